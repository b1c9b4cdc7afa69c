//! What this process is at work on for each user: writes, and streams of events.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use pipeframe::context::Viewer;

/// Whose work, by a name such as a write's idempotency key.
type Work = (u64, u64, String);

/// What has begun and has not ended, with how many copies of each are at work. Clones mean the same.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<HashMap<Work, u32>>>);

impl Running {
    /// Work begins; it ends when what is returned is dropped.
    pub fn begin(&self, viewer: Viewer, key: &str) -> RunningWork {
        let work = name(viewer, key);
        self.with(|all| *all.entry(work.clone()).or_default() += 1);
        RunningWork {
            running: self.clone(),
            work,
        }
    }

    /// Work begins, unless so many copies of it are running.
    pub fn begin_one_of(&self, most: u32, viewer: Viewer, key: &str) -> Option<RunningWork> {
        let work = self.begin(viewer, key);
        let copies = self.with(|all| all.get(&work.work).copied());
        copies.is_some_and(|copies| copies <= most).then_some(work)
    }

    /// Whether a user's work of this name has begun and not ended.
    pub fn has(&self, viewer: Viewer, key: &str) -> bool {
        self.with(|all| all.contains_key(&name(viewer, key)))
    }

    fn with<R>(&self, look: impl FnOnce(&mut HashMap<Work, u32>) -> R) -> R {
        // Whatever panicked while it held the lock has left the set whole.
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Work under way.
#[derive(Debug)]
pub struct RunningWork {
    running: Running,
    work: Work,
}

impl Drop for RunningWork {
    fn drop(&mut self) {
        self.running.with(|all| {
            if let Some(copies) = all.get_mut(&self.work) {
                *copies -= 1;
            }
            all.retain(|_, copies| *copies > 0);
        });
    }
}

fn name(viewer: Viewer, key: &str) -> Work {
    (viewer.company.0, viewer.user.0, key.to_owned())
}

#[cfg(test)]
mod tests {
    use pipeframe::context::{CompanyId, UserId};

    use super::*;

    #[test]
    fn work_runs_until_it_is_dropped_and_is_its_users_own() {
        let viewer = |user| Viewer {
            company: CompanyId(1),
            user: UserId(user),
        };
        let running = Running::default();
        let write = running.begin(viewer(1), "k");
        assert!(running.has(viewer(1), "k"));
        assert!(!running.has(viewer(2), "k"));
        assert!(!running.has(viewer(1), "other"));
        let copy = running.begin(viewer(1), "k");
        drop(write);
        assert!(running.has(viewer(1), "k"));
        assert!(running.begin_one_of(1, viewer(1), "k").is_none());
        assert!(running.begin_one_of(2, viewer(1), "k").is_some());
        drop(copy);
        assert!(!running.has(viewer(1), "k"));
    }
}
