//! Places of cards in windows of every kind.

use proptest::prelude::*;

use super::*;

/// Three lines of a claim in the middle of a desktop's window: it begins within a line and
/// ends within a line.
const LINES: [Rect; 3] = [
    Rect { left: 600.0, top: 300.0, right: 900.0, bottom: 320.0 },
    Rect { left: 300.0, top: 330.0, right: 900.0, bottom: 350.0 },
    Rect { left: 300.0, top: 360.0, right: 500.0, bottom: 380.0 },
];
const WINDOW: Rect = Rect { left: 0.0, top: 0.0, right: 1280.0, bottom: 800.0 };

fn by_pointer(x: f64, y: f64) -> Placement<'static> {
    Placement {
        lines: &LINES,
        pointer: Some(Point::new(x, y)),
        card: (360.0, 300.0),
        viewport: WINDOW,
        direction: Direction::Ltr,
    }
}

fn check(input: Placement<'_>, x: f64, y: f64, side: Side) {
    let placed = place(&input);
    assert_eq!((placed.x, placed.y, placed.side), (x, y, side), "{input:?}");
}

#[test]
fn it_stands_below_the_line_under_the_pointer_and_begins_a_little_before_it() {
    check(by_pointer(650.0, 310.0), 626.0, 328.0, Side::Below);
    check(by_pointer(400.0, 340.0), 376.0, 358.0, Side::Below);
    check(by_pointer(400.0, 370.0), 376.0, 388.0, Side::Below);
}

#[test]
fn between_two_lines_it_stands_by_the_nearer_one() {
    check(by_pointer(650.0, 324.0), 626.0, 328.0, Side::Below);
    check(by_pointer(650.0, 327.0), 626.0, 358.0, Side::Below);
}

#[test]
fn where_it_does_not_fit_below_it_stands_above() {
    let viewport = Rect { bottom: 500.0, ..WINDOW };
    let input = Placement { viewport, card: (360.0, 200.0), ..by_pointer(400.0, 340.0) };
    check(input, 376.0, 330.0 - 8.0 - 200.0, Side::Above);
}

#[test]
fn where_it_fits_nowhere_it_takes_the_larger_side_and_scrolls_inside() {
    let viewport = Rect { top: 200.0, bottom: 500.0, ..WINDOW };
    let input = Placement { viewport, ..by_pointer(400.0, 340.0) };
    let placed = place(&input);
    assert_eq!((placed.side, placed.y, placed.max_height), (Side::Below, 358.0, 134.0));
}

#[test]
fn it_is_at_most_half_as_high_as_the_viewport() {
    let input = Placement { card: (360.0, 2000.0), ..by_pointer(400.0, 340.0) };
    let placed = place(&input);
    assert_eq!((placed.side, placed.y, placed.max_height), (Side::Below, 358.0, 400.0));
}

#[test]
fn in_a_low_viewport_it_may_take_more_than_half() {
    let viewport = Rect { bottom: 200.0, ..WINDOW };
    let lines = [Rect::new(300.0, 10.0, 400.0, 20.0)];
    let input = Placement { lines: &lines, viewport, ..by_pointer(400.0, 20.0) };
    assert_eq!(place(&input).max_height, 120.0);
}

#[test]
fn it_covers_the_line_only_where_neither_side_has_room_for_two_lines() {
    let viewport = Rect { top: 300.0, bottom: 400.0, ..WINDOW };
    let placed = place(&Placement { viewport, ..by_pointer(400.0, 340.0) });
    assert_eq!((placed.y, placed.max_height), (308.0, 84.0));
}

#[test]
fn at_the_edges_of_the_window_it_keeps_its_margin() {
    check(
        Placement { lines: &[Rect::new(0.0, 300.0, 900.0, 20.0)], ..by_pointer(5.0, 310.0) },
        8.0,
        328.0,
        Side::Below,
    );
    check(
        Placement { lines: &[Rect::new(0.0, 300.0, 1280.0, 20.0)], ..by_pointer(1270.0, 310.0) },
        912.0,
        328.0,
        Side::Below,
    );
}

#[test]
fn a_window_of_280_pixels_gets_a_card_of_264() {
    let viewport = Rect { right: 280.0, ..WINDOW };
    let lines = [Rect::new(20.0, 300.0, 240.0, 20.0)];
    let input = Placement { lines: &lines, viewport, ..by_pointer(200.0, 310.0) };
    assert_eq!(max_width(viewport), 264.0);
    assert_eq!((place(&input).x, place(&input).max_width), (8.0, 264.0));
}

#[test]
fn in_text_from_right_to_left_it_begins_to_the_right_of_the_pointer() {
    let input = Placement { direction: Direction::Rtl, ..by_pointer(800.0, 340.0) };
    check(input, 800.0 + 24.0 - 360.0, 358.0, Side::Below);
}

#[test]
fn without_a_pointer_it_stands_by_the_first_line_that_can_be_seen() {
    let input = Placement { pointer: None, ..by_pointer(0.0, 0.0) };
    check(input, 600.0, 328.0, Side::Below);
    check(Placement { direction: Direction::Rtl, ..input }, 540.0, 328.0, Side::Below);
    let scrolled = Rect { top: 325.0, bottom: 1125.0, ..WINDOW };
    check(Placement { viewport: scrolled, ..input }, 300.0, 358.0, Side::Below);
}

#[test]
fn where_no_line_can_be_seen_it_stays_in_the_viewport_all_the_same() {
    let below = Rect { top: 1000.0, bottom: 1800.0, ..WINDOW };
    let input = Placement { pointer: None, viewport: below, ..by_pointer(0.0, 0.0) };
    check(input, 300.0, 1008.0, Side::Below);
    let above = Rect { top: -1000.0, bottom: -200.0, ..WINDOW };
    check(Placement { viewport: above, ..input }, 600.0, -508.0, Side::Above);
    check(Placement { lines: &[], pointer: None, ..by_pointer(0.0, 0.0) }, 8.0, 8.0, Side::Below);
}

#[test]
fn in_a_page_zoomed_by_pinching_it_stays_in_what_can_be_seen() {
    let zoomed = Rect::new(500.0, 250.0, 400.0, 300.0);
    let input = Placement { viewport: zoomed, ..by_pointer(850.0, 310.0) };
    check(input, 532.0, 328.0, Side::Below);
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -2000.0..2000.0,
        1 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY)],
    ]
}

fn any_rect() -> impl Strategy<Value = Rect> {
    (any_number(), any_number(), any_number(), any_number())
        .prop_map(|(left, top, right, bottom)| Rect { left, top, right, bottom })
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

fn card_at(placed: Placed, card: (f64, f64)) -> Rect {
    let (width, height) = (card.0.min(placed.max_width), card.1.min(placed.max_height));
    Rect::new(placed.x, placed.y, width, height)
}

proptest! {
    #[test]
    fn no_input_makes_a_place_that_is_no_number(
        lines in prop::collection::vec(any_rect(), 0..4),
        pointer in prop::option::of((any_number(), any_number())),
        card in (any_number(), any_number()),
        viewport in any_rect(),
        direction in any_direction(),
    ) {
        let pointer = pointer.map(|(x, y)| Point::new(x, y));
        let placed = place(&Placement { lines: &lines, pointer, card, viewport, direction });
        for number in [placed.x, placed.y] {
            prop_assert!(number.is_finite() && number.abs() <= FARTHEST, "{placed:?}");
        }
        for number in [placed.max_width, placed.max_height] {
            prop_assert!((0.0..=2.0 * FARTHEST).contains(&number), "{placed:?}");
        }
    }

    #[test]
    fn the_card_is_inside_the_viewport_and_off_the_line_where_there_is_room(
        first in (-100.0..1400.0, -200.0..900.0, 1.0..800.0, 8.0..60.0),
        second in (-100.0..1400.0, -200.0..900.0, 1.0..800.0, 8.0..60.0),
        towards in prop::option::of((0.0..=1.0, 0.0..=1.0)),
        card in (100.0..500.0, 20.0..900.0),
        viewport in (-50.0..200.0, -50.0..200.0, 280.0..1400.0, 150.0..1000.0),
        direction in any_direction(),
    ) {
        let rect = |(x, y, w, h): (f64, f64, f64, f64)| Rect::new(x, y, w, h);
        let lines = [rect(first), rect(second)];
        let viewport = rect(viewport);
        let pointer = towards.map(|(x, y)| Point::new(
            lines[0].left + x * lines[0].width(),
            lines[0].top + y * lines[0].height(),
        ));
        let placed = place(&Placement { lines: &lines, pointer, card, viewport, direction });
        let at = card_at(placed, card);
        let within = at.left >= viewport.left + MARGIN - 1e-6
            && at.top >= viewport.top + MARGIN - 1e-6
            && at.right <= viewport.right - MARGIN + 1e-6
            && at.bottom <= viewport.bottom - MARGIN + 1e-6;
        prop_assert!(within, "{at:?} in {viewport:?}");

        let line = line_of(&lines, pointer, viewport);
        let below = viewport.bottom - MARGIN - GAP - line.bottom;
        let above = line.top - GAP - MARGIN - viewport.top;
        if below.max(above) >= LEAST_HEIGHT {
            let apart = at.top >= line.bottom + GAP - 1e-6 || at.bottom <= line.top - GAP + 1e-6;
            prop_assert!(apart, "{at:?} on {line:?} in {viewport:?}");
        }
    }
}
