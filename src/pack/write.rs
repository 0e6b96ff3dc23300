//! Writing compiled datasets. Only the command line and the build do; WebAssembly builds drop it as dead code.

use std::collections::BTreeMap;

use super::{LABEL, VERSION};
use crate::record::decode::Vocabulary;

/// A compiled dataset in the making: the body so far, and the tables that it refers to.
#[derive(Debug, Default)]
pub struct Writer {
    body: Vec<u8>,
    texts: Table<String>,
    hashes: Table<u32>,
}

/// Distinct values in the order of their first use.
#[derive(Debug, Default)]
struct Table<T> {
    places: BTreeMap<T, u32>,
    values: Vec<T>,
}

impl<T: Ord + Clone> Table<T> {
    /// The number that stands for a value: 0 for the next one that was not used before, else its place, from 1 on. New
    /// values are half of all, and a 0 compresses better than a rising number: 8 % of the bundled dataset.
    fn refer(&mut self, value: &T) -> u32 {
        if let Some(place) = self.places.get(value) {
            return place + 1;
        }
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.places.insert(value.clone(), place);
        self.values.push(value.clone());
        0
    }
}

impl Writer {
    /// Appends a number.
    pub fn number(&mut self, number: u32) {
        push_number(&mut self.body, number);
    }

    /// Appends a text.
    pub fn text(&mut self, text: &str) {
        let reference = self.texts.refer(&text.to_owned());
        self.number(reference);
    }

    /// Appends a word hash.
    pub fn hash(&mut self, hash: u32) {
        let reference = self.hashes.refer(&hash);
        self.number(reference);
    }

    /// Appends a word of a vocabulary.
    pub fn word<T: Vocabulary>(&mut self, word: T) {
        let place = T::WORDS.iter().position(|(value, _)| *value == word).unwrap_or(0);
        self.number(u32::try_from(place).unwrap_or(0));
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut out = LABEL.to_vec();
        out.push(VERSION);
        push_count(&mut out, self.texts.values.len());
        for text in &self.texts.values {
            out.extend_from_slice(text.as_bytes());
            out.push(0);
        }
        push_count(&mut out, self.hashes.values.len());
        out.extend(self.hashes.values.iter().flat_map(|hash| hash.to_le_bytes()));
        out.extend_from_slice(&self.body);
        out
    }
}

fn push_count(out: &mut Vec<u8>, count: usize) {
    push_number(out, u32::try_from(count).unwrap_or(u32::MAX));
}

fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    out.push(number as u8);
}
