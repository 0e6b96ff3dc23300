//! A standing with its reasons, as data: a card or a command line puts them into words.
//!
//! Invariant: every statement that the rule read is here once, also those that changed nothing.

use super::super::date::Day;
use super::super::{ClaimIx, Record};
use super::active::Fate;
use super::sides::{self, Account, Role};
use super::verdict::{CHALLENGE, Case, is_taken_back};
use super::{Dispute, RootKind, Standing, standing};

/// A standing with what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation<'a> {
    /// The standing.
    pub standing: Standing,
    /// The claim's own statements in the dataset's order, then what supports the claims from which it follows, then what
    /// supports its rivals.
    pub reasons: Vec<Reason<'a>>,
}

/// One statement in an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason<'a> {
    /// The statement, its root, its fate and its part.
    pub account: Account<'a>,
    /// For a challenge in force, what its party has to do with the claim. Commentary has none.
    pub stake: Option<Stake>,
    /// Whether it is one of those that make the dispute what it is.
    pub decides: bool,
}

/// What a challenger has to do with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stake {
    /// Neither a party to it nor one of its supporters.
    Outsider,
    /// It has a stake in it.
    Interested,
    /// It also supports it.
    Supporter,
}

/// The standing of a claim as [`standing`](super::standing()) has it, with its reasons. Cost: the same, and the list.
#[must_use]
pub fn explain(record: &Record, claim: ClaimIx, as_of: Option<Day>) -> Explanation<'_> {
    let standing = standing(record, claim, as_of);
    let Some(entity) = record.claim(claim) else {
        return Explanation { standing, reasons: Vec::new() };
    };
    let accounts = sides::read(record, claim, as_of);
    let case = Case::new(record, entity, &accounts);
    let retractions: Vec<Fate> =
        accounts.iter().filter(|account| is_taken_back(account)).map(|a| a.fate).collect();
    let weighed = accounts.iter().map(|account| {
        let counts = account.counts_as(CHALLENGE) && account.root.kind != RootKind::Commentary;
        let stake = counts.then(|| case.stake(&account.root));
        let took_back =
            account.claim == claim && retractions.contains(&Fate::Retracted(account.place));
        (stake, decides(account, stake, &standing, is_taken_back(account) || took_back))
    });
    let weighed: Vec<(Option<Stake>, bool)> = weighed.collect();
    let reasons = accounts.into_iter().zip(weighed);
    let reasons =
        reasons.map(|(account, (stake, decides))| Reason { account, stake, decides }).collect();
    Explanation { standing, reasons }
}

fn decides(
    account: &Account<'_>,
    stake: Option<Stake>,
    standing: &Standing,
    retraction: bool,
) -> bool {
    match standing.dispute {
        Dispute::Retracted => retraction,
        Dispute::Contested => stake == Some(Stake::Outsider),
        // By outsiders, if there are any: then nobody supports it. Otherwise by those with a stake.
        Dispute::Denied => stake.is_some_and(|stake| stake != Stake::Supporter),
        Dispute::Inconsistent => stake == Some(Stake::Supporter),
        Dispute::Doubted => account.counts_as(&[Role::Doubts]),
        Dispute::None | Dispute::NotApplicable => false,
    }
}
