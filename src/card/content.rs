//! The content of a card: one claim as one passage of the page makes it, and what the record has besides.
//!
//! The order is that in which readers ask: who, how identified; who disputes it; how it got here; in whose words the
//! dispute is; how many origins; what else bears on it; how old the record is.
//!
//! Invariant: both sides are told in the same words and with the same weight.

use super::party;
use super::phrase::Phrase;
use super::words::{self, line};
use crate::order::sort_by;
use crate::record::date::Day;
use crate::record::model::{Act, Assertion, Claim, ClaimKind, Identification, Scope, Url};
use crate::record::standing::{Dispute, Flag, Key, Root, RootKind, Side, Standing, principal, root};
use crate::record::statement::{Source, Statement};
use crate::record::{AgentIx, ClaimIx, Record};

/// What a card shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The claim's id.
    pub claim: String,
    /// The assertion's id.
    pub assertion: String,
    /// The language of the dataset's texts (BCP 47).
    pub language: String,
    /// Who.
    pub who: Phrase,
    /// How identified, and what the party does here if it does not assert.
    pub identified: Phrase,
    /// Who disputes it, in a line.
    pub status: Phrase,
    /// Whether the status names a dispute.
    pub disputed: bool,
    /// The claim in the dataset's words.
    pub text: Phrase,
    /// Remarks about the match: changed since the record, similar only.
    pub match_notes: Vec<Phrase>,
    /// The origin first, this page last.
    pub chain: Vec<Step>,
    /// Who disputes or doubts it, says that it is not known, or does not comment.
    pub parties: Vec<Party>,
    /// Reports and origins.
    pub origins: Phrase,
    /// Whether the number of origins is an interval, to be explained.
    pub interval: bool,
    /// What else bears on it.
    pub remarks: Vec<Phrase>,
    /// Other claims that stand at the same place of the page, with the ids of their marks. The page knows them.
    pub others: Vec<(String, Phrase)>,
    /// The age and the maker of the record.
    pub checked: Phrase,
    /// Where a reader may report an error.
    pub report: Option<Url>,
}

/// A step of the chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Who.
    pub who: Phrase,
    /// How identified, in what role, in which work, when.
    pub how: Vec<Phrase>,
    /// The work's address, where there is one.
    pub url: Option<Url>,
}

/// A party that does not simply assert the claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Who.
    pub who: Phrase,
    /// What it does: denies all of it, a part, gives another account …
    pub does: Phrase,
    /// What it says.
    pub says: Phrase,
    /// When.
    pub date: String,
    date_key: Option<Day>,
}

/// Composes the card of an assertion, as of a day (inclusive) or of everything on record.
///
/// `None` if the record has no such assertion. Cost: as [`crate::record::standing::standing`].
#[must_use]
pub fn content(record: &Record, claim: ClaimIx, assertion: u32, standing: &Standing) -> Option<Card> {
    let entity = record.claim(claim)?;
    let said = entity.assertions.get(assertion as usize)?;
    let dataset = record.dataset();
    let origin = root(record, claim, assertion);
    let origins = standing.origins;
    Some(Card {
        claim: entity.id.to_string(),
        assertion: said.id.to_string(),
        language: dataset.language.to_string(),
        who: who(record, &origin),
        identified: identified(record, said, &origin),
        status: status(record, entity, standing),
        disputed: !matches!(standing.dispute, Dispute::None | Dispute::NotApplicable),
        text: Phrase::data(&entity.text),
        match_notes: Vec::new(),
        chain: chain(record, said),
        parties: parties(record, claim, standing),
        origins: match origins.max {
            0 => Phrase::default(),
            _ => Phrase::words(&words::origins(reports(record, standing), origins.min, origins.max)),
        },
        interval: origins.min != origins.max,
        remarks: remarks(record, standing, &origin),
        others: Vec::new(),
        checked: Phrase::fill(
            line::CHECKED,
            &[&Phrase::words(&words::date(dataset.as_of)), &Phrase::data(&dataset.curator)],
        ),
        report: dataset.report.clone(),
    })
}

/// Who stands at the root, without how identified: that is the next line.
fn who(record: &Record, root: &Root) -> Phrase {
    match (root.kind, root.agent, root.voucher) {
        (RootKind::Unspecified, _, Some(voucher)) => party::agent(record, voucher),
        (RootKind::Unspecified, _, None) => Phrase::words(line::NO_SOURCE_GIVEN),
        (RootKind::Anonymous | RootKind::PageVoice, Some(agent), _) => party::agent(record, agent),
        _ => party::root(record, root),
    }
}

fn identified(record: &Record, said: &Assertion, root: &Root) -> Phrase {
    let agent = root.agent.and_then(|agent| record.agent(agent));
    let how = match (root.kind, agent) {
        (RootKind::Unspecified, _) if root.voucher.is_none() => "",
        (_, Some(agent)) => words::identification(agent.identification),
        (_, None) => "",
    };
    let basis = match (root.kind, agent) {
        (RootKind::Named | RootKind::Outlet, Some(agent)) => words::access(agent.access),
        _ => "",
    };
    let does = if said.act == Act::Asserts { "" } else { words::act(said.act) };
    let mut line = Phrase::default();
    for words in [how, basis, does].into_iter().filter(|words| !words.is_empty()) {
        line = match line.is_empty() {
            true => Phrase::words(words),
            false => Phrase::fill("{0} · {1}", &[&line, &Phrase::words(words)]),
        };
    }
    line
}

fn status(record: &Record, claim: &Claim, standing: &Standing) -> Phrase {
    let challengers = distinct(&standing.challengers_on_file);
    let first = challengers.first().map(|root| party::root(record, root)).unwrap_or_default();
    match standing.dispute {
        Dispute::NotApplicable if claim.kind == ClaimKind::Prediction => Phrase::words(line::PREDICTION),
        Dispute::NotApplicable => Phrase::words(line::OPINION),
        Dispute::Retracted => Phrase::words(line::WITHDRAWN),
        Dispute::Denied if has_stake(record, claim, challengers.first().copied()) => {
            Phrase::fill(line::DISPUTED_PARTY, &[&first])
        }
        Dispute::Contested | Dispute::Denied => match challengers.len() {
            0 | 1 => Phrase::fill(line::DISPUTED, &[&first]),
            2 => Phrase::fill(line::DISPUTED_AND, &[&first, &Phrase::words(line::ANOTHER)]),
            n => {
                let others = Phrase::fill(line::OTHERS, &[&Phrase::words(&(n - 1).to_string())]);
                Phrase::fill(line::DISPUTED_AND, &[&first, &others])
            }
        },
        Dispute::Inconsistent => Phrase::fill(line::BOTH, &[&first]),
        Dispute::Doubted => Phrase::fill(line::DOUBTED, &[&doubter(record, claim)]),
        Dispute::None if standing.origins.max == 0 => Phrase::words(line::NOBODY),
        Dispute::None => {
            Phrase::fill(line::NO_DISPUTE, &[&Phrase::words(&words::date(record.dataset().as_of))])
        }
    }
}

fn has_stake(record: &Record, claim: &Claim, root: Option<&Root>) -> bool {
    let mut principals = claim.interested.iter().filter_map(|id| record.find_agent(id)).map(|ix| principal(record, ix));
    root.is_some_and(|root| principals.any(|agent| root.key == Key::Agent(agent)))
}

fn doubter(record: &Record, claim: &Claim) -> Phrase {
    let ix = record.find_claim(&claim.id);
    let doubts = (0..).zip(&claim.assertions).find(|(_, assertion)| assertion.act == Act::Doubts);
    match (ix, doubts) {
        (Some(ix), Some((place, _))) => party::root(record, &root(record, ix, place)),
        _ => Phrase::words(line::SOMEBODY),
    }
}

/// The roots of one side, each origin once.
fn distinct(sides: &[Side]) -> Vec<&Root> {
    let mut roots: Vec<&Root> = Vec::new();
    for side in sides {
        if !roots.iter().any(|root| root.key == side.root.key) {
            roots.push(&side.root);
        }
    }
    roots
}

/// Statements that support the claim and repeat no other of the same page.
fn reports(record: &Record, standing: &Standing) -> u32 {
    let counts = |side: &&Side| {
        let restates = assertion_of(record, side).is_some_and(|(_, assertion)| assertion.restates.is_some());
        side.root.kind != RootKind::Commentary && !restates
    };
    u32::try_from(standing.supporters.iter().filter(counts).count().max(1)).unwrap_or(u32::MAX)
}

fn statement_of<'a>(record: &'a Record, side: &Side) -> Option<&'a Statement> {
    record.statements(side.claim).get(side.statement as usize)
}

fn assertion_of<'a>(record: &'a Record, side: &Side) -> Option<(&'a Claim, &'a Assertion)> {
    let claim = record.claim(side.claim)?;
    match statement_of(record, side)?.from {
        Source::Assertion(place) => Some((claim, claim.assertions.get(place as usize)?)),
        Source::Review(_) => None,
    }
}

fn chain(record: &Record, said: &Assertion) -> Vec<Step> {
    let mut steps: Vec<Step> = said
        .chain
        .iter()
        .rev()
        .map(|hop| {
            let agent = record.find_agent(&hop.agent);
            let identification = agent.and_then(|ix| record.agent(ix)).map(|agent| agent.identification);
            let work = hop.work.as_ref().and_then(|id| record.dataset().works.iter().find(|work| work.id == *id));
            let mut how: Vec<Phrase> = Vec::new();
            if let Some(identification) = identification.filter(|how| *how != Identification::Named) {
                how.push(Phrase::words(words::identification(identification)));
            }
            how.extend(hop.role.as_deref().map(Phrase::data));
            how.extend(work.map(|work| Phrase::data(&work.title)));
            how.extend(work.and_then(|work| work.date.as_ref()).map(|date| Phrase::words(&words::date(date.value))));
            Step {
                who: agent.map_or(Phrase::words(line::SOMEBODY), |ix| party::agent(record, ix)),
                how,
                url: work.and_then(|work| work.url.clone()),
            }
        })
        .collect();
    steps.push(Step { who: Phrase::words(line::THIS_PAGE), ..Step::default() });
    steps
}

/// Everybody who does something else than assert, newest first; parties without a date last.
fn parties(record: &Record, claim: ClaimIx, standing: &Standing) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for side in &standing.challengers_on_file {
        let Some((of, assertion)) = assertion_of(record, side) else { continue };
        let rival = side.claim != claim;
        let does = if rival {
            Phrase::fill(line::OTHER_ACCOUNT, &[&Phrase::data(&of.text)])
        } else {
            Phrase::words(line::ALL_OF_IT)
        };
        push_party(&mut parties, party_of(record, &side.root, does, (!rival).then_some(assertion), assertion));
    }
    let Some(entity) = record.claim(claim) else { return parties };
    for (place, assertion) in (0..).zip(&entity.assertions) {
        let does = match (assertion.act, assertion.scope) {
            (Act::Denies, Scope::Part) => line::PART_OF_IT,
            (Act::Doubts, _) => line::DOUBTS,
            (Act::DeclinesComment, _) => line::NO_COMMENT,
            (Act::SaysUnknown, _) => line::SAYS_UNKNOWN,
            (Act::Asks, _) => line::ASKS,
            (Act::Retracts, _) => line::RETRACTS,
            (Act::Asserts, _) | (Act::Denies, Scope::Full) => continue,
        };
        let root = root(record, claim, place);
        push_party(&mut parties, party_of(record, &root, Phrase::words(does), Some(assertion), assertion));
    }
    sort_by(&mut parties, |a, b| b.date_key.cmp(&a.date_key));
    parties
}

fn party_of(record: &Record, root: &Root, does: Phrase, says: Option<&Assertion>, dated: &Assertion) -> Party {
    let date = dated.date.as_ref().map(|date| date.value);
    Party {
        who: party::root(record, root),
        does,
        says: says.and_then(|assertion| assertion.text.as_deref()).map(Phrase::data).unwrap_or_default(),
        date: date.map(words::date).unwrap_or_default(),
        date_key: date,
    }
}

/// The same party saying the same twice is shown once.
fn push_party(parties: &mut Vec<Party>, party: Party) {
    let same = |other: &Party| other.who == party.who && other.does == party.does && other.says == party.says;
    if !parties.iter().any(same) {
        parties.push(party);
    }
}

/// What the flags say beyond the lines above; the basis of the card's own origin stands under its name already.
fn remarks(record: &Record, standing: &Standing, origin: &Root) -> Vec<Phrase> {
    let mut remarks = Vec::new();
    let has = |flag: Flag| standing.flags.contains(&flag);
    let supporting = distinct(&standing.supporters);
    if has(Flag::BasisNotStated) {
        let outlets = supporting.iter().filter(|root| root.kind == RootKind::Outlet && root.key != origin.key);
        remarks.extend(outlets.map(|root| Phrase::fill(line::BASIS, &[&party::root(record, root)])));
    }
    if has(Flag::HedgedOnly) {
        remarks.push(Phrase::words(line::HEDGED));
    }
    if has(Flag::ChallengeUnnamed) {
        remarks.push(Phrase::words(line::CHALLENGE_UNNAMED));
    }
    if has(Flag::Circular) {
        remarks.push(Phrase::words(line::CIRCULAR));
    }
    if has(Flag::SelfCitation) {
        let own = supporting.iter().find(|root| root.kind == RootKind::Outlet && root.agent.is_some());
        if let Some((root, agent)) = own.and_then(|root| Some((root, root.agent?))) {
            let page = party::agent(record, root.page);
            remarks.push(Phrase::fill(line::SELF_CITATION, &[&page, &party::agent(record, agent)]));
        }
    }
    if has(Flag::DeclaredInterest) {
        let mut told: Vec<AgentIx> = Vec::new();
        let challenging = distinct(&standing.challengers_on_file);
        for root in supporting.iter().chain(&challenging) {
            if let Key::Agent(agent) = root.key {
                if !told.contains(&agent) {
                    told.push(agent);
                    remarks.extend(interest(record, agent));
                }
            }
        }
    }
    remarks
}

/// Who pays for an agent, and what stake it has.
fn interest(record: &Record, ix: AgentIx) -> Vec<Phrase> {
    let Some(agent) = record.agent(ix) else { return Vec::new() };
    let who = party::agent(record, ix);
    let funders = agent.funded_by.iter().filter_map(|id| record.find_agent(id));
    let funded = funders.map(|funder| Phrase::fill(line::FUNDED, &[&who, &party::agent(record, funder)]));
    let stake = agent.interest.iter().map(|stake| Phrase::fill(line::INTEREST, &[&who, &Phrase::data(stake)]));
    funded.chain(stake).collect()
}
