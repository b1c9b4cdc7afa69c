//! What a desk opens with.

use serde_json::{Map, Value};

use crate::account::Account;
use crate::assumptions::Assumptions;
use crate::frame_address::Addresses;
use crate::hub::{AppFile, StandInState};
use crate::scenario::Scenario;
use crate::surface::{Mode, Theme, WindowSize};
use pipeframe_registration::Registration;

use super::documents::Documents;
use super::place::Place;
use super::scene::Scene;

/// Everything that a desk starts with; the rest follows from its inputs.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    /// The simulated company.
    pub(crate) account: Account,
    /// The other companies, which the user can switch to.
    pub(crate) other_accounts: Vec<Account>,
    /// The app as registered.
    pub(crate) registration: Registration,
    /// The file that registers it.
    pub(crate) file: AppFile,
    /// The structures and schemas that the registration names.
    pub(crate) documents: Documents,
    /// Where the app's pages are.
    pub(crate) addresses: Addresses,
    /// Signs every token in place of the registered secrets.
    pub(crate) secret: Option<String>,
    /// What is taken for granted.
    pub(crate) assumptions: Assumptions,
    /// What the stand-in for Pipedrive's OAuth and API tells at first, where one runs.
    pub(crate) stand_in: Option<StandInState>,
    /// What fails on purpose.
    pub(crate) failures: Scenario,
    /// The user's theme.
    pub(crate) theme: Theme,
    /// What happens to wrong calls.
    pub(crate) mode: Mode,
    /// What the workbench's modal is opened with.
    pub(crate) sample_data: Map<String, Value>,
    /// The page to begin with.
    pub(crate) place: Place,
    /// What that page looks like.
    pub(crate) scene: Scene,
    /// The room that the simulated Pipedrive has.
    pub(crate) window: WindowSize,
    /// Makes the frames' runtime ids differ from another desk's.
    pub(crate) seed: u64,
}
