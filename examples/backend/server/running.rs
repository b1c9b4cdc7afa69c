//! The writes that this process is at work on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use pipeframe::context::Viewer;

/// Whose write, by its idempotency key.
type Write = (u64, u64, String);

/// The keyed writes that have begun and have not ended, with how many copies of each are at work. Clones mean the same.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<HashMap<Write, u32>>>);

impl Running {
    /// A write begins; it ends when what is returned is dropped.
    pub fn begin(&self, viewer: Viewer, key: &str) -> RunningWrite {
        let write = name(viewer, key);
        self.with(|writes| *writes.entry(write.clone()).or_default() += 1);
        RunningWrite {
            running: self.clone(),
            write,
        }
    }

    /// Whether a user's write with this key has begun and not ended.
    pub fn has(&self, viewer: Viewer, key: &str) -> bool {
        self.with(|writes| writes.contains_key(&name(viewer, key)))
    }

    fn with<R>(&self, look: impl FnOnce(&mut HashMap<Write, u32>) -> R) -> R {
        // Whatever panicked while it held the lock has left the set whole.
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A write under way.
#[derive(Debug)]
pub struct RunningWrite {
    running: Running,
    write: Write,
}

impl Drop for RunningWrite {
    fn drop(&mut self) {
        self.running.with(|writes| {
            if let Some(copies) = writes.get_mut(&self.write) {
                *copies -= 1;
            }
            writes.retain(|_, copies| *copies > 0);
        });
    }
}

fn name(viewer: Viewer, key: &str) -> Write {
    (viewer.company.0, viewer.user.0, key.to_owned())
}

#[cfg(test)]
mod tests {
    use pipeframe::context::{CompanyId, UserId};

    use super::*;

    #[test]
    fn a_write_runs_until_it_is_dropped_and_is_its_users_own() {
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
        drop(copy);
        assert!(!running.has(viewer(1), "k"));
    }
}
