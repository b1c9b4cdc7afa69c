//! A service package offered for a vehicle.

use serde::{Deserialize, Serialize};

use super::{Day, Money};

/// A service package with its price, offered for one vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The package's number, unique within its vehicle.
    pub id: u64,
    /// What it is called.
    pub title: String,
    /// What it costs.
    pub price: Money,
    /// What is done, one item a line.
    pub includes: Vec<String>,
    /// The day it was sent to the customer; none while it is only an idea.
    pub sent: Option<Day>,
    /// Where the customer reads it; there once it is sent.
    pub link: Option<String>,
}

/// Whether a proposal can still be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalState {
    /// It can be sent.
    Open,
    /// The customer has had it since that day.
    Sent(Day),
}

impl Proposal {
    /// Whether it can still be sent.
    pub fn state(&self) -> ProposalState {
        self.sent.map_or(ProposalState::Open, ProposalState::Sent)
    }
}
