//! The wordings of the bundled dataset: that they find what other pages say in other words, and nothing else.
//!
//! tests/data/wordings.json holds, for each claim, sentences that make it and near misses that do not (denied, of another
//! year, place or person, asked, or only mentioned). All are our own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

use std::path::Path;

use accordingto::bundled;
use accordingto::find::{Index, Match, Via, find};
use accordingto::record::Record;
use accordingto::text::{Scanner, Word};
use serde_json::Value;

/// Of the sentences that make a claim, how many must be found.
const RECALL: f64 = 0.9;

fn cases() -> Value {
    serde_json::from_str(&std::fs::read_to_string("tests/data/wordings.json").unwrap()).unwrap()
}

fn texts<'a>(case: &'a Value, member: &str) -> Vec<&'a str> {
    case[member].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

fn read(index: &Index, blocks: &[&str]) -> Vec<Word> {
    let (mut scanner, mut words, mut start) = (Scanner::with_stems(index.stems()), Vec::new(), 0);
    for block in blocks {
        scanner.push(block, start, &mut words);
        scanner.break_block(&mut words);
        start += u32::try_from(block.encode_utf16().count()).unwrap();
    }
    words
}

/// The claims that wordings find in a text.
fn similar<'a>(record: &'a Record, index: &Index, text: &str) -> Vec<&'a str> {
    let found = find(index, &read(index, &[text]));
    found.iter().filter(|found| found.via == Via::Wording).map(|found| id(record, found)).collect()
}

fn id<'a>(record: &'a Record, found: &Match) -> &'a str {
    &record.claim(found.claim).unwrap().id
}

#[test]
fn nine_of_ten_sentences_that_make_a_claim_are_found_and_no_near_miss() {
    let record = bundled::record().unwrap();
    let index = Index::new(&record);
    let cases = cases();
    let (mut asked, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for case in cases["claims"].as_array().unwrap() {
        let claim = case["claim"].as_str().unwrap();
        assert!(record.find_claim(claim).is_some(), "{claim} is not in the dataset");
        for text in texts(case, "makes") {
            let found = similar(&record, &index, text);
            asked += 1;
            if !found.contains(&claim) {
                missed.push(format!("{claim}: {text}"));
            }
            wrong.extend(
                found
                    .iter()
                    .filter(|other| **other != claim && !also(&cases, text, other))
                    .map(|other| format!("{other}: {text}")),
            );
        }
        for text in texts(case, "not") {
            let found = similar(&record, &index, text);
            wrong.extend(
                found
                    .iter()
                    .filter(|other| !also(&cases, text, other))
                    .map(|other| format!("{other} (near miss of {claim}): {text}")),
            );
        }
    }
    let recall = 1.0 - missed.len() as f64 / f64::from(asked);
    println!("{asked} sentences make a claim; recall {recall:.3}; missed: {missed:#?}");
    assert!(wrong.is_empty(), "found where it is not said: {wrong:#?}");
    assert!(recall >= RECALL, "recall {recall:.3}, missed: {missed:#?}");
}

/// Whether the file says, with its reason, that a sentence makes another claim, too.
fn also(cases: &Value, text: &str, claim: &str) -> bool {
    cases["also"].as_array().is_some_and(|list| {
        list.iter()
            .any(|also| also["text"] == text && also["claim"] == claim && also["why"].is_string())
    })
}

#[test]
fn no_wording_is_found_on_pages_whose_claims_are_anchored_nor_on_pages_about_other_things() {
    let record = bundled::record().unwrap();
    let index = Index::new(&record);
    let mut pages = vec!["www/demo/2007.html".into(), "www/demo/2024.html".into()];
    for folder in ["../shared/articles", "../shared/pages"] {
        match std::fs::read_dir(folder) {
            Ok(entries) => pages
                .extend(entries.map(|entry| entry.unwrap().path().to_string_lossy().into_owned())),
            Err(_) => println!("skipped: {folder} is not on this machine"),
        }
    }
    let mut wrong = Vec::new();
    for page in &pages {
        if page.ends_with(".md") {
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(Path::new(page)).unwrap()).into_owned();
        let blocks = if page.ends_with(".html") {
            text_of(&text)
        } else {
            text.lines().map(str::to_owned).collect()
        };
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let whole: Vec<u16> = blocks.concat().encode_utf16().collect();
        for found in
            find(&index, &read(&index, &blocks)).iter().filter(|found| found.via == Via::Wording)
        {
            let sentence =
                String::from_utf16_lossy(&whole[found.start as usize..found.end as usize]);
            wrong.push(format!("{page}: {}: {sentence}", id(&record, found)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text of an HTML page, roughly: what stands between tags, in blocks that end at block tags; not scripts and styles.
/// (The real reading of pages is the business of `dom` and of the command line; here more text is only a harder test.)
fn text_of(html: &str) -> Vec<String> {
    let (mut blocks, mut block, mut rest) = (Vec::new(), String::new(), html);
    while let Some((text, after)) = rest.split_once('<') {
        block.push_str(&decode(text));
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let is_inline = ["a", "b", "i", "em", "strong", "span", "cite", "q", "abbr", "sup", "time"]
            .contains(&tag.trim_start_matches('/').split_whitespace().next().unwrap_or(""));
        if !is_inline {
            blocks.push(std::mem::take(&mut block));
        }
        rest = after;
        if ["script", "style", "svg"].contains(&name.as_str()) {
            let end = format!("</{name}");
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
    }
    blocks.push(block);
    blocks
}

fn decode(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&rsquo;", "’")
}
