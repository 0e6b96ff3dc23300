//! Compiled datasets: the same record as the JSON document, small, and read without a parser.
//!
//! | part | content |
//! |---|---|
//! | label | the four bytes `ATCD` |
//! | version | one byte: 1 |
//! | texts | a count, then each distinct text in UTF-8 and a zero byte, in the order of first use |
//! | hashes | a count, then each distinct word hash, four bytes, least significant first, in the order of first use |
//! | body | the dataset's members in the order of [`crate::record::model`] |
//!
//! Numbers are LEB128: seven bits a byte, the lowest first, the high bit on all but the last. An optional value is a 0,
//! or a 1 and the value; a list is its length and its items; a word of a vocabulary is its place there; a text or
//! hash is 0 where it is used first (it is then the next one of its table), afterwards its place there, from 1 on. Notes are left out; passages are word hashes.
//!
//! Invariant: reading is total. Bytes that are no compiled dataset give a [`PackError`], never a panic, and never more
//! memory than a small multiple of the input.

mod read;
mod write;

pub use read::{PackError, Reader};
pub use write::Writer;

use crate::record::model::Dataset;

/// The first four bytes of every compiled dataset.
const LABEL: [u8; 4] = *b"ATCD";

/// The version of the format that this library writes and reads.
const VERSION: u8 = 1;

/// A value that has a place in a compiled dataset.
pub trait Wire: Sized {
    /// Appends the value.
    fn write(&self, out: &mut Writer);

    /// Reads the value that comes next.
    ///
    /// # Errors
    /// If the bytes hold no such value.
    fn read(input: &mut Reader<'_>) -> Result<Self, PackError>;
}

/// Compiles a dataset. It should have passed the checks of [`crate::record::Record::new`].
#[must_use]
pub fn compile(dataset: &Dataset) -> Vec<u8> {
    let mut out = Writer::default();
    dataset.write(&mut out);
    out.finish()
}

/// Reads a compiled dataset.
///
/// # Errors
/// If the bytes are not one, or of another version, or go on after its end.
pub fn read(bytes: &[u8]) -> Result<Dataset, PackError> {
    let mut input = Reader::open(bytes)?;
    let dataset = Dataset::read(&mut input)?;
    input.close()?;
    Ok(dataset)
}

impl Wire for u32 {
    fn write(&self, out: &mut Writer) {
        out.number(*self);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        input.number()
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.number(u32::from(*self));
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        match input.number()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(PackError::BadNumber),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Writer) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        bool::read(input)?.then(|| T::read(input)).transpose()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.number(u32::try_from(self.len()).unwrap_or(u32::MAX));
        for item in self {
            item.write(out);
        }
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        // The length is not trusted with memory: each item takes at least a byte, and `count` has looked.
        (0..input.count()?).map(|_| T::read(input)).collect()
    }
}
