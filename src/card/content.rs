//! The content of a card: one claim as one passage of the page makes it, and what the record has besides.
//!
//! The order is that in which readers ask: who, how identified; who disputes it; how it got here; in whose words the
//! dispute is; how many origins; what else bears on it; how old the record is.
//!
//! Invariant: both sides are told in the same words and with the same weight.

use super::party;
use super::phrase::Phrase;
use super::summary::{self, Summary, distinct};
use super::words::{Key as Say, Words};
use crate::order::sort_by;
use crate::record::date::Day;
use crate::record::model::{Act, Assertion, Claim, Identification, Scope, Url};
use crate::record::standing::{Flag, Key, Root, RootKind, Side, Standing, root};
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
    /// Who, how identified, who disputes it.
    pub summary: Summary,
    /// How it got here, how many origins, the dispute in its owner's words, the document.
    pub brief: Phrase,
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
    /// Whether it disputes or doubts the claim. Who declines to comment, asks or says that it is not known does neither.
    pub disputes: bool,
    /// What it does: denies all of it, a part, gives another account …
    pub does: Phrase,
    /// What it says.
    pub says: Phrase,
    /// When.
    pub date: Phrase,
    date_key: Option<Day>,
}

/// Composes the card of an assertion, as of a day (inclusive) or of everything on record.
///
/// `None` if the record has no such assertion. Cost: as [`crate::record::standing::standing`].
#[must_use]
pub fn content(
    record: &Record,
    words: &Words,
    claim: ClaimIx,
    assertion: u32,
    standing: &Standing,
) -> Option<Card> {
    let entity = record.claim(claim)?;
    let said = entity.assertions.get(assertion as usize)?;
    let dataset = record.dataset();
    let origin = root(record, claim, assertion);
    let interval = standing.origins;
    let origins = origins(record, words, standing);
    let parties = parties(record, words, claim, standing);
    let dispute = foremost(record, words, claim, standing);
    Some(Card {
        claim: entity.id.to_string(),
        assertion: said.id.to_string(),
        language: dataset.language.to_string(),
        summary: summary::summary(record, words, claim, assertion, standing)?,
        brief: summary::brief(record, words, said, &origin, &origins, dispute),
        text: Phrase::prose(&entity.text),
        match_notes: Vec::new(),
        chain: chain(record, words, said),
        parties,
        origins,
        interval: interval.min != interval.max,
        remarks: remarks(record, words, said, standing, &origin),
        others: Vec::new(),
        checked: words
            .fill(Say::CardChecked, &[&words.date(dataset.as_of), &Phrase::data(&dataset.curator)]),
        report: dataset.report.clone(),
    })
}

/// How an agent is identified, at length; nothing for a name, which is there to be seen.
const fn identification(identification: Identification) -> Option<Say> {
    match identification {
        Identification::Named => None,
        Identification::RoleOnly => Some(Say::DetailRole),
        Identification::Pseudonymous => Some(Say::DetailPseudonym),
        Identification::Anonymous => Some(Say::DetailUnnamed),
        Identification::Unspecified => Some(Say::DetailUnspecified),
        Identification::PageVoice => Some(Say::DetailPage),
    }
}

/// Reports and origins; nothing where there are none.
fn origins(record: &Record, words: &Words, standing: &Standing) -> Phrase {
    let (min, max) = (standing.origins.min, standing.origins.max);
    let origins = match max {
        0 => return Phrase::default(),
        _ if min == max => words.count(Say::OriginsOrigins, max),
        _ => words.fill(Say::OriginsRange, &[&words.number(min), &words.number(max)]),
    };
    words.fill(
        Say::OriginsLine,
        &[&words.count(Say::OriginsReports, reports(record, standing)), &origins],
    )
}

/// The foremost dispute in its owner's words: a denial of the claim, or else another account.
fn foremost(record: &Record, words: &Words, claim: ClaimIx, standing: &Standing) -> Option<Phrase> {
    let mut account = None;
    for side in &standing.challengers_on_file {
        let Some((of, assertion)) = assertion_of(record, side) else { continue };
        if side.claim != claim {
            let party = party::short(record, words, &side.root);
            account = account.or_else(|| {
                Some(words.fill(Say::BriefAccount, &[&party, &Phrase::prose(&of.text)]))
            });
        } else if let Some(text) = &assertion.text {
            return Some(Phrase::prose(text));
        }
    }
    account
}

/// Statements that support the claim and repeat no other of the same page.
fn reports(record: &Record, standing: &Standing) -> u32 {
    let counts = |side: &&Side| {
        let restates =
            assertion_of(record, side).is_some_and(|(_, assertion)| assertion.restates.is_some());
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

fn chain(record: &Record, words: &Words, said: &Assertion) -> Vec<Step> {
    let mut steps: Vec<Step> = said
        .chain
        .iter()
        .rev()
        .map(|hop| {
            let agent = record.find_agent(&hop.agent);
            let identification =
                agent.and_then(|ix| record.agent(ix)).map(|agent| agent.identification);
            let work = hop
                .work
                .as_ref()
                .and_then(|id| record.dataset().works.iter().find(|work| work.id == *id));
            let mut how: Vec<Phrase> = Vec::new();
            how.extend(identification.and_then(self::identification).map(|how| words.say(how)));
            // Of a source without a name the role says nothing more, often in a worse word.
            let has_role = identification.is_some_and(|how| {
                !matches!(how, Identification::Anonymous | Identification::Unspecified)
            });
            how.extend(hop.role.as_deref().filter(|_| has_role).map(Phrase::data));
            how.extend(work.map(|work| Phrase::data(&work.title)));
            how.extend(work.and_then(|work| work.date.as_ref()).map(|date| words.date(date.value)));
            Step {
                who: agent.map_or_else(
                    || words.say(Say::PartySomebody),
                    |ix| party::agent(record, words, ix),
                ),
                how,
                url: work.and_then(|work| work.url.clone()),
            }
        })
        .collect();
    steps.push(Step { who: words.say(Say::PartyPage), ..Step::default() });
    steps
}

/// Everybody who does something else than assert, newest first; parties without a date last.
fn parties(record: &Record, words: &Words, claim: ClaimIx, standing: &Standing) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for side in &standing.challengers_on_file {
        let Some((of, assertion)) = assertion_of(record, side) else { continue };
        let rival = side.claim != claim;
        let does = if rival {
            words.fill(Say::DoesOther, &[&Phrase::prose(&of.text)])
        } else {
            words.say(Say::DoesAll)
        };
        let says = (!rival).then_some(assertion);
        push_party(
            &mut parties,
            party_of(record, words, &side.root, (does, true), says, assertion),
        );
    }
    let Some(entity) = record.claim(claim) else { return parties };
    for (place, assertion) in (0..).zip(&entity.assertions) {
        let does = match (assertion.act, assertion.scope) {
            (Act::Denies, Scope::Part) => Say::DoesPart,
            (Act::Doubts, _) => Say::DoesDoubts,
            (Act::DeclinesComment, _) => Say::DoesNoComment,
            (Act::SaysUnknown, _) => Say::DoesUnknown,
            (Act::Asks, _) => Say::DoesAsks,
            (Act::Retracts, _) => Say::DoesRetracts,
            (Act::Asserts, _) | (Act::Denies, Scope::Full) => continue,
        };
        let disputes = matches!(assertion.act, Act::Denies | Act::Doubts);
        let does = (words.say(does), disputes);
        let root = root(record, claim, place);
        push_party(&mut parties, party_of(record, words, &root, does, Some(assertion), assertion));
    }
    sort_by(&mut parties, |a, b| b.date_key.cmp(&a.date_key));
    parties
}

fn party_of(
    record: &Record,
    words: &Words,
    root: &Root,
    (does, disputes): (Phrase, bool),
    says: Option<&Assertion>,
    dated: &Assertion,
) -> Party {
    let date = dated.date.as_ref().map(|date| date.value);
    Party {
        who: party::root(record, words, root),
        disputes,
        does,
        says: says
            .and_then(|assertion| assertion.text.as_deref())
            .map(Phrase::prose)
            .unwrap_or_default(),
        date: date.map(|date| words.date(date)).unwrap_or_default(),
        date_key: date,
    }
}

/// The same party saying the same twice is shown once.
fn push_party(parties: &mut Vec<Party>, party: Party) {
    let same = |other: &Party| {
        other.who == party.who && other.does == party.does && other.says == party.says
    };
    if !parties.iter().any(same) {
        parties.push(party);
    }
}

/// What the flags say beyond the lines above; the basis of the card's own origin stands in its first paragraph.
fn remarks(
    record: &Record,
    words: &Words,
    said: &Assertion,
    standing: &Standing,
    origin: &Root,
) -> Vec<Phrase> {
    let mut remarks = Vec::new();
    let has = |flag: Flag| standing.flags.contains(&flag);
    let supporting = distinct(&standing.supporters);
    if has(Flag::BasisNotStated) {
        let outlets = supporting
            .iter()
            .filter(|root| root.kind == RootKind::Outlet && root.key != origin.key);
        remarks.extend(
            outlets.map(|root| words.fill(Say::RemarkBasis, &[&party::short(record, words, root)])),
        );
    }
    if has(Flag::HedgedOnly) {
        remarks.push(words.say(Say::RemarkHedged));
    }
    if has(Flag::ChallengeUnnamed) {
        remarks.push(words.say(Say::RemarkUnnamed));
    }
    if has(Flag::Circular) {
        remarks.push(words.say(Say::RemarkCircle));
    }
    if has(Flag::SelfCitation) {
        let own = supporting
            .iter()
            .find(|root| root.kind == RootKind::Outlet && root.key != Key::Agent(root.page));
        if let Some((root, agent)) = own.and_then(|root| Some((root, root.agent?))) {
            let page = party::agent(record, words, root.page);
            remarks.push(words.fill(Say::RemarkOwn, &[&page, &party::agent(record, words, agent)]));
        }
    }
    if has(Flag::DeclaredInterest) {
        let mut told: Vec<AgentIx> = Vec::new();
        let challenging = distinct(&standing.challengers_on_file);
        for root in supporting.iter().chain(&challenging) {
            if let Key::Agent(agent) = root.key
                && !told.contains(&agent)
            {
                told.push(agent);
                remarks.extend(interest(record, words, agent));
            }
        }
    }
    if said.chain.iter().any(|hop| party::is_nobody(record, &hop.agent)) {
        remarks.push(words.say(Say::RemarkIncomplete));
    }
    remarks
}

/// Who pays for an agent, and what stake it has; not twice, where the stake is that somebody pays for it.
fn interest(record: &Record, words: &Words, ix: AgentIx) -> Vec<Phrase> {
    let Some(agent) = record.agent(ix) else { return Vec::new() };
    let who = party::agent(record, words, ix);
    let funders = agent.funded_by.iter().filter_map(|id| record.find_agent(id));
    let funders: Vec<Phrase> = funders.map(|funder| party::agent(record, words, funder)).collect();
    let mut told = Vec::new();
    if !funders.is_empty() {
        told.push(words.fill(Say::RemarkFunded, &[&who, &words.list(&funders)]));
    }
    if let Some(stake) = &agent.interest
        && !funders.iter().any(|funder| stake.contains(&funder.text()))
    {
        told.push(words.fill(Say::RemarkInterest, &[&who, &Phrase::data(stake)]));
    }
    told
}
