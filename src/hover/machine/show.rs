//! Opening, pinning and closing: the only places that make those effects.
//!
//! Invariant: `open` closes what is open first, so that two cards never are.

use super::super::event::{CloseReason, Effect, Effects, MarkId};
use super::super::geometry::Point;
use super::super::phase::Phase;
use super::{Machine, State};

impl Machine {
    /// Shows a card in `phase`, in the place of any other.
    pub(super) fn open(
        &mut self,
        mark: MarkId,
        at: Option<Point>,
        phase: Phase,
        now: f64,
        out: &mut Effects,
    ) {
        self.close(CloseReason::Replaced, now, out);
        self.left_at = at;
        if self.suppressed == Some(mark) {
            self.suppressed = None;
        }
        self.enter(phase);
        let pinned = matches!(phase, Phase::Pinned { .. });
        out.push(Effect::Open { mark, at, pinned });
    }

    /// Pins the card of `mark`, and opens it first where it is not.
    pub(super) fn pin(&mut self, mark: MarkId, at: Option<Point>, now: f64, out: &mut Effects) {
        let phase = Phase::Pinned { mark };
        if self.showing() != Some(mark) {
            self.open(mark, at.filter(|at| at.is_finite()), phase, now, out);
        } else if self.state() != State::Pinned(mark) {
            self.enter(phase);
            out.push(Effect::Pin(mark));
        }
    }

    pub(super) fn close(&mut self, reason: CloseReason, now: f64, out: &mut Effects) {
        let Some(mark) = self.showing() else { return };
        let deliberate = reason.is_deliberate();
        if deliberate && self.pointer.over.holds(mark) {
            self.suppressed = Some(mark);
        }
        self.closed = Some(now);
        self.card = None;
        self.left_at = None;
        self.enter(Phase::Idle);
        out.push(Effect::Close { mark, reason, return_focus: deliberate });
    }

    /// Changes the phase. What was due in the old one no longer is, so its timer is forgotten.
    pub(super) fn enter(&mut self, phase: Phase) {
        self.timer = None;
        self.phase = phase;
    }
}
