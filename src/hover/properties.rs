//! What holds after any events at any times, sensible or not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a property that does not hold should stop the test"
)]

use proptest::prelude::*;

use super::*;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        12 => -50.0..600.0,
        6 => (0_i32..40).prop_map(|n| f64::from(n) * 10.0),
        1 => prop_oneof![
            Just(f64::NAN),
            Just(f64::INFINITY),
            Just(f64::NEG_INFINITY),
            Just(f64::MAX),
            Just(-f64::MAX),
            Just(-0.0)
        ],
    ]
}

fn mark() -> impl Strategy<Value = MarkId> {
    (0_u32..3).prop_map(MarkId)
}

fn over() -> impl Strategy<Value = Over> {
    prop_oneof![
        2 => Just(Over::Nothing),
        4 => mark().prop_map(Over::Text),
        4 => mark().prop_map(Over::Marker),
        2 => Just(Over::Card),
        1 => Just(Over::Editable),
        1 => Just(Over::Iframe),
    ]
}

fn kind() -> impl Strategy<Value = PointerKind> {
    prop_oneof![
        8 => Just(PointerKind::Mouse),
        2 => Just(PointerKind::Pen),
        1 => Just(PointerKind::Touch),
        1 => Just(PointerKind::Other),
    ]
}

fn point() -> impl Strategy<Value = Point> {
    (number(), number()).prop_map(|(x, y)| Point::new(x, y))
}

/// Any event; a timer's token is any number, so most of them are wrong.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        24 => (point(), over(), kind(), prop::bool::weighted(0.1)).prop_map(
            |(at, over, pointer, pressed)| Event::PointerMoved { at, over, pointer, pressed }
        ),
        2 => Just(Event::PointerLeft),
        2 => over().prop_map(|over| Event::PointerDown { over }),
        2 => (mark(), prop::option::of(point())).prop_map(|(mark, at)| Event::Clicked { mark, at }),
        2 => mark().prop_map(|mark| Event::KeyToggled { mark }),
        1 => Just(Event::CardFocused),
        2 => Just(Event::Scrolled),
        1 => Just(Event::PageMoved),
        1 => any::<bool>().prop_map(Event::Selected),
        2 => Just(Event::Escape),
        4 => (0_u32..40).prop_map(|token| Event::Timer(Token(token))),
        1 => mark().prop_map(Event::AnchorGone),
        1 => Just(Event::Navigated),
        1 => Just(Event::PageHidden),
        2 => (mark(), any::<bool>()).prop_map(|(mark, pin)| Event::OpenRequested { mark, pin }),
        1 => Just(Event::CloseRequested),
        3 => (number(), number(), number(), number())
            .prop_map(|(l, t, w, h)| Event::CardPlaced(Rect::new(l, t, w, h))),
    ]
}

/// A step of a run on a sensible clock: an event some time after the last one.
fn paced() -> impl Strategy<Value = (Event, u32)> {
    let pause = prop_oneof![4 => 0_u32..60, 3 => 60_u32..400, 2 => 400_u32..1500];
    (event(), pause)
}

/// What a careful onlooker knows of the page.
#[derive(Default)]
struct Onlooker {
    showing: Option<MarkId>,
    over: Over,
    pressed: bool,
    selecting: bool,
    scrolled: Option<f64>,
    entered: f64,
}

impl Onlooker {
    fn hears(&mut self, event: Event, now: f64) {
        match event {
            Event::PointerMoved { at, over, pointer, pressed }
                if pointer.hovers() && at.is_finite() =>
            {
                if self.over != over {
                    self.entered = now;
                }
                (self.over, self.pressed) = (over, pressed);
            }
            Event::PointerLeft => self.over = Over::Nothing,
            Event::PointerDown { .. } => self.pressed = true,
            Event::Selected(selecting) => self.selecting = selecting,
            Event::Scrolled => self.scrolled = Some(now),
            _ => {}
        }
    }

    /// Checks the effects of `event` against what is known.
    fn sees(&mut self, event: Event, effects: Effects, now: f64) {
        for effect in effects {
            match effect {
                Effect::Open { mark, pinned, .. } => {
                    assert_eq!(self.showing, None, "a card is open already");
                    self.showing = Some(mark);
                    let asked = match event {
                        Event::Clicked { mark, .. }
                        | Event::KeyToggled { mark }
                        | Event::OpenRequested { mark, .. } => Some(mark),
                        _ => None,
                    };
                    if asked == Some(mark) {
                        continue;
                    }
                    assert!(matches!(event, Event::Timer(_)) && !pinned, "opened by {event:?}");
                    assert_eq!(self.over.mark(), Some(mark), "the pointer is elsewhere");
                    assert!(!self.pressed && !self.selecting);
                    let quiet = self.scrolled.map_or(f64::INFINITY, |at| now - at);
                    assert!(quiet >= 149.0, "{quiet} ms after scrolling");
                    let least = if matches!(self.over, Over::Text(_)) { 499.0 } else { 99.0 };
                    assert!(now - self.entered >= least, "after {} ms", now - self.entered);
                }
                Effect::Pin(mark) => assert_eq!(self.showing, Some(mark)),
                Effect::Close { mark, .. } => assert_eq!(self.showing.take(), Some(mark)),
                Effect::StartTimer { ms, .. } => assert!(ms >= 1),
            }
        }
    }
}

fn timer(effects: Effects) -> Option<(Token, u32)> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::StartTimer { token, ms } => Some((token, ms)),
        _ => None,
    })
}

proptest! {
    #[test]
    fn one_card_at_a_time_and_none_without_a_pointer_on_it_or_a_request(
        steps in prop::collection::vec(paced(), 0..60),
    ) {
        let mut machine = Machine::new(Timings::default());
        let mut onlooker = Onlooker::default();
        let mut running: Option<(Token, f64)> = None;
        let mut now = 0.0;
        for (event, pause) in steps {
            let next = now + f64::from(pause);
            // Timers that fall due in the pause; there are never more than a few.
            let mut rounds = 0;
            while let Some((token, due)) = running.filter(|(_, due)| *due <= next) {
                rounds += 1;
                assert!(rounds < 50, "the timer runs in circles");
                let effects = machine.step(Event::Timer(token), due);
                onlooker.sees(Event::Timer(token), effects, due);
                running = timer(effects).map(|(token, ms)| (token, due + f64::from(ms)));
            }
            now = next;
            // A stray token is not the running one.
            if matches!(event, Event::Timer(token) if running.is_some_and(|(t, _)| t == token)) {
                continue;
            }
            onlooker.hears(event, now);
            let effects = machine.step(event, now);
            onlooker.sees(event, effects, now);
            if let Some((token, ms)) = timer(effects) {
                running = Some((token, now + f64::from(ms)));
            }
            prop_assert_eq!(machine.showing(), onlooker.showing);
        }
    }

    #[test]
    fn no_clock_and_no_coordinate_makes_it_panic_or_forget_a_card(
        steps in prop::collection::vec((event(), number()), 0..80),
    ) {
        let mut machine = Machine::new(Timings::default());
        let mut showing = None;
        for (event, now) in steps {
            for effect in machine.step(event, now) {
                match effect {
                    Effect::Open { mark, at, .. } => {
                        prop_assert_eq!(showing.replace(mark), None);
                        prop_assert!(at.is_none_or(Point::is_finite));
                    }
                    Effect::Close { mark, .. } => prop_assert_eq!(showing.take(), Some(mark)),
                    Effect::Pin(mark) => prop_assert_eq!(showing, Some(mark)),
                    Effect::StartTimer { ms, .. } => prop_assert!((1..=10_000).contains(&ms)),
                }
            }
            prop_assert_eq!(machine.showing(), showing);
        }
    }

    #[test]
    fn a_token_that_does_not_run_changes_nothing(
        steps in prop::collection::vec(paced(), 0..40),
        stray in 1000_u32..,
    ) {
        let mut machine = Machine::new(Timings::default());
        let mut now = 0.0;
        for (event, pause) in steps {
            now += f64::from(pause);
            let _ = machine.step(event, now);
            let before = machine.state();
            prop_assert_eq!(machine.step(Event::Timer(Token(stray)), now), Effects::default());
            prop_assert_eq!(machine.state(), before);
        }
    }
}
