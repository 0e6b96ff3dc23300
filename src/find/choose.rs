//! Choosing: which of the places where a passage may stand it stands at, if any.
//!
//! Invariant: of equally good places the context decides; a tie is no match.

use super::align::{Alignment, Band, align};
use super::index::Passage;
use super::seed::{Hit, diagonal};
use crate::order::sort_by;
use crate::text::Word;

/// Where a passage stands, by the hits of its pairs (sorted by diagonal).
pub(super) fn place(passage: &Passage<'_>, hits: &[Hit], words: &[Word]) -> Option<Alignment> {
    let mut found: Vec<Alignment> = bands(passage.exact.len(), hits)
        .filter_map(|band| align(passage.exact, words, band))
        .filter(|alignment| is_near_enough(alignment, passage.exact.len()))
        .collect();
    let fewest = found.iter().map(|alignment| alignment.edits).min()?;
    found.retain(|alignment| alignment.edits == fewest);
    sort_by(&mut found, |a, b| (a.first, a.last).cmp(&(b.first, b.last)));
    found.dedup();
    let mut rated =
        found.into_iter().map(|alignment| (context(passage, &alignment, words), alignment));
    let (mut most, mut best) = rated.next()?;
    let mut tied = false;
    for (shared, alignment) in rated {
        tied = shared == most || tied && shared < most;
        if shared > most {
            (most, best) = (shared, alignment);
        }
    }
    (!tied).then_some(best)
}

/// Whether so few edits can be trusted in a passage of so many words. Short passages must stand as they are recorded:
/// Hypothesis, which lets half a quote differ, finds 69 % of *absent* phrases of 15 to 25 characters somewhere.
fn is_near_enough(alignment: &Alignment, words: usize) -> bool {
    let allowed = match words {
        0..=4 => 0,
        5..=9 => words / 5,
        10..=15 => words * 3 / 10,
        _ => words * 2 / 5,
    };
    alignment.edits <= allowed
}

/// The bands that the hits name: runs of nearby diagonals with enough hits between them.
fn bands(words: usize, hits: &[Hit]) -> impl Iterator<Item = Band> {
    // A passage with a fifth of its words replaced keeps two thirds of its pairs; an eighth is asked for.
    let wanted = (words / 8).max(2).min(words.saturating_sub(1).max(1));
    let apart = 1 + i32::try_from(words / 8).unwrap_or(i32::MAX).min(8);
    // A page that repeats one pair over and over must not widen the band without end.
    let widest = 4 * apart + i32::try_from(words / 4).unwrap_or(i32::MAX).min(64);
    let slack = apart + 1;
    let mut rest = hits;
    core::iter::from_fn(move || {
        loop {
            let first = diagonal(rest.first()?);
            let mut previous = first;
            let end = rest.iter().position(|hit| {
                let here = diagonal(hit);
                let ends = here - previous > apart || here - first > widest;
                previous = here;
                ends
            });
            let (run, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
            rest = after;
            if let Some(last) = run.last().filter(|_| run.len() >= wanted) {
                return Some(Band { low: first - slack, high: diagonal(last) + slack });
            }
        }
    })
}

/// How many words of the recorded surroundings stand where they should.
fn context(passage: &Passage<'_>, alignment: &Alignment, words: &[Word]) -> usize {
    let before = words.get(..alignment.first).unwrap_or(&[]).iter().rev();
    let after = words.get(alignment.last + 1..).unwrap_or(&[]).iter();
    let shared = |recorded: &u32, word: &Word| usize::from(*recorded == word.hash);
    let prefix: usize = passage.prefix.iter().rev().zip(before).map(|(r, w)| shared(r, w)).sum();
    let suffix: usize = passage.suffix.iter().zip(after).map(|(r, w)| shared(r, w)).sum();
    prefix + suffix
}
