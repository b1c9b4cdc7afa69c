//! How much one user may ask: a client in a loop must not take the server from everybody else.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use pipeframe::context::Viewer;

/// So many users are remembered before those are forgotten who have their whole allowance again.
const REMEMBERED: usize = 10_000;

/// Counts requests per user and minute. The allowance comes back evenly, and all of it may be used at once.
#[derive(Debug)]
pub struct Limits {
    per_minute: u32,
    began: Instant,
    users: Mutex<HashMap<(u64, u64), Allowance>>,
}

/// What is left to a user.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Allowance {
    left: f64,
    /// Seconds since the server began.
    seen: f64,
}

impl Limits {
    /// So many requests a minute for each user.
    pub fn new(per_minute: u32) -> Self {
        Self {
            per_minute,
            began: Instant::now(),
            users: Mutex::default(),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    ///
    /// The seconds after which another one is answered.
    pub fn count(&self, viewer: Viewer) -> Result<(), u64> {
        let now = self.began.elapsed().as_secs_f64();
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = f64::from(self.per_minute);
        if users.len() >= REMEMBERED {
            users.retain(|_, allowance| allowance.at(now, whole).left < whole);
        }
        let allowance = users
            .entry((viewer.company.0, viewer.user.0))
            .or_insert(Allowance {
                left: whole,
                seen: now,
            });
        *allowance = allowance.at(now, whole);
        allowance.take(whole)
    }
}

impl Allowance {
    fn at(self, now: f64, per_minute: f64) -> Self {
        let regained = (now - self.seen) * per_minute / 60.0;
        Self {
            left: (self.left + regained).min(per_minute),
            seen: now,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of seconds, a minute at most"
    )]
    fn take(&mut self, per_minute: f64) -> Result<(), u64> {
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Ok(());
        }
        let wait = (1.0 - self.left) * 60.0 / per_minute;
        Err(wait.ceil().max(1.0) as u64)
    }
}
