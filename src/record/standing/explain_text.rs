//! An explanation in plain English, for the command line.
//!
//! Invariant: neutral words only, and nothing but what the record holds: who said what, and why it counts or does not.

use super::super::model::{Act, Agent, Scope};
use super::super::{AgentIx, Record};
use super::{Account, Explanation, Fate, Key, Reason, Role, RootKind, Stake};
use crate::record::decode::Vocabulary as _;

/// The explanation as lines without their ends: the standing, then a line for each statement that the rule read. A `*`
/// stands before those that make the dispute what it is.
#[must_use]
pub fn lines(record: &Record, explanation: &Explanation<'_>) -> Vec<String> {
    let standing = &explanation.standing;
    let mut lines = vec![format!(
        "dispute: {}; support: {}; origins: {} shown, {} claimed; challengers shown: {}",
        standing.dispute.word(),
        standing.support.word(),
        standing.origins.min,
        standing.origins.max,
        standing.challengers
    )];
    lines.extend(explanation.reasons.iter().map(|reason| line(record, reason)));
    lines
}

fn line(record: &Record, reason: &Reason<'_>) -> String {
    let Reason { account, stake, decides } = reason;
    let mark = if *decides { '*' } else { ' ' };
    let date = account.said.date.map_or("undated".into(), |date| date.iso());
    let does = does(account.said.act, account.said.scope);
    let counts = match fate(record, account) {
        Some(why) => format!("does not count: {why}"),
        None => role(record, account, *stake),
    };
    format!(
        "{mark} {} {does} ({date}); {}; {counts}",
        who(record, account),
        origin(record, account)
    )
}

fn who(record: &Record, account: &Account<'_>) -> String {
    let last = account.said.hops.last().map(|(agent, _)| *agent);
    last.map_or_else(|| "somebody".into(), |agent| name(record, agent))
}

fn name(record: &Record, agent: AgentIx) -> String {
    let called = |agent: &Agent| {
        agent.name.as_ref().or(agent.description.as_ref()).map(|text| text.to_string())
    };
    record.agent(agent).map_or_else(
        || "somebody".into(),
        |agent| called(agent).unwrap_or_else(|| agent.id.to_string()),
    )
}

const fn does(act: Act, scope: Scope) -> &'static str {
    match (act, scope) {
        (Act::Asserts, Scope::Full) => "says that it is so",
        (Act::Asserts, Scope::Part) => "says that a part of it is so",
        (Act::Denies, Scope::Full) => "says that it is not so",
        (Act::Denies, Scope::Part) => "says that a part of it is not so",
        (Act::Doubts, _) => "doubts it",
        (Act::DeclinesComment, _) => "declines to comment",
        (Act::SaysUnknown, _) => "says that it is not known",
        (Act::Asks, _) => "asks",
        (Act::Retracts, _) => "takes back what it said",
    }
}

fn origin(record: &Record, account: &Account<'_>) -> String {
    let root = &account.root;
    let kind = match root.kind {
        RootKind::PageVoice => "the page's own voice",
        RootKind::Circle => "reports that cite each other",
        RootKind::Unspecified => "a source that is not specified",
        RootKind::Anonymous => "a source that is not named",
        RootKind::Outlet => "a named source that does not say how it knows",
        RootKind::Named => "named and first-hand",
        RootKind::Commentary => "commentary on what others reported",
    };
    let answers = match root.key {
        Key::Agent(agent) if Some(agent) != root.agent => {
            format!(", for whom {} answers", name(record, agent))
        }
        _ => String::new(),
    };
    format!("origin {}: {kind}{answers}", root.kind.letter())
}

fn fate(record: &Record, account: &Account<'_>) -> Option<String> {
    let on = || account.dropped_on(record).map_or(String::new(), |day| format!(" ({})", day.iso()));
    match account.fate {
        Fate::InForce => None,
        Fate::Later => Some("said after that day".into()),
        Fate::Withdrawn(work) => {
            let title =
                record.work(work).map_or(String::new(), |work| format!(" \"{}\"", &*work.title));
            Some(format!("the work{title} was withdrawn{}", on()))
        }
        Fate::Retracted(_) => Some(format!("its source took it back{}", on())),
        Fate::Reversed(_) => Some(format!("the same source said the opposite later{}", on())),
    }
}

fn role(record: &Record, account: &Account<'_>, stake: Option<Stake>) -> String {
    let about = record.claim(account.claim).map_or("", |claim| &claim.id);
    let counts = match account.role {
        Role::Supports => "supports it".into(),
        Role::SupportsPart => "set aside, since somebody says the whole".into(),
        Role::Entails => format!("supports it through {about}, from which it follows"),
        Role::Denies => "disputes it".into(),
        Role::DeniesPart => "disputes a part of it, which is noted".into(),
        Role::Rivals => format!("disputes it through {about}, which cannot be so together with it"),
        Role::Doubts => "doubts it".into(),
        Role::DeclinesComment => "noted".into(),
        Role::Retracts => "a retraction".into(),
        Role::Aside => "changes nothing".into(),
    };
    let stake = match stake {
        Some(Stake::Outsider) => ", as an outsider",
        Some(Stake::Interested) => ", as a party with a stake",
        Some(Stake::Supporter) => ", as one who also supports it",
        None => "",
    };
    [counts.as_str(), stake].concat()
}
