//! What the machine waits for, and by which delay.
//!
//! Invariant: moments on the machine's clock, in ms; nothing here reads the clock.

use super::event::{MarkId, Over};
use super::pointer::Pointer;
use super::timings::Timings;

/// The state, with what is due in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Phase {
    Idle,
    Arming(Wait),
    /// `visited`: the pointer has been on the card or its claim, so that it can leave them.
    Open {
        mark: MarkId,
        visited: bool,
    },
    Leaving {
        mark: MarkId,
        away: Away,
    },
    Pinned {
        mark: MarkId,
    },
}

impl Phase {
    /// The mark whose card is open.
    pub fn showing(self) -> Option<MarkId> {
        match self {
            Self::Idle | Self::Arming(_) => None,
            Self::Open { mark, .. } | Self::Leaving { mark, .. } | Self::Pinned { mark } => {
                Some(mark)
            }
        }
    }

    /// The mark that the pointer waits on.
    pub fn wait(self) -> Option<Wait> {
        match self {
            Self::Arming(wait) => Some(wait),
            Self::Leaving { away, .. } => away.next,
            _ => None,
        }
    }
}

/// The pointer is off the card and its claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Away {
    /// When the card closes.
    pub until: f64,
    /// Whether the pointer was in the corridor when last heard of.
    pub inside: bool,
    /// Another mark that it is on meanwhile.
    pub next: Option<Wait>,
}

/// The pointer is on a mark, and the card of that may open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wait {
    pub mark: MarkId,
    pub over: Over,
    pub since: f64,
    pub rule: Rule,
}

/// Which delay holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rule {
    /// A marker.
    Marker,
    /// A marker, for a reader who is looking at cards already.
    NextMarker,
    /// Text, or a marker in the corridor to another card: the pointer must also be still.
    Still,
}

impl Wait {
    /// When its card may open, as things are; `scrolled` is when the page last did.
    pub fn ready_at(self, timings: &Timings, pointer: &Pointer, scrolled: Option<f64>) -> f64 {
        let ready = match self.rule {
            Rule::Marker => self.since + f64::from(timings.open_marker),
            Rule::NextMarker => self.since + f64::from(timings.next_card),
            Rule::Still => (self.since + f64::from(timings.open_text))
                .max(pointer.still_since + f64::from(timings.still_window)),
        };
        scrolled.map_or(ready, |at| ready.max(at + f64::from(timings.scroll_quiet)))
    }
}
