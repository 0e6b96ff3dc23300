//! What changed since an article was published.
//!
//! Invariant: a pure function of the record and two days. What is not dated counts as said before both.

use super::date::Day;
use super::standing::{Account, Fate, Standing, read, standing};
use super::{ClaimIx, Record};

/// A claim's standing on two days, and what lies between.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// On the day when the article was published.
    pub then: Standing,
    /// On the day of the record.
    pub now: Standing,
    /// Whether the dispute is another one.
    pub dispute_changed: bool,
    /// Whether the support is.
    pub support_changed: bool,
    /// Whether the number of origins is, shown or claimed.
    pub origins_changed: bool,
    /// Statements that came or went, the earliest first; those of one day in the order of the record.
    pub changes: Vec<Change>,
}

/// A statement that came or went.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day, month or year.
    pub on: Day,
    /// The claim that it was made about: a neighbour's, where support flows up or a rival challenges.
    pub claim: ClaimIx,
    /// Its place in [`Record::statements`] of that claim.
    pub statement: u32,
    /// What happened.
    pub event: Event,
}

/// What happened to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was made.
    Said,
    /// It is no longer in force, for this cause.
    Dropped(Fate),
}

impl Since {
    /// Whether a reader of the article would want to know: dispute, support or origins are other ones.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.dispute_changed || self.support_changed || self.origins_changed
    }
}

/// What stood on the day of the page, what stands on the day of the record (or with all that is on record), and what
/// happened in between. A day means its evening: what was said on the page's day is not new.
///
/// A record that is older than the page knows of no change. Cost: four times [`standing`].
#[must_use]
pub fn since(record: &Record, claim: ClaimIx, page_date: Day, record_date: Option<Day>) -> Since {
    let record_date = record_date.map(|day| day.max(page_date));
    let then = standing(record, claim, Some(page_date));
    let now = standing(record, claim, record_date);
    let before = read(record, claim, Some(page_date));
    let after = read(record, claim, record_date);
    let mut changes: Vec<Change> = before
        .iter()
        .zip(&after)
        .flat_map(|(before, after)| events(record, before, after))
        .collect();
    crate::order::sort_by(&mut changes, |a, b| a.on.cmp(&b.on));
    Since {
        dispute_changed: then.dispute != now.dispute,
        support_changed: then.support != now.support,
        origins_changed: then.origins != now.origins,
        then,
        now,
        changes,
    }
}

/// What happened to one statement: nothing, that it was made, that it was dropped, or both.
fn events(
    record: &Record,
    before: &Account<'_>,
    after: &Account<'_>,
) -> impl Iterator<Item = Change> {
    let change = |on, event| Change { on, claim: after.claim, statement: after.place, event };
    let was_unsaid = before.fate == Fate::Later;
    let made = after.said.date.filter(|_| was_unsaid && after.fate != Fate::Later);
    let is_new = was_unsaid || before.fate == Fate::InForce;
    // What was made through a work that had been withdrawn before was dropped from the day when it was made.
    let dropped =
        after.dropped_on(record).filter(|_| is_new).map(|on| made.map_or(on, |made| made.max(on)));
    let made = made.map(|on| change(on, Event::Said));
    made.into_iter().chain(dropped.map(|on| change(on, Event::Dropped(after.fate))))
}
