//! What the elements of a page do to its text. The command line and the browser part read pages by the same list.
//!
//! Invariant: a pure table. Whatever depends on attributes or styles (hidden, editable, opted out) is the caller's.

/// What an element does to the text of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its text is not the article's: code, form fields, graphics, embedded pages.
    Skip,
    /// It breaks words and sentences, before and after.
    Block,
    /// Text runs on through it, even within a word.
    Inline,
}

/// Elements whose text readers do not read as part of the article. In alphabetical order.
const SKIPPED: [&str; 18] = [
    "audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Elements that the HTML standard's style sheet displays as blocks, list items or table parts (section 15.3), and the
/// breaks `br` and `hr`. In alphabetical order.
const BLOCKS: [&str; 57] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// What the element of that name does. Names are in lower case, as the DOM's `localName` has them for HTML.
#[must_use]
pub fn role_of(tag: &str) -> Role {
    if SKIPPED.binary_search(&tag).is_ok() {
        Role::Skip
    } else if BLOCKS.binary_search(&tag).is_ok() {
        Role::Block
    } else {
        Role::Inline
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_share_no_name() {
        assert!(SKIPPED.is_sorted() && BLOCKS.is_sorted());
        assert!(SKIPPED.iter().all(|tag| BLOCKS.binary_search(tag).is_err()));
    }

    #[test]
    fn scripts_are_skipped_paragraphs_break_and_emphasis_runs_on() {
        for (tag, role) in [
            ("script", Role::Skip),
            ("svg", Role::Skip),
            ("p", Role::Block),
            ("br", Role::Block),
            ("td", Role::Block),
            ("em", Role::Inline),
            ("a", Role::Inline),
            ("according-to", Role::Inline),
        ] {
            assert_eq!(role_of(tag), role, "{tag}");
        }
    }
}
