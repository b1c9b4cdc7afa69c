//! The signed token that requests carry: from the address first, from the host when that one is about to end.

use std::{cell::RefCell, fmt, rc::Rc};

use super::LocalFuture;
use crate::{context::SignedToken, sdk::SdkError};

/// Seconds before a token's end at which a newer one is asked for.
pub const RENEW_BEFORE: f64 = 30.0;

type Renew = dyn Fn() -> LocalFuture<Result<SignedToken, SdkError>>;

/// Keeps the newest token in memory. Clones share it.
#[derive(Clone)]
pub struct TokenSource {
    newest: Rc<RefCell<Option<SignedToken>>>,
    renew: Rc<Renew>,
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenSource")
    }
}

impl TokenSource {
    /// Starts with the address's token and asks `renew` for newer ones.
    pub fn new(
        first: Option<SignedToken>,
        renew: impl Fn() -> LocalFuture<Result<SignedToken, SdkError>> + 'static,
    ) -> Self {
        Self {
            newest: Rc::new(RefCell::new(first)),
            renew: Rc::new(renew),
        }
    }

    /// A token that lives for some time yet at `now`, in seconds since 1970.
    ///
    /// # Errors
    ///
    /// Whatever the host answers when it is asked for a newer one.
    pub async fn token(&self, now: f64) -> Result<SignedToken, SdkError> {
        let known = self.newest.borrow().clone();
        match known {
            Some(token) if lives_on(&token, now) => Ok(token),
            _ => self.renewed().await,
        }
    }

    /// A token straight from the host, which gives the same one again while it has not expired.
    ///
    /// # Errors
    ///
    /// Whatever the host answers.
    pub async fn renewed(&self) -> Result<SignedToken, SdkError> {
        let token = (self.renew)().await?;
        *self.newest.borrow_mut() = Some(token.clone());
        Ok(token)
    }
}

/// A token without a readable end is believed until a server refuses it.
fn lives_on(token: &SignedToken, now: f64) -> bool {
    token
        .expires_at()
        .is_none_or(|end| end - now > RENEW_BEFORE)
}
