//! The card on the page: one host, one shadow root, one popover, drawn anew for each claim.
//!
//! Invariant: every text goes in through `textContent`, every link through a checked [`Url`]; no HTML is made from strings.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

use super::paint;
use crate::card::phrase::{Part, Phrase};
use crate::card::place::{self, Direction, Placement, Side};
use crate::card::words::{self, heading};
use crate::card::{Card, Party, Step};
use crate::hover::{Point, Rect};
use crate::record::model::Url;

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
        for (name, value) in
            [("part", "card"), ("popover", "manual"), ("role", "dialog"), ("id", "card"), ("tabindex", "-1")]
        {
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
    pub fn show(&self, content: &Card, mark: &str) -> Result<(), JsValue> {
        if !self.host.is_connected() {
            self.document.document_element().ok_or("no document element")?.append_child(&self.host)?;
        }
        self.card.set_text_content(None);
        self.card.set_attribute("data-claim", &content.claim)?;
        self.card.set_attribute("data-mark", mark)?;
        self.card.set_attribute("lang", &content.language)?;
        let name = Phrase::fill(words::line::CARD, &[&content.who, &content.status]);
        self.card.set_attribute("aria-label", &name.text())?;
        self.draw(content)?;
        self.card.show_popover()
    }

    /// Takes the card away. It stays in the page, empty of meaning to anybody, for the next time.
    pub fn hide(&self) {
        let _ = self.card.hide_popover();
        let _ = self.card.remove_attribute("data-claim");
        let _ = self.card.remove_attribute("data-mark");
    }

    /// Puts the card beside a line of its claim and tells where it stands now.
    pub fn place(&self, lines: &[Rect], pointer: Option<Point>, viewport: Rect, direction: Direction) -> Result<Rect, JsValue> {
        let style = self.card.style();
        for name in ["left", "top", "bottom", "max-height"] {
            style.remove_property(name)?;
        }
        style.set_property("max-width", &px(place::max_width(viewport)))?;
        let size = self.card.get_bounding_client_rect();
        let placed = place::place(&Placement { lines, pointer, card: (size.width(), size.height()), viewport, direction });
        style.set_property("max-height", &px(placed.max_height))?;
        style.set_property("left", &px(placed.x))?;
        style.set_property("top", &px(placed.y))?;
        self.card.set_attribute("data-side", if placed.side == Side::Above { "above" } else { "below" })?;
        Ok(rect(&self.card.get_bounding_client_rect()))
    }

    fn draw(&self, content: &Card) -> Result<(), JsValue> {
        let head = self.element("div", "head", "")?;
        self.line(&head, "h2", "", "heading", &content.who)?;
        self.line(&head, "p", "how", "", &content.identified)?;
        self.line(&head, "p", if content.disputed { "disputed" } else { "" }, "status", &content.status)?;
        head.append_child(&*self.close_button()?)?;
        self.card.append_child(&head)?;

        let scroll = self.element("div", "scroll", "")?;
        // Whoever scrolls by keyboard must be able to get there.
        scroll.set_attribute("tabindex", "0")?;
        self.card.append_child(&scroll)?;
        let body = self.element("div", "body", "")?;
        for note in &content.match_notes {
            self.line(&body, "p", "note", "", note)?;
        }
        let section = self.section(&body, heading::CLAIM)?;
        self.line(&section, "p", "", "", &content.text)?;
        let section = self.section(&body, heading::CHAIN)?;
        let list = self.element("ol", "", "chain")?;
        for step in &content.chain {
            list.append_child(&*self.step(step)?)?;
        }
        section.append_child(&list)?;
        if !content.parties.is_empty() {
            let section = self.section(&body, heading::DISPUTES)?;
            for party in &content.parties {
                section.append_child(&*self.party(party)?)?;
            }
        }
        if !content.origins.is_empty() {
            let section = self.section(&body, heading::ORIGINS)?;
            self.line(&section, "p", "", "origins", &content.origins)?;
            if content.interval {
                self.line(&section, "p", "detail", "", &Phrase::words(words::ORIGINS_INTERVAL))?;
            }
        }
        if !content.remarks.is_empty() {
            let section = self.section(&body, heading::REMARKS)?;
            let list = self.element("ul", "list", "")?;
            for remark in &content.remarks {
                self.line(&list, "li", "", "", remark)?;
            }
            section.append_child(&list)?;
        }
        if !content.others.is_empty() {
            let section = self.section(&body, heading::OTHERS)?;
            let list = self.element("ul", "list", "")?;
            for (mark, text) in &content.others {
                let item = self.element("li", "", "")?;
                let button = self.element("button", "other", "other")?;
                button.set_attribute("type", "button")?;
                button.set_attribute("data-open", mark)?;
                self.write(&button, text)?;
                item.append_child(&button)?;
                list.append_child(&item)?;
            }
            section.append_child(&list)?;
        }
        scroll.append_child(&body)?;

        let footer = self.element("div", "", "footer")?;
        self.line(&footer, "p", "", "", &content.checked)?;
        if let Some(url) = &content.report {
            let line = self.element("p", "", "")?;
            line.append_child(&*self.link(&Phrase::words(words::line::REPORT), url)?)?;
            footer.append_child(&line)?;
        }
        scroll.append_child(&footer)?;
        Ok(())
    }

    fn step(&self, step: &Step) -> Result<Element, JsValue> {
        let item = self.element("li", "", "")?;
        self.line(&item, "span", if step.how.is_empty() { "" } else { "who" }, "", &step.who)?;
        if !step.how.is_empty() {
            let how = self.element("div", "detail", "")?;
            for (place, phrase) in step.how.iter().enumerate() {
                if place > 0 {
                    how.append_child(&self.document.create_text_node(" · "))?;
                }
                self.write(&how, phrase)?;
            }
            item.append_child(&how)?;
        }
        if let Some(url) = &step.url {
            item.append_child(&*self.link(&Phrase::data(url), url)?)?;
        }
        Ok(item)
    }

    fn party(&self, party: &Party) -> Result<Element, JsValue> {
        let block = self.element("div", "", "dispute")?;
        let line = self.element("p", "", "")?;
        self.line(&line, "span", "who", "", &party.who)?;
        if !party.date.is_empty() {
            line.append_child(&self.document.create_text_node(" · "))?;
            self.line(&line, "span", "detail", "", &Phrase::words(&party.date))?;
        }
        block.append_child(&line)?;
        self.line(&block, "p", "detail", "", &party.does)?;
        self.line(&block, "p", "", "", &party.says)?;
        Ok(block)
    }

    fn close_button(&self) -> Result<Element, JsValue> {
        let button = self.element("button", "close", "close")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("aria-label", words::line::CLOSE)?;
        button.set_text_content(Some("×"));
        Ok(button)
    }

    fn link(&self, text: &Phrase, url: &Url) -> Result<Element, JsValue> {
        let link = self.element("a", "", "document")?;
        link.set_attribute("href", url)?;
        link.set_attribute("rel", "noreferrer noopener")?;
        link.set_attribute("target", "_blank")?;
        self.write(&link, text)?;
        Ok(link)
    }

    fn section(&self, parent: &Element, title: &str) -> Result<Element, JsValue> {
        let section = self.element("div", "", "")?;
        self.line(&section, "h3", "", "", &Phrase::words(title))?;
        parent.append_child(&section)?;
        Ok(section)
    }

    /// An element with a phrase in it; nothing for an empty phrase.
    fn line(&self, parent: &Element, tag: &str, class: &str, part: &str, phrase: &Phrase) -> Result<(), JsValue> {
        if phrase.is_empty() {
            return Ok(());
        }
        let line = self.element(tag, class, part)?;
        self.write(&line, phrase)?;
        parent.append_child(&line)?;
        Ok(())
    }

    fn write(&self, parent: &Element, phrase: &Phrase) -> Result<(), JsValue> {
        for part in &phrase.0 {
            match part {
                Part::Words(words) => parent.append_child(&self.document.create_text_node(words))?,
                Part::Data(data) => {
                    let isolated = self.document.create_element("bdi")?;
                    isolated.set_text_content(Some(data));
                    parent.append_child(&isolated)?
                }
            };
        }
        Ok(())
    }

    fn element(&self, tag: &str, class: &str, part: &str) -> Result<Element, JsValue> {
        let element = self.document.create_element(tag)?;
        for (name, value) in [("class", class), ("part", part)] {
            if !value.is_empty() {
                element.set_attribute(name, value)?;
            }
        }
        Ok(element)
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
