//! No word that takes a side: MODEL's list, in every language, over our own words and over the bundled dataset.

use accordingto::bundled;
use accordingto::card::phrase::Phrase;
use accordingto::card::words::native;
use accordingto::record::model::Identification;
use serde_json::Value;

/// The words of each language that no reader is shown, and where one of them means something else.
fn table() -> Value {
    serde_json::from_str(include_str!("../data/banned.json")).unwrap()
}

/// The banned words in a text. Whole words; in scripts without blanks, anywhere.
fn banned_in(language: &str, text: &str) -> Vec<String> {
    let folded = |text: &str| -> String {
        let spaced: String = text
            .chars()
            .map(|c| if c.is_alphanumeric() || c == '\u{200c}' { c } else { ' ' })
            .collect();
        format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
    };
    let text = folded(text);
    let words = table()[language].as_array().unwrap().clone();
    let is_in = |word: &str| match language {
        "zh" | "ja" => text.contains(word),
        _ => text.contains(&folded(word)),
    };
    words.iter().map(|word| word.as_str().unwrap().to_owned()).filter(|word| is_in(word)).collect()
}

#[test]
fn no_string_of_any_language_takes_a_side() {
    let table = table();
    for (language, _) in native::LANGUAGES {
        for (key, _, text) in super::strings(language) {
            let mut found = banned_in(language, &text);
            found.retain(|word| table["allowed"][language][&key] != word.as_str());
            assert!(found.is_empty(), "{language} {key}: {text}: {found:?}");
        }
    }
}

#[test]
fn no_string_of_any_language_scores() {
    for (language, _) in native::LANGUAGES {
        for (key, _, text) in super::strings(language) {
            assert!(
                !text.contains(['%', '٪', '％', '✓', '✔', '✗', '✘', '✅', '❌', '⚠', '★']),
                "{language} {key}: {text}"
            );
        }
    }
}

/// The titles of works are quoted, and theirs.
#[test]
fn no_text_of_the_bundled_dataset_takes_a_side() {
    let record = bundled::record().unwrap();
    let dataset = record.dataset();
    let language = &*dataset.language;
    let titles: Vec<&str> = dataset.works.iter().map(|work| &*work.title).collect();
    let mut found: Vec<String> = Vec::new();
    let mut check = |whose: &str, text: &str, is_source: bool| {
        let mut words = banned_in(language, text);
        if is_source {
            words.extend(
                text.split_whitespace()
                    .filter(|word| ["secret", "unknown"].contains(word))
                    .map(str::to_owned),
            );
        }
        found.extend(words.iter().map(|word| format!("{whose}: {word:?} in {text:?}")));
    };
    for agent in &dataset.agents {
        let unnamed =
            matches!(agent.identification, Identification::Anonymous | Identification::Unspecified);
        let texts = [&agent.name, &agent.description, &agent.interest];
        texts.into_iter().flatten().for_each(|text| check(&agent.id, text, unnamed));
    }
    for question in &dataset.questions {
        check(&question.id, &question.text, false);
    }
    for claim in &dataset.claims {
        check(&claim.id, &claim.text, false);
        for assertion in &claim.assertions {
            // A party may call a thing false: that is its word, told as its word.
            let text = assertion.text.as_ref().map(|text| text.replace("false", "…"));
            text.iter().for_each(|text| check(&assertion.id, text, false));
        }
    }
    // Steps of chains: with the roles that a card shows, which are not all.
    let words = native::words("en").unwrap();
    for card in super::caps::cards(&record, &words) {
        let steps = card.chain.iter().flat_map(|step| &step.how).map(Phrase::text);
        steps
            .filter(|text| !titles.contains(&text.as_str()))
            .for_each(|text| check(&card.assertion, &text, false));
    }
    // How these two wordings are called in the dataset, for its curators.
    found.retain(|found| {
        !found.starts_with("unspec_A: \"hearsay\"") && !found.starts_with("unspec_T: \"hearsay\"")
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_language_bans_what_english_bans_and_finds_it() {
    for (language, text, word) in [
        ("en", "It is widely reported.", "widely reported"),
        ("de", "Das ist umstritten.", "umstritten"),
        ("fr", "Une source anonyme, dit-on.", "anonyme"),
        ("es", "Según rumores.", "rumores"),
        ("ar", "هذا كاذب.", "كاذب"),
        ("fa", "این نادرست است.", "نادرست"),
        ("he", "הדבר מאומת.", "מאומת"),
        ("ru", "Это ложь.", "ложь"),
        ("zh", "据称如此。", "据称"),
        ("ja", "匿名の人物", "匿名"),
    ] {
        assert_eq!(banned_in(language, text), [word], "{language}");
        assert!(table()[language].as_array().unwrap().len() >= 24, "{language}");
    }
    assert!(
        banned_in("en", "The allegation of a falsehood, truly").is_empty(),
        "parts of words are other words"
    );
}
