//! Text to words: the steps *fold* and *words* of the data's way.
//!
//! ```
//! use accordingto::text::{hashes, words};
//!
//! // What an editor's hand changes without changing the sentence makes no difference …
//! assert_eq!(hashes("Ali-Reza Asgari’s “naïve” plan"), hashes("ALI REZA ASGARI'S 'naive' plan"));
//! assert_eq!(hashes("1,000 men"), hashes("1000 men"));
//! // … and what does change it, does.
//! assert_ne!(hashes("2.5 million"), hashes("25 million"));
//!
//! // Places are UTF-16 code units, as the DOM counts.
//! let word = words("💣 Bomb")[0];
//! assert_eq!((word.start, word.end), (3, 7));
//! ```
//!
//! A page comes in text nodes, and a [`Scanner`] takes them one by one; [`words`] is for a text in
//! one piece. Quotes of datasets and text of pages go through the same fold, which is part of the
//! dataset format (format 1): `hash_word` gives the hash, and this is the fold.
//!
//! # Characters
//!
//! Each character is folded by itself, by a table that `xtask/src/fold_table.rs` defines and makes:
//!
//! - **Compatibility decomposition** (NFKD): full-width forms, ligatures, superscripts, mathematical
//!   letters, Arabic presentation forms, Hangul syllables (to jamo). Left as they are, since they are
//!   rare and would double the table: compatibility ideographs, Arabic ligatures U+FC00–FDCF, and
//!   what stands beyond U+FFFF but for mathematical Latin letters. Fractions stay, too: `2½` is not
//!   `21⁄2`. Voiced kana are composed.
//! - **Full case folding**: `ß` → `ss`, `ς` → `σ`, `İ` and `ı` → `i`.
//! - **Marks** that help reading are dropped: accents, nuktas, Hebrew points, Arabic vowel signs,
//!   tatweel. Marks that spell are kept: Indic vowels and viramas, Thai tones, kana voicing. The
//!   combining class tells which: 0, 8, 9 and 84 to 132 are kept.
//! - **Letters that pass for one another**: `ł đ ø ħ ŧ` → `l d o h t`, `æ œ þ ð` → `ae oe th d`; one
//!   alef, one yeh, one kaf, one heh in Arabic script, whichever keyboard typed them.
//! - **Decimal digits** of all scripts → ASCII.
//! - **Invisible characters** are ignored: soft hyphen, zero-width space, joiners, bidi controls,
//!   variation selectors.
//!
//! # Words
//!
//! - Letters, numbers and their marks make words; everything else is a break, hyphens, dashes,
//!   symbols and emoji included.
//! - In scripts written without spaces (Han, kana, Bopomofo, Thai, Lao, Khmer, Myanmar, Tai) each
//!   character is a word, with the marks that follow it.
//! - **Apostrophes** between letters are dropped: `Asgari’s` = `asgaris`. So are a middle dot
//!   (`col·lecció`) and, between Hebrew letters, quotes (`צה"ל`).
//! - **Dots** between single letters are dropped: `U.S.` = `us`. `J.Doe` is two words.
//! - **Numbers.** `.` and `,` (and `٫ ٬`) between digits are dropped before a group of just three
//!   digits, if at most three digits stand before it and all separators before were dropped, too:
//!   `1,000,000` = `1.000.000` = `1000000`. Otherwise they are a decimal point: `2.5` = `2,5`, and
//!   `12.30.2007`. Thin and no-break spaces and apostrophes group digits by the same rule, or else
//!   end the word. (An English `2.500` is thus `2500`, in quotes and pages alike.)
//!
//! Not handled: a word that a hyphen breaks at a line's end (`defec-⏎tor`) stays two words; marks in
//! an order that Unicode calls non-canonical make another word.
//!
//! # Cost
//!
//! One multiplication per ASCII letter, one binary search of at most seven steps per character that
//! is not ASCII, and no allocation but the list of words (16 bytes each). The table is 10.5 kB, 4.6
//! kB with brotli.
//!
//! # Invariant
//!
//! Nothing here knows of claims, quotes or the DOM, nothing fails, and no text is kept: what leaves
//! this module is hashes and places. However a text is cut into chunks, the words are the same.

mod fold;
mod hash;
mod punctuation;
mod stems;
mod table;
mod word;
mod words;

#[cfg(test)]
#[path = "../../xtask/src/fold_table.rs"]
mod definition;
#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;

pub use fold::fold;
pub use hash::hash_word;
pub use stems::Stems;
pub use word::{Word, WordTraits};
pub use words::{Scanner, hashes, words};
