//! The page: the only part of the library that names `web-sys`.
//!
//! ```text
//! root element ─collect→ words ─find→ matches ─marks→ ranges ─paint→ underlines
//! pointer, keys, scrolling ─widget→ hover machine → view → the card
//! ```
//!
//! pkg/accordingto.js is the public face; it fetches what it is told to fetch and hands bytes or objects in.
//!
//! Invariant: the article's DOM is read, never written. The library adds one element, on the document element, when the
//! first card is shown, and takes it away again.

mod article;
mod bind;
mod collect;
mod draw;
mod input;
mod intl;
mod listen;
mod marks;
mod options;
mod paint;
mod report;
mod view;
mod widget;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::record::Record;
use crate::record::value::Node;

pub use widget::Widget;

/// Attaches the library to an element of the page.
///
/// `dataset`: `undefined` for the bundled one, a `Uint8Array` of a compiled one, or the object of a JSON document.
/// `words`: the object of a language file, for the language `options.lang`; `undefined` for English.
///
/// # Errors
/// An `Error` with `code` `data-invalid`, and `diagnostics` if the dataset is at fault; the page stays as it was.
#[wasm_bindgen]
pub fn attach(
    root: Element,
    dataset: &JsValue,
    options: &JsValue,
    words: &JsValue,
) -> Result<Widget, JsValue> {
    let record = read(dataset)?;
    let options = options::Options::read(options);
    let words = intl::words(options.lang.as_deref(), words)?;
    Widget::attach(root, record, words, options)
}

fn read(dataset: &JsValue) -> Result<Record, JsValue> {
    if dataset.is_undefined() {
        return crate::bundled::record()
            .ok_or_else(|| report::unreadable("the bundled dataset is broken"));
    }
    let checked = if let Some(bytes) = dataset.dyn_ref::<js_sys::Uint8Array>() {
        let dataset = crate::pack::read(&bytes.to_vec())
            .map_err(|error| report::unreadable(&error.to_string()))?;
        Record::new(dataset)
    } else {
        let node = Node::read(serde_wasm_bindgen::Deserializer::from(dataset.clone()))
            .map_err(|error| report::unreadable(&error.to_string()))?;
        Record::from_node(&node)
    };
    checked.map(|(record, _)| record).map_err(|faults| report::invalid(&faults))
}
