//! The standing rule against the team's reference program on random datasets.
//!
//! The reference takes a withdrawn work from a `retracts` assertion with a `work`, ours from the work itself; it takes
//! commentary and reviewers from `root`; and it wants neighbours in both directions: [`to_reference`] says so in its
//! words. Where the two rules differ on purpose (docs/adr/0007-standing-differs-from-reference.md), `run.py` computes what
//! the reference would say with exactly that departure, and how often each one matters is printed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)] // A test that fails to unwrap is a failed test.

#[path = "reference/dataset.rs"]
mod dataset;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use accordingto::record::date::{Date, Day};
use accordingto::record::decode::Vocabulary as _;
use accordingto::record::model::{
    Access, Act, Agent, Assertion, Dataset, Hop, Id, Identification, Link, LinkKind, Review,
};
use accordingto::record::standing::{Key, Side, Standing, standing};
use accordingto::record::{ClaimIx, Record};
use dataset::{Choices, dataset, id};
use serde_json::{Map, Value, json};

const DATASETS: u64 = 4_000;

#[test]
fn random_datasets_have_the_standings_of_the_reference() {
    let mut cases = Vec::new();
    let mut ours = Vec::new();
    for seed in 1..=DATASETS {
        let bytes = bytes(seed, 700);
        let mut choices = Choices::new(&bytes);
        let made = dataset(&mut choices);
        let as_of = (seed % 3 > 0).then(|| choices.day());
        cases.push(json!({ "dataset": to_reference(&made), "as_of": as_of.map(Day::iso) }));
        let record =
            Record::new(made).unwrap_or_else(|faults| panic!("seed {seed}: {:?}", faults.found)).0;
        let mut claims: Vec<(&str, ClaimIx)> =
            record.claims().map(|(place, claim)| (&*claim.id, place)).collect();
        claims.sort_unstable();
        ours.extend(claims.into_iter().map(|(id, claim)| {
            let found = columns(&record, &standing(&record, claim, as_of));
            (format!("seed {seed}, {id}, as of {as_of:?}"), found)
        }));
    }
    let Some(theirs) = run(&cases.into()) else { return };
    let theirs = theirs.as_array().unwrap();
    assert_eq!(theirs.len(), ours.len());
    let mut departures: BTreeMap<&str, u32> = BTreeMap::new();
    for ((name, ours), theirs) in ours.iter().zip(theirs) {
        assert_eq!(*ours, columns_of(&theirs["result"]), "{name}");
        for departure in theirs["departures"].as_array().unwrap() {
            *departures.entry(departure.as_str().unwrap()).or_default() += 1;
        }
    }
    println!(
        "{} standings as the reference has them, but for these departures: {departures:?}",
        ours.len()
    );
    assert!(ours.len() > 5_000);
    // One that matters often is another rule.
    for (departure, count) in &departures {
        assert!(*count as usize * 20 < ours.len(), "{departure} matters {count} times");
    }
}

#[test]
fn each_departure_from_the_reference_has_a_case() {
    let cases = departing();
    let datasets: Vec<Value> = cases
        .iter()
        .map(|(_, made)| json!({ "dataset": to_reference(made), "as_of": null }))
        .collect();
    let Some(theirs) = run(&datasets.into()) else { return };
    for ((name, made), theirs) in cases.into_iter().zip(theirs.as_array().unwrap()) {
        let record =
            Record::new(made).unwrap_or_else(|faults| panic!("{name}: {:?}", faults.found)).0;
        let ours = columns(&record, &standing(&record, ClaimIx(0), None));
        assert_eq!(ours, columns_of(&theirs["result"]), "{name}");
        assert_eq!(theirs["departures"], json!([name]));
    }
}

/// For each departure the smallest dataset in which it matters.
fn departing() -> [(&'static str, Dataset); 5] {
    let agent = |place| id("agent", place);
    let by = |place, agents: &[usize], act| Assertion {
        id: id("said", place),
        act,
        chain: agents.iter().map(|place| Hop { agent: agent(*place), ..Hop::default() }).collect(),
        ..Assertion::default()
    };
    let asserts = |place, agents: &[usize]| by(place, agents, Act::Asserts);
    // Four people who were there, one claim, no statement, of the generator's simplest dataset.
    let made = |assertions: Vec<Assertion>, change: &dyn Fn(&mut Dataset)| {
        let mut made = dataset(&mut Choices::new(&[2, 0]));
        for agent in &mut made.agents {
            (agent.access, agent.identification) = (Access::Firsthand, Identification::Named);
        }
        made.claims[0].assertions = assertions;
        change(&mut made);
        made
    };
    let retraction = |place| {
        let date = Some(Date { value: Day::parse("2005").unwrap(), basis: None });
        Assertion { date, ..by(place, &[0], Act::Retracts) }
    };
    let via = |place, via| Assertion { via: Some(id("said", via)), ..asserts(place, &[0]) };
    let country = |word: &str| Some(Id::new(word).unwrap());
    let link = |a, b| Link { kind: LinkKind::Same, a: agent(a), b: agent(b), differs: None };
    [
        (
            "what was retracted",
            made(vec![by(0, &[0], Act::DeclinesComment), retraction(1)], &|_| {}),
        ),
        ("a circle of reports", made(vec![via(0, 1), via(1, 2), via(2, 1)], &|_| {})),
        (
            "a circle of control",
            made(vec![asserts(0, &[0]), asserts(1, &[1])], &|made| {
                made.agents[0].acts_for = Some(agent(1));
                made.agents[1].same_as = Some(agent(2));
                made.agents[2].same_as = Some(agent(1));
            }),
        ),
        (
            "sameness",
            made(vec![asserts(0, &[0]), asserts(1, &[1])], &|made| {
                made.links = vec![link(0, 2), link(2, 1)]
            }),
        ),
        (
            "several countries",
            made(vec![asserts(0, &[1]), asserts(1, &[0]), asserts(2, &[3, 2])], &|made| {
                made.agents[1].acts_for = Some(agent(0));
                made.agents[2].identification = Identification::Anonymous;
                for (place, word) in ["US", "FR", "FR"].into_iter().enumerate() {
                    made.agents[place].country = country(word);
                }
            }),
        ),
    ]
}

/// Bytes that look random, from a seed (G. Marsaglia, "Xorshift RNGs", 2003).
fn bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[3]
    };
    (0..count).map(|_| next()).collect()
}

/// Runs the reference on all cases in one process. `None` where there is no python3.
fn run(cases: &Value) -> Option<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/run.py");
    let child =
        Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(fault) => {
            // Past the harness, which shows the output of failed tests only.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: not compared with the reference, no python3 ({fault})"
            );
            return None;
        }
    };
    child.stdin.take().unwrap().write_all(cases.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the reference failed");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// What is compared: dispute, support, origins shown and claimed, challengers shown, flags, roots, roots of challengers.
type Columns =
    (String, String, [u64; 3], Vec<String>, Vec<(String, String)>, Vec<(String, String)>);

fn columns(record: &Record, standing: &Standing) -> Columns {
    let flags = standing.flags.iter().map(|flag| flag.word().to_owned()).collect();
    let counts = [standing.origins.min, standing.origins.max, standing.challengers].map(u64::from);
    let roots = |sides: &[Side]| {
        let mut roots: Vec<(String, String)> =
            sides.iter().map(|side| root(record, side)).collect();
        roots.retain(|(kind, _)| kind != "C");
        roots.sort_unstable();
        roots.dedup();
        roots
    };
    let (pro, contra) = (roots(&standing.supporters), roots(&standing.challengers_on_file));
    (standing.dispute.word().into(), standing.support.word().into(), counts, flags, pro, contra)
}

fn root(record: &Record, side: &Side) -> (String, String) {
    let name = match (side.root.agent, side.root.key) {
        (Some(agent), _) => record.agent(agent).unwrap().id.to_string(),
        (None, Key::Loop(claim, place)) => {
            format!("loop:{}", &*record.claim(claim).unwrap().assertions[place as usize].id)
        }
        (None, Key::Agent(_)) => panic!("a root without an agent is a circle"),
    };
    (side.root.kind.letter().into(), name)
}

fn columns_of(result: &Value) -> Columns {
    let word = |name: &str| result[name].as_str().unwrap().to_owned();
    let list = |name: &str| result[name].as_array().cloned().unwrap_or_default();
    let pair =
        |root: &Value| (root[0].as_str().unwrap().to_owned(), root[1].as_str().unwrap().to_owned());
    (
        word("dispute"),
        word("support"),
        // An opinion has no challengers to count.
        ["origins_min", "origins_max", "challenge_min"]
            .map(|name| result[name].as_u64().unwrap_or(0)),
        list("flags").iter().map(|flag| flag.as_str().unwrap().to_owned()).collect(),
        list("roots").iter().map(pair).collect(),
        list("challengers").iter().map(pair).collect(),
    )
}

/// A dataset in the reference's form.
fn to_reference(dataset: &Dataset) -> Value {
    let agents: Map<String, Value> = dataset
        .agents
        .iter()
        .map(|agent| (agent.id.to_string(), agent_to_reference(agent)))
        .collect();
    let mut claims = Map::new();
    for claim in &dataset.claims {
        let mut assertions: Vec<Value> =
            claim.assertions.iter().map(assertion_to_reference).collect();
        let reviews =
            dataset.reviews.iter().enumerate().filter(|(_, review)| review.claim == claim.id);
        assertions.extend(
            reviews.filter_map(|(place, review)| review_to_reference(place, review, dataset)),
        );
        for work in &dataset.works {
            let runs_through =
                |said: &Assertion| said.chain.iter().any(|hop| hop.work.as_ref() == Some(&work.id));
            if let Some(date) =
                work.retracted.as_ref().filter(|_| claim.assertions.iter().any(runs_through))
            {
                assertions.push(json!({
                    "id": format!("withdrawn-{}", &*work.id), "act": "retracts", "certainty": "CT", "date": date.value.iso(),
                    "work": &*work.id, "chain": [{ "agent": &*dataset.agents[0].id }],
                }));
            }
        }
        let interested: Vec<&str> = claim.interested.iter().map(|id| &**id).collect();
        claims.insert(
            claim.id.to_string(),
            json!({
                "id": &*claim.id, "kind": claim.kind.word(), "interested": interested, "assertions": assertions,
            }),
        );
    }
    let mut rivals: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut entailed_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut same = Vec::new();
    for link in &dataset.links {
        match link.kind {
            LinkKind::Rival => {
                rivals.entry(&link.a).or_default().push(&link.b);
                rivals.entry(&link.b).or_default().push(&link.a);
            }
            LinkKind::Entails => entailed_by.entry(&link.b).or_default().push(&link.a),
            LinkKind::Same => same.push([&*link.a, &*link.b]),
            LinkKind::Tension | LinkKind::Compatible => {}
        }
    }
    let single = &dataset.questions[0].id;
    let answers: Vec<&str> = dataset
        .claims
        .iter()
        .filter(|claim| claim.question.as_ref() == Some(single))
        .map(|claim| &*claim.id)
        .collect();
    for a in &answers {
        rivals.entry(a).or_default().extend(answers.iter().filter(|b| *b != a));
    }
    json!({ "agents": agents, "claims": claims, "rivals": rivals, "entailed_by": entailed_by, "same": same })
}

fn agent_to_reference(agent: &Agent) -> Value {
    json!({
        "id": &*agent.id,
        "identification": agent.identification.word(),
        "access": agent.access.word(),
        "country": agent.country.as_deref(),
        "count": agent.count,
        "acts_for": agent.acts_for.as_deref(),
        "controlled_by": agent.controlled_by.as_deref(),
        "affiliation": agent.affiliation.as_deref(),
        "funded_by": agent.funded_by.iter().map(|id| &**id).collect::<Vec<_>>(),
        "interest": agent.interest.as_deref(),
        "same_as": agent.same_as.as_deref(),
    })
}

fn day(date: Option<&Date>) -> Option<String> {
    date.map(|date| date.value.iso())
}

fn assertion_to_reference(said: &Assertion) -> Value {
    let hop = |hop: &Hop| json!({ "agent": &*hop.agent, "work": hop.work.as_deref() });
    json!({
        "id": &*said.id, "act": said.act.word(), "certainty": said.certainty.word(), "scope": said.scope.word(),
        "chain": said.chain.iter().map(hop).collect::<Vec<_>>(), "via": said.via.as_deref(),
        "claimed_source_count": said.claimed_source_count, "date": day(said.date.as_ref()),
        "root": said.commentary.then_some("C"),
    })
}

/// A review is an assertion by a first-hand reviewer, if it says what it makes of the claim.
fn review_to_reference(place: usize, review: &Review, dataset: &Dataset) -> Option<Value> {
    let reviewer = dataset.agents.iter().find(|agent| agent.id == review.reviewer).unwrap();
    let identified = matches!(
        reviewer.identification,
        Identification::Named | Identification::RoleOnly | Identification::Pseudonymous
    );
    Some(json!({
        "id": format!("review-{place}"), "act": review.act?.word(), "certainty": "CT",
        "chain": [{ "agent": &*review.reviewer }], "date": day(review.date.as_ref()),
        "root": identified.then_some("N"),
    }))
}
