//! Naming a party: an agent, or a root with whoever vouches for it.
//!
//! Invariant: an unnamed source is never given a name, and a named one never appears without it.

use super::phrase::Phrase;
use super::words::{Key as Say, Words};
use crate::record::model::{Agent, Id, Identification};
use crate::record::standing::{Key, Root, RootKind, principal};
use crate::record::{AgentIx, Record};

/// An agent by its name, or else its description.
pub fn agent(record: &Record, words: &Words, ix: AgentIx) -> Phrase {
    let called = record.agent(ix).and_then(called).or_else(|| {
        // A page's voice that is called nothing goes by its page, one step up: a circle of voices must end.
        let voice =
            record.agent(ix).filter(|agent| agent.identification == Identification::PageVoice)?;
        let next = record.next_principal(ix).filter(|_| voice.name.is_none())?;
        record.agent(next).and_then(self::called)
    });
    called.map_or_else(|| words.say(Say::PartySomebody), Phrase::data)
}

/// Whether an agent has neither a name nor a description.
pub fn is_nobody(record: &Record, id: &Id) -> bool {
    record.find_agent(id).and_then(|ix| record.agent(ix)).is_none_or(|agent| {
        called(agent).is_none() && agent.identification != Identification::PageVoice
    })
}

fn called(agent: &Agent) -> Option<&str> {
    agent.name.as_deref().or(agent.description.as_deref())
}

/// Who stands at the root of a statement, with whoever it speaks for or is vouched for by.
pub fn root(record: &Record, words: &Words, root: &Root) -> Phrase {
    let Some(ix) = root.agent else { return words.say(Say::PartyCircle) };
    let agent = |ix| agent(record, words, ix);
    match (root.kind, root.voucher) {
        (RootKind::Anonymous, Some(voucher)) => {
            words.fill(Say::PartyUnnamedVia, &[&agent(ix), &agent(voucher)])
        }
        (RootKind::Anonymous, None) => words.fill(Say::PartyUnnamed, &[&agent(ix)]),
        (RootKind::Unspecified, Some(voucher)) => {
            words.fill(Say::PartyNoSource, &[&agent(voucher)])
        }
        (RootKind::Unspecified, None) => words.say(Say::PartyNone),
        (RootKind::PageVoice, _) => words.fill(Say::PartyOwnWords, &[&agent(ix)]),
        (RootKind::Circle, _) => words.say(Say::PartyCircle),
        (RootKind::Named | RootKind::Outlet | RootKind::Commentary, _) => match spoken_for(root) {
            Some(principal) => words.fill(Say::PartyThrough, &[&agent(principal), &agent(ix)]),
            None => agent(ix),
        },
    }
}

/// As [`root`], in names alone: for the card's first lines and for sentences about it.
pub fn short(record: &Record, words: &Words, root: &Root) -> Phrase {
    let Some(ix) = root.agent else { return words.say(Say::PartyCircle) };
    let agent = |ix| agent(record, words, ix);
    match (root.kind, root.voucher) {
        (RootKind::Unspecified, voucher) => agent(voucher.unwrap_or(root.page)),
        _ => agent(spoken_for(root).unwrap_or(ix)),
    }
}

/// Who says it, as the heading of a card: a speaker that has a name stands in brackets after whom it speaks for.
pub fn heading(record: &Record, words: &Words, root: &Root) -> Phrase {
    let speaker = root.agent.filter(|ix| {
        record.agent(*ix).is_some_and(|agent| agent.identification == Identification::Named)
    });
    match (speaker, spoken_for(root)) {
        _ if root.kind == RootKind::Unspecified && root.voucher.is_none() => {
            words.say(Say::PartyNone)
        }
        (Some(speaker), Some(principal)) => words.fill(
            Say::PartyPerson,
            &[&agent(record, words, principal), &agent(record, words, speaker)],
        ),
        _ => short(record, words, root),
    }
}

/// Whom an identified root speaks for, where that is somebody else.
fn spoken_for(root: &Root) -> Option<AgentIx> {
    match (root.kind, root.key) {
        (RootKind::Named | RootKind::Outlet | RootKind::Commentary, Key::Agent(principal)) => {
            (Some(principal) != root.agent).then_some(principal)
        }
        _ => None,
    }
}

/// Whether an agent and a page are of one house: the same, or one belongs to the other.
pub fn is_of(record: &Record, ix: AgentIx, page: AgentIx) -> bool {
    let house = |ix: AgentIx| {
        let affiliation = record.agent(ix).and_then(|agent| agent.affiliation.as_ref());
        affiliation.and_then(|id| record.find_agent(id)).map(|agent| principal(record, agent))
    };
    let ix = principal(record, ix);
    ix == page || house(ix) == Some(page) || house(page) == Some(ix)
}
