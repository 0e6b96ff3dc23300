//! When a card opens by hovering, and when it does not.

use super::*;

#[test]
fn a_marker_opens_after_200_ms() {
    check("0 move marker1 10,10\n 199 end", "");
    check("0 move marker1 10,10\n 200 end", "200 open 1");
    // A marker needs no stillness.
    check("0 move marker1 10,10\n 150 move marker1 30,10\n 999 end", "200 open 1");
}

#[test]
fn text_opens_after_500_ms() {
    check("0 move text1 10,10\n 499 end", "");
    check("0 move text1 10,10\n 500 end", "500 open 1");
}

#[test]
fn text_opens_only_when_the_pointer_has_been_still_for_100_ms() {
    check("0 move text1 10,10\n 450 move text1 50,10\n 549 end", "");
    check("0 move text1 10,10\n 450 move text1 50,10\n 999 end", "550 open 1");
    check(
        "0 move text1 10,10
         480 move text1 30,10
         560 move text1 50,10
         640 move text1 70,10
         999 end",
        "740 open 1",
    );
}

#[test]
fn four_pixels_are_still_and_five_are_not() {
    check("0 move text1 10,10\n 450 move text1 14,10\n 999 end", "500 open 1");
    check("0 move text1 10,10\n 450 move text1 15,10\n 999 end", "550 open 1");
}

#[test]
fn a_pointer_that_only_crosses_a_claim_opens_nothing() {
    check("0 move text1 10,10\n 400 move none 10,60\n 5000 end", "");
    check("0 move marker1 10,10\n 150 move none 10,60\n 5000 end", "");
    check("0 move text1 10,10\n 400 left\n 5000 end", "");
    check("0 move text1 10,10\n 300 move text2 10,60\n 5000 end", "800 open 2");
}

#[test]
fn over_the_next_marker_a_card_opens_after_100_ms() {
    check_open("600 move marker2 300,20\n 999 end", "700 close 1 Replaced; 700 open 2");
    check_open("600 move marker2 300,20\n 699 move none 310,0\n 5000 end", "900 close 1 Grace");
}

#[test]
fn after_a_card_closed_the_next_marker_is_quick_for_300_ms() {
    let close = "600 move none 100,20\n";
    check_open(
        &format!("{close} 1199 move marker2 300,20\n 1299 end"),
        "900 close 1 Grace; 1299 open 2",
    );
    check_open(&format!("{close} 1200 move marker2 300,20\n 1399 end"), "900 close 1 Grace");
    check_open(
        &format!("{close} 1200 move marker2 300,20\n 1400 end"),
        "900 close 1 Grace; 1400 open 2",
    );
}

#[test]
fn over_the_text_of_another_claim_its_own_delay_holds() {
    check_open("600 move text2 300,20\n 5000 end", "900 close 1 Grace; 1100 open 2");
}

#[test]
fn nothing_opens_with_a_button_down() {
    check("0 move text1 10,10 down\n 100 move text1 11,10 down\n 5000 end", "");
    check("0 move text1 10,10\n 300 press text1\n 5000 end", "");
    check("0 move text1 10,10\n 300 move text1 11,10 down\n 5000 end", "");
    // Released, and moved: from there on.
    check("0 move text1 10,10\n 300 press text1\n 400 move text1 11,10\n 5000 end", "900 open 1");
}

#[test]
fn nothing_opens_while_there_is_a_selection() {
    check("0 select\n 10 move text1 10,10\n 20 move marker1 30,10\n 5000 end", "");
    check("0 move text1 10,10\n 300 select\n 5000 end", "");
    check("0 select\n 10 unselect\n 20 move text1 10,10\n 5000 end", "520 open 1");
    check_open("600 move marker2 300,20\n 650 select\n 5000 end", "900 close 1 Grace");
}

#[test]
fn nothing_opens_within_150_ms_of_scrolling() {
    check_open(
        "600 move none 100,20\n 1000 scroll\n 1010 move marker2 300,20\n 5000 end",
        "900 close 1 Grace; 1150 open 2",
    );
    check("0 move marker1 10,10\n 100 scroll\n 5000 end", "");
    check("0 scroll\n 140 move text1 10,10\n 5000 end", "640 open 1");
}

#[test]
fn a_page_that_moves_under_a_still_pointer_opens_nothing() {
    check("0 move none 10,10\n 100 move text1 10,10\n 200 move marker1 10,10\n 5000 end", "");
    check("0 move text1 10,10\n 100 reflow\n 5000 end", "");
    check("0 move text1 10,10\n 100 move text2 10,10\n 5000 end", "");
    check("0 move text1 10,10\n 100 reflow\n 200 move text1 11,10\n 5000 end", "700 open 1");
    check_open("600 move marker2 100,100\n 5000 end", "900 close 1 Grace");
}

#[test]
fn only_mouse_and_pen_hover() {
    check("0 move marker1 10,10 touch\n 5000 end", "");
    check("0 move marker1 10,10 other\n 5000 end", "");
    check("0 move marker1 10,10 pen\n 5000 end", "200 open 1");
}

#[test]
fn nothing_opens_in_inputs_and_editable_text() {
    check("0 move input 10,10\n 5000 end", "");
    check("0 move text1 10,10\n 300 move input 20,10\n 5000 end", "");
}

#[test]
fn after_esc_a_claim_stays_closed_until_the_pointer_left_it() {
    check_open(
        "600 esc\n 700 move text1 110,100\n 5000 move marker1 120,100\n 9000 end",
        "600 close 1 Escape focus",
    );
    check_open(
        "600 esc\n 700 move none 110,20\n 800 move text1 100,100\n 5000 end",
        "600 close 1 Escape focus; 1300 open 1",
    );
    check("0 move text1 10,10\n 300 esc\n 400 move text1 20,10\n 5000 end", "");
    // Another claim is free at once.
    check_open(
        "600 esc\n 700 move text2 110,60\n 5000 end",
        "600 close 1 Escape focus; 1200 open 2",
    );
}

#[test]
fn after_esc_on_the_card_its_claim_stays_closed_until_the_pointer_left_it() {
    check_open(
        "600 move card 100,200\n 700 esc\n 800 move text1 100,100\n 5000 end",
        "700 close 1 Escape focus",
    );
}

#[test]
fn a_suppressed_claim_stays_so_while_another_card_comes_and_goes_by_keyboard() {
    check_open(
        "600 esc\n 700 key 2\n 800 esc\n 900 move text1 101,100\n 5000 end",
        "600 close 1 Escape focus; 700 open 2 pinned; 800 close 2 Escape focus",
    );
}

#[test]
fn moving_about_on_a_mark_starts_no_timers() {
    let mut machine = Machine::new(Timings::default());
    let mut timers = 0;
    for i in 0..200_u32 {
        let event = Event::PointerMoved {
            at: Point::new(f64::from(i) * 7.0, 10.0),
            over: Over::Text(MarkId(1)),
            pointer: PointerKind::Mouse,
            pressed: false,
        };
        timers += machine.step(event, f64::from(i) * 1.37).into_iter().count();
    }
    assert_eq!(timers, 1);
}

#[test]
fn what_is_overdue_starts_one_timer_and_not_one_for_each_event() {
    let mut machine = Machine::new(Timings::default());
    let mut timers = 0;
    for (event, now) in [
        ("ask 1", 0.0),
        ("move card 10,10", 10.0),
        ("left", 20.0),
        // The timer of the grace is late: the browser is busy.
        ("left", 420.3),
        ("reflow", 420.4),
        ("scroll", 420.9),
    ] {
        let effects = machine.step(parse(event), now).into_iter();
        timers += effects.filter(|effect| matches!(effect, Effect::StartTimer { .. })).count();
    }
    assert_eq!(timers, 2);
}

#[test]
fn an_old_token_is_ignored_and_an_early_timer_waits_for_the_rest() {
    let mut machine = Machine::new(Timings::default());
    let start = |machine: &mut Machine, event: &str, now: f64| -> Option<(Token, u32)> {
        machine.step(parse(event), now).into_iter().find_map(|effect| match effect {
            Effect::StartTimer { token, ms } => Some((token, ms)),
            _ => None,
        })
    };
    let (old, _) = start(&mut machine, "move marker1 10,10", 0.0).unwrap();
    let (_, ms) = start(&mut machine, "move marker2 40,10", 150.0).unwrap();
    assert_eq!(ms, 200);
    assert_eq!(machine.step(Event::Timer(old), 5000.0), Effects::default());
    assert_eq!(machine.state(), State::Arming(MarkId(2)));

    let mut machine = Machine::new(Timings::default());
    let (token, _) = start(&mut machine, "move marker1 10,10", 0.0).unwrap();
    let rest: Vec<_> = machine.step(Event::Timer(token), 150.0).into_iter().collect();
    assert!(matches!(rest[..], [Effect::StartTimer { ms: 50, .. }]), "{rest:?}");

    // Browsers round: a timer that comes less than 1 ms early is on time.
    let mut machine = Machine::new(Timings::default());
    let (token, _) = start(&mut machine, "move marker1 10,10", 0.0).unwrap();
    let on_time = machine.step(Event::Timer(token), 199.5).into_iter().next();
    assert!(matches!(on_time, Some(Effect::Open { .. })), "{on_time:?}");
}
