//! Fetches again and again what others change, while somebody looks: slower after each failure, not at all while hidden.

use std::time::Duration;

use crate::backend::RemoteData;
use crate::kit::intl::Moment;
use crate::kit::{State, effect};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use serde::de::DeserializeOwned;

use super::Fetched;

/// Milliseconds from one answer to the next question.
const PERIOD: i64 = 30_000;

/// After so many failures it does not get slower: eight minutes.
const MOST_DOUBLINGS: u32 = 4;

/// How the asking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pace {
    failures: u32,
    /// When the last answer came or failed to, in milliseconds since 1970.
    ended: i64,
}

impl Pace {
    fn after(self, has_failed: bool, now: i64) -> Self {
        Self {
            failures: if has_failed { self.failures + 1 } else { 0 },
            ended: now,
        }
    }

    /// Milliseconds until the next question; none to wait when it is overdue, as after a hidden hour. A clock that was set back
    /// makes no wait longer.
    fn wait(self, now: i64) -> u64 {
        let period = PERIOD << self.failures.min(MOST_DOUBLINGS);
        let wait = period - (now - self.ended).max(0);
        u64::try_from(wait).unwrap_or(0)
    }
}

/// Fetches again 30 seconds after each answer while it is shown, for the life of the page: later after each failure, up to eight minutes.
///
/// ```no_run
/// use pipeframe::fetch::{Fetched, keep_fresh};
/// use pipeframe::sdk::NoFloatingWindow;
/// use pipeframe::surface::{Panel, SurfaceHandle};
///
/// fn follow(surface: &SurfaceHandle<Panel, NoFloatingWindow>, names: Fetched<Vec<String>>) {
///     let (expanded, tab_shown) = (surface.visible(), surface.page_visible());
///     keep_fresh(names, move || expanded.get() && tab_shown.get());
/// }
/// ```
pub fn keep_fresh<T: DeserializeOwned + 'static>(
    fetched: Fetched<T>,
    is_shown: impl Fn() -> bool + 'static,
) {
    let has_failed = move || {
        let is_failure = |data: &RemoteData<T>| data.error().is_some();
        fetched.data.with_untracked(is_failure)
    };
    poll(
        fetched.is_busy,
        Box::new(is_shown),
        Box::new(has_failed),
        Box::new(move || fetched.refresh()),
    );
}

fn poll(
    is_busy: State<bool>,
    is_shown: Box<dyn Fn() -> bool>,
    has_failed: Box<dyn Fn() -> bool>,
    refresh: Box<dyn Fn()>,
) {
    let refresh = State::new(refresh);
    let timer = State::new(None::<TimeoutHandle>);
    let mut was_busy = true;
    let mut pace = Pace {
        failures: 0,
        ended: now(),
    };
    effect(move || {
        let (is_shown, is_busy) = (is_shown(), is_busy.get());
        if let Some(timer) = timer.try_update_untracked(Option::take).flatten() {
            timer.clear();
        }
        if was_busy && !is_busy {
            pace = pace.after(has_failed(), now());
        }
        was_busy = is_busy;
        if !is_shown || is_busy {
            return;
        }
        let again = move || refresh.with_untracked(|refresh| refresh());
        let next = set_timeout_with_handle(again, Duration::from_millis(pace.wait(now())));
        timer.try_update_untracked(|timer| *timer = next.ok());
    });
}

fn now() -> i64 {
    Moment::now().milliseconds()
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Pace = Pace {
        failures: 0,
        ended: 1_000,
    };

    #[test]
    fn the_next_question_comes_a_period_after_the_last_answer() {
        assert_eq!(START.wait(1_000), 30_000);
        assert_eq!(START.wait(11_000), 20_000);
    }

    #[test]
    fn what_is_overdue_is_asked_at_once() {
        assert_eq!(START.wait(3_601_000), 0);
    }

    #[test]
    fn each_failure_doubles_the_wait_up_to_a_limit_and_a_success_ends_that() {
        let mut pace = START;
        let mut waits = Vec::new();
        for _ in 0..6 {
            pace = pace.after(true, 5_000);
            waits.push(pace.wait(5_000) / 1_000);
        }
        assert_eq!(waits, [60, 120, 240, 480, 480, 480]);
        assert_eq!(pace.after(false, 5_000).wait(5_000), 30_000);
    }

    #[test]
    fn a_clock_set_back_makes_no_longer_wait() {
        assert_eq!(START.wait(-9_000_000), 30_000);
    }
}
