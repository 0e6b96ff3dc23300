//! What holds for the standing of every dataset (MODEL.md, "Properties that hold for every dataset"), on random ones.
//!
//! Those of MODEL.md run on 20,000 datasets each, what follows from them on 3,000.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)] // A test that fails to unwrap is a failed test.

#[path = "reference/dataset.rs"]
mod dataset;

use accordingto::record::Record;
use accordingto::record::date::{Date, Day};
use accordingto::record::decode::Vocabulary as _;
use accordingto::record::model::{
    Access, Act, Agent, Assertion, Dataset, Hop, Identification, Scope,
};
use accordingto::record::since::since;
use accordingto::record::standing::{
    Dispute, Flag, Role, Side, Standing, Support, explain, standing,
};
use accordingto::{pack, record::standing::Key};
use dataset::{Choices, dataset, id};
use proptest::prelude::*;

/// A standing in ids: dispute, support, counts, weakest, flags, roots, roots of challengers.
type Columns =
    (&'static str, &'static str, [u32; 3], &'static str, Vec<Flag>, Vec<String>, Vec<String>);

/// The standings of all claims, in the order of their ids.
fn standings(record: &Record, as_of: Option<Day>) -> Vec<(String, Columns)> {
    let mut all: Vec<(String, Columns)> = record
        .claims()
        .map(|(place, claim)| {
            (claim.id.to_string(), columns(record, standing(record, place, as_of)))
        })
        .collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    all
}

fn columns(record: &Record, found: Standing) -> Columns {
    let roots = |sides: &[Side]| {
        let mut roots: Vec<String> = sides.iter().map(|side| root(record, side)).collect();
        roots.sort_unstable();
        roots.dedup();
        roots
    };
    let (pro, contra) = (roots(&found.supporters), roots(&found.challengers_on_file));
    let counts = [found.origins.min, found.origins.max, found.challengers];
    let weakest = found.weakest.map_or("", |kind| kind.letter());
    (found.dispute.word(), found.support.word(), counts, weakest, found.flags, pro, contra)
}

fn root(record: &Record, side: &Side) -> String {
    let key = match side.root.key {
        Key::Agent(agent) => record.agent(agent).unwrap().id.to_string(),
        Key::Loop(claim, place) => {
            record.claim(claim).unwrap().assertions[place as usize].id.to_string()
        }
    };
    let agent = side.root.agent.map_or("", |agent| &record.agent(agent).unwrap().id);
    format!("{} {agent} {key}", side.root.kind.letter())
}

fn record(dataset: &Dataset) -> Record {
    Record::new(dataset.clone()).unwrap_or_else(|faults| panic!("{:?}", faults.found)).0
}

/// Datasets for a property of MODEL.md.
const MODEL: u32 = 20_000;
/// Datasets for what follows from them.
const OTHERS: u32 = 3_000;

/// Runs a property on random datasets. It gets the dataset and more choices; a seed and a length are what shrinks.
fn check(cases: u32, property: impl Fn(Dataset, &mut Choices<'_>) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner
        .run(&(any::<u64>(), 0usize..400), |(seed, length)| {
            let mut state = seed | 1;
            let mut next = || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_be_bytes()[3]
            };
            let bytes: Vec<u8> = (0..length).map(|_| next()).collect();
            let more: Vec<u8> = (0..100).map(|_| next()).collect();
            property(dataset(&mut Choices::new(&bytes)), &mut Choices::new(&more))
        })
        .unwrap();
}

fn shuffle<T>(list: &mut [T], choices: &mut Choices<'_>) {
    for place in (1..list.len()).rev() {
        list.swap(place, choices.below(place + 1));
    }
}

/// Adds an assertion to a claim, at any place.
fn add(dataset: &mut Dataset, claim: usize, said: Assertion, choices: &mut Choices<'_>) {
    let assertions = &mut dataset.claims[claim].assertions;
    let place = choices.below(assertions.len() + 1);
    assertions.insert(place, said);
}

/// A new assertion by a chain of one or two of the dataset's agents.
fn said(dataset: &Dataset, act: Act, choices: &mut Choices<'_>) -> Assertion {
    let agents = dataset.agents.len();
    let chain = (0..1 + choices.below(2))
        .map(|_| Hop { agent: id("agent", choices.below(agents)), ..Hop::default() })
        .collect();
    let date = (choices.below(2) == 1).then(|| Date { value: choices.day(), basis: None });
    Assertion { id: id("new", choices.below(99)), act, chain, date, ..Assertion::default() }
}

#[test]
fn the_order_of_anything_changes_nothing() {
    check(MODEL, |mut dataset, choices| {
        let before = standings(&record(&dataset), None);
        shuffle(&mut dataset.agents, choices);
        shuffle(&mut dataset.works, choices);
        shuffle(&mut dataset.questions, choices);
        shuffle(&mut dataset.claims, choices);
        shuffle(&mut dataset.links, choices);
        shuffle(&mut dataset.reviews, choices);
        for claim in &mut dataset.claims {
            shuffle(&mut claim.assertions, choices);
            shuffle(&mut claim.interested, choices);
        }
        for link in &mut dataset.links {
            // Which claim follows from which is no order; all other links are between equals.
            if link.kind.word() != "entails" {
                std::mem::swap(&mut link.a, &mut link.b);
            }
        }
        prop_assert_eq!(standings(&record(&dataset), None), before);
        Ok(())
    });
}

#[test]
fn a_duplicate_changes_nothing() {
    check(MODEL, |mut dataset, choices| {
        let before = standings(&record(&dataset), None);
        let claim = choices.below(dataset.claims.len());
        let assertions = &dataset.claims[claim].assertions;
        let Some(original) = assertions.get(choices.below(assertions.len())) else { return Ok(()) };
        // The new id may come first or last in the order of ids.
        let prefix = ["a", "z"][choices.below(2)];
        let copy = Assertion { id: id(prefix, 0), ..original.clone() };
        add(&mut dataset, claim, copy, choices);
        if let Some(review) = dataset.reviews.get(choices.below(dataset.reviews.len())).cloned() {
            dataset.reviews.push(review);
        }
        prop_assert_eq!(standings(&record(&dataset), None), before);
        Ok(())
    });
}

#[test]
fn counts_agree_with_each_other_and_with_the_words() {
    check(MODEL, |dataset, choices| {
        let record = record(&dataset);
        let as_of = (choices.below(2) == 1).then(|| choices.day());
        for (place, _) in record.claims() {
            let found = standing(&record, place, as_of);
            prop_assert!(found.origins.min <= found.origins.max);
            if found.support != Support::NotApplicable {
                prop_assert_eq!(found.origins.min == 0, found.support == Support::None);
            }
            prop_assert_eq!(found.weakest.is_none(), found.origins.min == 0);
            prop_assert!(found.flags.is_sorted());
        }
        Ok(())
    });
}

#[test]
fn a_no_comment_changes_no_label_and_no_count() {
    check(MODEL, |mut dataset, choices| {
        let without_flag = |dataset: &Dataset| {
            let mut all = standings(&record(dataset), None);
            for (_, columns) in &mut all {
                columns.4.retain(|flag| *flag != Flag::NoComment);
            }
            all
        };
        let before = without_flag(&dataset);
        let claim = choices.below(dataset.claims.len());
        let silent = said(&dataset, Act::DeclinesComment, choices);
        add(&mut dataset, claim, silent, choices);
        prop_assert_eq!(without_flag(&dataset), before);
        Ok(())
    });
}

#[test]
fn one_more_supporter_never_lowers_what_is_shown() {
    check(MODEL, |mut dataset, choices| {
        let before = record(&dataset);
        let place = choices.below(dataset.claims.len());
        let claim = before.find_claim(&dataset.claims[place].id).unwrap();
        let mut supporter = said(&dataset, Act::Asserts, choices);
        // Where somebody says the whole, those who say a part stand aside: a supporter is one who says as much.
        let explained = explain(&before, claim, None);
        let mut own = explained
            .reasons
            .iter()
            .map(|reason| &reason.account)
            .filter(|a| a.counts_as(&[Role::Supports]));
        if own.any(|account| account.said.scope == Scope::Part) {
            supporter.scope = Scope::Part;
        }
        add(&mut dataset, place, supporter, choices);
        let after = record(&dataset);
        let shown = |record: &Record| {
            let all = dataset.claims.iter().map(|claim| record.find_claim(&claim.id).unwrap());
            all.map(|claim| standing(record, claim, None).origins.min).collect::<Vec<_>>()
        };
        // Also of the claims that follow from this one.
        for (before, after) in shown(&before).into_iter().zip(shown(&after)) {
            prop_assert!(before <= after, "from {} to {}", before, after);
        }
        Ok(())
    });
}

#[test]
fn a_report_that_may_repeat_two_witnesses_does_not_merge_them() {
    check(MODEL, |mut dataset, choices| {
        let agents = dataset.agents.len();
        dataset.claims[0].kind = accordingto::record::model::ClaimKind::Fact;
        for (place, access) in [
            (agents, Access::Firsthand),
            (agents + 1, Access::Firsthand),
            (agents + 2, Access::Unknown),
        ] {
            let identification = Identification::Named;
            dataset.agents.push(Agent {
                id: id("agent", place),
                kind: id("kind", 0),
                identification,
                access,
                ..Agent::default()
            });
            let chain = vec![Hop { agent: id("agent", place), ..Hop::default() }];
            let said = Assertion {
                id: id("new", place),
                act: Act::Asserts,
                chain,
                ..Assertion::default()
            };
            add(&mut dataset, 0, said, choices);
        }
        let record = record(&dataset);
        let claim = record.find_claim(&dataset.claims[0].id).unwrap();
        prop_assert!(standing(&record, claim, None).origins.min >= 2);
        Ok(())
    });
}

#[test]
fn a_day_far_in_the_future_is_all_that_is_on_record() {
    check(OTHERS, |dataset, _| {
        let record = record(&dataset);
        prop_assert_eq!(standings(&record, Day::parse("9999-12-31")), standings(&record, None));
        Ok(())
    });
}

#[test]
fn what_came_after_a_day_changes_nothing_on_it() {
    check(OTHERS, |mut dataset, choices| {
        let day = choices.day();
        let is_later = |date: Option<&Date>| date.is_some_and(|date| date.value > day);
        let before = standings(&record(&dataset), Some(day));
        for claim in &mut dataset.claims {
            let derived: Vec<_> =
                claim.assertions.iter().filter_map(|said| said.via.clone()).collect();
            claim
                .assertions
                .retain(|said| !is_later(said.date.as_ref()) || derived.contains(&said.id));
        }
        dataset.reviews.retain(|review| !is_later(review.date.as_ref()));
        for work in &mut dataset.works {
            work.retracted = work.retracted.take().filter(|date| !is_later(Some(date)));
        }
        prop_assert_eq!(standings(&record(&dataset), Some(day)), before);
        Ok(())
    });
}

#[test]
fn a_compiled_dataset_has_the_same_standings() {
    check(OTHERS, |dataset, _| {
        let read = pack::read(&pack::compile(&dataset))
            .map_err(|fault| TestCaseError::fail(format!("{fault:?}")))?;
        prop_assert_eq!(standings(&record(&read), None), standings(&record(&dataset), None));
        Ok(())
    });
}

#[test]
fn an_explanation_has_the_same_standing_and_names_who_decides() {
    check(OTHERS, |dataset, choices| {
        let record = record(&dataset);
        let as_of = (choices.below(2) == 1).then(|| choices.day());
        for (place, _) in record.claims() {
            let explained = explain(&record, place, as_of);
            prop_assert_eq!(&explained.standing, &standing(&record, place, as_of));
            let count = |roles: &[Role]| {
                explained.reasons.iter().filter(|reason| reason.account.counts_as(roles)).count()
            };
            if explained.standing.dispute == Dispute::NotApplicable {
                continue;
            }
            prop_assert_eq!(
                count(&[Role::Supports, Role::Entails]),
                explained.standing.supporters.len()
            );
            prop_assert_eq!(
                count(&[Role::Denies, Role::Rivals]),
                explained.standing.challengers_on_file.len()
            );
            let decided = explained.reasons.iter().any(|reason| reason.decides);
            prop_assert_eq!(decided, explained.standing.dispute != Dispute::None);
        }
        Ok(())
    });
}

#[test]
fn what_changed_lies_between_the_two_days_in_order() {
    check(OTHERS, |dataset, choices| {
        let record = record(&dataset);
        let (page, last) = (choices.day(), choices.day());
        for (place, _) in record.claims() {
            let found = since(&record, place, page, Some(last));
            prop_assert!(found.changes.iter().all(|change| page < change.on && change.on <= last));
            prop_assert!(found.changes.is_sorted_by_key(|change| change.on));
            prop_assert!(!found.has_changed() || !found.changes.is_empty());
            prop_assert_eq!(found.then, standing(&record, place, Some(page)));
        }
        Ok(())
    });
}
