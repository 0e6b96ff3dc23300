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
    /// A name, title or description of the dataset, in the dataset's language.
    Data(String),
    /// A sentence of the dataset, in its language.
    Prose(String),
}

impl Part {
    /// What is to be read.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Data(text) | Self::Prose(text) => text,
        }
    }
}

impl Phrase {
    /// Words of the library.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self(vec![Part::Words(words.into())])
    }

    /// A name, title or description of the dataset.
    #[must_use]
    pub fn data(data: &str) -> Self {
        Self(vec![Part::Data(data.into())])
    }

    /// A sentence of the dataset.
    #[must_use]
    pub fn prose(prose: &str) -> Self {
        Self(vec![Part::Prose(prose.into())])
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
        self.0.iter().map(Part::text).collect()
    }

    /// How many words a reader reads. A name is one, however long: it is taken in at a glance.
    #[must_use]
    pub fn length(&self) -> usize {
        let words = |text: &str| {
            text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        };
        self.0
            .iter()
            .map(|part| match part {
                Part::Words(text) | Part::Prose(text) => words(text),
                Part::Data(_) => 1,
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_keeps_names_apart_from_words() {
        let phrase = Phrase::fill(
            "Disputed by {0}: {1}",
            &[&Phrase::data("The Times"), &Phrase::data("no")],
        );
        assert_eq!(phrase.text(), "Disputed by The Times: no");
        assert_eq!(phrase.0.len(), 4);
    }

    #[test]
    fn a_name_counts_as_one_word_and_a_sentence_as_its_words() {
        let name = Phrase::data("Central Intelligence Agency");
        let said = Phrase::prose("It will not say.");
        assert_eq!(Phrase::fill("{0} · according to {1}: {2}", &[&name, &name, &said]).length(), 8);
        assert_eq!(Phrase::default().length(), 0);
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
