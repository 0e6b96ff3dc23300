//! Finding, as tables: a page, the passages that are recorded, what is found of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that fails to unwrap is a failed test.

use super::*;
use crate::record::Record;
use crate::record::value::{Node, Value};
use crate::text::words;

fn object(members: &[(&str, Node)]) -> Node {
    Node::bare(Value::Object(
        members.iter().map(|(name, node)| ((*name).into(), node.clone())).collect(),
    ))
}

fn text(text: &str) -> Node {
    Node::bare(Value::Text(text.into()))
}

fn list(items: Vec<Node>) -> Node {
    Node::bare(Value::List(items))
}

/// A record with one claim for each passage; a passage is `prefix|exact|suffix`, or the exact text alone.
fn record(passages: &[&str]) -> Record {
    let agent = object(&[
        ("id", text("page")),
        ("name", text("The Page")),
        ("kind", text("newspaper")),
        ("identification", text("named")),
    ]);
    let claim = |(place, passage): (usize, &&str)| {
        let parts: Vec<&str> = passage.split('|').collect();
        let (prefix, exact, suffix) = match parts.as_slice() {
            [prefix, exact, suffix] => (*prefix, *exact, *suffix),
            _ => ("", *passage, ""),
        };
        let mut selector = vec![("type", text("TextQuoteSelector")), ("exact", text(exact))];
        selector.extend(
            [("prefix", prefix), ("suffix", suffix)]
                .map(|(n, t)| (n, text(t)))
                .into_iter()
                .filter(|(_, t)| *t != text("")),
        );
        let assertion = object(&[
            ("id", text(&format!("a{place}"))),
            ("act", text("asserts")),
            ("chain", list(vec![object(&[("agent", text("page"))])])),
            ("anchors", list(vec![object(&[("selector", object(&selector))])])),
        ]);
        object(&[
            ("id", text(&format!("c{place}"))),
            ("text", text("A claim.")),
            ("kind", text("fact")),
            ("assertions", list(vec![assertion])),
        ])
    };
    let dataset = object(&[
        ("format", Node::bare(Value::Number(1.0))),
        ("id", text("test")),
        ("title", text("A test")),
        ("language", text("en")),
        ("as_of", text("2026-01-01")),
        ("curator", text("Nobody")),
        ("licence", text("CC0-1.0")),
        ("agents", list(vec![agent])),
        ("claims", list(passages.iter().enumerate().map(claim).collect())),
    ]);
    Record::from_node(&dataset).expect("the test's dataset is good").0
}

/// What is found on a page: for each match the place of its claim and the text that it covers.
fn check(page: &str, passages: &[&str], expected: &[(u32, &str)]) {
    let units: Vec<u16> = page.encode_utf16().collect();
    let found = find(&Index::new(&record(passages)), &words(page));
    let shown: Vec<(u32, String)> = found
        .iter()
        .map(|m| {
            (
                m.claim.0,
                String::from_utf16(units.get(m.start as usize..m.end as usize).unwrap()).unwrap(),
            )
        })
        .collect();
    let expected: Vec<(u32, String)> =
        expected.iter().map(|(claim, text)| (*claim, (*text).into())).collect();
    assert_eq!(shown, expected, "on the page {page:?}");
}

const HARBOUR: &str =
    "The harbour was closed on Tuesday because the ferry had run aground near the old lighthouse.";

#[test]
fn a_passage_is_found_at_its_place_with_its_words_and_no_more() {
    let page = format!("Nobody knew it yet. “{HARBOUR}” It was raining.");
    check(&page, &[HARBOUR], &[(0, HARBOUR.trim_end_matches('.'))]);
}

#[test]
fn case_quotes_dashes_and_white_space_do_not_matter() {
    check(
        "x THE HARBOUR\u{a0}was closed\n on Tuesday—because the ferry had run a\u{ad}ground near the “old” lighthouse x",
        &[HARBOUR],
        &[(
            0,
            "THE HARBOUR\u{a0}was closed\n on Tuesday—because the ferry had run a\u{ad}ground near the “old” lighthouse",
        )],
    );
}

#[test]
fn a_passage_with_a_tenth_of_its_words_changed_is_found_and_said_to_be_changed() {
    let page = "The harbour was closed on Wednesday because the ferry had run aground near the lighthouse.";
    let found = find(&Index::new(&record(&[HARBOUR])), &words(page));
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert!(only.changed && only.score > 0.8 && only.score < 1.0, "{only:?}");
}

#[test]
fn absent_passages_and_short_ones_that_nearly_match_are_not_found() {
    check(
        "The harbour master said on Tuesday that the ferry was late, and the lighthouse stood where it had stood.",
        &[HARBOUR, "the ferry was early", "harbour master saw", "lighthouse"],
        &[(3, "lighthouse")],
    );
}

#[test]
fn of_two_equal_places_the_context_decides_and_without_one_there_is_no_match() {
    let page =
        "First the ferry came back to port at noon. Then the ferry came back to port at dusk.";
    check(page, &["the ferry came back to port"], &[]);
    check(page, &["Then|the ferry came back to port|at"], &[(0, "the ferry came back to port")]);
}

#[test]
fn overlapping_passages_come_in_the_order_of_their_places_the_longer_first() {
    check(
        "It is known that the harbour was closed on Tuesday by the master.",
        &[
            "the harbour was closed",
            "the harbour was closed on Tuesday by the master",
            "closed on Tuesday",
        ],
        &[
            (1, "the harbour was closed on Tuesday by the master"),
            (0, "the harbour was closed"),
            (2, "closed on Tuesday"),
        ],
    );
}

#[test]
fn an_empty_page_and_an_empty_record_give_nothing() {
    check("", &[HARBOUR], &[]);
    check(HARBOUR, &[], &[]);
}

#[test]
fn a_page_that_repeats_one_word_without_end_ends() {
    check(&"the ".repeat(20_000), &[HARBOUR, "the the the the the the the the the"], &[]);
}
