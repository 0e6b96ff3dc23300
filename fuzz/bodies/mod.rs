//! What the fuzz targets do with their input. tests/corpus.rs does the same with the committed corpora, so that whatever was
//! once found stays mended.

use accordingto::card::content;
use accordingto::card::words::native;
use accordingto::pack;
use accordingto::record::standing::standing;
use accordingto::record::{Record, source};

/// Parse, decode, validate, and for a good dataset the standing and the card of every assertion.
pub fn dataset(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(node) = source::parse(text) else { return };
    let Ok((record, _)) = Record::from_node(&node) else { return };
    use_all(&record);
    let compiled = pack::compile(record.dataset());
    let again = pack::read(&compiled)
        .unwrap_or_else(|error| panic!("a compiled dataset does not read: {error}"));
    assert!(Record::new(again).is_ok(), "a good dataset is refused once it is compiled");
}

/// Read, validate and use a compiled dataset.
pub fn pack(data: &[u8]) {
    let Ok(dataset) = pack::read(data) else { return };
    if let Ok((record, _)) = Record::new(dataset) {
        use_all(&record);
    }
}

fn use_all(record: &Record) {
    let Some(words) = native::words("en") else { return };
    for (ix, claim) in record.claims() {
        let standing = standing(record, ix, None);
        assert!(standing.origins.min <= standing.origins.max);
        for (place, _) in (0..).zip(&claim.assertions) {
            assert!(content(record, &words, ix, place, &standing).is_some());
        }
    }
}
