//! The checks of a dataset beyond its members: ids, chains, links, counts and dates.
//!
//! Decoding has looked at each member by itself (kind, length, vocabulary, markup, URL scheme, date). What is checked
//! here needs more than one member to judge. All faults are noted in one run; a value that decoding could not take is
//! empty by now and is passed over.
//!
//! Cost: n log n in the size of the dataset. Invariant: the checks end for every dataset, and what later code walks along
//! (chains, `via`, principals, neighbours) is bounded by them.

mod agents;
mod assertions;
mod claims;
mod links;
mod lint;
mod person;
mod table;

use super::date::{Day, Precision};
use super::diagnostic::{Faults, Path, quoted};
use super::model::Dataset;
use table::Table;

/// The limits of a dataset. Far beyond any that people write, near enough to keep every step after this one fast.
mod limits {
    /// Claims of a dataset.
    pub const CLAIMS: usize = 50_000;
    /// Agents of a dataset.
    pub const AGENTS: usize = 50_000;
    /// Assertions of a dataset.
    pub const ASSERTIONS: usize = 200_000;
    /// Assertions of one claim: the standing rule compares them pair by pair.
    pub const ASSERTIONS_OF_A_CLAIM: usize = 500;
    /// Hops of one chain, assertions along one `via`, agents up to one principal.
    pub const STEPS: usize = 40;
    /// Countries of a dataset's agents: ISO 3166 has 249. The standing rule matches them with outlets.
    pub const COUNTRIES: usize = 300;
    /// Claims that answer one single-valued question: each is a rival of every other.
    pub const ANSWERS: usize = 64;
    /// Links of one kind at one claim or agent.
    pub const LINKS: usize = 64;
    /// Wordings of one claim.
    pub const WORDINGS: usize = 200;
    /// Reviews of a dataset.
    pub const REVIEWS: usize = 10_000;
    /// Questions of a dataset.
    pub const QUESTIONS: usize = 10_000;
}

/// Notes every fault of a dataset.
pub fn validate(dataset: &Dataset, faults: &mut Faults) {
    header(dataset, faults);
    sizes(dataset, faults);
    let tables = Tables::new(dataset, faults);
    agents::check(dataset, &tables, faults);
    claims::check_works(dataset, &tables, faults);
    claims::check(dataset, &tables, faults);
    links::check(dataset, &tables, faults);
    lint::check(dataset, &tables, faults);
}

/// The ids of a dataset by kind.
struct Tables<'a> {
    agents: Table<'a>,
    works: Table<'a>,
    questions: Table<'a>,
    claims: Table<'a>,
    assertions: Table<'a>,
    /// For each claim the number of assertions before its own: what turns a place in `assertions` into a claim's.
    before: Vec<u32>,
}

impl<'a> Tables<'a> {
    fn new(dataset: &'a Dataset, faults: &mut Faults) -> Self {
        let assertions = dataset.claims.iter().flat_map(|claim| &claim.assertions);
        let mut sum = 0u32;
        let before = dataset.claims.iter().map(|claim| {
            let before = sum;
            sum = sum.saturating_add(u32::try_from(claim.assertions.len()).unwrap_or(u32::MAX));
            before
        });
        let tables = Self {
            before: before.collect(),
            agents: Table::new("an agent", dataset.agents.iter().map(|agent| &agent.id)),
            works: Table::new("a work", dataset.works.iter().map(|work| &work.id)),
            questions: Table::new(
                "a question",
                dataset.questions.iter().map(|question| &question.id),
            ),
            claims: Table::new("a claim", dataset.claims.iter().map(|claim| &claim.id)),
            assertions: Table::new("an assertion", assertions.map(|assertion| &assertion.id)),
        };
        tables.agents.note_repeated("agents", faults);
        tables.works.note_repeated("works", faults);
        tables.questions.note_repeated("questions", faults);
        tables.claims.note_repeated("claims", faults);
        let claims = Path::Member(&Path::Root, "claims");
        for (place, first, id) in tables.assertions.repeated() {
            let ((claim, own), (first_claim, first_own)) =
                (tables.place_of(place), tables.place_of(first));
            let (claim, first_claim) =
                (Path::Item(&claims, claim), Path::Item(&claims, first_claim));
            let (list, first_list) =
                (Path::Member(&claim, "assertions"), Path::Member(&first_claim, "assertions"));
            let (entity, first) = (Path::Item(&list, own), Path::Item(&first_list, first_own));
            tables.assertions.note_repetition(id, &entity, &first, faults);
        }
        tables
    }

    /// The claim of an assertion and its place there, from its place among all assertions.
    fn place_of(&self, assertion: u32) -> (usize, usize) {
        // Claims without assertions share their number with the next claim: the last of equals is meant.
        let claim = self.before.partition_point(|before| *before <= assertion).saturating_sub(1);
        let before = self.before.get(claim).copied().unwrap_or(0);
        (claim, assertion.saturating_sub(before) as usize)
    }
}

fn header(dataset: &Dataset, faults: &mut Faults) {
    let format = Path::Member(&Path::Root, "format");
    let is_missing = |faults: &Faults| {
        faults.found.iter().any(|fault| fault.path == "$" && fault.expected.contains("\"format\""))
    };
    if dataset.format != 1 && !is_noted(&format, faults) && !is_missing(faults) {
        let help = "this library reads format 1; a newer library may read this dataset";
        faults.error("unsupported-format", &format, &dataset.format.to_string(), "1", help);
    }
    if !dataset.language.is_empty() && !is_language(&dataset.language) {
        let path = Path::Member(&Path::Root, "language");
        let expected = "a language tag (BCP 47) such as en or pt-BR";
        faults.error("bad-language", &path, &quoted(&dataset.language), expected, "");
    }
    if dataset.as_of != Day::default() && dataset.as_of.precision() != Precision::Day {
        let path = Path::Member(&Path::Root, "as_of");
        let help = "write the day on which the record was last checked";
        faults.error(
            "bad-date",
            &path,
            &quoted(&dataset.as_of.iso()),
            "a day such as 2026-11-03",
            help,
        );
    }
}

/// Whether a text has the form of a language tag: a language of two or three letters, then subtags of at most eight
/// letters and digits (RFC 5646, section 2.1; registered tags of other forms are not used on pages).
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or("");
    matches!(language.len(), 2 | 3)
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
        && text.len() <= 35
}

fn sizes(dataset: &Dataset, faults: &mut Faults) {
    let member = |name| Path::Member(&Path::Root, name);
    at_most(limits::AGENTS, dataset.agents.len(), "agents", &member("agents"), faults);
    let mut countries: Vec<&str> =
        dataset.agents.iter().filter_map(|agent| agent.country.as_deref()).collect();
    countries.sort_unstable();
    countries.dedup();
    at_most(limits::COUNTRIES, countries.len(), "countries", &member("agents"), faults);
    at_most(limits::QUESTIONS, dataset.questions.len(), "questions", &member("questions"), faults);
    at_most(limits::CLAIMS, dataset.claims.len(), "claims", &member("claims"), faults);
    at_most(limits::REVIEWS, dataset.reviews.len(), "reviews", &member("reviews"), faults);
    let assertions = dataset.claims.iter().map(|claim| claim.assertions.len()).sum();
    at_most(limits::ASSERTIONS, assertions, "assertions", &member("claims"), faults);
}

/// Whether a fault was noted at this very place: a value that decoding could not take is a default by now, and what
/// follows from the default is no fault of the document.
fn is_noted(path: &Path<'_>, faults: &Faults) -> bool {
    let path = faults.refuse().then(|| path.to_string());
    path.is_some_and(|path| faults.found.iter().any(|fault| fault.path == path))
}

/// Notes that there are too many of something.
fn at_most(most: usize, count: usize, of: &str, path: &Path<'_>, faults: &mut Faults) {
    if count > most {
        let found = [&count.to_string(), " ", of].concat();
        let expected = ["at most ", &most.to_string()].concat();
        faults.error(
            "too-many",
            path,
            &found,
            &expected,
            "split the dataset, or leave out what says nothing new",
        );
    }
}
