//! Datasets: what is refused and why, and that nothing a file contains makes reading fail otherwise.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

#[path = "record/bad.rs"]
mod bad;
#[path = "record/hostile.rs"]
mod hostile;
#[path = "record/limits.rs"]
mod limits;

use accordingto::pack;
use accordingto::record::Record;
use accordingto::record::diagnostic::{Diagnostic, Faults};
use accordingto::record::standing::{Standing, standing};
use accordingto::record::value::Node;
use serde_json::{Value, json};

/// A small dataset in which nothing is wrong.
fn good() -> Value {
    let anchor =
        json!([{ "selector": { "type": "TextQuoteSelector", "exact": "the bridge was closed" } }]);
    let page = json!({ "agent": "paper", "work": "story", "role": "newspaper" });
    json!({
        "format": 1, "id": "bridge", "title": "The bridge", "language": "en", "as_of": "2026-01-01",
        "curator": "A curator", "licence": "CC0-1.0",
        "agents": [
            { "id": "paper", "name": "The Paper", "kind": "newspaper", "identification": "named", "access": "reporter" },
            { "id": "writer", "name": "A. Writer", "kind": "journalist", "identification": "named", "affiliation": "paper" },
            { "id": "voice", "kind": "page", "identification": "page_voice", "acts_for": "paper" },
            { "id": "official", "description": "a senior official", "kind": "official", "identification": "anonymous",
              "count": 2 },
            { "id": "mayor", "name": "The Mayor", "kind": "office", "identification": "named", "access": "firsthand",
              "funded_by": ["paper"] }
        ],
        "works": [
            { "id": "story", "kind": "article", "title": "A story", "publisher": "paper", "authors": ["writer"],
              "date": { "value": "2025-03", "precision": "month", "basis": "the page says March" } }
        ],
        "questions": [{ "id": "when", "text": "When was the bridge closed?", "arity": "single" }],
        "claims": [
            { "id": "closed-monday", "text": "The bridge was closed on Monday.", "kind": "fact", "about": ["mayor"],
              "interested": ["mayor"], "question": "when", "assertions": [
                { "id": "a1", "act": "asserts", "chain": [{ "agent": "voice", "work": "story" }], "anchors": anchor },
                { "id": "a2", "act": "asserts", "chain": [page, { "agent": "official" }], "claimed_source_count": 2,
                  "restates": "a1", "via": "a1" },
                { "id": "a3", "act": "denies", "text": "The mayor says that it stayed open.",
                  "chain": [{ "agent": "writer", "work": "story" }, { "agent": "mayor" }], "date": "2025-03-02" }
              ] },
            { "id": "closed-tuesday", "text": "The bridge was closed on Tuesday.", "kind": "fact", "question": "when",
              "wordings": [{ "all": [["bridge"], ["clos*"], ["tuesday"]] }], "assertions": [
                { "id": "b1", "act": "asserts", "chain": [page] }
              ] },
            { "id": "ugly", "text": "The bridge is ugly.", "kind": "evaluation", "assertions": [
                { "id": "c1", "act": "asserts", "chain": [page, { "agent": "mayor" }], "anchors": anchor }
              ] }
        ],
        "links": [{ "type": "tension", "a": "closed-monday", "b": "ugly", "differs": "in taste" }],
        "reviews": [{ "claim": "closed-monday", "reviewer": "mayor", "act": "denies", "rating_raw": "No", "date": "2025" }]
    })
}

/// The good dataset with changes: a JSON pointer to a member or to an item (also one beyond the last), and its new value;
/// `null` takes a member away.
fn changed(changes: &[(&str, Value)]) -> Value {
    let mut dataset = good();
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match dataset.pointer_mut(parent).unwrap() {
            Value::Array(items) => match name.parse::<usize>().unwrap() {
                place if place < items.len() => items[place] = value.clone(),
                _ => items.push(value.clone()),
            },
            Value::Object(members) if value.is_null() => drop(members.remove(name)),
            parent => parent[name] = value.clone(),
        }
    }
    dataset
}

fn read(dataset: &Value) -> Result<(Record, Faults), Faults> {
    Record::from_node(&Node::read(dataset).unwrap())
}

/// All diagnostics of a dataset, whether it was refused or not.
fn diagnostics(dataset: &Value) -> Vec<Diagnostic> {
    match read(dataset) {
        Ok((_, faults)) | Err(faults) => faults.found,
    }
}

fn standings(record: &Record) -> Vec<Standing> {
    record.claims().map(|(claim, _)| standing(record, claim, None)).collect()
}

#[test]
fn a_good_dataset_is_read_without_a_word() {
    assert_eq!(diagnostics(&good()), []);
}

#[test]
fn compiling_and_reading_changes_no_standing() {
    for dataset in [good(), serde_json::from_str(include_str!("../data/asgari.json")).unwrap()] {
        let (record, _) = read(&dataset).unwrap();
        let bytes = pack::compile(record.dataset());
        let (again, _) = Record::new(pack::read(&bytes).unwrap()).unwrap();
        assert_eq!(standings(&again), standings(&record));
        assert_eq!(pack::compile(again.dataset()), bytes);
    }
}

#[test]
fn the_bundled_dataset_has_no_errors_and_its_compiled_form_is_fresh() {
    let dataset = serde_json::from_str(include_str!("../data/asgari.json")).unwrap();
    let (record, _) = read(&dataset).unwrap();
    let fresh = pack::compile(record.dataset()) == accordingto::bundled::PACK;
    assert!(
        fresh,
        "data/asgari.pack is stale: run `cargo run --features cli -- compile data/asgari.json -o data/asgari.pack`"
    );
}
