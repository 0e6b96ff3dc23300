//! Sizes: what is too many is refused, and large datasets within the limits are read.

use serde_json::{Value, json};

use super::{changed, diagnostics, good, read};

fn codes(dataset: &Value) -> Vec<(&'static str, String)> {
    diagnostics(dataset).into_iter().map(|fault| (fault.code, fault.path)).collect()
}

#[test]
fn what_is_too_many_is_refused_at_its_place() {
    let hop = json!({ "agent": "paper" });
    let anchor = good()["claims"][0]["assertions"][0]["anchors"].clone();
    let claims = |count: usize| -> Vec<Value> {
        let claim = |n| {
            json!({ "id": format!("n{n}"), "text": "It is so.", "kind": "fact", "question": "when",
            "assertions": [{ "id": format!("n{n}"), "act": "asserts", "chain": [hop], "anchors": anchor }] })
        };
        (0..count).map(claim).collect()
    };
    let agents = |count: usize, next: fn(usize) -> usize| -> Vec<Value> {
        let agent = |n| json!({ "id": format!("g{n}"), "kind": "g", "identification": "named", "acts_for": format!("g{}", next(n)) });
        (0..count).map(agent).collect()
    };
    let with = |name: &str, more: Vec<Value>| {
        let mut dataset = good();
        dataset[name].as_array_mut().unwrap().extend(more);
        dataset
    };
    assert_eq!(codes(&with("claims", claims(62))), []);
    assert_eq!(codes(&with("claims", claims(63))), [("too-many", "$.questions[0]".into())]);
    let chain = |count: usize| {
        changed(&[("/claims/1/assertions/0/chain", vec![hop.clone(); count].into())])
    };
    assert_eq!(codes(&chain(40)), []);
    assert_eq!(codes(&chain(41)), [("too-many", "$.claims[1].assertions[0].chain".into())]);
    let wordings = |count: usize| {
        changed(&[("/claims/1/wordings", vec![json!({ "all": [["a"]] }); count].into())])
    };
    assert_eq!(codes(&wordings(200)), []);
    assert_eq!(codes(&wordings(201)), [("too-many", "$.claims[1].wordings".into())]);
    let links = |count: usize| {
        changed(&[(
            "/links",
            vec![json!({ "type": "tension", "a": "closed-monday", "b": "ugly" }); count].into(),
        )])
    };
    assert_eq!(codes(&links(64)), []);
    assert_eq!(codes(&links(65)).first().unwrap().0, "too-many");
    assert_eq!(codes(&with("agents", agents(50_000, |n| n))), [("too-many", "$.agents".into())]);
    let countries = |count: usize| {
        let mut list = agents(count, |n| n);
        list.iter_mut()
            .enumerate()
            .for_each(|(n, agent)| agent["country"] = json!(format!("X{n}")));
        with("agents", list)
    };
    assert_eq!(codes(&countries(300)), []);
    assert_eq!(codes(&countries(301)), [("too-many", "$.agents".into())]);
    // A way of 40 steps to a principal is long enough; a circle is one principal, however one enters it.
    assert_eq!(codes(&with("agents", agents(41, |n| (n + 1).min(40)))), []);
    assert_eq!(codes(&with("agents", agents(30, |n| (n + 1) % 30))), []);
    let endless = codes(&with("agents", agents(100, |n| (n + 1) % 100)));
    assert_eq!((endless.len(), endless[0].0), (100, "too-many"));
    let derived = |count: usize| {
        let assertion = |n: usize| json!({ "id": format!("v{n}"), "act": "asserts", "chain": [hop], "via": format!("v{}", n + 1) });
        let mut list: Vec<Value> = (0..count).map(assertion).collect();
        list.last_mut().unwrap()["via"] = Value::Null;
        changed(&[("/claims/1/assertions", list.into())])
    };
    assert_eq!(codes(&derived(41)), []);
    assert_eq!(codes(&derived(42)), [("too-many", "$.claims[1].assertions[0].via".into())]);
}

#[test]
fn a_dataset_with_a_fault_everywhere_is_refused_with_the_first_faults() {
    let mut dataset = good();
    let link = |n| json!({ "type": "rival", "a": format!("x{n}"), "b": "y" });
    dataset["links"] = (0..50_000).map(link).collect::<Vec<_>>().into();
    let faults = read(&dataset).unwrap_err();
    assert_eq!((faults.found.len(), faults.beyond()), (500, 99_500));
}

#[test]
fn a_large_dataset_is_read() {
    let mut dataset = good();
    let claims: Vec<Value> = (0..20_000)
        .map(|n| {
            json!({ "id": format!("claim-{n}"), "text": "It is so.", "kind": "fact",
                "wordings": [{ "all": [["it"]] }],
                "assertions": [{ "id": format!("assertion-{n}"), "act": "asserts", "chain": [{ "agent": "paper" }] }] })
        })
        .collect();
    let entails = |n: usize| json!({ "type": "entails", "a": format!("claim-{n}"), "b": format!("claim-{}", n + 1) });
    dataset["links"] = (0..19_999).map(entails).collect::<Vec<_>>().into();
    dataset["claims"].as_array_mut().unwrap().extend(claims);
    assert_eq!(codes(&dataset), []);
    dataset["links"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "type": "entails", "a": "claim-19999", "b": "claim-0" }));
    assert_eq!(codes(&dataset), [("entails-cycle", "$.links[19999]".into())]);
}
