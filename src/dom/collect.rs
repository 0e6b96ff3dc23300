//! Collect: the text that a reader sees under an element, as words, and the way back from offsets to text nodes.
//!
//! Scripts, styles, form fields, hidden, editable and opted-out subtrees are passed over. Visibility is asked once for
//! each element that holds text.
//!
//! Invariant: the page is read, never written.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Text};

use super::bind::{VisibleElement, has};
use crate::page::{Role, role_of};
use crate::text::{Scanner, Stems, Word};

/// The words of a page and the text nodes that they stand in.
#[derive(Default)]
pub struct Page {
    /// The words, in the page's order.
    pub words: Vec<Word>,
    /// The text nodes, in the page's order.
    segments: Vec<Segment>,
    /// From a text node to its place in `segments`.
    places: js_sys::Map,
}

/// A text node and where it begins in the page's text, in UTF-16 code units.
struct Segment {
    node: Text,
    start: u32,
    length: u32,
}

impl Page {
    /// Reads what stands under an element; the words carry the stems of `stems` (see [`crate::find::Index::stems`]).
    pub fn read(root: &Element, stems: &Stems) -> Self {
        let mut page = Self::default();
        let mut scanner = Scanner::with_stems(stems);
        let can_ask = has(root, "checkVisibility");
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"visibilityProperty".into(), &JsValue::TRUE);
        let is_seen = |parent: &Node| {
            let element: Option<&VisibleElement> =
                parent.dyn_ref::<Element>().map(JsCast::unchecked_ref);
            !can_ask || element.is_none_or(|element| element.check_visibility(&options))
        };
        let mut here = Some(root.clone().unchecked_into::<Node>());
        while let Some(node) = here {
            let mut descend = true;
            match node.node_type() {
                Node::TEXT_NODE => page.push(node.unchecked_ref(), &mut scanner, is_seen),
                Node::ELEMENT_NODE => {
                    let element: &Element = node.unchecked_ref();
                    match role(element) {
                        Role::Skip => {
                            descend = false;
                            scanner.break_block(&mut page.words);
                        }
                        Role::Block => scanner.break_block(&mut page.words),
                        Role::Inline => {}
                    }
                }
                _ => descend = false,
            }
            here = next(&node, root, descend, |left| {
                if left.dyn_ref::<Element>().is_some_and(|element| role(element) == Role::Block) {
                    scanner.break_block(&mut page.words);
                }
            });
        }
        scanner.finish(&mut page.words);
        page
    }

    fn push(&mut self, node: &Text, scanner: &mut Scanner<'_>, is_seen: impl Fn(&Node) -> bool) {
        let text = node.data();
        if text.is_empty() || !node.parent_node().is_none_or(|parent| is_seen(&parent)) {
            return;
        }
        let start = self.segments.last().map_or(0, |segment| segment.start + segment.length);
        scanner.push(&text, start, &mut self.words);
        self.places.set(node, &(self.segments.len() as u32).into());
        self.segments.push(Segment { node: node.clone(), start, length: node.length() });
    }

    /// The range from one UTF-16 code unit to another. `None` where the page has changed and they are gone.
    pub fn range(&self, document: &Document, start: u32, end: u32) -> Option<web_sys::Range> {
        let range = document.create_range().ok()?;
        let first = self.segment_at(start)?;
        let last = self.segment_at(end.checked_sub(1)?)?;
        range.set_start(&first.node, start - first.start).ok()?;
        range.set_end(&last.node, end - last.start).ok()?;
        Some(range)
    }

    /// The page's UTF-16 offset of a place in a text node.
    pub fn offset(&self, node: &Node, offset: u32) -> Option<u32> {
        let place = self.places.get(node).as_f64()? as usize;
        self.segments.get(place).map(|segment| segment.start + offset)
    }

    fn segment_at(&self, offset: u32) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.start <= offset);
        self.segments.get(after.checked_sub(1)?)
    }
}

/// What an element means for the text in it: its tag, and what its author says of it.
fn role(element: &Element) -> Role {
    let role = role_of(&element.local_name());
    let opted_out = || {
        element.has_attribute("hidden")
            || element.get_attribute("aria-hidden").as_deref() == Some("true")
            || element.get_attribute("data-accordingto").as_deref() == Some("off")
            || element.get_attribute("contenteditable").is_some_and(|value| value != "false")
    };
    if role != Role::Skip && element.has_attributes() && opted_out() { Role::Skip } else { role }
}

/// The next node in the page's order under `root`; `leave` hears of each element that is left on the way.
fn next(node: &Node, root: &Element, descend: bool, mut leave: impl FnMut(&Node)) -> Option<Node> {
    if descend && let Some(child) = node.first_child() {
        return Some(child);
    }
    let mut here = node.clone();
    loop {
        leave(&here);
        if here == **root {
            return None;
        }
        if let Some(sibling) = here.next_sibling() {
            return Some(sibling);
        }
        here = here.parent_node()?;
    }
}
