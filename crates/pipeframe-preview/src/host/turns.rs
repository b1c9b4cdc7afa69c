//! Work that comes faster than it can be done: in its order, and in turns between which the page paints and hears its user.
//!
//! A browser hands a page thousands of messages without a pause, if a frame posts them.

use std::collections::VecDeque;

/// Milliseconds of work in one turn.
const TURN: f64 = 16.0;
/// After so many milliseconds what was worked before no longer counts.
const MEMORY: f64 = 50.0;

/// The work that waits, and how much was done of late.
#[derive(Debug)]
pub(super) struct Turns<Work> {
    waiting: VecDeque<Work>,
    began: f64,
    spent: f64,
}

impl<Work> Default for Turns<Work> {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            began: 0.0,
            spent: 0.0,
        }
    }
}

/// What is to be done with new work.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict<Work> {
    /// It is done at once.
    Now(Work),
    /// It waits for the next turn, which somebody has to begin; the first that waits says so.
    Later {
        /// Whether nothing waited before.
        is_first: bool,
    },
}

impl<Work> Turns<Work> {
    /// Takes new work at a moment in milliseconds.
    pub(super) fn take(&mut self, work: Work, now: f64) -> Verdict<Work> {
        if now - self.began > MEMORY {
            self.begin(now);
        }
        let is_first = self.waiting.is_empty();
        if is_first && self.spent < TURN {
            return Verdict::Now(work);
        }
        self.waiting.push_back(work);
        Verdict::Later { is_first }
    }

    /// Begins a turn.
    pub(super) fn begin(&mut self, now: f64) {
        self.began = now;
        self.spent = 0.0;
    }

    /// What is done next in this turn; none when it is over.
    pub(super) fn next(&mut self) -> Option<Work> {
        if self.spent < TURN {
            self.waiting.pop_front()
        } else {
            None
        }
    }

    /// Notes how long something took.
    pub(super) fn took(&mut self, milliseconds: f64) {
        self.spent += milliseconds;
    }

    /// Whether another turn is needed.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_now_and_then_is_done_at_once() {
        let mut turns = Turns::default();
        for work in 0..100 {
            let now = f64::from(work) * 60.0;
            assert_eq!(turns.take(work, now), Verdict::Now(work));
            turns.took(10.0);
        }
        assert!(!turns.is_waiting());
    }

    #[test]
    fn a_flood_is_done_in_its_order_and_in_turns() {
        let mut turns = Turns::default();
        let mut done = Vec::new();
        let mut firsts = 0;
        for work in 0..100 {
            match turns.take(work, 1.0) {
                Verdict::Now(work) => {
                    done.push(work);
                    turns.took(4.0);
                }
                Verdict::Later { is_first } => firsts += i32::from(is_first),
            }
        }
        assert_eq!((done.len(), firsts), (4, 1));
        let mut number = 0;
        while turns.is_waiting() {
            turns.begin(f64::from(number));
            number += 1;
            let before = done.len();
            while let Some(work) = turns.next() {
                done.push(work);
                turns.took(4.0);
            }
            assert_eq!(done.len() - before, 4);
        }
        assert_eq!(done, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_overtakes_what_waits() {
        let mut turns = Turns::default();
        turns.took(TURN);
        assert_eq!(turns.take(1, 1.0), Verdict::Later { is_first: true });
        assert_eq!(turns.take(2, 1_000.0), Verdict::Later { is_first: false });
    }
}
