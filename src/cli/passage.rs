//! Passages of a page, and the selectors that find them again.

use std::ops::Range;

use crate::record::model::Hashes;
use crate::record::value::Value;
use crate::text;

use super::page::Page;
use super::{Stop, json};

/// Words of a passage, at most: what a selector may hold.
const MOST_WORDS: usize = 4_000;

/// How a selector names a passage.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By the hashes of its words.
    WordHash,
    /// By its text.
    TextQuote,
}

impl Kind {
    /// The name of the selector's type.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WordHash => "WordHashSelector",
            Self::TextQuote => "TextQuoteSelector",
        }
    }
}

/// Words of a page, by their places in [`Page::words`].
pub struct Passage<'a> {
    page: &'a Page,
    words: Range<usize>,
}

impl<'a> Passage<'a> {
    /// The only place of the page where a quote's words stand.
    pub fn of_quote(page: &'a Page, quote: &str) -> Result<Self, Stop> {
        let hashes = text::hashes(quote);
        if hashes.is_empty() {
            return Err(Stop::Input("the quote has no words".into()));
        }
        let places = places(page, &hashes);
        match places.as_slice() {
            [] => Err(Stop::Input(format!(
                "the quote does not stand in the main text of {}",
                page.name
            ))),
            [place] => Ok(Self { page, words: *place..place + hashes.len() }),
            _ => {
                let line = |place: &usize| {
                    page.words.get(*place).map_or(0, |word| page.line(word.start)).to_string()
                };
                let lines: Vec<String> = places.iter().take(10).map(line).collect();
                Err(Stop::Input(format!(
                    "the quote stands {} times in {} (lines {}): quote more of the sentence, or say which by --start and --end",
                    places.len(),
                    page.name,
                    lines.join(", ")
                )))
            }
        }
    }

    /// The words that touch the text from one UTF-16 offset to another.
    pub fn of_span(page: &'a Page, start: u32, end: u32) -> Result<Self, Stop> {
        let first = page.words.partition_point(|word| word.end <= start);
        let last = page.words.partition_point(|word| word.start < end);
        if first >= last || start >= end {
            return Err(Stop::Input(format!(
                "no word of the main text of {} stands from {start} to {end}",
                page.name
            )));
        }
        Ok(Self { page, words: first..last })
    }

    /// Whether the passage needs its surroundings to be told from others: it is short, or stands more than once.
    pub fn is_unsure(&self) -> bool {
        self.words.len() < 8 || places(self.page, &self.hashes(self.words.clone())).len() > 1
    }

    /// The selector, with so many words of context on either side.
    pub fn selector(&self, kind: Kind, context: usize) -> Result<Value, Stop> {
        if self.words.len() > MOST_WORDS {
            return Err(Stop::Input(format!(
                "the passage has {} words; {MOST_WORDS} at most",
                self.words.len()
            )));
        }
        let (start, end) = (self.words.start, self.words.end);
        let before = start.saturating_sub(context)..start;
        let after = end..end.saturating_add(context).min(self.page.words.len());
        let part = |words: Range<usize>| match kind {
            Kind::WordHash => json::text(&Hashes(self.hashes(words)).to_base64()),
            Kind::TextQuote => json::text(self.text(words)),
        };
        let mut members =
            vec![("type", json::text(kind.name())), ("exact", part(self.words.clone()))];
        for (name, words) in [("prefix", before), ("suffix", after)] {
            if !words.is_empty() {
                members.push((name, part(words)));
            }
        }
        Ok(json::object(members))
    }

    /// Checks that no other place of the page has the same words with the same context.
    pub fn check_context(&self, context: usize) -> Result<(), Stop> {
        let around = |words: Range<usize>| {
            words.start.saturating_sub(context)
                ..words.end.saturating_add(context).min(self.page.words.len())
        };
        let here = self.hashes(around(self.words.clone()));
        let places = places(self.page, &self.hashes(self.words.clone()));
        let alike = places
            .iter()
            .filter(|place| self.hashes(around(**place..**place + self.words.len())) == here)
            .count();
        if alike > 1 {
            return Err(Stop::Input(format!(
                "the passage stands {alike} times in {} with the same {context} words around it: raise --context",
                self.page.name
            )));
        }
        Ok(())
    }

    fn hashes(&self, words: Range<usize>) -> Vec<u32> {
        self.page.words.get(words).unwrap_or(&[]).iter().map(|word| word.hash).collect()
    }

    fn text(&self, words: Range<usize>) -> &str {
        let words = self.page.words.get(words).unwrap_or(&[]);
        words
            .first()
            .zip(words.last())
            .map_or("", |(first, last)| self.page.slice(first.start, last.end))
    }
}

/// Where these words stand in a page, by the place of the first.
pub fn places(page: &Page, hashes: &[u32]) -> Vec<usize> {
    if hashes.is_empty() {
        return Vec::new();
    }
    let stands =
        |window: &[text::Word]| window.iter().zip(hashes).all(|(word, hash)| word.hash == *hash);
    page.words
        .windows(hashes.len())
        .enumerate()
        .filter(|(_, window)| stands(window))
        .map(|(place, _)| place)
        .collect()
}
