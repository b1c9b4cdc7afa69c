//! A write that arrives twice is done once: the second time gets the first answer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answer, Refusal};

/// Enough for every write that can still be on its way; older keys are forgotten.
const REMEMBERED: usize = 64;

/// The answers to the last writes, by their idempotency keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Repeats {
    /// Oldest first.
    pub answered: Vec<Answered>,
}

/// A write that was done, and what was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Its idempotency key.
    pub key: String,
    /// What tells it from another request with the same key.
    pub request: String,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The answer's body.
    pub body: Value,
}

impl Repeats {
    /// The answer that this key was given before.
    ///
    /// # Errors
    ///
    /// [`Refusal::KeyReused`] when the key belongs to another request.
    pub fn find(&self, key: &str, request: &str) -> Result<Option<Answer>, Refusal> {
        match self.with_key(key) {
            Some(answered) if answered.request != request => Err(Refusal::KeyReused),
            answered => Ok(answered.map(Answered::answer)),
        }
    }

    /// The answer to the write with this key, whatever it was: for a client that never got the answer.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoSuchWrite`] when no such write was done, or it is forgotten.
    pub fn resolve(&self, key: &str) -> Result<Answer, Refusal> {
        self.with_key(key)
            .map(Answered::answer)
            .ok_or(Refusal::NoSuchWrite)
    }

    fn with_key(&self, key: &str) -> Option<&Answered> {
        self.answered.iter().find(|answered| answered.key == key)
    }

    /// Keeps the answer for the next time.
    pub fn remember(&mut self, key: &str, request: String, answer: &Answer) {
        if self.answered.len() >= REMEMBERED {
            self.answered.remove(0);
        }
        self.answered.push(Answered {
            key: key.to_owned(),
            request,
            status: answer.status,
            body: answer.body.clone(),
        });
    }
}

impl Answered {
    fn answer(&self) -> Answer {
        Answer {
            status: self.status,
            body: self.body.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16) -> Answer {
        Answer {
            status,
            body: Value::Null,
        }
    }

    #[test]
    fn a_repeat_gets_the_first_answer() {
        let mut repeats = Repeats::default();
        assert_eq!(repeats.find("k", "POST /a"), Ok(None));
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert_eq!(repeats.find("k", "POST /a"), Ok(Some(answer(201))));
    }

    #[test]
    fn a_key_belongs_to_one_request() {
        let mut repeats = Repeats::default();
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert_eq!(repeats.find("k", "POST /b"), Err(Refusal::KeyReused));
    }

    #[test]
    fn a_write_whose_answer_was_lost_is_resolved_by_its_key() {
        let mut repeats = Repeats::default();
        assert_eq!(repeats.resolve("k"), Err(Refusal::NoSuchWrite));
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert_eq!(repeats.resolve("k"), Ok(answer(201)));
    }

    #[test]
    fn old_keys_are_forgotten_so_that_the_memory_stays_small() {
        let mut repeats = Repeats::default();
        for number in 0..=REMEMBERED {
            repeats.remember(&number.to_string(), String::new(), &answer(200));
        }
        assert_eq!(repeats.find("0", ""), Ok(None));
        assert!(repeats.find("1", "").unwrap().is_some());
    }
}
