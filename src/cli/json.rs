//! JSON out: what fits into 100 columns stands on one line, as the datasets of this project are set.
//!
//! Invariant: what is written reads back as the same value.

use crate::record::value::{Node, Value};

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
    use crate::record::source::parse;

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
