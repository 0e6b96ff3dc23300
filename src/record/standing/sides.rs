//! What part each statement plays for a claim's standing.
//!
//! Invariant: one hop to the claim's neighbours, never further. The list has the same statements in the same order for
//! every day; only fates and parts differ.

use super::super::date::Day;
use super::super::model::{Act, Scope};
use super::super::statement::Statement;
use super::super::{ClaimIx, Record};
use super::active::{self, Fate, Known};
use super::root::Root;

/// A statement, where it comes from, whether it counts, and as what.
#[derive(Clone, Debug, PartialEq)]
pub struct Account<'a> {
    /// The claim that it was made about: a neighbour's, where support flows up or a rival challenges.
    pub claim: ClaimIx,
    /// Its place in [`Record::statements`] of that claim.
    pub place: u32,
    /// The statement.
    pub said: &'a Statement,
    /// Its root.
    pub root: Root,
    /// Whether it is in force on the day.
    pub fate: Fate,
    /// What it does for the claim, while it is in force.
    pub role: Role,
}

/// What a statement does for a claim's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Supports it: says that it is so; or that a part of it is, while nobody says the whole.
    Supports,
    /// Says that a part of it is so. It stands aside, since somebody says the whole.
    SupportsPart,
    /// Supports it by supporting a claim from which it follows.
    Entails,
    /// Challenges it: says that it is not so.
    Denies,
    /// Says that a part of it is not so: a flag.
    DeniesPart,
    /// Challenges it by supporting a rival claim.
    Rivals,
    /// Doubts it.
    Doubts,
    /// Declines to comment: a flag.
    DeclinesComment,
    /// Takes back what was said.
    Retracts,
    /// Changes nothing: says that it is not known, or asks.
    Aside,
}

impl Account<'_> {
    /// Whether it is in force and has one of these parts.
    #[must_use]
    pub fn counts_as(&self, roles: &[Role]) -> bool {
        self.fate == Fate::InForce && roles.contains(&self.role)
    }

    /// The day from which it is dropped, where a statement or a withdrawal with a date is the cause.
    #[must_use]
    pub fn dropped_on(&self, record: &Record) -> Option<Day> {
        match self.fate {
            Fate::InForce | Fate::Later => None,
            Fate::Withdrawn(work) => record.work(work)?.retracted.as_ref().map(|date| date.value),
            Fate::Retracted(place) | Fate::Reversed(place) => {
                record.statements(self.claim).get(place as usize)?.date
            }
        }
    }
}

/// The statements of a claim, then what supports those from which it follows, then what supports its rivals.
pub fn read(record: &Record, claim: ClaimIx, as_of: Option<Day>) -> Vec<Account<'_>> {
    let account = |claim, Known { place, said, root, fate }, role| Account {
        claim,
        place,
        said,
        root,
        fate,
        role,
    };
    let own = active::read(record, claim, as_of);
    let whole =
        own.iter().any(|known| known.fate == Fate::InForce && is_whole(known.said, Act::Asserts));
    let mut all: Vec<Account<'_>> = own
        .into_iter()
        .map(|known| {
            let role = role(known.said, whole);
            account(claim, known, role)
        })
        .collect();
    let near = record.neighbours(claim);
    for (others, role) in [(&near.entailed_by, Role::Entails), (&near.rivals, Role::Rivals)] {
        for &other in others {
            let asserted = active::read(record, other, as_of)
                .into_iter()
                .filter(|known| known.said.act == Act::Asserts);
            all.extend(asserted.map(|known| account(other, known, role)));
        }
    }
    all
}

fn is_whole(said: &Statement, act: Act) -> bool {
    said.act == act && said.scope == Scope::Full
}

const fn role(said: &Statement, whole: bool) -> Role {
    match (said.act, said.scope) {
        (Act::Asserts, Scope::Part) if whole => Role::SupportsPart,
        (Act::Asserts, _) => Role::Supports,
        (Act::Denies, Scope::Full) => Role::Denies,
        (Act::Denies, Scope::Part) => Role::DeniesPart,
        (Act::Doubts, _) => Role::Doubts,
        (Act::DeclinesComment, _) => Role::DeclinesComment,
        (Act::Retracts, _) => Role::Retracts,
        (Act::SaysUnknown | Act::Asks, _) => Role::Aside,
    }
}
