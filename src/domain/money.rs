//! Money: an amount in the currency's smallest unit.

use serde::{Deserialize, Serialize};

/// An amount of money. Whole numbers of the smallest unit, so that nothing is rounded on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units: cents for the euro, whole yen for the yen.
    pub minor: u64,
    /// The currency's ISO 4217 code, as `EUR`.
    pub currency: String,
}
