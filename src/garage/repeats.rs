//! Idempotent writes: a write that arrives twice is done once, and a client that missed the answer can ask for the outcome.
//!
//! A write that isn't known may still arrive. So the first question about a key starts its deadline: after
//! [`LONGEST_LIFE`] the write is refused when it arrives, and only then it is said that it never will.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answer, Refusal};

/// Seconds that a request can be on its way: a browser gives up after 15, a slow proxy may deliver what it holds a minute later.
pub const LONGEST_LIFE: u64 = 90;

/// Enough for every write that can still be on its way; older keys are forgotten.
const REMEMBERED: usize = 64;

/// The outcomes of the last writes, by their idempotency keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Repeats {
    /// Oldest first.
    pub writes: Vec<Write>,
}

/// A write that has arrived, or that was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// Its idempotency key.
    pub key: String,
    /// What is known of it.
    pub record: WriteRecord,
}

/// What is kept of a write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WriteRecord {
    /// It was done or refused, which ends its key.
    Answered {
        /// What distinguishes it from another request with the same key.
        request: String,
        /// The HTTP status of the answer.
        status: u16,
        /// The answer's body.
        body: Value,
    },
    /// It was asked for before it arrived.
    Expected {
        /// When it was first asked for, in seconds since 1970.
        since: u64,
    },
}

/// What a client is told of a write.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Fate {
    /// It was done.
    Done {
        /// What it was answered.
        answer: Value,
    },
    /// It was not done and won't be.
    Refused {
        /// Why, as problem details.
        problem: Value,
    },
    /// It has not arrived.
    Unknown {
        /// For this many seconds it may still arrive and be done.
        may_arrive_for: u64,
    },
}

impl Repeats {
    /// What this key was answered before; none when the write is to be done now.
    ///
    /// # Errors
    ///
    /// [`Refusal::KeyReused`] when the key belongs to another request, [`Refusal::NeverArrived`] when it comes too late.
    pub fn find(&self, key: &str, request: &str, now: u64) -> Result<Option<Answer>, Refusal> {
        match self.record(key) {
            Some(WriteRecord::Answered {
                request: before,
                status,
                body,
            }) if before == request => Ok(Some(Answer {
                status: *status,
                body: body.clone(),
            })),
            Some(WriteRecord::Answered { .. }) => Err(Refusal::KeyReused),
            Some(WriteRecord::Expected { since }) if time_left(*since, now) == 0 => {
                Err(Refusal::NeverArrived)
            }
            Some(WriteRecord::Expected { .. }) | None => Ok(None),
        }
    }

    /// The outcome of the write with this key: for a client that never got the answer.
    pub fn resolve(&mut self, key: &str, now: u64) -> Fate {
        match self.record(key) {
            Some(WriteRecord::Answered { status, body, .. }) if *status < 400 => Fate::Done {
                answer: body.clone(),
            },
            Some(WriteRecord::Answered { body, .. }) => Fate::Refused {
                problem: body.clone(),
            },
            Some(WriteRecord::Expected { since }) => match time_left(*since, now) {
                0 => Fate::Refused {
                    problem: Refusal::NeverArrived.body(),
                },
                may_arrive_for => Fate::Unknown { may_arrive_for },
            },
            None => {
                self.keep(key, WriteRecord::Expected { since: now });
                Fate::Unknown {
                    may_arrive_for: LONGEST_LIFE,
                }
            }
        }
    }

    /// Keeps the answer for the next time. A refusal is kept too: a copy that is still on its way must not be done after its client
    /// was told that it was refused.
    pub fn remember(&mut self, key: &str, request: String, answer: &Answer) {
        let record = WriteRecord::Answered {
            request,
            status: answer.status,
            body: answer.body.clone(),
        };
        self.keep(key, record);
    }

    fn record(&self, key: &str) -> Option<&WriteRecord> {
        let write = self.writes.iter().find(|write| write.key == key)?;
        Some(&write.record)
    }

    fn keep(&mut self, key: &str, record: WriteRecord) {
        self.writes.retain(|write| write.key != key);
        if self.writes.len() >= REMEMBERED {
            self.writes.remove(0);
        }
        let key = key.to_owned();
        self.writes.push(Write { key, record });
    }
}

/// Whether a text can be an idempotency key: 1 to 128 visible characters. A key that is asked for is kept, so it must not be long.
pub fn is_key(key: &str) -> bool {
    (1..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Seconds for which a write may still arrive. A clock that was set back makes them no more.
fn time_left(since: u64, now: u64) -> u64 {
    (since + LONGEST_LIFE).saturating_sub(now).min(LONGEST_LIFE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn answer(status: u16) -> Answer {
        Answer {
            status,
            body: Value::Null,
        }
    }

    fn is_done(fate: &Fate) -> bool {
        matches!(fate, Fate::Done { .. })
    }

    #[test]
    fn a_repeat_gets_the_first_answer() {
        let mut repeats = Repeats::default();
        assert_eq!(repeats.find("k", "POST /a", NOW), Ok(None));
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert_eq!(repeats.find("k", "POST /a", NOW), Ok(Some(answer(201))));
    }

    #[test]
    fn a_refused_write_stays_refused_however_late_its_copies_arrive() {
        let mut repeats = Repeats::default();
        repeats.remember("k", "POST /a".into(), &answer(403));
        assert_eq!(repeats.find("k", "POST /a", NOW), Ok(Some(answer(403))));
        assert!(matches!(repeats.resolve("k", NOW), Fate::Refused { .. }));
    }

    #[test]
    fn a_key_belongs_to_one_request() {
        let mut repeats = Repeats::default();
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert_eq!(repeats.find("k", "POST /b", NOW), Err(Refusal::KeyReused));
    }

    #[test]
    fn a_write_whose_answer_was_lost_is_resolved_by_its_key() {
        let mut repeats = Repeats::default();
        repeats.remember("k", "POST /a".into(), &answer(201));
        assert!(is_done(&repeats.resolve("k", NOW)));
    }

    #[test]
    fn a_write_that_has_not_arrived_may_arrive_for_a_while_and_is_done_then() {
        let mut repeats = Repeats::default();
        let left = |repeats: &mut Repeats, now| match repeats.resolve("k", now) {
            Fate::Unknown { may_arrive_for } => may_arrive_for,
            other => panic!("{other:?}"),
        };
        assert_eq!(left(&mut repeats, NOW), LONGEST_LIFE);
        assert_eq!(left(&mut repeats, NOW + 60), LONGEST_LIFE - 60);
        assert_eq!(repeats.find("k", "POST /a", NOW + 89), Ok(None));
        repeats.remember("k", "POST /a".into(), &answer(200));
        assert!(is_done(&repeats.resolve("k", NOW + 200)));
    }

    #[test]
    fn a_write_is_said_to_be_lost_only_when_it_would_be_refused() {
        let mut repeats = Repeats::default();
        repeats.resolve("k", NOW);
        let late = NOW + LONGEST_LIFE;
        assert!(matches!(repeats.resolve("k", late), Fate::Refused { .. }));
        assert_eq!(
            repeats.find("k", "POST /a", late),
            Err(Refusal::NeverArrived)
        );
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_more_time() {
        let mut repeats = Repeats::default();
        repeats.resolve("k", NOW);
        let fate = repeats.resolve("k", NOW - 5_000);
        assert_eq!(
            fate,
            Fate::Unknown {
                may_arrive_for: LONGEST_LIFE
            }
        );
    }

    #[test]
    fn old_keys_are_forgotten_so_that_the_memory_stays_small() {
        let mut repeats = Repeats::default();
        for number in 0..=REMEMBERED {
            repeats.remember(&number.to_string(), String::new(), &answer(200));
        }
        assert_eq!(repeats.find("0", "", NOW), Ok(None));
        assert!(repeats.find("1", "", NOW).unwrap().is_some());
    }
}
