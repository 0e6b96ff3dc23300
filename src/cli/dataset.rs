//! Datasets from files: JSON text or compiled.
//!
//! Invariant: a file larger than [`MOST_BYTES`] is not read into memory.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use crate::pack;
use crate::record::Record;
use crate::record::diagnostic::{Diagnostic, Faults, Path as Place, Severity};
use crate::record::source;
use crate::record::value::Node;

use super::Stop;
use super::report::{Finding, Source};

/// Bytes of a dataset or page, at most: 64 MiB.
const MOST_BYTES: u64 = 64 << 20;

/// The first bytes of a compiled dataset.
const LABEL: &[u8] = b"ATCD";

/// A dataset file that was read and checked.
pub struct Checked {
    /// What diagnostics point into.
    pub source: Source,
    /// The record, if the dataset has no errors.
    pub record: Option<Record>,
    /// Errors and warnings, in the order in which they were found.
    pub findings: Vec<Finding>,
    /// Diagnostics that were only counted.
    pub beyond: usize,
}

impl Checked {
    /// How many findings are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count()
    }
}

/// Reads a whole file, up to the limit.
pub fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    let cannot = |error| Stop::Usage(format!("cannot read {}: {error}", path.display()));
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(cannot)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Stop::Usage(format!("{} is larger than 64 MiB", path.display())));
    }
    Ok(bytes)
}

/// Reads and checks a dataset.
pub fn check(path: &Path) -> Result<Checked, Stop> {
    let name = path.display().to_string();
    let bytes = read(path)?;
    if bytes.starts_with(LABEL) {
        let source = Source::new(name, String::new());
        return Ok(match pack::read(&bytes) {
            Ok(dataset) => conclude(source, None, Record::new(dataset)),
            Err(error) => {
                refuse(source, "bad-pack", None, &error.to_string(), "a compiled dataset", "")
            }
        });
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let help = "save the file as UTF-8";
            return Ok(refuse(
                Source::new(name, text),
                "bad-json",
                Some((at, at)),
                "a byte that is not UTF-8",
                "UTF-8",
                help,
            ));
        }
    };
    Ok(match source::parse(&text) {
        Ok(node) => {
            let checked = Record::from_node(&node);
            conclude(Source::new(name, text), Some(&node), checked)
        }
        Err(error) => refuse(
            Source::new(name, text),
            "bad-json",
            Some(error.span),
            &error.found,
            error.expected,
            "",
        ),
    })
}

/// The dataset of a file, or the bundled one. What is wrong with it goes to standard error; warnings do not matter here.
pub fn load(path: Option<&Path>) -> Result<Record, Stop> {
    let Some(path) = path else {
        let broken =
            || Stop::Usage("the bundled dataset is broken; build the program again".into());
        return crate::bundled::record().ok_or_else(broken);
    };
    let checked = check(path)?;
    match checked.record {
        Some(record) => Ok(record),
        None => {
            let mut errors = std::io::stderr().lock();
            for finding in checked
                .findings
                .iter()
                .filter(|finding| finding.diagnostic.severity == Severity::Error)
            {
                checked.source.render(finding, &mut errors)?;
            }
            writeln!(errors, "{}: refused; it has errors", checked.source.name)?;
            Err(Stop::Refused)
        }
    }
}

fn conclude(
    source: Source,
    node: Option<&Node>,
    outcome: Result<(Record, Faults), Faults>,
) -> Checked {
    let (record, faults) = match outcome {
        Ok((record, faults)) => (Some(record), faults),
        Err(faults) => (None, faults),
    };
    let beyond = faults.beyond();
    let finding = |diagnostic: Diagnostic| Finding {
        span: node.and_then(|node| locate(node, &diagnostic)),
        diagnostic,
    };
    Checked { source, record, findings: faults.found.into_iter().map(finding).collect(), beyond }
}

/// A file that could not even be read as a document.
fn refuse(
    source: Source,
    code: &'static str,
    span: Option<(u32, u32)>,
    found: &str,
    expected: &str,
    help: &str,
) -> Checked {
    let diagnostic = Diagnostic {
        code,
        severity: Severity::Error,
        path: Place::Root.to_string(),
        found: found.into(),
        expected: expected.into(),
        help: help.into(),
    };
    Checked { source, record: None, findings: vec![Finding { diagnostic, span }], beyond: 0 }
}

/// Where a diagnostic's path leads, or as far as it leads.
fn locate(node: &Node, diagnostic: &Diagnostic) -> Option<(u32, u32)> {
    // Of two members of one name it is the later one that is too many.
    let last = diagnostic.code == "repeated-member";
    follow(node, diagnostic.path.strip_prefix('$')?, last).1
}

/// How many characters of a path were left, and where it had led by then. Member names may hold the path's own signs, so
/// each member that fits is tried.
fn follow(node: &Node, path: &str, last: bool) -> (usize, Option<(u32, u32)>) {
    use crate::record::value::Value;
    let here = (path.len(), node.span);
    match &node.value {
        Value::Object(members) => {
            let Some(rest) = path.strip_prefix('.') else { return here };
            let fits = members.iter().filter_map(|(name, member)| {
                let rest = rest.strip_prefix(name.as_str())?;
                (rest.is_empty() || rest.starts_with(['.', '[']))
                    .then(|| follow(member, rest, last))
            });
            let better = |best: (usize, _), next: (usize, _)| {
                if next.0 < best.0 || last && next.0 == best.0 { next } else { best }
            };
            fits.fold(here, better)
        }
        Value::List(items) => {
            let step = path.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let item = step
                .and_then(|(index, rest)| Some((items.get(index.parse::<usize>().ok()?)?, rest)));
            item.map_or(here, |(item, rest)| follow(item, rest, last))
        }
        _ => here,
    }
}
