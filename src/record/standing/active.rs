//! Which statements are in force on a day.
//!
//! Invariant: a statement is dropped only for what is on record by that day: it came later, its own principal reversed
//! or retracted it, or it runs through a work that was withdrawn.

use super::super::date::Day;
use super::super::model::Act;
use super::super::statement::Statement;
use super::super::{ClaimIx, Record};
use super::root::{Key, Root, RootKind, principal, root};

/// The statements of a claim that are in force, with their places.
#[derive(Debug)]
pub struct Active<'a> {
    in_force: Vec<(u32, &'a Statement)>,
    dropped: bool,
    retractions_on_file: bool,
}

impl<'a> Active<'a> {
    /// Reads the statements of a claim as of a day (inclusive), or all that are on record.
    #[must_use]
    pub fn new(record: &'a Record, claim: ClaimIx, as_of: Option<Day>) -> Self {
        let all = record.statements(claim);
        let known: Vec<(u32, &Statement, Root)> = (0..)
            .zip(all)
            .filter(|(_, statement)| !is_later(statement.date, as_of))
            .map(|(place, statement)| (place, statement, root(record, claim, place)))
            .collect();
        let stands = |(_, statement, root): &(u32, &Statement, Root)| {
            !rests_on_withdrawn_work(record, statement, as_of)
                && !known.iter().any(|(_, other, other_root)| {
                    retracts(record, other, statement, root) || reverses(other, other_root, statement, root)
                })
        };
        let (in_force, gone): (Vec<_>, Vec<_>) =
            known.iter().filter(|(_, statement, _)| statement.act != Act::Retracts).partition(|known| stands(known));
        Self {
            in_force: in_force.into_iter().map(|(place, statement, _)| (*place, *statement)).collect(),
            dropped: !gone.is_empty(),
            retractions_on_file: all.iter().any(|statement| statement.act == Act::Retracts)
                || gone.iter().any(|(_, statement, _)| rests_on_withdrawn_work(record, statement, as_of)),
        }
    }

    /// The statements in force that do this.
    pub fn with(&self, act: Act) -> impl Iterator<Item = &(u32, &'a Statement)> {
        self.in_force.iter().filter(move |(_, statement)| statement.act == act)
    }

    /// Whether statements were dropped on a claim that somebody retracted.
    #[must_use]
    pub const fn was_retracted(&self) -> bool {
        self.dropped && self.retractions_on_file
    }
}

fn is_later(date: Option<Day>, as_of: Option<Day>) -> bool {
    matches!((date, as_of), (Some(date), Some(as_of)) if date > as_of)
}

fn rests_on_withdrawn_work(record: &Record, statement: &Statement, as_of: Option<Day>) -> bool {
    statement.hops.iter().filter_map(|(_, work)| record.work((*work)?)).any(|work| {
        work.retracted.as_ref().is_some_and(|withdrawn| !is_later(Some(withdrawn.value), as_of))
    })
}

/// Whether `other` takes back `statement`: its principal is the root's or the one that vouches for it, and it did not
/// speak before.
fn retracts(record: &Record, other: &Statement, statement: &Statement, root: &Root) -> bool {
    let Some((last, _)) = other.hops.last().filter(|_| other.act == Act::Retracts) else { return false };
    let principal = principal(record, *last);
    (root.key == Key::Agent(principal) || root.voucher == Some(principal))
        && !matches!((statement.date, other.date), (Some(said), Some(taken_back)) if said > taken_back)
}

/// Whether `other` is the later word of the same named principal, and the opposite one.
fn reverses(other: &Statement, other_root: &Root, statement: &Statement, root: &Root) -> bool {
    let takes_a_side = |act: Act| matches!(act, Act::Asserts | Act::Denies);
    let is_named = |kind: RootKind| matches!(kind, RootKind::Named | RootKind::Outlet);
    takes_a_side(other.act)
        && takes_a_side(statement.act)
        && other.act != statement.act
        && is_named(root.kind)
        && is_named(other_root.kind)
        && root.key == other_root.key
        && matches!((statement.date, other.date), (Some(before), Some(after)) if after > before)
}
