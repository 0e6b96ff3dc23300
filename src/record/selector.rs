//! Selectors: passages of pages, by their words or by the hashes of their words (W3C Web Annotation where it has the term).
//!
//! Invariant: a compiled dataset holds every passage as hashes, whatever the JSON document has.

use super::decode::{Decode, entity, unexpected};
use super::diagnostic::{Faults, Path};
use super::text::{Hashes, Id, Passage};
use super::value::{Node, Value};
use crate::pack::{PackError, Reader, Wire, Writer};

/// A passage of a page (a Web Annotation selector).
#[derive(Clone, Debug, PartialEq)]
pub enum Selector {
    /// By its words.
    TextQuote(TextQuoteSelector),
    /// By the hashes of its words, which republish nobody's sentence.
    WordHash(WordHashSelector),
}

entity! {
    /// The passage and its surroundings as text (W3C Web Annotation).
    TextQuoteSelector {
        /// The type's name in JSON.
        kind as "type": Id,
        /// The passage.
        exact: Passage,
        /// Text before it.
        prefix: Option<Passage>,
        /// Text after it.
        suffix: Option<Passage>,
    }
}

entity! {
    /// The passage and its surroundings as hashes of folded words, base64 of little-endian 32-bit numbers.
    WordHashSelector {
        /// The type's name in JSON.
        kind as "type": Id,
        /// The passage.
        exact: Hashes,
        /// Words before it.
        prefix: Option<Hashes>,
        /// Words after it.
        suffix: Option<Hashes>,
    }
}

impl Default for Selector {
    fn default() -> Self {
        Self::TextQuote(TextQuoteSelector::default())
    }
}

impl Decode for Selector {
    const REQUIRED: bool = true;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        let kind = match &node.value {
            Value::Object(members) => {
                members.iter().find(|(name, _)| name == "type").map(|(_, node)| &node.value)
            }
            _ => None,
        };
        match kind {
            Some(Value::Text(kind)) if kind == "WordHashSelector" => {
                Self::WordHash(Decode::decode(node, path, faults))
            }
            Some(Value::Text(kind)) if kind == "TextQuoteSelector" => {
                Self::TextQuote(Decode::decode(node, path, faults))
            }
            _ => {
                let expected = "an object whose \"type\" is TextQuoteSelector or WordHashSelector";
                unexpected(node, expected, path, faults);
                Self::default()
            }
        }
    }
}

/// A compiled dataset holds every passage as hashes: finding needs no more.
impl Wire for Selector {
    fn write(&self, out: &mut Writer) {
        self.hashed().write(out);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        Wire::read(input).map(Self::WordHash)
    }
}

impl Selector {
    /// The selector by word hashes.
    #[must_use]
    pub fn hashed(&self) -> WordHashSelector {
        match self {
            Self::WordHash(selector) => selector.clone(),
            Self::TextQuote(quote) => WordHashSelector {
                kind: Id::new("WordHashSelector").unwrap_or_default(),
                exact: Hashes::of(&quote.exact),
                prefix: quote.prefix.as_deref().map(Hashes::of),
                suffix: quote.suffix.as_deref().map(Hashes::of),
            },
        }
    }
}
