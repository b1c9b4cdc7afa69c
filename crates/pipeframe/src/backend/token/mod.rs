//! The signed token that requests carry: from the address first, from the host when that one has ended.

mod life;

use std::{cell::RefCell, fmt, rc::Rc};

use life::Held;

use super::shared::Shared;
use super::surroundings::Around;
use super::{LocalFuture, Surroundings};
use crate::{context::SignedToken, sdk::SdkError};

/// Milliseconds to wait beyond a token's end before the host is asked, so that its own clock has passed it too.
const AFTER_END: f64 = 250.0;

/// Seconds for which a token is reused that the host returned again although it seems to have expired: then the clock here is wrong.
const TRUSTED_FOR: f64 = 15.0;

/// Seconds of remaining life for which a refused token is waited out when the host returns the same token again.
const WAITED_OUT: f64 = 5.0;

type Answer = Result<SignedToken, SdkError>;
type Ask = dyn Fn() -> LocalFuture<Answer>;

/// Keeps the newest token, in memory only, and asks the host for another when it has ended: once, however many requests wait.
///
/// Pipedrive gives the same token again until it has expired (README of `@pipedrive/app-extensions-sdk`), so asking early brings
/// none that lives longer. A token is therefore used until shortly before its end; who comes then waits those two seconds.
/// Clones share the token.
#[derive(Clone)]
pub struct TokenSource {
    keeper: Rc<Keeper>,
}

struct Keeper {
    held: RefCell<Option<Held>>,
    renewal: RefCell<Option<Shared<Answer>>>,
    ask: Box<Ask>,
    surroundings: Around,
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenSource")
    }
}

impl TokenSource {
    /// Starts with the address's token and gets others by `ask`.
    pub fn new(
        first: Option<SignedToken>,
        ask: impl Fn() -> LocalFuture<Answer> + 'static,
    ) -> Self {
        Self::starting_with(first, Box::new(ask), Around::default())
    }

    /// The same with a custom clock, such as a test has.
    pub fn with_surroundings(
        first: Option<SignedToken>,
        ask: impl Fn() -> LocalFuture<Answer> + 'static,
        surroundings: impl Surroundings + 'static,
    ) -> Self {
        Self::starting_with(first, Box::new(ask), Around::of(surroundings))
    }

    fn starting_with(first: Option<SignedToken>, ask: Box<Ask>, surroundings: Around) -> Self {
        let now = surroundings.now() / 1000.0;
        let held = first.map(|token| Held::new(token, now));
        let keeper = Keeper {
            held: RefCell::new(held),
            renewal: RefCell::new(None),
            ask,
            surroundings,
        };
        Self {
            keeper: Rc::new(keeper),
        }
    }

    /// A token that can be sent now.
    ///
    /// # Errors
    ///
    /// Whatever the host answers when it is asked for a new one.
    pub async fn token(&self) -> Answer {
        match self.keeper.usable() {
            Some(token) => Ok(token),
            None => self.renewal().await,
        }
    }

    /// Another token than this one, which the server has refused; `None` when the host has none, so that it is the app's server
    /// that won't have this user.
    ///
    /// # Errors
    ///
    /// Whatever the host answers.
    pub async fn other_than(&self, refused: &SignedToken) -> Result<Option<SignedToken>, SdkError> {
        if let Some(newer) = self.keeper.usable().filter(|newest| newest != refused) {
            return Ok(Some(newer));
        }
        let mut token = self.renewal_now().await?;
        if token == *refused && self.keeper.ends_in() <= WAITED_OUT {
            token = self.renewal().await?;
        }
        Ok(Some(token).filter(|token| token != refused))
    }

    fn renewal(&self) -> Shared<Answer> {
        let pause = self.keeper.ends_in() * 1000.0;
        self.shared(if pause > 0.0 { pause + AFTER_END } else { 0.0 })
    }

    fn renewal_now(&self) -> Shared<Answer> {
        self.shared(0.0)
    }

    fn shared(&self, pause: f64) -> Shared<Answer> {
        let keeper = Rc::clone(&self.keeper);
        let start = || {
            Shared::new(Box::pin(async move {
                let answer = keeper.renew(pause).await;
                keeper.renewal.take();
                answer
            }))
        };
        self.keeper
            .renewal
            .borrow_mut()
            .get_or_insert_with(start)
            .clone()
    }
}

impl Keeper {
    fn now(&self) -> f64 {
        self.surroundings.now() / 1000.0
    }

    fn usable(&self) -> Option<SignedToken> {
        let now = self.now();
        let held = self.held.borrow();
        held.as_ref()
            .filter(|held| held.usable_for(now) > 0.0)
            .map(|held| held.token.clone())
    }

    fn ends_in(&self) -> f64 {
        let now = self.now();
        self.held
            .borrow()
            .as_ref()
            .map_or(0.0, |held| held.ends_in(now))
    }

    async fn renew(&self, pause: f64) -> Answer {
        if pause > 0.0 {
            self.surroundings.wait(whole_milliseconds(pause)).await;
        }
        let token = (self.ask)().await?;
        let now = self.now();
        let mut held = self.held.borrow_mut();
        let again = held.take_if(|held| held.token == token);
        *held = Some(match again {
            Some(same) if same.usable_for(now) > 0.0 => same,
            Some(_) => Held::trusted(token.clone(), now + TRUSTED_FOR),
            None => Held::new(token.clone(), now),
        });
        Ok(token)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "such a cast saturates, and a pause is not negative"
)]
fn whole_milliseconds(pause: f64) -> u32 {
    pause.ceil() as u32
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
