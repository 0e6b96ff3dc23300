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
    text: String,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters stand before each [`STEP`] bytes: a file may be one long line.
    steps: Vec<usize>,
}

/// Bytes between remembered counts of characters.
const STEP: usize = 1024;

/// A place in a file as people count: from 1, columns in characters.
struct Position<'a> {
    line: usize,
    column: usize,
    /// The line before the finding, and from it on.
    text: (&'a str, &'a str),
    /// Characters from the column on that the finding is about, on this line.
    width: usize,
}

impl Source {
    /// A file of that name and text.
    pub fn new(name: String, text: String) -> Self {
        let after = |(at, _): (usize, &str)| at + 1;
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(after)).collect();
        let mut before = 0;
        let steps = text.as_bytes().chunks(STEP).map(|chunk| {
            let here = before;
            before += chunk.iter().filter(|byte| begins_character(**byte)).count();
            here
        });
        Self { steps: steps.collect(), name, lines, text }
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.steps.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(step * STEP..byte.min(self.text.len())).unwrap_or(&[]);
        self.steps.get(step).copied().unwrap_or(0)
            + rest.iter().filter(|byte| begins_character(**byte)).count()
    }

    fn position(&self, finding: &Finding) -> Option<Position<'_>> {
        let (start, end) = finding.span?;
        let (start, end) = (start as usize, end as usize);
        let line = self.lines.partition_point(|begin| *begin <= start).checked_sub(1)?;
        let begin = *self.lines.get(line)?;
        let stop = self.lines.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let text = (
            self.text.get(begin..start)?,
            self.text.get(start..stop.max(start))?.trim_end_matches('\r'),
        );
        let width = self.characters(end.min(stop)).saturating_sub(self.characters(start)).max(1);
        Some(Position {
            line: line + 1,
            column: self.characters(start) - self.characters(begin) + 1,
            text,
            width,
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
                if before + width + found.chars().count() <= SHOWN {
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

    /// The line and column of a finding, from 1, in characters; `None` for compiled datasets.
    pub fn place(&self, finding: &Finding) -> Option<(usize, usize)> {
        self.position(finding).map(|position| (position.line, position.column))
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
    let (before, after) = position.text;
    let whole = position.column - 1 + position.width.min(20) <= SHOWN;
    let mut head: Vec<char> =
        before.chars().rev().take(if whole { SHOWN } else { SHOWN / 2 }).collect();
    head.reverse();
    let room = SHOWN.saturating_sub(head.len());
    let text: String = head.iter().copied().chain(after.chars().take(room)).collect();
    (shown(&text), head.len(), position.width.min(room).max(1))
}

/// Whether a byte of UTF-8 is the first of its character.
const fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
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
