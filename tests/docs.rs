//! The documentation held against the code: the examples and tables of docs/dataset.md, the links of every page, and the
//! commands that the pages show.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use accordingto::record::Record;
use accordingto::record::date::{Day, Precision};
use accordingto::record::decode::Vocabulary;
use accordingto::record::diagnostic::{Faults, Severity};
use accordingto::record::model::*;
use accordingto::record::standing::standing;
use accordingto::record::value::Node;

const GUIDE: &str = include_str!("../docs/dataset.md");

/// A fenced block of a page: what stands after the opening fence, and the lines between.
struct Block<'a> {
    tag: &'a str,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (number, line) in (1..).zip(page.lines()) {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(tag), None) => open = Some(Block { tag, text: String::new(), line: number }),
            (None, Some(block)) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

fn read(text: &str) -> Result<(Record, Faults), Faults> {
    let mut source = serde_json::Deserializer::from_str(text);
    let node = Node::read(&mut source).unwrap_or_else(|error| unreachable!("{error} in {text}"));
    Record::from_node(&node)
}

/// Dispute, support, and the two ends of the interval of origins, for each claim.
fn standings(record: &Record, as_of: Option<Day>) -> String {
    let row = |(place, claim): (_, &Claim)| {
        let found = standing(record, place, as_of);
        let (dispute, support) = (found.dispute.word(), found.support.word());
        format!("{} {dispute} {support} {} {}", &*claim.id, found.origins.min, found.origins.max)
    };
    record.claims().map(row).collect::<Vec<_>>().join("\n")
}

/// The text with every run of white space made one space, line by line.
fn squeezed(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_example_of_the_guide_does_what_the_guide_says() {
    let (mut accepted, mut refused, mut told) = (0, 0, 0);
    let mut last = None;
    for Block { tag, text, line } in blocks(GUIDE) {
        let place = format!("docs/dataset.md:{line}");
        let words: Vec<&str> = tag.split(' ').collect();
        match words.as_slice() {
            ["json", "dataset"] => {
                let (record, _) = read(&text).unwrap_or_else(|faults| {
                    unreachable!("{place}: {}", faults.found.first().unwrap())
                });
                last = Some(record);
                accepted += 1;
            }
            ["json", "warned", code] => {
                let Ok((_, faults)) = read(&text) else { unreachable!("{place} is refused") };
                let codes: Vec<&str> = faults.found.iter().map(|fault| fault.code).collect();
                assert_eq!(codes, [*code], "{place}");
            }
            ["json", "refused", code] => {
                let Err(faults) = read(&text) else { unreachable!("{place} is accepted") };
                let first = faults.found.iter().find(|fault| fault.severity == Severity::Error);
                assert_eq!(first.unwrap().code, *code, "{place}");
                refused += 1;
            }
            ["text", "standing", rest @ ..] => {
                let as_of = rest.last().map(|day| Day::parse(day).unwrap());
                let found = standings(last.as_ref().unwrap(), as_of);
                assert_eq!(squeezed(&text), found, "{place}");
                told += 1;
            }
            _ => assert!(!tag.contains("json"), "{place}: a JSON example that no test looks at"),
        }
    }
    assert!(accepted >= 8 && refused >= 4 && told >= 3, "{accepted}, {refused}, {told}");
}

/// The text under a heading, to the next heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let start = page.find(&format!("\n{heading}\n")).unwrap_or_else(|| unreachable!("{heading}"));
    let rest = &page[start + heading.len() + 2..];
    &rest[..rest.find("\n#").unwrap_or(rest.len())]
}

/// The cells of a section's tables, without heads and rules.
fn rows(section: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
}

/// The words in backticks of a text.
fn ticked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_tables_of_the_guide_list_the_members_of_the_format_in_its_order() {
    for (heading, members) in [
        ("### The document", Dataset::MEMBERS),
        ("### Agents", Agent::MEMBERS),
        ("### Works", Work::MEMBERS),
        ("### Questions", Question::MEMBERS),
        ("### Claims", Claim::MEMBERS),
        ("### Assertions", Assertion::MEMBERS),
        ("### Hops", Hop::MEMBERS),
        ("### Wordings", Wording::MEMBERS),
        ("### Links", Link::MEMBERS),
        ("### Reviews", Review::MEMBERS),
    ] {
        let told: Vec<&str> =
            rows(section(GUIDE, heading)).map(|row| row[0].trim_matches('`')).collect();
        assert_eq!(told, members, "{heading}");
    }
}

#[test]
fn the_tables_of_the_guide_list_every_word_of_the_vocabularies() {
    fn check<T: Vocabulary>(heading: &str, member: &str) {
        let rows: Vec<Vec<&str>> = rows(section(GUIDE, heading)).collect();
        let row = rows.iter().find(|row| row[0].trim_matches('`') == member).unwrap();
        let told: Vec<&str> = ticked(row[1]).collect();
        let words: Vec<&str> = T::WORDS.iter().map(|(_, word)| *word).collect();
        assert_eq!(told, words, "{heading}, {member}");
        assert_eq!(row[2].starts_with("yes"), T::REQUIRED, "{heading}, {member}");
    }
    check::<Identification>("### Agents", "identification");
    check::<Access>("### Agents", "access");
    check::<WorkKind>("### Works", "kind");
    check::<Arity>("### Questions", "arity");
    check::<ClaimKind>("### Claims", "kind");
    check::<Act>("### Assertions", "act");
    check::<Certainty>("### Assertions", "certainty");
    check::<Scope>("### Assertions", "scope");
    check::<Voice>("### Assertions", "voice");
    check::<Attribution>("### Assertions", "attribution");
    check::<Within>("### Wordings", "within");
    check::<LinkKind>("### Links", "type");
    for (_, word) in Precision::WORDS {
        assert!(GUIDE.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn the_guide_lists_every_diagnostic_and_no_other() {
    let listed = section(GUIDE, "## Diagnostics");
    let told: BTreeSet<&str> = rows(listed).flat_map(|row| ticked(row[0])).collect();
    let mut noted: BTreeSet<String> =
        ["bad-json", "bad-pack", "unreadable"].map(String::from).into();
    for file in files_below("src/record", "rs") {
        let source = std::fs::read_to_string(file).unwrap();
        for call in ["faults.error(", "faults.warn("] {
            let codes = source.split(call).skip(1).filter_map(|rest| {
                let code = rest.trim_start().strip_prefix('"')?;
                Some(code.split('"').next().unwrap().to_owned())
            });
            noted.extend(codes);
        }
    }
    assert!(noted.len() > 25, "{noted:?}");
    assert_eq!(told.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), noted);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder of the repository, by extension.
fn files_below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn pages() -> Vec<PathBuf> {
    let mut pages = files_below("docs", "md");
    pages.extend(
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pkg/README.md"].map(|p| root().join(p)),
    );
    pages
}

/// A heading's name in a link, as GitHub makes it.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

fn has_heading(page: &Path, name: &str) -> bool {
    let page = std::fs::read_to_string(page).unwrap();
    page.lines().any(|line| line.starts_with('#') && slug(line.trim_start_matches('#')) == name)
}

#[test]
fn every_link_between_the_pages_leads_somewhere() {
    let mut followed = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("https://") {
                continue;
            }
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            assert!(
                heading.is_empty() || has_heading(&target, heading),
                "{}: {link}",
                page.display()
            );
            followed += 1;
        }
    }
    assert!(followed > 20, "{followed}");
}

/// Whether a line of output is what a page shows of it: `…` stands for anything.
#[cfg(feature = "cli")]
fn fits(shown: &str, line: &str) -> bool {
    let mut parts = squeezed(shown).split('…').map(str::to_owned).collect::<Vec<_>>();
    let (first, last) = (parts.remove(0), parts.pop());
    let line = squeezed(line);
    let Some(mut rest) = line.strip_prefix(first.as_str()) else { return false };
    let Some(last) = last else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(&part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(&last)
}

#[cfg(feature = "cli")]
#[test]
fn every_command_that_a_page_shows_with_its_output_gives_that_output() {
    const PREFIX: &str = "$ cargo run --features cli -- ";
    let mut ran = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for block in blocks(&text).into_iter().filter(|block| block.tag == "console") {
            for session in block.text.split(PREFIX).skip(1) {
                let (command, shown) = session.split_once('\n').unwrap();
                // Quotation marks in the examples stand around whole arguments.
                let arguments: Vec<&str> = command
                    .split('"')
                    .enumerate()
                    .flat_map(|(place, part)| match place % 2 {
                        0 => part.split_whitespace().collect::<Vec<_>>(),
                        _ => vec![part],
                    })
                    .collect();
                let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_accordingto"));
                let output = command.current_dir(root()).args(&arguments).output().unwrap();
                let out = [output.stdout, output.stderr].map(|out| String::from_utf8(out).unwrap());
                let mut lines = out.iter().flat_map(|out| out.lines());
                for wanted in shown.lines().filter(|line| !matches!(line.trim(), "" | "…")) {
                    assert!(
                        lines.any(|line| fits(wanted, line)),
                        "{}, `{}`: no line (left) such as\n{wanted}\nin\n{}",
                        page.display(),
                        arguments.join(" "),
                        out.concat()
                    );
                }
                ran += 1;
            }
        }
    }
    assert!(ran >= 5, "{ran}");
}
