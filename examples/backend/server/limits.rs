//! How much one user may ask: a client in a loop must not take the server from everybody else.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use pipeframe::context::Viewer;

use super::problem::Problem;
use super::storage::Storage;

/// So many users are remembered before those are forgotten who have their whole allowance again.
const REMEMBERED: usize = 10_000;
/// Microseconds. In a minute the whole allowance comes back, evenly, and all of it may be used at once.
const WHOLE: i64 = 60_000_000;

/// Counts requests per user and minute: in the database where several processes share it, so that they count together, and else in
/// this process.
#[derive(Debug)]
pub struct Limits {
    /// Microseconds in which the allowance for one request comes back.
    cost: i64,
    began: Instant,
    /// When each user has their whole allowance again, in microseconds after the beginning.
    full_at: Mutex<HashMap<(u64, u64), i64>>,
}

impl Limits {
    /// So many requests a minute for each user.
    pub fn new(per_minute: u32) -> Self {
        Self {
            cost: (WHOLE / i64::from(per_minute)).max(1),
            began: Instant::now(),
            full_at: Mutex::default(),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    ///
    /// [`Problem::TooMany`] when the user has to wait.
    pub async fn count(&self, storage: &Storage, viewer: Viewer) -> Result<(), Problem> {
        let (company, user) = (viewer.company.0, viewer.user.0);
        let wait = if storage.is_shared() {
            storage.count(company, user, self.cost, WHOLE).await?
        } else {
            let elapsed = self.began.elapsed().as_micros();
            self.count_here((company, user), i64::try_from(elapsed).unwrap_or(i64::MAX))
        };
        match wait {
            None => Ok(()),
            Some(wait) => Err(Problem::TooMany {
                seconds: u64::try_from(wait).unwrap_or_default().div_ceil(1_000_000),
            }),
        }
    }

    fn count_here(&self, user: (u64, u64), now: i64) -> Option<i64> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= REMEMBERED {
            full_at.retain(|_, full_at| *full_at > now);
        }
        let full_at = full_at.entry(user).or_insert(now);
        match counted(*full_at, now, self.cost) {
            Ok(later) => {
                *full_at = later;
                None
            }
            Err(wait) => Some(wait),
        }
    }
}

/// When the allowance is whole again after one more request, or how long to wait for it. `storage/allowances.rs` has the same in SQL.
fn counted(full_at: i64, now: i64, cost: i64) -> Result<i64, i64> {
    let later = full_at.max(now) + cost;
    match later - now - WHOLE {
        wait @ 1.. => Err(wait),
        _ => Ok(later),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_the_allowance_may_be_used_at_once_and_comes_back_evenly() {
        let limits = Limits::new(2);
        let user = (1, 1);
        assert_eq!(limits.count_here(user, 0), None);
        assert_eq!(limits.count_here(user, 0), None);
        assert_eq!(limits.count_here(user, 0), Some(30_000_000));
        assert_eq!(limits.count_here(user, 20_000_000), Some(10_000_000));
        assert_eq!(limits.count_here((2, 1), 20_000_000), None);
        assert_eq!(limits.count_here(user, 30_000_000), None);
        assert_eq!(limits.count_here(user, 30_000_000), Some(30_000_000));
    }

    #[test]
    fn a_user_with_a_whole_allowance_is_forgotten() {
        let limits = Limits::new(60);
        for user in 0..REMEMBERED as u64 {
            limits.count_here((1, user), 0);
        }
        limits.count_here((2, 1), 1_000_001);
        assert_eq!(limits.full_at.lock().unwrap().len(), 1);
    }
}
