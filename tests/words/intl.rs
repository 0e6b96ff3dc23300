//! The native languages against the `Intl` of Node, which is that of Chromium.

use std::io::Write;
use std::process::{Command, Stdio};

use accordingto::card::phrase::Phrase;
use accordingto::card::words::{Category, Key, native};
use accordingto::record::date::Day;

/// Prints, for each language, the category of every number of the sample, dates, numbers and lists.
const SCRIPT: &str = r#"
const { languages, numbers, days, lists } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const told = (language) => {
  const tag = language === "en" ? "en-GB" : language;
  const rules = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag, { useGrouping: false });
  const list = new Intl.ListFormat(tag);
  const date = ([year, month, day]) => {
    const options = { calendar: "gregory", timeZone: "UTC", year: "numeric" };
    if (month) options.month = "short";
    if (day) options.day = "numeric";
    const at = new Date(0);
    at.setUTCFullYear(year, Math.max(month, 1) - 1, Math.max(day, 1));
    return new Intl.DateTimeFormat(tag, options).format(at).replaceAll(" ", "\u00a0");
  };
  return [...numbers.map((n) => rules.select(n)), ...numbers.map((n) => number.format(n)), ...days.map(date), ...lists.map((l) => list.format(l))];
};
process.stdout.write(JSON.stringify(languages.map(told)));
"#;

#[test]
fn plurals_numbers_dates_and_lists_are_those_of_a_browser() {
    let numbers: Vec<u32> =
        (0..=130).chain([200, 1000, 1001, 1_000_000, 1_000_001, 2_000_000]).collect();
    let days: Vec<Day> = (1..=12)
        .flat_map(|month| [format!("2026-{month:02}-05"), format!("2007-{month:02}")])
        .chain(["2014".into(), "1999-12-31".into(), "0026-01-01".into()])
        .map(|day| Day::parse(&day).unwrap())
        .collect();
    let lists = [
        vec!["The Times", "Mossad"],
        vec!["A", "B", "C"],
        vec!["España", "Italia"],
        vec!["cobre", "hierro"],
        vec!["א", "ב"],
        vec!["א", "CIA"],
        vec!["الف", "ب", "ج", "د"],
        vec!["Kai Bird"],
    ];
    let parts = |day: &Day| [day.parts().0, day.parts().1, day.parts().2];
    let languages = native::LANGUAGES.map(|(language, _)| language);
    let question = serde_json::json!({
        "languages": languages, "numbers": numbers, "days": days.iter().map(parts).collect::<Vec<_>>(), "lists": lists,
    });
    let Some(answers) = ask(&question.to_string()) else {
        // Past the harness, which shows the output of failed tests only.
        let _ = writeln!(std::io::stderr(), "SKIPPED: not compared with Intl, no node");
        return;
    };
    let answers: Vec<Vec<String>> = serde_json::from_str(&answers).unwrap();
    let mut compared = 0;
    for (language, theirs) in languages.into_iter().zip(answers) {
        let words = native::words(language).unwrap();
        let category = |n: &u32| {
            let category = words.category(*n);
            Category::ALL.iter().find(|(known, _)| *known == category).unwrap().1.to_owned()
        };
        let list = |items: &Vec<&str>| {
            words.list(&items.iter().map(|item| Phrase::data(item)).collect::<Vec<_>>()).text()
        };
        let ours: Vec<String> = (numbers.iter().map(category))
            .chain(numbers.iter().map(|n| words.number(*n).text()))
            .chain(days.iter().map(|day| words.date(*day).text()))
            .chain(lists.iter().map(list))
            .collect();
        assert_eq!(ours.len(), theirs.len());
        for (at, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            assert_eq!(ours, theirs, "{language}, sample {at}");
            compared += 1;
        }
    }
    println!("compared {compared} answers with node");
}

#[test]
fn a_count_takes_the_form_of_its_number() {
    for (language, number, text) in [
        ("en", 1, "1 report"),
        ("en", 5, "5 reports"),
        ("ar", 2, "تقريران"),
        ("ar", 3, "3 تقارير"),
        ("ar", 11, "11 تقريرًا"),
        ("ar", 100, "100 تقرير"),
        ("fa", 5, "۵ گزارش"),
        ("fr", 0, "0 compte rendu"),
        ("he", 2, "שני דיווחים"),
        ("ja", 1, "報道1件"),
        ("ru", 1, "1 сообщение"),
        ("ru", 3, "3 сообщения"),
        ("ru", 11, "11 сообщений"),
        ("ru", 21, "21 сообщение"),
        ("zh", 2, "2篇报道"),
    ] {
        assert_eq!(
            native::words(language).unwrap().count(Key::OriginsReports, number).text(),
            text,
            "{language} {number}"
        );
    }
}

/// `None` without Node.
fn ask(question: &str) -> Option<String> {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    node.stdin.take()?.write_all(question.as_bytes()).ok()?;
    let output = node.wait_with_output().ok()?;
    assert!(output.status.success(), "node failed");
    String::from_utf8(output.stdout).ok()
}
