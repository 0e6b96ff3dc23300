//! From a JSON tree to the model: every fault is noted, none stops the reading.
//!
//! A faulty value is replaced by an empty one, so that the rest of its entity is still read and checked, and one fault
//! is not reported twice. [`crate::record::Record::new`] refuses the whole if there was any error.
//!
//! Invariant: decoding is total. It returns a value for every tree, and a diagnostic for everything it could not take.

use super::diagnostic::{Faults, Path, acts, quoted};
use super::value::{Node, Value};

/// A type that a JSON value can be read into.
pub trait Decode: Default {
    /// Whether a member of this type must be present.
    const REQUIRED: bool;

    /// Reads a value, noting what is wrong with it.
    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self;
}

/// A closed vocabulary: an enum whose words are the format's.
pub trait Vocabulary: Copy + Default + PartialEq + 'static {
    /// Each value with its word, in the order of the model.
    const WORDS: &'static [(Self, &'static str)];
    /// Whether the member must be present; if not, its absence means the first word.
    const REQUIRED: bool;

    /// The word for a value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }
}

/// Declares a closed vocabulary. The first word is what an absent member means, unless the vocabulary is `required`.
macro_rules! vocabulary {
    ($(#[doc = $doc:literal])* $name:ident, $presence:ident {
        $(#[doc = $first_doc:literal])* $first:ident = $first_word:literal
        $(, $(#[doc = $variant_doc:literal])* $variant:ident = $word:literal)* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $first_doc])* #[default] $first
            $(, $(#[doc = $variant_doc])* $variant)*
        }
        impl $crate::record::decode::Vocabulary for $name {
            const WORDS: &'static [(Self, &'static str)] =
                &[(Self::$first, $first_word) $(, (Self::$variant, $word))*];
            const REQUIRED: bool = vocabulary!(@$presence);
        }
        #[cfg(feature = "cli")]
        impl $crate::record::schema::Describe for $name {
            fn describe(_: &mut $crate::record::schema::Definitions) -> serde_json::Value {
                $crate::record::schema::words(&[
                    ($first_word, concat!($($first_doc),*)) $(, ($word, concat!($($variant_doc),*)))*
                ])
            }
        }
        impl $crate::record::decode::Decode for $name {
            const REQUIRED: bool = <Self as $crate::record::decode::Vocabulary>::REQUIRED;
            fn decode(
                node: &$crate::record::value::Node,
                path: &$crate::record::diagnostic::Path<'_>,
                faults: &mut $crate::record::diagnostic::Faults,
            ) -> Self {
                $crate::record::decode::word(node, path, faults)
            }
        }
        impl $crate::pack::Wire for $name {
            fn write(&self, out: &mut $crate::pack::Writer) {
                out.word(*self);
            }
            fn read(input: &mut $crate::pack::Reader<'_>) -> Result<Self, $crate::pack::PackError> {
                input.word()
            }
        }
    };
    (@required) => { true };
    (@optional) => { false };
}
pub(super) use vocabulary;

/// Declares an entity of the format once: the struct, its reading from JSON and its place in a compiled dataset.
macro_rules! entity {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident $(as $member:literal)? : $type:ty),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[doc = $field_doc])* pub $field: $type),+ }
        impl $name {
            /// The members that the format knows, in its order.
            pub const MEMBERS: &'static [&'static str] = &[$(entity!(@name $field $($member)?)),+];
        }
        #[cfg(feature = "cli")]
        impl $crate::record::schema::Describe for $name {
            fn describe(definitions: &mut $crate::record::schema::Definitions) -> serde_json::Value {
                use $crate::record::{decode::Decode, schema::Describe};
                definitions.entity(stringify!($name), concat!($($doc),*), &[$($crate::record::schema::Member {
                    name: entity!(@name $field $($member)?),
                    doc: concat!($($field_doc),*),
                    required: <$type as Decode>::REQUIRED,
                    form: <$type as Describe>::describe,
                }),+])
            }
        }
        impl $crate::record::decode::Decode for $name {
            const REQUIRED: bool = true;
            fn decode(
                node: &$crate::record::value::Node,
                path: &$crate::record::diagnostic::Path<'_>,
                faults: &mut $crate::record::diagnostic::Faults,
            ) -> Self {
                let members = $crate::record::decode::members(node, Self::MEMBERS, path, faults);
                Self { $($field: $crate::record::decode::member(members, entity!(@name $field $($member)?), path, faults)),+ }
            }
        }
        impl $crate::pack::Wire for $name {
            fn write(&self, out: &mut $crate::pack::Writer) {
                $(self.$field.write(out);)+
            }
            fn read(input: &mut $crate::pack::Reader<'_>) -> Result<Self, $crate::pack::PackError> {
                Ok(Self { $($field: $crate::pack::Wire::read(input)?),+ })
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $member:literal) => { $member };
}
pub(super) use entity;

/// Members that any object may have and that mean nothing to the format: editors put them there.
const IGNORED: &[&str] = &["$schema"];

/// Members that one object may have: names are compared pair by pair, and no entity has a quarter of this.
const MOST_MEMBERS: usize = 64;

/// The members of an object, after a look at their names. `None`, noted, for what is no object.
pub fn members<'a>(
    node: &'a Node,
    known: &[&str],
    path: &Path<'_>,
    faults: &mut Faults,
) -> Option<&'a [(String, Node)]> {
    let Value::Object(members) = &node.value else {
        unexpected(node, "an object", path, faults);
        return None;
    };
    if members.len() > MOST_MEMBERS {
        let found = format!("{} members", members.len());
        faults.error("too-many", path, &found, &format!("at most {MOST_MEMBERS}"), "");
        return None;
    }
    for (place, (name, _)) in members.iter().enumerate() {
        let here = Path::Member(path, name);
        if members.iter().take(place).any(|(earlier, _)| earlier == name) {
            faults.error(
                "repeated-member",
                &here,
                &quoted(name),
                "each member once",
                "delete one of the two",
            );
        } else if !known.contains(&name.as_str()) && !IGNORED.contains(&name.as_str()) {
            let expected = match nearest(name, known) {
                Some(near) => format!("a member of the format, perhaps {}", quoted(near)),
                None => format!("one of: {}", known.join(", ")),
            };
            faults.warn("unknown-member", &here, &quoted(name), &expected, "it is ignored");
        }
    }
    Some(members)
}

/// One member of an object, read; an empty value where the object was none.
pub fn member<T: Decode>(
    members: Option<&[(String, Node)]>,
    name: &str,
    path: &Path<'_>,
    faults: &mut Faults,
) -> T {
    let Some(members) = members else { return T::default() };
    match members.iter().find(|(known, _)| known == name) {
        Some((_, node)) if node.value != Value::Null || T::REQUIRED => {
            T::decode(node, &Path::Member(path, name), faults)
        }
        _ => {
            if T::REQUIRED {
                let expected = format!("the member {}", quoted(name));
                faults.error("missing-member", path, "none", &expected, "");
            }
            T::default()
        }
    }
}

/// One word of a closed vocabulary.
pub fn word<T: Vocabulary>(node: &Node, path: &Path<'_>, faults: &mut Faults) -> T {
    if let Value::Text(text) = &node.value
        && let Some((value, _)) = T::WORDS.iter().find(|(_, word)| word == text)
    {
        return *value;
    }
    let words: Vec<&str> = T::WORDS.iter().map(|(_, word)| *word).collect();
    let found = shown(node);
    let help = match &node.value {
        Value::Text(text) => {
            nearest(text, &words).map_or(String::new(), |near| format!("perhaps {near}"))
        }
        _ => String::new(),
    };
    faults.error("unknown-word", path, &found, &format!("one of: {}", words.join(", ")), &help);
    T::default()
}

/// Notes that a value is of the wrong kind.
pub fn unexpected(node: &Node, expected: &str, path: &Path<'_>, faults: &mut Faults) {
    faults.error("wrong-kind", path, &shown(node), expected, "");
}

/// A value as messages show it.
pub fn shown(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Bool(true) => "true".into(),
        Value::Bool(false) => "false".into(),
        _ => node.kind().into(),
    }
}

/// The limits of one kind of text.
pub struct TextRule {
    /// Longest text, in characters.
    pub longest: usize,
    /// Whether line breaks and tabs may stand in it.
    pub spaced: bool,
    /// Whether it may contain what looks like markup: only passages quoted from pages may.
    pub markup: bool,
}

/// A string of the document that keeps a rule. Empty, and noted, if it does not.
pub fn text(node: &Node, rule: &TextRule, path: &Path<'_>, faults: &mut Faults) -> String {
    let Value::Text(text) = &node.value else {
        unexpected(node, "a string", path, faults);
        return String::new();
    };
    let length = text.chars().count();
    if length > rule.longest {
        let found = format!("{length} characters");
        let expected = format!("at most {}", rule.longest);
        faults.error("too-long", path, &found, &expected, "shorten it");
    } else if text.trim().is_empty() {
        faults.error(
            "empty-text",
            path,
            &quoted(text),
            "some text",
            "write it or delete the member",
        );
    } else if let Some(c) =
        text.chars().find(|&c| acts(c) && !(rule.spaced && matches!(c, '\n' | '\t' | '\r')))
    {
        let found = format!("the character U+{:04X}", u32::from(c));
        faults.error(
            "control-character",
            path,
            &found,
            "text without control or direction-changing characters",
            "delete it",
        );
    } else if !rule.markup && looks_like_markup(text) {
        faults.error(
            "markup",
            path,
            &quoted(text),
            "plain text",
            "texts are shown as they are: delete the markup",
        );
    } else {
        return text.clone();
    }
    String::new()
}

/// `<` followed by what would begin a tag, an end tag, a comment or an instruction.
fn looks_like_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}

/// The known word that a misspelt one was perhaps meant to be: it differs by one letter added, dropped or changed, two
/// neighbours swapped, or letter case.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known.iter().copied().find(|candidate| close(word.as_bytes(), candidate.as_bytes()))
}

pub(super) fn close(a: &[u8], b: &[u8]) -> bool {
    let same = |(x, y): &(&u8, &u8)| x.eq_ignore_ascii_case(y);
    let head = a.iter().zip(b).take_while(same).count();
    let tail = a.iter().skip(head).rev().zip(b.iter().skip(head).rev()).take_while(same).count();
    let (rest_a, rest_b) = (a.len() - head - tail, b.len() - head - tail);
    rest_a <= 1 && rest_b <= 1
        || rest_a == 2
            && rest_b == 2
            && a.get(head) == b.get(head + 1)
            && a.get(head + 1) == b.get(head)
}

impl<T: Decode> Decode for Option<T> {
    const REQUIRED: bool = false;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        Some(T::decode(node, path, faults))
    }
}

/// Items that one array may have: far beyond any dataset, near enough to stop a hostile one.
const MOST_ITEMS: usize = 100_000;

impl<T: Decode> Decode for Vec<T> {
    const REQUIRED: bool = false;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        let Value::List(items) = &node.value else {
            unexpected(node, "an array", path, faults);
            return Self::new();
        };
        if items.len() > MOST_ITEMS {
            faults.error(
                "too-many",
                path,
                &format!("{} items", items.len()),
                &format!("at most {MOST_ITEMS}"),
                "",
            );
            return Self::new();
        }
        items
            .iter()
            .enumerate()
            .map(|(index, item)| T::decode(item, &Path::Item(path, index), faults))
            .collect()
    }
}

impl Decode for bool {
    const REQUIRED: bool = false;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        if let Value::Bool(value) = node.value {
            return value;
        }
        unexpected(node, "true or false", path, faults);
        false
    }
}

/// Largest whole number of the format: text positions and counts stay below it.
const LARGEST: f64 = 2_147_483_647.0;

impl Decode for u32 {
    const REQUIRED: bool = true;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 0..2^31 by the check.
    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        match node.value {
            Value::Number(value) if (0.0..=LARGEST).contains(&value) && value.fract() == 0.0 => {
                value as Self
            }
            _ => {
                unexpected(node, "a whole number from 0 to 2147483647", path, faults);
                0
            }
        }
    }
}
