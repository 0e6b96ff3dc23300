//! JSON text to a tree whose values remember their bytes. Strict (RFC 8259): no comments, no trailing commas, no byte order
//! mark. The page needs none of it: there the engine parses.
//!
//! Invariant: no document, however hostile, makes reading recurse deeper than [`MAX_DEPTH`] levels.

use super::value::{MAX_DEPTH, Node, Value};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Why a text is no JSON, and where, in bytes.
#[derive(Debug)]
pub struct SyntaxError {
    /// The bytes at fault.
    pub span: (u32, u32),
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: &'static str,
}

/// Reads a document.
///
/// # Errors
/// The first place where it is no JSON.
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
}
