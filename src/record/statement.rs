//! Statements: the assertions and reviews of a claim with their references resolved, as the standing rule reads them.
//!
//! Invariant: statements exist only in a [`super::Record`], which the checks let come into being; so each has at least
//! one hop, and the assertions stand at the places that they have in their claim.

use super::date::Day;
use super::model::{Act, Certainty, Claim, Dataset, Id, Scope};
use super::{AgentIx, WorkIx, find};

/// One party's statement about a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it was made from.
    pub from: Source,
    /// What the party does.
    pub act: Act,
    /// How certain it is made to sound.
    pub certainty: Certainty,
    /// Whether it is about the whole claim.
    pub scope: Scope,
    /// Whether it only weighs what others reported.
    pub commentary: bool,
    /// Whether it is a fact-checker's: first-hand, whatever the agent's access.
    pub reviewer: bool,
    /// The page first, the origin last; never empty.
    pub hops: Vec<(AgentIx, Option<WorkIx>)>,
    /// The place, in the same claim, of the statement from which it is derived.
    pub via: Option<u32>,
    /// How many sources the page says there are.
    pub claimed_source_count: Option<u32>,
    /// When it was said.
    pub date: Option<Day>,
}

/// What a statement was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The assertion at that place of its claim.
    Assertion(u32),
    /// The review at that place of the dataset.
    Review(u32),
}

/// Turns ids into places.
pub(super) struct Resolver<'a> {
    pub dataset: &'a Dataset,
    pub agents: &'a [u32],
    pub works: &'a [u32],
    /// Reviews in the order of their claims' ids.
    pub reviews: &'a [u32],
}

impl Resolver<'_> {
    pub fn agent(&self, id: &Id) -> Option<AgentIx> {
        find(self.agents, &self.dataset.agents, |agent| &agent.id, id).map(AgentIx)
    }

    fn work(&self, id: &Id) -> Option<WorkIx> {
        find(self.works, &self.dataset.works, |work| &work.id, id).map(WorkIx)
    }

    pub fn statements(&self, claim: &Claim) -> Vec<Statement> {
        let place_of = |id: &Id| {
            (0..).zip(&claim.assertions).find(|(_, other)| other.id == *id).map(|(place, _)| place)
        };
        let assertions = (0..).zip(&claim.assertions).map(|(place, assertion)| Statement {
            from: Source::Assertion(place),
            act: assertion.act,
            certainty: assertion.certainty,
            scope: assertion.scope,
            commentary: assertion.commentary,
            reviewer: false,
            hops: assertion
                .chain
                .iter()
                .filter_map(|hop| {
                    Some((
                        self.agent(&hop.agent)?,
                        hop.work.as_ref().and_then(|work| self.work(work)),
                    ))
                })
                .collect(),
            via: assertion.via.as_ref().and_then(place_of),
            claimed_source_count: assertion.claimed_source_count,
            date: assertion.date.as_ref().map(|date| date.value),
        });
        let review = |place: u32| self.dataset.reviews.get(place as usize);
        let is_before = |place: &u32| review(*place).is_some_and(|review| review.claim < claim.id);
        let reviews = self.reviews.iter().skip(self.reviews.partition_point(is_before));
        let reviews = reviews.filter_map(|place| Some((*place, review(*place)?)));
        let reviews = reviews.take_while(|(_, review)| review.claim == claim.id);
        let reviews = reviews.filter_map(|(place, review)| {
            Some(Statement {
                from: Source::Review(place),
                act: review.act?,
                certainty: Certainty::Certain,
                scope: Scope::Full,
                commentary: false,
                reviewer: true,
                hops: vec![(self.agent(&review.reviewer)?, None)],
                via: None,
                claimed_source_count: None,
                date: review.date.as_ref().map(|date| date.value),
            })
        });
        assertions.chain(reviews).collect()
    }
}
