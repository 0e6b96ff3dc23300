//! The JSON Schema of the format, as it is committed.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, missing_docs)] // A test that fails to unwrap is a failed test.

use accordingto::record::model::{Agent, Assertion, Claim, Dataset};
use accordingto::record::schema::schema;

#[test]
fn the_committed_schema_is_the_one_that_the_types_make() {
    let committed = include_str!("../pkg/dataset.schema.json");
    let made = format!("{:#}\n", schema());
    assert!(
        committed == made,
        "stale: run `cargo run --features cli -- schema > pkg/dataset.schema.json`"
    );
}

#[test]
fn every_member_of_every_entity_is_described() {
    let schema = schema();
    let members = [
        ("Dataset", Dataset::MEMBERS),
        ("Agent", Agent::MEMBERS),
        ("Claim", Claim::MEMBERS),
        ("Assertion", Assertion::MEMBERS),
    ];
    for (entity, members) in members {
        for member in members {
            let place = format!("/$defs/{entity}/properties/{member}/description");
            let description = schema.pointer(&place).and_then(|text| text.as_str());
            assert!(
                description.is_some_and(|text| text.ends_with('.')),
                "{place}: {description:?}"
            );
        }
    }
}
