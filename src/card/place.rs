//! Where the card stands: beside the line that the reader points at, never on it.
//!
//! ```text
//!   ┌ viewport ────────────────────────────┐     below if it fits there, or if above is no better;
//!   │        ┌ usable: margin inside ────┐ │     else above. Too little room on both sides: the
//!   │        │   ░░░░ the line ░░░░░░    │ │     card becomes lower and scrolls inside.
//!   │        │        ↕ gap              │ │
//!   │        │   ┌ card ──────┐          │ │     Its inline start is 24 px before the pointer, so
//!   │        │   │            │          │ │     that the way into it is short and straight.
//!   └────────┴───┴────────────┴──────────┴─┘
//! ```
//!
//! The text of a claim runs over several lines, and the box around all of them may cover half a
//! paragraph. So the card is placed by the boxes of the single lines (`Range.getClientRects`).
//!
//! Invariant: a pure function of rectangles, the same on every machine. Whatever it is given
//! (infinite, negative, not a number), each number that it returns is finite, and the card is
//! inside the viewport where the viewport has an area.

use crate::hover::{Point, Rect};

/// Between the card and the line, in CSS px.
pub const GAP: f64 = 8.0;
/// Between the card and the edges of the viewport, in CSS px.
pub const MARGIN: f64 = 8.0;
/// How far the card begins before the pointer, in CSS px along the line.
pub const LEAD: f64 = 24.0;
/// The share of the viewport's height that a card may take: half of it.
pub const MOST_OF_HEIGHT: f64 = 0.5;
/// The height that a card may have even where that is more than its share, in CSS px.
pub const LEAST_CAP: f64 = 120.0;
/// The least height of a card, in CSS px: two lines of text and the padding. Where neither side of
/// the line has so much room the card covers the line, since there is nowhere else.
pub const LEAST_HEIGHT: f64 = 48.0;

/// The largest coordinate that is taken at its word, in CSS px: what 32-bit layout engines can
/// represent (2³¹ / 64). Larger ones would lose their fractions.
const FARTHEST: f64 = 33_554_432.0;

/// The way the inline axis of the page's text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// On which side of the line the card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above it. A card that grows must grow upwards: fix its bottom edge.
    Above,
    /// Below it.
    Below,
}

/// What the place of a card depends on. All in client coordinates, in CSS px.
#[derive(Clone, Copy, Debug)]
pub struct Placement<'a> {
    /// The boxes of the claim's lines, in the order of the text. Empty boxes are allowed.
    pub lines: &'a [Rect],
    /// The pointer; `None` when the card was opened by keyboard or by the API. Then the card
    /// stands by the first visible line, at its inline start.
    pub pointer: Option<Point>,
    /// Width and height of the card as it would like to be, measured at no more than
    /// [`max_width`].
    pub card: (f64, f64),
    /// The visual viewport: `offsetLeft`, `offsetTop`, `width`, `height`. It is the part of the
    /// layout viewport that can be seen when the page is zoomed by pinching.
    pub viewport: Rect,
    /// The direction of the page's text.
    pub direction: Direction,
}

/// The place of a card, in client coordinates, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The left edge of the card.
    pub x: f64,
    /// The top edge, for a card as high as it was measured or as `max_height`, whichever is less.
    pub y: f64,
    /// On which side of the line.
    pub side: Side,
    /// The most it may be wide: the viewport without its margins.
    pub max_width: f64,
    /// The most it may be high; what is more scrolls inside.
    pub max_height: f64,
}

/// The most that a card may be wide in this viewport, in CSS px. To be set before it is measured.
#[must_use]
pub fn max_width(viewport: Rect) -> f64 {
    usable(tame(viewport)).width()
}

/// Places the card. Cost: two passes over the lines.
#[must_use]
pub fn place(input: &Placement<'_>) -> Placed {
    let viewport = tame(input.viewport);
    let usable = usable(viewport);
    let pointer = input.pointer.filter(|pointer| pointer.is_finite());
    let line = line_of(input.lines, pointer, viewport);

    let cap = (viewport.height() * MOST_OF_HEIGHT).max(LEAST_CAP).min(usable.height());
    let wanted = length(input.card.1).min(cap);
    let below = usable.bottom - (line.bottom + GAP).max(usable.top);
    let above = (line.top - GAP).min(usable.bottom) - usable.top;
    let (side, room) = match () {
        () if wanted <= below || above <= below => (Side::Below, below),
        () => (Side::Above, above),
    };
    let max_height = if room < LEAST_HEIGHT { cap } else { cap.min(room) };
    let height = wanted.min(max_height);
    let y = match side {
        Side::Below => line.bottom + GAP,
        Side::Above => line.top - GAP - height,
    };

    let max_width = usable.width();
    let width = length(input.card.0).min(max_width);
    let x = match (pointer, input.direction) {
        (Some(pointer), Direction::Ltr) => line.nearest(pointer).x - LEAD,
        (Some(pointer), Direction::Rtl) => line.nearest(pointer).x + LEAD - width,
        (None, Direction::Ltr) => line.left,
        (None, Direction::Rtl) => line.right - width,
    };

    Placed {
        x: x.min(usable.right - width).max(usable.left),
        y: y.min(usable.bottom - height).max(usable.top),
        side,
        max_width,
        max_height,
    }
}

/// The line to stand by: the one nearest to the pointer, or else the first that can be seen, or
/// else the one nearest to being seen. Without lines, the pointer; without either, the top of the
/// viewport.
fn line_of(lines: &[Rect], pointer: Option<Point>, viewport: Rect) -> Rect {
    let lines = || lines.iter().copied().filter(|line| line.is_finite()).map(tame);
    let nearest = match pointer {
        Some(pointer) => least(lines(), |line| line.nearest(pointer).distance_squared(pointer)),
        None => lines()
            .find(|line| line.overlaps(viewport))
            .or_else(|| least(lines(), |line| distance_down(*line, viewport))),
    };
    let Point { x, y } = pointer.unwrap_or(Point::new(viewport.left, viewport.top));
    nearest.unwrap_or_else(|| tame(Rect::new(x, y, 0.0, 0.0)))
}

/// The first line of the least `measure`.
fn least(lines: impl Iterator<Item = Rect>, measure: impl Fn(&Rect) -> f64) -> Option<Rect> {
    lines.min_by(|a, b| measure(a).total_cmp(&measure(b)))
}

/// How far `line` is above or below `viewport`, in CSS px.
fn distance_down(line: Rect, viewport: Rect) -> f64 {
    (viewport.top - line.bottom).max(line.top - viewport.bottom).max(0.0)
}

/// The viewport without its margins; they shrink where it has no room for them.
fn usable(viewport: Rect) -> Rect {
    let aside = MARGIN.min(viewport.width() / 2.0);
    let down = MARGIN.min(viewport.height() / 2.0);
    let (left, top) = (viewport.left + aside, viewport.top + down);
    Rect {
        left,
        top,
        // Half of the smallest numbers rounds up, so that the edges could cross.
        right: (viewport.right - aside).max(left),
        bottom: (viewport.bottom - down).max(top),
    }
}

/// `rect` with every edge a number within ±[`FARTHEST`], and no edge before its opposite.
fn tame(rect: Rect) -> Rect {
    let (left, top) = (coordinate(rect.left), coordinate(rect.top));
    Rect {
        left,
        top,
        right: coordinate(rect.right).max(left),
        bottom: coordinate(rect.bottom).max(top),
    }
}

fn coordinate(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-FARTHEST, FARTHEST) }
}

fn length(value: f64) -> f64 {
    coordinate(value).max(0.0)
}

#[cfg(test)]
mod tests;
