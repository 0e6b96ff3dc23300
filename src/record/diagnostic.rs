//! Diagnostics: what is wrong with a dataset, where, and how to mend it, as values. Rendering them is the caller's work.
//!
//! Invariant: a diagnostic is made for every fault that was found, up to [`MAX_DIAGNOSTICS`]; none stops the reading.

use core::fmt;

/// Diagnostics kept for one dataset. A hostile file can hold a fault in every byte; what lies beyond is counted only.
pub const MAX_DIAGNOSTICS: usize = 500;

/// Characters of what was found that a message repeats.
const QUOTED: usize = 60;

/// Whether a dataset with this diagnostic can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The dataset is refused.
    Error,
    /// The dataset works; its author should look.
    Warning,
}

impl Severity {
    /// The word for it in text and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name for the kind of fault, such as `unknown-id`.
    pub code: &'static str,
    /// Whether the dataset can be used.
    pub severity: Severity,
    /// Where: a JSON path such as `$.claims[3].assertions[0].chain`.
    pub path: String,
    /// What was found there, cut short.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
    /// How to mend it.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.severity.word())?;
        for part in [
            "[",
            self.code,
            "] ",
            &self.path,
            ": found ",
            &self.found,
            ", expected ",
            &self.expected,
        ] {
            f.write_str(part)?;
        }
        if self.help.is_empty() {
            return Ok(());
        }
        f.write_str(" (")?;
        f.write_str(&self.help)?;
        f.write_str(")")
    }
}

/// Where in a document, as a chain of steps that borrows the walk; made into text only for a diagnostic.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The document.
    Root,
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An item of an array, from 0.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("$"),
            Self::Member(parent, name) => {
                parent.fmt(f)?;
                f.write_str(".")?;
                f.write_str(name)
            }
            Self::Item(parent, index) => {
                parent.fmt(f)?;
                f.write_str("[")?;
                index.fmt(f)?;
                f.write_str("]")
            }
        }
    }
}

/// The diagnostics of one reading, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Faults {
    /// At most [`MAX_DIAGNOSTICS`].
    pub found: Vec<Diagnostic>,
    errors: usize,
    beyond: usize,
}

impl Faults {
    /// Whether the dataset must be refused.
    #[must_use]
    pub const fn refuse(&self) -> bool {
        self.errors > 0
    }

    /// How many diagnostics were found beyond [`MAX_DIAGNOSTICS`].
    #[must_use]
    pub const fn beyond(&self) -> usize {
        self.beyond
    }

    /// Notes a fault for which the dataset is refused.
    pub fn error(
        &mut self,
        code: &'static str,
        path: &Path<'_>,
        found: &str,
        expected: &str,
        help: &str,
    ) {
        self.push(Severity::Error, code, path, found, expected, help);
    }

    /// Notes something that the dataset's author should look at.
    pub fn warn(
        &mut self,
        code: &'static str,
        path: &Path<'_>,
        found: &str,
        expected: &str,
        help: &str,
    ) {
        self.push(Severity::Warning, code, path, found, expected, help);
    }

    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        path: &Path<'_>,
        found: &str,
        expected: &str,
        help: &str,
    ) {
        if severity == Severity::Error {
            self.errors += 1;
        }
        if self.found.len() >= MAX_DIAGNOSTICS {
            self.beyond += 1;
            return;
        }
        self.found.push(Diagnostic {
            code,
            severity,
            path: path.to_string(),
            found: found.into(),
            expected: expected.into(),
            help: help.into(),
        });
    }
}

/// A string of the document as a message repeats it: in quotation marks, cut at 60 characters, without
/// control and direction characters, which would act on the reader's terminal.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for (count, c) in text.chars().enumerate() {
        if count == QUOTED {
            out.push('…');
            break;
        }
        out.push(if acts(c) { '\u{fffd}' } else { c });
    }
    out.push('"');
    out
}

/// Whether a character acts on its surroundings instead of being read: control characters and the directional
/// embeddings, overrides and isolates (Unicode TR 36, "Bidirectional Text Spoofing"). The plain marks LRM and RLM,
/// which Persian and Hebrew typists need, do not.
#[must_use]
pub fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
