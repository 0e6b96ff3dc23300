//! The way from a claim to its card: where the pointer may be without losing the card.
//!
//! The card stands some pixels away from the claim, so a pointer on its way there is over neither.
//! The corridor is the convex hull of the point at which the pointer left the claim and of the
//! card, widened on every side: a triangle that opens towards the near edges of the card, and a
//! rim around the card itself.
//!
//! Invariant: no history and no speed. A slow hand has the same corridor as a quick one.

use super::geometry::{Point, Rect};

/// Whether `at` lies in the corridor from `from` to `card`, widened by `margin` CSS px (measured
/// along the axes, so that the corners are square).
///
/// A coordinate that is infinite or not a number is in no corridor. Cost: four divisions.
#[must_use]
pub fn in_corridor(from: Point, card: Rect, at: Point, margin: f64) -> bool {
    if !(from.is_finite() && card.is_finite() && at.is_finite() && margin.is_finite()) {
        return false;
    }
    // A point of the hull is `(1 - t) * from + t * q` for some `t` in 0..=1 and some `q` of the
    // card. Along one axis these points fill, for one `t`, the interval between the two
    // mixtures of `from` with the card's edges. That interval has to meet `at ± margin`, which is
    // two inequalities linear in `t`; two axes make four. `at` is in the corridor where some `t`
    // satisfies them all.
    let mut share = Share { low: 0.0, high: 1.0 };
    share.keep_nonnegative(at.x + margin - from.x, from.x - card.left);
    share.keep_nonnegative(from.x - at.x + margin, card.right - from.x);
    share.keep_nonnegative(at.y + margin - from.y, from.y - card.top);
    share.keep_nonnegative(from.y - at.y + margin, card.bottom - from.y);
    share.low <= share.high
}

/// The values of `t` that are still possible.
struct Share {
    low: f64,
    high: f64,
}

impl Share {
    /// Keeps the values with `start + t * slope >= 0`.
    fn keep_nonnegative(&mut self, start: f64, slope: f64) {
        if slope > 0.0 {
            self.low = self.low.max(-start / slope);
        } else if slope < 0.0 {
            self.high = self.high.min(start / -slope);
        } else if start < 0.0 {
            self.high = -1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A card below the pointer's line, as the placement puts it: 18 px under the point of leaving.
    const CARD: Rect = Rect { left: 176.0, top: 118.0, right: 536.0, bottom: 418.0 };
    const FROM: Point = Point::new(200.0, 100.0);

    fn check(at: (f64, f64), expected: bool) {
        let at = Point::new(at.0, at.1);
        assert_eq!(in_corridor(FROM, CARD, at, 8.0), expected, "{at:?}");
    }

    #[test]
    fn the_point_of_leaving_the_triangle_and_the_card_are_inside() {
        for at in [(200.0, 100.0), (200.0, 110.0), (368.0, 109.0), (300.0, 300.0)] {
            check(at, true);
        }
    }

    #[test]
    fn the_margin_reaches_eight_pixels_around_everything() {
        check((192.0, 92.0), true);
        check((191.0, 91.0), false);
        check((544.0, 426.0), true);
        check((545.0, 300.0), false);
        check((300.0, 427.0), false);
    }

    #[test]
    fn the_line_beside_the_point_of_leaving_is_outside() {
        check((400.0, 100.0), false);
        check((150.0, 100.0), false);
        check((200.0, 80.0), false);
    }

    #[test]
    fn a_card_above_or_beside_has_its_corridor_too() {
        let above = Rect::new(176.0, -200.0, 360.0, 282.0);
        assert!(in_corridor(FROM, above, Point::new(220.0, 90.0), 8.0));
        assert!(!in_corridor(FROM, above, Point::new(220.0, 120.0), 8.0));
        let beside = Rect::new(300.0, 50.0, 360.0, 300.0);
        assert!(in_corridor(FROM, beside, Point::new(250.0, 110.0), 8.0));
        assert!(!in_corridor(FROM, beside, Point::new(250.0, 40.0), 8.0));
    }

    #[test]
    fn numbers_that_are_none_are_in_no_corridor() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!in_corridor(Point::new(bad, 0.0), CARD, FROM, 8.0));
            assert!(!in_corridor(FROM, CARD, Point::new(0.0, bad), 8.0));
            assert!(!in_corridor(FROM, CARD, FROM, bad));
            assert!(!in_corridor(FROM, Rect { right: bad, ..CARD }, FROM, 8.0));
        }
    }

    fn coordinate() -> impl Strategy<Value = f64> {
        -500.0..500.0
    }

    proptest! {
        #[test]
        fn every_mixture_of_the_point_and_the_card_is_inside_and_so_is_its_margin(
            from in (coordinate(), coordinate()),
            corner in (coordinate(), coordinate()),
            size in (0.0..500.0, 0.0..500.0),
            of_card in (0.0..=1.0, 0.0..=1.0),
            t in 0.0..=1.0,
            aside in (-7.9..7.9, -7.9..7.9),
        ) {
            let from = Point::new(from.0, from.1);
            let card = Rect::new(corner.0, corner.1, size.0, size.1);
            let on_card = Point::new(
                card.left + of_card.0 * card.width(),
                card.top + of_card.1 * card.height(),
            );
            let at = Point::new(
                from.x + t * (on_card.x - from.x) + aside.0,
                from.y + t * (on_card.y - from.y) + aside.1,
            );
            prop_assert!(in_corridor(from, card, at, 8.0));
        }

        #[test]
        fn nothing_beyond_a_separating_line_is_inside(
            from in (coordinate(), coordinate()),
            corner in (coordinate(), coordinate()),
            size in (0.0..500.0, 0.0..500.0),
            at in (-800.0..800.0, -800.0..800.0),
            angle in 0.0..std::f64::consts::TAU,
        ) {
            let from = Point::new(from.0, from.1);
            let card = Rect::new(corner.0, corner.1, size.0, size.1);
            let at = Point::new(at.0, at.1);
            let along = |x: f64, y: f64| x * angle.cos() + y * angle.sin();
            let reach = [
                along(from.x, from.y),
                along(card.left, card.top),
                along(card.right, card.top),
                along(card.left, card.bottom),
                along(card.right, card.bottom),
            ]
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max);
            // The margin is square, so its reach along a slanted direction is longer.
            let margin = 8.0 * (angle.cos().abs() + angle.sin().abs());
            if along(at.x, at.y) > reach + margin + 1e-6 {
                prop_assert!(!in_corridor(from, card, at, 8.0));
            }
        }
    }
}
