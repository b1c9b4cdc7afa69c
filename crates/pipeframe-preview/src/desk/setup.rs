//! What a desk opens with.

use serde_json::{Map, Value};

use crate::account::Account;
use crate::assumptions::Assumptions;
use crate::frame_address::Addresses;
use crate::scenario::Scenario;
use crate::surface::{Mode, Theme, WindowSize};
use pipeframe_registration::Registration;

use super::place::Place;
use super::scene::Scene;

/// Everything that a desk must be told; the rest follows from its inputs.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The simulated company.
    pub account: Account,
    /// Other companies that can be gone to.
    pub other_accounts: Vec<Account>,
    /// The app as registered.
    pub registration: Registration,
    /// Where the app's pages are.
    pub addresses: Addresses,
    /// Signs every token in place of the registered secrets.
    pub secret: Option<String>,
    /// What is taken for granted.
    pub assumptions: Assumptions,
    /// What fails on purpose.
    pub failures: Scenario,
    /// The user's theme.
    pub theme: Theme,
    /// What happens to wrong calls.
    pub mode: Mode,
    /// What the workbench's modal is opened with.
    pub sample_data: Map<String, Value>,
    /// The page to begin with.
    pub place: Place,
    /// What that page looks like.
    pub scene: Scene,
    /// The room that the simulated Pipedrive has.
    pub window: WindowSize,
    /// Makes the frames' runtime ids differ from another desk's.
    pub seed: u64,
}
