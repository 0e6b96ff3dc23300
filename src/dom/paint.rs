//! Paint: underlines by CSS Custom Highlights. The article's DOM is not touched.
//!
//! The style says the state by the kind of line, never by colour alone: dotted where nobody on record disputes the claim,
//! dashed where somebody does.
//!
//! Invariant: the registry is everybody's. Only ranges of ours are taken out, and a name only when no range is left in it.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Range};

use super::bind::{Highlight, HighlightRegistry, highlights};

/// How a passage is underlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// A claim that nobody on record disputes.
    Plain,
    /// A claim that somebody on record disputes.
    Disputed,
    /// The claim whose card is open.
    Open,
}

impl Style {
    const ALL: [Self; 3] = [Self::Plain, Self::Disputed, Self::Open];

    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "accordingto",
            Self::Disputed => "accordingto-disputed",
            Self::Open => "accordingto-open",
        }
    }
}

/// The ranges of one widget, painted.
pub struct Paint {
    registry: Option<HighlightRegistry>,
    painted: Vec<(Style, Range)>,
    _sheet: Sheet,
}

impl Paint {
    /// Nothing painted yet.
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let sheet = Sheet::adopt(document, include_str!("marks.css"))?;
        Ok(Self { registry: highlights(), painted: Vec::new(), _sheet: sheet })
    }

    /// Paints a range.
    pub fn add(&mut self, style: Style, range: &Range) -> Result<(), JsValue> {
        let Some(registry) = &self.registry else { return Ok(()) };
        let highlight = match registry.get(style.name()) {
            Some(highlight) => highlight,
            None => {
                let highlight = Highlight::new()?;
                highlight.set_priority(style as i32);
                registry.set(style.name(), &highlight);
                highlight
            }
        };
        highlight.add(range);
        self.painted.push((style, range.clone()));
        Ok(())
    }

    /// Takes all ranges of a style away.
    pub fn clear(&mut self, style: Style) {
        let Some(registry) = &self.registry else { return };
        let Some(highlight) = registry.get(style.name()) else { return };
        self.painted.retain(|(other, range)| {
            if *other == style {
                highlight.delete(range);
            }
            *other != style
        });
        if highlight.size() == 0 {
            registry.remove(style.name());
        }
    }

    /// Takes everything away.
    pub fn clear_all(&mut self) {
        for style in Style::ALL {
            self.clear(style);
        }
    }
}

impl Drop for Paint {
    fn drop(&mut self) {
        self.clear_all();
    }
}

/// A style sheet that the document adopts for as long as this lives. No `<style>`, so that no policy forbids it.
struct Sheet {
    document: Document,
    sheet: CssStyleSheet,
}

impl Sheet {
    fn adopt(document: &Document, css: &str) -> Result<Self, JsValue> {
        let sheet = sheet(css)?;
        adopted(document)?.push(&sheet);
        Ok(Self { document: document.clone(), sheet })
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if let Ok(list) = adopted(&self.document) {
            let ours: &JsValue = self.sheet.as_ref();
            let others: js_sys::Array = list.iter().filter(|sheet| sheet != ours).collect();
            let _ = js_sys::Reflect::set(&self.document, &"adoptedStyleSheets".into(), &others);
        }
    }
}

/// A sheet made from rules, in no document yet.
pub fn sheet(css: &str) -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    js_sys::Reflect::get(&sheet, &"replaceSync".into())?
        .dyn_into::<js_sys::Function>()?
        .call1(&sheet, &css.into())?;
    Ok(sheet)
}

/// The sheets that a document or shadow root adopts; an array that can be changed in place.
pub fn adopted(scope: &JsValue) -> Result<js_sys::Array, JsValue> {
    Ok(js_sys::Reflect::get(scope, &"adoptedStyleSheets".into())?.unchecked_into())
}
