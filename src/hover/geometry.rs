//! Points and rectangles in CSS px, in the coordinates of `getClientRects` and of
//! `clientX`/`clientY`: the layout viewport, y downwards.
//!
//! Invariant: nothing here rounds, and nothing here knows about lines, cards or pointers.

/// A point in client coordinates, in CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge of the layout viewport, in CSS px.
    pub x: f64,
    /// Distance from the top edge of the layout viewport, in CSS px.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Whether neither coordinate is infinite or not a number.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// The square of the distance to `other`, in CSS px².
    #[must_use]
    pub fn distance_squared(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }
}

/// A rectangle in client coordinates, in CSS px.
///
/// `left <= right` and `top <= bottom` in every rectangle that [`Rect::new`] makes from numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle of this corner and size. A negative size counts as none, which leaves the
    /// corner where it is.
    #[must_use]
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, right: left + width.max(0.0), bottom: top + height.max(0.0) }
    }

    /// The width, in CSS px.
    #[must_use]
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// The height, in CSS px.
    #[must_use]
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Whether no edge is infinite or not a number.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.left.is_finite()
            && self.top.is_finite()
            && self.right.is_finite()
            && self.bottom.is_finite()
    }

    /// Whether the two share some area; touching edges do not count.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The point of the rectangle that is nearest to `point`: `point` itself where it lies inside.
    #[must_use]
    pub fn nearest(self, point: Point) -> Point {
        // `max` before `min` and not `clamp`, which panics on edges in the wrong order.
        Point {
            x: point.x.max(self.left).min(self.right),
            y: point.y.max(self.top).min(self.bottom),
        }
    }
}
