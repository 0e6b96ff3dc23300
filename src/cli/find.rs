//! `accordingto find`

use std::io::Write;
use std::path::PathBuf;

use crate::find::{Index, Match, find};
use crate::record::Record;
use crate::record::value::Value;
use clap::Args;

use super::page::Page;
use super::{Format, Stop, dataset, json};

/// Characters of a passage that a line of text shows.
const SHOWN: usize = 60;

/// Find recorded claims on pages
#[derive(Args)]
#[command(after_help = "Examples: accordingto find story.html\n          \
    accordingto find --claims data/asgari.json --format json one.txt two.html\n\n\
    With --format json the matches are a list of objects: page, claim, assertion, start, end, via, score, changed.\n\
    Offsets are UTF-16 code units: of a text file into its text, of an HTML page into document.body.textContent. Only\n\
    the main text of an HTML page is searched: [itemprop=articleBody], or an article, or main, or the body; hidden and\n\
    editable parts and those with data-accordingto=\"off\" are not.")]
pub struct Arguments {
    /// Pages: text or HTML files, UTF-8
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<PathBuf>,
    /// The dataset, JSON or compiled; without it, the bundled one
    #[arg(long, value_name = "DATASET")]
    claims: Option<PathBuf>,
    /// How the matches are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Writes the matches of each page in the order of their places.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    let record = dataset::load(arguments.claims.as_deref())?;
    let index = Index::new(&record);
    let mut rows = Vec::new();
    for path in &arguments.pages {
        let page = Page::read(path, index.stems())?;
        let matches = find(&index, &page.words);
        match arguments.format {
            Format::Json => rows.extend(matches.iter().map(|found| to_json(&record, &page, found))),
            Format::Text => {
                let count = match matches.len() {
                    0 => "no passages on record".into(),
                    1 => "1 passage on record".into(),
                    count => format!("{count} passages on record"),
                };
                writeln!(out, "{}: {count}", page.name)?;
                for found in &matches {
                    writeln!(out, "{}", line(&record, &page, found))?;
                }
            }
        }
    }
    if arguments.format == Format::Json {
        writeln!(out, "{}", json::write(&json::list(rows.into_iter()), 0, 0))?;
    }
    Ok(())
}

/// The ids of a match's claim and assertion.
fn ids<'a>(record: &'a Record, found: &Match) -> (&'a str, &'a str) {
    let claim = record.claim(found.claim);
    let assertion = claim.and_then(|claim| claim.assertions.get(found.assertion as usize));
    (claim.map_or("", |claim| &claim.id), assertion.map_or("", |assertion| &assertion.id))
}

fn to_json(record: &Record, page: &Page, found: &Match) -> Value {
    let (claim, assertion) = ids(record, found);
    json::object([
        ("page", json::text(&page.name)),
        ("claim", json::text(claim)),
        ("assertion", json::text(assertion)),
        ("start", json::number(found.start)),
        ("end", json::number(found.end)),
        ("via", json::text(found.via.word())),
        ("score", Value::Number((found.score * 1000.0).round() / 1000.0)),
        ("changed", Value::Bool(found.changed)),
    ])
}

fn line(record: &Record, page: &Page, found: &Match) -> String {
    let text = page.slice(found.start, found.end);
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.join(" ");
    let short = match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("")),
        None => words,
    };
    let changed = if found.changed { ", changed" } else { "" };
    let (claim, assertion) = ids(record, found);
    format!(
        "{:>6}  {short}  [{claim}, {assertion}, {}{changed}]",
        page.line(found.start),
        found.via.word()
    )
}
