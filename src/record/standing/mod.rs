//! Standing: who stands behind a claim and who against it, on a given day, by the rule of docs/standing.md.
//!
//! ```text
//! statements of the claim ─active→ in force on the day ─root→ supporters, challengers ─count→ origins ─judge→ Standing
//! ```
//!
//! The rule is a pure function of (claim, record, day). It reads the claim's statements and those of its direct
//! neighbours, never further, so it ends, and costs about a microsecond for each statement that it reads.
//!
//! Invariant: nothing here says what is true. A standing counts and names parties; the order in which a dataset lists
//! things changes nothing.

mod active;
mod origins;
mod root;

pub use active::Active;
pub use root::{Key, Root, RootKind, principal, root};

use super::date::Day;
use super::decode::Vocabulary;
use super::decode::vocabulary;
use super::model::{Act, Certainty, Claim, ClaimKind, Scope};
use super::statement::Statement;
use super::{AgentIx, ClaimIx, Record};

vocabulary! {
    /// Who disputes a claim. The first that holds, in this order but for `none`.
    Dispute, required {
        /// Nobody on record.
        None = "none",
        /// It had support and its own source took it back.
        Retracted = "retracted",
        /// Somebody who is neither a party to it nor one of its supporters.
        Contested = "contested",
        /// Only parties with a stake in it; or somebody, while nobody on record supports it.
        Denied = "denied",
        /// A supporter also says the opposite, and which came last is not known.
        Inconsistent = "inconsistent",
        /// Nobody denies it, but somebody doubts it.
        Doubted = "doubted",
        /// The claim is an opinion or a prediction.
        NotApplicable = "n/a",
    }
}

vocabulary! {
    /// What stands behind a claim.
    Support, required {
        /// Nobody on record.
        None = "none",
        /// The page's own voice, or its hearsay.
        Unattributed = "unattributed",
        /// Nobody named.
        Unverified = "unverified",
        /// Two or more origins shown to be distinct, somebody named.
        Corroborated = "corroborated",
        /// Perhaps several origins, none shown to be independent of the others.
        Uncorroborated = "uncorroborated",
        /// One.
        SingleOrigin = "single-origin",
        /// The claim is an opinion or a prediction.
        NotApplicable = "n/a",
    }
}

vocabulary! {
    /// What else a reader would want to know. In the order of their words.
    Flag, required {
        /// Who reports it does not say how it is known.
        BasisNotStated = "basis-not-stated",
        /// Nobody who disputes it is named.
        ChallengeUnnamed = "challenge-unnamed",
        /// Reports cite each other in a circle.
        Circular = "circular",
        /// A party has a stake that the sources mention.
        DeclaredInterest = "declared-interest",
        /// Nobody says it without a hedge.
        HedgedOnly = "hedged-only",
        /// A party declined to comment.
        NoComment = "no-comment",
        /// A part of it is denied.
        PartialDenial = "partial-denial",
        /// Support comes from somebody who is not named.
        RestsOnAnonymous = "rests-on-anonymous",
        /// Another account cannot be so together with it.
        RivalAccount = "rival-account",
        /// A page cites its own people.
        SelfCitation = "self-citation",
    }
}

/// How many origins stand behind a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Shown to be distinct.
    pub min: u32,
    /// The most that the wording claims.
    pub max: u32,
}

/// The standing of a claim on a day, with its reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Who disputes it.
    pub dispute: Dispute,
    /// What stands behind it.
    pub support: Support,
    /// How many origins.
    pub origins: Origins,
    /// Challengers shown to be distinct.
    pub challengers: u32,
    /// In the order of their words, each once.
    pub flags: Vec<Flag>,
    /// The weakest origin; `None` where there is none.
    pub weakest: Option<RootKind>,
    /// Statements that support it, commentary included.
    pub supporters: Vec<Side>,
    /// Statements that challenge it, commentary included.
    pub challengers_on_file: Vec<Side>,
}

/// One statement on one side, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The claim that it was made about: a neighbour's, where support flows up or a rival challenges.
    pub claim: ClaimIx,
    /// Its place in [`Record::statements`] of that claim.
    pub statement: u32,
    /// Its root.
    pub root: Root,
}

/// The standing of a claim, as of a day (inclusive), or of everything on record.
///
/// A claim that the record does not have, an opinion and a prediction have no standing (`n/a`).
#[must_use]
pub fn standing(record: &Record, claim: ClaimIx, as_of: Option<Day>) -> Standing {
    match record.claim(claim) {
        Some(entity) if !matches!(entity.kind, ClaimKind::Evaluation | ClaimKind::Prediction) => {
            judge(record, claim, entity, as_of)
        }
        _ => Standing { dispute: Dispute::NotApplicable, support: Support::NotApplicable, ..Standing::default() },
    }
}

fn judge(record: &Record, claim: ClaimIx, entity: &Claim, as_of: Option<Day>) -> Standing {
    let own = Active::new(record, claim, as_of);
    let asserted: Vec<&(u32, &Statement)> = own.with(Act::Asserts).collect();
    // A part said to be so supports the claim only if nobody says the whole.
    let whole: Vec<&(u32, &Statement)> =
        asserted.iter().copied().filter(|(_, statement)| statement.scope == Scope::Full).collect();
    let own_support = if whole.is_empty() { asserted } else { whole };
    let side = |of: ClaimIx, (place, _): &(u32, &Statement)| Side {
        claim: of,
        statement: *place,
        root: root(record, of, *place),
    };
    let mut supporters: Vec<Side> = own_support.iter().map(|&statement| side(claim, statement)).collect();
    let mut challengers: Vec<Side> = own
        .with(Act::Denies)
        .filter(|(_, statement)| statement.scope == Scope::Full)
        .map(|statement| side(claim, statement))
        .collect();
    let near = record.neighbours(claim);
    for &other in &near.entailed_by {
        supporters.extend(Active::new(record, other, as_of).with(Act::Asserts).map(|s| side(other, s)));
    }
    let mut rival_account = false;
    for &other in &near.rivals {
        let before = challengers.len();
        challengers.extend(Active::new(record, other, as_of).with(Act::Asserts).map(|s| side(other, s)));
        rival_account |= challengers.len() > before;
    }

    let pro = origins_of(&supporters);
    let contra = origins_of(&challengers);
    let min = origins::shown_distinct(record, &pro);
    let origins = Origins { min, max: origins::claimed(record, &pro).max(min) };
    let support = support(&pro, origins);
    let dispute = if own.was_retracted() && supporters.is_empty() {
        Dispute::Retracted
    } else {
        dispute(record, entity, &pro, &contra, own.with(Act::Doubts).next().is_some())
    };
    let any = |kinds: &[RootKind], roots: &[&Root]| roots.iter().any(|root| kinds.contains(&root.kind));
    let interest = |root: &&Root| match root.key {
        Key::Agent(agent) => record
            .agent(agent)
            .is_some_and(|agent| agent.interest.is_some() || !agent.funded_by.is_empty()),
        Key::Loop(..) => false,
    };
    let hedged = |statement: &Statement| statement.certainty != Certainty::Certain;
    let cites_itself = |root: &&Root| {
        root.kind == RootKind::Outlet && root.agent.is_some_and(|agent| root::body(record, agent) == root.page)
    };
    let holds = |flag: Flag| match flag {
        Flag::BasisNotStated => any(&[RootKind::Outlet], &pro) && !any(&[RootKind::Named], &pro),
        Flag::ChallengeUnnamed => !contra.is_empty() && contra.iter().all(|root| root.kind.is_unnamed()),
        Flag::Circular => supporters.iter().any(|side| side.root.kind == RootKind::Circle),
        Flag::DeclaredInterest => pro.iter().chain(&contra).any(interest),
        Flag::HedgedOnly => !own_support.is_empty() && own_support.iter().all(|(_, s)| hedged(s)),
        Flag::NoComment => own.with(Act::DeclinesComment).next().is_some(),
        Flag::PartialDenial => own.with(Act::Denies).any(|(_, s)| s.scope == Scope::Part),
        Flag::RestsOnAnonymous => any(&[RootKind::Anonymous], &pro),
        Flag::RivalAccount => rival_account,
        Flag::SelfCitation => pro.iter().any(cites_itself),
    };
    let flags = Flag::WORDS.iter().map(|(flag, _)| *flag).filter(|flag| holds(*flag)).collect();
    let weakest = pro.iter().map(|root| root.kind).min();
    let challengers_shown = origins::shown_distinct(record, &contra);
    Standing {
        dispute,
        support,
        origins,
        challengers: challengers_shown,
        flags,
        weakest,
        supporters,
        challengers_on_file: challengers,
    }
}

/// The roots that can be origins: commentary never is.
fn origins_of(sides: &[Side]) -> Vec<&Root> {
    sides.iter().map(|side| &side.root).filter(|root| root.kind != RootKind::Commentary).collect()
}

fn support(pro: &[&Root], origins: Origins) -> Support {
    let page_only = |root: &&Root| match root.kind {
        RootKind::PageVoice => true,
        RootKind::Unspecified => root.voucher.is_none_or(|voucher| voucher == root.page),
        _ => false,
    };
    if pro.is_empty() {
        Support::None
    } else if pro.iter().all(page_only) {
        Support::Unattributed
    } else if pro.iter().all(|root| root.kind.is_unnamed()) {
        Support::Unverified
    } else if origins.min >= 2 {
        Support::Corroborated
    } else if origins.max >= 2 {
        Support::Uncorroborated
    } else {
        Support::SingleOrigin
    }
}

fn dispute(record: &Record, claim: &Claim, pro: &[&Root], contra: &[&Root], doubted: bool) -> Dispute {
    let interested: Vec<AgentIx> =
        claim.interested.iter().filter_map(|id| record.find_agent(id)).map(|agent| principal(record, agent)).collect();
    let has_stake = |root: &Root| matches!(root.key, Key::Agent(agent) if interested.contains(&agent));
    let supports = |root: &Root| pro.iter().any(|other| other.key == root.key);
    if contra.iter().any(|root| !has_stake(root) && !supports(root)) {
        // Nobody on record supports it: a denial of nothing is still a denial, but there is no contest.
        if pro.is_empty() { Dispute::Denied } else { Dispute::Contested }
    } else if contra.iter().any(|root| has_stake(root)) {
        Dispute::Denied
    } else if !contra.is_empty() {
        Dispute::Inconsistent
    } else if doubted {
        Dispute::Doubted
    } else {
        Dispute::None
    }
}
