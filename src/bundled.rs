//! The dataset that comes with the library: the record of the defection of Ali-Reza Asgari.
//!
//! `data/asgari.pack` is made from `data/asgari.json` by `accordingto compile data/asgari.json -o data/asgari.pack`; a
//! test fails when the two do not agree.
//!
//! Invariant: the bytes are compiled into the program; nothing is read at run time.

use crate::pack;
use crate::record::Record;

/// The compiled dataset.
pub const PACK: &[u8] = include_bytes!("../data/asgari.pack");

/// The record. `None` only in a build that embedded a broken file, which the tests keep from being made.
#[must_use]
pub fn record() -> Option<Record> {
    let dataset = pack::read(PACK).ok()?;
    Record::new(dataset).ok().map(|(record, _)| record)
}
