//! Seeds: the pairs of words that the page shares with passages.
//!
//! Invariant: the scan looks each pair of the page up once and allocates nothing but the list of hits.

use super::index::{Index, pair, single};
use crate::text::Word;

/// A pair of words that the page and a passage share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub passage: u32,
    /// Place on the page minus place in the passage: equal for the words of an unchanged passage.
    pub diagonal: i32,
    /// The place in the passage.
    pub place: u32,
}

/// All shared pairs, sorted by passage and diagonal.
pub(super) fn hits(index: &Index, words: &[Word]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut probe = |key: u32, at: usize| {
        let found = index.seeds(key).iter();
        hits.extend(found.map(|seed| Hit {
            passage: seed.passage,
            diagonal: at as i32 - seed.place as i32,
            place: seed.place,
        }));
    };
    for (at, [first, second]) in words.array_windows().enumerate() {
        probe(pair(first.hash, second.hash), at);
    }
    if index.has_singles() {
        for (at, word) in words.iter().enumerate() {
            probe(single(word.hash), at);
        }
    }
    hits.sort_unstable();
    hits
}

/// The hits of each passage.
pub(super) fn by_passage(hits: &[Hit]) -> impl Iterator<Item = (u32, &[Hit])> {
    hits.chunk_by(|a, b| a.passage == b.passage).filter_map(|hits| Some((hits.first()?.passage, hits)))
}
