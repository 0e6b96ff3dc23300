//! The checks of agents: whom they name, how many they are, whom they answer to.

use super::person::looks_like_a_person;
use super::{Tables, is_noted, limits};
use crate::record::diagnostic::{Faults, Path, quoted};
use crate::record::model::{Agent, Dataset, Identification};

/// Notes the faults of all agents.
pub fn check(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let agents = Path::Member(&Path::Root, "agents");
    for (index, agent) in dataset.agents.iter().enumerate() {
        let here = Path::Item(&agents, index);
        let table = &tables.agents;
        table.check_member(agent.acts_for.as_ref(), "acts_for", &here, faults);
        table.check_member(agent.controlled_by.as_ref(), "controlled_by", &here, faults);
        table.check_member(agent.affiliation.as_ref(), "affiliation", &here, faults);
        table.check_list(&agent.funded_by, "funded_by", &here, faults);
        table.check_member(agent.same_as.as_ref(), "same_as", &here, faults);
        name(agent, &here, faults);
        if let Some(count) = agent.count {
            check_count(count, (agent, index), &Path::Member(&here, "count"), faults);
        }
        let steps = principals(dataset, tables, agent).take(limits::STEPS + 1).count();
        if steps > limits::STEPS && !is_circle(dataset, tables, agent) {
            let expected = "an agent that answers to nobody within 40 steps";
            let help = "follow acts_for, controlled_by and same_as, and name the last one directly";
            faults.error("too-many", &here, &quoted(&agent.id), expected, help);
        }
    }
}

/// Notes how many a source is said to be, where that cannot be. The source is the agent at that place of the dataset.
pub fn check_count(
    count: u32,
    (source, place): (&Agent, usize),
    path: &Path<'_>,
    faults: &mut Faults,
) {
    if count < 1 && !is_noted(path, faults) {
        faults.error(
            "bad-count",
            path,
            "0",
            "1 or more",
            "leave it out if the page gives no number",
        );
    }
    if count > 1 && source.identification != Identification::Anonymous {
        let agents = Path::Member(&Path::Root, "agents");
        let agent = Path::Item(&agents, place);
        if !is_noted(&Path::Member(&agent, "identification"), faults) {
            let expected = "1, since the source is not anonymous";
            let help = "only sources that are described but not named are counted; give each other one its own agent";
            faults.error("bad-count", path, &count.to_string(), expected, help);
        }
    }
}

/// Those an agent answers to, one after the other: the way that the standing rule goes, without end where it is a circle.
fn principals<'a>(
    dataset: &'a Dataset,
    tables: &'a Tables<'_>,
    agent: &'a Agent,
) -> impl Iterator<Item = &'a Agent> {
    core::iter::successors(Some(agent), |agent| {
        let next =
            agent.acts_for.as_ref().or(agent.controlled_by.as_ref()).or(agent.same_as.as_ref())?;
        dataset.agents.get(tables.agents.find(next)? as usize)
    })
    .skip(1)
}

/// Whether the way from an agent ends in a circle that is short enough to walk: a circle of control is one principal.
fn is_circle(dataset: &Dataset, tables: &Tables<'_>, agent: &Agent) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for next in principals(dataset, tables, agent).take(limits::STEPS + 1) {
        if seen.contains(&&*next.id) {
            return true;
        }
        seen.push(&next.id);
    }
    false
}

fn name(agent: &Agent, here: &Path<'_>, faults: &mut Faults) {
    if !matches!(agent.identification, Identification::Anonymous | Identification::Unspecified) {
        return;
    }
    let help = "the page does not name this source: say in `description` how it describes it, in lower case";
    if let Some(name) = agent.name.as_deref().filter(|name| !name.is_empty()) {
        let path = Path::Member(here, "name");
        if looks_like_a_person(name) {
            faults.error(
                "name-on-unnamed",
                &path,
                &quoted(name),
                "no name on a source that is not named",
                help,
            );
        } else {
            faults.warn(
                "name-on-unnamed",
                &path,
                &quoted(name),
                "no name on a source that is not named",
                help,
            );
        }
    }
    if let Some(description) = agent.description.as_deref().filter(|text| looks_like_a_person(text))
    {
        let expected = "a description in lower case";
        let path = Path::Member(here, "description");
        faults.warn(
            "name-on-unnamed",
            &path,
            &quoted(description),
            expected,
            "it is written like a person's name",
        );
    }
}
