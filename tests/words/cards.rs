//! What MODEL says that a reader is told, told so.

use accordingto::bundled;
use accordingto::card::content;
use accordingto::card::words::{Key, native};
use accordingto::record::standing::standing;

/// An assertion of the bundled dataset by its claim and its place: marker, who, how identified, status, its note; and the
/// paragraph of ten seconds. The day of the last check is `DATE`.
fn check(language: &str, claim: &str, place: u32, glance: &str, brief: &str) {
    let record = bundled::record().unwrap();
    let words = native::words(language).unwrap();
    let ix = record.find_claim(claim).unwrap();
    let card = content(&record, &words, ix, place, &standing(&record, ix, None)).unwrap();
    let summary = &card.summary;
    let found = [&summary.marker, &summary.who, &summary.how, &summary.status, &summary.note]
        .map(|phrase| phrase.text());
    let date = words.date(record.dataset().as_of).text();
    assert_eq!(found.join(" | ").replace(&date, "DATE"), glance, "{claim}");
    assert!(card.brief.text().starts_with(brief), "{claim}: {}", card.brief.text());
}

#[test]
fn an_unnamed_source_is_told_with_the_outlet_that_vouches_for_it() {
    let glance =
        "not named | an Iranian source | not named | No dispute on record | (checked DATE)";
    check(
        "en",
        "wealth",
        0,
        glance,
        "Second-hand: reported via The Times of London. 1 report, 1 origin.",
    );
    let glance = "ohne Quellenangabe | The Times of London | ohne Quellenangabe | Kein Widerspruch verzeichnet | (Stand: DATE)";
    check(
        "de",
        "vavak-suspected-mole",
        0,
        glance,
        "Aus zweiter Hand: berichtet von The Times of London.",
    );
}

#[test]
fn a_dispute_has_an_owner_and_its_words() {
    let glance = "disputed | Central Intelligence Agency | denies it | Disputed by Central Intelligence Agency | (a party to it)";
    let brief = "Cited directly by SpyTalk. The source speaks first-hand. 2 reports, 1 to 2 origins. The agency firmly denies";
    check("en", "cia-resettled-in-us", 2, glance, brief);
    let glance = "disputed | SpyTalk | own words | Disputed by The Times of London | ";
    let brief = "In the words of SpyTalk. 1 report, 1 origin. According to The Times of London: Asgari held the rank of brigadier";
    check("en", "rank-major-general", 0, glance, brief);
    check(
        "zh",
        "double-agent",
        0,
        "有怀疑 | Richard | 表示怀疑 | Richard表示怀疑 | ",
        "Richard自己的说法。",
    );
}

#[test]
fn a_denial_of_a_part_is_told_as_one() {
    let glance = "document | Central Intelligence Agency | denies part | Denied in part by Central Intelligence Agency | ";
    check("en", "cia-deal", 1, glance, "Cited directly by SpyTalk. The source speaks first-hand.");
    let glance = "دون مصدر | SpyTalk | دون مصدر | نفي جزئي من Central Intelligence Agency | ";
    check("ar", "cia-deal", 0, glance, "تقرير واحد، أصل واحد.");
}

#[test]
fn a_named_speaker_stands_with_whom_it_speaks_for() {
    let glance = "document | Central Intelligence Agency (Tammy Thorp) | named | No dispute on record | (checked DATE)";
    check(
        "en",
        "cia-position-unchanged",
        0,
        glance,
        "Cited directly by SpyTalk. The source speaks first-hand.",
    );
}

#[test]
fn an_opinion_has_a_speaker_and_no_count() {
    let glance = "An opinion | SpyTalk | own words | An opinion | (shown with its speaker only)";
    check("en", "american-blood", 0, glance, "In the words of SpyTalk.");
    let glance = "Прогноз | Captain Ed | имя названо | Прогноз | (указан только автор)";
    check("ru", "defection-triggers-purges", 0, glance, "Напрямую цитирует: Richard.");
}

#[test]
fn what_nobody_says_is_not_told_as_undisputed() {
    let glance = "own words | SpyTalk | not known | Nobody on record says it | ";
    check("en", "reward-paid-to-asgari", 0, glance, "In the words of SpyTalk.");
}

#[test]
fn the_sentences_that_the_model_prescribes_are_there() {
    let words = native::words("en").unwrap();
    for (key, text) in [
        (Key::DetailUnnamed, "not named in the article"),
        (Key::StatusNone, "No dispute on record"),
        (Key::RemarkIncomplete, "Our record is incomplete."),
        (Key::ListNone, "No record for this claim"),
    ] {
        assert_eq!(words.say(key).text(), text);
    }
    assert!(words.say(Key::MatchSimilar).text().starts_with("Similar claim on record."));
    let name = accordingto::card::phrase::Phrase::data("Reuters");
    assert_eq!(words.fill(Key::BriefVia, &[&name]).text(), "Second-hand: reported via Reuters.");
    assert_eq!(words.fill(Key::StatusDisputed, &[&name]).text(), "Disputed by Reuters");
}
