//! A write that arrives twice is done once: the second time gets the first answer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answer, Refusal};

/// Enough for every write that can still be on its way; older keys are forgotten.
const REMEMBERED: usize = 64;

/// The answers to the last writes, by their idempotency keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Repeats {
    answered: Vec<Answered>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Answered {
    key: String,
    request: String,
    status: u16,
    body: Value,
}

impl Repeats {
    /// The answer that this key was given before.
    ///
    /// # Errors
    ///
    /// [`Refusal::KeyReused`] when the key belongs to another request.
    pub fn find(&self, key: &str, request: &str) -> Result<Option<Answer>, Refusal> {
        let Some(answered) = self.answered.iter().find(|answered| answered.key == key) else {
            return Ok(None);
        };
        if answered.request != request {
            return Err(Refusal::KeyReused);
        }
        Ok(Some(Answer {
            status: answered.status,
            body: answered.body.clone(),
        }))
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
    fn old_keys_are_forgotten_so_that_the_memory_stays_small() {
        let mut repeats = Repeats::default();
        for number in 0..=REMEMBERED {
            repeats.remember(&number.to_string(), String::new(), &answer(200));
        }
        assert_eq!(repeats.find("0", ""), Ok(None));
        assert!(repeats.find("1", "").unwrap().is_some());
    }
}
