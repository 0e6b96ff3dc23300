//! Puts the widget on a page of the user's: an HTML file as it is, or a text file well set.
//!
//! Pure functions from the file's content to the page's. A page of text holds every character of
//! the file, in order, so that offsets into the file are offsets into `article.textContent`.

use std::{ops::Range, path::Path};

use anyhow::{Context, Result, bail};

/// A page to serve.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// The content, HTML.
    pub bytes: Vec<u8>,
    /// The MIME type, with the encoding where it is known.
    pub mime: &'static str,
}

/// Where the dataset of `--claims` is served.
pub const CLAIMS_URL: &str = "/claims.json";

const HTML_UTF8: &str = "text/html; charset=utf-8";

/// For HTML in another encoding than UTF-8: the page says which.
const HTML_UNKNOWN: &str = "text/html";

/// The page for a file named `path` that holds `content`; `own_claims` when the user gave a dataset.
///
/// # Errors
///
/// When the file is text and not UTF-8, or holds U+0000, which no HTML can.
pub fn wrap(path: &Path, content: Vec<u8>, own_claims: bool) -> Result<Page> {
    let script = script(own_claims);
    if is_html(path, &content) {
        let mime = if std::str::from_utf8(&content).is_ok() { HTML_UTF8 } else { HTML_UNKNOWN };
        return Ok(Page { bytes: with_script(&content, &script), mime });
    }
    let text = String::from_utf8(content)
        .with_context(|| format!("{} is not UTF-8: convert it first", path.display()))?;
    if text.contains('\0') {
        bail!("{} is not a text file: it holds U+0000", path.display());
    }
    let title = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Page { bytes: text_page(&title, &text, &script).into_bytes(), mime: HTML_UTF8 })
}

fn script(own_claims: bool) -> String {
    let claims = if own_claims { format!(r#" data-claims="{CLAIMS_URL}""#) } else { String::new() };
    format!(r#"<script type="module" src="/attach.js"{claims}></script>"#)
}

fn is_html(path: &Path, content: &[u8]) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => true,
        "txt" | "text" | "md" => false,
        _ => content.trim_ascii_start().starts_with(b"<"),
    }
}

/// The HTML with the script before its `</body>`, or at its end where it has none.
fn with_script(html: &[u8], script: &str) -> Vec<u8> {
    let (before, after) = html.split_at(body_end(html).unwrap_or(html.len()));
    [before, script.as_bytes(), b"\n", after].concat()
}

/// Where the last `</body` begins that is neither in a comment nor in a script, in bytes.
fn body_end(html: &[u8]) -> Option<usize> {
    let mut found = None;
    let mut at = 0;
    while let Some(step) = position(html.get(at..)?, b"<") {
        at += step;
        let rest = html.get(at..)?;
        at += if starts_with(rest, b"</body") {
            found = Some(at);
            1
        } else if starts_with(rest, b"<!--") {
            position(rest, b"-->").unwrap_or(rest.len())
        } else if starts_with(rest, b"<script") {
            position(rest, b"</script").unwrap_or(rest.len())
        } else {
            1
        };
    }
    found
}

/// Where `wanted` begins in `bytes`, letters of either case.
fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

fn starts_with(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
}

/// A page with the text in an `article`: a paragraph of the text is a `p`, what is between two is a
/// text node between them.
fn text_page(title: &str, text: &str, script: &str) -> String {
    let mut article = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for paragraph in paragraphs(text) {
        escape(&mut article, text.get(at..paragraph.start).unwrap_or_default());
        article.push_str(r#"<p dir="auto">"#);
        escape(&mut article, text.get(paragraph.clone()).unwrap_or_default());
        article.push_str("</p>");
        at = paragraph.end;
    }
    escape(&mut article, text.get(at..).unwrap_or_default());
    let mut name = String::new();
    escape(&mut name, title);
    format!(
        r#"<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 38em; padding: 3em 1.5em; font: 1.125em/1.6 Georgia, serif; }}
p {{ margin: 0 0 1.2em; white-space: pre-wrap; overflow-wrap: break-word; }}
</style>
</head>
<body>
<article>{article}</article>
{script}
</body>
</html>
"#
    )
}

/// The paragraphs of a text, in bytes: runs of lines that are not blank, without the last newline.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        // Only what HTML collapses counts as blank: a no-break space would show.
        let blank = line.bytes().all(|byte| byte.is_ascii_whitespace());
        if !blank {
            match found.last_mut() {
                Some(last) if !after_blank => last.end = end,
                _ => found.push(at..end),
            }
        }
        after_blank = blank;
        at += line.len();
    }
    found
}

/// Escapes for a text node or a quoted attribute. A carriage return is written as a reference,
/// since HTML parsers turn a plain one into a newline.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
