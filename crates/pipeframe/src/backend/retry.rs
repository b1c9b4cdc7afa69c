//! Whether and when a request that failed is made again.

use super::{BackendError, Method, Request};

/// Milliseconds that all tries of a request may take together, waits included.
pub const RETRY_BUDGET: f64 = 25_000.0;

/// How often a request is made at most.
pub const MOST_TRIES: u32 = 4;

/// Milliseconds of the first wait, at the most; each further one may be twice as long.
const FIRST_WAIT: f64 = 400.0;

/// Milliseconds of any wait that the server did not ask for, at the most.
const LONGEST_WAIT: f64 = 5_000.0;

/// Whether a request may be made twice: it reads, or it means the same however often it arrives, or it carries a key by which
/// the server knows it again.
pub fn is_repeatable(request: &Request) -> bool {
    match request.method {
        Method::Get | Method::Put | Method::Delete => true,
        Method::Post => request.idempotency_key.is_some(),
    }
}

/// Milliseconds to wait before the next try, or `None` when the failure stands.
///
/// The wait is drawn from the whole span from zero up, so that many clients that failed together do not come back together.
/// A server that names a time is given it, or not asked again when the budget does not reach that far.
///
/// ```
/// use pipeframe::backend::{BackendError, next_wait};
///
/// let fault = BackendError::ServerFault { status: 503 };
/// assert_eq!(next_wait(&fault, 1, 0.0, 0.5), Some(200));
/// assert_eq!(next_wait(&BackendError::Forbidden, 1, 0.0, 0.5), None);
/// ```
pub fn next_wait(failure: &BackendError, tries: u32, elapsed: f64, random: f64) -> Option<u32> {
    if tries >= MOST_TRIES || !failure.is_worth_retrying() {
        return None;
    }
    let wait = match failure {
        BackendError::TooMany {
            retry_after: Some(seconds),
        } => f64::from(*seconds) * 1000.0,
        _ => random * (FIRST_WAIT * f64::from(1_u32 << (tries - 1).min(16))).min(LONGEST_WAIT),
    };
    (elapsed + wait < RETRY_BUDGET).then_some(milliseconds(wait))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the budget bounds it, and a wait is not negative"
)]
fn milliseconds(wait: f64) -> u32 {
    wait as u32
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn request(method: Method, key: Option<&str>) -> Request {
        Request {
            method,
            path: "/vehicles".to_owned(),
            body: None,
            idempotency_key: key.map(str::to_owned),
        }
    }

    #[test]
    fn only_what_may_arrive_twice_is_sent_twice() {
        assert!(is_repeatable(&request(Method::Get, None)));
        assert!(is_repeatable(&request(Method::Put, None)));
        assert!(is_repeatable(&request(Method::Delete, None)));
        assert!(is_repeatable(&request(Method::Post, Some("key"))));
        assert!(!is_repeatable(&request(Method::Post, None)));
    }

    #[test]
    fn what_a_repeat_can_t_change_is_not_repeated() {
        let final_failures = [
            BackendError::NotConnected,
            BackendError::SessionRefused,
            BackendError::Forbidden,
            BackendError::Gone,
            BackendError::Conflict,
            BackendError::Invalid(Vec::new()),
            BackendError::NotUnderstood,
        ];
        for failure in final_failures {
            assert_eq!(next_wait(&failure, 1, 0.0, 0.5), None, "{failure}");
        }
    }

    #[test]
    fn a_server_that_names_a_time_is_given_it_or_not_asked_again() {
        let soon = BackendError::TooMany {
            retry_after: Some(3),
        };
        let late = BackendError::TooMany {
            retry_after: Some(60),
        };

        assert_eq!(next_wait(&soon, 1, 0.0, 0.0), Some(3000));
        assert_eq!(next_wait(&late, 1, 0.0, 0.0), None);
    }

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<_> = (1..=MOST_TRIES)
            .map(|tries| next_wait(&BackendError::Offline, tries, 0.0, 0.999))
            .collect();

        assert_eq!(waits, [Some(399), Some(799), Some(1598), None]);
    }

    proptest! {
        #[test]
        fn all_tries_together_stay_within_their_number_and_budget(
            randoms in proptest::collection::vec(0.0..1.0f64, 10),
            took in 0.0..20_000.0f64,
        ) {
            let (mut elapsed, mut tries) = (took, 1);
            while let Some(wait) = next_wait(&BackendError::TimedOut, tries, elapsed, randoms[tries as usize]) {
                elapsed += f64::from(wait);
                prop_assert!(elapsed <= RETRY_BUDGET);
                elapsed += took;
                tries += 1;
            }
            prop_assert!(tries <= MOST_TRIES);
        }
    }
}
