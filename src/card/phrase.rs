//! Phrases: the reader's sentences, with the names and quotations in them kept apart, so that a name of another script
//! or direction does not turn the sentence round (`<bdi>` in the card).
//!
//! Invariant: the words of a phrase come from [`super::words`] alone, everything else from the dataset.

/// A sentence or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Part>);

/// A stretch of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of the library, in the reader's language.
    Words(String),
    /// A name, title, description or quotation of the dataset, in the dataset's language.
    Data(String),
}

impl Phrase {
    /// Words of the library.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self(vec![Part::Words(words.into())])
    }

    /// A name, title, description or quotation of the dataset.
    #[must_use]
    pub fn data(data: &str) -> Self {
        Self(vec![Part::Data(data.into())])
    }

    /// A template with `{0}`, `{1}` … replaced by phrases. A place without a phrase stays empty.
    #[must_use]
    pub fn fill(template: &str, phrases: &[&Self]) -> Self {
        let mut parts = Vec::new();
        let push_words = |parts: &mut Vec<Part>, words: &str| {
            if !words.is_empty() {
                parts.push(Part::Words(words.into()));
            }
        };
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            push_words(&mut parts, before);
            let Some((place, after)) = after.split_once('}') else { break };
            let phrase = place.parse().ok().and_then(|place: usize| phrases.get(place));
            parts.extend(phrase.into_iter().flat_map(|phrase| phrase.0.iter().cloned()));
            rest = after;
        }
        push_words(&mut parts, rest);
        Self(parts)
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The phrase as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Words(text) | Part::Data(text) => text.as_str(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_keeps_names_apart_from_words() {
        let phrase = Phrase::fill("Disputed by {0}: {1}", &[&Phrase::data("The Times"), &Phrase::data("no")]);
        assert_eq!(phrase.text(), "Disputed by The Times: no");
        assert_eq!(phrase.0.len(), 4);
    }

    #[test]
    fn braces_in_data_are_not_templates_and_broken_templates_do_not_panic() {
        let name = Phrase::data("{0} {1}");
        assert_eq!(Phrase::fill("{0}", &[&name]).text(), "{0} {1}");
        for broken in ["{", "}", "{9}", "{x}", "a{0"] {
            let _ = Phrase::fill(broken, &[&name]);
        }
    }
}
