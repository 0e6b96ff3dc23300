//! When the card opens and closes: a pure state machine, fed with what the pointer, the keyboard
//! and the page do, which answers with what to show.
//!
//! ```text
//!  ┌──────┐  onto a mark   ┌────────┐  long enough, and still  ┌──────┐  off both   ┌─────────┐
//!  │ Idle │ ─────────────▶ │ Arming │ ───────────────────────▶ │ Open │ ──────────▶ │ Leaving │
//!  │      │ ◀───────────── │        │                          │      │ ◀────────── │         │
//!  └──────┘   off it, or   └────────┘                          └──────┘ back on one └─────────┘
//!    ▲  ▲     a press,         │ Esc                    click, focus │                   │  │
//!    │  │     scrolling        ▼                                     ▼                   │  │
//!    │  │  off it      ┌────────────┐    Esc, click, Enter, ×   ┌────────┐               │  │
//!    │  └───────────── │ Suppressed │ ◀──────────────────────── │ Pinned │               │  │
//!    │                 └────────────┘ (Open and Leaving too)    └────────┘               │  │
//!    └───────────────────────────────────────────────────────────── the grace is over ───┘  │
//!                                        Open, with another card ◀── 100 ms on its marker ──┘
//! ```
//!
//! From each state with a card: a press outside, the claim gone, navigation and a hidden page close
//! it; a click or Enter on another marker replaces it by that one's card, pinned. Suppressed is
//! passed over where the pointer is not on the claim or its card.
//!
//! # Rules that need a choice
//!
//! * **Still** means within 4 px of one point for 100 ms. Where the pointer is not, when the 500 ms
//!   over text are over, the machine waits for the rest of the 100 ms.
//! * **Movement** is a change of the pointer's coordinates. Where the page scrolls or moves under a
//!   pointer, browsers send a move with the same coordinates: it can close a card, not open one.
//!   After scrolling, a press, a selection or a change of the layout, waiting begins anew with the
//!   next movement.
//! * **On the way to the card** (in the corridor, see [`in_corridor`]) each movement gives the
//!   pointer another second. So no speed is too slow; only rest is too long. Other claims there are
//!   in the way and not aimed at: their time begins with the last movement too, and a marker there
//!   takes as long as text.
//! * **On the text of another claim** the open card has its whole grace; then the other claim's own
//!   delay goes on, counted from when the pointer came onto it. The marker of another claim
//!   replaces the card after 100 ms.
//! * **Back** on the text of the same claim, or on the card, within the grace, the card stays.
//! * **A press** on the claim's own text or marker is not outside: it closes nothing, so that the
//!   click that follows on the marker can pin.
//! * **A pinned card** pays no attention to the pointer, frames included: it is the pointer's
//!   leaving that cannot be seen there, and a pinned card does not wait for that.
//! * **A card asked for** by the API without a pin has nothing to be left, until the pointer has
//!   once been on it or on its claim.
//! * **Touch** never hovers. A tap on a marker is a click on it.
//!
//! # Use
//!
//! ```
//! # use accordingto::hover::*;
//! let mut machine = Machine::new(Timings::default());
//! let onto = Event::PointerMoved {
//!     at: Point::new(120.0, 80.0),
//!     over: Over::Marker(MarkId(7)),
//!     pointer: PointerKind::Mouse,
//!     pressed: false,
//! };
//! let mut effects = machine.step(onto, 1000.0).into_iter();
//! let Some(Effect::StartTimer { token, ms: 200 }) = effects.next() else { unreachable!() };
//!
//! let mut effects = machine.step(Event::Timer(token), 1200.0).into_iter();
//! assert!(matches!(effects.next(), Some(Effect::Open { mark: MarkId(7), .. })));
//! ```
//!
//! # Invariant
//!
//! No DOM, no clock, no randomness, no allocation. The same events at the same times give the same
//! effects, in every engine and in the tests; nothing that a page can send makes a step panic.

pub mod geometry;

mod corridor;
mod event;
mod machine;
mod phase;
mod pointer;
mod timings;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use corridor::in_corridor;
pub use event::{CloseReason, Effect, Effects, Event, MarkId, Over, PointerKind, Token};
pub use geometry::{Point, Rect};
pub use machine::{Machine, State};
pub use timings::Timings;
