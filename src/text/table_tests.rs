//! The generated table against its definition and against Unicode, for every character there is.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    definition::{self, Entry},
    fold::{Class, Folded, fold_char},
    hashes,
};

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn points(folded: Folded) -> Vec<u32> {
    let mut points = Vec::new();
    folded.output.each(|point| points.push(point));
    points
}

/// Calls `differs` on every character, and names those for which it holds.
fn check(what: &str, differs: impl Fn(char) -> bool) {
    let found: Vec<String> =
        all().filter(|&c| differs(c)).map(|c| format!("U+{:04X} {c}", u32::from(c))).collect();
    assert!(
        found.is_empty(),
        "{what}: {} characters: {:?}",
        found.len(),
        found.get(..40.min(found.len()))
    );
}

#[test]
fn every_assigned_character_folds_as_defined() {
    check("not as defined", |c| {
        let Some(Entry { class, capital, number, points: expect }) = definition::define(c) else {
            return false;
        };
        let folded = fold_char(c);
        let hashed = !matches!(folded.class, Class::Break | Class::Silent | Class::Ignored);
        folded.class as u8 != class as u8
            || (hashed
                && (folded.capital, folded.number, points(folded)) != (capital, number, expect))
    });
}

#[test]
fn the_committed_table_is_the_generated_one() {
    // Not assert_eq: a failure would print both tables.
    assert!(
        definition::generate() == include_str!("table.rs"),
        "src/text/table.rs is out of date: run `cargo xtask generate`"
    );
}

#[test]
fn folding_twice_is_folding_once() {
    check("not idempotent", |c| {
        let folded = fold_char(c);
        definition::define(c).is_some()
            && !matches!(folded.class, Class::Break | Class::Silent | Class::Ignored)
            && points(folded).into_iter().any(|point| {
                char::from_u32(point).is_none_or(|c| {
                    let again = points(fold_char(c));
                    again != [point]
                })
            })
    });
}

#[test]
fn upper_and_lower_case_are_one() {
    check("case", |c| {
        let text = c.to_string();
        // The small iota below a polytonic Greek vowel is a mark, the capital beside it a letter.
        let iota = c == '\u{345}' || matches!(c, '\u{1F80}'..='\u{1FFC}');
        hashes(&text.to_lowercase()) != hashes(&text)
            || (hashes(&text.to_uppercase()) != hashes(&text) && !iota)
    });
}

#[test]
fn composed_and_decomposed_are_one() {
    check("canonical equivalence", |c| {
        // A letter before it, so that marks have a base.
        let text = format!("a{c}");
        let kept = matches!(c, '\u{F900}'..='\u{FAFF}') || c > '\u{FFFF}';
        !kept && hashes(&text.nfd().collect::<String>()) != hashes(&text)
    });
}
