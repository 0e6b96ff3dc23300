//! Drawing a card, node by node: our own words in the reader's language, the dataset's texts in theirs.
//!
//! Invariant: every text goes in through `textContent`, every link through a checked [`Url`]; no HTML is made from strings.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::card::phrase::{Part, Phrase};
use crate::card::words::{Key as Say, Words, language_of};
use crate::card::{Card, Party, Step};
use crate::record::model::Url;

/// What a card is drawn with.
pub struct Pen<'a> {
    document: &'a Document,
    words: &'a Words,
    /// The language of the dataset's texts (BCP 47).
    language: &'a str,
}

impl<'a> Pen<'a> {
    /// A pen for a document, the reader's words and the dataset's language.
    pub const fn new(document: &'a Document, words: &'a Words, language: &'a str) -> Self {
        Self { document, words, language }
    }

    /// Draws a card into an empty element.
    pub fn draw(&self, card: &Element, content: &Card) -> Result<(), JsValue> {
        let summary = &content.summary;
        let head = self.element("div", "head", "")?;
        self.line(&head, "h2", "", "heading", &summary.who)?;
        self.line(&head, "p", "how", "", &summary.how)?;
        if !summary.status.is_empty() {
            let line =
                self.element("p", if summary.disputed { "disputed" } else { "" }, "status")?;
            self.write(&line, &summary.status)?;
            if !summary.note.is_empty() {
                // What a language has between two sentences: a blank, or nothing.
                let nothing = Phrase::default();
                self.write(&line, &self.words.fill(Say::BriefJoin, &[&nothing, &nothing]))?;
                self.line(&line, "span", "detail", "", &summary.note)?;
            }
            head.append_child(&line)?;
        }
        head.append_child(&*self.close_button()?)?;
        card.append_child(&head)?;

        let scroll = self.element("div", "scroll", "")?;
        // Whoever scrolls by keyboard must be able to get there.
        scroll.set_attribute("tabindex", "0")?;
        card.append_child(&scroll)?;
        let body = self.element("div", "body", "")?;
        for note in &content.match_notes {
            self.line(&body, "p", "note", "", note)?;
        }
        self.line(&body, "p", "", "summary", &content.brief)?;
        let section = self.section(&body, Say::HeadingClaim)?;
        self.line(&section, "p", "", "", &content.text)?;
        let section = self.section(&body, Say::HeadingChain)?;
        let list = self.element("ol", "", "chain")?;
        for (place, step) in content.chain.iter().enumerate() {
            list.append_child(&*self.step(step, place + 1 == content.chain.len())?)?;
        }
        section.append_child(&list)?;
        for (title, disputes) in [(Say::HeadingDisputes, true), (Say::HeadingVoices, false)] {
            let mut parties =
                content.parties.iter().filter(|party| party.disputes == disputes).peekable();
            if parties.peek().is_some() {
                let section = self.section(&body, title)?;
                for party in parties {
                    section.append_child(&*self.party(party)?)?;
                }
            }
        }
        if !content.origins.is_empty() {
            let section = self.section(&body, Say::HeadingOrigins)?;
            self.line(&section, "p", "", "origins", &content.origins)?;
            if content.interval {
                self.line(&section, "p", "detail", "", &self.words.say(Say::OriginsInterval))?;
            }
        }
        if !content.remarks.is_empty() {
            let section = self.section(&body, Say::HeadingRemarks)?;
            let list = self.element("ul", "list", "")?;
            for remark in &content.remarks {
                self.line(&list, "li", "", "", remark)?;
            }
            section.append_child(&list)?;
        }
        if !content.others.is_empty() {
            let section = self.section(&body, Say::HeadingOthers)?;
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
            line.append_child(&*self.link(&self.words.say(Say::CardReport), url)?)?;
            footer.append_child(&line)?;
        }
        scroll.append_child(&footer)?;
        Ok(())
    }

    fn step(&self, step: &Step, is_this_page: bool) -> Result<Element, JsValue> {
        let item = self.element("li", "", "")?;
        self.line(&item, "span", if is_this_page { "" } else { "who" }, "", &step.who)?;
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
            self.line(&line, "span", "detail", "", &party.date)?;
        }
        block.append_child(&line)?;
        self.line(&block, "p", "detail", "", &party.does)?;
        self.line(&block, "p", "", "", &party.says)?;
        Ok(block)
    }

    fn close_button(&self) -> Result<Element, JsValue> {
        let button = self.element("button", "close", "close")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("aria-label", &self.words.say(Say::CardClose).text())?;
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

    fn section(&self, parent: &Element, title: Say) -> Result<Element, JsValue> {
        let section = self.element("div", "", "")?;
        self.line(&section, "h3", "", "", &self.words.say(title))?;
        parent.append_child(&section)?;
        Ok(section)
    }

    /// An element with a phrase in it; nothing for an empty phrase.
    fn line(
        &self,
        parent: &Element,
        tag: &str,
        class: &str,
        part: &str,
        phrase: &Phrase,
    ) -> Result<(), JsValue> {
        if phrase.is_empty() {
            return Ok(());
        }
        let line = self.element(tag, class, part)?;
        self.write(&line, phrase)?;
        parent.append_child(&line)?;
        Ok(())
    }

    fn write(&self, parent: &Element, phrase: &Phrase) -> Result<(), JsValue> {
        if let [Part::Prose(prose)] = phrase.0.as_slice() {
            // A sentence of another language that stands alone has that language's direction, and begins at its side.
            self.speak(parent)?;
            parent.set_attribute("dir", "auto")?;
            parent.set_text_content(Some(prose));
            return Ok(());
        }
        for part in &phrase.0 {
            match part {
                Part::Words(words) => {
                    parent.append_child(&self.document.create_text_node(words))?
                }
                Part::Data(data) | Part::Prose(data) => {
                    let isolated = self.document.create_element("bdi")?;
                    self.speak(&isolated)?;
                    isolated.set_text_content(Some(data));
                    parent.append_child(&isolated)?
                }
            };
        }
        Ok(())
    }

    /// Marks an element as of the dataset's language, where that is not the card's.
    fn speak(&self, element: &Element) -> Result<(), JsValue> {
        match language_of(self.language) == language_of(self.words.tag()) {
            true => Ok(()),
            false => element.set_attribute("lang", self.language),
        }
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
