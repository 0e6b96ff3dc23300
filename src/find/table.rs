//! A table from keys to entries that is probed for every word of a page and nearly always has nothing to give.
//!
//! Invariant: building it costs n log n; a key that it does not hold costs a bit test, one that it holds a search within
//! one bucket, which has an entry or two.

/// A key and two numbers that belong to it. Seeds, hits and terms are one type, so that one instance of the sort serves all.
pub(super) type Entry = [u32; 3];

/// Entries by key. The keys should be hashes: buckets are made of their high bits, the filter of their low ones.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Sorted by key.
    entries: Vec<Entry>,
    /// Where the entries of each bucket begin; a bucket is the high bits of the key. One more than buckets.
    buckets: Vec<u32>,
    shift: u32,
    /// A bit for each hashed key: most words of a page end here.
    filter: Vec<u64>,
}

impl Table {
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable();
        let bits = entries.len().next_power_of_two().trailing_zeros().clamp(1, 24);
        let shift = 32 - bits;
        let buckets = (0..=1u64 << bits)
            .map(|bucket| {
                entries.partition_point(|[key, ..]| u64::from(*key) < bucket << shift) as u32
            })
            .collect();
        // Small tables can afford a filter that lets next to nothing pass.
        let spare = if bits <= 12 { 5 } else { 3 };
        let filter = vec![0; (1usize << (bits + spare)).div_ceil(64)];
        let mut table = Self { entries, buckets, shift, filter };
        for place in 0..table.entries.len() {
            let key = table.entries.get(place).map_or(0, |[key, ..]| *key);
            let (word, bit) = table.bit(key);
            if let Some(word) = table.filter.get_mut(word) {
                *word |= bit;
            }
        }
        table
    }

    /// The filter's bit for a key: eight bits for each entry or more, so that one key in eight or fewer passes by chance.
    const fn bit(&self, key: u32) -> (usize, u64) {
        let place = key as usize & (self.filter.len() * 64).wrapping_sub(1);
        (place / 64, 1 << (place % 64))
    }

    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a key, in order; nearly always none, and then it costs a bit test.
    pub fn get(&self, key: u32) -> &[Entry] {
        let (word, bit) = self.bit(key);
        if self.filter.get(word).is_none_or(|word| word & bit == 0) {
            return &[];
        }
        let bucket = (key >> self.shift) as usize;
        let (Some(start), Some(end)) = (self.buckets.get(bucket), self.buckets.get(bucket + 1))
        else {
            return &[];
        };
        let bucket = self.entries.get(*start as usize..*end as usize).unwrap_or(&[]);
        let start = bucket.partition_point(|[other, ..]| *other < key);
        let rest = bucket.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|[other, ..]| *other == key)).unwrap_or(&[])
    }
}
