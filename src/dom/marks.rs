//! The marks of a page: each found assertion with its range, and which of them lies under a point.
//!
//! Hit-testing asks the engine for the caret at the point, which is the *nearest* one, however far; so the boxes of the two
//! characters beside it are looked at, and a binary search over the sorted marks does the rest.
//!
//! Invariant: of the marks over one character the shortest wins.

use web_sys::{Document, Node, Range};

use super::bind::Caret;
use super::collect::Page;
use super::view::rect;
use crate::find::Match;
use crate::hover::{MarkId, Point, Rect};
use crate::record::ClaimIx;

/// How far above or below a character's box a point may be and still be on it, in CSS px: the gap between lines.
const BETWEEN_LINES: f64 = 4.0;

/// A found assertion on the page.
pub struct Mark {
    /// What was found.
    pub found: Match,
    /// Where.
    pub range: Range,
}

/// All marks of a page, by place.
#[derive(Default)]
pub struct Marks {
    page: Page,
    marks: Vec<Mark>,
    /// For each mark the furthest end of it and all before it: how far back a search must go.
    reach: Vec<u32>,
}

impl Marks {
    /// Marks for what was found on a page.
    pub fn new(document: &Document, page: Page, found: Vec<Match>) -> Self {
        let marks: Vec<Mark> = found
            .into_iter()
            .filter_map(|found| {
                Some(Mark { range: page.range(document, found.start, found.end)?, found })
            })
            .collect();
        let reach = marks
            .iter()
            .scan(0, |reach, mark| {
                *reach = mark.found.end.max(*reach);
                Some(*reach)
            })
            .collect();
        Self { page, marks, reach }
    }

    /// All marks, in the page's order, with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (MarkId, &Mark)> {
        (0..).map(MarkId).zip(&self.marks)
    }

    /// A mark.
    pub fn get(&self, mark: MarkId) -> Option<&Mark> {
        self.marks.get(mark.0 as usize)
    }

    /// The marks of other claims that share text with a mark, in the page's order, each claim once.
    pub fn beside(&self, mark: MarkId) -> impl Iterator<Item = (MarkId, &Mark)> {
        let here = self.get(mark).map(|mark| &mark.found);
        let shares = move |other: &Match| {
            here.is_some_and(|here| {
                other.start < here.end && here.start < other.end && other.claim != here.claim
            })
        };
        let mut told: Vec<ClaimIx> = Vec::new();
        self.iter().filter(move |(_, other)| {
            let is_new = shares(&other.found) && !told.contains(&other.found.claim);
            if is_new {
                told.push(other.found.claim);
            }
            is_new
        })
    }

    /// The mark under a point of the viewport.
    pub fn at(&self, document: &Document, caret: Caret, point: Point) -> Option<MarkId> {
        let (node, offset) = caret.at(document, point.x, point.y)?;
        let inside =
            |offset: u32| is_on_character(document, &node, offset, point).then_some(offset);
        let offset = inside(offset).or_else(|| inside(offset.checked_sub(1)?))?;
        self.innermost(self.page.offset(&node, offset)?)
    }

    /// The shortest mark over a UTF-16 code unit of the page; of equally short ones the first.
    fn innermost(&self, offset: u32) -> Option<MarkId> {
        let after = self.marks.partition_point(|mark| mark.found.start <= offset);
        (0..after)
            .rev()
            .take_while(|place| self.reach.get(*place).is_some_and(|reach| *reach > offset))
            .filter_map(|place| Some((place, &self.marks.get(place)?.found)))
            .filter(|(_, found)| found.end > offset)
            .min_by_key(|(place, found)| (found.end - found.start, *place))
            .map(|(place, _)| MarkId(u32::try_from(place).unwrap_or(u32::MAX)))
    }
}

/// Heights up to which a passage is kept clear of its own card as a whole, in shares of the viewport: the reader has it
/// before them while they read the card. A longer one is covered but for the line that the pointer is on.
const CLEAR: f64 = 0.25;

impl Mark {
    /// Whether any line of the mark can be seen.
    pub fn is_in(&self, viewport: Rect) -> bool {
        self.lines().iter().any(|line| line.overlaps(viewport))
    }

    /// The boxes that the card must not cover: one around all lines that can be seen, or each line of a long passage. `None`
    /// if no line can be seen.
    pub fn kept_clear(&self, viewport: Rect) -> Option<Vec<Rect>> {
        let lines = self.lines();
        let seen = lines.iter().copied().filter(|line| line.overlaps(viewport));
        let all = seen.reduce(|a, b| {
            let (left, top) = (a.left.min(b.left), a.top.min(b.top));
            Rect::new(left, top, a.right.max(b.right) - left, a.bottom.max(b.bottom) - top)
        })?;
        Some(match all.height() <= viewport.height() * CLEAR {
            true => vec![all],
            false => lines,
        })
    }

    /// The boxes of the mark's lines, in client coordinates.
    fn lines(&self) -> Vec<Rect> {
        let Some(list) = self.range.get_client_rects() else { return Vec::new() };
        (0..list.length()).filter_map(|place| list.item(place)).map(|line| rect(&line)).collect()
    }
}

/// Whether a point lies in the box of the character that begins at an offset of a text node.
fn is_on_character(document: &Document, node: &Node, offset: u32, point: Point) -> bool {
    let Ok(range) = document.create_range() else { return false };
    if range.set_start(node, offset).is_err() || range.set_end(node, offset + 1).is_err() {
        return false;
    }
    let Some(boxes) = range.get_client_rects() else { return false };
    (0..boxes.length()).filter_map(|place| boxes.item(place)).any(|area| {
        let area = rect(&area);
        (area.left..=area.right).contains(&point.x)
            && (area.top - BETWEEN_LINES..=area.bottom + BETWEEN_LINES).contains(&point.y)
    })
}
