//! What changed since publication, and why a claim stands as it does: tables of small datasets, and the bundled record.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

use accordingto::record::Record;
use accordingto::record::date::Day;
use accordingto::record::decode::Vocabulary as _;
use accordingto::record::since::{Event, Since, since};
use accordingto::record::standing::{Fate, Role, Stake, Standing, explain};
use accordingto::record::value::Node;
use serde_json::{Value, json};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn brief(standing: &Standing) -> String {
    format!(
        "{} {} {}-{}",
        standing.dispute.word(),
        standing.support.word(),
        standing.origins.min,
        standing.origins.max
    )
}

/// The changes as text: the day, what happened, and to which statement.
fn changes(found: &Since) -> Vec<String> {
    let event = |event| match event {
        Event::Said => "said",
        Event::Dropped(Fate::Retracted(_)) => "retracted",
        Event::Dropped(Fate::Reversed(_)) => "reversed",
        Event::Dropped(Fate::Withdrawn(_)) => "withdrawn",
        Event::Dropped(_) => "dropped",
    };
    let line = |change: &accordingto::record::since::Change| {
        format!("{} {} {}", change.on.iso(), event(change.event), change.statement)
    };
    found.changes.iter().map(line).collect()
}

/// A claim with these statements: who, does what, when, in which work.
fn record(statements: &[(&str, &str, &str, &str)]) -> Record {
    let assertion = |(place, (who, act, date, work)): (usize, &(&str, &str, &str, &str))| {
        let mut said =
            json!({ "id": format!("a{place}"), "act": act, "chain": [{ "agent": who }] });
        if !date.is_empty() {
            said["date"] = json!(date);
        }
        if !work.is_empty() {
            said["chain"][0]["work"] = json!(work);
        }
        said
    };
    let agent = |id: &str| json!({ "id": id, "kind": "person", "identification": "named", "access": "firsthand" });
    let dataset = json!({
        "format": 1, "id": "case", "title": "A case", "language": "en", "as_of": "2026-11-22",
        "curator": "According To", "licence": "MIT",
        "agents": (["ada", "ben", "cy"].map(agent)),
        "works": [{ "id": "book", "kind": "book", "title": "A book", "retracted": "2015-06" }],
        "claims": [{
            "id": "c", "text": "Something is so.", "kind": "fact", "interested": ["cy"],
            "assertions": statements.iter().enumerate().map(assertion).collect::<Vec<Value>>(),
        }],
    });
    Record::from_node(&Node::read(&dataset).unwrap()).unwrap().0
}

fn check(
    statements: &[(&str, &str, &str, &str)],
    page: &str,
    last: Option<&str>,
    then: &str,
    now: &str,
    expected: &[&str],
) {
    let record = record(statements);
    let claim = record.find_claim("c").unwrap();
    let found = since(&record, claim, day(page), last.map(day));
    assert_eq!(
        (brief(&found.then), brief(&found.now)),
        (then.into(), now.into()),
        "{statements:?}"
    );
    assert_eq!(changes(&found), expected, "{statements:?}");
    assert_eq!(found.has_changed(), then != now, "{statements:?}");
}

const ADA: (&str, &str, &str, &str) = ("ada", "asserts", "2001", "");

#[test]
fn what_came_and_went_since_the_article_is_told_by_date() {
    let one = "none single-origin 1-1";
    check(&[ADA], "2007", None, one, one, &[]);
    check(
        &[ADA, ("ben", "declines_comment", "2010", "")],
        "2007",
        None,
        one,
        one,
        &["2010 said 1"],
    );
    check(
        &[ADA, ("ben", "denies", "2010", "")],
        "2007",
        None,
        one,
        "contested single-origin 1-1",
        &["2010 said 1"],
    );
    check(&[ADA, ("ben", "denies", "2010", "")], "2007", Some("2009"), one, one, &[]);
    check(
        &[ADA, ("ben", "asserts", "2010", "")],
        "2007",
        None,
        one,
        "none corroborated 2-2",
        &["2010 said 1"],
    );
    check(
        &[ADA, ("ben", "denies", "", "")],
        "2007",
        None,
        "contested single-origin 1-1",
        "contested single-origin 1-1",
        &[],
    );
    check(
        &[ADA, ("ada", "retracts", "2012", "")],
        "2007",
        None,
        one,
        "retracted none 0-0",
        &["2012 retracted 0", "2012 said 1"],
    );
    check(
        &[ADA, ("ada", "denies", "2012", "")],
        "2007",
        None,
        one,
        "denied none 0-0",
        &["2012 reversed 0", "2012 said 1"],
    );
    check(
        &[("ben", "asserts", "2009-05", "book"), ADA],
        "2007",
        None,
        one,
        one,
        &["2009-05 said 0", "2015-06 withdrawn 0"],
    );
    check(
        &[("ben", "asserts", "2009", "book")],
        "2010",
        None,
        one,
        "retracted none 0-0",
        &["2015-06 withdrawn 0"],
    );
    check(
        &[("ben", "asserts", "2016", "book")],
        "2010",
        None,
        "none none 0-0",
        "retracted none 0-0",
        &["2016 said 0", "2016 withdrawn 0"],
    );
}

#[test]
fn a_record_that_is_older_than_the_article_knows_of_no_change() {
    let statements = [ADA, ("ben", "denies", "2005", "")];
    let contested = "contested single-origin 1-1";
    check(&statements, "2007", Some("2003"), contested, contested, &[]);
}

#[test]
fn an_article_of_2007_is_told_of_the_denials_of_2014_and_2024() {
    let record = accordingto::bundled::record().unwrap();
    let claim = record.find_claim("cia-arranged-defection").unwrap();
    let found = since(&record, claim, day("2007-03-11"), None);
    assert_eq!(found.then.dispute.word(), "none");
    assert_ne!(found.now.dispute.word(), "none");
    assert!(found.dispute_changed);
    let denials: Vec<&str> = ["2014 said", "2024 said"]
        .into_iter()
        .filter(|start| changes(&found).iter().any(|change| change.starts_with(start)))
        .collect();
    assert_eq!(denials, ["2014 said", "2024 said"]);
    let between = since(&record, claim, day("2014-12-31"), None);
    assert!(
        changes(&between).iter().all(|change| change.starts_with("2024 ")),
        "{:?}",
        between.changes
    );
}

#[test]
fn an_explanation_tells_for_each_statement_whether_it_counts_and_as_what() {
    let record = record(&[
        ADA,
        ("cy", "denies", "2002", ""),
        ("ben", "denies", "2003", ""),
        ("ben", "retracts", "2004", ""),
        ("ben", "doubts", "2030", ""),
    ]);
    let claim = record.find_claim("c").unwrap();
    let found = explain(&record, claim, Some(day("2020")));
    let rows: Vec<_> = found
        .reasons
        .iter()
        .map(|reason| (reason.account.role, reason.account.fate, reason.stake, reason.decides))
        .collect();
    assert_eq!(
        rows,
        [
            (Role::Supports, Fate::InForce, None, false),
            (Role::Denies, Fate::InForce, Some(Stake::Interested), true),
            (Role::Denies, Fate::Retracted(3), None, false),
            (Role::Retracts, Fate::InForce, None, false),
            (Role::Doubts, Fate::Later, None, false),
        ]
    );
}

#[cfg(feature = "cli")]
#[test]
fn an_explanation_reads_as_a_list() {
    let record = record(&[ADA, ("cy", "denies", "2002", ""), ("ben", "asserts", "2009", "book")]);
    let claim = record.find_claim("c").unwrap();
    let lines =
        accordingto::record::standing::explain_text::lines(&record, &explain(&record, claim, None));
    assert_eq!(
        lines,
        [
            "dispute: denied; support: single-origin; origins: 1 shown, 1 claimed; challengers shown: 1",
            "  ada says that it is so (2001); origin N: named and first-hand; supports it",
            "* cy says that it is not so (2002); origin N: named and first-hand; disputes it, as a party with a stake",
            "  ben says that it is so (2009); origin N: named and first-hand; does not count: the work \"A book\" was \
             withdrawn (2015-06)",
        ]
    );
}

/// What the rule costs on the bundled record. Printed, not asserted: `cargo test --release --test standing_since -- --nocapture`.
#[test]
fn the_bundled_record_is_judged_fast() {
    let record = accordingto::bundled::record().unwrap();
    let start = std::time::Instant::now();
    let rounds: u32 = 200;
    let mut origins = 0;
    for _ in 0..rounds {
        for (claim, _) in record.claims() {
            origins += accordingto::record::standing::standing(&record, claim, None).origins.max;
        }
    }
    let claims = u32::try_from(record.claims().count()).unwrap();
    println!("{:?} for each of {claims} claims", start.elapsed() / (rounds * claims));
    assert!(origins > 0);
}
