//! Counting origins: how many are shown to be distinct, how many the wording claims.
//!
//! Invariant: one more root never lowers what is shown, and the order of the roots changes neither count (`min` ≤ `max`
//! is the caller's).

use super::super::{AgentIx, Record};
use super::matching::{self, Edge};
use super::root::{Key, Root, RootKind, origin};
use crate::order::sort;

/// Ways that are tried to give a country to bodies of which several are known. Enough for six bodies of two countries
/// each, all of them countries of unnamed sources; beyond it the count may be lower than could be shown.
const MOST_CHOICES: usize = 64;

/// The largest number of origins that the record shows to be distinct.
///
/// Named first-hand roots differ by principal, unless they belong to one body or are declared one origin. An unnamed root
/// differs from another only if both countries are known and differ and a different outlet vouches for it: a maximum
/// matching of vouchers and countries. Nothing else is ever shown distinct. 0 only for no roots.
pub fn shown_distinct(record: &Record, roots: &[&Root]) -> u32 {
    if roots.is_empty() {
        return 0;
    }
    let country = |root: &Root| record.agent(root.agent?)?.country.as_deref();
    // The empty word stands for a country that is not known; it sorts first.
    let mut named: Vec<(AgentIx, &str)> = roots
        .iter()
        .filter(|root| root.kind == RootKind::Named)
        .filter_map(|root| Some((origin(record, agent_of(root.key)?), country(root).unwrap_or(""))))
        .collect();
    sort(&mut named);
    named.dedup();
    let mut edges: Vec<Edge<'_>> = roots
        .iter()
        .filter(|root| root.kind == RootKind::Anonymous)
        .filter_map(|root| Some((root.voucher, country(root)?)))
        .collect();
    sort(&mut edges);
    edges.dedup();
    let classes = || named.chunk_by(|one, next| one.0 == next.0);
    let known: Vec<Vec<&str>> = classes()
        .map(|class| {
            class
                .iter()
                .map(|(_, country)| *country)
                .filter(|country| !country.is_empty())
                .collect()
        })
        .filter(|countries: &Vec<&str>| !countries.is_empty())
        .collect();
    let most = 1
        .max(classes().count())
        .max(known.len() + beside(&known, &edges))
        .max(matching::size(&edges));
    u32::try_from(most).unwrap_or(u32::MAX)
}

/// How many unnamed roots can be shown distinct beside named ones of these countries. A body of which several countries
/// are known stands for one of them, the one that leaves most.
fn beside(known: &[Vec<&str>], edges: &[Edge<'_>]) -> usize {
    if edges.is_empty() {
        return 0;
    }
    let mut taken: Vec<&str> = Vec::new();
    let mut open: Vec<&[&str]> = Vec::new();
    for countries in known {
        match countries.as_slice() {
            [only] => taken.push(only),
            several => open.push(several),
        }
    }
    let mut asked: Vec<&str> = edges.iter().map(|(_, country)| *country).collect();
    sort(&mut asked);
    sort(&mut taken);
    // A body that can stand for a country which is taken already, or which nobody asks for, takes nothing away.
    let is_free = |country: &&str| {
        taken.binary_search(country).is_ok() || asked.binary_search(country).is_err()
    };
    open.retain(|countries| !countries.iter().any(is_free));
    sort(&mut open);
    open.dedup();
    // What is beyond the choices that are tried stands for its first country.
    let mut choices = 1usize;
    open.retain(|countries| {
        let more = choices.saturating_mul(countries.len());
        let is_tried = more <= MOST_CHOICES;
        if is_tried {
            choices = more;
        } else {
            taken.extend(countries.first());
        }
        is_tried
    });
    sort(&mut taken);
    let left = |choice: usize| {
        let mut rest = choice;
        let mut chosen: Vec<&str> = Vec::with_capacity(open.len());
        for countries in &open {
            chosen.extend(rest.checked_rem(countries.len()).and_then(|place| countries.get(place)));
            rest /= countries.len().max(1);
        }
        let is_left = |(_, country): &&Edge<'_>| {
            taken.binary_search(country).is_err() && !chosen.contains(country)
        };
        matching::size(&edges.iter().filter(is_left).copied().collect::<Vec<_>>())
    };
    (0..choices).map(left).max().unwrap_or(0)
}

/// The most origins that the wording claims, if every unnamed source is a different person and no outlet repeats another.
///
/// An outlet that vouches for a source is not counted beside it. At least 1 if there is any root.
pub fn claimed(record: &Record, roots: &[&Root]) -> u32 {
    if roots.is_empty() {
        return 0;
    }
    let mut vouchers: Vec<AgentIx> = roots
        .iter()
        .filter(|root| {
            matches!(root.kind, RootKind::Anonymous | RootKind::Unspecified | RootKind::Named)
        })
        .filter_map(|root| root.voucher)
        .collect();
    sort(&mut vouchers);
    let mut counts: Vec<(Key, u32)> = roots
        .iter()
        .map(|root| {
            // An unnamed source is told apart by its description, everybody else by the principal.
            let identity = match (root.kind, root.agent) {
                (RootKind::Anonymous | RootKind::Unspecified, Some(agent)) => Key::Agent(agent),
                _ => root.key,
            };
            let class = match identity {
                Key::Agent(agent) => Key::Agent(origin(record, agent)),
                circle @ Key::Loop(..) => circle,
            };
            let vouches = |agent| vouchers.binary_search(&agent).is_ok();
            let repeated = root.kind == RootKind::Outlet && agent_of(root.key).is_some_and(vouches);
            (class, if repeated { 0 } else { root.count })
        })
        .collect();
    // Each class counts with the most that is said of it: the last of its group.
    sort(&mut counts);
    let most = counts.chunk_by(|one, next| one.0 == next.0).filter_map(|class| class.last());
    most.fold(0u32, |sum, (_, count)| sum.saturating_add(*count)).max(1)
}

const fn agent_of(key: Key) -> Option<AgentIx> {
    match key {
        Key::Agent(agent) => Some(agent),
        Key::Loop(..) => None,
    }
}
