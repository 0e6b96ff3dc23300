//! A claim in a few words: on the marker, in the card's first lines, in the list, for assistive technology.
//!
//! | where | what | words in English |
//! |---|---|---|
//! | marker | what a reader would want to know first | 2 |
//! | the card's head | who, how identified, who disputes it | 8 |
//! | the card's first paragraph | how it got here, how many origins, the dispute in its owner's words, the document | 40 |
//!
//! A name counts as one word. What stands in brackets after the status is set apart, and not counted.
//!
//! Invariant: a dispute has an owner wherever there is room for one.

use super::party;
use super::phrase::Phrase;
use super::words::{Key as Say, Words};
use crate::record::model::{
    Access, Act, Assertion, Claim, ClaimKind, Identification, Scope, WorkKind,
};
use crate::record::standing::{
    Dispute, Flag, Key, Root, RootKind, Side, Standing, principal, root,
};
use crate::record::{AgentIx, ClaimIx, Record};

/// Who, how identified, who disputes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The one or two words of the marker.
    pub marker: Phrase,
    /// Who.
    pub who: Phrase,
    /// How identified; and what the party does here, if it does not say that it is so.
    pub how: Phrase,
    /// Who disputes it.
    pub status: Phrase,
    /// What is to be known about that, in brackets.
    pub note: Phrase,
    /// Whether somebody disputes it.
    pub disputed: bool,
    /// How many dispute it.
    disputes: u32,
}

/// The summary of an assertion.
///
/// `None` if the record has no such assertion. Cost: as [`crate::record::standing::standing`].
#[must_use]
pub fn summary(
    record: &Record,
    words: &Words,
    claim: ClaimIx,
    assertion: u32,
    standing: &Standing,
) -> Option<Summary> {
    let entity = record.claim(claim)?;
    let said = entity.assertions.get(assertion as usize)?;
    let origin = root(record, claim, assertion);
    let challengers = distinct(&standing.challengers_on_file);
    let (status, note) = status(record, words, entity, standing, &challengers);
    Some(Summary {
        marker: marker(record, words, said, &origin, entity, standing),
        who: party::heading(record, words, &origin),
        how: how(record, words, said, &origin),
        status,
        note,
        disputed: !matches!(standing.dispute, Dispute::None | Dispute::NotApplicable),
        disputes: u32::try_from(challengers.len()).unwrap_or(u32::MAX),
    })
}

impl Summary {
    /// The name of the marker for assistive technology: most readers never open a card.
    #[must_use]
    pub fn mark_name(&self, words: &Words) -> Phrase {
        let status = match self.disputes {
            0 => self.status.clone(),
            disputes => words.count(Say::MarkDisputes, disputes),
        };
        words.fill(Say::MarkName, &[&self.who_how(words), &status])
    }

    /// The name of the card for assistive technology.
    #[must_use]
    pub fn card_name(&self, words: &Words) -> Phrase {
        words.fill(Say::CardName, &[&self.who, &self.status])
    }

    /// The line of the list.
    #[must_use]
    pub fn entry(&self, words: &Words) -> Phrase {
        words.fill(Say::ListEntry, &[&self.who_how(words), &self.status])
    }

    fn who_how(&self, words: &Words) -> Phrase {
        match self.how.is_empty() {
            true => self.who.clone(),
            false => words.fill(Say::MarkWho, &[&self.who, &self.how]),
        }
    }
}

/// How an agent is identified, in one or two words.
const fn identification(identification: Identification) -> Say {
    match identification {
        Identification::Named => Say::HowNamed,
        Identification::RoleOnly => Say::HowRole,
        Identification::Pseudonymous => Say::HowPseudonym,
        Identification::Anonymous => Say::HowUnnamed,
        Identification::Unspecified => Say::HowUnspecified,
        Identification::PageVoice => Say::HowPage,
    }
}

fn how(record: &Record, words: &Words, said: &Assertion, root: &Root) -> Phrase {
    let act = match said.act {
        Act::Asserts => None,
        Act::Denies if said.scope == Scope::Part => Some(Say::ActPart),
        Act::Denies => Some(Say::ActDenies),
        Act::Doubts => Some(Say::ActDoubts),
        Act::DeclinesComment => Some(Say::ActNoComment),
        Act::SaysUnknown => Some(Say::ActUnknown),
        Act::Asks => Some(Say::ActAsks),
        Act::Retracts => Some(Say::ActRetracts),
    };
    let agent = root.agent.and_then(|agent| record.agent(agent));
    let how = agent.map(|agent| agent.identification).filter(|how| match how {
        // Then it stands over this line already.
        Identification::Unspecified => root.voucher.is_some(),
        Identification::Anonymous => true,
        // What it does is worth more room than that the name is its name.
        _ => act.is_none(),
    });
    match (how.map(identification), act) {
        (None, None) => Phrase::default(),
        (Some(one), None) | (None, Some(one)) => words.say(one),
        (Some(how), Some(act)) => Phrase::fill("{0} · {1}", &[&words.say(how), &words.say(act)]),
    }
}

/// Who disputes it, and what is to be known about that.
fn status(
    record: &Record,
    words: &Words,
    claim: &Claim,
    standing: &Standing,
    challengers: &[&Root],
) -> (Phrase, Phrase) {
    let short = |root: &&Root| party::short(record, words, root);
    let first = challengers.first().map(short).unwrap_or_default();
    let note = |note| words.say(note);
    match standing.dispute {
        Dispute::NotApplicable if claim.kind == ClaimKind::Prediction => {
            (words.say(Say::StatusPrediction), note(Say::NoteSpeaker))
        }
        Dispute::NotApplicable => (words.say(Say::StatusOpinion), note(Say::NoteSpeaker)),
        Dispute::Retracted => (words.say(Say::StatusWithdrawn), Phrase::default()),
        Dispute::Contested | Dispute::Denied => {
            let (shown, note) = match challengers {
                [one] if has_stake(record, claim, one) => (vec![first], note(Say::NoteStake)),
                [] | [_] => (vec![first], Phrase::default()),
                [_, second] => (vec![first, short(second)], Phrase::default()),
                [..] => {
                    let count = u32::try_from(challengers.len()).unwrap_or(u32::MAX);
                    (
                        vec![first, words.say(Say::StatusOthers)],
                        words.count(Say::NoteParties, count),
                    )
                }
            };
            (words.fill(Say::StatusDisputed, &[&words.list(&shown)]), note)
        }
        Dispute::Inconsistent => (words.fill(Say::StatusBoth, &[&first]), Phrase::default()),
        Dispute::Doubted => {
            let doubter = who_first(record, words, claim, |said| said.act == Act::Doubts);
            (words.fill(Say::StatusDoubted, &[&doubter]), Phrase::default())
        }
        // The claim as a whole stands undenied, but a reader would not call that no dispute.
        Dispute::None if standing.flags.contains(&Flag::PartialDenial) => {
            let is_in_part =
                |said: &Assertion| said.act == Act::Denies && said.scope == Scope::Part;
            (
                words.fill(Say::StatusPart, &[&who_first(record, words, claim, is_in_part)]),
                Phrase::default(),
            )
        }
        Dispute::None if standing.origins.max == 0 => {
            (words.say(Say::StatusNobody), Phrase::default())
        }
        Dispute::None => {
            let checked = words.fill(Say::NoteChecked, &[&words.date(record.dataset().as_of)]);
            (words.say(Say::StatusNone), checked)
        }
    }
}

fn has_stake(record: &Record, claim: &Claim, root: &Root) -> bool {
    let mut principals = claim
        .interested
        .iter()
        .filter_map(|id| record.find_agent(id))
        .map(|ix| principal(record, ix));
    principals.any(|agent| root.key == Key::Agent(agent))
}

/// Who makes the first statement of that kind.
fn who_first(
    record: &Record,
    words: &Words,
    claim: &Claim,
    is_it: impl Fn(&Assertion) -> bool,
) -> Phrase {
    let place = (0..).zip(&claim.assertions).find(|(_, said)| is_it(said)).map(|(place, _)| place);
    match (record.find_claim(&claim.id), place) {
        (Some(ix), Some(place)) => party::short(record, words, &root(record, ix, place)),
        _ => words.say(Say::PartySomebody),
    }
}

/// The roots of one side, each origin once.
pub(super) fn distinct(sides: &[Side]) -> Vec<&Root> {
    let mut roots: Vec<&Root> = Vec::new();
    for side in sides {
        if !roots.iter().any(|root| root.key == side.root.key) {
            roots.push(&side.root);
        }
    }
    roots
}

fn marker(
    record: &Record,
    words: &Words,
    said: &Assertion,
    root: &Root,
    claim: &Claim,
    standing: &Standing,
) -> Phrase {
    match standing.dispute {
        Dispute::NotApplicable if claim.kind == ClaimKind::Prediction => {
            return words.say(Say::StatusPrediction);
        }
        Dispute::NotApplicable => return words.say(Say::StatusOpinion),
        Dispute::Retracted => return words.say(Say::MarkWithdrawn),
        Dispute::Doubted => return words.say(Say::MarkDoubted),
        Dispute::Contested | Dispute::Denied | Dispute::Inconsistent => {
            return words.say(Say::MarkDisputed);
        }
        Dispute::None => {}
    }
    let is_document = said.chain.last().and_then(|hop| hop.work.as_ref()).is_some_and(|id| {
        let work = record.dataset().works.iter().find(|work| work.id == *id);
        work.is_some_and(|work| matches!(work.kind, WorkKind::Document | WorkKind::Statement))
    });
    let identification =
        root.agent.and_then(|agent| record.agent(agent)).map(|agent| agent.identification);
    match (root.kind, root.agent) {
        (RootKind::Anonymous, _) => words.say(Say::HowUnnamed),
        _ if identification == Some(Identification::PageVoice) => words.say(Say::HowPage),
        (RootKind::Unspecified | RootKind::Circle, _) | (_, None) => words.say(Say::HowUnspecified),
        _ if is_document => words.say(Say::MarkDocument),
        (RootKind::Outlet | RootKind::Commentary, Some(agent))
            if !party::is_of(record, agent, root.page) =>
        {
            words.fill(Say::MarkVia, &[&party::short(record, words, root)])
        }
        _ => words.say(Say::HowNamed),
    }
}

/// The most words of the card's first paragraph.
pub const BRIEF: usize = 40;

/// The card's first paragraph: as many of its sentences as [`BRIEF`] words hold, those that matter most before others.
///
/// `dispute` is the foremost dispute in its owner's words, `origins` the line about reports and origins.
pub(super) fn brief(
    record: &Record,
    words: &Words,
    said: &Assertion,
    origin: &Root,
    origins: &Phrase,
    dispute: Option<Phrase>,
) -> Phrase {
    let origins = (!origins.is_empty()).then(|| words.fill(Say::BriefSentence, &[origins]));
    // As they are read, each with its turn at the words that are left.
    let sentences = [
        (0, route(record, words, said, origin)),
        (4, basis(record, words, origin)),
        (1, origins),
        (2, dispute),
        (3, document(record, words, said)),
    ];
    let mut left = BRIEF;
    let mut taken = [false; 5];
    for turn in 0..sentences.len() {
        for (taken, (_, sentence)) in
            taken.iter_mut().zip(&sentences).filter(|(_, (at, _))| *at == turn)
        {
            let Some(length) =
                sentence.as_ref().map(Phrase::length).filter(|length| *length <= left)
            else {
                continue;
            };
            *taken = true;
            left -= length;
        }
    }
    let mut brief = Phrase::default();
    let chosen = sentences.into_iter().zip(taken).filter(|(_, taken)| *taken);
    for sentence in chosen.filter_map(|((_, sentence), _)| sentence) {
        brief = match brief.is_empty() {
            true => sentence,
            false => words.fill(Say::BriefJoin, &[&brief, &sentence]),
        };
    }
    brief
}

/// How it got here: through whom, other than the people of the page that the record was made from. That page is named: the
/// reader may have another before them that tells the same.
fn route(record: &Record, words: &Words, said: &Assertion, origin: &Root) -> Option<Phrase> {
    if origin.agent.is_some_and(|agent| party::is_of(record, agent, origin.page)) {
        return Some(words.fill(Say::BriefPage, &[&party::agent(record, words, origin.page)]));
    }
    let ((_, before), via) = (said.chain.split_last()?, said.via.is_some());
    let mut through: Vec<AgentIx> = Vec::new();
    for agent in before.iter().rev().filter_map(|hop| record.find_agent(&hop.agent)) {
        if !through.contains(&agent) && !party::is_of(record, agent, origin.page) {
            through.push(agent);
        }
    }
    let named: Vec<Phrase> =
        through.iter().map(|agent| party::agent(record, words, *agent)).collect();
    match named.is_empty() {
        false => Some(words.fill(Say::BriefVia, &[&words.list(&named)])),
        true if via || origin.kind == RootKind::Unspecified || origin.kind == RootKind::Circle => {
            None
        }
        true => Some(words.fill(Say::BriefDirect, &[&party::agent(record, words, origin.page)])),
    }
}

/// How an identified origin knows what it says.
fn basis(record: &Record, words: &Words, origin: &Root) -> Option<Phrase> {
    if !matches!(origin.kind, RootKind::Named | RootKind::Outlet) {
        return None;
    }
    Some(match record.agent(origin.agent?)?.access {
        Access::Firsthand => words.say(Say::BriefFirsthand),
        Access::Professional => words.say(Say::BriefProfessional),
        Access::Reporter | Access::Unknown => {
            words.fill(Say::RemarkBasis, &[&party::short(record, words, origin)])
        }
    })
}

/// The work nearest to the origin, if it is not the page itself.
fn document(record: &Record, words: &Words, said: &Assertion) -> Option<Phrase> {
    let (page, beyond) = said.chain.split_first()?;
    let id = beyond
        .iter()
        .rev()
        .find_map(|hop| hop.work.as_ref())
        .filter(|id| Some(*id) != page.work.as_ref())?;
    let work = record.dataset().works.iter().find(|work| work.id == *id)?;
    Some(words.fill(Say::BriefDocument, &[&Phrase::data(&work.title)]))
}
