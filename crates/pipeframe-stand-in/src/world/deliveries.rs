//! What Pipedrive sent to the app, and what came of it.

use crate::clock::Moment;

use super::oauth::Login;

/// The log keeps so many.
const MOST: usize = 500;

/// Why something was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A person removed the app.
    Uninstall,
    /// Others see the app, or no longer.
    Sharing,
    /// A record changed.
    Webhook,
}

impl Purpose {
    /// Its word in the state.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Uninstall => "uninstall",
            Self::Sharing => "sharing",
            Self::Webhook => "webhook",
        }
    }
}

/// Which try of which event a delivery of a webhook is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The webhook.
    pub webhook: u64,
    /// The event.
    pub event_id: String,
    /// As in `change.deal`.
    pub event: String,
    /// Counted from 1.
    pub number: u8,
}

/// One request to the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// When it was sent.
    pub at: Moment,
    /// Why.
    pub purpose: Purpose,
    /// Whose installation it is about.
    pub login: Login,
    /// Where to.
    pub url: String,
    /// The status of the answer, or why there is none.
    pub answer: Result<u16, String>,
    /// How long it took.
    pub milliseconds: u64,
    /// What of a webhook it is.
    pub webhook: Option<Attempt>,
}

/// The log of what was sent.
#[derive(Debug, Default)]
pub struct Deliveries {
    kept: Vec<(u64, Delivery)>,
    count: u64,
}

impl Deliveries {
    /// Writes one down.
    pub fn add(&mut self, delivery: Delivery) {
        self.count += 1;
        self.kept.push((self.count, delivery));
        let many = self.kept.len().saturating_sub(MOST);
        self.kept.drain(..many);
    }

    /// Those that are kept with their numbers, the first first.
    pub fn iter(&self) -> impl Iterator<Item = &(u64, Delivery)> {
        self.kept.iter()
    }
}
