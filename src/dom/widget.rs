//! The widget: the object that the page's scripts hold.
//!
//! Invariant: after `destroy` every method is quiet and does nothing.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::article::Article;
use super::options::Options;
use super::report;
use crate::card::words::Words;
use crate::hover::Event as Happened;
use crate::record::Record;

/// A live article. Dropping it is the same as `destroy`.
#[wasm_bindgen]
pub struct Widget {
    article: RefCell<Option<Rc<Article>>>,
}

impl Widget {
    /// Attaches to an element.
    pub(super) fn attach(
        root: Element,
        record: Record,
        words: Words,
        options: Options,
    ) -> Result<Self, JsValue> {
        let article = Article::attach(root, record, words, options)?;
        Ok(Self { article: RefCell::new(Some(article)) })
    }

    fn article(&self) -> Option<Rc<Article>> {
        self.article.borrow().clone()
    }
}

#[wasm_bindgen]
impl Widget {
    /// The marks, in the page's order: `{ id, claim, assertion, via, score, changed, standing, range }`.
    pub fn claims(&self) -> js_sys::Array {
        let Some(article) = self.article() else { return js_sys::Array::new() };
        let marks = article.marks.borrow();
        let standings = article.standings.borrow();
        let told = marks
            .iter()
            .zip(&*standings)
            .map(|((id, mark), standing)| report::mark(&article.record, id, mark, standing));
        told.collect()
    }

    /// Opens the card of a mark (`pin`: until it is closed on purpose). Whether there is such a mark.
    pub fn open(&self, id: &str, pin: bool) -> bool {
        let Some(article) = self.article() else { return false };
        let mark = report::mark_of(id).filter(|mark| article.marks.borrow().get(*mark).is_some());
        if let Some(mark) = mark {
            article.reveal(mark);
            article.step(Happened::OpenRequested { mark, pin });
        }
        mark.is_some()
    }

    /// Closes the card.
    pub fn close(&self) {
        if let Some(article) = self.article() {
            article.step(Happened::CloseRequested);
        }
    }

    /// Reads the article again, after it has changed.
    ///
    /// # Errors
    /// If the engine refuses a range or highlight.
    pub fn refresh(&self) -> Result<(), JsValue> {
        self.article().map_or(Ok(()), |article| article.refresh())
    }

    /// Turns underlines and hovering off and on.
    ///
    /// # Errors
    /// As `refresh`.
    #[wasm_bindgen(js_name = setEnabled)]
    pub fn set_enabled(&self, enabled: bool) -> Result<(), JsValue> {
        let Some(article) = self.article() else { return Ok(()) };
        article.step(Happened::CloseRequested);
        article.enabled.set(enabled);
        article.refresh()
    }

    /// Takes everything out of the page.
    pub fn destroy(&self) {
        let Some(article) = self.article.take() else { return };
        article.detach();
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.destroy();
    }
}
