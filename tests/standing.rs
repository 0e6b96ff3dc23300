//! The standing rule against the team's reference: its test vectors, and the standings of the bundled record.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

use accordingto::record::Record;
use accordingto::record::date::Day;
use accordingto::record::decode::Vocabulary as _;
use accordingto::record::standing::{Standing, standing};
use accordingto::record::value::Node;
use serde_json::{Value, json};

const CASES: &str = include_str!("data/standing-cases.json");
const BUNDLED: &str = include_str!("data/asgari-standing.json");

#[test]
fn every_case_of_the_reference_has_its_result() {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 27);
    for case in cases {
        let record = record(&dataset(&file["agents"], case));
        let claim = record.find_claim("C").unwrap();
        let as_of = case["as_of"].as_str().map(|day| Day::parse(day).unwrap());
        let found = standing(&record, claim, as_of);
        let expected = &case["result"];
        // An opinion has no challengers to count.
        let challengers = expected["challenge_min"].as_u64().unwrap_or(0);
        let name = &case["name"];
        assert_eq!(columns(&found), columns_of(expected, "origins_min", "origins_max"), "{name}");
        assert_eq!(u64::from(found.challengers), challengers, "{name}");
        assert_eq!(label(&found), expected["label"].as_str().unwrap(), "{name}");
        expectations(&found, &case["expect"], name);
    }
}

#[test]
fn the_bundled_record_has_the_standings_that_were_checked_by_hand() {
    let rows: Vec<Value> = serde_json::from_str(BUNDLED).unwrap();
    let record = accordingto::bundled::record().unwrap();
    assert_eq!(rows.len(), 76);
    assert_eq!(record.claims().count(), rows.len());
    for row in &rows {
        let id = row["claim"].as_str().unwrap();
        let claim = record.find_claim(id).unwrap();
        assert_eq!(columns(&standing(&record, claim, None)), columns_of(row, "min", "max"), "{id}");
    }
}

/// What is compared: dispute, support, origins, flags.
type Columns = (String, String, u64, u64, Vec<String>);

fn columns(standing: &Standing) -> Columns {
    let flags = standing.flags.iter().map(|flag| flag.word().to_owned()).collect();
    let (min, max) = (standing.origins.min.into(), standing.origins.max.into());
    (standing.dispute.word().into(), standing.support.word().into(), min, max, flags)
}

fn columns_of(row: &Value, min: &str, max: &str) -> Columns {
    let word = |name: &str| row[name].as_str().unwrap().to_owned();
    let flags = row["flags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| flag.as_str().unwrap().to_owned())
        .collect();
    (
        word("dispute"),
        word("support"),
        row[min].as_u64().unwrap(),
        row[max].as_u64().unwrap(),
        flags,
    )
}

/// The one label into which the reference merges dispute and support.
fn label(standing: &Standing) -> &'static str {
    match (standing.dispute.word(), standing.support.word()) {
        ("n/a", _) => "not-a-factual-claim",
        ("none", "corroborated") => "undisputed",
        ("none", "none") => "unsupported",
        ("none", support) => support,
        (dispute, _) => dispute,
    }
}

/// What a case says that it is about, apart from the whole result.
fn expectations(found: &Standing, expected: &Value, name: &Value) {
    for (what, value) in expected.as_object().unwrap() {
        let holds = match what.as_str() {
            "label" => value == label(found),
            "dispute" => value == found.dispute.word(),
            "support" => value == found.support.word(),
            "origins_min" => value == found.origins.min,
            "origins_max" => value == found.origins.max,
            "challenge_min" => value == found.challengers,
            "flag" => found.flags.iter().any(|flag| value == flag.word()),
            _ => false,
        };
        assert!(holds, "{name}: {what} is not {value}");
    }
}

fn record(dataset: &Value) -> Record {
    Record::from_node(&Node::read(dataset).unwrap()).unwrap().0
}

/// A case of the reference's own small format, as a dataset.
fn dataset(agents: &Value, case: &Value) -> Value {
    let mut links = Vec::new();
    let mut works = Vec::new();
    let mut reviews = Vec::new();
    for (kind, pairs) in [("rival", &case["rivals"]), ("entails", &case["entailed_by"])] {
        for (claim, others) in pairs.as_object().unwrap() {
            links.extend(
                others
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|other| json!({ "type": kind, "a": other, "b": claim })),
            );
        }
    }
    let same = case["same"].as_array().unwrap().iter();
    links.extend(same.map(|pair| json!({ "type": "same", "a": pair[0], "b": pair[1] })));
    let mut claims = Vec::new();
    for claim in case["claims"].as_array().unwrap() {
        let mut assertions = Vec::new();
        for assertion in claim["assertions"].as_array().unwrap() {
            let chain = assertion["chain"].as_array().unwrap();
            works.extend(chain.iter().filter_map(|hop| hop.get("work")));
            if assertion["reviewer"] == true {
                reviews.push(json!({
                    "claim": claim["id"],
                    "reviewer": chain.last().unwrap()["agent"],
                    "act": assertion["act"],
                    "rating_raw": "rated",
                    "date": assertion["date"],
                }));
            } else {
                assertions.push(assertion.clone());
            }
        }
        let mut claim = claim.clone();
        claim["text"] = json!("Something is so.");
        claim["assertions"] = assertions.into();
        claims.push(claim);
    }
    works.sort_by_key(|id| id.as_str());
    works.dedup();
    let agents = agents.as_object().unwrap().values().map(|agent| {
        let mut agent = agent.clone();
        agent["kind"] = json!("agent");
        if let Some(of) = agent.as_object_mut().unwrap().remove("is_voice_of") {
            agent["acts_for"] = of;
        }
        agent
    });
    json!({
        "format": 1, "id": "case", "title": "A case", "language": "en", "as_of": "2026-11-22",
        "curator": "According To", "licence": "MIT",
        "agents": agents.collect::<Vec<_>>(),
        "works": works.iter().map(|id| json!({ "id": id, "kind": "article", "title": "A story" })).collect::<Vec<_>>(),
        "claims": claims, "links": links, "reviews": reviews,
    })
}
