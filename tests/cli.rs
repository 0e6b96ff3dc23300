//! The command line, run as people run it: on files, by its exit codes and what it writes.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)] // A test that fails to unwrap is a failed test.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("accordingto-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.0.join(name), content).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// Runs a command in the folder: its exit code, standard output and standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } = command(&self.0).args(arguments).output().unwrap();
        (
            status.code().unwrap(),
            String::from_utf8(stdout).unwrap(),
            String::from_utf8(stderr).unwrap(),
        )
    }

    /// Runs a command that writes JSON: its exit code and what it wrote.
    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let (code, out, errors) = self.run(arguments);
        (
            code,
            serde_json::from_str(&out).unwrap_or_else(|_| unreachable!("no JSON: {out}{errors}")),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accordingto"));
    command.current_dir(folder);
    command
}

/// Our own few sentences, as a text file. `é` and `😀` make bytes, characters and UTF-16 code units differ.
const STORY: &str = "The old bridge é 😀\n\nThe bridge over the river was closed on Monday, the mayor said.\nNobody knows when it will open again.\n";

/// The same on a page with parts that a reader does not see.
const PAGE: &str = "<!doctype html><title>Bridge</title><body><nav>The bridge over the river was closed on Monday</nav>\
<article><p>The <b>bridge</b> over the river was clo<i>sed</i> on Monday, the mayor said.<p hidden>Nobody knows when it will \
open again.</article>";

const DATASET: &str = r#"{
  "format": 1,
  "id": "bridge",
  "title": "The bridge",
  "language": "en",
  "as_of": "2026-01-01",
  "curator": "A curator",
  "licence": "CC0-1.0",
  "agents": [
    { "id": "paper", "name": "The Paper", "kind": "newspaper", "identification": "named" },
    { "id": "mayor", "name": "The Mayor", "kind": "office", "identification": "named", "access": "firsthand" }
  ],
  "claims": [
    {
      "id": "closed",
      "text": "The bridge is closed.",
      "kind": "fact",
      "assertions": [
        {
          "id": "a1",
          "act": "asserts",
          "chain": [{ "agent": "paper" }, { "agent": "mayor" }],
          "date": "2025",
          "anchors": [
            {
              "selector": {
                "type": "TextQuoteSelector",
                "exact": "The bridge over the river was closed on Monday"
              }
            }
          ]
        }
      ]
    },
    {
      "id": "opens-soon",
      "text": "The bridge opens soon.",
      "kind": "prediction",
      "assertions": [
        {
          "id": "b1",
          "act": "says_unknown",
          "chain": [{ "agent": "paper" }],
          "note": "kept"
        }
      ]
    }
  ]
}
"#;

#[test]
fn check_points_at_the_place_of_each_fault() {
    let folder = Folder::new("check");
    let bad = DATASET
        .replace("\"agent\": \"mayor\"", "\"agent\": \"mayro\"")
        .replace("\"format\": 1", "\"format\": 2");
    folder.write("good.json", DATASET).write("bad.json", &bad);

    let (code, out, errors) = folder.run(&["check", "good.json"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "good.json: 2 claims, 2 assertions, no errors, 1 warning\n")
    );
    assert!(errors.contains("warning[unfindable]"), "{errors}");
    assert_eq!(folder.run(&["check", "good.json", "--deny-warnings"]).0, 1);

    let (code, out, errors) = folder.run(&["check", "good.json", "bad.json"]);
    assert_eq!(code, 1);
    assert!(out.ends_with("bad.json: 2 errors, 1 warning\n"), "{out}");
    for line in [
        "error[unknown-id]: expected the id of an agent of this dataset",
        "--> bad.json:22:54",
        "22 |           \"chain\": [{ \"agent\": \"paper\" }, { \"agent\": \"mayro\" }],",
        "   |                                                      ^^^^^^^ found \"mayro\"",
        "   = at $.claims[0].assertions[0].chain[1].agent",
        "   = help: perhaps \"mayor\"",
        "--> bad.json:2:13",
    ] {
        assert!(
            errors.lines().any(|found| found.trim_start() == line.trim_start()),
            "{line}\n{errors}"
        );
    }

    let (code, rows) = folder.json(&["check", "bad.json", "--format", "json"]);
    assert_eq!(code, 1);
    assert_eq!(
        rows[1],
        json!({ "file": "bad.json", "code": "unknown-id", "severity": "error",
            "path": "$.claims[0].assertions[0].chain[1].agent", "line": 22, "column": 54, "found": "\"mayro\"",
            "expected": "the id of an agent of this dataset", "help": "perhaps \"mayor\"" })
    );
    assert_eq!(folder.json(&["check", "good.json", "--format", "json"]).0, 0);
}

#[test]
fn what_is_no_json_is_a_diagnostic_too() {
    let folder = Folder::new("syntax");
    for (content, line, column) in [
        (&b"{\n  \"format\": 1,\n}"[..], 2, 14),
        (b"{\n  // no\n}", 2, 3),
        (b"", 1, 1),
        (b"{ \"a\": \"\xff\" }", 1, 9),
        (&b"[".repeat(100_000)[..], 1, 33),
    ] {
        folder.write("bad.json", content);
        let (code, rows) = folder.json(&["check", "bad.json", "--format", "json"]);
        assert_eq!(
            (code, &rows[0]["code"], &rows[0]["path"]),
            (1, &json!("bad-json"), &json!("$"))
        );
        assert_eq!(
            (&rows[0]["line"], &rows[0]["column"]),
            (&json!(line), &json!(column)),
            "{content:?}"
        );
        assert_eq!(folder.run(&["check", "bad.json"]).0, 1);
    }
    folder.write("broken.pack", b"ATCD\x01\xff");
    let (code, rows) = folder.json(&["check", "broken.pack", "--format", "json"]);
    assert_eq!((code, &rows[0]["code"], &rows[0]["line"]), (1, &json!("bad-pack"), &Value::Null));
}

#[test]
fn a_hostile_dataset_sends_nothing_to_the_terminal_that_acts_on_it() {
    let folder = Folder::new("terminal");
    folder
        .write("bad.json", DATASET.replace("\"id\": \"bridge\"", "\"id\": \"\u{1b}[2J\u{202e}\""));
    let (code, _, errors) = folder.run(&["check", "bad.json"]);
    assert_eq!(code, 1);
    assert!(!errors.contains(['\u{1b}', '\u{202e}']), "{errors:?}");
}

#[test]
fn standing_shows_each_claim_in_the_datasets_order() {
    let folder = Folder::new("standing");
    folder.write("good.json", DATASET);
    let (code, rows) = folder.json(&["standing", "good.json", "--format", "json"]);
    let closed = json!({ "claim": "closed", "dispute": "none", "support": "single-origin",
        "origins": { "min": 1, "max": 1 }, "flags": [], "weakest": "N" });
    let soon = json!({ "claim": "opens-soon", "dispute": "n/a", "support": "n/a", "origins": { "min": 0, "max": 0 },
        "flags": [], "weakest": null });
    assert_eq!((code, &rows), (0, &json!([closed, soon])));
    assert_eq!(
        folder.json(&["standing", "good.json", "--claim", "closed", "--format", "json"]),
        (0, json!([closed]))
    );
    let (_, rows) =
        folder.json(&["standing", "good.json", "--as-of", "2024-12-31", "--format", "json"]);
    assert_eq!(rows[0]["support"], "none");
    let (code, out, _) = folder.run(&["standing", "good.json"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "claim       dispute  support        origins  weakest  flags\n\
         closed      none     single-origin  1        N\n\
         opens-soon  n/a      n/a            0\n"
    );
    let (code, out, errors) = folder.run(&["standing", "good.json", "--claim", "closd"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(errors.contains("perhaps closed"), "{errors}");
    let (code, rows) = folder.json(&["standing", "--format", "json"]);
    assert_eq!((code, rows.as_array().unwrap().len()), (0, 76));
}

#[test]
fn compile_makes_what_every_command_reads() {
    let folder = Folder::new("compile");
    folder.write("good.json", DATASET).write("story.txt", STORY);
    let (code, out, _) = folder.run(&["compile", "good.json", "-o", "good.pack"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("good.pack: 2 claims, "), "{out}");
    for arguments in [
        &["standing", "good.json", "--format", "json"][..],
        &["find", "--claims", "good.json", "story.txt", "--format", "json"],
    ] {
        let compiled: Vec<&str> = arguments
            .iter()
            .map(|argument| if *argument == "good.json" { "good.pack" } else { argument })
            .collect();
        assert_eq!(folder.json(arguments), folder.json(&compiled));
    }
    assert_eq!(folder.run(&["check", "good.pack"]).0, 0);
    folder.write("bad.json", DATASET.replace("\"format\": 1", "\"format\": 2"));
    assert_eq!(folder.run(&["compile", "bad.json", "-o", "bad.pack"]).0, 1);
    assert!(!folder.0.join("bad.pack").exists());
}

#[test]
fn find_gives_utf16_offsets_into_the_text_of_the_page() {
    let folder = Folder::new("find");
    folder.write("good.json", DATASET).write("story.txt", STORY).write("story.html", PAGE);
    folder.write("marked.txt", ["\u{feff}", STORY].concat()).write("other.txt", "Another story.");
    let quote = "The bridge over the river was closed on Monday";
    let units = |text: &str| text.encode_utf16().count();
    let in_text = units(STORY.split(quote).next().unwrap());
    // On the page the passage of the navigation comes first, and is not the article's.
    let in_page = units(quote);
    for (page, start) in
        [("story.txt", in_text), ("marked.txt", in_text + 1), ("story.html", in_page)]
    {
        let (code, rows) =
            folder.json(&["find", "--claims", "good.json", page, "--format", "json"]);
        let row = json!({ "page": page, "claim": "closed", "assertion": "a1", "start": start,
            "end": start + units(quote), "via": "quote", "score": 1.0, "changed": false });
        assert_eq!(code, 0);
        assert_eq!(rows.as_array().unwrap().len(), 1);
        for (name, value) in row.as_object().unwrap() {
            let same = rows[0][name] == *value
                || value.as_f64().is_some() && rows[0][name].as_f64() == value.as_f64();
            assert!(same, "{page} {name}: {} is not {value}", rows[0][name]);
        }
    }
    let (code, out, _) = folder.run(&["find", "--claims", "good.json", "story.txt", "other.txt"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "story.txt: 1 passage on record\n     3  The bridge over the river was closed on Monday  [closed, a1, quote]\n\
         other.txt: no passages on record\n"
    );
}

#[test]
fn anchor_makes_a_selector_that_finds_its_passage() {
    let folder = Folder::new("anchor");
    folder.write("story.txt", STORY).write("story.html", PAGE);
    let quote = "nobody knows WHEN it will open";
    let (code, hashed) =
        folder.json(&["anchor", "--page", "story.txt", "--quote", quote, "--context", "2"]);
    assert_eq!((code, &hashed["type"]), (0, &json!("WordHashSelector")));
    assert!(!hashed.to_string().to_lowercase().contains("nobody"));
    let (_, quoted) = folder.json(&[
        "anchor",
        "--page",
        "story.txt",
        "--quote",
        quote,
        "--context",
        "2",
        "--text",
    ]);
    assert_eq!(
        quoted,
        json!({ "type": "TextQuoteSelector", "exact": "Nobody knows when it will open", "prefix": "mayor said",
            "suffix": "again" })
    );
    for selector in [hashed, quoted] {
        let mut dataset: Value = serde_json::from_str(DATASET).unwrap();
        dataset["claims"][1]["assertions"][0]["anchors"] = json!([{ "selector": selector }]);
        folder.write("with.json", dataset.to_string());
        let (_, rows) =
            folder.json(&["find", "--claims", "with.json", "story.txt", "--format", "json"]);
        assert_eq!((&rows[1]["assertion"], &rows[1]["changed"]), (&json!("b1"), &json!(false)));
    }
    let start = STORY.encode_utf16().count() - "Nobody knows when it will open again.\n".len();
    let span = [start.to_string(), (start + 12).to_string()];
    let (_, selector) = folder.json(&[
        "anchor",
        "--page",
        "story.txt",
        "--start",
        &span[0],
        "--end",
        &span[1],
        "--text",
        "--context",
        "0",
    ]);
    assert_eq!(selector["exact"], "Nobody knows");

    for (arguments, says) in [
        (&["--quote", "no such words"][..], "does not stand"),
        (&["--quote", "the"], "stands 4 times"),
        (&["--quote", "…"], "no words"),
        (&["--start", "9000", "--end", "9001"], "no word"),
    ] {
        let (code, out, errors) =
            folder.run(&[&["anchor", "--page", "story.txt"], arguments].concat());
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(errors.contains(says), "{errors}");
    }
    // What a reader does not see cannot be anchored.
    assert_eq!(folder.run(&["anchor", "--page", "story.html", "--quote", "open again"]).0, 1);
}

#[test]
fn anchor_sets_many_anchors_and_nothing_else_and_a_second_time_changes_nothing() {
    let folder = Folder::new("batch");
    let spans = json!([{ "assertion": "a1", "start": 21, "end": 48 }, { "assertion": "b1", "start": 85, "end": 110 }]);
    folder
        .write("good.json", DATASET)
        .write("story.txt", STORY)
        .write("spans.json", spans.to_string());
    let arguments =
        ["anchor", "--dataset", "good.json", "--page", "story.txt", "--spans", "spans.json"];
    let (code, rows) = folder.json(&arguments);
    assert_eq!(
        (code, rows.as_array().unwrap().len(), folder.read("good.json").as_str()),
        (0, 2, DATASET)
    );

    let write = [&arguments[..], &["--write"]].concat();
    let (code, out, _) = folder.run(&write);
    assert_eq!((code, out.as_str()), (0, "good.json: 2 anchors set, 0 as they were\n"));
    let once = folder.read("good.json");
    // Without its new lines the file is what it was, but for the comma that a new neighbour needs.
    let dataset: Value = serde_json::from_str(&once).unwrap();
    let anchors = |claim: usize| {
        dataset["claims"][claim]["assertions"][0]["anchors"].as_array().unwrap().clone()
    };
    assert_eq!((anchors(0).len(), anchors(1).len()), (2, 1));
    assert_eq!(anchors(0)[0]["selector"]["type"], "TextQuoteSelector");
    assert!(anchors(0)[1]["selector"]["prefix"].is_string());
    assert!(
        once.contains(",\n          \"anchors\": [\n")
            && once.contains("],\n          \"note\": \"kept\""),
        "{once}"
    );
    assert_eq!(folder.run(&write).1, "good.json: 0 anchors set, 2 as they were\n");
    assert_eq!(folder.read("good.json"), once);
    assert_eq!(folder.run(&["check", "--deny-warnings", "good.json"]).0, 0);

    // A longer passage takes the place of the one that was made from this page.
    folder.write("spans.json", json!([{ "assertion": "b1", "start": 85, "end": 121 }]).to_string());
    assert_eq!(folder.run(&write).1, "good.json: 1 anchors set, 0 as they were\n");
    let dataset: Value = serde_json::from_str(&folder.read("good.json")).unwrap();
    assert_eq!(dataset["claims"][1]["assertions"][0]["anchors"].as_array().unwrap().len(), 1);

    for (spans, says) in [
        (json!([{ "assertion": "zz", "start": 0, "end": 9 }]), "no assertion"),
        (json!([{ "assertion": "a1", "start": 0 }]), "not a span"),
        (json!({}), "not a list"),
    ] {
        folder.write("spans.json", spans.to_string());
        let (code, _, errors) = folder.run(&write);
        assert_eq!(code, 1);
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
fn a_wrong_command_or_file_exits_with_2_and_says_why() {
    let folder = Folder::new("usage");
    folder.write("good.json", DATASET).write("story.txt", STORY);
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["check"],
        &["check", "missing.json"],
        &["check", "."],
        &["standing", "good.json", "--as-of", "yesterday"],
        &["find", "missing.txt"],
        &["anchor", "--page", "story.txt"],
        &["anchor", "--page", "story.txt", "--start", "1"],
        &["compile", "good.json", "-o", "no/such/folder/x.pack"],
    ] {
        let (code, out, errors) = folder.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(!errors.is_empty(), "{arguments:?}");
    }
    folder.write("latin1.txt", b"caf\xe9");
    assert_eq!(folder.run(&["find", "latin1.txt"]).0, 1);
}

#[test]
fn help_has_an_example_for_each_command() {
    let folder = Folder::new("help");
    for command in ["check", "standing", "find", "anchor", "compile"] {
        let (code, out, _) = folder.run(&[command, "--help"]);
        assert_eq!(code, 0);
        assert!(
            out.contains(&format!("accordingto {command} ")) && out.contains("Example"),
            "{out}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    let folder = Folder::new("pipe");
    let mut child = command(&folder.0)
        .args(["standing", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
