//! What one character becomes when it is folded, read from the generated table.

use super::table::{BLOCKS, LOWS, POOL, RULES};

/// What a character does to the word around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Ends a word: spaces, punctuation, symbols, emoji, controls.
    Break,
    /// Part of a word.
    Letter,
    /// A decimal digit, folded to ASCII.
    Digit,
    /// A word of its own: a character of a script that is written without spaces.
    Own,
    /// A mark that spells something in such a script: belongs to the character before it.
    Mark,
    /// Dropped, but seen by the reader as part of the word: accents, points, tatweel.
    Silent,
    /// Dropped and not seen: soft hyphens, joiners, bidi controls, variation selectors.
    Ignored,
}

/// One character, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub class: Class,
    /// An upper- or title-case letter before folding.
    pub capital: bool,
    /// A number that is no decimal digit: `²`, `½`, `Ⅳ`.
    pub number: bool,
    /// What is hashed.
    pub output: Output,
}

/// The folded characters, as code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// One code point.
    One(u32),
    /// Several, or none.
    Many(&'static [u16]),
    /// The jamo of a Hangul syllable, which is given by its place among the syllables.
    Jamo(u32),
}

impl Output {
    /// Hands over each code point in order.
    pub fn each(self, mut take: impl FnMut(u32)) {
        match self {
            Output::One(point) => take(point),
            Output::Many(points) => points.iter().for_each(|&point| take(point.into())),
            // The Unicode Standard, section 3.12: 21 vowels and 28 final consonants, the first of
            // which is none.
            Output::Jamo(place) => {
                take(0x1100 + place / (21 * 28));
                take(0x1161 + place / 28 % 21);
                if place % 28 != 0 {
                    take(0x11A7 + place % 28);
                }
            }
        }
    }
}

/// Folds one character. ASCII needs no table; anything else costs a binary search among the runs of
/// its block of 256 code points, at most seven steps.
pub(super) fn fold_char(c: char) -> Folded {
    if c.is_ascii() {
        let class = match c {
            'a'..='z' | 'A'..='Z' => Class::Letter,
            '0'..='9' => Class::Digit,
            _ => Class::Break,
        };
        let output = Output::One(c.to_ascii_lowercase().into());
        return Folded { class, capital: c.is_ascii_uppercase(), number: false, output };
    }
    look_up(c.into())
}

fn look_up(point: u32) -> Folded {
    let plain = |class| Folded { class, capital: false, number: false, output: Output::One(point) };
    match point {
        0xAC00..=0xD7A3 => {
            return Folded { output: Output::Jamo(point - 0xAC00), ..plain(Class::Letter) };
        }
        0x2_0000..=0x3_FFFF => return plain(Class::Own),
        0xE_0000..=0xE_0FFF => return plain(Class::Ignored),
        0x4_0000.. => return plain(Class::Break),
        _ => {}
    }
    let block = (point >> 8) as usize;
    let low = point as u8;
    let (Some(&from), Some(&to)) = (BLOCKS.get(block), BLOCKS.get(block + 1)) else {
        return plain(Class::Break);
    };
    let (from, to) = (usize::from(from), usize::from(to));
    let run = from + LOWS.get(from..to).map_or(0, |lows| lows.partition_point(|&at| at <= low));
    // The run that is in force where none begins in the block before `low` is the one before.
    let run = run.saturating_sub(1);
    let (Some(&rule), Some(&start)) = (RULES.get(run), LOWS.get(run)) else {
        return plain(Class::Break);
    };
    let class = match rule & 7 {
        1 => Class::Letter,
        2 => Class::Digit,
        3 => Class::Own,
        4 => Class::Mark,
        5 => Class::Silent,
        6 => Class::Ignored,
        _ => Class::Break,
    };
    let mut capital = rule & 8 != 0;
    let parameter = rule >> 8;
    let even = point & 1 == 0;
    let output = match rule >> 5 & 7 {
        1 => Output::One(parameter),
        op @ (2 | 3) => {
            capital = even == (op == 2);
            Output::One(point + u32::from(capital))
        }
        op @ (4 | 5) => {
            capital = even == (op == 4);
            Output::One(parameter)
        }
        6 => Output::One(u32::from('0') + (u32::from(low) + parameter) % 10),
        7 => {
            let each = (parameter >> 13) as usize;
            let first = (parameter & 0x1FFF) as usize + usize::from(low.wrapping_sub(start)) * each;
            match POOL.get(first..first + each).unwrap_or_default() {
                [one] => {
                    capital = one & 0x8000 != 0;
                    Output::One(u32::from(one & 0x7FFF))
                }
                many => Output::Many(many),
            }
        }
        _ => Output::One(point.wrapping_add(parameter) & 0x1F_FFFF),
    };
    Folded { class, capital, number: rule & 16 != 0, output }
}

/// A letter of a script that has capitals (Latin, Greek, Cyrillic, Armenian stand below U+0590).
pub(super) fn is_small(folded: Folded) -> bool {
    let first = match folded.output {
        Output::One(point) => point,
        Output::Many(points) => points.first().map_or(0, |&point| point.into()),
        Output::Jamo(_) => return false,
    };
    folded.class == Class::Letter && !folded.number && first < 0x590
}

/// Kana and a voicing mark, as decomposed text and half-width kana write them: the composed kana
/// follows the plain one, but for u.
pub(super) fn compose_kana(kana: u32, mark: Output) -> Option<u32> {
    match (kana, mark) {
        (0x3046 | 0x30A6, Output::One(0x3099)) => Some(kana + 0x4E),
        (0x304B..=0x3061 | 0x30AB..=0x30C1, Output::One(0x3099)) if !kana.is_multiple_of(2) => {
            Some(kana + 1)
        }
        (0x3064..=0x3068 | 0x30C4..=0x30C8, Output::One(0x3099)) if kana.is_multiple_of(2) => {
            Some(kana + 1)
        }
        (0x306F..=0x307B | 0x30CF..=0x30DB, Output::One(mark @ (0x3099 | 0x309A)))
            if kana.is_multiple_of(3) =>
        {
            Some(kana + mark - 0x3098)
        }
        (0x309D | 0x30FD, Output::One(0x3099)) => Some(kana + 1),
        (0x30EF..=0x30F2, Output::One(0x3099)) => Some(kana + 8),
        _ => None,
    }
}

/// Folds a text character by character: what [`Scanner`](super::Scanner) hashes, before it decides
/// about separators, which are all dropped here. For one word, and for reports.
///
/// ```
/// use accordingto::text::fold;
/// assert_eq!(fold("Žižek’s"), "zizeks");
/// ```
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().map(fold_char) {
        if matches!(c.class, Class::Letter | Class::Digit | Class::Own | Class::Mark) {
            c.output.each(|point| folded.extend(char::from_u32(point)));
        }
    }
    folded
}
