//! Maximum matching: as many pairs of a voucher and a country as possible, no voucher and no country in two of them.
//!
//! Invariant: no recursion; each round is linear in the edges, and rounds end when one adds no pair.

use crate::order::sort;
use crate::record::AgentIx;

/// One voucher may stand for a source of one country. `None` is a source for whom nobody vouches.
pub type Edge<'a> = (Option<AgentIx>, &'a str);

const NOBODY: u32 = u32::MAX;

/// The size of a maximum matching. Edges are sorted.
///
/// Rounds of augmenting paths, each country being looked at once in a round (J. E. Hopcroft and R. M. Karp, "An n^5/2
/// algorithm for maximum matchings in bipartite graphs", 1973, without the layers).
pub fn size(edges: &[Edge<'_>]) -> usize {
    let mut countries: Vec<&str> = edges.iter().map(|(_, country)| *country).collect();
    sort(&mut countries);
    countries.dedup();
    let mut matching = Matching { edges: Vec::new(), vouchers: Vec::new(), owners: Vec::new() };
    for group in edges.chunk_by(|one, next| one.0 == next.0) {
        let first = matching.edges.len();
        let voucher = number(matching.vouchers.len());
        let numbers = group.iter().filter_map(|(_, country)| countries.binary_search(country).ok());
        matching.edges.extend(numbers.map(|country| (voucher, number(country))));
        matching.vouchers.push(Voucher { edges: first..matching.edges.len(), mate: NOBODY });
    }
    matching.owners = vec![NOBODY; countries.len()];
    let mut size = 0;
    loop {
        let added = matching.round();
        size += added;
        if added == 0 {
            return size;
        }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NOBODY)
}

struct Voucher {
    edges: core::ops::Range<usize>,
    /// Its country, if it has one.
    mate: u32,
}

struct Matching {
    /// Vouchers and countries by number.
    edges: Vec<(u32, u32)>,
    vouchers: Vec<Voucher>,
    /// The voucher of each country, if it has one.
    owners: Vec<u32>,
}

impl Matching {
    /// Looks for a country for each voucher without one. Returns how many found theirs.
    fn round(&mut self) -> usize {
        let mut reached = vec![NOBODY; self.owners.len()];
        let free: Vec<u32> = (0..)
            .zip(&self.vouchers)
            .filter(|(_, voucher)| voucher.mate == NOBODY)
            .map(|(place, _)| place)
            .collect();
        free.into_iter().filter(|voucher| self.augment(*voucher, &mut reached)).count()
    }

    /// Looks for a country for one voucher; others may change theirs. `reached` has the edge by which each country was
    /// found in this round.
    fn augment(&mut self, voucher: u32, reached: &mut [u32]) -> bool {
        let mut open = vec![voucher];
        while let Some(voucher) = open.pop() {
            let Some(edges) =
                self.vouchers.get(voucher as usize).map(|voucher| voucher.edges.clone())
            else {
                continue;
            };
            for edge in edges {
                let Some((_, country)) = self.edges.get(edge).copied() else { continue };
                let Some(entry) =
                    reached.get_mut(country as usize).filter(|entry| **entry == NOBODY)
                else {
                    continue;
                };
                *entry = number(edge);
                match self.owners.get(country as usize) {
                    Some(&owner) if owner != NOBODY => open.push(owner),
                    _ => {
                        self.hand_over(country, reached);
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Gives a free country to the voucher that found it, the country that this one had to the one that found that, and so
    /// on to the voucher that had none.
    fn hand_over(&mut self, mut country: u32, reached: &[u32]) {
        while country != NOBODY {
            let edge =
                reached.get(country as usize).and_then(|edge| self.edges.get(*edge as usize));
            let Some((voucher, _)) = edge.copied() else { return };
            if let Some(owner) = self.owners.get_mut(country as usize) {
                *owner = voucher;
            }
            let Some(voucher) = self.vouchers.get_mut(voucher as usize) else { return };
            country = core::mem::replace(&mut voucher.mate, country);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By trying everything: for the first voucher each of its countries, or none.
    fn by_trying(edges: &[Edge<'_>]) -> usize {
        let Some(voucher) = edges.first().map(|edge| edge.0) else { return 0 };
        let rest: Vec<Edge<'_>> = edges.iter().copied().filter(|edge| edge.0 != voucher).collect();
        let own = edges.iter().filter(|edge| edge.0 == voucher);
        let with = own.map(|(_, country)| {
            let rest: Vec<Edge<'_>> =
                rest.iter().copied().filter(|edge| edge.1 != *country).collect();
            1 + by_trying(&rest)
        });
        with.max().unwrap_or(0).max(by_trying(&rest))
    }

    const COUNTRIES: [&str; 6] = ["DE", "FR", "GB", "IL", "IR", "US"];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]
        #[test]
        fn it_is_as_large_as_trying_everything_finds(pairs in prop::collection::btree_set((0u32..6, 0usize..6), 0..16)) {
            let edges: Vec<Edge<'_>> = pairs
                .iter()
                .filter_map(|(voucher, country)| {
                    Some((voucher.checked_sub(1).map(AgentIx), *COUNTRIES.get(*country)?))
                })
                .collect();
            prop_assert_eq!(size(&edges), by_trying(&edges));
        }
    }

    #[test]
    fn a_long_chain_of_changes_neither_recurses_nor_takes_long() {
        let names: Vec<String> = (0..100_000).map(|place| format!("{place:06}")).collect();
        let mut edges: Vec<Edge<'_>> = Vec::new();
        for (place, pair) in (0..).zip(names.windows(2)) {
            edges.extend(pair.iter().map(|country| (Some(AgentIx(place)), country.as_str())));
        }
        edges.push((Some(AgentIx(100_000)), "000000"));
        assert_eq!(size(&edges), 100_000);
    }
}
