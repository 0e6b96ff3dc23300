//! Which statements are in force on a day, and why the others are not.
//!
//! Invariant: a statement is dropped only for what is on record by that day: it came later, its own principal reversed
//! or retracted it, or it runs through a work that was withdrawn. Cost: n log n in the statements of the claim.

use super::super::date::Day;
use super::super::model::Act;
use super::super::statement::Statement;
use super::super::{ClaimIx, Record, WorkIx};
use super::root::{Key, Root, RootKind, principal, root};
use crate::order::sort;

/// Whether a statement is in force on a day. Of several causes it names one that took the statement back, if there is any,
/// and of those the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is.
    InForce,
    /// It was made later.
    Later,
    /// A work on its way to the page was withdrawn.
    Withdrawn(WorkIx),
    /// Its principal, or who vouches for it, retracted: the statement at that place of the same claim.
    Retracted(u32),
    /// Its principal said the opposite afterwards: the statement at that place of the same claim.
    Reversed(u32),
}

/// A statement with its root and its fate.
pub(super) struct Known<'a> {
    pub place: u32,
    pub said: &'a Statement,
    pub root: Root,
    pub fate: Fate,
}

/// The statements of a claim as of a day (inclusive), or as of everything on record.
pub(super) fn read(record: &Record, claim: ClaimIx, as_of: Option<Day>) -> Vec<Known<'_>> {
    let mut all: Vec<Known<'_>> = (0..)
        .zip(record.statements(claim))
        .map(|(place, said)| {
            let fate = if is_later(said.date, as_of) { Fate::Later } else { Fate::InForce };
            Known { place, said, root: root(record, claim, place), fate }
        })
        .collect();
    let turns = turns(record, &all);
    let is_known =
        |known: &&mut Known<'_>| known.fate == Fate::InForce && known.said.act != Act::Retracts;
    for known in all.iter_mut().filter(is_known) {
        let taken_back = [withdrawn(record, known.said, as_of), retracted(&turns, known)];
        let earliest = taken_back.into_iter().flatten().min_by_key(|(when, _)| *when);
        let cause = earliest.or_else(|| reversed(&turns, known));
        known.fate = cause.map_or(Fate::InForce, |(_, fate)| fate);
    }
    all
}

fn is_later(date: Option<Day>, as_of: Option<Day>) -> bool {
    matches!((date, as_of), (Some(date), Some(as_of)) if date > as_of)
}

/// A date that sorts after all others where it is not known.
type When = (bool, Option<Day>);

const fn when(date: Option<Day>) -> When {
    (date.is_none(), date)
}

/// What one origin did, when, and in which statement. Sorted, so that what somebody did after a day is one look-up.
type Turn = (Key, Act, When, u32);

fn turns(record: &Record, all: &[Known<'_>]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = all
        .iter()
        .filter(|known| known.fate == Fate::InForce)
        .filter_map(|known| {
            let Known { place, said, root, .. } = known;
            let key = match said.act {
                Act::Retracts => Key::Agent(principal(record, said.hops.last()?.0)),
                Act::Asserts | Act::Denies if is_named(root) && said.date.is_some() => root.key,
                _ => return None,
            };
            Some((key, said.act, when(said.date), *place))
        })
        .collect();
    sort(&mut turns);
    turns
}

const fn is_named(root: &Root) -> bool {
    matches!(root.kind, RootKind::Named | RootKind::Outlet)
}

/// The work on a statement's way that was withdrawn first.
fn withdrawn(record: &Record, said: &Statement, as_of: Option<Day>) -> Option<(When, Fate)> {
    let works = said.hops.iter().filter_map(|(_, work)| *work);
    let withdrawn = works.filter_map(|work| {
        let day = record.work(work)?.retracted.as_ref()?.value;
        (!is_later(Some(day), as_of)).then_some((when(Some(day)), Fate::Withdrawn(work)))
    });
    withdrawn.min_by_key(|(when, _)| *when)
}

/// The first retraction, not before the statement, by its principal or by who vouches for it. Where either date is not
/// known, the retraction counts.
fn retracted(turns: &[Turn], known: &Known<'_>) -> Option<(When, Fate)> {
    let from = known.said.date;
    let keys = [Some(known.root.key), known.root.voucher.map(Key::Agent)];
    let retractions = keys.into_iter().flatten().filter_map(|key| {
        let turn = first(turns, key, Act::Retracts, |when| when < (false, from))?;
        Some((turn.2, Fate::Retracted(turn.3)))
    });
    retractions.min_by_key(|(when, _)| *when)
}

/// The first time after a statement that the same named principal said the opposite. Both dates are known.
fn reversed(turns: &[Turn], known: &Known<'_>) -> Option<(When, Fate)> {
    let opposite = match known.said.act {
        Act::Asserts => Act::Denies,
        Act::Denies => Act::Asserts,
        _ => return None,
    };
    let said = known.said.date.filter(|_| is_named(&known.root))?;
    let turn = first(turns, known.root.key, opposite, |when| when <= (false, Some(said)))?;
    Some((turn.2, Fate::Reversed(turn.3)))
}

/// The first thing of that kind that an origin did which is not `before` something.
fn first(turns: &[Turn], key: Key, act: Act, before: impl Fn(When) -> bool) -> Option<&Turn> {
    let place = turns.partition_point(|turn| {
        (turn.0, turn.1) < (key, act) || (turn.0, turn.1) == (key, act) && before(turn.2)
    });
    turns.get(place).filter(|turn| (turn.0, turn.1) == (key, act))
}
