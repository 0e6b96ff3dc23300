//! Seeds: the pairs of words that the page shares with passages.
//!
//! Invariant: the scan looks each pair of the page up once and allocates nothing but the list of hits.

use super::index::{Index, pair, single};
use crate::text::Word;

/// A pair of words that the page and a passage share: the passage, the diagonal plus [`ORIGIN`], the place in the passage.
/// The diagonal is the place on the page minus the place in the passage: equal for the words of an unchanged passage.
pub(super) type Hit = [u32; 3];

/// What is added to a diagonal, so that it is never negative: a passage has at most 4,000 words.
const ORIGIN: u32 = 1 << 16;

/// The diagonal of a hit.
pub(super) const fn diagonal([_, diagonal, _]: &Hit) -> i32 {
    diagonal.wrapping_sub(ORIGIN).cast_signed()
}

/// All shared pairs, sorted by passage and diagonal.
pub(super) fn hits(index: &Index, words: &[Word]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut probe = |key: u32, at: usize| {
        let found = index.seeds(key).iter();
        hits.extend(found.map(|[_, passage, place]| {
            [*passage, (at as u32 + ORIGIN).wrapping_sub(*place), *place]
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
    hits.chunk_by(|[a, ..], [b, ..]| a == b)
        .filter_map(|hits| hits.first().map(|[passage, ..]| (*passage, hits)))
}
