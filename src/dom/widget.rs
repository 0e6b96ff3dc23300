//! The widget: one article with its record, its marks and its card, alive until it is destroyed.
//!
//! Everything that happens goes through [`Inner::step`]: an event into the hover machine, its effects carried out. No
//! borrow is held while an effect runs, because a page's own listener may call the widget from within one.
//!
//! Invariant: after `destroy` nothing of it is left in the page: no listener, timer, highlight, sheet or element.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, Event, KeyboardEvent, PointerEvent,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use super::bind::Caret;
use super::collect::Page;
use super::listen::{Frame, Listeners, Timer};
use super::marks::Marks;
use super::options::{Density, Options, member};
use super::paint::{Paint, Style};
use super::report;
use super::view::View;
use crate::card::phrase::Phrase;
use crate::card::place::Direction;
use crate::card::words::{Key as Say, Words};
use crate::find::{Index, Via, find};
use crate::hover::{Effect, Event as Happened, Machine, MarkId, Over, Point, PointerKind, Rect};
use crate::record::Record;
use crate::record::standing::{Dispute, Standing, Support, standing};

/// A live article. Dropping it is the same as `destroy`.
#[wasm_bindgen]
pub struct Widget {
    inner: RefCell<Option<Rc<Inner>>>,
}

struct Inner {
    window: Window,
    document: Document,
    root: Element,
    options: Options,
    record: Record,
    words: Words,
    index: Index,
    caret: Caret,
    marks: RefCell<Marks>,
    standings: RefCell<Vec<Standing>>,
    paint: RefCell<Paint>,
    machine: RefCell<Machine>,
    view: View,
    enabled: Cell<bool>,
    /// Where the card was opened from, to place it again when the page scrolls.
    opened_at: Cell<Option<Point>>,
    pointer: RefCell<Option<PointerEvent>>,
    alive: RefCell<Option<Alive>>,
}

/// What runs on its own and must end.
struct Alive {
    _listeners: Listeners,
    _in_card: Listeners,
    timer: Timer,
    token: Rc<Cell<crate::hover::Token>>,
    pointer_frame: Frame,
    layout_frame: Frame,
}

impl Widget {
    /// Reads the article, paints the marks and begins to listen.
    pub(super) fn attach(
        root: Element,
        record: Record,
        words: Words,
        options: Options,
    ) -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let document = root.owner_document().ok_or("the root has no document")?;
        let inner = Rc::new(Inner {
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
            alive: RefCell::new(None),
            window,
            document,
            root,
            options,
            record,
            words,
        });
        inner.refresh()?;
        let alive = Inner::listen(&inner)?;
        inner.alive.replace(Some(alive));
        inner.tell(
            "ready",
            &report::object(&[("claims", (inner.marks.borrow().iter().count() as u32).into())]),
        );
        Ok(Self { inner: RefCell::new(Some(inner)) })
    }

    fn inner(&self) -> Option<Rc<Inner>> {
        self.inner.borrow().clone()
    }
}

#[wasm_bindgen]
impl Widget {
    /// The marks, in the page's order: `{ id, claim, assertion, via, score, changed, standing, range }`.
    pub fn claims(&self) -> js_sys::Array {
        let Some(inner) = self.inner() else { return js_sys::Array::new() };
        let marks = inner.marks.borrow();
        let standings = inner.standings.borrow();
        let told = marks
            .iter()
            .zip(&*standings)
            .map(|((id, mark), standing)| report::mark(&inner.record, id, mark, standing));
        told.collect()
    }

    /// Opens the card of a mark (`pin`: until it is closed on purpose). Whether there is such a mark.
    pub fn open(&self, id: &str, pin: bool) -> bool {
        let Some(inner) = self.inner() else { return false };
        let mark = report::mark_of(id).filter(|mark| inner.marks.borrow().get(*mark).is_some());
        if let Some(mark) = mark {
            inner.reveal(mark);
            inner.step(Happened::OpenRequested { mark, pin });
        }
        mark.is_some()
    }

    /// Closes the card.
    pub fn close(&self) {
        if let Some(inner) = self.inner() {
            inner.step(Happened::CloseRequested);
        }
    }

    /// Reads the article again, after it has changed.
    ///
    /// # Errors
    /// If the engine refuses a range or highlight.
    pub fn refresh(&self) -> Result<(), JsValue> {
        self.inner().map_or(Ok(()), |inner| inner.refresh())
    }

    /// Turns underlines and hovering off and on.
    ///
    /// # Errors
    /// As `refresh`.
    #[wasm_bindgen(js_name = setEnabled)]
    pub fn set_enabled(&self, enabled: bool) -> Result<(), JsValue> {
        let Some(inner) = self.inner() else { return Ok(()) };
        inner.step(Happened::CloseRequested);
        inner.enabled.set(enabled);
        inner.refresh()
    }

    /// Takes everything out of the page.
    pub fn destroy(&self) {
        let Some(inner) = self.inner.take() else { return };
        inner.step(Happened::CloseRequested);
        inner.alive.replace(None);
        inner.paint.borrow_mut().clear_all();
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.destroy();
    }
}

impl Inner {
    fn refresh(&self) -> Result<(), JsValue> {
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
    fn step(&self, happened: Happened) {
        let effects = self.machine.borrow_mut().step(happened, self.now());
        for effect in effects {
            match effect {
                Effect::StartTimer { token, ms } => {
                    if let Some(alive) = &*self.alive.borrow() {
                        alive.token.set(token);
                        alive.timer.set(ms);
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
    fn reveal(&self, mark: MarkId) {
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
    fn place(&self, mark: MarkId) {
        let viewport = self.viewport();
        let lines = {
            let marks = self.marks.borrow();
            marks
                .get(mark)
                .filter(|mark| mark.is_in(viewport))
                .map(|mark| mark.kept_clear(viewport))
        };
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

    fn listen(this: &Rc<Self>) -> Result<Alive, JsValue> {
        let weak = Rc::downgrade(this);
        let token = Rc::new(Cell::new(crate::hover::Token(0)));
        let timer = {
            let (weak, token) = (weak.clone(), token.clone());
            Timer::new(&this.window, move || {
                with(&weak, |inner| inner.step(Happened::Timer(token.get())))
            })
        };
        let pointer_frame = {
            let weak = weak.clone();
            Frame::new(&this.window, move || with(&weak, Self::pointer_moved))
        };
        let layout_frame = {
            let weak = weak.clone();
            Frame::new(&this.window, move || with(&weak, Self::layout_changed))
        };

        let mut on = Listeners::new()?;
        let document = &this.document;
        for name in ["pointermove", "pointerover"] {
            let weak = weak.clone();
            on.on(document, name, true, move |event| {
                with(&weak, |inner| inner.pointer_event(event.unchecked_into()));
            })?;
        }
        on.on(
            document,
            "pointerout",
            true,
            tells(&weak, |inner, event| {
                if event.unchecked_ref::<PointerEvent>().related_target().is_none() {
                    inner.pointer.replace(None);
                    inner.step(Happened::PointerLeft);
                }
            }),
        )?;
        on.on(
            document,
            "pointerdown",
            true,
            tells(&weak, |inner, event| {
                let event: &PointerEvent = event.unchecked_ref();
                let over = inner.over(event);
                inner.step(Happened::PointerDown { over });
            }),
        )?;
        on.on(
            document,
            "selectionchange",
            true,
            tells(&weak, |inner, _| {
                let selection = inner.document.get_selection().ok().flatten();
                inner.step(Happened::Selected(
                    selection.is_some_and(|selection| !selection.is_collapsed()),
                ));
            }),
        )?;
        on.on(
            document,
            "scroll",
            true,
            tells(&weak, |inner, _| {
                inner.step(Happened::Scrolled);
                inner.ask_layout();
            }),
        )?;
        on.on(
            document,
            "visibilitychange",
            true,
            tells(&weak, |inner, _| {
                if inner.document.hidden() {
                    inner.step(Happened::PageHidden);
                }
            }),
        )?;
        on.on(
            &this.window,
            "pagehide",
            true,
            tells(&weak, |inner, _| inner.step(Happened::PageHidden)),
        )?;
        on.on(
            &this.window,
            "resize",
            true,
            tells(&weak, |inner, _| {
                inner.step(Happened::PageMoved);
                inner.ask_layout();
            }),
        )?;
        for name in ["popstate", "hashchange"] {
            on.on(
                &this.window,
                name,
                true,
                tells(&weak, |inner, _| inner.step(Happened::Navigated)),
            )?;
        }
        on.on(
            &this.window,
            "keydown",
            false,
            tells(&weak, |inner, event| {
                let is_open = inner.machine.borrow().showing().is_some();
                if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && is_open {
                    // Ours: a dialog of the page's own stays open.
                    event.prevent_default();
                    event.stop_propagation();
                    inner.step(Happened::Escape);
                }
            }),
        )?;

        let mut in_card = Listeners::new()?;
        let card = this.view.card();
        in_card.on(
            card,
            "focusin",
            true,
            tells(&weak, |inner, _| inner.step(Happened::CardFocused)),
        )?;
        in_card.on(
            card,
            "click",
            true,
            tells(&weak, |inner, event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let Some(button) =
                    target.and_then(|target| target.closest("button").ok().flatten())
                else {
                    return;
                };
                match button.get_attribute("data-open").as_deref().and_then(report::mark_of) {
                    Some(mark) => inner.step(Happened::OpenRequested { mark, pin: true }),
                    None => inner.step(Happened::CloseRequested),
                }
            }),
        )?;
        Ok(Alive { _listeners: on, _in_card: in_card, timer, token, pointer_frame, layout_frame })
    }

    fn pointer_event(&self, event: PointerEvent) {
        self.pointer.replace(Some(event));
        if let Some(alive) = &*self.alive.borrow() {
            alive.pointer_frame.ask();
        }
    }

    /// The pointer's last place of a frame.
    fn pointer_moved(&self) {
        if let Some(alive) = &*self.alive.borrow() {
            alive.pointer_frame.came();
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
        if self.machine.borrow().showing().is_none() {
            return;
        }
        if let Some(alive) = &*self.alive.borrow() {
            alive.layout_frame.ask();
        }
    }

    fn layout_changed(&self) {
        if let Some(alive) = &*self.alive.borrow() {
            alive.layout_frame.came();
        }
        let showing = self.machine.borrow().showing();
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
fn with(weak: &Weak<Inner>, run: impl FnOnce(&Inner)) {
    if let Some(inner) = weak.upgrade() {
        run(&inner);
    }
}

/// A listener that tells the widget, if it still lives.
fn tells(
    weak: &Weak<Inner>,
    tell: impl Fn(&Inner, &Event) + 'static,
) -> impl FnMut(Event) + 'static {
    let weak = weak.clone();
    move |event| with(&weak, |inner| tell(inner, &event))
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
