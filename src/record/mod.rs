//! The record: what a dataset says, checked, and what follows from it.
//!
//! ```text
//! JSON text or JavaScript object → value::Node → decode → model::Dataset → validate → Record → standing
//! compiled bytes ──────────────────── pack ─────────────────┘
//! ```
//!
//! Invariant: a [`Record`] exists only for a dataset without errors; whoever holds one need not check it again.

pub mod date;
pub mod decode;
pub mod diagnostic;
pub mod model;
#[cfg(feature = "cli")]
pub mod schema;
pub mod selector;
pub mod since;
#[cfg(feature = "cli")]
pub mod source;
pub mod standing;
pub mod statement;
pub mod text;
mod validate;
pub mod value;
pub mod vocabulary;

use decode::Decode;
use diagnostic::{Faults, Path};
use model::{Agent, Claim, Dataset, Id, LinkKind, Work};
use standing::Kin;
use statement::Statement;
use value::Node;

use crate::order::order;

/// The place of an agent in [`Dataset::agents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgentIx(pub u32);

/// The place of a claim in [`Dataset::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIx(pub u32);

/// The place of a work in [`Dataset::works`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkIx(pub u32);

/// A dataset that passed every check, with its references resolved.
#[derive(Debug)]
pub struct Record {
    dataset: Dataset,
    agents_by_id: Vec<u32>,
    kin: Kin,
    claims_by_id: Vec<u32>,
    statements: Vec<Vec<Statement>>,
    neighbours: Vec<Neighbours>,
}

/// The claims that bear on a claim's standing or that its card mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Claims that cannot be so together with it: linked as rivals, or answering the same single-valued question.
    pub rivals: Vec<ClaimIx>,
    /// Claims from which it follows.
    pub entailed_by: Vec<ClaimIx>,
    /// Claims that sit badly with it.
    pub tensions: Vec<ClaimIx>,
}

impl Record {
    /// Reads and checks a JSON document.
    ///
    /// # Errors
    /// All faults of the document, if any of them is an error. Warnings of a good one come with the record.
    pub fn from_node(node: &Node) -> Result<(Self, Faults), Faults> {
        let mut faults = Faults::default();
        let dataset = Dataset::decode(node, &Path::Root, &mut faults);
        Self::check(dataset, faults)
    }

    /// Checks a dataset, such as one read from its compiled form.
    ///
    /// # Errors
    /// As [`Record::from_node`].
    pub fn new(dataset: Dataset) -> Result<(Self, Faults), Faults> {
        Self::check(dataset, Faults::default())
    }

    fn check(dataset: Dataset, mut faults: Faults) -> Result<(Self, Faults), Faults> {
        validate::validate(&dataset, &mut faults);
        if faults.refuse() { Err(faults) } else { Ok((Self::resolve(dataset), faults)) }
    }

    /// Resolves the references of a dataset that was found without errors.
    fn resolve(dataset: Dataset) -> Self {
        let agents_by_id = by_id(dataset.agents.iter().map(|agent| &agent.id));
        let works = by_id(dataset.works.iter().map(|work| &work.id));
        let claims_by_id = by_id(dataset.claims.iter().map(|claim| &claim.id));
        let reviews = by_id(dataset.reviews.iter().map(|review| &review.claim));
        let resolver = statement::Resolver {
            dataset: &dataset,
            agents: &agents_by_id,
            works: &works,
            reviews: &reviews,
        };
        let statements = dataset.claims.iter().map(|claim| resolver.statements(claim)).collect();
        let same: Vec<(AgentIx, AgentIx)> = dataset
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::Same)
            .filter_map(|link| Some((resolver.agent(&link.a)?, resolver.agent(&link.b)?)))
            .collect();
        let kin = Kin::new(&dataset.agents, |id| resolver.agent(id), &same);
        let neighbours = neighbours(&dataset, &claims_by_id);
        Self { dataset, agents_by_id, kin, claims_by_id, statements, neighbours }
    }

    /// The dataset as it was written.
    #[must_use]
    pub const fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The claim of that id.
    #[must_use]
    pub fn find_claim(&self, id: &str) -> Option<ClaimIx> {
        find(&self.claims_by_id, &self.dataset.claims, |claim| &claim.id, id).map(ClaimIx)
    }

    /// The agent of that id.
    #[must_use]
    pub fn find_agent(&self, id: &str) -> Option<AgentIx> {
        find(&self.agents_by_id, &self.dataset.agents, |agent| &agent.id, id).map(AgentIx)
    }

    /// The agent that an agent answers to, one step up.
    pub(crate) fn next_principal(&self, agent: AgentIx) -> Option<AgentIx> {
        self.kin.next(agent)
    }

    /// All claims, in the dataset's order.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        (0..).map(ClaimIx).zip(&self.dataset.claims)
    }

    /// A claim.
    #[must_use]
    pub fn claim(&self, claim: ClaimIx) -> Option<&Claim> {
        self.dataset.claims.get(claim.0 as usize)
    }

    /// An agent.
    #[must_use]
    pub fn agent(&self, agent: AgentIx) -> Option<&Agent> {
        self.dataset.agents.get(agent.0 as usize)
    }

    /// A work.
    #[must_use]
    pub fn work(&self, work: WorkIx) -> Option<&Work> {
        self.dataset.works.get(work.0 as usize)
    }

    /// What is said of a claim, its assertions first, then its reviews.
    #[must_use]
    pub fn statements(&self, claim: ClaimIx) -> &[Statement] {
        self.statements.get(claim.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The claims that bear on a claim.
    #[must_use]
    pub fn neighbours(&self, claim: ClaimIx) -> &Neighbours {
        const NONE: &Neighbours =
            &Neighbours { rivals: Vec::new(), entailed_by: Vec::new(), tensions: Vec::new() };
        self.neighbours.get(claim.0 as usize).unwrap_or(NONE)
    }
}

/// The places of entities in the order of their ids.
fn by_id<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<u32> {
    let ids: Vec<&Id> = ids.collect();
    order(ids.len(), &mut |a, b| ids.get(a as usize).cmp(&ids.get(b as usize)))
}

/// The place of the entity of that id, by binary search.
fn find<T>(places: &[u32], entities: &[T], id_of: impl Fn(&T) -> &Id, id: &str) -> Option<u32> {
    let id_at = |place: &u32| entities.get(*place as usize).map_or("", |entity| id_of(entity));
    let found = places.binary_search_by(|place| id_at(place).cmp(id)).ok()?;
    places.get(found).copied()
}

fn neighbours(dataset: &Dataset, claims_by_id: &[u32]) -> Vec<Neighbours> {
    let claim = |id: &Id| find(claims_by_id, &dataset.claims, |claim| &claim.id, id).map(ClaimIx);
    let mut all = vec![Neighbours::default(); dataset.claims.len()];
    let mut put = |of: ClaimIx, kind: fn(&mut Neighbours) -> &mut Vec<ClaimIx>, other: ClaimIx| {
        if let Some(list) = all.get_mut(of.0 as usize).map(kind)
            && of != other
            && !list.contains(&other)
        {
            list.push(other);
        }
    };
    for link in &dataset.links {
        let (Some(a), Some(b)) = (claim(&link.a), claim(&link.b)) else { continue };
        match link.kind {
            LinkKind::Rival => {
                put(a, |near| &mut near.rivals, b);
                put(b, |near| &mut near.rivals, a);
            }
            LinkKind::Tension => {
                put(a, |near| &mut near.tensions, b);
                put(b, |near| &mut near.tensions, a);
            }
            LinkKind::Entails => put(b, |near| &mut near.entailed_by, a),
            LinkKind::Compatible | LinkKind::Same => {}
        }
    }
    let mut single: Vec<&Id> = dataset
        .questions
        .iter()
        .filter(|question| question.arity == model::Arity::Single)
        .map(|question| &question.id)
        .collect();
    single.sort_unstable();
    let mut answers: Vec<(&Id, ClaimIx)> = (0..)
        .map(ClaimIx)
        .zip(&dataset.claims)
        .filter_map(|(place, claim)| Some((claim.question.as_ref()?, place)))
        .filter(|(question, _)| single.binary_search(question).is_ok())
        .collect();
    answers.sort_unstable();
    for group in answers.chunk_by(|one, next| one.0 == next.0) {
        for (_, a) in group {
            for (_, b) in group {
                put(*a, |near| &mut near.rivals, *b);
            }
        }
    }
    all
}
