//! Passwords, as Argon2id keeps them.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use super::super::token::Secret;

/// The shortest that is taken. Rules on letters make people choose worse ones.
pub const SHORTEST: usize = 10;
/// A longer one would only cost time.
pub const LONGEST: usize = 200;

/// So many passwords are hashed at once: each takes 19 MiB and a core. Others wait, so that sign-ins can't use up what else is needed.
static HASHING: Semaphore = Semaphore::const_new(4);

/// A hash of nobody's password: an unknown person takes as long to refuse as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$3i5sCZ1u0A4mwO2yZ8X0yQm9mBqv3d1c4mJ4Qm1q8lE";

/// What is kept of a password; none when it can't be used.
pub async fn hash(password: Secret) -> Option<Secret> {
    let length = password.reveal().chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return None;
    }
    let hash = move || {
        let password = password.reveal().as_bytes();
        let hash = Argon2::default().hash_password(password).ok();
        hash.map(|hash| Secret::new(&hash.to_string()))
    };
    let _permit = HASHING.acquire().await.ok()?;
    tokio::task::spawn_blocking(hash).await.ok().flatten()
}

/// Whether it is the password of this hash; never where there is none.
pub async fn is_right(password: Secret, hash: Option<Secret>) -> bool {
    let verify = move || {
        let known = hash.as_ref().map_or(NOBODY, Secret::reveal);
        let is_right = PasswordHash::new(known).is_ok_and(|known| {
            Argon2::default()
                .verify_password(password.reveal().as_bytes(), &known)
                .is_ok()
        });
        is_right && hash.is_some()
    };
    let Ok(_permit) = HASHING.acquire().await else {
        return false;
    };
    tokio::task::spawn_blocking(verify).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_opens_and_no_other() {
        let hashed = hash(Secret::new("correct horse")).await;
        assert!(
            hashed
                .as_ref()
                .is_some_and(|hash| !hash.reveal().contains("horse"))
        );
        assert!(is_right(Secret::new("correct horse"), hashed.clone()).await);
        assert!(!is_right(Secret::new("correct house"), hashed).await);
        assert!(!is_right(Secret::new("correct horse"), None).await);
    }

    #[tokio::test]
    async fn what_is_too_short_or_too_long_is_not_taken() {
        for length in [0, SHORTEST - 1, LONGEST + 1] {
            assert_eq!(
                hash(Secret::new(&"a".repeat(length))).await,
                None,
                "{length}"
            );
        }
    }

    #[test]
    fn nobody_s_hash_is_one_that_is_computed() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
