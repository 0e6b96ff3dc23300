//! The card on the page: one host, one shadow root, one popover, drawn anew for each claim.
//!
//! Invariant: one card is shown at a time, and it is empty of meaning to anybody when none is.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

use super::draw::Pen;
use super::paint;
use crate::card::Card;
use crate::card::place::{self, Direction, Placement, Side};
use crate::card::words::Words;
use crate::hover::{Point, Rect};

/// The name of the element that the card lives in.
const HOST: &str = "accordingto-card";

/// The reused card of one widget.
pub struct View {
    document: Document,
    host: Element,
    card: HtmlElement,
}

impl View {
    /// A closed card. It is put into the page when it is first shown.
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let host = document.create_element(HOST)?;
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
        paint::adopted(&shadow)?.push(&*paint::sheet(include_str!("card.css"))?);
        let card: HtmlElement = document.create_element("div")?.unchecked_into();
        for (name, value) in [
            ("part", "card"),
            ("popover", "manual"),
            ("role", "dialog"),
            ("id", "card"),
            ("tabindex", "-1"),
        ] {
            card.set_attribute(name, value)?;
        }
        shadow.append_child(&card)?;
        Ok(Self { document: document.clone(), host, card })
    }

    /// The host, as the target of events that happen in the card.
    pub const fn host(&self) -> &Element {
        &self.host
    }

    /// The card itself, inside the shadow root.
    pub const fn card(&self) -> &HtmlElement {
        &self.card
    }

    /// Draws a card and shows it, not yet in its place.
    pub fn show(&self, content: &Card, words: &Words, mark: &str) -> Result<(), JsValue> {
        if !self.host.is_connected() {
            self.document
                .document_element()
                .ok_or("no document element")?
                .append_child(&self.host)?;
        }
        self.card.set_text_content(None);
        self.card.set_attribute("data-claim", &content.claim)?;
        self.card.set_attribute("data-mark", mark)?;
        self.card.set_attribute("lang", words.tag())?;
        self.card.set_attribute("dir", if words.is_rtl() { "rtl" } else { "ltr" })?;
        self.card.set_attribute("aria-label", &content.summary.card_name(words).text())?;
        Pen::new(&self.document, words, &content.language).draw(&self.card, content)?;
        self.card.show_popover()
    }

    /// Takes the card away. It stays in the page, empty of meaning to anybody, for the next time.
    pub fn hide(&self) {
        let _ = self.card.hide_popover();
        let _ = self.card.remove_attribute("data-claim");
        let _ = self.card.remove_attribute("data-mark");
    }

    /// Puts the card beside a line of its claim and tells where it stands now.
    pub fn place(
        &self,
        lines: &[Rect],
        pointer: Option<Point>,
        viewport: Rect,
        direction: Direction,
    ) -> Result<Rect, JsValue> {
        let style = self.card.style();
        for name in ["left", "top", "bottom", "max-height"] {
            style.remove_property(name)?;
        }
        style.set_property("max-width", &px(place::max_width(viewport)))?;
        let size = self.card.get_bounding_client_rect();
        let placed = place::place(&Placement {
            lines,
            pointer,
            card: (size.width(), size.height()),
            viewport,
            direction,
        });
        style.set_property("max-height", &px(placed.max_height))?;
        style.set_property("left", &px(placed.x))?;
        style.set_property("top", &px(placed.y))?;
        self.card.set_attribute(
            "data-side",
            if placed.side == Side::Above { "above" } else { "below" },
        )?;
        Ok(rect(&self.card.get_bounding_client_rect()))
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.hide();
        self.host.remove();
    }
}

/// A DOM rectangle as ours.
pub fn rect(rect: &web_sys::DomRect) -> Rect {
    Rect::new(rect.left(), rect.top(), rect.width(), rect.height())
}

/// A length in CSS, in whole pixels.
fn px(length: f64) -> String {
    format!("{}px", length.round() as i64)
}
