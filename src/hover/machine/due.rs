//! What is due, and the one timer that comes back to look.
//!
//! Invariant: whether something happens depends on the moments in the phase, never on which timer
//! came. A timer that is not the running one does nothing.

use super::super::event::{CloseReason, Effect, Effects, Over, Token};
use super::super::phase::{Away, Phase, Wait};
use super::Machine;

/// How early a timer may come and still count as due, in ms: browsers round their clocks to 1 ms.
const EARLY_MS: f64 = 1.0;

impl Machine {
    /// Does what is due.
    pub(super) fn look(&mut self, now: f64, out: &mut Effects) {
        let due = now + EARLY_MS;
        if let Phase::Leaving { away: Away { until, next, .. }, .. } = self.phase {
            let swap = next.filter(|next| self.swap_at(*next) <= due);
            if swap.is_none() && until > due {
                return;
            }
            let reason = if swap.is_some() { CloseReason::Replaced } else { CloseReason::Grace };
            self.close(reason, now, out);
            if let Some(next) = next {
                self.enter(Phase::Arming(next));
            }
        }
        if let Phase::Arming(wait) = self.phase
            && self.ready_at(wait) <= due
        {
            let mark = wait.mark;
            self.open(mark, self.pointer.at, Phase::Open { mark, visited: true }, now, out);
        }
    }

    /// When the card of `wait` may open, as things are.
    fn ready_at(&self, wait: Wait) -> f64 {
        wait.ready_at(&self.timings, &self.pointer, self.scrolled)
    }

    /// When `next` may take the place of the card that is being left. Text never does: the card
    /// has its whole grace first.
    fn swap_at(&self, next: Wait) -> f64 {
        match next.over {
            Over::Marker(_) => self.ready_at(next),
            _ => f64::INFINITY,
        }
    }

    /// Starts a timer for what is due next, unless one runs that comes no later.
    pub(super) fn set_timer(&mut self, now: f64, out: &mut Effects) {
        let due = match self.phase {
            Phase::Arming(wait) => self.ready_at(wait),
            Phase::Leaving { away: Away { until, next, .. }, .. } => {
                until.min(next.map_or(until, |next| self.swap_at(next)))
            }
            Phase::Idle | Phase::Open { .. } | Phase::Pinned { .. } => {
                self.timer = None;
                return;
            }
        };
        // What is overdue, because its timer is late, is looked at soon.
        let due = due.max(now + 1.0);
        if self.timer.is_some_and(|(_, at)| at <= due) {
            return;
        }
        self.last_token = self.last_token.wrapping_add(1);
        let token = Token(self.last_token);
        self.timer = Some((token, due));
        // A float becomes an integer by saturation, so this is total.
        let ms = (due - now).ceil() as u32;
        out.push(Effect::StartTimer { token, ms });
    }
}
