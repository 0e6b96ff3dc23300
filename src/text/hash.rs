//! The hash of a folded word. It is part of the dataset format (format 1) and never changes within
//! it.
//!
//! FNV-1a over the *code points* of the folded word (not its bytes), then the finaliser of
//! MurmurHash3, all in 32 bits with wrapping multiplication:
//!
//! ```text
//! h = 0x811C9DC5
//! for each code point c of the folded word:  h = (h ^ c) * 0x01000193
//! h ^= h >> 16;  h *= 0x85EBCA6B;  h ^= h >> 13;  h *= 0xC2B2AE35;  h ^= h >> 16
//! if h == 0:  h = 1
//! ```
//!
//! For ASCII words the first half is the well-known FNV-1a, and its published test vectors hold.
//! Among 100,000 different words of a page, one or two pairs share a hash (n² / 2³³): whoever looks
//! words up by hash compares more than one word before believing it.

/// The state before the first code point.
pub(super) const EMPTY: u32 = 0x811C_9DC5;

/// Adds one folded code point.
#[inline(always)]
pub(super) const fn add(state: u32, point: u32) -> u32 {
    (state ^ point).wrapping_mul(0x0100_0193)
}

/// The hash of everything added. Never 0, so that tables may use 0 for "nothing here".
#[inline]
pub(super) const fn finish(state: u32) -> u32 {
    let mut h = state;
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^= h >> 16;
    if h == 0 { 1 } else { h }
}

/// The hash of a word that is folded already (`"asgaris"`, not `"Asgari’s"`): the module's docs
/// give the formula. Never 0. It is `const`, so that tables of known words cost nothing at run time.
///
/// ```
/// use accordingto::text::{hash_word, hashes};
/// const NOT: u32 = hash_word("not");
/// assert_eq!(hashes("Not"), [NOT]);
/// ```
pub const fn hash_word(folded: &str) -> u32 {
    let mut state = EMPTY;
    let mut bytes = folded.as_bytes();
    // `str::chars` is not `const` yet; a `str` is valid UTF-8, so a plain decoder will do.
    while let [lead, rest @ ..] = bytes {
        let lead = *lead as u32;
        let mut point = match lead {
            0..0x80 => lead,
            0x80..0xE0 => lead & 0x1F,
            0xE0..0xF0 => lead & 0x0F,
            _ => lead & 0x07,
        };
        bytes = rest;
        while let [next @ 0x80..=0xBF, rest @ ..] = bytes {
            point = point << 6 | (*next & 0x3F) as u32;
            bytes = rest;
        }
        state = add(state, point);
    }
    finish(state)
}
