//! The index: the passages of a record and the table of their word pairs.
//!
//! Invariant: an index is the same for the same record on every machine; building it costs n log n in the words of all
//! passages.

use crate::record::{ClaimIx, Record};

/// Words of context that are kept on each side of a passage.
const CONTEXT: usize = 16;

/// The passages of a record, ready to be looked for.
#[derive(Debug, Default)]
pub struct Index {
    /// The words of all passages and their contexts, one after the other.
    words: Vec<u32>,
    passages: Vec<Span>,
    /// Sorted by key.
    seeds: Vec<Seed>,
    /// Where the seeds of each bucket begin; a bucket is the high bits of the key. One more entry than buckets.
    buckets: Vec<u32>,
    bucket_shift: u32,
    /// A bit for each hashed key: most pairs of a page end here.
    filter: Vec<u64>,
    singles: bool,
}

/// A pair of neighbouring words of a passage, or the only word of one: its key, its passage, and the place of its first
/// word there. Seeds and hits are one type, so that one instance of the sort serves both.
pub(super) type Seed = [u32; 3];

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
    /// Indexes the anchors of a record.
    #[must_use]
    pub fn new(record: &Record) -> Self {
        let mut index = Self::default();
        for (ix, claim) in record.claims() {
            for (assertion, place) in claim.assertions.iter().zip(0..) {
                for anchor in &assertion.anchors {
                    let selector = anchor.selector.hashed();
                    let prefix = selector.prefix.as_ref().map_or(&[][..], |hashes| &hashes.0);
                    let suffix = selector.suffix.as_ref().map_or(&[][..], |hashes| &hashes.0);
                    index.add(ix, place, prefix, &selector.exact.0, suffix);
                }
            }
        }
        index.finish();
        index
    }

    fn add(&mut self, claim: ClaimIx, assertion: u32, prefix: &[u32], exact: &[u32], suffix: &[u32]) {
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
            self.seeds.push([single(*only), passage, 0]);
        }
        let pairs = exact.array_windows().map(|[first, second]| pair(*first, *second));
        self.seeds.extend((0..).zip(pairs).map(|(place, key)| [key, passage, place]));
    }

    fn keep(&mut self, words: &[u32]) -> (u32, u32) {
        let start = self.words.len() as u32;
        self.words.extend_from_slice(words);
        (start, self.words.len() as u32)
    }

    fn finish(&mut self) {
        self.seeds.sort_unstable();
        let bits = self.seeds.len().next_power_of_two().trailing_zeros().clamp(1, 24);
        self.bucket_shift = 32 - bits;
        self.filter = vec![0; (1usize << (bits + 3)).div_ceil(64)];
        let mut buckets = Vec::with_capacity((1 << bits) + 1);
        for bucket in 0..=1u64 << bits {
            let first = bucket << self.bucket_shift;
            buckets.push(self.seeds.partition_point(|[key, ..]| u64::from(*key) < first) as u32);
        }
        self.buckets = buckets;
        for place in 0..self.seeds.len() {
            let key = self.seeds.get(place).map_or(0, |[key, ..]| *key);
            let (word, bit) = self.bit(key);
            if let Some(word) = self.filter.get_mut(word) {
                *word |= bit;
            }
        }
    }

    /// The filter's bit for a key: eight bits for each seed or more, so that one pair in eight or fewer passes by chance.
    const fn bit(&self, key: u32) -> (usize, u64) {
        let place = key as usize & (self.filter.len() * 64 - 1);
        (place / 64, 1 << (place % 64))
    }

    /// How many passages there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// Whether any passage is a single word, so that the words themselves must be looked up too.
    pub(super) const fn has_singles(&self) -> bool {
        self.singles
    }

    pub(super) fn passage(&self, passage: u32) -> Option<Passage<'_>> {
        let span = self.passages.get(passage as usize)?;
        let words = |(start, end): (u32, u32)| self.words.get(start as usize..end as usize).unwrap_or(&[]);
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
        let (word, bit) = self.bit(key);
        if self.filter.get(word).is_none_or(|word| word & bit == 0) {
            return &[];
        }
        let bucket = (key >> self.bucket_shift) as usize;
        let (Some(start), Some(end)) = (self.buckets.get(bucket), self.buckets.get(bucket + 1)) else { return &[] };
        let bucket = self.seeds.get(*start as usize..*end as usize).unwrap_or(&[]);
        let start = bucket.partition_point(|[other, ..]| *other < key);
        let rest = bucket.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|[other, ..]| *other == key)).unwrap_or(&[])
    }
}
