//! What goes back to JavaScript: plain objects, and errors with a `code`.
//!
//! Invariant: every error has a `code` of docs/api.md; its message names the place of the first fault.

use wasm_bindgen::prelude::*;

use super::marks::Mark;
use crate::hover::MarkId;
use crate::record::Record;
use crate::record::decode::Vocabulary;
use crate::record::diagnostic::{Diagnostic, Faults};
use crate::record::standing::Standing;

/// An object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // Setting a member of a new plain object cannot fail.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// The error for a dataset that breaks the rules of the format, with all its faults.
pub fn invalid(faults: &Faults) -> JsValue {
    let first = faults.found.iter().map(ToString::to_string).next().unwrap_or_default();
    let more = (faults.found.len() + faults.beyond()).saturating_sub(1);
    let mut message = String::from("the dataset is refused: ");
    message.push_str(&first);
    if more > 0 {
        message.push_str(&format!(" (and {more} more)"));
    }
    let diagnostics: js_sys::Array = faults.found.iter().map(diagnostic).collect();
    error("data-invalid", &message, &[("diagnostics", diagnostics.into())])
}

/// The error for bytes or objects that are no dataset at all.
pub fn unreadable(reason: &str) -> JsValue {
    let diagnostic = object(&[
        ("code", "unreadable".into()),
        ("severity", "error".into()),
        ("path", "$".into()),
        ("message", reason.into()),
    ]);
    let mut message = String::from("the dataset cannot be read: ");
    message.push_str(reason);
    error("data-invalid", &message, &[("diagnostics", js_sys::Array::of1(&diagnostic).into())])
}

fn error(code: &str, message: &str, members: &[(&str, JsValue)]) -> JsValue {
    let error = js_sys::Error::new(message);
    for (name, value) in members.iter().chain(&[("code", code.into())]) {
        let _ = js_sys::Reflect::set(&error, &(*name).into(), value);
    }
    error.into()
}

fn diagnostic(diagnostic: &Diagnostic) -> JsValue {
    object(&[
        ("code", diagnostic.code.into()),
        ("severity", diagnostic.severity.word().into()),
        ("path", (&diagnostic.path).into()),
        ("found", (&diagnostic.found).into()),
        ("expected", (&diagnostic.expected).into()),
        ("help", (&diagnostic.help).into()),
        ("message", diagnostic.to_string().into()),
    ])
}

/// The id of a mark, as the public API has it.
pub fn mark_id(mark: MarkId) -> String {
    format!("m{}", mark.0)
}

/// The mark of an id.
pub fn mark_of(id: &str) -> Option<MarkId> {
    id.strip_prefix('m')?.parse().ok().map(MarkId)
}

/// A mark as `widget.claims()` tells it.
pub fn mark(record: &Record, id: MarkId, mark: &Mark, standing: &Standing) -> JsValue {
    let claim = record.claim(mark.found.claim);
    let assertion = claim.and_then(|claim| claim.assertions.get(mark.found.assertion as usize));
    let flags: js_sys::Array =
        standing.flags.iter().map(|flag| JsValue::from(flag.word())).collect();
    let origins =
        object(&[("min", standing.origins.min.into()), ("max", standing.origins.max.into())]);
    let told = object(&[
        ("dispute", standing.dispute.word().into()),
        ("support", standing.support.word().into()),
        ("origins", origins),
        ("flags", flags.into()),
        ("weakest", standing.weakest.map_or(JsValue::NULL, |kind| kind.letter().into())),
    ]);
    object(&[
        ("id", mark_id(id).into()),
        ("claim", claim.map_or("", |claim| &claim.id).into()),
        ("assertion", assertion.map_or("", |assertion| &assertion.id).into()),
        ("via", mark.found.via.word().into()),
        ("score", mark.found.score.into()),
        ("changed", mark.found.changed.into()),
        ("standing", told),
        ("range", mark.range.clone().into()),
    ])
}
