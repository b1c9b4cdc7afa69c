//! What the frames of the app tell each other.

use pipeframe::change::Change;

/// Vehicles or their proposals.
pub const VEHICLES: Change = Change::named("vehicles");

/// Settings or the connection.
pub const SETTINGS: Change = Change::named("settings");
