//! Dates as sources give them: a day, a month or only a year.
//!
//! Dates are compared by what is written, as the reference rule does: `2014` comes before `2014-03-01`, so that a thing
//! dated by its year alone counts from the first day of that year.
//!
//! Invariant: a [`Day`] that was read is a day, month or year of the proleptic Gregorian calendar from year 1 to 9999.

use super::decode::{Decode, member, members, shown, vocabulary};
use super::diagnostic::{Faults, Path};
use super::model::Text;
use super::value::{Node, Value};
use crate::pack::{PackError, Reader, Wire, Writer};

vocabulary! {
    /// How exactly a date is known.
    Precision, required {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the year.
        Year = "year",
    }
}

/// A day, or a month or year where the parts after it are 0: `20140301`, `20140300`, `20140000`. Orders as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

impl Day {
    /// Reads `2014-03-01`, `2014-03` or `2014`. `None` for anything else, and for days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || year == 0 {
            return None;
        }
        let month = match month {
            None => return Some(Self(year * 10_000)),
            Some(month) => month.filter(|month| (1..=12).contains(month))?,
        };
        let day = match day {
            None => 0,
            Some(day) => day.filter(|day| (1..=days_in(year, month)).contains(day))?,
        };
        Some(Self(year * 10_000 + month * 100 + day))
    }

    /// Year (1 to 9999), month (0 if unknown, or 1 to 12), day (0 if unknown, or 1 to 31).
    #[must_use]
    pub const fn parts(self) -> (u32, u32, u32) {
        (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }

    /// How exactly it is known.
    #[must_use]
    pub const fn precision(self) -> Precision {
        match self.parts() {
            (_, 0, _) => Precision::Year,
            (_, _, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// As it is written: `2014-03-01`, `2014-03` or `2014`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        let mut out = String::new();
        push_padded(&mut out, year, 1000);
        for part in [month, day] {
            if part > 0 {
                out.push('-');
                push_padded(&mut out, part, 10);
            }
        }
        out
    }
}

fn push_padded(out: &mut String, number: u32, mut place: u32) {
    while place > 0 {
        out.push(char::from_digit(number / place % 10, 10).unwrap_or('0'));
        place /= 10;
    }
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date of the record, with why it is believed where no page states it.
///
/// In JSON `{"value": "2014", "precision": "year", "basis": "…"}`, or only `"2014"`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Date {
    /// The date.
    pub value: Day,
    /// How the dataset's author came to it, where the page does not state it.
    pub basis: Option<Text>,
}

impl Decode for Date {
    const REQUIRED: bool = true;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        if matches!(node.value, Value::Text(_)) {
            return Self { value: day(node, path, faults), basis: None };
        }
        let parts = members(node, &["value", "precision", "basis"], path, faults);
        let date = Self {
            value: member(parts, "value", path, faults),
            basis: member(parts, "basis", path, faults),
        };
        let precision: Precision = member(parts, "precision", path, faults);
        if date.value != Day::default() && date.value.precision() != precision {
            let expected = match precision {
                Precision::Day => "a date such as 2014-03-01",
                Precision::Month => "a date such as 2014-03",
                Precision::Year => "a date such as 2014",
            };
            let help = "the value is cut to its precision";
            faults.error(
                "bad-date",
                &Path::Member(path, "value"),
                &date.value.iso(),
                expected,
                help,
            );
        }
        date
    }
}

impl Decode for Day {
    const REQUIRED: bool = true;

    fn decode(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Self {
        day(node, path, faults)
    }
}

fn day(node: &Node, path: &Path<'_>, faults: &mut Faults) -> Day {
    let read = match &node.value {
        Value::Text(text) => Day::parse(text),
        _ => None,
    };
    read.unwrap_or_else(|| {
        faults.error(
            "bad-date",
            path,
            &shown(node),
            "a date such as 2014-03-01, 2014-03 or 2014",
            "",
        );
        Day::default()
    })
}

impl Wire for Day {
    fn write(&self, out: &mut Writer) {
        out.number(self.0);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        let day = Self(input.number()?);
        if Self::parse(&day.iso()) == Some(day) { Ok(day) } else { Err(PackError::BadNumber) }
    }
}

impl Wire for Date {
    fn write(&self, out: &mut Writer) {
        self.value.write(out);
        self.basis.write(out);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self { value: Wire::read(input)?, basis: Wire::read(input)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_at_each_precision_and_writes_back_as_it_was() {
        for text in ["2014", "2014-03", "2014-03-01", "0007-12-31", "2000-02-29"] {
            assert_eq!(Day::parse(text).map(Day::iso).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_day_of_any_calendar_is_no_date() {
        for text in [
            "",
            "14",
            "2014-3",
            "2014-13",
            "2014-02-30",
            "1900-02-29",
            "0000",
            "2014-01-01-01",
            "+014",
            "２０１４",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_comes_before_its_months_and_a_month_before_its_days() {
        let days: Vec<_> =
            ["2013-12-31", "2014", "2014-01", "2014-01-01", "2014-02"].map(Day::parse).into();
        assert!(days.windows(2).all(|pair| pair.first() < pair.last()));
    }
}
