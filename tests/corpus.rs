//! The fuzzers' corpora, replayed: what once made a target fail, and what reaches far.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)] // A test that fails to unwrap is a failed test.

#[path = "../fuzz/bodies/mod.rs"]
mod bodies;

fn replay(corpus: &str, body: fn(&[u8])) {
    let folder = format!("{}/fuzz/corpus/{corpus}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "the corpus of {corpus} is empty");
    for file in files {
        body(&std::fs::read(file).unwrap());
    }
}

#[test]
fn the_corpus_of_datasets_makes_nothing_panic() {
    replay("dataset", bodies::dataset);
}

#[test]
fn the_corpus_of_compiled_datasets_makes_nothing_panic() {
    replay("pack", bodies::pack);
}
