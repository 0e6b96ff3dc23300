//! Roots: where a statement comes from in the end.
//!
//! Invariant: following `via`, `acts_for`, `controlled_by` and `same_as` ends, whatever circles a record holds.

use super::super::model::{Access, Identification};
use super::super::statement::Statement;
use super::super::{AgentIx, ClaimIx, Record};
use super::way::{self, End};

/// What kind of origin, from the weakest to the strongest, commentary apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RootKind {
    /// P: the page's own voice.
    PageVoice,
    /// O: reports that cite each other.
    Circle,
    /// U: not specified.
    Unspecified,
    /// A: not named, but described.
    Anonymous,
    /// R: a named outlet or author that does not say how it knows.
    Outlet,
    /// N: named and first-hand, or official.
    Named,
    /// C: somebody who weighs what others reported. Never an origin.
    Commentary,
}

impl RootKind {
    /// The letter of the rule.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::PageVoice => "P",
            Self::Circle => "O",
            Self::Unspecified => "U",
            Self::Anonymous => "A",
            Self::Outlet => "R",
            Self::Named => "N",
            Self::Commentary => "C",
        }
    }

    pub(super) const fn is_unnamed(self) -> bool {
        matches!(self, Self::PageVoice | Self::Circle | Self::Unspecified | Self::Anonymous)
    }
}

/// What makes two roots the same origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A principal, or the outlet that alone answers for an unnamed source.
    Agent(AgentIx),
    /// A circle of reports in a claim: the place of the one with the least id.
    Loop(ClaimIx, u32),
}

/// Where a statement comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Root {
    /// What kind of origin.
    pub kind: RootKind,
    /// The agent at the end of the chain; `None` for a circle.
    pub agent: Option<AgentIx>,
    /// What makes it the same origin as another.
    pub key: Key,
    /// The deepest named hop above it: who vouches for it.
    pub voucher: Option<AgentIx>,
    /// How many sources it is said to be.
    pub count: u32,
    /// The principal of the page.
    pub page: AgentIx,
}

/// The root of a statement of a claim.
#[must_use]
pub fn root(record: &Record, claim: ClaimIx, place: u32) -> Root {
    let statements = record.statements(claim);
    let via = |place: u32| statements.get(place as usize).and_then(|statement| statement.via);
    let id = |place: &u32| {
        record
            .claim(claim)
            .and_then(|claim| claim.assertions.get(*place as usize))
            .map(|assertion| &assertion.id)
    };
    let end = way::end(place, via, id);
    let page = first_agent(record, statements, end.place());
    let statement = match end {
        End::Last(place) => statements.get(place as usize),
        End::Circle(_) => None,
    };
    let Some((statement, ((last, _), above))) =
        statement.and_then(|s| Some((s, s.hops.split_last()?)))
    else {
        let key = Key::Loop(claim, end.place());
        return Root { kind: RootKind::Circle, agent: None, key, voucher: None, count: 1, page };
    };
    let kind = kind(record, *last, statement.commentary, statement.reviewer);
    let voucher = above
        .iter()
        .rev()
        .map(|(agent, _)| *agent)
        .find(|agent| is_identified(record, *agent))
        .map(|agent| principal(record, agent));
    let key = match kind {
        RootKind::Anonymous | RootKind::Unspecified => voucher.unwrap_or(page),
        _ => principal(record, *last),
    };
    let count = match kind {
        RootKind::Anonymous => statement
            .claimed_source_count
            .or_else(|| record.agent(*last).and_then(|agent| agent.count))
            .unwrap_or(1),
        RootKind::PageVoice | RootKind::Commentary => 0,
        _ => 1,
    };
    Root { kind, agent: Some(*last), key: Key::Agent(key), voucher, count, page }
}

fn first_agent(record: &Record, statements: &[Statement], place: u32) -> AgentIx {
    let first = statements.get(place as usize).and_then(|statement| statement.hops.first());
    first.map_or(AgentIx(u32::MAX), |(agent, _)| principal(record, *agent))
}

fn kind(record: &Record, last: AgentIx, commentary: bool, reviewer: bool) -> RootKind {
    if commentary {
        return RootKind::Commentary;
    }
    let Some(agent) = record.agent(last) else { return RootKind::Unspecified };
    match agent.identification {
        Identification::Anonymous => RootKind::Anonymous,
        Identification::Unspecified => RootKind::Unspecified,
        Identification::PageVoice => RootKind::PageVoice,
        _ if reviewer || matches!(agent.access, Access::Firsthand | Access::Professional) => {
            RootKind::Named
        }
        _ => RootKind::Outlet,
    }
}

fn is_identified(record: &Record, agent: AgentIx) -> bool {
    record.agent(agent).is_some_and(|agent| {
        matches!(
            agent.identification,
            Identification::Named | Identification::RoleOnly | Identification::Pseudonymous
        )
    })
}

/// For whom an agent answers: whom it acts for, who controls it, whom it is the same as, and so on to the end. A circle of
/// such agents is one principal, that of the least id.
#[must_use]
pub fn principal(record: &Record, agent: AgentIx) -> AgentIx {
    record.kin.principal(agent)
}

/// The body that an agent belongs to: its principal's affiliation, or its principal.
#[must_use]
pub fn body(record: &Record, agent: AgentIx) -> AgentIx {
    record.kin.body(agent)
}

/// What an agent has in common with all that are one origin with it: those of its body and those that the dataset
/// declares to be the same, and theirs, whether they speak of a claim or not.
#[must_use]
pub fn origin(record: &Record, agent: AgentIx) -> AgentIx {
    record.kin.origin(agent)
}
