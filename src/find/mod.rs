//! Find: every recorded passage of a page in one pass over its words.
//!
//! ```text
//! record ─index→ Index ┐
//! page's words ────────┴─seed→ hits ─cluster→ candidates ─align→ alignments ─choose→ matches
//! ```
//!
//! Looking for passages one by one costs the page's length for each, and most for those that are not there. Here the
//! pairs of neighbouring words of *all* passages stand in one table; the page's pairs are looked up in it once. Pairs of one
//! passage that lie on nearby diagonals (the same distance between page and passage) name a candidate window, which an
//! alignment of words then measures: score = 1 − edits ÷ words of the passage.
//!
//! | cost | |
//! |---|---|
//! | index | 12 bytes for each pair of words, and a bit filter; sorted once |
//! | scan | a multiplication and a bit test for each word of the page, whatever the number of passages |
//! | candidate | passage length × band (at most some 30 words), and only where two pairs agree |
//!
//! Invariant: what is not certain is not found. A passage stands at one place of a page at most; where two places are
//! equally good and the context cannot tell them apart, it stands at none.

mod align;
mod choose;
mod index;
mod seed;
mod table;
mod wording;

pub use index::Index;
pub use wording::WORDING_SCORE;

use crate::order::sort_by;
use crate::record::ClaimIx;
use crate::text::Word;

/// How an assertion was recognised on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// The publisher marked it up.
    Markup,
    /// Its recorded passage stands there.
    Quote,
    /// The terms of a wording stand together there: a similar claim.
    Wording,
}

impl Via {
    /// The word for it in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markup => "markup",
            Self::Quote => "quote",
            Self::Wording => "wording",
        }
    }
}

/// An assertion of the record and where it stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The claim.
    pub claim: ClaimIx,
    /// The place of the assertion in its claim; 0 where a wording matched, which tells the claim and not who made it.
    pub assertion: u32,
    /// First UTF-16 code unit of the passage's first word; of the sentence's, where a wording matched.
    pub start: u32,
    /// The UTF-16 code unit after the last word of the same.
    pub end: u32,
    /// How it was recognised.
    pub via: Via,
    /// 1 − edits ÷ words of the recorded passage: 1 where every word stands as recorded. Of a wording always
    /// [`WORDING_SCORE`].
    pub score: f64,
    /// Whether words of the passage differ from the record.
    pub changed: bool,
}

/// Finds the passages of an index in a page's words, in the order of their places; of two that begin together the longer
/// comes first.
///
/// Cost: see the [module](self). Never fails; offsets are those of the words given.
#[must_use]
pub fn find(index: &Index, words: &[Word]) -> Vec<Match> {
    let hits = seed::hits(index, words);
    let mut matches: Vec<Match> = seed::by_passage(&hits)
        .filter_map(|(passage, hits)| {
            let passage = index.passage(passage)?;
            let found = choose::place(&passage, hits, words)?;
            let (first, last) = (words.get(found.first)?, words.get(found.last)?);
            Some(Match {
                claim: passage.claim,
                assertion: passage.assertion,
                start: first.start,
                end: last.end,
                via: Via::Quote,
                score: found.score(passage.exact.len()),
                changed: found.edits > 0,
            })
        })
        .collect();
    keep_best(&mut matches);
    sort(&mut matches);
    let similar = index.wordings().matches(words, &matches);
    if !similar.is_empty() {
        matches.extend(similar);
        sort(&mut matches);
    }
    matches
}

/// By place; of matches that begin together the longer first.
fn sort(matches: &mut Vec<Match>) {
    let key = |found: &Match| (found.start, u32::MAX - found.end, found.claim, found.assertion);
    sort_by(matches, |a, b| key(a).cmp(&key(b)));
}

/// An assertion may have several passages on record that lie on the same words of the page: the best one stands for all.
fn keep_best(matches: &mut Vec<Match>) {
    sort_by(matches, |a, b| {
        let assertion = (a.claim, a.assertion).cmp(&(b.claim, b.assertion));
        assertion.then(b.score.total_cmp(&a.score)).then(a.start.cmp(&b.start))
    });
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    for found in matches.drain(..) {
        let same = kept
            .iter()
            .rev()
            .take_while(|other| (other.claim, other.assertion) == (found.claim, found.assertion));
        if !same.into_iter().any(|other| other.start < found.end && found.start < other.end) {
            kept.push(found);
        }
    }
    *matches = kept;
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wording_tests;
