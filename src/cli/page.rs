//! Pages from files: text or HTML, as words with their places.
//!
//! Offsets are UTF-16 code units: of a text file into the file's text as decoded from UTF-8, a byte order mark included;
//! of an HTML page into `document.body.textContent`, as a TextPositionSelector (W3C Web Annotation) counts on a page
//! whose scripts have not run. What is not visible is counted there, but gives no words.
//!
//! Invariant: walks over the tree are loops; no depth of nesting overflows the stack.

use std::path::Path;

use crate::page::{Role, role_of};
use crate::text::{Scanner, Stems, Word};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::{Stop, dataset};

/// A page's text and the words that a reader sees.
pub struct Page {
    /// The file's name, as the command has it.
    pub name: String,
    /// The whole text.
    text: String,
    /// The words of the main text, in order.
    pub words: Vec<Word>,
    /// Byte and UTF-16 offset of some characters, each about [`STEP`] bytes after the last.
    steps: Vec<(usize, u32)>,
    /// The UTF-16 offset at which each line begins.
    lines: Vec<u32>,
}

/// Bytes between remembered offsets.
const STEP: usize = 1024;

impl Page {
    /// Reads a page: HTML by the file's name (`.html`, `.htm`, `.xhtml`) or a beginning that only HTML has, text otherwise.
    /// Its words carry the stems of `stems` (see [`crate::find::Index::stems`]).
    pub fn read(path: &Path, stems: &Stems) -> Result<Self, Stop> {
        let name = path.display().to_string();
        let file = String::from_utf8(dataset::read(path)?)
            .map_err(|_| Stop::Input(format!("{name} is not UTF-8; save it as UTF-8")))?;
        let is_html =
            path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| {
                ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
            });
        let (text, words) = if is_html || begins_like_html(&file) {
            html(&file, stems)
        } else {
            plain(file, stems)
        };
        Ok(Self::new(name, text, words))
    }

    fn new(name: String, text: String, words: Vec<Word>) -> Self {
        let (mut steps, mut lines, mut units) = (vec![(0, 0)], vec![0], 0u32);
        let mut next = STEP;
        for (at, c) in text.char_indices() {
            if at >= next {
                steps.push((at, units));
                next = at + STEP;
            }
            units = units.saturating_add(if c as u32 > 0xFFFF { 2 } else { 1 });
            if c == '\n' {
                lines.push(units);
            }
        }
        Self { name, text, words, steps, lines }
    }

    /// The line, from 1, of a UTF-16 offset.
    pub fn line(&self, offset: u32) -> usize {
        self.lines.partition_point(|begin| *begin <= offset)
    }

    /// The text from one UTF-16 offset to another.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or("")
    }

    /// The byte at a UTF-16 offset; the next character's, if it falls into one.
    fn byte(&self, offset: u32) -> usize {
        let step = self.steps.partition_point(|(_, units)| *units <= offset).saturating_sub(1);
        let (byte, mut units) = self.steps.get(step).copied().unwrap_or((0, 0));
        let rest = self.text.get(byte..).unwrap_or("");
        for (at, c) in rest.char_indices() {
            if units >= offset {
                return byte + at;
            }
            units = units.saturating_add(if c as u32 > 0xFFFF { 2 } else { 1 });
        }
        self.text.len()
    }
}

fn begins_like_html(file: &str) -> bool {
    let file = file.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html"]
        .iter()
        .any(|mark| file.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark)))
}

/// In a text file a blank line ends a block.
fn plain(text: String, stems: &Stems) -> (String, Vec<Word>) {
    let (mut scanner, mut words, mut units) = (Scanner::with_stems(stems), Vec::new(), 0u32);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            scanner.break_block(&mut words);
        }
        scanner.push(line, units, &mut words);
        units = units.saturating_add(length(line));
    }
    scanner.finish(&mut words);
    (text, words)
}

/// The length of a text in UTF-16 code units.
fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn html(source: &str, stems: &Stems) -> (String, Vec<Word>) {
    let document = Html::parse_document(source);
    let body = document
        .tree
        .nodes()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    let Some(body) = body else { return Default::default() };
    let main = main_text(body);
    let mut text = String::new();
    let (mut scanner, mut words, mut units) = (Scanner::with_stems(stems), Vec::new(), 0u32);
    // Elements open below one that is skipped, that one included; the same for templates, whose text is not the page's.
    let (mut skipped, mut templates, mut in_main) = (0usize, 0usize, 0usize);
    for edge in body.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    in_main += usize::from(in_main > 0 || node.id() == main);
                    templates += usize::from(templates > 0 || element.name() == "template");
                    skipped += usize::from(skipped > 0 || is_skipped(element));
                    if role_of(element.name()) == Role::Block {
                        scanner.break_block(&mut words);
                    }
                }
                Node::Text(chunk) if templates == 0 => {
                    if in_main > 0 && skipped == 0 {
                        scanner.push(chunk, units, &mut words);
                    }
                    text.push_str(chunk);
                    units = units.saturating_add(length(chunk));
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    in_main = in_main.saturating_sub(1);
                    templates = templates.saturating_sub(1);
                    skipped = skipped.saturating_sub(1);
                    if role_of(element.name()) == Role::Block {
                        scanner.break_block(&mut words);
                    }
                }
            }
        }
    }
    scanner.finish(&mut words);
    (text, words)
}

/// Whether an element's text is not the article's: by what it is, hidden, editable, or opted out by the publisher.
fn is_skipped(element: &Element) -> bool {
    role_of(element.name()) == Role::Skip
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || element.attr("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
        || element.attr("data-accordingto") == Some("off")
}

/// The element that holds the article: `[itemprop=articleBody]`, else an `article`, else `main`, of several the one with
/// the most visible text; else the body.
fn main_text(body: NodeRef<'_, Node>) -> NodeId {
    let (mut seen, mut skipped) = (0usize, 0usize);
    let mut open: Vec<(NodeId, u8, usize)> = Vec::new();
    let mut best = (0, 0, body.id());
    for edge in body.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    skipped += usize::from(skipped > 0 || is_skipped(element));
                    let rank = rank(element);
                    if rank > 0 && skipped == 0 {
                        open.push((node.id(), rank, seen));
                    }
                }
                Node::Text(chunk) if skipped == 0 => {
                    seen += chunk.split_whitespace().map(str::len).sum::<usize>()
                }
                _ => {}
            },
            Edge::Close(node) => {
                skipped = skipped.saturating_sub(usize::from(node.value().is_element()));
                if let Some((id, rank, before)) = open.pop_if(|(id, _, _)| *id == node.id()) {
                    let length = seen - before;
                    if length > 0 && (rank, length) > (best.0, best.1) {
                        best = (rank, length, id);
                    }
                }
            }
        }
    }
    best.2
}

fn rank(element: &Element) -> u8 {
    let is_body = |value: &str| value.split_ascii_whitespace().any(|name| name == "articleBody");
    match element.name() {
        _ if element.attr("itemprop").is_some_and(is_body) => 3,
        "article" => 2,
        "main" => 1,
        _ => 0,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that fails to unwrap is a failed test.
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<String> {
        let (text, words) = html(source, &Stems::default());
        let page = Page::new(String::new(), text, words);
        page.words.iter().map(|word| page.slice(word.start, word.end).to_owned()).collect()
    }

    #[test]
    fn only_what_a_reader_sees_of_the_main_text_becomes_words() {
        for (source, words) in [
            ("<p>One<br>two <b>th</b>ree</p><p>four</p>", "One two three four"),
            ("<p>a<script>b</script><style>c</style><noscript>d</noscript> e", "a e"),
            (
                "a<template>b<i>c</i></template> d<textarea>e</textarea><select><option>f</select>",
                "a d",
            ),
            (
                "<p hidden>a</p><p aria-hidden=true>b</p><p contenteditable>c</p><p data-accordingto=off>d<b>e</b></p>f",
                "f",
            ),
            ("<p contenteditable=false>a</p><p aria-hidden=false>b</p>", "a b"),
            (
                "<nav>menu</nav><article>a teaser</article><article>the long story</article>",
                "the long story",
            ),
            ("<main>m<article>a b<div itemprop='x articleBody'>c</div></article></main>", "c"),
            ("x<main>m</main>", "m"),
            ("x<article></article>", "x"),
            ("<svg><text>a</text></svg>𝒳 é", "𝒳 é"),
        ] {
            assert_eq!(seen(source).join(" "), words, "{source}");
        }
    }

    #[test]
    fn offsets_count_the_whole_body_and_no_template() {
        let (text, words) = html(
            "<head><title>t</title></head><body><script>12345</script>😀 a<template>zz</template>b",
            &Stems::default(),
        );
        assert_eq!(text, "12345😀 ab");
        let last = words.last().unwrap();
        assert_eq!((last.start, last.end), (8, 10));
    }

    #[test]
    fn lines_and_slices_are_found_in_long_texts() {
        let text = "é😀x\n".repeat(3_000);
        let page = Page::new(String::new(), text, Vec::new());
        for line in [0u32, 1, 777, 2_999] {
            assert_eq!(page.slice(line * 5 + 1, line * 5 + 4), "😀x");
            assert_eq!(page.line(line * 5 + 4), line as usize + 1);
        }
    }

    #[test]
    fn deep_nesting_overflows_nothing() {
        let source = ["<div>".repeat(20_000), "word".into()].concat();
        assert_eq!(seen(&source), ["word"]);
    }
}
