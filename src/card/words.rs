//! The words shown to a reader, in one place. In English; the rules that they keep are in docs/words.md: a dispute has an
//! owner, absence is not confirmation, and nothing is called true, false or anything in between.
//!
//! Invariant: no sentence that a reader sees is written anywhere else in the library.

use crate::record::date::Day;
use crate::record::model::{Access, Act, Identification};

/// How an agent is identified, after its name.
#[must_use]
pub const fn identification(identification: Identification) -> &'static str {
    match identification {
        Identification::Named => "named",
        Identification::RoleOnly => "role given, no name",
        Identification::Pseudonymous => "under a chosen name",
        Identification::Anonymous => "not named in the article",
        Identification::Unspecified => "no source given in the article",
        Identification::PageVoice => "in its own words",
    }
}

/// How an identified party knows what it says.
#[must_use]
pub const fn access(access: Access) -> &'static str {
    match access {
        Access::Firsthand => "first-hand",
        Access::Professional => "from professional knowledge",
        Access::Reporter | Access::Unknown => "does not say how it is known",
    }
}

/// What a party does with the claim, as a line under who it is.
#[must_use]
pub const fn act(act: Act) -> &'static str {
    match act {
        Act::Asserts => "Says it here",
        Act::Denies => "Denies it here",
        Act::Doubts => "Doubts it here",
        Act::DeclinesComment => "Declines to comment here",
        Act::SaysUnknown => "Says here that it is not known",
        Act::Asks => "Raises it as a question here",
        Act::Retracts => "Takes it back here",
    }
}

/// Twelve short names of months.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date to the precision that is known: `3 Nov 2026`, `Nov 2026`, `2026`. Its spaces do not break.
#[must_use]
pub fn date(day: Day) -> String {
    let (year, month, day) = day.parts();
    let month = (month as usize).checked_sub(1).and_then(|place| MONTHS.get(place));
    match (month, day) {
        (None, _) => format!("{year}"),
        (Some(month), 0) => format!("{month}\u{a0}{year}"),
        (Some(month), day) => format!("{day}\u{a0}{month}\u{a0}{year}"),
    }
}

/// A number of things, in the singular or plural.
#[must_use]
pub fn count(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How many reports and origins stand behind a claim.
#[must_use]
pub fn origins(reports: u32, min: u32, max: u32) -> String {
    let reports = count(reports, "report", "reports");
    if min == max {
        return format!("{reports}, {}", count(min, "origin", "origins"));
    }
    format!("{reports}, {min} to {max} origins")
}

/// What an interval of origins means.
pub const ORIGINS_INTERVAL: &str = "The first number is what the record shows to be distinct, the second the most that the wording claims.";

/// Headings of the card's sections.
pub mod heading {
    /// Over the sentence that the record has for the claim.
    pub const CLAIM: &str = "The claim on record";
    /// Over the chain.
    pub const CHAIN: &str = "How it got here";
    /// Over the disputes.
    pub const DISPUTES: &str = "Who disputes it";
    /// Over what else bears on it.
    pub const REMARKS: &str = "Also on record";
    /// Over the number of origins.
    pub const ORIGINS: &str = "What stands behind it";
    /// Over the other claims that stand at the same place.
    pub const OTHERS: &str = "Also said in this passage";
}

/// Templates and sentences of the card.
pub mod line {
    /// Who, how identified.
    pub const WHO: &str = "{0}, {1}";
    /// An agent that speaks for another.
    pub const THROUGH: &str = "{0}, through {1}";
    /// An unnamed source and the outlet that vouches for it.
    pub const NOT_NAMED_VIA: &str = "{0} (not named in the article), reported by {1}";
    /// An unnamed source that no outlet vouches for.
    pub const NOT_NAMED: &str = "{0} (not named in the article)";
    /// An outlet that passes on what it gives no source for.
    pub const NO_SOURCE: &str = "{0}, giving no source";
    /// A page in its own voice.
    pub const OWN_WORDS: &str = "{0}, in its own words";
    /// Reports that cite each other.
    pub const CIRCLE: &str = "reports that cite each other";
    /// Nothing at all is known of the source.
    pub const NO_SOURCE_GIVEN: &str = "No source given in the article";
    /// Somebody whose name the record lacks.
    pub const SOMEBODY: &str = "a party that the record does not name";

    /// Status: a challenger from outside.
    pub const DISPUTED: &str = "Disputed by {0}";
    /// Status: challengers from outside.
    pub const DISPUTED_AND: &str = "Disputed by {0} and {1}";
    /// Status: a challenger with a stake.
    pub const DISPUTED_PARTY: &str = "Disputed by {0}, a party to it";
    /// Status: a supporter says both.
    pub const BOTH: &str = "{0} is on record with both";
    /// Status: doubt.
    pub const DOUBTED: &str = "Doubted by {0}";
    /// Status: the source took it back.
    pub const WITHDRAWN: &str = "Withdrawn by its source";
    /// Status: nobody.
    pub const NO_DISPUTE: &str = "No dispute on record (checked {0})";
    /// Status of an opinion.
    pub const OPINION: &str = "An opinion: it has a speaker, no standing";
    /// Status of a prediction.
    pub const PREDICTION: &str = "A prediction: it has a speaker, no standing";
    /// Status of a claim that nobody on record makes.
    pub const NOBODY: &str = "Nobody on record says it";
    /// Others, counted.
    pub const OTHERS: &str = "{0} others";
    /// One other.
    pub const ANOTHER: &str = "one other";

    /// A denial of all of the claim.
    pub const ALL_OF_IT: &str = "Denies all of it";
    /// A denial of a part of the claim.
    pub const PART_OF_IT: &str = "Denies a part of it";
    /// Another account that cannot be so together with this one.
    pub const OTHER_ACCOUNT: &str = "Gives another account: {0}";
    /// Doubt.
    pub const DOUBTS: &str = "Doubts it";
    /// No comment.
    pub const NO_COMMENT: &str = "Declined to comment";
    /// Not known.
    pub const SAYS_UNKNOWN: &str = "Says that it is not known";
    /// A question.
    pub const ASKS: &str = "Raises it as a question";
    /// A retraction.
    pub const RETRACTS: &str = "Took it back";

    /// The reporter does not say how it knows.
    pub const BASIS: &str = "{0} does not say how it is known.";
    /// Nobody says it without caution.
    pub const HEDGED: &str = "Nobody on record says it without a hedge.";
    /// Challengers are not named.
    pub const CHALLENGE_UNNAMED: &str = "Nobody who disputes it is named.";
    /// A page cites its own people.
    pub const SELF_CITATION: &str = "{0} cites its own {1}.";
    /// Who pays for a party.
    pub const FUNDED: &str = "{0} is funded by {1}.";
    /// A party's stake.
    pub const INTEREST: &str = "{0}: {1}.";
    /// Reports cite each other.
    pub const CIRCULAR: &str = "The reports cite each other in a circle.";

    /// The last step of every chain.
    pub const THIS_PAGE: &str = "This page";
    /// The passage differs from the recorded one.
    pub const CHANGED: &str = "Text changed since the record was made.";
    /// The passage was recognised by a wording.
    pub const SIMILAR: &str = "Similar claim on record. Nobody checked that this page means the same.";
    /// The record's date and maker.
    pub const CHECKED: &str = "Record checked {0} · {1}";
    /// Where to report an error.
    pub const REPORT: &str = "Report an error";
    /// Closes the card.
    pub const CLOSE: &str = "Close";
    /// The card's name for assistive technology.
    pub const CARD: &str = "Source of this claim: {0}. {1}";
}
