//! How much one may ask: a client in a loop must not take the server from everybody else.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pipeframe::context::Viewer;

use super::problem::Problem;
use super::storage::Storage;

/// So many are remembered before those are forgotten who have their whole allowance again.
const REMEMBERED: usize = 10_000;

/// Counts requests by the name of the client: in the database where several processes share it, so that they count together, and otherwise
/// in this process.
#[derive(Debug)]
pub struct Limits {
    /// Microseconds in which the allowance for one request comes back.
    cost: i64,
    /// Microseconds in which the whole allowance comes back, evenly. All of it may be used at once.
    whole: i64,
    began: Instant,
    /// When each has their whole allowance again, in microseconds after the beginning.
    full_at: Mutex<HashMap<String, i64>>,
}

impl Limits {
    /// So many requests of each within this time.
    pub fn new(requests: u32, within: Duration) -> Self {
        let whole = i64::try_from(within.as_micros()).unwrap_or(i64::MAX);
        Self {
            cost: (whole / i64::from(requests.max(1))).max(1),
            whole,
            began: Instant::now(),
            full_at: Mutex::default(),
        }
    }

    /// So many requests of each user in a minute.
    pub fn of_users(per_minute: u32) -> Self {
        Self::new(per_minute, Duration::from_secs(60))
    }

    /// Counts a request of a user.
    ///
    /// # Errors
    ///
    /// [`Problem::TooMany`] when the user has to wait.
    pub async fn count_user(&self, storage: &Storage, viewer: Viewer) -> Result<(), Problem> {
        let name = format!("user {} {}", viewer.company.0, viewer.user.0);
        self.count(storage, name).await
    }

    /// Counts a request of the client with this name.
    ///
    /// # Errors
    ///
    /// [`Problem::TooMany`] when they have to wait.
    pub async fn count(&self, storage: &Storage, who: String) -> Result<(), Problem> {
        let wait = if storage.is_shared() {
            storage.count(&who, self.cost, self.whole).await?
        } else {
            let elapsed = self.began.elapsed().as_micros();
            self.count_here(who, i64::try_from(elapsed).unwrap_or(i64::MAX))
        };
        match wait {
            None => Ok(()),
            Some(wait) => Err(Problem::TooMany {
                seconds: u64::try_from(wait).unwrap_or_default().div_ceil(1_000_000),
            }),
        }
    }

    fn count_here(&self, who: String, now: i64) -> Option<i64> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= REMEMBERED {
            full_at.retain(|_, full_at| *full_at > now);
        }
        let full_at = full_at.entry(who).or_insert(now);
        match counted(*full_at, now, self.cost, self.whole) {
            Ok(later) => {
                *full_at = later;
                None
            }
            Err(wait) => Some(wait),
        }
    }
}

/// When the allowance is whole again after one more request, or how long to wait for it. `storage/allowances.rs` has the same in SQL.
fn counted(full_at: i64, now: i64, cost: i64, whole: i64) -> Result<i64, i64> {
    let later = full_at.max(now) + cost;
    match later - now - whole {
        wait @ 1.. => Err(wait),
        _ => Ok(later),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(limits: &Limits, who: impl ToString, now: i64) -> Option<i64> {
        limits.count_here(who.to_string(), now)
    }

    #[test]
    fn all_of_the_allowance_may_be_used_at_once_and_comes_back_evenly() {
        let limits = Limits::of_users(2);
        assert_eq!(count(&limits, "one", 0), None);
        assert_eq!(count(&limits, "one", 0), None);
        assert_eq!(count(&limits, "one", 0), Some(30_000_000));
        assert_eq!(count(&limits, "one", 20_000_000), Some(10_000_000));
        assert_eq!(count(&limits, "other", 20_000_000), None);
        assert_eq!(count(&limits, "one", 30_000_000), None);
        assert_eq!(count(&limits, "one", 30_000_000), Some(30_000_000));
    }

    #[test]
    fn whoever_has_a_whole_allowance_is_forgotten() {
        let limits = Limits::of_users(60);
        for who in 0..REMEMBERED {
            count(&limits, who, 0);
        }
        count(&limits, "other", 1_000_001);
        assert_eq!(limits.full_at.lock().unwrap().len(), 1);
    }
}
