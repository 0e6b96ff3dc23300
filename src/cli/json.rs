//! JSON in and out.
//!
//! Reading is strict (RFC 8259): no comments, no trailing commas, no byte order mark. Each value remembers its bytes.
//! Writing sets what fits into 100 columns on one line, as the datasets of this project are set.
//!
//! Invariant: no document, however hostile, makes reading recurse deeper than [`MAX_DEPTH`] levels.

use crate::record::value::{MAX_DEPTH, Node, Value};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Why a text is no JSON, and where, in bytes.
pub struct SyntaxError {
    pub span: (u32, u32),
    pub found: String,
    pub expected: &'static str,
}

/// Reads a document.
pub fn parse(text: &str) -> Result<Node, SyntaxError> {
    scan(text)?;
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed =
        parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| SyntaxError {
            span: span(error.range().start, error.range().end),
            found: error.kind().to_string(),
            expected: "JSON (RFC 8259): no comments, no trailing commas, strings in double quotes",
        })?;
    match &parsed.value {
        Some(value) => Ok(node(value)),
        None => {
            Err(SyntaxError { span: (0, 0), found: "nothing".into(), expected: "a JSON document" })
        }
    }
}

/// Looks at the nesting before anything recurses, and for characters that the parser would let pass.
fn scan(text: &str) -> Result<(), SyntaxError> {
    let fault = |at: usize, found: &str, expected| {
        Err(SyntaxError { span: span(at, at + 1), found: found.into(), expected })
    };
    if text.starts_with('\u{feff}') {
        return fault(
            0,
            "a byte order mark",
            "the document itself: save it as UTF-8 without a mark",
        );
    }
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            0..0x20 if in_string => {
                return fault(at, "a control character in a string", "an escape such as \\n");
            }
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return fault(
                        at,
                        "nesting of more than 32 levels",
                        "at most 32; the format needs eight",
                    );
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

fn span(start: usize, end: usize) -> (u32, u32) {
    let clamp = |at| u32::try_from(at).unwrap_or(u32::MAX);
    (clamp(start), clamp(end))
}

fn node(value: &ast::Value<'_>) -> Node {
    let range = value.range();
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
        ast::Value::NumberLit(literal) => Value::Number(literal.value.parse().unwrap_or(f64::NAN)),
        ast::Value::StringLit(literal) => Value::Text(literal.value.to_string()),
        ast::Value::Array(array) => Value::List(array.elements.iter().map(node).collect()),
        ast::Value::Object(object) => {
            let member =
                |prop: &ast::ObjectProp<'_>| (prop.name.as_str().to_owned(), node(&prop.value));
            Value::Object(object.properties.iter().map(member).collect())
        }
    };
    Node { value, span: Some(span(range.start, range.end)) }
}

/// An object of these members, in this order.
pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(
        members.into_iter().map(|(name, value)| (name.into(), Node::bare(value))).collect(),
    )
}

/// An array of these values.
pub fn list(items: impl Iterator<Item = Value>) -> Value {
    Value::List(items.map(Node::bare).collect())
}

/// A string.
pub fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// A whole number.
pub fn number(number: u32) -> Value {
    Value::Number(f64::from(number))
}

/// Columns of a line, at most, where a value fits.
const COLUMNS: usize = 100;

/// Writes a value that begins in that column of a line indented by so many, and ends the line but for a comma.
pub fn write(value: &Value, indent: usize, column: usize) -> String {
    let mut out = String::new();
    put(value, indent, column, &mut out);
    out
}

/// Writes a value on one line.
pub fn write_flat(value: &Value) -> String {
    let mut out = String::new();
    put_flat(value, &mut out);
    out
}

fn put(value: &Value, indent: usize, column: usize, out: &mut String) {
    let start = out.len();
    put_flat(value, out);
    // One column for the comma that may follow.
    let fits = column + out.get(start..).unwrap_or("").chars().count() < COLUMNS;
    if fits || !matches!(value, Value::List(_) | Value::Object(_)) {
        return;
    }
    out.truncate(start);
    let inner = indent + 2;
    let line = |out: &mut String, indent: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    };
    match value {
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                out.push(if place == 0 { '[' } else { ',' });
                line(out, inner);
                put(&item.value, inner, inner, out);
            }
            line(out, indent);
            out.push(']');
        }
        Value::Object(members) => {
            for (place, (name, member)) in members.iter().enumerate() {
                out.push(if place == 0 { '{' } else { ',' });
                line(out, inner);
                let before = out.len();
                put_text(name, out);
                out.push_str(": ");
                let column = inner + out.get(before..).unwrap_or("").chars().count();
                put(&member.value, inner, column, out);
            }
            line(out, indent);
            out.push('}');
        }
        _ => {}
    }
}

fn put_flat(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Text(text) => put_text(text, out),
        Value::List(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                put_flat(&item.value, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (place, (name, member)) in members.iter().enumerate() {
                out.push_str(if place == 0 { " " } else { ", " });
                put_text(name, out);
                out.push_str(": ");
                put_flat(&member.value, out);
            }
            out.push_str(if members.is_empty() { "}" } else { " }" });
        }
    }
}

fn put_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strict_json_is_read() {
        for (text, good) in [
            (r#"{"a": [1, -2.5e3, true, null, "\u00e9\n"]}"#, true),
            ("  7 ", true),
            ("", false),
            ("{\"a\": 1,}", false),
            ("[1 2]", false),
            ("// a\n1", false),
            ("{a: 1}", false),
            ("['a']", false),
            ("[+1]", false),
            ("[.5]", false),
            ("[0x1]", false),
            ("[NaN]", false),
            ("1 2", false),
            ("\u{feff}1", false),
            ("[\"a\nb\"]", false),
            ("[\"a", false),
            ("[1", false),
        ] {
            assert_eq!(parse(text).is_ok(), good, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_before_anything_recurses() {
        for opener in ["[", "{\"a\":"] {
            assert!(
                parse(&opener.repeat(1_000_000))
                    .is_err_and(|error| error.found.starts_with("nesting"))
            );
        }
        let deepest = ["[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH)].concat();
        assert!(parse(&deepest).is_ok());
        assert!(parse(&["[", &deepest, "]"].concat()).is_err());
    }

    #[test]
    fn what_is_written_reads_back_and_stays_within_the_columns() {
        let long = list(
            (0..40).map(|n| object([("n", number(n)), ("text", text("a \"b\" \\ \n \u{1}"))])),
        );
        let written = write(&long, 0, 0);
        assert!(written.lines().all(|line| line.len() <= COLUMNS));
        let strip = |node: &Node| write_flat(&node.value);
        assert_eq!(parse(&written).map(|node| strip(&node)).ok(), Some(write_flat(&long)));
        assert_eq!(
            parse(&write_flat(&long)).map(|node| strip(&node)).ok(),
            Some(write_flat(&long))
        );
    }
}
