//! Input: what the pointer, the keyboard and the page do, told to the article as events of the hover machine.
//!
//! Invariant: pointer movement is looked at once a frame, and nothing is ever taken from the page but an Escape that closes
//! the card.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::article::Article;
use super::listen::{Frame, Listeners, Timer};
use super::options::member;
use super::report;
use crate::hover::{Event as Happened, Over, Point, PointerKind, Token};

/// What runs on its own and must end.
pub struct Input {
    _listeners: Listeners,
    _in_card: Listeners,
    timer: Timer,
    token: Rc<Cell<Token>>,
    pointer_frame: Frame,
    layout_frame: Frame,
}

impl Input {
    /// Begins to listen.
    pub fn listen(this: &Rc<Article>) -> Result<Self, JsValue> {
        let weak = Rc::downgrade(this);
        let token = Rc::new(Cell::new(Token(0)));
        let timer = {
            let (weak, token) = (weak.clone(), token.clone());
            Timer::new(&this.window, move || {
                with(&weak, |article| article.step(Happened::Timer(token.get())))
            })
        };
        let pointer_frame = {
            let weak = weak.clone();
            Frame::new(&this.window, move || with(&weak, Article::pointer_moved))
        };
        let layout_frame = {
            let weak = weak.clone();
            Frame::new(&this.window, move || with(&weak, Article::layout_changed))
        };

        let mut on = Listeners::new()?;
        let document = &this.document;
        for name in ["pointermove", "pointerover"] {
            let weak = weak.clone();
            on.on(document, name, true, move |event| {
                with(&weak, |article| article.pointer_event(event.unchecked_into()));
            })?;
        }
        on.on(
            document,
            "pointerout",
            true,
            tells(&weak, |article, event| {
                if event.unchecked_ref::<PointerEvent>().related_target().is_none() {
                    article.pointer.replace(None);
                    article.step(Happened::PointerLeft);
                }
            }),
        )?;
        on.on(
            document,
            "pointerdown",
            true,
            tells(&weak, |article, event| {
                let event: &PointerEvent = event.unchecked_ref();
                let over = article.over(event);
                article.step(Happened::PointerDown { over });
            }),
        )?;
        on.on(
            document,
            "selectionchange",
            true,
            tells(&weak, |article, _| {
                let selection = article.document.get_selection().ok().flatten();
                article.step(Happened::Selected(
                    selection.is_some_and(|selection| !selection.is_collapsed()),
                ));
            }),
        )?;
        on.on(
            document,
            "scroll",
            true,
            tells(&weak, |article, _| {
                article.step(Happened::Scrolled);
                article.ask_layout();
            }),
        )?;
        on.on(
            document,
            "visibilitychange",
            true,
            tells(&weak, |article, _| {
                if article.document.hidden() {
                    article.step(Happened::PageHidden);
                }
            }),
        )?;
        on.on(
            &this.window,
            "pagehide",
            true,
            tells(&weak, |article, _| article.step(Happened::PageHidden)),
        )?;
        on.on(
            &this.window,
            "resize",
            true,
            tells(&weak, |article, _| {
                article.step(Happened::PageMoved);
                article.ask_layout();
            }),
        )?;
        for name in ["popstate", "hashchange"] {
            on.on(
                &this.window,
                name,
                true,
                tells(&weak, |article, _| article.step(Happened::Navigated)),
            )?;
        }
        on.on(
            &this.window,
            "keydown",
            false,
            tells(&weak, |article, event| {
                let is_open = article.showing().is_some();
                if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && is_open {
                    // Ours: a dialog of the page's own stays open.
                    event.prevent_default();
                    event.stop_propagation();
                    article.step(Happened::Escape);
                }
            }),
        )?;

        let mut in_card = Listeners::new()?;
        let card = this.view.card();
        in_card.on(
            card,
            "focusin",
            true,
            tells(&weak, |article, _| article.step(Happened::CardFocused)),
        )?;
        in_card.on(
            card,
            "click",
            true,
            tells(&weak, |article, event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let Some(button) =
                    target.and_then(|target| target.closest("button").ok().flatten())
                else {
                    return;
                };
                match button.get_attribute("data-open").as_deref().and_then(report::mark_of) {
                    Some(mark) => article.step(Happened::OpenRequested { mark, pin: true }),
                    None => article.step(Happened::CloseRequested),
                }
            }),
        )?;
        Ok(Self { _listeners: on, _in_card: in_card, timer, token, pointer_frame, layout_frame })
    }

    /// Runs the one timer, for this token.
    pub fn start_timer(&self, token: Token, ms: u32) {
        self.token.set(token);
        self.timer.set(ms);
    }
}

impl Article {
    fn pointer_event(&self, event: PointerEvent) {
        self.pointer.replace(Some(event));
        if let Some(input) = &*self.input.borrow() {
            input.pointer_frame.ask();
        }
    }

    /// The pointer's last place of a frame.
    fn pointer_moved(&self) {
        if let Some(input) = &*self.input.borrow() {
            input.pointer_frame.came();
        }
        let Some(event) = self.pointer.take() else { return };
        let pointer = kind_of(&event);
        if !pointer.hovers() {
            return;
        }
        let over = self.over(&event);
        self.step(Happened::PointerMoved {
            at: point_of(&event),
            over,
            pointer,
            pressed: event.buttons() != 0,
        });
    }

    fn ask_layout(&self) {
        if self.showing().is_none() {
            return;
        }
        if let Some(input) = &*self.input.borrow() {
            input.layout_frame.ask();
        }
    }

    fn layout_changed(&self) {
        if let Some(input) = &*self.input.borrow() {
            input.layout_frame.came();
        }
        let showing = self.showing();
        if let Some(mark) = showing {
            self.place(mark);
        }
    }

    /// What lies under the pointer.
    fn over(&self, event: &PointerEvent) -> Over {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return Over::Nothing;
        };
        if target == *self.view.host() {
            return Over::Card;
        }
        if matches!(target.local_name().as_str(), "iframe" | "frame" | "object" | "embed") {
            return Over::Iframe;
        }
        if !self.options.hover_text || !self.root.contains(Some(&target)) {
            return Over::Nothing;
        }
        const EDITABLE: &str =
            "input, textarea, select, [contenteditable]:not([contenteditable=false])";
        if target.closest(EDITABLE).ok().flatten().is_some() {
            return Over::Editable;
        }
        let mark = self.marks.borrow().at(&self.document, self.caret, point_of(event));
        mark.map_or(Over::Nothing, Over::Text)
    }
}

/// Runs something with the widget, if it still lives.
fn with(weak: &Weak<Article>, run: impl FnOnce(&Article)) {
    if let Some(article) = weak.upgrade() {
        run(&article);
    }
}

/// A listener that tells the widget, if it still lives.
fn tells(
    weak: &Weak<Article>,
    tell: impl Fn(&Article, &Event) + 'static,
) -> impl FnMut(Event) + 'static {
    let weak = weak.clone();
    move |event| with(&weak, |article| tell(article, &event))
}

fn kind_of(event: &PointerEvent) -> PointerKind {
    match event.pointer_type().as_str() {
        "mouse" => PointerKind::Mouse,
        "pen" => PointerKind::Pen,
        "touch" => PointerKind::Touch,
        _ => PointerKind::Other,
    }
}

fn point_of(event: &PointerEvent) -> Point {
    // As fractional numbers: web-sys has the integers of older browsers.
    let side = |name: &str| member(event, name).as_f64().unwrap_or(f64::NAN);
    Point::new(side("clientX"), side("clientY"))
}
