//! Diagnostics as text that points at the place, and as JSON.
//!
//! Invariant: nothing of a hostile file reaches the terminal but printable characters, and no line longer than a screen.

use std::io::{self, Write};

use crate::record::diagnostic::{Diagnostic, acts};
use crate::record::value::Value;

use super::json;

/// Characters of a source line that are shown, at most.
const SHOWN: usize = 100;

/// A diagnostic, and the bytes of the file that it is about, where known.
pub struct Finding {
    pub diagnostic: Diagnostic,
    pub span: Option<(u32, u32)>,
}

/// A file that diagnostics point into.
pub struct Source {
    /// Its name, as the command has it.
    pub name: String,
    /// Its text; empty for compiled datasets.
    pub text: String,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

/// A place in a file as people count: from 1, columns in characters.
struct Position<'a> {
    line: usize,
    column: usize,
    text: &'a str,
    /// Characters from the column on that the finding is about, on this line.
    width: usize,
}

impl Source {
    /// A file of that name and text.
    pub fn new(name: String, text: String) -> Self {
        let after = |(at, _): (usize, &str)| at + 1;
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(after)).collect();
        Self { name, text, lines }
    }

    fn position(&self, finding: &Finding) -> Option<Position<'_>> {
        let (start, end) = finding.span?;
        let (start, end) = (start as usize, end as usize);
        let line = self.lines.partition_point(|begin| *begin <= start).checked_sub(1)?;
        let begin = *self.lines.get(line)?;
        let text = self.text.get(begin..)?.split(['\n', '\r']).next().unwrap_or("");
        let count = |from: usize, to: usize| {
            self.text
                .get(from..to.min(begin + text.len()).max(from))
                .map_or(0, |text| text.chars().count())
        };
        Some(Position {
            line: line + 1,
            column: count(begin, start) + 1,
            text,
            width: count(start, end).max(1),
        })
    }

    /// Writes a finding as compilers do.
    pub fn render(&self, finding: &Finding, out: &mut impl Write) -> io::Result<()> {
        let Diagnostic { code, severity, path, found, expected, help } = &finding.diagnostic;
        writeln!(out, "{}[{code}]: expected {}", severity.word(), shown(expected))?;
        let margin = match self.position(finding) {
            Some(position) => {
                let number = position.line.to_string();
                let margin = " ".repeat(number.len());
                let Position { line, column, .. } = position;
                let (text, before, width) = window(&position);
                let indent = " ".repeat(before);
                writeln!(out, "{margin}--> {}:{line}:{column}", self.name)?;
                writeln!(out, "{margin} |")?;
                writeln!(out, "{number} | {text}")?;
                let carets = "^".repeat(width);
                if before + width <= SHOWN / 2 {
                    writeln!(out, "{margin} | {indent}{carets} found {}", shown(found))?;
                } else {
                    writeln!(out, "{margin} | {indent}{carets}")?;
                    writeln!(out, "{margin} = found {}", shown(found))?;
                }
                margin
            }
            None => {
                writeln!(out, " --> {}", self.name)?;
                writeln!(out, "  = found {}", shown(found))?;
                " ".into()
            }
        };
        writeln!(out, "{margin} = at {}", shown(path))?;
        if !help.is_empty() {
            writeln!(out, "{margin} = help: {}", shown(help))?;
        }
        writeln!(out)
    }

    /// A finding as a JSON object. `line` and `column` count from 1, in characters; they are null for compiled datasets.
    pub fn to_json(&self, finding: &Finding) -> Value {
        let Diagnostic { code, severity, path, found, expected, help } = &finding.diagnostic;
        let position = self.position(finding);
        let count = |of: fn(&Position<'_>) -> usize| {
            position.as_ref().map_or(Value::Null, |position| {
                json::number(u32::try_from(of(position)).unwrap_or(u32::MAX))
            })
        };
        json::object([
            ("file", json::text(&self.name)),
            ("code", json::text(code)),
            ("severity", json::text(severity.word())),
            ("path", json::text(path)),
            ("line", count(|position| position.line)),
            ("column", count(|position| position.column)),
            ("found", json::text(found)),
            ("expected", json::text(expected)),
            ("help", json::text(help)),
        ])
    }
}

/// The part of a line around its finding, with how many characters of it stand before the finding and how many it is wide.
fn window(position: &Position<'_>) -> (String, usize, usize) {
    let before = position.column - 1;
    let skipped =
        if before + position.width.min(20) <= SHOWN { 0 } else { before.saturating_sub(SHOWN / 2) };
    let text: String = position.text.chars().skip(skipped).take(SHOWN).collect();
    let before = before - skipped;
    (shown(&text), before, position.width.min(SHOWN.saturating_sub(before)).max(1))
}

/// A text without characters that would act on the terminal.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if acts(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}
