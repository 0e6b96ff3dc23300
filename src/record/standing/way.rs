//! Following references from place to place until they end, which they do or lead round in a circle.
//!
//! Invariant: linear in the length of the way, without memory.

/// Where a way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a place that leads no further.
    Last(u32),
    /// In a circle, of which this is the least place.
    Circle(u32),
}

impl End {
    /// The last place, or the one that stands for the circle.
    pub const fn place(self) -> u32 {
        match self {
            Self::Last(place) | Self::Circle(place) => place,
        }
    }
}

/// Follows `next` from a place on (R. P. Brent, "An improved Monte Carlo factorization algorithm", 1980, section 3).
///
/// The least place of a circle is the one with the least key. What only leads into a circle is no part of it: the circle
/// is the same one wherever it is entered.
pub fn end<K: Ord>(start: u32, next: impl Fn(u32) -> Option<u32>, key: impl Fn(&u32) -> K) -> End {
    let (mut marked, mut here) = (start, start);
    let (mut steps, mut limit) = (0u32, 1u32);
    loop {
        let Some(following) = next(here) else { return End::Last(here) };
        here = following;
        if here == marked {
            break;
        }
        steps += 1;
        if steps == limit {
            (marked, steps, limit) = (here, 0, limit.saturating_mul(2));
        }
    }
    let round =
        core::iter::successors(Some(here), |place| next(*place).filter(|next| *next != marked));
    End::Circle(round.min_by_key(key).unwrap_or(here))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(next: &[Option<u32>], start: u32, expected: End) {
        let next = |place: u32| next.get(place as usize).copied().flatten();
        assert_eq!(end(start, next, |place| *place), expected, "from {start}");
    }

    #[test]
    fn a_way_ends_at_its_last_place_or_in_its_circle() {
        check(&[None], 0, End::Last(0));
        check(&[Some(1), Some(2), None], 0, End::Last(2));
        check(&[Some(0)], 0, End::Circle(0));
        check(&[Some(1), Some(2), Some(3), Some(1)], 0, End::Circle(1));
        check(&[Some(3), Some(0), Some(1), Some(2)], 2, End::Circle(0));
        check(&[Some(7)], 0, End::Last(7));
    }

    #[test]
    fn a_long_way_takes_no_longer_than_its_length() {
        let tail = 300_000;
        let steps = core::cell::Cell::new(0u32);
        let next = |place: u32| {
            steps.set(steps.get() + 1);
            Some(if place == 2 * tail { tail } else { place + 1 })
        };
        assert_eq!(end(0, next, |place| *place), End::Circle(tail));
        assert!(steps.get() < 10 * tail, "{} steps", steps.get());
    }
}
