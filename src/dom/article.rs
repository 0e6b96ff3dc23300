//! The article: the element that the library is attached to, with its record, its marks and its card.
//!
//! Everything that happens goes through [`Article::step`]: an event into the hover machine, its effects carried out. No
//! borrow is held while an effect runs, because a page's own listener may call the widget from within one.
//!
//! Invariant: dropped, it leaves nothing in the page: no listener, timer, highlight, sheet or element.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, PointerEvent, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use super::bind::Caret;
use super::collect::Page;
use super::input::Input;
use super::marks::Marks;
use super::options::{Density, Options};
use super::paint::{Paint, Style};
use super::report;
use super::view::View;
use crate::card::phrase::Phrase;
use crate::card::place::Direction;
use crate::card::words::{Key as Say, Words};
use crate::find::{Index, Via, find};
use crate::hover::{Effect, Event as Happened, Machine, MarkId, Point, Rect};
use crate::record::Record;
use crate::record::standing::{Dispute, Standing, Support, standing};

/// An article with the library attached.
pub struct Article {
    pub(super) window: Window,
    pub(super) document: Document,
    pub(super) root: Element,
    pub(super) options: Options,
    pub(super) record: Record,
    pub(super) words: Words,
    pub(super) index: Index,
    pub(super) caret: Caret,
    pub(super) marks: RefCell<Marks>,
    pub(super) standings: RefCell<Vec<Standing>>,
    pub(super) paint: RefCell<Paint>,
    pub(super) machine: RefCell<Machine>,
    pub(super) view: View,
    pub(super) enabled: Cell<bool>,
    /// Where the card was opened from, to place it again when the page scrolls.
    pub(super) opened_at: Cell<Option<Point>>,
    pub(super) pointer: RefCell<Option<PointerEvent>>,
    pub(super) input: RefCell<Option<Input>>,
}

impl Article {
    /// Reads the article, paints the marks and begins to listen.
    pub fn attach(
        root: Element,
        record: Record,
        words: Words,
        options: Options,
    ) -> Result<Rc<Self>, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let document = root.owner_document().ok_or("the root has no document")?;
        let article = Rc::new(Self {
            index: Index::new(&record),
            caret: Caret::of(&document),
            marks: RefCell::default(),
            standings: RefCell::default(),
            paint: RefCell::new(Paint::new(&document)?),
            machine: RefCell::new(Machine::new(options.timings)),
            view: View::new(&document)?,
            enabled: Cell::new(true),
            opened_at: Cell::new(None),
            pointer: RefCell::new(None),
            input: RefCell::new(None),
            window,
            document,
            root,
            options,
            record,
            words,
        });
        article.refresh()?;
        article.input.replace(Some(Input::listen(&article)?));
        article.tell(
            "ready",
            &report::object(&[("claims", (article.marks.borrow().iter().count() as u32).into())]),
        );
        Ok(article)
    }

    /// Reads the article, finds, and paints anew.
    pub fn refresh(&self) -> Result<(), JsValue> {
        self.step(Happened::CloseRequested);
        let is_on = self.enabled.get()
            && self.options.density != Density::Off
            && !is_opted_out(&self.document);
        let page = if is_on { Page::read(&self.root, self.index.stems()) } else { Page::default() };
        let found = find(&self.index, &page.words);
        let marks = Marks::new(&self.document, page, found);
        let standings: Vec<Standing> = marks
            .iter()
            .map(|(_, mark)| standing(&self.record, mark.found.claim, self.options.as_of))
            .collect();
        {
            let mut paint = self.paint.borrow_mut();
            paint.clear_all();
            for ((_, mark), standing) in marks.iter().zip(&standings) {
                if self.options.density == Density::All || is_notable(standing) {
                    paint.add(style_of(standing), &mark.range)?;
                }
            }
        }
        self.marks.replace(marks);
        self.standings.replace(standings);
        Ok(())
    }

    /// Lets something happen and carries out what follows from it.
    pub fn step(&self, happened: Happened) {
        let effects = self.machine.borrow_mut().step(happened, self.now());
        for effect in effects {
            match effect {
                Effect::StartTimer { token, ms } => {
                    if let Some(input) = &*self.input.borrow() {
                        input.start_timer(token, ms);
                    }
                }
                Effect::Open { mark, at, pinned } => self.show(mark, at, pinned),
                Effect::Pin(mark) => self.tell_mark("pin", mark),
                Effect::Close { mark, .. } => self.hide(mark),
            }
        }
    }

    fn now(&self) -> f64 {
        self.window.performance().map_or(0.0, |performance| performance.now())
    }

    fn show(&self, mark: MarkId, at: Option<Point>, pinned: bool) {
        if self.draw(mark, at).is_none() {
            // The mark is gone, or the engine refused: nothing is shown, and the machine learns it.
            self.view.hide();
            self.step(Happened::CloseRequested);
            return;
        }
        self.tell_mark("open", mark);
        if pinned {
            self.tell_mark("pin", mark);
        }
        self.place(mark);
    }

    /// Scrolls a mark into sight, if it is out of it: whoever asks for its card wants to see both.
    pub fn reveal(&self, mark: MarkId) {
        let viewport = self.viewport();
        let marks = self.marks.borrow();
        let Some(mark) = marks.get(mark).filter(|mark| !mark.is_in(viewport)) else { return };
        let parent = mark.range.start_container().ok().and_then(|node| node.parent_element());
        if let Some(parent) = parent {
            let options = ScrollIntoViewOptions::new();
            options.set_behavior(ScrollBehavior::Instant);
            options.set_block(ScrollLogicalPosition::Center);
            parent.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn draw(&self, mark: MarkId, at: Option<Point>) -> Option<()> {
        let range = {
            let marks = self.marks.borrow();
            let standings = self.standings.borrow();
            let found = &marks.get(mark)?.found;
            let standing = standings.get(mark.0 as usize)?;
            let mut card = crate::card::content(
                &self.record,
                &self.words,
                found.claim,
                found.assertion,
                standing,
            )?;
            card.others = marks
                .beside(mark)
                .filter_map(|(id, other)| {
                    let claim = self.record.claim(other.found.claim)?;
                    Some((report::mark_id(id), Phrase::prose(&claim.text)))
                })
                .collect();
            if found.via == Via::Wording {
                card.match_notes.push(self.words.say(Say::MatchSimilar));
            } else if found.changed {
                card.match_notes.push(self.words.say(Say::MatchChanged));
            }
            self.view.show(&card, &self.words, &report::mark_id(mark)).ok()?;
            marks.get(mark)?.range.clone()
        };
        self.opened_at.set(at);
        let _ = self.paint.borrow_mut().add(Style::Open, &range);
        Some(())
    }

    /// Puts the card beside its claim; where that is out of sight, closes it.
    pub fn place(&self, mark: MarkId) {
        let viewport = self.viewport();
        let lines = self.marks.borrow().get(mark).and_then(|mark| mark.kept_clear(viewport));
        let Some(lines) = lines else {
            self.step(Happened::AnchorGone(mark));
            return;
        };
        let style = self.window.get_computed_style(&self.root).ok().flatten();
        let direction = style.and_then(|style| style.get_property_value("direction").ok());
        let direction =
            if direction.as_deref() == Some("rtl") { Direction::Rtl } else { Direction::Ltr };
        if let Ok(placed) = self.view.place(&lines, self.opened_at.get(), viewport, direction) {
            self.step(Happened::CardPlaced(placed));
        }
    }

    fn viewport(&self) -> Rect {
        if let Some(visual) = self.window.visual_viewport() {
            return Rect::new(
                visual.offset_left(),
                visual.offset_top(),
                visual.width(),
                visual.height(),
            );
        }
        let side = |value: Result<JsValue, JsValue>| {
            value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
        };
        Rect::new(0.0, 0.0, side(self.window.inner_width()), side(self.window.inner_height()))
    }

    fn hide(&self, mark: MarkId) {
        self.view.hide();
        self.paint.borrow_mut().clear(Style::Open);
        self.tell_mark("close", mark);
    }

    fn tell_mark(&self, name: &str, mark: MarkId) {
        let claim = {
            let marks = self.marks.borrow();
            let claim = marks.get(mark).and_then(|mark| self.record.claim(mark.found.claim));
            claim.map(|claim| claim.id.to_string()).unwrap_or_default()
        };
        self.tell(
            name,
            &report::object(&[("id", report::mark_id(mark).into()), ("claim", claim.into())]),
        );
    }

    /// Dispatches `accordingto:name` from the root; it bubbles and leaves shadow roots.
    fn tell(&self, name: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) =
            CustomEvent::new_with_event_init_dict(&format!("accordingto:{name}"), &init)
        {
            let _ = self.root.dispatch_event(&event);
        }
    }

    /// Stops listening and takes everything out of the page.
    pub fn detach(&self) {
        self.step(Happened::CloseRequested);
        self.input.replace(None);
        self.paint.borrow_mut().clear_all();
    }

    /// The mark whose card is open.
    pub fn showing(&self) -> Option<MarkId> {
        self.machine.borrow().showing()
    }
}

fn style_of(standing: &Standing) -> Style {
    match standing.dispute {
        Dispute::None | Dispute::NotApplicable => Style::Plain,
        _ => Style::Disputed,
    }
}

/// What a reader would want to know: a dispute, a withdrawal, nobody named, several reports with one origin.
fn is_notable(standing: &Standing) -> bool {
    style_of(standing) == Style::Disputed
        || matches!(
            standing.support,
            Support::Unverified | Support::Unattributed | Support::Uncorroborated
        )
}

/// Whether the page asks to be left alone: `<meta name="accordingto" content="off">`.
fn is_opted_out(document: &Document) -> bool {
    document.query_selector("meta[name=accordingto][content=off]").ok().flatten().is_some()
}
