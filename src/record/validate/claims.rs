//! The checks of works and claims.

use super::{Tables, assertions, at_most, limits};
use crate::record::date::{Date, Day};
use crate::record::diagnostic::{Faults, Path, quoted};
use crate::record::model::{Arity, Dataset};

/// Notes the faults of all works.
pub fn check_works(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let works = Path::Member(&Path::Root, "works");
    for (index, work) in dataset.works.iter().enumerate() {
        let here = Path::Item(&works, index);
        tables.agents.check_member(work.publisher.as_ref(), "publisher", &here, faults);
        tables.agents.check_list(&work.authors, "authors", &here, faults);
        check_date(work.date.as_ref(), "date", dataset, &here, faults);
        check_date(work.retracted.as_ref(), "retracted", dataset, &here, faults);
    }
}

/// Notes the faults of all claims and of their assertions.
pub fn check(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let claims = Path::Member(&Path::Root, "claims");
    let mut answers = vec![0usize; dataset.questions.len()];
    for (index, claim) in dataset.claims.iter().enumerate() {
        let here = Path::Item(&claims, index);
        tables.agents.check_list(&claim.about, "about", &here, faults);
        tables.agents.check_list(&claim.interested, "interested", &here, faults);
        tables.questions.check_member(claim.question.as_ref(), "question", &here, faults);
        let question = claim.question.as_deref().and_then(|id| tables.questions.find(id));
        if let Some(count) = question.and_then(|place| answers.get_mut(place as usize)) {
            *count += 1;
        }
        let list = Path::Member(&here, "assertions");
        at_most(limits::ASSERTIONS_OF_A_CLAIM, claim.assertions.len(), "assertions", &list, faults);
        at_most(
            limits::WORDINGS,
            claim.wordings.len(),
            "wordings",
            &Path::Member(&here, "wordings"),
            faults,
        );
        for (place, assertion) in claim.assertions.iter().enumerate() {
            let entity = assertions::Place { dataset, tables, claim, claim_place: index };
            entity.check(assertion, &Path::Item(&list, place), faults);
        }
    }
    let questions = Path::Member(&Path::Root, "questions");
    for ((index, question), count) in dataset.questions.iter().enumerate().zip(answers) {
        if question.arity == Arity::Single {
            at_most(limits::ANSWERS, count, "answers", &Path::Item(&questions, index), faults);
        }
    }
}

/// Warns of a date that comes after the record's own.
pub fn check_date(
    date: Option<&Date>,
    name: &str,
    dataset: &Dataset,
    entity: &Path<'_>,
    faults: &mut Faults,
) {
    let is_late = |date: &&Date| dataset.as_of != Day::default() && date.value > dataset.as_of;
    let Some(date) = date.filter(is_late) else { return };
    let expected =
        ["a date until ", &dataset.as_of.iso(), ", when the record was last checked"].concat();
    let help = "correct the date, or as_of";
    faults.warn(
        "after-as-of",
        &Path::Member(entity, name),
        &quoted(&date.value.iso()),
        &expected,
        help,
    );
}
