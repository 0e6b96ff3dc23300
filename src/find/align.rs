//! Alignment: how a passage's words lie on a window of the page's, with the fewest edits.
//!
//! A banded edit distance over words (Ukkonen 1985): only cells near the candidate's diagonals are computed, so the
//! cost is passage length × band. The page may go on before and after for free.
//!
//! Invariant: an alignment begins and ends on words that page and passage share.

use crate::text::Word;

/// How a passage lies on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// The page's word that the first shared word of the passage lies on.
    pub first: usize,
    /// The page's word that the last shared word of the passage lies on.
    pub last: usize,
    /// Words that were replaced, dropped or put in.
    pub edits: usize,
}

impl Alignment {
    /// 1 − edits ÷ words, not below 0.
    pub fn score(&self, words: usize) -> f64 {
        1.0 - (self.edits.min(words) as f64) / (words.max(1) as f64)
    }
}

/// The diagonals to look along: place on the page minus place in the passage, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub low: i32,
    pub high: i32,
}

/// The cell from which the cheapest way into another comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The words are the same, or one replaced the other.
    Both,
    /// The page lacks the passage's word.
    Dropped,
    /// The page has a word more.
    PutIn,
}

/// Lays a passage along a band. `None` if no word of it lies on the page.
///
/// Cell (i, k) stands for: i words of the passage are used up, and the page is read up to word `low + i + k`.
pub(super) fn align(passage: &[u32], words: &[Word], band: Band) -> Option<Alignment> {
    let width = usize::try_from(band.high.checked_sub(band.low)?).ok()? + 1;
    let page = |i: usize, k: usize| i64::from(band.low) + i as i64 + k as i64;
    let on_page = |i: usize, k: usize| (0..=words.len() as i64).contains(&page(i, k));
    let word =
        |i: usize, k: usize| usize::try_from(page(i, k) - 1).ok().and_then(|at| words.get(at));
    const FAR: u32 = u32::MAX / 2;

    let mut costs: Vec<u32> = (0..width).map(|k| if on_page(0, k) { 0 } else { FAR }).collect();
    let mut steps: Vec<Step> = Vec::with_capacity(width * passage.len());
    let mut row = vec![FAR; width];
    for (i, hash) in (1..).zip(passage) {
        let mut left = FAR;
        for k in 0..width {
            let above = costs.get(k).copied().unwrap_or(FAR);
            let above_right = costs.get(k + 1).copied().unwrap_or(FAR);
            let (mut best, mut step) = (above_right + 1, Step::Dropped);
            if let Some(word) = word(i, k) {
                let both = above + u32::from(word.hash != *hash);
                if both <= best {
                    (best, step) = (both, Step::Both);
                }
            }
            if left + 1 < best {
                (best, step) = (left + 1, Step::PutIn);
            }
            if !on_page(i, k) {
                best = FAR;
            }
            if let Some(cell) = row.get_mut(k) {
                *cell = best.min(FAR);
            }
            left = best.min(FAR);
            steps.push(step);
        }
        core::mem::swap(&mut costs, &mut row);
    }

    let (mut k, cost) = costs.iter().copied().enumerate().min_by_key(|(_, cost)| *cost)?;
    if cost >= FAR {
        return None;
    }
    // Back along the cheapest way, noting the words that are shared.
    let mut i = passage.len();
    let (mut first, mut last) = (None, None);
    while i > 0 {
        match steps.get((i - 1) * width + k)? {
            Step::Both => {
                let at = usize::try_from(page(i, k) - 1).ok()?;
                if words.get(at)?.hash == *passage.get(i - 1)? {
                    first = Some(at);
                    last = last.or(first);
                }
                i -= 1;
            }
            Step::Dropped => {
                i -= 1;
                k += 1;
            }
            Step::PutIn => k -= 1,
        }
    }
    Some(Alignment { first: first?, last: last?, edits: cost as usize })
}
