//! The states of the hover and the one function between them.
//!
//! The state says what *will* be due, as moments on the clock; the one timer only asks to look
//! again. So a timer that comes late, early or twice can open nothing that is not due, and moving
//! the pointer about costs no timer: where a moment was put off, the timer finds out when it comes.
//!
//! Invariant: at most one card is open, and every [`Effect::Open`](super::Effect::Open) is preceded
//! by the [`Effect::Close`](super::Effect::Close) of the card before it. No clock, no DOM, no
//! allocation, no recursion.

mod due;
mod show;

use super::corridor::in_corridor;
use super::event::{CloseReason, Effects, Event, MarkId, Over, Token};
use super::geometry::{Point, Rect};
use super::phase::{Away, Phase, Rule, Wait};
use super::pointer::{Clock, Pointer};
use super::timings::Timings;

/// What the reader sees, as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No card, and none to come.
    Idle,
    /// The pointer is on this mark, and its card opens when it has been there long enough.
    Arming(MarkId),
    /// The card of this mark is open, until the pointer leaves.
    Open(MarkId),
    /// The card of this mark is open; the pointer is away, or on its way, and the grace runs.
    Leaving(MarkId),
    /// The card of this mark is open until it is closed on purpose.
    Pinned(MarkId),
    /// No card; the reader closed the one of this mark, and the pointer has not left the mark since.
    Suppressed(MarkId),
}

/// Decides when a card opens and closes. One for each page.
///
/// Give it every [`Event`] and carry out the [`Effects`], in order. It is a few hundred bytes, and
/// one step costs some tens of comparisons.
#[derive(Clone, Debug)]
pub struct Machine {
    timings: Timings,
    clock: Clock,
    phase: Phase,
    pointer: Pointer,
    /// The timer that runs, and the moment it was started for.
    timer: Option<(Token, f64)>,
    last_token: u32,
    /// Where the card stands, while one is open and painted.
    card: Option<Rect>,
    /// The last place of the pointer on the claim whose card is open: the corridor begins here.
    left_at: Option<Point>,
    scrolled: Option<f64>,
    closed: Option<f64>,
    /// Closed on purpose, and the pointer has not left it since. Beside the phase and not one of
    /// its values, because another card may open and close by keyboard in the meantime.
    suppressed: Option<MarkId>,
}

impl Machine {
    /// A machine with no card open, which has not heard of a pointer yet.
    #[must_use]
    pub fn new(timings: Timings) -> Self {
        Self {
            timings,
            clock: Clock::default(),
            phase: Phase::Idle,
            pointer: Pointer::default(),
            timer: None,
            last_token: 0,
            card: None,
            left_at: None,
            scrolled: None,
            closed: None,
            suppressed: None,
        }
    }

    /// Takes in what happened at `now_ms` (milliseconds of any clock, as `performance.now()`) and
    /// tells what to do. A clock that goes backwards, or is no number, is taken to stand still for
    /// that step.
    #[must_use]
    pub fn step(&mut self, event: Event, now_ms: f64) -> Effects {
        let now = self.clock.advance(now_ms);
        let mut out = Effects::default();
        self.apply(event, now, &mut out);
        self.set_timer(now, &mut out);
        out
    }

    /// The present state.
    #[must_use]
    pub fn state(&self) -> State {
        match (self.phase, self.suppressed) {
            (Phase::Idle, Some(mark)) => State::Suppressed(mark),
            (Phase::Idle, None) => State::Idle,
            (Phase::Arming(wait), _) => State::Arming(wait.mark),
            (Phase::Open { mark, .. }, _) => State::Open(mark),
            (Phase::Leaving { mark, .. }, _) => State::Leaving(mark),
            (Phase::Pinned { mark }, _) => State::Pinned(mark),
        }
    }

    /// The mark whose card is open.
    #[must_use]
    pub fn showing(&self) -> Option<MarkId> {
        self.phase.showing()
    }

    fn apply(&mut self, event: Event, now: f64, out: &mut Effects) {
        match event {
            Event::PointerMoved { at, over, pointer, pressed } => {
                if pointer.hovers() && at.is_finite() {
                    self.pointer.pressed = pressed;
                    self.moved(at, over, now, out);
                }
            }
            Event::PointerLeft => self.left(now),
            Event::PointerDown { over } => self.pressed(over, now, out),
            Event::Clicked { mark, at } => match self.phase {
                Phase::Pinned { mark: shown } if shown == mark => {
                    self.close(CloseReason::Toggled, now, out);
                }
                _ => self.pin(mark, at, now, out),
            },
            Event::KeyToggled { mark } => {
                if self.showing() == Some(mark) {
                    self.close(CloseReason::Toggled, now, out);
                } else {
                    self.pin(mark, None, now, out);
                }
            }
            Event::CardFocused => {
                if let Some(mark) = self.showing() {
                    self.pin(mark, None, now, out);
                }
            }
            Event::Scrolled => {
                self.scrolled = Some(now);
                self.disarm();
            }
            Event::PageMoved => self.disarm(),
            Event::Selected(selecting) => {
                self.pointer.selecting = selecting;
                if selecting {
                    self.disarm();
                }
            }
            Event::Escape => self.escape(now, out),
            Event::Timer(token) => {
                if self.timer.is_some_and(|(running, _)| running == token) {
                    self.timer = None;
                    self.look(now, out);
                }
            }
            Event::AnchorGone(mark) => self.anchor_gone(mark, now, out),
            Event::Navigated => self.drop_all(CloseReason::Navigated, now, out),
            Event::PageHidden => self.drop_all(CloseReason::Hidden, now, out),
            Event::OpenRequested { mark, pin: true } => self.pin(mark, None, now, out),
            Event::OpenRequested { mark, pin: false } => {
                if self.showing() != Some(mark) {
                    self.open(mark, None, Phase::Open { mark, visited: false }, now, out);
                }
            }
            Event::CloseRequested => self.close(CloseReason::Requested, now, out),
            Event::CardPlaced(rect) => {
                if self.showing().is_some() {
                    self.card = Some(rect);
                }
            }
        }
    }

    fn moved(&mut self, at: Point, over: Over, now: f64, out: &mut Effects) {
        let moved = self.pointer.moves_to(at, self.timings.still_px, now);
        self.pointer.over = over;
        if self.suppressed.is_some_and(|mark| !over.holds(mark)) {
            self.suppressed = None;
        }
        match self.phase {
            Phase::Idle => self.arm(moved, now),
            Phase::Arming(wait) => {
                if wait.over != over || !self.pointer.is_free() {
                    self.enter(Phase::Idle);
                    self.arm(moved, now);
                }
            }
            Phase::Open { mark, .. } | Phase::Leaving { mark, .. } if over.holds(mark) => {
                if over != Over::Card {
                    self.left_at = Some(at);
                }
                self.enter(Phase::Open { mark, visited: true });
            }
            Phase::Open { visited: false, .. } | Phase::Pinned { .. } => {}
            Phase::Open { .. } | Phase::Leaving { .. } if over == Over::Iframe => {
                self.close(CloseReason::Iframe, now, out);
            }
            Phase::Open { mark, .. } => {
                // A drag that began on the card or its claim, to select text there, holds it.
                if !self.pointer.pressed {
                    self.leave(mark, at, moved, None, now);
                }
            }
            Phase::Leaving { mark, away } => {
                if moved {
                    self.leave(mark, at, moved, Some(away), now);
                } else if away.next.is_some_and(|next| next.over != over) {
                    self.disarm();
                }
            }
        }
    }

    /// Begins to wait on the mark under the pointer, if there is one that may open.
    fn arm(&mut self, moved: bool, now: f64) {
        let quick = f64::from(self.timings.next_window);
        let next = self.closed.is_some_and(|closed| now - closed < quick);
        let rule = match self.pointer.over {
            Over::Marker(_) if next => Rule::NextMarker,
            Over::Marker(_) => Rule::Marker,
            _ => Rule::Still,
        };
        if let Some(mark) = self.aim(moved) {
            let over = self.pointer.over;
            self.enter(Phase::Arming(Wait { mark, over, since: now, rule }));
        }
    }

    /// The mark under the pointer, if the pointer moved onto it by itself and may open it.
    fn aim(&self, moved: bool) -> Option<MarkId> {
        let mark = self.pointer.over.mark()?;
        let allowed = moved && self.pointer.is_free() && self.suppressed != Some(mark);
        allowed.then_some(mark)
    }

    /// The pointer is off the card and its claim, and was already if there is a `before`.
    fn leave(&mut self, mark: MarkId, at: Point, moved: bool, before: Option<Away>, now: f64) {
        let inside = moved
            && self.card.is_some_and(|card| {
                // Where the pointer has only been on the card, there is but the card's own rim.
                let from = self.left_at.unwrap_or(card.nearest(at));
                in_corridor(from, card, at, self.timings.corridor_margin)
            });
        let until = match before {
            _ if inside => now + f64::from(self.timings.corridor_rest),
            Some(Away { until, inside: false, .. }) => until,
            _ => now + f64::from(self.timings.leave_grace),
        };
        let over = self.pointer.over;
        let next = self.aim(moved).map(|mark| {
            // In the corridor other claims are only in the way, so their time begins anew with
            // each movement, and a marker there is no deliberate target.
            let waiting = before.and_then(|away| away.next).filter(|next| next.over == over);
            Wait {
                mark,
                over,
                since: waiting.filter(|_| !inside).map_or(now, |next| next.since),
                rule: match over {
                    Over::Marker(_) if !inside => Rule::NextMarker,
                    _ => Rule::Still,
                },
            }
        });
        let phase = Phase::Leaving { mark, away: Away { until, inside, next } };
        if before.is_some() {
            // The timer stays: `set_timer` replaces it only where something is due earlier.
            self.phase = phase;
        } else {
            self.enter(phase);
        }
    }

    fn left(&mut self, now: f64) {
        self.pointer.over = Over::Nothing;
        self.suppressed = None;
        self.disarm();
        let grace = now + f64::from(self.timings.leave_grace);
        let (mark, until) = match self.phase {
            Phase::Open { mark, visited: true } => (mark, grace),
            Phase::Leaving { mark, away } => (mark, away.until.min(grace)),
            _ => return,
        };
        self.enter(Phase::Leaving { mark, away: Away { until, inside: false, next: None } });
    }

    fn pressed(&mut self, over: Over, now: f64, out: &mut Effects) {
        self.disarm();
        if self.showing().is_some_and(|mark| !over.holds(mark)) {
            self.close(CloseReason::OutsidePress, now, out);
        }
    }

    fn escape(&mut self, now: f64, out: &mut Effects) {
        if let Phase::Arming(wait) = self.phase {
            self.suppressed = Some(wait.mark);
            self.enter(Phase::Idle);
        } else {
            self.close(CloseReason::Escape, now, out);
        }
    }

    fn anchor_gone(&mut self, mark: MarkId, now: f64, out: &mut Effects) {
        if self.pointer.over.mark() == Some(mark) {
            self.pointer.over = Over::Nothing;
        }
        if self.suppressed == Some(mark) {
            self.suppressed = None;
        }
        if self.phase.wait().is_some_and(|wait| wait.mark == mark) {
            self.disarm();
        }
        if self.showing() == Some(mark) {
            self.close(CloseReason::AnchorGone, now, out);
        }
    }

    fn drop_all(&mut self, reason: CloseReason, now: f64, out: &mut Effects) {
        self.disarm();
        self.close(reason, now, out);
        self.suppressed = None;
    }

    /// Waits on no mark any more, until the pointer moves. An open card is left as it is.
    fn disarm(&mut self) {
        match &mut self.phase {
            Phase::Arming(_) => self.enter(Phase::Idle),
            Phase::Leaving { away, .. } => away.next = None,
            _ => {}
        }
    }
}
