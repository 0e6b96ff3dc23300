//! Wordings, as tables: a page, the wordings that are recorded, the sentences that are found.
#![allow(clippy::unwrap_used)] // A test that fails to unwrap is a failed test.

use super::*;
use crate::record::Record;
use crate::record::value::{Node, Value};
use crate::text::Scanner;

fn object(members: Vec<(&str, Node)>) -> Node {
    let members = members.into_iter().map(|(name, node)| (name.into(), node));
    Node::bare(Value::Object(members.collect()))
}

fn text(text: &str) -> Node {
    Node::bare(Value::Text(text.into()))
}

fn list(items: impl IntoIterator<Item = Node>) -> Node {
    Node::bare(Value::List(items.into_iter().collect()))
}

/// A record with one claim for each wording: `term, term; term ! absent, absent`. What stands behind a `=` is a passage
/// of the claim.
fn record(wordings: &[&str]) -> Record {
    let terms = |terms: &str| list(terms.split(',').map(|term| text(term.trim())));
    let claim = |(place, wording): (usize, &&str)| {
        let (wording, passage) =
            wording.split_once('=').unwrap_or((wording, "a passage that stands nowhere"));
        let (all, none) = wording.split_once('!').unwrap_or((wording, ""));
        let mut members = vec![("all", list(all.split(';').map(terms)))];
        if !none.is_empty() {
            members.push(("none", terms(none)));
        }
        let selector = vec![("type", text("TextQuoteSelector")), ("exact", text(passage))];
        let assertion = object(vec![
            ("id", text(&format!("a{place}"))),
            ("act", text("asserts")),
            ("chain", list([object(vec![("agent", text("page"))])])),
            ("anchors", list([object(vec![("selector", object(selector))])])),
        ]);
        object(vec![
            ("id", text(&format!("c{place}"))),
            ("text", text("A claim.")),
            ("kind", text("fact")),
            ("assertions", list([assertion])),
            ("wordings", list([object(members)])),
        ])
    };
    let agent = object(vec![
        ("id", text("page")),
        ("name", text("The Page")),
        ("kind", text("newspaper")),
        ("identification", text("named")),
    ]);
    let dataset = object(vec![
        ("format", Node::bare(Value::Number(1.0))),
        ("id", text("test")),
        ("title", text("A test")),
        ("language", text("en")),
        ("as_of", text("2026-01-01")),
        ("curator", text("Nobody")),
        ("licence", text("CC0-1.0")),
        ("agents", list([agent])),
        ("claims", list(wordings.iter().enumerate().map(claim))),
    ]);
    Record::from_node(&dataset).unwrap().0
}

fn matches(index: &Index, page: &str) -> Vec<Match> {
    let (mut scanner, mut words) = (Scanner::with_stems(index.stems()), Vec::new());
    scanner.push(page, 0, &mut words);
    scanner.finish(&mut words);
    find(index, &words)
}

/// The sentences found: for each match by wording the place of its claim and its text.
fn check(page: &str, wordings: &[&str], expected: &[(u32, &str)]) {
    let units: Vec<u16> = page.encode_utf16().collect();
    let found = matches(&Index::new(&record(wordings)), page);
    let shown: Vec<(u32, String)> = found
        .iter()
        .filter(|found| found.via == Via::Wording)
        .map(|found| {
            (
                found.claim.0,
                String::from_utf16(units.get(found.start as usize..found.end as usize).unwrap())
                    .unwrap(),
            )
        })
        .collect();
    let expected: Vec<(u32, String)> =
        expected.iter().map(|(claim, text)| (*claim, (*text).into())).collect();
    assert_eq!(shown, expected, "{wordings:?} on {page:?}");
}

#[test]
fn a_sentence_has_a_wording_if_it_has_a_term_of_each_group_and_none_that_is_barred() {
    let wording = &["ferry, boat; aground, stranded ! not, never"];
    check(
        "It rained. The Boat lay stranded, at dawn! Nobody came.",
        wording,
        &[(0, "The Boat lay stranded, at dawn")],
    );
    check("The ferry sailed. It ran aground.", wording, &[]);
    check("The ferry was not aground.", wording, &[]);
    check("Aground, the ferry. Never was a boat stranded.", wording, &[(0, "Aground, the ferry")]);
}

#[test]
fn stems_are_beginnings_of_words_and_the_shorter_are_found_in_the_longer() {
    let wording = &["ferr*; strand*", "ferr*; stranding*", "ferr*; str*"];
    check(
        "A ferry stranding there.",
        wording,
        &[
            (0, "A ferry stranding there"),
            (1, "A ferry stranding there"),
            (2, "A ferry stranding there"),
        ],
    );
    check("Two ferries were strung up.", wording, &[(2, "Two ferries were strung up")]);
    check(
        "A ferry near the strand",
        wording,
        &[(0, "A ferry near the strand"), (2, "A ferry near the strand")],
    );
    check("A fer near a stran.", wording, &[]);
    check(
        "Pre-stranded: Férry’s ‘stränded’ crew.",
        &["ferrys; strand*"],
        &[(0, "Pre-stranded: Férry’s ‘stränded’ crew")],
    );
}

#[test]
fn phrases_are_words_in_a_row_each_of_which_may_be_a_stem() {
    let wording = &["deputy min*; air strike*, air* raid*"];
    check(
        "The deputy minister saw airborne raids.",
        wording,
        &[(0, "The deputy minister saw airborne raids")],
    );
    check("The deputy of the minister saw an air strike.", wording, &[]);
    check("An air strike; the deputy mine.", wording, &[(0, "An air strike; the deputy mine")]);
    check("The strike in the air hit a deputy minister, air", wording, &[]);
}

#[test]
fn a_sentence_that_asks_makes_no_claim() {
    check(
        "Did the ferry run aground? The ferry ran aground.",
        &["ferry; aground"],
        &[(0, "The ferry ran aground")],
    );
}

#[test]
fn where_the_passage_of_a_claim_stands_its_wording_is_not_found_too() {
    let passage = "the old ferry ran aground near the light";
    let wordings = [format!("ferry; aground = {passage}"), "ferry; aground".into()];
    let wordings = wordings.each_ref().map(String::as_str);
    let page = format!("In spring {passage}. The ferry is aground.");
    let first = format!("In spring {passage}");
    check(
        &page,
        &wordings,
        &[(1, &first), (0, "The ferry is aground"), (1, "The ferry is aground")],
    );
}

#[test]
fn terms_without_words_stand_nowhere_and_bar_nothing() {
    check(
        "The ferry ran aground.",
        &["*", "ferry; …, *", "ferry ! *", "ferry; aground*"],
        &[(2, "The ferry ran aground"), (3, "The ferry ran aground")],
    );
}

#[test]
fn a_very_long_sentence_is_a_list_and_has_no_wording() {
    check(&format!("ferry {} aground", "and then ".repeat(50)), &["ferry; aground"], &[]);
}

#[test]
fn the_work_on_a_page_is_bounded_whatever_the_wordings_are() {
    let wordings = vec!["the*; a, the; the, of"; 10_000];
    let index = Index::new(&record(&wordings));
    let page = "The end of the road. ".repeat(20_000);
    let found = matches(&index, &page);
    assert!(!found.is_empty() && found.len() <= 100_064 * 2, "{}", found.len());
}
