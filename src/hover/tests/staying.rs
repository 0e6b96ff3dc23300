//! What an open card survives: the way to it, the way back, and time.

use super::*;

#[test]
fn the_card_stays_through_a_grace_of_300_ms() {
    check_open("600 move none 100,20\n 899 end", "");
    check_open("600 move none 100,20\n 900 end", "900 close 1 Grace");
    check_open("600 move none 100,20\n 899 move text1 100,100\n 9000 end", "");
    check_open("600 move none 100,20\n 800 move none 200,20\n 900 end", "900 close 1 Grace");
    check_open("600 left\n 900 end", "900 close 1 Grace");
}

#[test]
fn the_card_stays_while_the_pointer_is_on_it() {
    check_open("600 move card 100,200\n 700 move card 120,210\n 90000 end", "");
}

#[test]
fn a_card_never_closes_by_time_alone() {
    check_open("3600000 end", "");
    check_pinned("3600000 end", "");
}

#[test]
fn from_the_card_back_to_its_text_the_card_stays() {
    check_open(
        "600 move card 100,200\n 900 move none 100,112\n 1100 move text1 100,100\n 9000 end",
        "",
    );
}

#[test]
fn a_pointer_at_rest_in_the_corridor_keeps_the_card_for_a_second() {
    check_open("600 move none 100,112\n 1599 end", "");
    check_open("600 move none 100,112\n 1600 end", "1600 close 1 Grace");
    check_open(
        "600 move none 100,112\n 1500 move none 101,112\n 2400 move card 101,120\n 9000 end",
        "",
    );
}

#[test]
fn out_of_the_corridor_the_grace_begins() {
    check_open("600 move none 100,112\n 700 move none 100,20\n 9000 end", "1000 close 1 Grace");
}

#[test]
fn other_claims_in_the_corridor_do_not_take_the_card_away() {
    let slow: String =
        (0..8).map(|i| format!("{} move marker2 {},109\n", 600 + 400 * i, 100 + i)).collect();
    check_open(&format!("{slow} 3800 move card 110,120\n 9000 end"), "");
    // At rest there the reader means it.
    check_open("600 move marker2 100,112\n 9000 end", "1100 close 1 Replaced; 1100 open 2");
    check_open("600 move text2 100,112\n 9000 end", "1600 close 1 Grace; 1600 open 2");
}

#[test]
fn every_corner_of_the_card_is_reached_at_every_speed() {
    for card in [
        Rect::new(76.0, 118.0, 360.0, 300.0),
        Rect::new(76.0, -218.0, 360.0, 300.0),
        Rect::new(-250.0, 118.0, 360.0, 300.0),
    ] {
        for (x, y) in [
            (card.left, card.top),
            (card.right, card.top),
            (card.left, card.bottom),
            (card.right, card.bottom),
        ] {
            for speed in [0.005, 0.05, 2.0] {
                reaches(card, Point::new(x, y), speed);
            }
        }
    }
}

/// Goes from the claim to `corner` in a straight line at `speed` px/ms: in 20 steps, or in more
/// where a step would take longer than half a second, as a hand on a mouse does.
fn reaches(card: Rect, corner: Point, speed: f64) {
    let from = Point::new(100.0, 100.0);
    let line = Rect::new(20.0, 91.0, 300.0, 19.0);
    let way = from.distance_squared(corner).sqrt();
    let steps = (way / speed / 500.0).max(20.0).ceil();
    let mut page = Page::new();
    page.card = Some(card);
    page.play(OPEN_1);
    let mut now = 600.0;
    for step in 1..=(steps as u32) {
        let t = f64::from(step) / steps;
        // The corner itself is just outside the box, so the path ends a hair before it.
        let t = t.min(0.9999);
        let at = Point::new(from.x + t * (corner.x - from.x), from.y + t * (corner.y - from.y));
        let over = match at {
            _ if card.nearest(at) == at => Over::Card,
            // The rest of the line belongs to another claim, and its marker is in the way too.
            _ if line.nearest(at) == at && at.x < 140.0 => Over::Text(MarkId(1)),
            _ if line.nearest(at) == at && at.x < 200.0 => Over::Text(MarkId(2)),
            _ if line.nearest(at) == at => Over::Marker(MarkId(2)),
            _ => Over::Nothing,
        };
        now += way / steps / speed;
        page.wait(now);
        let event = Event::PointerMoved { at, over, pointer: PointerKind::Mouse, pressed: false };
        page.send(event, now);
    }
    page.wait(now + 200.0);
    assert_eq!(page.seen, ["500 open 1"], "to {corner:?} of {card:?} at {speed} px/ms");
}

#[test]
fn out_of_the_window_there_is_no_corridor() {
    check_open("600 move none 100,112\n 700 left\n 9000 end", "1000 close 1 Grace");
}

#[test]
fn the_way_back_is_as_wide_as_the_way_there() {
    check_open(
        "600 move card 100,200
         700 move none 100,108
         1500 move text1 100,100
         9000 end",
        "",
    );
}

#[test]
fn the_corridor_of_a_card_ends_with_the_card() {
    let mut page = Page::new();
    page.play(OPEN_1);
    page.wait(500.0);
    page.card = None;
    page.play("600 move marker2 300,20\n 800 move none 300,60\n 9000 end");
    let expected = ["500 open 1", "700 close 1 Replaced", "700 open 2", "1100 close 2 Grace"];
    assert_eq!(page.seen, expected);
}
