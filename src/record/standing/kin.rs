//! Who answers for whom, and who belongs together: found once for a record, so that the rule only looks it up.
//!
//! Invariant: what is found depends on the whole record and not on who happens to speak about a claim. So one more
//! statement never puts two origins together that were apart.

use super::super::AgentIx;
use super::super::model::{Agent, Id};
use super::way;

/// The agents of a record by whom they answer to.
#[derive(Debug, Default)]
pub(crate) struct Kin {
    next: Vec<Option<AgentIx>>,
    principals: Vec<AgentIx>,
    bodies: Vec<AgentIx>,
    origins: Vec<AgentIx>,
}

impl Kin {
    /// Reads the agents; `find` resolves an id, `same` are the pairs that the dataset declares to be one origin.
    ///
    /// Cost: the agents times the steps up to their principals, of which the checks allow 40.
    pub fn new(
        agents: &[Agent],
        find: impl Fn(&Id) -> Option<AgentIx>,
        same: &[(AgentIx, AgentIx)],
    ) -> Self {
        let places = || (0..).zip(agents).map(|(place, _)| place);
        let next: Vec<Option<AgentIx>> = agents
            .iter()
            .map(|agent| {
                agent.acts_for.as_ref().or(agent.controlled_by.as_ref()).or(agent.same_as.as_ref())
            })
            .map(|id| id.and_then(&find))
            .collect();
        let step = |place: u32| next.get(place as usize).copied().flatten().map(|agent| agent.0);
        let id = |place: &u32| agents.get(*place as usize).map(|agent| &agent.id);
        let principals: Vec<AgentIx> =
            places().map(|place| AgentIx(way::end(place, step, id).place())).collect();
        let bodies = principals
            .iter()
            .map(|principal| {
                let affiliation =
                    agents.get(principal.0 as usize).and_then(|agent| agent.affiliation.as_ref());
                affiliation.and_then(&find).unwrap_or(*principal)
            })
            .collect();
        let mut kin = Self { next, principals, bodies, origins: places().map(AgentIx).collect() };
        kin.put_together(same);
        kin
    }

    /// Puts together the agents of one body and those that are declared one origin (disjoint sets, paths halved).
    fn put_together(&mut self, same: &[(AgentIx, AgentIx)]) {
        let mut first_of_body: Vec<Option<AgentIx>> = vec![None; self.bodies.len()];
        let mut pairs = Vec::with_capacity(self.bodies.len() + same.len());
        for (agent, body) in (0..).map(AgentIx).zip(&self.bodies) {
            let Some(first) = first_of_body.get_mut(body.0 as usize) else { continue };
            pairs.push((agent, *first.get_or_insert(agent)));
        }
        for (a, b) in pairs.iter().chain(same) {
            let (a, b) = (self.first_of(*a), self.first_of(*b));
            if let Some(above) = self.origins.get_mut(a.max(b).0 as usize) {
                *above = a.min(b);
            }
        }
        for agent in (0..).map(AgentIx).take(self.origins.len()) {
            let first = self.first_of(agent);
            if let Some(above) = self.origins.get_mut(agent.0 as usize) {
                *above = first;
            }
        }
    }

    fn first_of(&mut self, agent: AgentIx) -> AgentIx {
        let mut here = agent;
        loop {
            let above = self.origin(here);
            if above == here {
                return here;
            }
            let next = self.origin(above);
            if let Some(above) = self.origins.get_mut(here.0 as usize) {
                *above = next;
            }
            here = next;
        }
    }

    /// The agent that an agent answers to, one step up.
    pub fn next(&self, agent: AgentIx) -> Option<AgentIx> {
        self.next.get(agent.0 as usize).copied().flatten()
    }

    /// For whom an agent answers.
    pub fn principal(&self, agent: AgentIx) -> AgentIx {
        self.principals.get(agent.0 as usize).copied().unwrap_or(agent)
    }

    /// The body that an agent belongs to.
    pub fn body(&self, agent: AgentIx) -> AgentIx {
        self.bodies.get(agent.0 as usize).copied().unwrap_or(agent)
    }

    /// The first agent of those with which an agent is one origin.
    pub fn origin(&self, agent: AgentIx) -> AgentIx {
        self.origins.get(agent.0 as usize).copied().unwrap_or(agent)
    }
}
