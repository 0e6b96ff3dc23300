//! What is known of the pointer and of the page under it: where it is, since when it has been
//! still, and what keeps a card from opening.
//!
//! Invariant: a few numbers, no history of points.

use super::event::Over;
use super::geometry::Point;

/// The pointer as last heard of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pointer {
    /// Its last place; `None` before the first event.
    pub at: Option<Point>,
    /// What is under it.
    pub over: Over,
    /// Whether a button is down.
    pub pressed: bool,
    /// Whether there is a selection on the page.
    pub selecting: bool,
    /// Since when it has been within `still_px` of `still_at`, in ms of the machine's clock.
    pub still_since: f64,
    still_at: Point,
}

impl Pointer {
    /// Takes a new place in, and tells whether the pointer itself moved. The first event counts as
    /// a movement: the pointer came from somewhere.
    pub fn moves_to(&mut self, at: Point, still_px: f64, now: f64) -> bool {
        let strayed = match self.at {
            None => true,
            Some(_) => self.still_at.distance_squared(at) > still_px * still_px,
        };
        if strayed {
            self.still_at = at;
            self.still_since = now;
        }
        self.at.replace(at) != Some(at)
    }

    /// Whether its state allows a card to open by hovering.
    pub fn is_free(&self) -> bool {
        !self.pressed && !self.selecting
    }
}

/// A clock that only goes forwards, whatever it is told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    now: f64,
    told: Option<f64>,
}

impl Clock {
    /// The most that one reading may add, in ms (11 days). A larger step would cost the precision
    /// of all later ones.
    const LONGEST_STEP: f64 = 1e9;

    /// The machine's time at the reading `told`, in ms since the first one. A reading that is
    /// before the last, or no finite number, adds nothing.
    pub fn advance(&mut self, told: f64) -> f64 {
        if told.is_finite() {
            let step = told - self.told.unwrap_or(told);
            self.now += step.clamp(0.0, Self::LONGEST_STEP);
            self.told = Some(told);
        }
        self.now
    }
}
