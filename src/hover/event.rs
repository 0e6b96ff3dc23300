//! What goes into the [`Machine`](super::Machine) and what comes out.
//!
//! Invariant: plain `Copy` values. No element, no listener, no text, no allocation.

use std::{array, iter};

use super::geometry::{Point, Rect};

/// A mark on the page: one claim at one place. The DOM layer hands the numbers out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkId(pub u32);

/// The name of one timer. It is told in [`Effect::StartTimer`] and given back in [`Event::Timer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(pub u32);

/// What lies under the pointer. Where claims overlap, the innermost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// None of the following.
    #[default]
    Nothing,
    /// The text of a claim.
    Text(MarkId),
    /// The marker of a claim.
    Marker(MarkId),
    /// The card, whichever it shows.
    Card,
    /// An input or editable text, even one inside a claim: the reader is writing there.
    Editable,
    /// A frame of another document. No more pointer events come from there.
    Iframe,
}

impl Over {
    /// The mark that this is the text or the marker of.
    #[must_use]
    pub fn mark(self) -> Option<MarkId> {
        match self {
            Self::Text(mark) | Self::Marker(mark) => Some(mark),
            Self::Nothing | Self::Card | Self::Editable | Self::Iframe => None,
        }
    }

    /// Whether it belongs to the claim whose card shows `mark`: its text, its marker or the card.
    #[must_use]
    pub fn holds(self, mark: MarkId) -> bool {
        self == Self::Card || self.mark() == Some(mark)
    }
}

/// `PointerEvent.pointerType`. Never a media query: hybrid machines have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// `"mouse"`, which trackpads are too.
    Mouse,
    /// `"pen"`.
    Pen,
    /// `"touch"`.
    Touch,
    /// Anything else, the empty string among it.
    Other,
}

impl PointerKind {
    /// Whether such a pointer can rest on something without pressing it.
    #[must_use]
    pub fn hovers(self) -> bool {
        matches!(self, Self::Mouse | Self::Pen)
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A `pointermove`, at most one a frame (the last of the frame). Where `at` is the same as
    /// before the pointer stood still and the page moved under it: that closes but never opens.
    PointerMoved {
        /// `clientX`, `clientY`. The event is ignored where they are no finite numbers.
        at: Point,
        /// What lies there.
        over: Over,
        /// The kind of pointer. The event is ignored for one that does not hover.
        pointer: PointerKind,
        /// Whether any button is down (`buttons != 0`).
        pressed: bool,
    },
    /// The pointer left the document.
    PointerLeft,
    /// A `pointerdown`, of any pointer, fingers too. One outside closes the card; it is never taken
    /// from the page.
    PointerDown {
        /// What was pressed.
        over: Over,
    },
    /// A `click` on a marker by mouse, pen or finger. It pins the card, or closes a pinned one.
    Clicked {
        /// Whose marker.
        mark: MarkId,
        /// Where, if known.
        at: Option<Point>,
    },
    /// A `click` on a marker by Enter, Space or assistive technology (`detail == 0`). It opens the
    /// card pinned, or closes the one that is open, pinned or not: what `aria-expanded` promises.
    KeyToggled {
        /// Whose marker.
        mark: MarkId,
    },
    /// Focus came into the card. The card is pinned, so that it cannot vanish under a keyboard.
    CardFocused,
    /// The page, or something in it, scrolled. Not for scrolling inside the card.
    Scrolled,
    /// The page's layout changed: an image loaded, an ad grew.
    PageMoved,
    /// The selection changed: whether there is one now that is not empty.
    Selected(bool),
    /// Esc was pressed. It is ours, to be stopped, where [`Machine::showing`] was `Some` before.
    ///
    /// [`Machine::showing`]: super::Machine::showing
    Escape,
    /// The time of a timer is over.
    Timer(Token),
    /// The text of a mark was scrolled out of view or removed from the page.
    AnchorGone(MarkId),
    /// The address of the page changed without a new document.
    Navigated,
    /// The page was hidden (`visibilitychange`, `pagehide`).
    PageHidden,
    /// Somebody asks for a card: the API, a link in the list.
    OpenRequested {
        /// Which.
        mark: MarkId,
        /// Whether pinned. Otherwise it closes as a hovered card does, once the pointer has been
        /// on it or on its claim and left.
        pin: bool,
    },
    /// Somebody asks for no card: the API, the button in the card.
    CloseRequested,
    /// The card stands here now. Sent after an [`Effect::Open`] was carried out, and whenever the
    /// card moves or changes its size. Until then there is no corridor.
    CardPlaced(Rect),
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// Send [`Event::Timer`] with this token in this many milliseconds. One timer runs at a time:
    /// the previous one may be cleared, and need not be.
    StartTimer {
        /// Its name.
        token: Token,
        /// Milliseconds from now, at least 1.
        ms: u32,
    },
    /// Show the card. No card is open at this moment.
    Open {
        /// Of which mark.
        mark: MarkId,
        /// Where the pointer is, to choose the line to stand by; `None` for the first visible line.
        at: Option<Point>,
        /// Whether it is pinned from the start.
        pinned: bool,
    },
    /// The card that is open is pinned from now on.
    Pin(MarkId),
    /// Take the card away.
    Close {
        /// The mark that it showed.
        mark: MarkId,
        /// Why.
        reason: CloseReason,
        /// Whether focus goes back to the marker, where it is inside the card. Where this is
        /// `false` focus must not be moved: the reader is busy elsewhere.
        return_focus: bool,
    },
}

/// Why a card closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// The pointer was away for the grace.
    Grace,
    /// Esc.
    Escape,
    /// A press outside the card and its claim.
    OutsidePress,
    /// The marker was activated again.
    Toggled,
    /// [`Event::CloseRequested`].
    Requested,
    /// Another card opens, in the same step.
    Replaced,
    /// Its claim was scrolled out of view or removed.
    AnchorGone,
    /// The pointer went into a frame.
    Iframe,
    /// The address changed.
    Navigated,
    /// The page was hidden.
    Hidden,
}

impl CloseReason {
    /// Whether the reader closed the card on purpose, and stays where the card was.
    pub(super) fn is_deliberate(self) -> bool {
        matches!(self, Self::Escape | Self::Toggled | Self::Requested)
    }
}

/// The most that one step can ask for: close, open, start a timer.
const MOST_EFFECTS: usize = 3;

/// What to do after one event, in this order. An iterator over at most three [`Effect`]s, on the
/// stack.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effects {
    slots: [Option<Effect>; MOST_EFFECTS],
}

impl Effects {
    pub(super) fn push(&mut self, effect: Effect) {
        let free = self.slots.iter_mut().find(|slot| slot.is_none());
        debug_assert!(free.is_some(), "no step has more than {MOST_EFFECTS} effects");
        if let Some(slot) = free {
            *slot = Some(effect);
        }
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = iter::Flatten<array::IntoIter<Option<Effect>, MOST_EFFECTS>>;

    fn into_iter(self) -> Self::IntoIter {
        self.slots.into_iter().flatten()
    }
}
