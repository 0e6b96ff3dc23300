//! Stems: beginnings of words that a [`Scanner`](super::Scanner) is asked to recognise.
//!
//! A word leaves the scanner as a hash, and a hash has no beginning. But it is made character by character, so after the
//! first seven of `recruiting` the scanner's state *is* that of `recruit`. While a word is read, its state is therefore
//! looked up among the beginnings of all stems: at first not at all (no stem is that short), then in a bit set that nearly
//! every word falls out of at once, and only then in a sorted list.
//!
//! Cost: for a word that begins like no stem one bit test; without any stems nothing. Each word keeps the longest stem
//! that it begins with; the shorter ones follow from that.
//!
//! Invariant: of a set's stems no more than [`Stems::MOST`] are recognised; those beyond are as good as not asked for.

use super::hash::{self, finish};

/// A set of stems. The place of a stem in it is the number by which a word names it.
#[derive(Clone, Debug, Default)]
pub struct Stems {
    /// The hashes of the stems, sorted.
    hashes: Vec<u32>,
    /// For each stem the number of the longest shorter one that it begins with; 0 if none.
    shorter: Vec<u16>,
    /// A bit for the state after each beginning of a stem, from the length of the shortest one on, and for its hash.
    alive: Vec<u64>,
    /// 64 minus the binary logarithm of the number of bits.
    shift: u32,
    /// Characters of the shortest stem; 255 if there is none.
    shortest: u8,
}

/// The set without stems.
pub(super) static NONE: Stems =
    Stems { hashes: Vec::new(), shorter: Vec::new(), alive: Vec::new(), shift: 0, shortest: 255 };

impl Stems {
    /// How many stems a set holds at most.
    pub const MOST: usize = 0xFFFF;

    /// Characters of a stem that count: no longer word is one that people write.
    const LONGEST: usize = 40;

    /// A set of stems that are folded already ([`fold`](super::fold)): lower case, without apostrophes and accents.
    #[must_use]
    pub fn new<'a>(folded: impl IntoIterator<Item = &'a str>) -> Self {
        let mut stems: Vec<(u32, &str)> = folded
            .into_iter()
            .filter(|stem| !stem.is_empty() && stem.chars().count() <= Self::LONGEST)
            .map(|stem| (hash::hash_word(stem), stem))
            .collect();
        crate::order::sort(&mut stems);
        stems.dedup_by_key(|(hash, _)| *hash);
        stems.truncate(Self::MOST);
        let shortest = stems.iter().map(|(_, stem)| stem.chars().count()).min().unwrap_or(255);
        let bits = (stems.len() * 64).next_power_of_two().max(64);
        let mut set = Self {
            hashes: stems.iter().map(|(hash, _)| *hash).collect(),
            shorter: Vec::with_capacity(stems.len()),
            alive: vec![0; bits / 64],
            shift: 32 - bits.trailing_zeros(),
            shortest: shortest as u8,
        };
        for (whole, stem) in &stems {
            let (mut state, mut shorter) = (hash::EMPTY, 0);
            for (length, c) in (1..).zip(stem.chars()) {
                state = hash::add(state, c.into());
                if length < shortest {
                    continue;
                }
                set.mark(state);
                if finish(state) != *whole {
                    let place = set.hashes.binary_search(&finish(state)).ok();
                    shorter = place.map_or(shorter, |place| place as u16 + 1);
                }
            }
            set.mark(*whole);
            set.shorter.push(shorter);
        }
        set
    }

    /// The number of the stem with this hash, from 1 on.
    #[must_use]
    pub fn number(&self, hash: u32) -> Option<u16> {
        if !self.is_beginning(hash) {
            return None;
        }
        self.hashes.binary_search(&hash).ok().map(|place| place as u16 + 1)
    }

    /// All stems that a word begins with which carries this number, the longest first.
    pub fn all(&self, number: u16) -> impl Iterator<Item = u16> {
        let shorter =
            |number: &u16| self.shorter.get(usize::from(*number).checked_sub(1)?).copied();
        core::iter::successors(Some(number), shorter).take_while(|number| *number != 0)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    pub(super) const fn shortest(&self) -> u8 {
        self.shortest
    }

    /// Whether a stem may begin with what led to this state. Sometimes says so of what is no beginning of one.
    #[inline]
    pub(super) fn is_beginning(&self, state: u32) -> bool {
        let (word, bit) = self.bit(state);
        self.alive.get(word).is_some_and(|word| word & bit != 0)
    }

    fn mark(&mut self, state: u32) {
        let (word, bit) = self.bit(state);
        if let Some(word) = self.alive.get_mut(word) {
            *word |= bit;
        }
    }

    #[inline]
    const fn bit(&self, state: u32) -> (usize, u64) {
        // The high bits of a product depend on all bits of the state.
        let place = state.wrapping_mul(0x9e37_79b1) >> self.shift;
        ((place / 64) as usize, 1 << (place % 64))
    }
}
