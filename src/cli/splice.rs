//! Changes to a dataset's file that leave every other byte of it alone.
//!
//! Invariant: what is set to the value that it has is not touched, so doing a thing twice changes nothing.

use crate::record::value::{Node, Value};

use super::json;

/// A member of an object to set.
pub struct Edit {
    /// Bytes of the old value; for a new member, where it goes, twice.
    span: (usize, usize),
    /// The byte of the object's opening brace.
    object: usize,
    name: &'static str,
    value: Value,
    place: Place,
}

/// Where a member goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the place of the old value.
    Replace,
    /// Before the member `note`, which the format has last.
    BeforeNote,
    /// After the last member.
    Last,
}

impl Edit {
    /// Sets a member of an object that came from text. `None` if it has that value already, or the object has no members.
    pub fn new(object: &Node, name: &'static str, value: Value) -> Option<Self> {
        let Value::Object(members) = &object.value else { return None };
        let range = |node: &Node| node.span.map(|(start, end)| (start as usize, end as usize));
        let (span, place) = if let Some(old) = member(object, name) {
            if json::write_flat(&old.value) == json::write_flat(&value) {
                return None;
            }
            (range(old)?, Place::Replace)
        } else if let Some(note) = member(object, "note") {
            let (start, _) = range(note)?;
            ((start, start), Place::BeforeNote)
        } else {
            let (_, end) = range(&members.last()?.1)?;
            ((end, end), Place::Last)
        };
        Some(Self { span, object: range(object)?.0, name, value, place })
    }

    /// The bytes to replace and what comes there.
    fn written(&self, text: &str) -> Option<(usize, usize, String)> {
        let (start, end) = self.span;
        let inside = text.get(self.object + 1..)?;
        let margin = inside.get(..inside.find(|c: char| !c.is_ascii_whitespace())?)?;
        // An object whose first member stands on a line of its own has all of them so.
        let Some((_, indent)) = margin.rsplit_once('\n') else {
            let value = json::write_flat(&self.value);
            return Some(match self.place {
                Place::Replace => (start, end, value),
                Place::BeforeNote => {
                    let at = text.get(..start)?.rfind("\"note\"")?;
                    (at, at, format!("\"{}\": {value}, ", self.name))
                }
                Place::Last => (start, start, format!(", \"{}\": {value}", self.name)),
            });
        };
        let value = json::write(&self.value, indent.len(), indent.len() + self.name.len() + 4);
        Some(match self.place {
            Place::Replace => (start, end, value),
            Place::BeforeNote => {
                let at = text.get(..start)?.rfind("\"note\"")?;
                (at, at, format!("\"{}\": {value},\n{indent}", self.name))
            }
            Place::Last => (start, start, format!(",\n{indent}\"{}\": {value}", self.name)),
        })
    }
}

/// Applies edits to the text that their nodes came from. `None` if two of them are about one member.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> Option<String> {
    edits.sort_by_key(|edit| edit.span);
    if edits.windows(2).any(|pair| matches!(pair, [one, other] if one.span == other.span)) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 256 * edits.len());
    let mut done = 0;
    for edit in &edits {
        let (start, end, written) = edit.written(text)?;
        out.push_str(text.get(done..start)?);
        out.push_str(&written);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A member of an object.
pub fn member<'a>(object: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Object(members) = &object.value else { return None };
    members.iter().find(|(known, _)| known == name).map(|(_, member)| member)
}

/// The assertions of a dataset, in the document's order, each with its id.
pub fn assertions(root: &Node) -> impl Iterator<Item = (&str, &Node)> {
    fn items(node: Option<&Node>) -> &[Node] {
        match node.map(|node| &node.value) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }
    items(member(root, "claims"))
        .iter()
        .flat_map(move |claim| items(member(claim, "assertions")))
        .filter_map(|assertion| match &member(assertion, "id")?.value {
            Value::Text(id) => Some((id.as_str(), assertion)),
            _ => None,
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that fails to unwrap is a failed test.
mod tests {
    use super::*;
    use crate::record::source;

    fn set(text: &str, value: Value) -> String {
        let root = source::parse(text).ok().unwrap();
        apply(text, Edit::new(&root, "anchors", value).into_iter().collect()).unwrap()
    }

    #[test]
    fn a_member_is_set_where_the_format_has_it_and_nothing_else_changes() {
        for (before, after) in [
            ("{\"id\":\"a\"}", "{\"id\":\"a\", \"anchors\": [1]}"),
            ("{ \"id\": 1, \"note\": 2 }", "{ \"id\": 1, \"anchors\": [1], \"note\": 2 }"),
            ("{ \"anchors\": [ ], \"id\": 1}", "{ \"anchors\": [1], \"id\": 1}"),
            ("{\n  \"id\": 1\n}\n", "{\n  \"id\": 1,\n  \"anchors\": [1]\n}\n"),
            (
                "{\n  \"x\": [\n    1\n  ],\n  \"note\": 1 }",
                "{\n  \"x\": [\n    1\n  ],\n  \"anchors\": [1],\n  \"note\": 1 }",
            ),
            ("{\n \"anchors\":  [\n2], \"id\":\t1}", "{\n \"anchors\":  [1], \"id\":\t1}"),
        ] {
            let value = json::list(std::iter::once(json::number(1)));
            assert_eq!(set(before, value.clone()), after);
            assert_eq!(set(after, value), after);
        }
    }

    #[test]
    fn two_edits_of_one_member_are_refused() {
        let text = "{\"id\": 1}";
        let root = source::parse(text).ok().unwrap();
        let edit = || Edit::new(&root, "anchors", json::number(1)).unwrap();
        assert!(apply(text, vec![edit(), edit()]).is_none());
    }
}
