//! Tests of [`super`]: what a file becomes as a page.

#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing fails with the line")]

use std::path::Path;

use super::{paragraphs, text_page, wrap};

const TAG: &str = r#"<script type="module" src="/attach.js"></script>"#;

fn page(name: &str, content: &[u8], own_claims: bool) -> (String, &'static str) {
    let page = wrap(Path::new(name), content.to_vec(), own_claims).unwrap();
    (String::from_utf8_lossy(&page.bytes).into_owned(), page.mime)
}

/// The text content of the article, by the few rules of HTML that `text_page` relies on.
fn text_content(page: &str) -> String {
    let (_, rest) = page.split_once("<article>").unwrap();
    let (article, _) = rest.split_once("</article>").unwrap();
    let article = article.replace(r#"<p dir="auto">"#, "").replace("</p>", "");
    assert!(!article.contains(['<', '\r']), "{article:?}");
    let plain = [("&#13;", "\r"), ("&quot;", "\""), ("&gt;", ">"), ("&lt;", "<"), ("&amp;", "&")];
    plain.iter().fold(article, |text, (reference, character)| text.replace(reference, character))
}

#[test]
fn the_script_stands_before_the_end_of_the_body_and_nothing_else_changes() {
    for (before, after) in [
        ("<p>a</p>", "</body></html>"),
        ("<p>a</p>", "</BODY >"),
        ("<p>a</p>", ""),
        ("", ""),
        ("<!-- </body> --><p>a", "</body>"),
        ("<p>a", "</body><!-- </body> -->"),
        ("<script>'</body>'</script>", ""),
        ("<p>a</body>b", "</body>c"),
        ("<p>a<!-- never closed </body>", ""),
        ("<p>a < b <", ""),
    ] {
        let (html, mime) = page("a.html", format!("{before}{after}").as_bytes(), false);
        assert_eq!(html, format!("{before}{TAG}\n{after}"));
        assert_eq!(mime, "text/html; charset=utf-8");
    }
}

#[test]
fn a_page_in_another_encoding_keeps_its_bytes_and_names_its_own_encoding() {
    let page = wrap(Path::new("a.htm"), b"<p>caf\xe9</p>".to_vec(), false).unwrap();
    assert!(page.bytes.starts_with(b"<p>caf\xe9</p><script"));
    assert_eq!(page.mime, "text/html");
}

#[test]
fn the_script_names_the_users_dataset_when_there_is_one() {
    for name in ["a.html", "a.txt"] {
        assert!(
            page(name, b"a", true).0.contains(r#"src="/attach.js" data-claims="/claims.json">"#)
        );
        assert!(page(name, b"a", false).0.contains(TAG));
    }
}

#[test]
fn a_file_is_html_by_its_name_or_else_by_its_first_character() {
    for (name, content, html) in [
        ("a.HTML", "text", true),
        ("a.htm", "text", true),
        ("a.txt", "<p>text", false),
        ("a", " \n<!doctype html>", true),
        ("a", "text", false),
        ("a.article", "", false),
    ] {
        let wrapped = page(name, content.as_bytes(), false).0;
        assert_eq!(!wrapped.contains("<article>"), html, "{name} {content:?}");
    }
}

#[test]
fn a_page_of_text_has_the_text_of_the_file_to_the_character() {
    for text in [
        "",
        "\n",
        "one",
        "one\ntwo\n\nthree\n",
        "\n\n one\n \t\n\n\ntwo  \n",
        "one\r\ntwo\r\n\r\nthree\r\n",
        "a < b && c > \"d\" &amp; <p>e</p> </article> <script>",
        "\u{feff}one\u{a0}\n\u{a0}\ntwo\u{85}\u{2028}three",
        "\rone\r\rtwo",
        "𝄞 é\u{301} \u{fffe}",
    ] {
        assert_eq!(text_content(&text_page("t", text, "")), text, "{text:?}");
    }
}

#[test]
fn paragraphs_are_split_at_blank_lines_and_nowhere_else() {
    for (text, expected) in [
        ("", vec![]),
        ("\n \n", vec![]),
        ("one", vec!["one"]),
        ("one\ntwo\n", vec!["one\ntwo"]),
        ("\n one \n\n\t\ntwo\n\n", vec![" one ", "two"]),
        ("one\r\n\r\ntwo\r\nthree", vec!["one", "two\r\nthree"]),
        ("one\n\u{a0}\ntwo", vec!["one\n\u{a0}\ntwo"]),
    ] {
        let found: Vec<&str> = paragraphs(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn the_title_of_a_page_of_text_is_the_name_of_the_file_escaped() {
    assert!(page("a<b>&.txt", b"", false).0.contains("<title>a&lt;b&gt;&amp;.txt</title>"));
}

#[test]
fn a_text_file_that_html_cannot_hold_is_refused() {
    for content in [&b"caf\xe9"[..], b"a\0b"] {
        assert!(wrap(Path::new("a.txt"), content.to_vec(), false).is_err());
    }
}
