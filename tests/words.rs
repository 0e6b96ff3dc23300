//! The words shown: every language whole and well made, no word that takes a side, as short as a reader's glance, and the
//! same plurals, dates and lists natively as in a browser.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)] // A test that fails to unwrap is a failed test.

#[path = "words/banned.rs"]
mod banned;
#[path = "words/caps.rs"]
mod caps;
#[path = "words/cards.rs"]
mod cards;
#[path = "words/intl.rs"]
mod intl;

use accordingto::card::words::{Category, Key, native};
use serde_json::{Map, Value};

/// The languages with the plural categories that CLDR 48 gives them for whole numbers.
const CATEGORIES: [(&str, &[&str]); 10] = [
    ("ar", &["few", "many", "one", "other", "two", "zero"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["many", "one", "other"]),
    ("fa", &["one", "other"]),
    ("fr", &["many", "one", "other"]),
    ("he", &["one", "other", "two"]),
    ("ja", &["other"]),
    ("ru", &["few", "many", "one", "other"]),
    ("zh", &["other"]),
];

fn file(language: &str) -> Map<String, Value> {
    let (_, json) = native::LANGUAGES.into_iter().find(|(known, _)| *known == language).unwrap();
    serde_json::from_str(json).unwrap()
}

/// Every string of a language file: its key, its plural category, its text.
fn strings(language: &str) -> Vec<(String, Option<String>, String)> {
    let mut strings = Vec::new();
    for (key, entry) in file(language) {
        match entry {
            Value::String(text) => strings.push((key, None, text)),
            Value::Object(forms) => {
                for (form, text) in forms {
                    strings.push((key.clone(), Some(form), text.as_str().unwrap().to_owned()));
                }
            }
            other => panic!("{language} {key}: {other}"),
        }
    }
    strings
}

/// The places of a template, in order.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    places.sort_unstable();
    places
}

#[test]
fn every_language_has_exactly_the_keys_in_their_order() {
    for (language, json) in native::LANGUAGES {
        let file = file(language);
        let missing: Vec<_> =
            Key::ALL.iter().filter(|(_, name)| !file.contains_key(*name)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert_eq!(
            file.len(),
            Key::ALL.len(),
            "{language} has keys that are not in src/card/words/key.rs"
        );
        let at: Vec<_> =
            Key::ALL.iter().map(|(_, name)| json.find(&format!("\"{name}\":")).unwrap()).collect();
        assert!(at.is_sorted(), "{language}: the keys stand in the order of src/card/words/key.rs");
    }
    assert_eq!(
        native::LANGUAGES.map(|(language, _)| language),
        CATEGORIES.map(|(language, _)| language)
    );
}

#[test]
fn every_template_has_the_places_of_the_english_one() {
    let english = file("en");
    for (language, _) in native::LANGUAGES {
        for (key, form, text) in strings(language) {
            let model = match &english[&key] {
                Value::Object(forms) => forms["other"].as_str().unwrap(),
                plain => plain.as_str().unwrap(),
            };
            // "One report" needs no numeral.
            let spelt_out = matches!(form.as_deref(), Some("zero" | "one" | "two"));
            let (found, wanted) = (places(&text), places(model));
            assert!(
                found == wanted || spelt_out && found.is_empty(),
                "{language} {key} {form:?}: {text}"
            );
            assert_eq!(
                text.matches('{').count(),
                text.matches('}').count(),
                "{language} {key}: {text}"
            );
        }
    }
}

#[test]
fn every_plural_has_the_forms_that_its_language_needs() {
    let english = file("en");
    for (language, categories) in CATEGORIES {
        for (key, entry) in file(language) {
            assert_eq!(entry.is_object(), english[&key].is_object(), "{language} {key}");
            if let Value::Object(forms) = entry {
                let mut found: Vec<_> = forms.keys().map(String::as_str).collect();
                found.sort_unstable();
                assert_eq!(found, categories, "{language} {key}");
            }
        }
    }
}

#[test]
fn no_string_has_markup_straight_quotes_direction_marks_or_stray_blanks() {
    for (language, _) in native::LANGUAGES {
        for (key, _, text) in strings(language) {
            let is_bad = |c: char| {
                matches!(c, '<' | '>' | '&' | '"' | '\'' | '`' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                    || c.is_control()
            };
            assert!(!text.contains(is_bad), "{language} {key}: {text:?}");
            assert!(
                text.trim() == text && !text.contains("  ") && !text.is_empty(),
                "{language} {key}: {text:?}"
            );
            let is_french = language == "fr" && text.contains([':', '?', '!', ';']);
            assert!(
                !is_french || text.contains('\u{a0}'),
                "a blank that does not break stands before it: {text:?}"
            );
        }
    }
}

#[test]
fn a_sentence_is_a_sentence_in_every_language() {
    let ends = |text: &str| text.ends_with(['.', '。']);
    let english = file("en");
    for (language, _) in native::LANGUAGES {
        for (key, entry) in file(language) {
            if let (Some(text), Some(model)) = (entry.as_str(), english[&key].as_str()) {
                assert_eq!(ends(text), ends(model), "{language} {key}: {text}");
            }
        }
    }
}

#[test]
fn no_language_keeps_an_english_sentence() {
    let english = file("en");
    // Names of things that two languages may share.
    let shared = ["mark.document"];
    for (language, _) in native::LANGUAGES.into_iter().filter(|(language, _)| *language != "en") {
        for (key, entry) in file(language) {
            let letters = entry
                .as_str()
                .is_some_and(|text| text.replace("{0}", "").contains(char::is_alphabetic));
            assert!(
                !letters
                    || entry != english[&key]
                    || shared.contains(&key.as_str())
                    || key == "mark.via",
                "{language} {key}"
            );
        }
    }
}

#[test]
fn a_category_reads_back_from_its_name_and_anything_else_is_other() {
    for (category, name) in Category::ALL {
        assert_eq!(Category::of(name), category);
    }
    assert_eq!(Category::of("nonsense"), Category::Other);
}
