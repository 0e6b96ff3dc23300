//! The options of `attach`, read member by member: what is absent has its default, what is of the wrong kind is ignored.
//!
//! Invariant: no option makes attaching fail.

use wasm_bindgen::prelude::*;

use crate::hover::Timings;
use crate::record::date::Day;

/// Which claims are underlined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Every claim on record.
    #[default]
    All,
    /// Those that a reader would want to know about: disputed, withdrawn, nobody named, one origin behind many reports.
    Notable,
    /// None, and nothing hovers.
    Off,
}

/// What a publisher may choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which claims are underlined (`marks`).
    pub density: Density,
    /// Whether resting on claim text opens its card (`hoverText`: `"still"` or `"off"`).
    pub hover_text: bool,
    /// The delays (`openDelay`, `closeDelay`, in ms).
    pub timings: Timings,
    /// The language of the words shown (`lang`, BCP 47). pkg/accordingto.js has chosen it from those that there are.
    pub lang: Option<String>,
    /// The day as of which the record is read (`asOf`).
    pub as_of: Option<Day>,
}

impl Options {
    /// Reads an options object.
    pub fn read(options: &JsValue) -> Self {
        let text = |name: &str| member(options, name).as_string();
        let ms = |name: &str, default: u32| {
            let value = member(options, name).as_f64().filter(|ms| (0.0..=60_000.0).contains(ms));
            value.map_or(default, |ms| ms.round() as u32)
        };
        let density = match text("marks").as_deref() {
            Some("notable") => Density::Notable,
            Some("off") => Density::Off,
            _ => Density::All,
        };
        let defaults = Timings::default();
        let timings = Timings {
            open_text: ms("openDelay", defaults.open_text),
            leave_grace: ms("closeDelay", defaults.leave_grace),
            ..defaults
        };
        Self {
            density,
            hover_text: text("hoverText").as_deref() != Some("off"),
            timings,
            lang: text("lang"),
            as_of: text("asOf").as_deref().and_then(Day::parse),
        }
    }
}

/// A member of an object; `undefined` where there is none, or no object.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
