//! How long the rule takes for one claim with very many statements, whatever they are. The checks allow far fewer; the
//! rule is linear all the same, up to sorting, so that a higher limit is a matter of opinion.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A test that fails to unwrap is a failed test.

use std::time::Instant;

use super::super::date::{Date, Day};
use super::super::model::{
    Access, Act, Agent, Assertion, Claim, ClaimKind, Dataset, Hop, Id, Identification, Link,
    LinkKind,
};
use super::{ClaimIx, Record, explain, standing};

const STATEMENTS: u32 = 50_000;

fn id(prefix: &str, number: u32) -> Id {
    Id::new(&format!("{prefix}{number}")).unwrap()
}

/// One claim with many statements; `agent` and `assertion` make the parts that differ.
fn check(
    name: &str,
    agent: impl Fn(u32, &mut Agent),
    assertion: impl Fn(u32, &mut Assertion),
    links: Vec<Link>,
) {
    let agents = (0..STATEMENTS).map(|number| {
        let mut made = Agent { id: id("g", number), kind: id("agent", 0), ..Agent::default() };
        agent(number, &mut made);
        made
    });
    let assertions = (0..STATEMENTS).map(|number| {
        let chain = vec![Hop { agent: id("g", number), ..Hop::default() }];
        let mut made = Assertion { id: id("a", number), chain, ..Assertion::default() };
        assertion(number, &mut made);
        made
    });
    let claim = Claim {
        id: id("c", 0),
        kind: ClaimKind::Fact,
        assertions: assertions.collect(),
        ..Claim::default()
    };
    let dataset =
        Dataset { agents: agents.collect(), claims: vec![claim], links, ..Dataset::default() };
    let record = Record::resolve(dataset);
    let start = Instant::now();
    let found = standing(&record, ClaimIx(0), Day::parse("2026"));
    let took = start.elapsed();
    assert_eq!(explain(&record, ClaimIx(0), Day::parse("2026")).standing, found);
    println!("{name}: {took:?}, origins {:?}", found.origins);
    // Seconds where it takes tens of milliseconds: only what is not linear fails, also in a debug build on a slow machine.
    assert!(took.as_secs() < 5, "{name} took {took:?}");
}

#[test]
fn fifty_thousand_statements_on_one_claim_are_judged_at_once() {
    let date = |number: u32| {
        Some(Date { value: Day::parse(&format!("{}", 1900 + number % 120)).unwrap(), basis: None })
    };
    let country = |number: u32| Some(id("x", number % 300));
    let firsthand = |number: u32, agent: &mut Agent| {
        agent.access = Access::Firsthand;
        agent.country = country(number);
    };
    check("witnesses", firsthand, |_, _| {}, Vec::new());
    let turns = |number: u32, made: &mut Assertion| {
        made.chain = vec![Hop { agent: id("g", number % 100), ..Hop::default() }];
        made.act = [Act::Asserts, Act::Denies, Act::Retracts][number as usize % 3];
        made.date = date(number);
    };
    check("changes of mind", firsthand, turns, Vec::new());
    let unnamed = |number: u32, agent: &mut Agent| {
        agent.country = country(number);
        agent.identification = if number.is_multiple_of(2) {
            Identification::Anonymous
        } else {
            Identification::Named
        };
    };
    let vouched = |number: u32, made: &mut Assertion| {
        let source = number - number % 2;
        let voucher = (number.wrapping_mul(7919) % STATEMENTS) | 1;
        made.chain =
            [voucher, source].map(|agent| Hop { agent: id("g", agent), ..Hop::default() }).into();
    };
    check("unnamed sources", unnamed, vouched, Vec::new());
    // In fours: a body, who speaks for it from another country, an unnamed source, who vouches for one.
    let offices = |number: u32, agent: &mut Agent| {
        agent.access = Access::Firsthand;
        agent.country = country(number.wrapping_mul(7919));
        match number % 4 {
            1 => agent.acts_for = Some(id("g", number - 1)),
            2 => agent.identification = Identification::Anonymous,
            _ => {}
        }
    };
    let sources = |number: u32, made: &mut Assertion| {
        if number % 4 > 1 {
            let voucher = (number.wrapping_mul(7919) % STATEMENTS) | 3;
            let chain = [voucher.min(STATEMENTS - 1), number - number % 4 + 2];
            made.chain = chain
                .map(|agent| Hop { agent: id("g", agent.min(STATEMENTS - 1)), ..Hop::default() })
                .into();
        }
    };
    check("bodies of several countries", offices, sources, Vec::new());
    let same = (1..STATEMENTS).map(|number| Link {
        kind: LinkKind::Same,
        a: id("g", number - 1),
        b: id("g", number),
        differs: None,
    });
    check("all one origin", firsthand, |_, _| {}, same.collect());
}
