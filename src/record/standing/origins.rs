//! Counting origins: how many are shown to be distinct, how many the wording claims.
//!
//! Invariant: one more root never lowers either count (`min` ≤ `max` is the caller's).

use super::super::{AgentIx, Record};
use super::root::{Key, Root, RootKind, body};
use crate::order::sort;

/// The largest number of origins that the record shows to be distinct.
///
/// Named first-hand roots differ by principal, unless they belong to one body or are declared one origin. An unnamed root
/// differs from another only if both countries are known and differ and a different outlet vouches for it: a maximum
/// matching of vouchers and countries. Nothing else is ever shown distinct. 0 only for no roots.
pub fn shown_distinct(record: &Record, roots: &[&Root]) -> u32 {
    if roots.is_empty() {
        return 0;
    }
    let country = |root: &Root| {
        root.agent.and_then(|agent| record.agent(agent)).and_then(|agent| agent.country.as_deref())
    };
    let named = || roots.iter().filter(|root| root.kind == RootKind::Named);
    let classes = Classes::new(record, named().filter_map(|root| agent_of(root.key)));
    // Countries of named classes, where known. A class of several countries goes by the first in the alphabet.
    let mut known: Vec<(AgentIx, &str)> = Vec::new();
    for root in named() {
        let (Some(agent), Some(country)) = (agent_of(root.key), country(root)) else { continue };
        let class = classes.of(agent);
        match known.iter_mut().find(|(other, _)| *other == class) {
            Some((_, least)) => *least = (*least).min(country),
            None => known.push((class, country)),
        }
    }
    let mut edges: Vec<(Option<AgentIx>, &str)> = roots
        .iter()
        .filter(|root| root.kind == RootKind::Anonymous)
        .filter_map(|root| Some((root.voucher, country(root)?)))
        .collect();
    sort(&mut edges);
    edges.dedup();
    let all = matching(&edges);
    edges.retain(|(_, country)| !known.iter().any(|(_, taken)| taken == country));
    let beside_named = known.len() + matching(&edges);
    let most = 1.max(classes.count()).max(beside_named).max(all);
    u32::try_from(most).unwrap_or(u32::MAX)
}

/// The most origins that the wording claims, if every unnamed source is a different person and no outlet repeats another.
///
/// An outlet that vouches for a source is not counted beside it. At least 1 if there is any root.
pub fn claimed(record: &Record, roots: &[&Root]) -> u32 {
    if roots.is_empty() {
        return 0;
    }
    let vouchers: Vec<AgentIx> = roots
        .iter()
        .filter(|root| matches!(root.kind, RootKind::Anonymous | RootKind::Unspecified | RootKind::Named))
        .filter_map(|root| root.voucher)
        .collect();
    // An unnamed source is told apart by its description, everybody else by the principal.
    let identity = |root: &Root| match (root.kind, root.agent) {
        (RootKind::Anonymous | RootKind::Unspecified, Some(agent)) => Key::Agent(agent),
        _ => root.key,
    };
    let classes = Classes::new(record, roots.iter().filter_map(|root| agent_of(identity(root))));
    let mut counts: Vec<(Key, u32)> = Vec::new();
    for root in roots {
        let vouches = |agent: AgentIx| vouchers.contains(&agent);
        let repeated = root.kind == RootKind::Outlet && agent_of(root.key).is_some_and(vouches);
        let count = if repeated { 0 } else { root.count };
        let class = match identity(root) {
            Key::Agent(agent) => Key::Agent(classes.of(agent)),
            circle => circle,
        };
        match counts.iter_mut().find(|(other, _)| *other == class) {
            Some((_, most)) => *most = (*most).max(count),
            None => counts.push((class, count)),
        }
    }
    counts.iter().fold(0u32, |sum, (_, count)| sum.saturating_add(*count)).max(1)
}

const fn agent_of(key: Key) -> Option<AgentIx> {
    match key {
        Key::Agent(agent) => Some(agent),
        Key::Loop(..) => None,
    }
}

/// Agents put together where they belong to one body or are declared one origin. A class is named by its least agent.
struct Classes {
    members: Vec<(AgentIx, AgentIx)>,
}

impl Classes {
    fn new(record: &Record, agents: impl Iterator<Item = AgentIx>) -> Self {
        let mut list: Vec<AgentIx> = agents.collect();
        sort(&mut list);
        list.dedup();
        let mut members: Vec<(AgentIx, AgentIx)> = list.iter().map(|agent| (*agent, *agent)).collect();
        let bodies: Vec<AgentIx> = list.iter().map(|agent| body(record, *agent)).collect();
        for (place, (a, body_a)) in list.iter().zip(&bodies).enumerate() {
            for (b, body_b) in list.iter().zip(&bodies).skip(place + 1) {
                let declared = || record.same_origin().iter().any(|pair| *pair == (*a, *b) || *pair == (*b, *a));
                if body_a == body_b || declared() {
                    unite(&mut members, *a, *b);
                }
            }
        }
        Self { members }
    }

    fn of(&self, agent: AgentIx) -> AgentIx {
        self.members.iter().find(|(member, _)| *member == agent).map_or(agent, |(_, class)| *class)
    }

    fn count(&self) -> usize {
        self.members.iter().filter(|(member, class)| member == class).count()
    }
}

fn unite(members: &mut [(AgentIx, AgentIx)], a: AgentIx, b: AgentIx) {
    let class_of = |agent| members.iter().find(|(member, _)| *member == agent).map(|(_, class)| *class);
    let (Some(one), Some(other)) = (class_of(a), class_of(b)) else { return };
    let (least, rest) = (one.min(other), one.max(other));
    for (_, class) in members.iter_mut().filter(|(_, class)| *class == rest) {
        *class = least;
    }
}

/// The size of a maximum matching between vouchers and countries (Kuhn's algorithm). Edges are sorted and distinct.
fn matching(edges: &[(Option<AgentIx>, &str)]) -> usize {
    fn augment<'a>(
        voucher: Option<AgentIx>,
        edges: &[(Option<AgentIx>, &'a str)],
        taken: &mut Vec<(&'a str, Option<AgentIx>)>,
        seen: &mut Vec<&'a str>,
    ) -> bool {
        for (_, country) in edges.iter().filter(|(other, _)| *other == voucher) {
            if seen.contains(country) {
                continue;
            }
            seen.push(country);
            match taken.iter().position(|(other, _)| other == country) {
                None => {
                    taken.push((country, voucher));
                    return true;
                }
                Some(place) => {
                    let Some(owner) = taken.get(place).map(|(_, owner)| *owner) else { continue };
                    if augment(owner, edges, taken, seen) {
                        if let Some(entry) = taken.get_mut(place) {
                            entry.1 = voucher;
                        }
                        return true;
                    }
                }
            }
        }
        false
    }

    let mut vouchers: Vec<Option<AgentIx>> = edges.iter().map(|(voucher, _)| *voucher).collect();
    vouchers.dedup();
    let mut taken = Vec::new();
    vouchers.into_iter().filter(|voucher| augment(*voucher, edges, &mut taken, &mut Vec::new())).count()
}
