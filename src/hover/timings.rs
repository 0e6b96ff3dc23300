//! The numbers of the hover, each with its reason.
//!
//! Invariant: there is no timing for closing a card that the pointer rests on. A card stays for as
//! long as the reader wants it (WCAG 2.2, 1.4.13, "persistent").

/// How long, how far: the settings of a [`Machine`](super::Machine).
///
/// Times are in whole milliseconds, distances in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timings {
    /// From entering a marker to its card: 200 ms. A marker is a small target that nobody hits by
    /// accident, so the delay only has to outlast a pointer that crosses it.
    pub open_marker: u32,
    /// From entering the text of a claim to its card: 500 ms. A claim is as wide as a sentence,
    /// and a pointer rests on it by accident.
    pub open_text: u32,
    /// How far a pointer may stray and still count as still: 4 px, the usual threshold below which
    /// desktops take a movement for a tremor and not for a drag.
    pub still_px: f64,
    /// For how long it must have been still before a card opens over text: 100 ms.
    pub still_window: u32,
    /// From entering a marker to its card where the reader is looking at cards already: 100 ms.
    /// Markers only; text keeps its own delay.
    pub next_card: u32,
    /// How long after a card closed the reader counts as looking at cards: less than 300 ms.
    pub next_window: u32,
    /// From leaving both the claim and the card to closing: 300 ms, as in Wikipedia's Popups, in
    /// Radix UI and in Base UI.
    pub leave_grace: u32,
    /// How far the corridor between claim and card reaches beyond its edges: 8 px.
    pub corridor_margin: f64,
    /// How long the pointer may rest in one place in the corridor: 1000 ms, counted anew from each
    /// movement.
    ///
    /// There is no minimum speed, but without any limit a pointer that came to rest between claim
    /// and card would hold the card, and bar every other, for ever. 1000 ms is chosen so that a
    /// path of 20 steps at 0.05 px/ms (1 ms of rest in each step for every px of the path) may be
    /// 1000 px long, more than the diagonal of a card.
    pub corridor_rest: u32,
    /// How long after the last scrolling nothing opens: 150 ms.
    pub scroll_quiet: u32,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            open_marker: 200,
            open_text: 500,
            still_px: 4.0,
            still_window: 100,
            next_card: 100,
            next_window: 300,
            leave_grace: 300,
            corridor_margin: 8.0,
            corridor_rest: 1000,
            scroll_quiet: 150,
        }
    }
}
