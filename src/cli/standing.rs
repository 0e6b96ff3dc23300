//! `accordingto standing`

use std::io::Write;
use std::path::PathBuf;

use crate::record::date::Day;
use crate::record::decode::Vocabulary as _;
use crate::record::since::{Event, Since, since};
use crate::record::standing::{Standing, explain, explain_text, standing};
use crate::record::statement::Statement;
use crate::record::value::{Node, Value};
use crate::record::{ClaimIx, Record};
use clap::Args;

use super::{Format, Stop, dataset, json};

/// Show what stands behind each claim, and who disputes it
#[derive(Args)]
#[command(after_help = "Examples: accordingto standing\n          \
    accordingto standing data/asgari.json --claim rank-major-general --as-of 2010-01-01 --format json\n          \
    accordingto standing --claim cia-arranged-defection --explain --since 2007-03-11\n\n\
    Origins are an interval: shown to be distinct, and the most that the wording claims. The weakest origin is a\n\
    letter: P the page's own voice, O a circle of reports, U unspecified, A described but not named, R an outlet that\n\
    does not say how it knows, N named and first-hand.")]
pub struct Arguments {
    /// A dataset, JSON or compiled; without it, the bundled one
    dataset: Option<PathBuf>,
    /// Only this claim
    #[arg(long, value_name = "ID")]
    claim: Option<String>,
    /// Only what was said until this day (2014-03-01; also 2014-03 or 2014, meaning before anything dated more exactly)
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// Tell the reasons: each statement that was read, where it comes from, and why it counts or does not
    #[arg(long)]
    explain: bool,
    /// Tell what changed since this day, on which an article was published
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Day>,
    /// How the standings are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a date such as 2014-03-01".into())
}

/// Writes the standings in the dataset's order.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    let record = dataset::load(arguments.dataset.as_deref())?;
    let only = match &arguments.claim {
        Some(id) => Some(record.find_claim(id).ok_or_else(|| unknown(&record, id))?),
        None => None,
    };
    let claims = record.claims().filter(|(place, _)| only.is_none_or(|only| only == *place));
    let rows: Vec<Row<'_>> =
        claims.map(|(place, claim)| Row::new(&record, place, &claim.id, arguments)).collect();
    match arguments.format {
        Format::Json => {
            writeln!(out, "{}", json::write(&json::list(rows.iter().map(Row::to_json)), 0, 0))?
        }
        Format::Text if arguments.explain || arguments.since.is_some() => {
            for row in &rows {
                row.tell(out)?;
            }
        }
        Format::Text => {
            let rows: Vec<_> = rows.iter().map(|row| (row.id, &row.standing)).collect();
            table(&rows, out)?;
        }
    }
    Ok(())
}

/// What is told of one claim.
struct Row<'a> {
    id: &'a str,
    standing: Standing,
    /// Lines, where they were asked for.
    reasons: Option<Vec<String>>,
    changes: Option<Vec<String>>,
}

impl<'a> Row<'a> {
    fn new(record: &Record, claim: ClaimIx, id: &'a str, arguments: &Arguments) -> Self {
        let as_of = arguments.as_of;
        let reasons = || {
            explain_text::lines(record, &explain(record, claim, as_of))
                .into_iter()
                .skip(1)
                .collect()
        };
        Row {
            id,
            standing: standing(record, claim, as_of),
            reasons: arguments.explain.then(reasons),
            changes: arguments.since.map(|day| changes(record, &since(record, claim, day, as_of))),
        }
    }

    fn to_json(&self) -> Value {
        let Value::Object(mut members) = to_json(self.id, &self.standing) else {
            return Value::Null;
        };
        for (name, lines) in [("reasons", &self.reasons), ("changes", &self.changes)] {
            if let Some(lines) = lines {
                let lines = json::list(lines.iter().map(|line| json::text(line)));
                members.push((name.into(), Node::bare(lines)));
            }
        }
        Value::Object(members)
    }

    fn tell(&self, out: &mut impl Write) -> Result<(), Stop> {
        writeln!(out, "{}", self.id)?;
        let standing = &self.standing;
        writeln!(
            out,
            "  dispute {}, support {}, origins {}",
            standing.dispute.word(),
            standing.support.word(),
            interval(standing)
        )?;
        for line in self.reasons.iter().flatten() {
            writeln!(out, "  {line}")?;
        }
        for line in self.changes.iter().flatten() {
            writeln!(out, "  {line}")?;
        }
        Ok(writeln!(out)?)
    }
}

/// What changed since a day, in lines.
fn changes(record: &Record, since: &Since) -> Vec<String> {
    let told = |standing: &Standing| {
        format!(
            "dispute {}, support {}, origins {}",
            standing.dispute.word(),
            standing.support.word(),
            interval(standing)
        )
    };
    let mut lines = vec![if since.has_changed() {
        format!("changed: then {}; now {}", told(&since.then), told(&since.now))
    } else {
        "unchanged since".into()
    }];
    lines.extend(since.changes.iter().filter_map(|change| {
        let claim = record.claim(change.claim)?;
        let statement = record.statements(change.claim).get(change.statement as usize)?;
        let event = match change.event {
            Event::Said => statement.act.word(),
            Event::Dropped(_) => "is no longer in force",
        };
        Some(format!(
            "{}: {} {event} ({})",
            change.on.iso(),
            name_of(record, statement),
            &*claim.id
        ))
    }));
    lines
}

fn name_of(record: &Record, statement: &Statement) -> String {
    let agent = statement.hops.last().and_then(|(agent, _)| record.agent(*agent));
    let name = agent.and_then(|agent| agent.name.as_deref().or(agent.description.as_deref()));
    name.unwrap_or("a party without a name").into()
}

fn interval(standing: &Standing) -> String {
    match standing.origins {
        origins if origins.min == origins.max => origins.min.to_string(),
        origins => format!("{}–{}", origins.min, origins.max),
    }
}

fn unknown(record: &Record, id: &str) -> Stop {
    let near = record.claims().map(|(_, claim)| (distance(&claim.id, id), &*claim.id)).min();
    let near = near.filter(|(distance, near)| *distance * 3 <= near.chars().count());
    let perhaps = near.map_or(String::new(), |(_, near)| format!("; perhaps {near}"));
    Stop::Input(format!(
        "no claim of the dataset has the id {}{perhaps}",
        crate::record::diagnostic::quoted(id)
    ))
}

/// Letters to add, drop or change (Levenshtein's distance). Long ids are cut: this is for a guess.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, c) in one.chars().take(100).enumerate() {
        let mut diagonal = place;
        let mut left = place + 1;
        let mut next = vec![left];
        for (above, d) in row.iter().skip(1).zip(&other) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(c != *d));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

fn to_json(id: &str, standing: &Standing) -> Value {
    let origins =
        [("min", json::number(standing.origins.min)), ("max", json::number(standing.origins.max))];
    json::object([
        ("claim", json::text(id)),
        ("dispute", json::text(standing.dispute.word())),
        ("support", json::text(standing.support.word())),
        ("origins", json::object(origins)),
        ("flags", json::list(standing.flags.iter().map(|flag| json::text(flag.word())))),
        ("weakest", standing.weakest.map_or(Value::Null, |kind| json::text(kind.letter()))),
    ])
}

fn table(rows: &[(&str, &Standing)], out: &mut impl Write) -> Result<(), Stop> {
    let heads = ["claim", "dispute", "support", "origins", "weakest", "flags"].map(String::from);
    let cells = rows.iter().map(|(id, standing)| {
        let origins = interval(standing);
        let flags: Vec<&str> = standing.flags.iter().map(|flag| flag.word()).collect();
        let weakest = standing.weakest.map_or("", |kind| kind.letter());
        [
            (*id).to_owned(),
            standing.dispute.word().to_owned(),
            standing.support.word().to_owned(),
            origins,
            weakest.to_owned(),
            flags.join(", "),
        ]
    });
    let lines: Vec<[String; 6]> = std::iter::once(heads).chain(cells).collect();
    let mut widths = [0; 6];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    for line in &lines {
        let padded = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(out, "{}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
