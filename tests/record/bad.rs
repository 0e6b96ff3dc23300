//! Every kind of fault, with its place.

use accordingto::record::diagnostic::Severity;
use serde_json::{Value, json};

use super::{changed, diagnostics};

/// Checks that a dataset has exactly these diagnostics, in this order: severity and code, and path.
fn check(changes: &[(&str, Value)], expected: &[(&str, &str)]) {
    let found = diagnostics(&changed(changes));
    let short: Vec<(String, &str)> = found
        .iter()
        .map(|fault| (format!("{} {}", fault.severity.word(), fault.code), fault.path.as_str()))
        .collect();
    let short: Vec<(&str, &str)> =
        short.iter().map(|(code, path)| (code.as_str(), *path)).collect();
    assert_eq!(short, expected, "{changes:?}");
}

const A1: &str = "/claims/0/assertions/0";

#[test]
fn faults_of_single_members_are_found_where_they_are() {
    for (pointer, value, code, path) in [
        ("/title", Value::Null, "error missing-member", "$"),
        ("/title", json!(7), "error wrong-kind", "$.title"),
        ("/title", json!(" "), "error empty-text", "$.title"),
        ("/title", json!("a".repeat(1_001)), "error too-long", "$.title"),
        ("/title", json!("a\u{202e}b"), "error control-character", "$.title"),
        ("/title", json!("a <b>c"), "error markup", "$.title"),
        ("/titel", json!("x"), "warning unknown-member", "$.titel"),
        ("/id", json!("a b"), "error bad-text", "$.id"),
        ("/report", json!("javascript:alert(1)"), "error bad-text", "$.report"),
        (
            "/agents/0/identification",
            json!("name"),
            "error unknown-word",
            "$.agents[0].identification",
        ),
        ("/works/0/date", json!("2025-13"), "error bad-date", "$.works[0].date"),
        ("/works/0/date/value", json!("2025"), "error bad-date", "$.works[0].date.value"),
        (
            "/claims/0/assertions/1/claimed_source_count",
            json!(1.5),
            "error wrong-kind",
            "$.claims[0].assertions[1].claimed_source_count",
        ),
    ] {
        check(&[(pointer, value)], &[(code, path)]);
    }
}

#[test]
fn a_bad_header_is_refused() {
    check(&[("/format", json!(2))], &[("error unsupported-format", "$.format")]);
    check(&[("/format", json!(0))], &[("error unsupported-format", "$.format")]);
    check(&[("/format", json!("1"))], &[("error wrong-kind", "$.format")]);
    check(&[("/format", Value::Null)], &[("error missing-member", "$")]);
    for language in ["english", "e", "en_GB", "en-", "12"] {
        check(&[("/language", json!(language))], &[("error bad-language", "$.language")]);
    }
    for language in ["en", "pt-BR", "zh-Hant-TW", "gsw", "de-1996"] {
        check(&[("/language", json!(language))], &[]);
    }
    check(&[("/as_of", json!("2026"))], &[("error bad-date", "$.as_of")]);
    check(&[("/as_of", json!("2026-02-30"))], &[("error bad-date", "$.as_of")]);
}

#[test]
fn a_reference_to_nobody_is_refused_wherever_it_stands() {
    for (pointer, path) in [
        ("/agents/0/acts_for", "$.agents[0].acts_for"),
        ("/agents/0/controlled_by", "$.agents[0].controlled_by"),
        ("/agents/0/affiliation", "$.agents[0].affiliation"),
        ("/agents/0/same_as", "$.agents[0].same_as"),
        ("/agents/4/funded_by/0", "$.agents[4].funded_by[0]"),
        ("/works/0/publisher", "$.works[0].publisher"),
        ("/works/0/authors/1", "$.works[0].authors[1]"),
        ("/claims/0/about/0", "$.claims[0].about[0]"),
        ("/claims/0/interested/0", "$.claims[0].interested[0]"),
        ("/claims/0/assertions/0/chain/1/agent", "$.claims[0].assertions[0].chain[1].agent"),
        ("/claims/0/assertions/0/chain/0/work", "$.claims[0].assertions[0].chain[0].work"),
        ("/claims/0/assertions/1/via", "$.claims[0].assertions[1].via"),
        ("/claims/0/assertions/1/restates", "$.claims[0].assertions[1].restates"),
        ("/claims/2/question", "$.claims[2].question"),
        ("/links/0/a", "$.links[0].a"),
        ("/links/0/b", "$.links[0].b"),
        ("/reviews/0/claim", "$.reviews[0].claim"),
        ("/reviews/0/reviewer", "$.reviews[0].reviewer"),
    ] {
        let second_hop = ("/claims/0/assertions/0/chain/1", json!({ "agent": "mayor" }));
        // With the publisher unknown, writers who belong to it no longer lead to it, but the story still has its author.
        let voice = ("/claims/0/assertions/0/chain/0/agent", json!("writer"));
        let others = ("/works/0/authors/1", json!("paper"));
        check(
            &[second_hop, voice, others, (pointer, json!("nobody"))],
            &[("error unknown-id", path)],
        );
    }
    let same = json!({ "type": "same", "a": "mayor", "b": "closed-monday" });
    check(&[("/links/1", same)], &[("error unknown-id", "$.links[1].b")]);
}

#[test]
fn a_misspelt_reference_gets_a_suggestion() {
    for (pointer, misspelt, meant) in [
        ("/claims/0/about/0", "mayr", "mayor"),
        ("/links/0/a", "closed_monday", "closed-monday"),
        ("/claims/2/question", "wehn", "when"),
        ("/claims/0/assertions/1/via", "a11", "a1"),
    ] {
        let found = diagnostics(&changed(&[(pointer, json!(misspelt))]));
        assert_eq!(found[0].help, format!("perhaps \"{meant}\""), "{misspelt}");
        assert_eq!(found[0].found, format!("\"{misspelt}\""));
    }
}

#[test]
fn a_repeated_id_is_refused_and_the_first_is_named() {
    for (pointer, id, path, first) in [
        ("/agents/3/id", "paper", "$.agents[3].id", "$.agents[0]"),
        (
            "/claims/1/assertions/0/id",
            "a3",
            "$.claims[1].assertions[0].id",
            "$.claims[0].assertions[2]",
        ),
        ("/claims/1/id", "closed-monday", "$.claims[1].id", "$.claims[0]"),
    ] {
        let found = diagnostics(&changed(&[(pointer, json!(id))]));
        let fault = found.iter().find(|fault| fault.code == "repeated-id").unwrap();
        assert_eq!(fault.path, path);
        assert!(fault.help.contains(&format!("{first};")), "{}", fault.help);
    }
    let twice = json!({ "id": "when", "text": "When?", "arity": "multi" });
    check(&[("/questions/1", twice)], &[("error repeated-id", "$.questions[1].id")]);
    let twice = json!({ "id": "story", "kind": "book", "title": "A book" });
    check(&[("/works/1", twice)], &[("error repeated-id", "$.works[1].id")]);
    // The same words for entities of different kinds are no repetition.
    check(&[("/questions/1", json!({ "id": "paper", "text": "Which?", "arity": "multi" }))], &[]);
}

#[test]
fn a_chain_has_hops_and_begins_with_its_page() {
    let chain = |agent: &str| json!([{ "agent": agent, "work": "story" }, { "agent": "mayor" }]);
    let at = "/claims/0/assertions/0/chain";
    check(&[(at, json!([]))], &[("error empty-chain", "$.claims[0].assertions[0].chain")]);
    check(&[(at, Value::Null)], &[("error empty-chain", "$.claims[0].assertions[0].chain")]);
    check(&[(at, json!("x"))], &[("error wrong-kind", "$.claims[0].assertions[0].chain")]);
    for good in ["paper", "writer", "voice"] {
        check(&[(at, chain(good))], &[]);
    }
    check(
        &[(at, chain("mayor"))],
        &[("error chain-start", "$.claims[0].assertions[0].chain[0].agent")],
    );
    check(&[(at, json!([{ "agent": "mayor" }]))], &[]);
    let nobodys = [
        ("/works/0/publisher", Value::Null),
        ("/works/0/authors", Value::Null),
        (at, chain("mayor")),
    ];
    check(&nobodys, &[]);
    let circle =
        [("/agents/4/acts_for", json!("official")), ("/agents/3/acts_for", json!("mayor"))];
    check(
        &[circle.as_slice(), &[(at, chain("mayor"))]].concat(),
        &[("error chain-start", "$.claims[0].assertions[0].chain[0].agent")],
    );
}

#[test]
fn what_is_derived_is_derived_from_the_same_claim() {
    check(
        &[("/claims/0/assertions/1/via", json!("b1"))],
        &[("error bad-derivation", "$.claims[0].assertions[1].via")],
    );
    check(
        &[("/claims/0/assertions/1/restates", json!("b1"))],
        &[("error bad-derivation", "$.claims[0].assertions[1].restates")],
    );
    check(
        &[("/claims/0/assertions/1/restates", json!("a2"))],
        &[("error bad-derivation", "$.claims[0].assertions[1].restates")],
    );
    // Reports that cite each other are on record as what they are.
    check(&[("/claims/0/assertions/0/via", json!("a2"))], &[]);
    check(&[("/claims/0/assertions/0/via", json!("a1"))], &[]);
}

#[test]
fn nobody_who_is_not_named_gets_a_name() {
    for (name, severity) in [
        ("John Smith", "error"),
        ("Gen. John Smith", "error"),
        ("Ludwig van der Berg", "error"),
        ("former Mossad officials", "warning"),
        ("Senior Official", "warning"),
    ] {
        let code = format!("{severity} name-on-unnamed");
        check(&[("/agents/3/name", json!(name))], &[(&code, "$.agents[3].name")]);
        check(&[("/agents/0/name", json!(name))], &[]);
    }
    check(
        &[("/agents/3/description", json!("John Smith"))],
        &[("warning name-on-unnamed", "$.agents[3].description")],
    );
}

#[test]
fn only_sources_that_are_not_named_are_counted() {
    check(&[("/agents/3/count", json!(0))], &[("error bad-count", "$.agents[3].count")]);
    check(&[("/agents/4/count", json!(2))], &[("error bad-count", "$.agents[4].count")]);
    check(&[("/agents/4/count", json!(1))], &[]);
    check(
        &[("/agents/3/identification", json!("anonymos"))],
        &[("error unknown-word", "$.agents[3].identification")],
    );
    let count = "/claims/0/assertions/2/claimed_source_count";
    check(
        &[(count, json!(2))],
        &[("error bad-count", "$.claims[0].assertions[2].claimed_source_count")],
    );
    check(
        &[(count, json!(0))],
        &[("error bad-count", "$.claims[0].assertions[2].claimed_source_count")],
    );
}

#[test]
fn links_are_between_two_and_entailment_has_no_circle() {
    for kind in ["rival", "tension", "compatible", "entails"] {
        let itself = json!({ "type": kind, "a": "ugly", "b": "ugly" });
        check(&[("/links/1", itself)], &[("error self-link", "$.links[1]")]);
    }
    let entails = |a: &str, b: &str| json!({ "type": "entails", "a": a, "b": b });
    let circle = [
        ("/links/1", entails("closed-monday", "closed-tuesday")),
        ("/links/2", entails("closed-tuesday", "ugly")),
        ("/links/3", entails("ugly", "closed-monday")),
    ];
    check(&circle[..2], &[]);
    check(&circle, &[("error entails-cycle", "$.links[3]")]);
    let found = diagnostics(&changed(&circle));
    assert_eq!(found[0].found, "closed-monday → closed-tuesday → ugly → closed-monday");
}

#[test]
fn a_retraction_has_a_date_and_no_date_is_after_the_records() {
    let act = ("/claims/0/assertions/1/act", json!("retracts"));
    check(std::slice::from_ref(&act), &[("error undated-retraction", "$.claims[0].assertions[1]")]);
    check(&[act, ("/claims/0/assertions/1/date", json!("2025"))], &[]);
    check(&[("/works/0/date", json!("2026-01-02"))], &[("warning after-as-of", "$.works[0].date")]);
    check(
        &[("/works/0/retracted", json!("2027"))],
        &[("warning after-as-of", "$.works[0].retracted")],
    );
    check(
        &[("/claims/0/assertions/2/date", json!("2030"))],
        &[("warning after-as-of", "$.claims[0].assertions[2].date")],
    );
    check(&[("/reviews/0/date", json!("2030"))], &[("warning after-as-of", "$.reviews[0].date")]);
    check(&[("/works/0/date", json!("2026"))], &[]);
}

#[test]
fn an_anchor_has_words() {
    let anchors = [A1, "/anchors"].concat();
    let selector =
        |kind: &str, exact: &str| json!([{ "selector": { "type": kind, "exact": exact } }]);
    let exact = "$.claims[0].assertions[0].anchors[0].selector.exact";
    check(&[(&anchors, selector("TextQuoteSelector", "…"))], &[("error empty-anchor", exact)]);
    check(&[(&anchors, selector("TextQuoteSelector", ""))], &[("error empty-text", exact)]);
    check(&[(&anchors, selector("WordHashSelector", "AQ"))], &[("error bad-hashes", exact)]);
    let selector = json!([{ "selector": { "type": "XPathSelector" } }]);
    check(
        &[(&anchors, selector)],
        &[("error wrong-kind", "$.claims[0].assertions[0].anchors[0].selector")],
    );
}

#[test]
fn what_an_author_should_look_at_again_is_a_warning() {
    check(&[("/agents/3/description", Value::Null)], &[("warning bare-source", "$.agents[3]")]);
    check(
        &[("/agents/3/description", json!("a source"))],
        &[("warning bare-source", "$.agents[3]")],
    );
    check(&[("/claims/1/wordings", Value::Null)], &[("warning unfindable", "$.claims[1]")]);
    check(
        &[("/claims/1/assertions/0/commentary", json!(true))],
        &[("warning only-commentary", "$.claims[1]")],
    );
    let anonymous = ("/claims/2/assertions/0/chain/1/agent", json!("official"));
    check(&[anonymous], &[("warning anonymous-opinion", "$.claims[2].assertions[0]")]);
    for (pointer, path) in [
        ("/claims/0/text", "$.claims[0].text"),
        ("/claims/0/assertions/2/text", "$.claims[0].assertions[2].text"),
        ("/agents/0/name", "$.agents[0].name"),
        ("/agents/0/description", "$.agents[0].description"),
        ("/questions/0/text", "$.questions[0].text"),
    ] {
        check(
            &[(pointer, json!("The mayor ADMITS it, and admits it."))],
            &[("warning loaded-word", path)],
        );
    }
    check(&[("/claims/0/text", json!("The mayor disclaims a secret plan."))], &[]);
    check(
        &[("/agents/3/description", json!("a secret source"))],
        &[("warning loaded-word", "$.agents[3].description")],
    );
}

#[test]
fn one_run_reports_every_fault() {
    check(
        &[
            ("/format", json!(3)),
            ("/agents/0/access", json!("reporting")),
            ("/agents/3/name", json!("John Smith")),
            ("/claims/0/about/0", json!("mayr")),
            ("/claims/0/assertions/0/chain", json!([])),
            ("/claims/1/wordings", Value::Null),
            ("/links/0/b", json!("closed-monday")),
        ],
        &[
            ("error unknown-word", "$.agents[0].access"),
            ("error unsupported-format", "$.format"),
            ("error name-on-unnamed", "$.agents[3].name"),
            ("error unknown-id", "$.claims[0].about[0]"),
            ("error empty-chain", "$.claims[0].assertions[0].chain"),
            ("error self-link", "$.links[0]"),
            ("warning unfindable", "$.claims[1]"),
        ],
    );
}

#[test]
fn a_dataset_is_refused_for_errors_and_not_for_warnings() {
    let warned = changed(&[("/claims/1/wordings", Value::Null)]);
    let (_, faults) = super::read(&warned).unwrap();
    assert!(faults.found.iter().all(|fault| fault.severity == Severity::Warning));
    assert!(super::read(&changed(&[("/format", json!(2))])).is_err());
}
