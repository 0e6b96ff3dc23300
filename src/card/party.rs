//! Naming a party: an agent, or a root with whoever vouches for it.
//!
//! Invariant: an unnamed source is never given a name, and a named one never appears without it.

use super::phrase::Phrase;
use super::words::line;
use crate::record::model::{Agent, Identification};
use crate::record::standing::{Key, Root, RootKind};
use crate::record::{AgentIx, Record};

/// An agent by its name, or else its description.
pub fn agent(record: &Record, ix: AgentIx) -> Phrase {
    let Some(agent) = record.agent(ix) else { return Phrase::words(line::SOMEBODY) };
    let called = called(agent);
    if called.is_none() && agent.identification == Identification::PageVoice {
        return record.next_principal(ix).map_or(Phrase::words(line::SOMEBODY), |next| self::agent_once(record, next));
    }
    called.map_or(Phrase::words(line::SOMEBODY), Phrase::data)
}

/// As [`agent`], without following a page's voice to its page once more: a circle of voices must end.
fn agent_once(record: &Record, ix: AgentIx) -> Phrase {
    record.agent(ix).and_then(called).map_or(Phrase::words(line::SOMEBODY), Phrase::data)
}

fn called(agent: &Agent) -> Option<&str> {
    agent.name.as_deref().or(agent.description.as_deref())
}

/// Who stands at the root of a statement, in one phrase.
pub fn root(record: &Record, root: &Root) -> Phrase {
    let Some(ix) = root.agent else { return Phrase::words(line::CIRCLE) };
    let voucher = root.voucher.map(|voucher| agent(record, voucher));
    match root.kind {
        RootKind::Anonymous => match &voucher {
            Some(voucher) => Phrase::fill(line::NOT_NAMED_VIA, &[&agent(record, ix), voucher]),
            None => Phrase::fill(line::NOT_NAMED, &[&agent(record, ix)]),
        },
        RootKind::Unspecified => match &voucher {
            Some(voucher) => Phrase::fill(line::NO_SOURCE, &[voucher]),
            None => Phrase::words(line::NO_SOURCE_GIVEN),
        },
        RootKind::PageVoice => Phrase::fill(line::OWN_WORDS, &[&agent(record, ix)]),
        RootKind::Circle => Phrase::words(line::CIRCLE),
        RootKind::Named | RootKind::Outlet | RootKind::Commentary => match root.key {
            Key::Agent(principal) if principal != ix => {
                Phrase::fill(line::THROUGH, &[&agent(record, principal), &agent(record, ix)])
            }
            _ => agent(record, ix),
        },
    }
}
