//! As short as a glance: the caps on words, over every card of the bundled dataset, a name counting as one word.

use accordingto::bundled;
use accordingto::card::summary::BRIEF;
use accordingto::card::words::{Words, native};
use accordingto::card::{Card, content};
use accordingto::record::Record;
use accordingto::record::standing::standing;

/// Every card of the bundled dataset.
pub fn cards(record: &Record, words: &Words) -> Vec<Card> {
    let each = record
        .claims()
        .flat_map(|(ix, claim)| (0..).zip(&claim.assertions).map(move |(place, _)| (ix, place)));
    each.map(|(ix, place)| content(record, words, ix, place, &standing(record, ix, None)).unwrap())
        .collect()
}

/// The words of the marker, of the two-second line, of the ten-second paragraph.
fn lengths(card: &Card) -> [usize; 3] {
    let summary = &card.summary;
    [
        summary.marker.length(),
        summary.who.length() + summary.how.length() + summary.status.length(),
        card.brief.length(),
    ]
}

#[test]
fn a_glance_takes_eight_words_and_ten_seconds_forty() {
    let record = bundled::record().unwrap();
    for (language, _) in native::LANGUAGES {
        let words = native::words(language).unwrap();
        let mut most = [0; 3];
        for card in cards(&record, &words) {
            let found = lengths(&card);
            most = [0, 1, 2].map(|at| most[at].max(found[at]));
            let glance = format!(
                "{} | {} | {}",
                card.summary.who.text(),
                card.summary.how.text(),
                card.summary.status.text()
            );
            assert!(language != "en" || found[0] <= 2, "{}", card.summary.marker.text());
            assert!(language != "en" || found[1] <= 8, "{} words: {glance}", found[1]);
            assert!(found[2] <= BRIEF, "{language}: {}", card.brief.text());
        }
        println!(
            "{language}: at most {} words on a marker, {} at a glance, {} in ten seconds",
            most[0], most[1], most[2]
        );
    }
}

#[test]
fn no_card_lacks_who_and_status_or_shows_an_empty_place() {
    let record = bundled::record().unwrap();
    for (language, _) in native::LANGUAGES {
        let words = native::words(language).unwrap();
        for card in cards(&record, &words) {
            let summary = &card.summary;
            let names =
                [summary.mark_name(&words), summary.card_name(&words), summary.entry(&words)];
            let needed =
                [&summary.marker, &summary.who, &summary.status, &card.text, &card.checked];
            for phrase in needed.into_iter().chain(&names) {
                assert!(phrase.length() > 0, "{language} {}", card.assertion);
            }
            let all = names.iter().chain([&card.brief, &card.origins]).chain(&card.remarks);
            for text in all.map(accordingto::card::phrase::Phrase::text) {
                assert!(
                    !text.contains(['{', '}']) && !text.contains("..") && !text.contains("  "),
                    "{language}: {text}"
                );
            }
        }
    }
}
