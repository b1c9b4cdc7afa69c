//! Requests that are listed, and how often one repeats.

use std::collections::VecDeque;

/// Milliseconds that a request is remembered.
const REPEAT_TIME: i64 = 10_000;

/// How many requests are remembered.
const MOST_REQUESTS: usize = 200;

/// The requests of the last ten seconds, each with when it came.
#[derive(Clone, Debug)]
pub(super) struct Recent<T>(VecDeque<(i64, T)>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T: PartialEq> Recent<T> {
    /// Takes a request and tells how many of its kind came lately, with this one.
    pub(super) fn take(&mut self, request: T, now: i64) -> usize {
        self.0.retain(|(at, _)| now - at < REPEAT_TIME);
        if self.0.len() == MOST_REQUESTS {
            self.0.pop_front();
        }
        let alike = self.0.iter().filter(|(_, known)| *known == request).count();
        self.0.push_back((now, request));
        alike + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_one_kind_are_counted() {
        let mut requests = Recent::default();
        assert_eq!(requests.take("/deals", 0), 1);
        assert_eq!(requests.take("/persons", 1), 1);
        assert_eq!(requests.take("/deals", 2), 2);
    }

    #[test]
    fn a_request_is_forgotten_after_ten_seconds() {
        let mut requests = Recent::default();
        requests.take("/deals", 0);
        assert_eq!(requests.take("/deals", 10_000), 1);
    }

    #[test]
    fn only_the_latest_requests_are_remembered() {
        let mut requests = Recent::default();
        for _ in 0..MOST_REQUESTS + 100 {
            requests.take("/deals", 0);
        }
        assert_eq!(requests.0.len(), MOST_REQUESTS);
    }
}
