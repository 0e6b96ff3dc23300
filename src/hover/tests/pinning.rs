//! Cards opened, pinned and closed on purpose.

use super::*;

#[test]
fn esc_with_no_card_is_left_to_the_page() {
    let mut machine = Machine::new(Timings::default());
    assert_eq!(machine.showing(), None);
    assert_eq!(machine.step(Event::Escape, 0.0), Effects::default());
}

#[test]
fn a_click_on_the_marker_pins_and_a_second_one_closes() {
    check_open(
        "600 press marker1
         600 click 1
         700 move none 300,20
         5000 move marker1 100,100
         5000 press marker1
         5000 click 1
         5100 move marker1 101,100
         9000 end",
        "600 pin 1; 5000 close 1 Toggled focus",
    );
    check_pinned("5000 end", "");
}

#[test]
fn a_click_on_another_marker_replaces_a_pinned_card() {
    check_pinned("600 click 2", "600 close 1 Replaced; 600 open 2 pinned");
}

#[test]
fn hovering_changes_nothing_while_a_card_is_pinned() {
    check_pinned("600 move marker2 300,20\n 900 move text3 300,0\n 5000 left\n 9000 end", "");
}

#[test]
fn enter_toggles_whether_or_not_the_card_is_pinned() {
    check("0 key 1\n 100 key 1", "0 open 1 pinned; 100 close 1 Toggled focus");
    check_open("600 key 1\n 700 move text1 101,100\n 5000 end", "600 close 1 Toggled focus");
    check("0 key 1\n 100 esc", "0 open 1 pinned; 100 close 1 Escape focus");
}

#[test]
fn focus_in_the_card_pins_it() {
    check_open("600 focus\n 700 move none 300,20\n 9000 end", "600 pin 1");
    check("0 focus", "");
}

#[test]
fn a_requested_card_waits_for_the_pointer_to_come_and_go() {
    check("0 ask 1\n 100 move none 300,20\n 200 move text2 300,0\n 9000 end", "0 open 1");
    check(
        "0 ask 1\n 100 move card 100,200\n 200 move none 300,20\n 9000 end",
        "0 open 1; 500 close 1 Grace",
    );
    check("0 ask 1 pin\n 100 dismiss", "0 open 1 pinned; 100 close 1 Requested focus");
    check("0 ask 1\n 100 ask 1\n 200 ask 1 pin\n 300 ask 1", "0 open 1; 200 pin 1");
    check("0 dismiss", "");
}
