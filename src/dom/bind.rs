//! What web-sys does not offer without an unstable `cfg`, or offers without `catch`: bound by hand, and nothing else.
//!
//! Invariant: a method that an engine may lack is asked for before it is called.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A set of ranges with a name (CSS Custom Highlight API).
    pub type Highlight;

    /// An empty one.
    #[wasm_bindgen(constructor, catch)]
    pub fn new() -> Result<Highlight, JsValue>;

    /// Adds a range.
    #[wasm_bindgen(method)]
    pub fn add(this: &Highlight, range: &web_sys::AbstractRange);

    /// Takes a range out.
    #[wasm_bindgen(method)]
    pub fn delete(this: &Highlight, range: &web_sys::AbstractRange) -> bool;

    /// How many ranges it holds.
    #[wasm_bindgen(method, getter)]
    pub fn size(this: &Highlight) -> u32;

    /// Which highlight is drawn over which.
    #[wasm_bindgen(method, setter)]
    pub fn set_priority(this: &Highlight, priority: i32);

    /// The page's highlights by name. They are everybody's: nothing may be cleared there.
    #[derive(Clone)]
    pub type HighlightRegistry;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;

    /// The highlight of that name.
    #[wasm_bindgen(method)]
    pub fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;

    /// Puts a highlight under a name.
    #[wasm_bindgen(method)]
    pub fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);

    /// Takes a name out.
    #[wasm_bindgen(method, js_name = delete)]
    pub fn remove(this: &HighlightRegistry, name: &str) -> bool;

    /// A document, for the caret.
    #[wasm_bindgen(extends = web_sys::Document)]
    pub type CaretDocument;

    #[wasm_bindgen(method, structural, js_name = caretPositionFromPoint)]
    fn caret_position_from_point(this: &CaretDocument, x: f64, y: f64) -> Option<CaretPosition>;

    #[wasm_bindgen(method, structural, js_name = caretRangeFromPoint)]
    fn caret_range_from_point(this: &CaretDocument, x: f64, y: f64) -> Option<web_sys::Range>;

    type CaretPosition;

    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn offset_node(this: &CaretPosition) -> Option<web_sys::Node>;

    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;

    /// An element, for methods that older engines lack.
    #[wasm_bindgen(extends = web_sys::Element)]
    pub type VisibleElement;

    /// Whether the element is drawn, by `display`, `content-visibility` and, as asked, `visibility`.
    #[wasm_bindgen(method, structural, js_name = checkVisibility)]
    pub fn check_visibility(this: &VisibleElement, options: &JsValue) -> bool;
}

/// The page's highlights, where the engine has them.
pub fn highlights() -> Option<HighlightRegistry> {
    HIGHLIGHTS.with(|highlights| highlights.clone())
}

/// Whether an object has a member of that name.
pub fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::has(object, &name.into()).unwrap_or(false)
}

/// How an engine tells the caret position under a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caret {
    /// `caretPositionFromPoint` (Chromium, Firefox).
    Position,
    /// `caretRangeFromPoint` (WebKitGTK).
    Range,
    /// Not at all.
    None,
}

impl Caret {
    /// What this document has.
    pub fn of(document: &web_sys::Document) -> Self {
        if has(document, "caretPositionFromPoint") {
            Self::Position
        } else if has(document, "caretRangeFromPoint") {
            Self::Range
        } else {
            Self::None
        }
    }

    /// The node and the UTF-16 offset in it nearest to a point (client coordinates, CSS px).
    pub fn at(self, document: &web_sys::Document, x: f64, y: f64) -> Option<(web_sys::Node, u32)> {
        let document: &CaretDocument = document.unchecked_ref();
        match self {
            Self::Position => {
                let caret = document.caret_position_from_point(x, y)?;
                Some((caret.offset_node()?, caret.offset()))
            }
            Self::Range => {
                let range = document.caret_range_from_point(x, y)?;
                Some((range.start_container().ok()?, range.start_offset().ok()?))
            }
            Self::None => None,
        }
    }
}
