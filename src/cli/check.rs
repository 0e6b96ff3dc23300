//! `accordingto check`

use std::io::{self, Write};
use std::path::PathBuf;

use crate::record::diagnostic::Severity;
use clap::{Args, ValueEnum};

use super::dataset::{self, Checked};
use super::{Stop, json, sarif};

/// Check datasets: every fault with its place, what was found, what was expected
#[derive(Args)]
#[command(after_help = "Example: accordingto check data/asgari.json\n\n\
    With --format json the diagnostics are a list of objects on standard output: file, code, severity, path,\n\
    line, column (from 1, in characters), found, expected, help. --format sarif is for code hosts and CI.")]
pub struct Arguments {
    /// Datasets, JSON or compiled
    #[arg(required = true, value_name = "DATASET")]
    datasets: Vec<PathBuf>,
    /// Fail on warnings, too
    #[arg(long)]
    deny_warnings: bool,
    /// How the diagnostics are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For code hosts and CI (SARIF 2.1.0).
    Sarif,
}

/// Checks each dataset, so that one run shows what is wrong with all of them.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    let mut refused = false;
    let mut all = Vec::new();
    for path in &arguments.datasets {
        let checked = dataset::check(path)?;
        refused |= checked.record.is_none();
        refused |= arguments.deny_warnings && !checked.findings.is_empty();
        if arguments.format == Format::Text {
            let mut errors = io::BufWriter::new(io::stderr().lock());
            for finding in &checked.findings {
                checked.source.render(finding, &mut errors)?;
            }
            errors.flush()?;
            writeln!(out, "{}", summary(&checked))?;
        }
        all.push(checked);
    }
    let findings = || {
        all.iter()
            .flat_map(|checked| checked.findings.iter().map(|finding| (&checked.source, finding)))
    };
    match arguments.format {
        Format::Text => {}
        Format::Json => {
            let rows = findings().map(|(source, finding)| source.to_json(finding));
            writeln!(out, "{}", json::write(&json::list(rows), 0, 0))?;
        }
        Format::Sarif => writeln!(out, "{:#}", sarif::log(findings()))?,
    }
    if refused { Err(Stop::Refused) } else { Ok(()) }
}

fn summary(checked: &Checked) -> String {
    let plural = |count: usize, of: &str| match count {
        0 => format!("no {of}s"),
        1 => format!("1 {of}"),
        _ => format!("{count} {of}s"),
    };
    let mut parts = Vec::new();
    if let Some(record) = &checked.record {
        let claims = &record.dataset().claims;
        let assertions = claims.iter().map(|claim| claim.assertions.len()).sum();
        parts.extend([plural(claims.len(), "claim"), plural(assertions, "assertion")]);
    }
    parts.push(plural(checked.count(Severity::Error), "error"));
    parts.push(plural(checked.count(Severity::Warning), "warning"));
    if checked.beyond > 0 {
        parts.push(format!("{} more not shown", checked.beyond));
    }
    format!("{}: {}", checked.source.name, parts.join(", "))
}
