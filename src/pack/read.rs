//! Reading compiled datasets.

use core::fmt;

use super::{LABEL, VERSION};
use crate::record::decode::Vocabulary;

/// Why bytes are no compiled dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// They do not begin with the label.
    NotAPack,
    /// They are of another version of the format.
    OtherVersion,
    /// They end too early.
    Truncated,
    /// They go on after the end.
    TrailingBytes,
    /// A number is longer than 32 bits, or not one that may stand there.
    BadNumber,
    /// A text is not UTF-8, or breaks the rule of its kind.
    BadText,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAPack => "not a compiled dataset (it does not begin with ATCD)",
            Self::OtherVersion => "a compiled dataset of another version; compile it again",
            Self::Truncated => "the compiled dataset ends too early",
            Self::TrailingBytes => "bytes follow the end of the compiled dataset",
            Self::BadNumber => "the compiled dataset holds a number that may not stand there",
            Self::BadText => "the compiled dataset holds a text that breaks the rule of its kind",
        })
    }
}

impl core::error::Error for PackError {}

/// A place in a compiled dataset, with its tables.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    texts: Vec<&'a str>,
    hashes: &'a [[u8; 4]],
    /// How many texts and hashes were used so far.
    used_texts: u32,
    used_hashes: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, PackError> {
        let rest = bytes.strip_prefix(&LABEL).ok_or(PackError::NotAPack)?;
        let (&version, rest) = rest.split_first().ok_or(PackError::Truncated)?;
        if version != VERSION {
            return Err(PackError::OtherVersion);
        }
        let mut input =
            Self { rest, texts: Vec::new(), hashes: &[], used_texts: 0, used_hashes: 0 };
        let texts = input.count()?;
        let mut table = Vec::with_capacity(texts);
        for _ in 0..texts {
            let length =
                input.rest.iter().position(|byte| *byte == 0).ok_or(PackError::Truncated)?;
            let bytes = input.take(length)?;
            input.take(1)?;
            table.push(core::str::from_utf8(bytes).map_err(|_| PackError::BadText)?);
        }
        input.texts = table;
        let hashes = input.count()?;
        let bytes = input.take(hashes.checked_mul(4).ok_or(PackError::BadNumber)?)?;
        input.hashes = bytes.as_chunks::<4>().0;
        Ok(input)
    }

    pub(super) fn close(&self) -> Result<(), PackError> {
        if self.rest.is_empty() { Ok(()) } else { Err(PackError::TrailingBytes) }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(PackError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next number.
    pub fn number(&mut self) -> Result<u32, PackError> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.rest.split_first().ok_or(PackError::Truncated)?;
            self.rest = rest;
            let bits = u32::from(byte & 0x7f);
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return if bits << shift >> shift == bits {
                    Ok(number)
                } else {
                    Err(PackError::BadNumber)
                };
            }
        }
        Err(PackError::BadNumber)
    }

    /// The next number as a count of things that take a byte or more each: never more than the bytes left.
    pub fn count(&mut self) -> Result<usize, PackError> {
        let count = self.number()? as usize;
        if count > self.rest.len() { Err(PackError::Truncated) } else { Ok(count) }
    }

    /// The next text.
    pub fn text(&mut self) -> Result<&'a str, PackError> {
        let place = place(self.number()?, &mut self.used_texts);
        self.texts.get(place).copied().ok_or(PackError::BadNumber)
    }

    /// The next word hash.
    pub fn hash(&mut self) -> Result<u32, PackError> {
        let place = place(self.number()?, &mut self.used_hashes);
        self.hashes.get(place).map(|bytes| u32::from_le_bytes(*bytes)).ok_or(PackError::BadNumber)
    }

    /// The next word of a vocabulary.
    pub fn word<T: Vocabulary>(&mut self) -> Result<T, PackError> {
        let place = self.number()? as usize;
        T::WORDS.get(place).map(|(value, _)| *value).ok_or(PackError::BadNumber)
    }
}

/// The place in a table that a reference stands for: 0 is the next one that was not used before.
const fn place(reference: u32, used: &mut u32) -> usize {
    if let Some(place) = reference.checked_sub(1) {
        return place as usize;
    }
    let place = *used;
    *used = place.saturating_add(1);
    place as usize
}
