//! Warnings: what the format allows and a careful author would look at again.
//!
//! Invariant: nothing here refuses a dataset, and nothing in the library relies on it.

use super::Tables;
use crate::record::diagnostic::{Faults, Path, quoted};
use crate::record::model::{Act, Assertion, ClaimKind, Dataset, Identification};

/// Where a word is loaded.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    /// In every text that readers see.
    Anywhere,
    /// In the description of a source. Elsewhere the word has other uses: "a secret plant".
    Source,
}

/// Words that take a side or say more than the record knows, and what to write instead (docs/words.md, "Words shown
/// to a reader"). In lower case; words of a phrase stand one space apart.
const LOADED: &[(&str, Where, &str)] = &[
    ("admits", Where::Anywhere, SAID),
    ("admitted", Where::Anywhere, SAID),
    ("alleged", Where::Anywhere, SAID),
    ("allegedly", Where::Anywhere, SAID),
    ("alleges", Where::Anywhere, SAID),
    ("claimed", Where::Anywhere, SAID),
    ("claims", Where::Anywhere, SAID),
    ("insisted", Where::Anywhere, SAID),
    ("insists", Where::Anywhere, SAID),
    ("anonymous", Where::Anywhere, NOT_NAMED),
    ("secret", Where::Source, NOT_NAMED),
    ("unknown", Where::Source, NOT_NAMED),
    ("hearsay", Where::Anywhere, SECOND_HAND),
    ("rumor", Where::Anywhere, SECOND_HAND),
    ("rumors", Where::Anywhere, SECOND_HAND),
    ("rumour", Where::Anywhere, SECOND_HAND),
    ("rumours", Where::Anywhere, SECOND_HAND),
    ("contested", Where::Anywhere, DISPUTED),
    ("controversial", Where::Anywhere, DISPUTED),
    ("debunked", Where::Anywhere, DISPUTED),
    ("false", Where::Anywhere, DISPUTED),
    ("misleading", Where::Anywhere, DISPUTED),
    ("true", Where::Anywhere, NO_DISPUTE),
    ("undisputed", Where::Anywhere, NO_DISPUTE),
    ("verified", Where::Anywhere, NO_DISPUTE),
    ("confirmed by", Where::Anywhere, COUNT),
    ("widely reported", Where::Anywhere, COUNT),
    ("unsourced", Where::Anywhere, NO_RECORD),
    ("unverified", Where::Anywhere, NO_RECORD),
    ("provenance incomplete", Where::Anywhere, "\"our record is incomplete\""),
];

const SAID: &str = "\"said\", \"reported\" or \"attributed to\"";
const NOT_NAMED: &str = "\"not named in the article\"";
const SECOND_HAND: &str = "\"second-hand: reported via\" whom";
const DISPUTED: &str = "who disputes it, and in what words";
const NO_DISPUTE: &str = "\"no dispute on record\", with the date";
const COUNT: &str = "how many reports there are, and how many origins";
const NO_RECORD: &str = "\"no record for this claim\"";

/// Assertions that a search along `via` follows.
const STEPS: usize = 40;

/// Notes what an author should look at.
pub fn check(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    agents(dataset, faults);
    let questions = Path::Member(&Path::Root, "questions");
    for (index, question) in dataset.questions.iter().enumerate() {
        let here = Path::Item(&questions, index);
        words(&question.text, Where::Anywhere, &Path::Member(&here, "text"), faults);
    }
    let claims = Path::Member(&Path::Root, "claims");
    for (index, claim) in dataset.claims.iter().enumerate() {
        let here = Path::Item(&claims, index);
        words(&claim.text, Where::Anywhere, &Path::Member(&here, "text"), faults);
        if claim.wordings.is_empty()
            && claim.assertions.iter().all(|assertion| assertion.anchors.is_empty())
        {
            let help = "no page will show it; make an anchor with `accordingto anchor`";
            faults.warn(
                "unfindable",
                &here,
                "no anchor and no wording",
                "a way to find it on a page",
                help,
            );
        }
        // A note says that somebody has thought about it.
        let is_explained = claim.note.0.is_some();
        if claim.kind == ClaimKind::Fact
            && !is_explained
            && !claim.assertions.is_empty()
            && claim.assertions.iter().all(|assertion| assertion.commentary)
        {
            let help = "if it can only be weighed, it is an evaluation or a prediction; or say in a note why it is a fact";
            let expected = "a party that says so, or another kind";
            faults.warn(
                "only-commentary",
                &here,
                "a fact that is only commented on",
                expected,
                help,
            );
        }
        let opinion = matches!(claim.kind, ClaimKind::Evaluation | ClaimKind::Prediction);
        let list = Path::Member(&here, "assertions");
        for (place, assertion) in claim.assertions.iter().enumerate() {
            let here = Path::Item(&list, place);
            if let Some(text) = &assertion.text {
                words(text, Where::Anywhere, &Path::Member(&here, "text"), faults);
            }
            if opinion
                && !is_explained
                && assertion.act == Act::Asserts
                && is_anonymous(dataset, tables, assertion)
            {
                let help = "an opinion is worth as much as its holder; leave it out, or say in a note why it is on record";
                faults.warn(
                    "anonymous-opinion",
                    &here,
                    "an opinion of a source that is not named",
                    "a named holder",
                    help,
                );
            }
        }
    }
}

fn agents(dataset: &Dataset, faults: &mut Faults) {
    let agents = Path::Member(&Path::Root, "agents");
    for (index, agent) in dataset.agents.iter().enumerate() {
        let here = Path::Item(&agents, index);
        for (name, text) in [("name", &agent.name), ("description", &agent.description)] {
            if let Some(text) = text {
                words(text, Where::Source, &Path::Member(&here, name), faults);
            }
        }
        let bare = agent.description.as_deref().is_none_or(|text| {
            matches!(text.trim(), "source" | "sources" | "a source" | "the source" | "some sources")
        });
        if agent.identification == Identification::Anonymous && bare {
            let help = "readers want to know how the page describes the source: \"a senior European diplomat\"";
            faults.warn(
                "bare-source",
                &here,
                "a source that is not described",
                "the member \"description\"",
                help,
            );
        }
    }
}

/// Whether an assertion goes back to a source that is described but not named.
fn is_anonymous(dataset: &Dataset, tables: &Tables<'_>, assertion: &Assertion) -> bool {
    let next = |assertion: &&Assertion| {
        let (claim, own) = tables.place_of(tables.assertions.find(assertion.via.as_deref()?)?);
        dataset.claims.get(claim)?.assertions.get(own)
    };
    let root = core::iter::successors(Some(assertion), next).take(STEPS).last();
    let agent =
        root.and_then(|root| root.chain.last()).and_then(|hop| tables.agents.find(&hop.agent));
    agent
        .and_then(|place| dataset.agents.get(place as usize))
        .is_some_and(|agent| agent.identification == Identification::Anonymous)
}

/// Warns of loaded words, of each once.
fn words(text: &str, place: Where, path: &Path<'_>, faults: &mut Faults) {
    let mut noted: Vec<&str> = Vec::new();
    for (loaded, only, instead) in loaded(text) {
        if (only == Where::Anywhere || only == place) && !noted.contains(&loaded) {
            noted.push(loaded);
            let help = "the words of the record take no side";
            faults.warn("loaded-word", path, &quoted(loaded), instead, help);
        }
    }
}

/// The entries of the list whose phrase stands in a text as whole words, in any letter case. One pass.
fn loaded(text: &str) -> impl Iterator<Item = (&'static str, Where, &'static str)> {
    let mut before = None;
    let starts = text.char_indices().filter(move |(_, c)| {
        let is_start = c.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric);
        before = Some(*c);
        is_start
    });
    starts.flat_map(move |(at, _)| {
        LOADED.iter().copied().filter(move |(phrase, ..)| {
            let end = at + phrase.len();
            text.get(at..end).is_some_and(|head| head.eq_ignore_ascii_case(phrase))
                && text.get(end..).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::loaded;

    #[test]
    fn a_word_counts_only_as_a_whole_and_in_any_case() {
        for (text, phrases) in [
            ("He claims it.", &["claims"][..]),
            ("CLAIMS", &["claims"]),
            ("disclaims, claimsé", &[]),
            ("é claims", &["claims"]),
            ("it was widely reported.", &["widely reported"]),
            ("widely  reported", &[]),
            ("", &[]),
            ("untrue, but true: true", &["true", "true"]),
        ] {
            let found: Vec<&str> = loaded(text).map(|(phrase, ..)| phrase).collect();
            assert_eq!(found, phrases, "{text}");
        }
    }
}
