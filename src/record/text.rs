//! The kinds of text that a dataset holds, each with what it may contain.
//!
//! Invariant: whatever reads a value of these types, from JSON or from a compiled dataset, has checked its rule; what
//! reaches the card is free of control characters, direction overrides and forbidden URL schemes.

use core::ops::Deref;

use super::decode::{Decode, TextRule, text};
use super::diagnostic::{Faults, Path, acts, quoted};
use super::value::Node;
use crate::pack::{PackError, Reader, Wire, Writer};

/// Declares a kind of text: its rule, and what else it must look like.
macro_rules! kind_of_text {
    ($(#[$meta:meta])* $name:ident, $rule:expr, $check:ident, $expected:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            const RULE: TextRule = $rule;

            /// The text, if it keeps the rule of its kind.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                let fits = text.chars().count() <= Self::RULE.longest
                    && !text.chars().any(|c| acts(c) && !(Self::RULE.spaced && matches!(c, '\n' | '\t' | '\r')))
                    && $check(text);
                fits.then(|| Self(text.into()))
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Decode for $name {
            const REQUIRED: bool = true;

            fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
                let text = text(node, &Self::RULE, path, faults);
                if text.is_empty() || $check(&text) {
                    return Self(text);
                }
                faults.error("bad-text", path, &quoted(&text), $expected, "");
                Self::default()
            }
        }

        #[cfg(feature = "cli")]
        impl super::schema::Describe for $name {
            fn describe(_: &mut super::schema::Definitions) -> serde_json::Value {
                serde_json::json!({ "type": "string", "minLength": 1, "maxLength": Self::RULE.longest })
            }
        }

        impl Wire for $name {
            fn write(&self, out: &mut Writer) {
                out.text(self);
            }

            fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
                Self::new(input.text()?).ok_or(PackError::BadText)
            }
        }
    };
}

kind_of_text! {
    /// The name of an entity: letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 80 characters.
    Id, TextRule { longest: 80, spaced: false, markup: false }, is_id,
    "letters, digits, '.', '_' and '-', beginning with a letter or digit"
}

kind_of_text! {
    /// A line for readers: at most 1,000 characters, no markup.
    Text, TextRule { longest: 1_000, spaced: false, markup: false }, anything, "text"
}

kind_of_text! {
    /// A passage as a page has it: at most 20,000 characters, any line breaks.
    Passage, TextRule { longest: 20_000, spaced: true, markup: true }, anything, "text"
}

kind_of_text! {
    /// A link: `https:` or `http:`, or relative, at most 2,000 characters.
    Url, TextRule { longest: 2_000, spaced: false, markup: true }, is_allowed_url,
    "a URL of scheme https or http, or a relative one"
}

const fn anything(_: &str) -> bool {
    true
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// A scheme is what stands before the first `:` if no `/`, `?` or `#` stands before it (RFC 3986, section 3). White
/// space and backslashes, which browsers drop or turn, are refused, and so is `//host` without a scheme.
fn is_allowed_url(text: &str) -> bool {
    if text.contains(|c: char| c.is_whitespace() || c == '\\') || text.starts_with("//") {
        return false;
    }
    let Some((scheme, _)) = text.split_once(':') else { return true };
    scheme.contains(['/', '?', '#'])
        || ["https", "http"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
}

/// A curator's remark. It stays in the JSON document: compiled datasets do not have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note(pub Option<Text>);

impl Decode for Note {
    const REQUIRED: bool = false;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        Self(Some(Text::decode(node, path, faults)))
    }
}

impl Wire for Note {
    fn write(&self, _: &mut Writer) {}

    fn read(_: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self::default())
    }
}

/// Words that one passage may have.
const MOST_WORDS: usize = 4_000;

/// Hashes of folded words, in order; in JSON base64 (RFC 4648) of 32-bit numbers, least significant byte first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes(pub Vec<u32>);

impl Hashes {
    /// The hashes of a text's words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(crate::text::hashes(text))
    }

    /// Reads the base64 form. `None` if it is none, or holds a broken number.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes = from_base64(text)?;
        let (numbers, rest) = bytes.as_chunks::<4>();
        (rest.is_empty() && numbers.len() <= MOST_WORDS)
            .then(|| Self(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect()))
    }

    /// Writes the base64 form.
    #[must_use]
    pub fn to_base64(&self) -> String {
        let bytes: Vec<u8> = self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        to_base64(&bytes)
    }
}

impl Decode for Hashes {
    const REQUIRED: bool = true;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        let rule = TextRule { longest: MOST_WORDS * 6, spaced: false, markup: true };
        let text = text(node, &rule, path, faults);
        let hashes = Self::from_base64(&text);
        if hashes.is_none() {
            let help = "make it with `accordingto anchor`";
            faults.error("bad-hashes", path, &quoted(&text), "base64 of 32-bit word hashes", help);
        }
        hashes.unwrap_or_default()
    }
}

impl Wire for Hashes {
    fn write(&self, out: &mut Writer) {
        out.number(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        for hash in &self.0 {
            out.hash(*hash);
        }
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        let length = input.count()?;
        if length > MOST_WORDS {
            return Err(PackError::BadText);
        }
        (0..length).map(|_| input.hash()).collect::<Result<_, _>>().map(Self)
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn to_base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place) & 63) as usize;
            let digit = ALPHABET.get(index).copied().unwrap_or(b'=');
            out.push(char::from(if place <= group.len() { digit } else { b'=' }));
        }
    }
    out
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(digits.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for digit in digits.bytes() {
        let value = ALPHABET.iter().position(|known| *known == digit)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 255) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that fails to unwrap is a failed test.
mod tests {
    use super::*;

    #[test]
    fn urls_of_other_schemes_and_disguised_ones_are_refused() {
        for (text, allowed) in [
            ("https://example.org/a", true),
            ("http://example.org/a?b=c:d#e", true),
            ("/archive/2007.html", true),
            ("archive/a:b", true),
            ("HTTPS://example.org", true),
            ("javascript:alert(1)", false),
            ("java\u{0}script:alert(1)", false),
            (" javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("//example.org/a", false),
            ("\\\\example.org", false),
        ] {
            assert_eq!(Url::new(text).is_some(), allowed, "{text}");
        }
    }

    #[test]
    fn hashes_survive_base64_and_broken_base64_is_refused() {
        for length in 0..7u32 {
            let hashes = Hashes((0..length).map(|n| n.wrapping_mul(0x9e37_79b9) ^ 7).collect());
            assert_eq!(Hashes::from_base64(&hashes.to_base64()).unwrap(), hashes);
        }
        assert_eq!(Hashes(vec![1]).to_base64(), "AQAAAA==");
        for broken in ["AQAA", "AQAAAA=A", "****", "AQAAAAA="] {
            assert_eq!(Hashes::from_base64(broken), None, "{broken}");
        }
    }

    #[test]
    fn texts_with_characters_that_act_are_refused() {
        for text in ["a\u{202e}b", "a\u{7}b", "a\nb"] {
            assert_eq!(Text::new(text), None);
        }
        assert!(Passage::new("a\nb").is_some());
    }
}
