//! What closes a card.

use super::*;

#[test]
fn a_press_outside_closes_and_one_inside_does_not() {
    check_open("600 press none", "600 close 1 OutsidePress");
    check_open("600 press text2\n 5000 end", "600 close 1 OutsidePress");
    check_open("600 press text1\n 5000 end", "");
    check_pinned("600 press none", "600 close 1 OutsidePress");
    check_pinned("600 press card\n 5000 end", "");
}

#[test]
fn a_drag_from_the_card_outwards_holds_it() {
    check_open(
        "600 move card 100,200
         700 press card
         800 move none 100,20 down
         5000 move none 101,20
         9000 end",
        "5300 close 1 Grace",
    );
}

#[test]
fn the_claim_going_away_closes_its_card_and_only_that() {
    check_open("600 gone 1", "600 close 1 AnchorGone");
    check_open("600 gone 2\n 5000 end", "");
    check_pinned("600 gone 1", "600 close 1 AnchorGone");
    check("0 move text1 10,10\n 300 gone 1\n 5000 end", "");
    check_open("600 move marker2 300,20\n 650 gone 2\n 5000 end", "900 close 1 Grace");
}

#[test]
fn navigation_and_a_hidden_page_close_every_card() {
    check_open("600 navigate", "600 close 1 Navigated");
    check_open("600 hide", "600 close 1 Hidden");
    check_pinned("600 hide", "600 close 1 Hidden");
    check("0 move text1 10,10\n 300 hide\n 5000 end", "");
}

#[test]
fn a_pointer_that_enters_a_frame_closes_at_once_what_is_not_pinned() {
    check_open("600 move iframe 100,20", "600 close 1 Iframe");
    check_open("600 move none 100,20\n 700 move iframe 100,0", "700 close 1 Iframe");
    check_pinned("600 move iframe 100,20\n 5000 end", "");
}
