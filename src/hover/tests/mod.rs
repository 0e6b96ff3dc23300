//! The rules, each as a script of what happens and of what the reader sees.
//!
//! The clock is made: [`check`] runs the timers that fall due between two lines, and nothing
//! waits. A script has lines `TIME EVENT`; the expectation has `TIME open MARK`, `pin MARK` and
//! `close MARK REASON`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a script with a mistake in it should stop the test"
)]

use super::*;

mod closing;
mod opening;
mod pinning;
mod staying;

/// A machine with its timer, and a transcript.
struct Page {
    machine: Machine,
    timer: Option<(Token, f64)>,
    seen: Vec<String>,
    /// Where the card is put as soon as it opens; `None` for never.
    card: Option<Rect>,
}

impl Page {
    fn new() -> Self {
        Self {
            machine: Machine::new(Timings::default()),
            timer: None,
            seen: Vec::new(),
            card: Some(Rect::new(76.0, 118.0, 360.0, 300.0)),
        }
    }

    fn send(&mut self, event: Event, now: f64) {
        for effect in self.machine.step(event, now) {
            match effect {
                Effect::StartTimer { token, ms } => self.timer = Some((token, now + f64::from(ms))),
                Effect::Open { mark, pinned, .. } => {
                    let how = if pinned { " pinned" } else { "" };
                    self.seen.push(format!("{now} open {}{how}", mark.0));
                    if let Some(card) = self.card {
                        let placed = self.machine.step(Event::CardPlaced(card), now);
                        assert_eq!(placed, Effects::default());
                    }
                }
                Effect::Pin(mark) => self.seen.push(format!("{now} pin {}", mark.0)),
                Effect::Close { mark, reason, return_focus } => {
                    let focus = if return_focus { " focus" } else { "" };
                    self.seen.push(format!("{now} close {} {reason:?}{focus}", mark.0));
                }
            }
        }
    }

    /// Lets the timers fall due that end by `now`.
    fn wait(&mut self, now: f64) {
        while let Some((token, due)) = self.timer.filter(|(_, due)| *due <= now) {
            self.timer = None;
            self.send(Event::Timer(token), due);
        }
    }

    fn play(&mut self, script: &str) {
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (time, event) = line.split_once(' ').expect("a time and an event");
            let now = time.parse().expect("a time in ms");
            self.wait(now);
            if event != "end" {
                self.send(parse(event), now);
            }
        }
    }
}

/// `move text1 100,100 [down] [pen|touch|other]`, `press none`, `click 1`, `key 1`, `scroll` …
fn parse(event: &str) -> Event {
    let words: Vec<&str> = event.split_whitespace().collect();
    let mark = || MarkId(words[1].parse().expect("the number of a mark"));
    let has = |word: &str| words.contains(&word);
    let pointer = match () {
        () if has("touch") => PointerKind::Touch,
        () if has("pen") => PointerKind::Pen,
        () if has("other") => PointerKind::Other,
        () => PointerKind::Mouse,
    };
    match words[0] {
        "move" => Event::PointerMoved {
            at: point(words[2]),
            over: over(words[1]),
            pointer,
            pressed: has("down"),
        },
        "left" => Event::PointerLeft,
        "press" => Event::PointerDown { over: over(words[1]) },
        "click" => Event::Clicked { mark: mark(), at: Some(Point::new(100.0, 100.0)) },
        "key" => Event::KeyToggled { mark: mark() },
        "focus" => Event::CardFocused,
        "scroll" => Event::Scrolled,
        "reflow" => Event::PageMoved,
        "select" => Event::Selected(true),
        "unselect" => Event::Selected(false),
        "esc" => Event::Escape,
        "gone" => Event::AnchorGone(mark()),
        "navigate" => Event::Navigated,
        "hide" => Event::PageHidden,
        "ask" => Event::OpenRequested { mark: mark(), pin: has("pin") },
        "dismiss" => Event::CloseRequested,
        other => panic!("no such event: {other}"),
    }
}

fn over(word: &str) -> Over {
    let number = |word: &str| MarkId(word.parse().expect("the number of a mark"));
    match word {
        "none" => Over::Nothing,
        "card" => Over::Card,
        "input" => Over::Editable,
        "iframe" => Over::Iframe,
        _ => match word.strip_prefix("text") {
            Some(mark) => Over::Text(number(mark)),
            None => Over::Marker(number(word.strip_prefix("marker").expect("a place"))),
        },
    }
}

fn point(word: &str) -> Point {
    let (x, y) = word.split_once(',').expect("x,y");
    Point::new(x.parse().expect("x"), y.parse().expect("y"))
}

fn check(script: &str, expected: &str) {
    let mut page = Page::new();
    page.play(script);
    let expected: Vec<&str> =
        expected.split(';').map(str::trim).filter(|s| !s.is_empty()).collect();
    assert_eq!(page.seen, expected, "after\n{script}");
}

/// The first lines of many scripts: the card of 1 is open from 500 on, the pointer on its text.
const OPEN_1: &str = "0 move text1 100,100\n500 end\n";
/// The card of 1 is pinned from 0 on, the pointer on its marker.
const PINNED_1: &str = "0 move marker1 100,100\n0 press marker1\n0 click 1\n";

fn check_open(script: &str, expected: &str) {
    check(&format!("{OPEN_1}{script}"), &format!("500 open 1; {expected}"));
}

fn check_pinned(script: &str, expected: &str) {
    check(&format!("{PINNED_1}{script}"), &format!("0 open 1 pinned; {expected}"));
}
