//! What became of a write whose answer never came.

use crate::backend::{Backend, BackendError};
use serde::Deserialize;

/// How a write stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was done.
    Done,
    /// It was not done and never will be: the server has refused it, or refuses it when it arrives now.
    NotDone,
    /// It may still arrive, or the server is at work on it.
    Pending,
}

#[derive(Deserialize)]
struct Told {
    state: State,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Done,
    Running,
    Refused,
    Unknown,
}

/// Asks the server what became of the write with this key.
///
/// # Errors
///
/// Any [`BackendError`] when it can't be asked.
pub(super) async fn ask(backend: &Backend, key: &str) -> Result<Fate, BackendError> {
    let told: Told = backend.get(&["/writes/", key].concat()).await?;
    Ok(match told.state {
        State::Done => Fate::Done,
        State::Refused => Fate::NotDone,
        State::Running | State::Unknown => Fate::Pending,
    })
}

/// The first pauses between two questions, in milliseconds; the last is kept to.
const PAUSES: [u32; 4] = [1_000, 2_000, 4_000, 8_000];

/// Milliseconds to wait before a write is asked for again.
pub(super) fn pause_before(question: usize) -> u32 {
    PAUSES[question.min(PAUSES.len() - 1)]
}

/// After so many questions in a row that could not be asked, a person is told that nobody knows.
pub(super) const PATIENCE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_come_at_growing_distances_up_to_a_limit() {
        let pauses: Vec<_> = (0..6).map(pause_before).collect();
        assert_eq!(pauses, [1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    }
}
