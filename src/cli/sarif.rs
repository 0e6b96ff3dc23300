//! Diagnostics as SARIF 2.1.0, which code hosts and newsroom pipelines show beside the changed lines.
//!
//! Invariant: one run, one result for each diagnostic; columns count characters, as everywhere in the command line.

use serde_json::{Value, json};

use super::report::{Finding, Source};

/// The log of one or more checked files.
pub fn log<'a>(findings: impl Iterator<Item = (&'a Source, &'a Finding)>) -> Value {
    let mut rules: Vec<&str> = Vec::new();
    let results: Vec<Value> = findings
        .map(|(source, finding)| {
            let code = finding.diagnostic.code;
            if !rules.contains(&code) {
                rules.push(code);
            }
            result(source, finding)
        })
        .collect();
    let rules: Vec<Value> = rules.iter().map(|rule| json!({ "id": rule })).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "accordingto",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(source: &Source, finding: &Finding) -> Value {
    let diagnostic = &finding.diagnostic;
    let mut message = format!("found {}, expected {}", diagnostic.found, diagnostic.expected);
    if !diagnostic.help.is_empty() {
        message.push_str("; ");
        message.push_str(&diagnostic.help);
    }
    let mut place = json!({ "artifactLocation": { "uri": source.name.replace('\\', "/") } });
    if let (Some((line, column)), Some(place)) = (source.place(finding), place.as_object_mut()) {
        place.insert("region".into(), json!({ "startLine": line, "startColumn": column }));
    }
    json!({
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.word(),
        "message": { "text": message },
        "locations": [{
            "physicalLocation": place,
            "logicalLocations": [{ "fullyQualifiedName": diagnostic.path }],
        }],
    })
}
