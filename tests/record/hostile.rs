//! Whatever a file contains, reading it ends without a panic.

use accordingto::pack;
use accordingto::record::Record;
use accordingto::record::value::Node;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{diagnostics, good, read, standings};

/// Any JSON value; its member names are often the format's.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any_name(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        prop::sample::select(vec![
            "paper",
            "mayor",
            "a1",
            "closed-monday",
            "story",
            "when",
            "named",
            "anonymous",
            "asserts",
            "retracts",
            "via",
            "2025",
            "2025-02-30",
            "<script>",
            "TextQuoteSelector",
            "WordHashSelector",
            "AQAAAA==",
            "entails",
            "same",
        ])
        .prop_map(String::from),
    ]
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z.\\[\\]$]{0,5}",
        prop::sample::select(vec![
            "format",
            "id",
            "agents",
            "works",
            "questions",
            "claims",
            "assertions",
            "chain",
            "agent",
            "work",
            "links",
            "a",
            "b",
            "type",
            "kind",
            "text",
            "name",
            "via",
            "anchors",
            "selector",
            "exact",
            "date",
            "value",
            "wordings",
            "all",
            "reviews",
            "claim",
            "as_of",
            "count",
            "identification",
        ])
        .prop_map(String::from),
    ]
}

/// Pointers to all values of a document.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.into());
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                pointers(item, &format!("{here}/{place}"), all);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{here}/{name}"), all);
            }
        }
        _ => {}
    }
}

/// A dataset that keeps every rule, of random shape: agents that act for each other (in circles, too), chains, derivations,
/// dates, links in one direction.
fn any_dataset() -> impl Strategy<Value = Value> {
    let agent = (0usize..6, 0usize..4, prop::option::of(0usize..6), prop::option::of(0usize..3));
    let assertion = (
        0usize..7,
        prop::collection::vec(0usize..6, 1..4),
        prop::option::of(0usize..3),
        prop::option::of(2000u32..2026),
        any::<bool>(),
    );
    let claim = (0usize..5, prop::collection::vec(assertion, 0..5), prop::option::of(0usize..6));
    let link = (0usize..4, 0usize..5, 0usize..5);
    (prop::collection::vec(agent, 6), prop::collection::vec(claim, 1..6), prop::collection::vec(link, 0..6)).prop_map(
        |(agents, claims, links)| {
            const IDENTIFICATIONS: [&str; 6] = ["named", "role_only", "pseudonymous", "anonymous", "unspecified", "page_voice"];
            const ACTS: [&str; 7] = ["asserts", "denies", "doubts", "declines_comment", "says_unknown", "asks", "retracts"];
            let agents = agents.iter().enumerate().map(|(n, (identification, access, acts_for, country))| {
                json!({ "id": format!("g{n}"), "kind": "agent", "identification": IDENTIFICATIONS[*identification],
                    "access": (["unknown", "firsthand", "professional", "reporter"][*access]),
                    "acts_for": acts_for.map(|other| format!("g{other}")),
                    "country": country.map(|country| ["US", "IR", "IL"][country]) })
            });
            let count = claims.len();
            let claims = claims.iter().enumerate().map(|(n, (kind, assertions, interested))| {
                let last = assertions.len();
                let assertions = assertions.iter().enumerate().map(|(m, (act, chain, via, year, part))| {
                    let year = if *act == 6 { year.or(Some(2010)) } else { *year };
                    json!({ "id": format!("s{n}-{m}"), "act": ACTS[*act], "scope": if *part { "part" } else { "full" },
                        "chain": chain.iter().map(|agent| json!({ "agent": format!("g{agent}") })).collect::<Vec<_>>(),
                        "via": via.filter(|via| *via < last).map(|via| format!("s{n}-{via}")),
                        "date": year.map(|year| year.to_string()) })
                });
                json!({ "id": format!("c{n}"), "text": "It is so.", "question": if n % 2 == 0 { Some("q") } else { None },
                    "kind": (["fact", "background", "meta", "evaluation", "prediction"][*kind]),
                    "interested": interested.iter().map(|agent| format!("g{agent}")).collect::<Vec<_>>(),
                    "assertions": assertions.collect::<Vec<_>>() })
            });
            let links = links.iter().filter(|(_, a, b)| a < b && *b < count).map(|(kind, a, b)| {
                json!({ "type": (["entails", "rival", "tension", "compatible"][*kind]), "a": format!("c{a}"), "b": format!("c{b}") })
            });
            let mut dataset = good();
            dataset["agents"] = agents.collect::<Vec<_>>().into();
            dataset["works"] = json!([]);
            dataset["questions"] = json!([{ "id": "q", "text": "Which?", "arity": "single" }]);
            dataset["claims"] = claims.collect::<Vec<_>>().into();
            dataset["links"] = links.collect::<Vec<_>>().into();
            dataset["reviews"] = json!([{ "claim": "c0", "reviewer": "g0", "act": "denies", "rating_raw": "No" }]);
            dataset
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_to_an_end(document in any_json()) {
        let _ = diagnostics(&document);
    }

    #[test]
    fn a_dataset_with_anything_anywhere_is_read_to_an_end(place in any::<prop::sample::Index>(), value in any_json()) {
        let mut document = good();
        let mut all = Vec::new();
        pointers(&document, "", &mut all);
        *document.pointer_mut(place.get::<String>(&all)).unwrap() = value;
        if let Ok((record, _)) = read(&document) {
            let _ = standings(&record);
        }
    }

    #[test]
    fn a_good_dataset_stays_good_when_compiled_and_keeps_its_standings(document in any_dataset()) {
        let (record, _) = read(&document).map_err(|faults| TestCaseError::fail(format!("{:?}", faults.found)))?;
        let bytes = pack::compile(record.dataset());
        let (again, _) = Record::new(pack::read(&bytes).unwrap()).unwrap();
        prop_assert_eq!(standings(&again), standings(&record));
    }

    #[test]
    fn a_damaged_pack_is_refused_or_read_but_never_fatal(flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..6)) {
        let mut bytes = pack::compile(read(&good()).unwrap().0.dataset());
        for (place, bit) in &flips {
            let length = bytes.len();
            bytes[place.index(length)] ^= 1 << bit;
        }
        if let Ok(dataset) = pack::read(&bytes) && let Ok((record, _)) = Record::new(dataset) {
            let _ = standings(&record);
        }
    }
}

#[test]
fn every_cut_pack_is_refused() {
    let bytes = pack::compile(read(&good()).unwrap().0.dataset());
    for length in 0..bytes.len() {
        assert!(pack::read(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
    }
    let whole = accordingto::bundled::PACK;
    for length in (0..whole.len()).step_by(97) {
        assert!(pack::read(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
    }
    assert!(pack::read(&[&bytes[..], b"\0"].concat()).is_err());
}

#[test]
fn every_single_bit_of_a_pack_may_flip() {
    let bytes = pack::compile(read(&good()).unwrap().0.dataset());
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut bytes = bytes.clone();
            bytes[place] ^= 1 << bit;
            if let Ok(dataset) = pack::read(&bytes)
                && let Ok((record, _)) = Record::new(dataset)
            {
                let _ = standings(&record);
            }
        }
    }
}

#[test]
fn nesting_beyond_the_limit_is_refused() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    let node = |text: &str| Node::read(&mut serde_json::Deserializer::from_str(text));
    assert!(node(&nested(32)).is_ok());
    assert!(node(&nested(33)).is_err());
}
