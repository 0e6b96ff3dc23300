//! The index: the passages of a record and the table of their word pairs.
//!
//! Invariant: an index is the same for the same record on every machine; building it costs n log n in the words of all
//! passages.

use super::table::{Entry, Table};
use super::wording::Wordings;
use crate::record::{ClaimIx, Record};
use crate::text::Stems;

/// Words of context that are kept on each side of a passage.
const CONTEXT: usize = 16;

/// The passages of a record, ready to be looked for.
#[derive(Debug, Default)]
pub struct Index {
    /// The words of all passages and their contexts, one after the other.
    words: Vec<u32>,
    passages: Vec<Span>,
    seeds: Table,
    singles: bool,
    wordings: Wordings,
}

/// A pair of neighbouring words of a passage, or the only word of one: its key, its passage, and the place of its first
/// word there.
pub(super) type Seed = Entry;

#[derive(Clone, Copy, Debug)]
struct Span {
    claim: ClaimIx,
    assertion: u32,
    prefix: (u32, u32),
    exact: (u32, u32),
    suffix: (u32, u32),
}

/// A passage of an index. The words are hashes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    pub claim: ClaimIx,
    pub assertion: u32,
    pub prefix: &'a [u32],
    pub exact: &'a [u32],
    pub suffix: &'a [u32],
}

/// The key of two neighbouring words.
pub(super) const fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(5) ^ second).wrapping_mul(0x9e37_79b1)
}

/// The key of the only word of a passage.
pub(super) const fn single(word: u32) -> u32 {
    pair(word, 0x5bd1_e995)
}

impl Index {
    /// Indexes the anchors and wordings of a record.
    #[must_use]
    pub fn new(record: &Record) -> Self {
        let mut index = Self { wordings: Wordings::new(record), ..Self::default() };
        let mut seeds = Vec::new();
        for (ix, claim) in record.claims() {
            for (assertion, place) in claim.assertions.iter().zip(0..) {
                for anchor in &assertion.anchors {
                    let selector = anchor.selector.hashed();
                    let prefix = selector.prefix.as_ref().map_or(&[][..], |hashes| &hashes.0);
                    let suffix = selector.suffix.as_ref().map_or(&[][..], |hashes| &hashes.0);
                    index.add(&mut seeds, ix, place, prefix, &selector.exact.0, suffix);
                }
            }
        }
        index.seeds = Table::new(seeds);
        index
    }

    fn add(
        &mut self,
        seeds: &mut Vec<Seed>,
        claim: ClaimIx,
        assertion: u32,
        prefix: &[u32],
        exact: &[u32],
        suffix: &[u32],
    ) {
        if exact.is_empty() {
            return;
        }
        let prefix = prefix.get(prefix.len().saturating_sub(CONTEXT)..).unwrap_or(prefix);
        let suffix = suffix.get(..CONTEXT).unwrap_or(suffix);
        let passage = self.passages.len() as u32;
        let span = Span {
            claim,
            assertion,
            prefix: self.keep(prefix),
            exact: self.keep(exact),
            suffix: self.keep(suffix),
        };
        self.passages.push(span);
        if let [only] = exact {
            self.singles = true;
            seeds.push([single(*only), passage, 0]);
        }
        let pairs = exact.array_windows().map(|[first, second]| pair(*first, *second));
        seeds.extend((0..).zip(pairs).map(|(place, key)| [key, passage, place]));
    }

    fn keep(&mut self, words: &[u32]) -> (u32, u32) {
        let start = self.words.len() as u32;
        self.words.extend_from_slice(words);
        (start, self.words.len() as u32)
    }

    /// How many passages there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.wordings.is_empty()
    }

    /// The stems of the wordings. Who reads a page gives them to its [`Scanner`](crate::text::Scanner); wordings that
    /// need one are not found among words that were read without.
    #[must_use]
    pub const fn stems(&self) -> &Stems {
        self.wordings.stems()
    }

    pub(super) const fn wordings(&self) -> &Wordings {
        &self.wordings
    }

    /// Whether any passage is a single word, so that the words themselves must be looked up too.
    pub(super) const fn has_singles(&self) -> bool {
        self.singles
    }

    pub(super) fn passage(&self, passage: u32) -> Option<Passage<'_>> {
        let span = self.passages.get(passage as usize)?;
        let words =
            |(start, end): (u32, u32)| self.words.get(start as usize..end as usize).unwrap_or(&[]);
        Some(Passage {
            claim: span.claim,
            assertion: span.assertion,
            prefix: words(span.prefix),
            exact: words(span.exact),
            suffix: words(span.suffix),
        })
    }

    /// The seeds of a key; nearly always none, and then it costs a bit test.
    pub(super) fn seeds(&self, key: u32) -> &[Seed] {
        self.seeds.get(key)
    }
}
