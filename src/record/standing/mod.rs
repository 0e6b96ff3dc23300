//! Standing: who stands behind a claim and who against it, on a given day, by the rule of docs/standing.md.
//!
//! ```text
//! statements ─root→ where each comes from ─active→ in force on the day ─sides→ part ─origins→ counts ─verdict→ Standing
//! ```
//!
//! The rule is a pure function of (claim, record, day). It reads the claim's statements and those of its direct
//! neighbours, never further, so it ends; it costs n log n in the statements that it reads, about a third of a
//! microsecond for each. [`explain`] gives the same verdict with its reasons.
//!
//! Where the rule departs from the team's reference: docs/adr/0007-standing-differs-from-reference.md.
//!
//! Invariant: nothing here says what is true. A standing counts and names parties; the order in which a dataset lists
//! things changes nothing.

mod active;
mod explain;
#[cfg(feature = "cli")]
pub mod explain_text;
mod kin;
mod matching;
mod origins;
mod root;
mod sides;
#[cfg(test)]
mod speed;
mod verdict;
mod way;

pub use active::Fate;
pub use explain::{Explanation, Reason, Stake, explain};
pub(super) use kin::Kin;
pub use root::{Key, Root, RootKind, principal, root};
pub(super) use sides::read;
pub use sides::{Account, Role};

use super::date::Day;
use super::decode::vocabulary;
use super::model::ClaimKind;
use super::{ClaimIx, Record};

vocabulary! {
    /// Who disputes a claim. The first that holds, in this order but for `none`.
    Dispute, required {
        /// Nobody on record.
        None = "none",
        /// It had support, all of it is dropped, and some of it because its source took it back.
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
        Some(entity) if can_be_checked(entity.kind) => {
            verdict::Case::new(record, entity, &sides::read(record, claim, as_of)).standing()
        }
        _ => Standing {
            dispute: Dispute::NotApplicable,
            support: Support::NotApplicable,
            ..Standing::default()
        },
    }
}

const fn can_be_checked(kind: ClaimKind) -> bool {
    !matches!(kind, ClaimKind::Evaluation | ClaimKind::Prediction)
}
