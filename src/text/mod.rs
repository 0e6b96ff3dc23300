//! Text to words: the steps *fold* and *words* of the data's way.

mod fold;
mod hash;
mod table;
mod words;

#[cfg(test)]
mod tests;

pub use fold::fold;
pub use hash::hash_word;
pub use words::{Scanner, Word, WordTraits, hashes, words};
