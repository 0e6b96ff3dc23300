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
    let mut known: Vec<(AgentIx, &str)> =
        named().filter_map(|root| Some((classes.of(agent_of(root.key)?), country(root)?))).collect();
    known.sort_unstable();
    known.dedup_by_key(|(class, _)| *class);
    let mut taken: Vec<&str> = known.iter().map(|(_, country)| *country).collect();
    taken.sort_unstable();
    let mut edges: Vec<(&str, Option<AgentIx>)> = roots
        .iter()
        .filter(|root| root.kind == RootKind::Anonymous)
        .filter_map(|root| Some((country(root)?, root.voucher)))
        .collect();
    sort(&mut edges);
    edges.dedup();
    let all = matching(&edges);
    edges.retain(|(country, _)| taken.binary_search(country).is_err());
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
    let mut vouchers: Vec<AgentIx> = roots
        .iter()
        .filter(|root| matches!(root.kind, RootKind::Anonymous | RootKind::Unspecified | RootKind::Named))
        .filter_map(|root| root.voucher)
        .collect();
    vouchers.sort_unstable();
    // An unnamed source is told apart by its description, everybody else by the principal.
    let identity = |root: &Root| match (root.kind, root.agent) {
        (RootKind::Anonymous | RootKind::Unspecified, Some(agent)) => Key::Agent(agent),
        _ => root.key,
    };
    let classes = Classes::new(record, roots.iter().filter_map(|root| agent_of(identity(root))));
    let mut counts: Vec<(Key, u32)> = Vec::with_capacity(roots.len());
    for root in roots {
        let vouches = |agent: AgentIx| vouchers.binary_search(&agent).is_ok();
        let repeated = root.kind == RootKind::Outlet && agent_of(root.key).is_some_and(vouches);
        let class = match identity(root) {
            Key::Agent(agent) => Key::Agent(classes.of(agent)),
            circle => circle,
        };
        counts.push((class, if repeated { 0 } else { root.count }));
    }
    // Each class counts with the most that is said of it: the last of its group.
    counts.sort_unstable();
    let most = counts.chunk_by(|one, next| one.0 == next.0).filter_map(|class| class.last());
    most.fold(0u32, |sum, (_, count)| sum.saturating_add(*count)).max(1)
}

const fn agent_of(key: Key) -> Option<AgentIx> {
    match key {
        Key::Agent(agent) => Some(agent),
        Key::Loop(..) => None,
    }
}

/// Agents put together where they belong to one body or are declared one origin. A class is named by its least agent.
struct Classes {
    agents: Vec<AgentIx>,
    /// For each agent the place of another one of its class, or its own: a forest whose roots are the least of each class.
    above: Vec<usize>,
}

impl Classes {
    fn new(record: &Record, agents: impl Iterator<Item = AgentIx>) -> Self {
        let mut agents: Vec<AgentIx> = agents.collect();
        agents.sort_unstable();
        agents.dedup();
        let mut bodies: Vec<(AgentIx, usize)> =
            agents.iter().enumerate().map(|(place, agent)| (body(record, *agent), place)).collect();
        bodies.sort_unstable();
        let mut classes = Self { above: (0..agents.len()).collect(), agents };
        for pair in bodies.windows(2) {
            if let [(one, a), (other, b)] = pair
                && one == other
            {
                classes.unite(*a, *b);
            }
        }
        for place in 0..classes.agents.len() {
            let Some(agent) = classes.agents.get(place) else { continue };
            for other in record.same_origin(*agent) {
                if let Ok(other) = classes.agents.binary_search(&other) {
                    classes.unite(place, other);
                }
            }
        }
        classes
    }

    fn top(&self, mut place: usize) -> usize {
        while let Some(above) = self.above.get(place).filter(|above| **above != place) {
            place = *above;
        }
        place
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (one, other) = (self.top(a), self.top(b));
        let (least, rest) = (one.min(other), one.max(other));
        // Both ends point at the top now, which keeps the ways to it short.
        for place in [a, b, rest] {
            if let Some(above) = self.above.get_mut(place) {
                *above = least;
            }
        }
    }

    fn of(&self, agent: AgentIx) -> AgentIx {
        let place = self.agents.binary_search(&agent).map(|place| self.top(place));
        place.ok().and_then(|place| self.agents.get(place)).copied().unwrap_or(agent)
    }

    fn count(&self) -> usize {
        self.above.iter().enumerate().filter(|(place, above)| place == *above).count()
    }
}

/// The size of a maximum matching between countries and vouchers (Kuhn's algorithm, from the side of the countries, of
/// which a dataset has at most 300: the recursion is no deeper). Edges are sorted and distinct.
fn matching(edges: &[(&str, Option<AgentIx>)]) -> usize {
    fn augment<'a>(
        country: &'a str,
        edges: &[(&'a str, Option<AgentIx>)],
        taken: &mut Vec<(Option<AgentIx>, &'a str)>,
        seen: &mut Vec<Option<AgentIx>>,
    ) -> bool {
        let first = edges.partition_point(|(other, _)| *other < country);
        for (_, voucher) in edges.iter().skip(first).take_while(|(other, _)| *other == country) {
            if seen.contains(voucher) {
                continue;
            }
            seen.push(*voucher);
            let Some((place, owner)) =
                taken.iter().enumerate().find(|(_, (other, _))| other == voucher).map(|(place, (_, owner))| (place, *owner))
            else {
                taken.push((*voucher, country));
                return true;
            };
            if augment(owner, edges, taken, seen) {
                if let Some(entry) = taken.get_mut(place) {
                    entry.1 = country;
                }
                return true;
            }
        }
        false
    }

    let mut countries: Vec<&str> = edges.iter().map(|(country, _)| *country).collect();
    countries.dedup();
    let mut taken = Vec::new();
    countries.into_iter().filter(|country| augment(country, edges, &mut taken, &mut Vec::new())).count()
}
