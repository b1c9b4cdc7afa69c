//! How often the forms of the service's own sign-in may be sent, in all processes together.
//!
//! An address is counted for itself, as each try costs a password's hash. A guess is counted by e-mail and address: whoever guesses at
//! somebody's password locks out nobody but themselves. That one e-mail is tried from many addresses is counted too, far later.

use std::time::Duration;

use super::super::client_address::ClientAddress;
use super::super::limits::Limits;
use super::super::problem::Problem;
use super::super::storage::Storage;
use super::random;

/// All counts are of so long, and come back evenly.
const WITHIN: Duration = Duration::from_secs(15 * 60);
/// Sign-ins and new accounts from one address, behind which may be an office.
const OF_ADDRESS: u32 = 100;
/// Sign-ins with one e-mail from one address, right ones too.
const OF_GUESS: u32 = 10;
/// Sign-ins with one e-mail.
const OF_EMAIL: u32 = 200;

/// Counts tries.
#[derive(Debug)]
pub struct Tries {
    addresses: Limits,
    guesses: Limits,
    emails: Limits,
}

impl Default for Tries {
    fn default() -> Self {
        Self {
            addresses: Limits::new(OF_ADDRESS, WITHIN),
            guesses: Limits::new(OF_GUESS, WITHIN),
            emails: Limits::new(OF_EMAIL, WITHIN),
        }
    }
}

impl Tries {
    /// Counts a form of any kind.
    ///
    /// # Errors
    ///
    /// [`Problem::TooMany`] when the address has to wait, or another [`Problem`] when the database fails.
    pub async fn count(&self, storage: &Storage, from: ClientAddress) -> Result<(), Problem> {
        let name = ["address ", &from.name()].concat();
        self.addresses.count(storage, name).await
    }

    /// Counts a password that is tried for an e-mail.
    ///
    /// # Errors
    ///
    /// As [`count`](Self::count).
    pub async fn count_guess(
        &self,
        storage: &Storage,
        from: ClientAddress,
        email: &str,
    ) -> Result<(), Problem> {
        let email = random::fingerprint(email);
        let guess = ["guess ", &email, " ", &from.name()].concat();
        self.guesses.count(storage, guess).await?;
        self.emails
            .count(storage, ["e-mail ", &email].concat())
            .await
    }
}
