//! What text becomes which words, and where.

#![allow(clippy::indexing_slicing, clippy::expect_used)] // A wrong place fails its test, as it should.

use proptest::prelude::*;

use super::*;

/// The words of `text` are those of `expect`, which are written folded, with spaces between.
fn check(cases: &[(&str, &str)]) {
    for (text, expect) in cases {
        let expect: Vec<u32> = expect.split_whitespace().map(hash_word).collect();
        assert_eq!(hashes(text), expect, "{text:?} is {:?}", shown(text));
    }
}

/// The words of `text`, each as the text at its place.
fn shown(text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let places = words(text).into_iter().map(|word| word.start as usize..word.end as usize);
    places.map(|place| String::from_utf16(&units[place]).expect("no half character")).collect()
}

/// The text at the words' places is that of `expect`.
fn check_places(cases: &[(&str, &[&str])]) {
    for (text, expect) in cases {
        assert_eq!(shown(text), *expect, "{text:?}");
    }
}

/// The words that have `traits`, as the text at their places.
fn check_traits(traits: WordTraits, cases: &[(&str, &[&str])]) {
    for (text, expect) in cases {
        let found: Vec<String> = words(text)
            .iter()
            .zip(shown(text))
            .filter(|(word, _)| word.traits.has(traits))
            .map(|(_, shown)| shown)
            .collect();
        assert_eq!(found, *expect, "{text:?}");
    }
}

#[test]
fn known_answers_pin_the_hash_of_format_1() {
    assert_eq!(hash_word(""), 0xAB3E_7C0B);
    assert_eq!(hash_word("asgaris"), 0xF905_F29E);
    assert_eq!(hash_word("2.5"), 0xB256_D093);
    assert_eq!(hash_word("عسگري"), 0xFA66_339B);
    assert_eq!(hash_word("𝍠"), 0xB242_BA81);
}

#[test]
fn a_word_takes_16_bytes() {
    assert_eq!(size_of::<Word>(), 16);
}

#[test]
fn light_edits_vanish() {
    check(&[
        ("Asgari Asgari's Asgari’s ASGARI`S", "asgari asgaris asgaris asgaris"),
        ("Ali-Reza Ali–Reza Ali Reza", "ali reza ali reza ali reza"),
        ("soft\u{AD}hy\u{200B}phen\u{200D} \u{FEFF}mark", "softhyphen mark"),
        ("\u{202B}left\u{202C} \u{2060}join\u{2060}ed", "left joined"),
        ("no\u{A0}break", "no break"),
        ("“Quoted,” ‘quoted’ «quoted» 'quoted'", "quoted quoted quoted quoted"),
        ("under_score a/b a&b e@mail", "under score a b a b e mail"),
        ("$5 20% #tag +1 −1", "5 20 tag 1 1"),
        ("👩‍🚀 rocket🚀man ™ ©2024 1️⃣", "rocket man 2024 1"),
        ("rock 'n' roll o'clock ʻOkina Sharīʿa", "rock n roll oclock okina sharia"),
        ("it''s it'-s ''", "it s it s"),
        ("", ""),
        (" \t\n'.,-", ""),
    ]);
}

#[test]
fn letters_fold_to_the_plain_ones() {
    check(&[
        ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
        ("İstanbul ISTANBUL Istanbul ıstanbul", "istanbul istanbul istanbul istanbul"),
        ("Café Cafe\u{301} naïve Ångström", "cafe cafe naive angstrom"),
        ("Łódź Ørsted Đoković Æsop Œuvre Þór", "lodz orsted dokovic aesop oeuvre thor"),
        ("ﬁne ｆｕｌｌ ２００７ 𝐁old m² Ⅳ ŉ", "fine full 2007 bold m2 iv n"),
        ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"),
        ("Ёлка Елка", "елка елка"),
        ("col·lecció co\u{140}leccio", "colleccio colleccio"),
        ("½ 2½", "½ 2½"),
    ]);
}

#[test]
fn dots_vanish_between_single_letters() {
    check(&[
        ("U.S. US U.S.A.", "us us usa"),
        ("e.g., p.m. i.e.that", "eg pm ie that"),
        ("J.Doe J.R.R.Tolkien", "j doe jrr tolkien"),
        ("end.Next example.com No.5 p.5", "end next example com no 5 p 5"),
        ("U.S.'s U.S.-led A.B2", "us s us led a b2"),
        ("C.I.A.’s É.U. e\u{301}.u.", "cia s eu eu"),
    ]);
}

#[test]
fn numbers_join_their_groups_and_keep_their_point() {
    check(&[
        ("1,000 1000 1.000 1’000 1\u{202F}000 1\u{A0}000", "1000 1000 1000 1000 1000 1000"),
        ("1,000,000 1.000.000,50 1,000.5", "1000000 1000000.50 1000.5"),
        ("2.5 2,5 25 2.5m 1.55m 1,000th", "2.5 2.5 25 2.5m 1.55m 1000th"),
        ("12.30.2007 2007,123 1.2.3 10:30", "12.30.2007 2007.123 1.2.3 10 30"),
        ("7, 8 7,8, 7. 2007-08", "7 8 7.8 7 2007 08"),
        ("12\u{A0}5 12\u{A0}3456 2007\u{A0}200 5'10", "12 5 12 3456 2007 200 5 10"),
        ("1990's 1990s F16 3rd CO₂", "1990s 1990s f16 3rd co2"),
        ("١٢٣ ۱۲۳ १२३ １２３ ١٬٠٠٠ ٢٫٥", "123 123 123 123 1000 2.5"),
    ]);
}

#[test]
fn arabic_script_has_one_spelling() {
    check(&[
        ("عسگری عسگري", "عسگري عسگري"),
        ("علی‌رضا علیرضا عليرضا", "عليرضا عليرضا عليرضا"),
        ("ایران إيران أيران آيران", "ايران ايران ايران ايران"),
        ("کتاب كتاب كِتَابٌ كـــتاب", "كتاب كتاب كتاب كتاب"),
        ("مدرسة مدرسه", "مدرسه مدرسه"),
        ("ﻛﺘﺎﺏ ﻻ", "كتاب لا"),
        ("گفت: «نه»؟ بله۔", "گفت نه بله"),
    ]);
}

#[test]
fn hebrew_drops_points_and_the_quotes_of_acronyms() {
    check(&[
        ("שָׁלוֹם שלום", "שלום שלום"),
        ("צה\"ל צה״ל צה”ל", "צהל צהל צהל"),
        ("ג'ורג' ג׳ורג׳", "גורג גורג"),
        ("\"המוסד\" המוסד", "המוסד המוסד"),
    ]);
}

#[test]
fn indic_scripts_keep_vowels_and_drop_nuktas() {
    check(&[
        ("क़िला क\u{93C}िला किला", "किला किला किला"),
        ("सी.आई.ए. कहा।", "सी आई ए कहा"),
        ("தமிழ் বাংলা", "தமிழ் বাংলা"),
    ]);
}

#[test]
fn scripts_without_spaces_make_a_word_of_each_character() {
    check(&[
        ("中国，2007年3月", "中 国 2007 年 3 月"),
        ("東京タワー。", "東 京 タ ワ ー"),
        ("がガ か\u{3099} ｶﾞ ﾊﾟ", "が ガ が ガ パ"),
        ("T恤 iPhone手机", "t 恤 iphone 手 机"),
        ("ที่นี่ น้ำ", "ที่ นี่ น้ ำ"),
        ("កម្ពុជា", "ក ម្ ពុ ជា"),
        ("𠮷野", "𠮷 野"),
    ]);
}

#[test]
fn hangul_is_one_however_it_is_written() {
    let word = "한국";
    let jamo = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}";
    assert_eq!(hashes(word), hashes(jamo));
    assert_eq!(fold(word), jamo);
}

#[test]
fn places_are_tight() {
    check_places(&[
        ("‘Asgari’s’ (U.S.)", &["Asgari’s", "U.S"]),
        ("\u{AD}a\u{AD}b\u{AD} e\u{301}, x", &["a\u{AD}b", "e\u{301}", "x"]),
        ("💣 𝐁om𝐛💣", &["𝐁om𝐛"]),
        ("J.Doe 12\u{A0}3456, 1,000.", &["J", "Doe", "12", "3456", "1,000"]),
        ("שָׁלוֹם!", &["שָׁלוֹם"]),
        ("ที่นี่", &["ที่", "นี่"]),
        ("'", &[]),
    ]);
}

#[test]
fn numbers_are_known_in_every_script() {
    check_traits(
        WordTraits::NUMBER,
        &[
            (
                "7 seven 3rd 2.5 1,000 m² Ⅳ ½ F-16",
                &["7", "3rd", "2.5", "1,000", "m²", "Ⅳ", "½", "16"],
            ),
            ("٧ 七人 中国", &["٧", "七"]),
            ("12\u{A0}3456", &["12", "3456"]),
        ],
    );
}

#[test]
fn capitals_are_known_by_the_first_letter() {
    check_traits(
        WordTraits::CAPITAL,
        &[
            ("Ali ali iPhone Élan élan U.S. J.Doe ǅ", &["Ali", "Élan", "U.S", "J", "Doe", "ǅ"]),
            ("Ősz ŐSZ ősz Жук жук 3D", &["Ősz", "ŐSZ", "Жук"]),
        ],
    );
}

#[test]
fn sentences_open_after_full_stops_that_end_one() {
    check_traits(
        WordTraits::OPENS_SENTENCE,
        &[
            (
                "He left. She stayed! “Why?” Nobody knew… Then",
                &["He", "She", "Why", "Nobody", "Then"],
            ),
            ("“Why?” he said. “No.” 7 left.", &["Why", "No", "7"]),
            ("J. Doe of the U.S. Army met Gen. Doe, Mr. Roe.", &["J"]),
            ("example.com is 2.5. Yes", &["example", "Yes"]),
            ("他走了。她没走！为什么？", &["他", "她", "为"]),
            ("رفت. آمد؟ نه", &["رفت", "آمد", "نه"]),
        ],
    );
}

#[test]
fn blocks_end_words_and_sentences() {
    let (mut scanner, mut words) = (Scanner::new(), Vec::new());
    scanner.push("one tw", 0, &mut words);
    scanner.break_block(&mut words);
    scanner.push("o three", 6, &mut words);
    scanner.finish(&mut words);
    let opens = WordTraits::OPENS_BLOCK.with(WordTraits::OPENS_SENTENCE);
    let found: Vec<_> = words.iter().map(|w| (w.start, w.end, w.traits.has(opens))).collect();
    assert_eq!(found, [(0, 3, true), (4, 6, false), (6, 7, true), (8, 13, false)]);
}

#[test]
fn a_word_runs_on_across_chunks_and_hidden_text() {
    let (mut scanner, mut words) = (Scanner::new(), Vec::new());
    scanner.push("A", 10, &mut words);
    scanner.push("", 11, &mut words);
    scanner.push("sgari’", 50, &mut words);
    scanner.push("s U", 60, &mut words);
    scanner.push(".S", 63, &mut words);
    scanner.finish(&mut words);
    let found: Vec<_> = words.iter().map(|w| (w.hash, w.start, w.end)).collect();
    assert_eq!(found, [(hash_word("asgaris"), 10, 61), (hash_word("us"), 62, 65)]);
}

#[test]
fn finishing_leaves_the_scanner_as_new() {
    let mut scanner = Scanner::new();
    for _ in 0..2 {
        let mut found = Vec::new();
        scanner.push("Mr. U.S 1,0", 0, &mut found);
        scanner.finish(&mut found);
        assert_eq!(found, words("Mr. U.S 1,0"));
    }
}

#[test]
fn offsets_stay_at_their_greatest_value() {
    let (mut scanner, mut words) = (Scanner::new(), Vec::new());
    scanner.push("a.b 1,000 💣 文", u32::MAX - 2, &mut words);
    scanner.finish(&mut words);
    assert_eq!(words.len(), 3);
    assert!(words.iter().all(|word| word.start <= word.end));
}

/// Texts of the characters that decide something, or of any.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        r#"[aBé1２٣.,'’" \u{A0}\u{301}\u{AD}\u{200D}!文がか\u{3099}ที💣צ-]{0,24}"#,
        any::<String>(),
        "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn chunks_make_no_difference(text in texts(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| bounds[cut.index(bounds.len())]).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let (mut scanner, mut found, mut start) = (Scanner::new(), Vec::new(), 0);
        for cut in cuts.windows(2) {
            let chunk = &text[cut[0]..cut[1]];
            scanner.push(chunk, start, &mut found);
            start += chunk.encode_utf16().count() as u32;
        }
        scanner.finish(&mut found);
        prop_assert_eq!(found, words(&text));
    }

    #[test]
    fn words_stand_in_order_inside_the_text(text in texts()) {
        let units = text.encode_utf16().count() as u32;
        let mut last = 0;
        for word in words(&text) {
            prop_assert!(word.hash != 0);
            prop_assert!(last <= word.start && word.start < word.end && word.end <= units);
            last = word.end;
        }
    }

    #[test]
    fn letters_of_either_case_make_the_same_words(text in "[a-zäöüéŁø'’. -]{0,30}") {
        prop_assert_eq!(hashes(&text.to_uppercase()), hashes(&text));
    }
}
