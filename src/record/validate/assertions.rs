//! The checks of assertions: their chains, what they derive from, their counts, dates and anchors.

use super::agents::check_count;
use super::claims::check_date;
use super::{Tables, at_most, is_noted, limits};
use crate::record::diagnostic::{Faults, Path, quoted};
use crate::record::model::{Act, Agent, Assertion, Claim, Dataset, Id, Selector, Work};

/// A claim whose assertions are checked.
pub struct Place<'a> {
    pub dataset: &'a Dataset,
    pub tables: &'a Tables<'a>,
    pub claim: &'a Claim,
    pub claim_place: usize,
}

impl Place<'_> {
    /// Notes the faults of one assertion.
    pub fn check(&self, assertion: &Assertion, here: &Path<'_>, faults: &mut Faults) {
        self.chain(assertion, here, faults);
        self.derivation(assertion.via.as_ref(), "via", here, faults);
        self.derivation(assertion.restates.as_ref(), "restates", here, faults);
        if assertion.restates.as_ref().is_some_and(|id| *id == assertion.id && !id.is_empty()) {
            let expected = "another assertion of this claim";
            let help = "an assertion does not repeat itself; name the one that it repeats";
            faults.error(
                "bad-derivation",
                &Path::Member(here, "restates"),
                &quoted(&assertion.id),
                expected,
                help,
            );
        }
        self.length_of_via(assertion, here, faults);
        let last = assertion.chain.last().and_then(|hop| self.tables.agents.find(&hop.agent));
        let last = last.map(|place| place as usize);
        if let Some(count) = assertion.claimed_source_count
            && let Some((source, place)) =
                last.and_then(|place| Some((self.dataset.agents.get(place)?, place)))
        {
            let path = Path::Member(here, "claimed_source_count");
            check_count(count, (source, place), &path, faults);
        }
        if assertion.act == Act::Retracts && assertion.date.is_none() {
            let help = "what was said before the retraction is dropped: write when it was made, at least the year";
            faults.error("undated-retraction", here, "no date", "the member \"date\"", help);
        }
        check_date(assertion.date.as_ref(), "date", self.dataset, here, faults);
        anchors(assertion, here, faults);
    }

    fn chain(&self, assertion: &Assertion, here: &Path<'_>, faults: &mut Faults) {
        let path = Path::Member(here, "chain");
        let Some(first) = assertion.chain.first() else {
            if !is_noted(&path, faults) {
                let help = "the page comes first, the origin last; a page that speaks for itself is one hop";
                faults.error("empty-chain", &path, "no hops", "one hop or more", help);
            }
            return;
        };
        at_most(limits::STEPS, assertion.chain.len(), "hops", &path, faults);
        for (index, hop) in assertion.chain.iter().enumerate() {
            let here = Path::Item(&path, index);
            self.tables.agents.check(&hop.agent, &Path::Member(&here, "agent"), faults);
            self.tables.works.check_member(hop.work.as_ref(), "work", &here, faults);
        }
        let work = first.work.as_deref().and_then(|id| self.tables.works.find(id));
        let work = work.and_then(|place| self.dataset.works.get(place as usize));
        if let (Some(work), Some(agent)) = (work, self.agent(&first.agent))
            && !self.speaks_for(agent, work)
        {
            let first_hop = Path::Item(&path, 0);
            let expected =
                ["the publisher or an author of ", &quoted(&work.id), ", or who speaks for one"]
                    .concat();
            let help = "a chain begins with the page: its publisher, its author, or its own voice, \
                        which acts for one of them";
            let path = Path::Member(&first_hop, "agent");
            faults.error("chain-start", &path, &quoted(&agent.id), &expected, help);
        }
    }

    fn agent(&self, id: &Id) -> Option<&Agent> {
        self.dataset.agents.get(self.tables.agents.find(id)? as usize)
    }

    /// Whether an agent is the publisher or an author of a work, or acts for one, belongs to one or is controlled by one,
    /// over at most so many steps as a chain may have. A work that names neither may be anybody's.
    fn speaks_for(&self, agent: &Agent, work: &Work) -> bool {
        let mut known = work
            .publisher
            .iter()
            .chain(&work.authors)
            .filter(|id| self.agent(id).is_some())
            .peekable();
        if known.peek().is_none() {
            return true;
        }
        let is_of_the_work = |agent: &Agent| {
            work.publisher.as_ref() == Some(&agent.id) || work.authors.contains(&agent.id)
        };
        let mut front = vec![agent];
        let mut seen: Vec<&str> = Vec::new();
        while let Some(agent) = front.pop() {
            if is_of_the_work(agent) {
                return true;
            }
            if seen.len() >= limits::STEPS || seen.contains(&&*agent.id) {
                continue;
            }
            seen.push(&agent.id);
            let up = [&agent.acts_for, &agent.affiliation, &agent.controlled_by, &agent.same_as];
            front.extend(up.into_iter().flatten().filter_map(|id| self.agent(id)));
        }
        false
    }

    /// Checks that what an assertion derives from or repeats is of the same claim.
    fn derivation(&self, id: Option<&Id>, name: &str, here: &Path<'_>, faults: &mut Faults) {
        let Some(id) = id.filter(|id| !id.is_empty()) else { return };
        let path = Path::Member(here, name);
        let Some(place) = self.tables.assertions.find(id) else {
            return self.tables.assertions.check(id, &path, faults);
        };
        let (claim, _) = self.tables.place_of(place);
        // The first of a repeated id may be another claim's; the repetition is noted where it stands.
        if claim != self.claim_place
            && !self.claim.assertions.iter().any(|assertion| assertion.id == *id)
        {
            let other = self.dataset.claims.get(claim).map_or("", |claim| &claim.id);
            let help = ["it is an assertion of the claim ", &quoted(other)].concat();
            faults.error(
                "bad-derivation",
                &path,
                &quoted(id),
                "an assertion of the same claim",
                &help,
            );
        }
    }

    /// Notes a way along `via` that is too long to follow. One that leads back to itself is a circle, which a record may
    /// hold.
    fn length_of_via(&self, assertion: &Assertion, here: &Path<'_>, faults: &mut Faults) {
        let mut seen: Vec<&str> = Vec::new();
        let mut at = assertion;
        while let Some(via) = at.via.as_deref() {
            if seen.contains(&via) {
                return;
            }
            if seen.len() >= limits::STEPS {
                at_most(
                    limits::STEPS,
                    limits::STEPS + 1,
                    "steps or more",
                    &Path::Member(here, "via"),
                    faults,
                );
                return;
            }
            seen.push(via);
            let Some(place) = self.tables.assertions.find(via) else { return };
            let (claim, own) = self.tables.place_of(place);
            let Some(next) =
                self.dataset.claims.get(claim).and_then(|claim| claim.assertions.get(own))
            else {
                return;
            };
            at = next;
        }
    }
}

/// Notes anchors without a word: they would stand everywhere.
fn anchors(assertion: &Assertion, here: &Path<'_>, faults: &mut Faults) {
    let list = Path::Member(here, "anchors");
    for (index, anchor) in assertion.anchors.iter().enumerate() {
        let has_words = match &anchor.selector {
            Selector::WordHash(selector) => !selector.exact.0.is_empty(),
            Selector::TextQuote(selector) => !crate::text::words(&selector.exact).is_empty(),
        };
        if has_words {
            continue;
        }
        let anchor = Path::Item(&list, index);
        let selector = Path::Member(&anchor, "selector");
        let exact = Path::Member(&selector, "exact");
        // What decoding could not read is empty by now, and noted already: at the passage, or at what holds it.
        if ![&exact, &selector, &anchor].into_iter().any(|place| is_noted(place, faults)) {
            let help = "quote the passage, or make its hashes with `accordingto anchor`";
            faults.error("empty-anchor", &exact, "no words", "a passage of one word or more", help);
        }
    }
}
