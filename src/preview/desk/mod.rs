//! The simulated Pipedrive as a state machine: [`Desk::handle`] takes an [`Input`] and a time and gives [`Effect`]s.
//!
//! Nothing here reads a clock, draws a random number or touches the browser; two desks that are told the same do the
//! same. Views read the desk and send [`UserAction`]s; they hold no state of Pipedrive's own.

mod dialog;
mod effect;
mod frame;
mod id;
mod input;
mod place;
mod window;

pub use dialog::{Confirmation, EntityForm, ModalContent, OpenModal, Opener, Snackbar};
pub use effect::{Effect, Reply};
pub use frame::{Frame, FrameSize, FrameStatus, Listener};
pub use id::{DialogId, FrameId, PortId};
pub use input::{Input, Timer, UserAction};
pub use place::{Part, Place};
pub use window::{FloatingWindow, Point};

use serde_json::Value;

use crate::registration::{Modal, Registration};

use super::account::Account;
use super::assumptions::Assumptions;
use super::surface::{Mode, Theme, WindowSize};

/// The host: everything that the simulated Pipedrive shows and remembers.
#[derive(Clone, Debug)]
pub struct Desk {
    account: Account,
    registration: Registration,
    assumptions: Assumptions,
    theme: Theme,
    mode: Mode,
    place: Place,
    window: WindowSize,
    frames: Vec<Frame>,
    panel: Option<Panel>,
    settings: Option<SettingsPage>,
    floating_window: Option<FloatingWindow>,
    modal: Option<OpenModal>,
    confirmations: Vec<Confirmation>,
    snackbars: Vec<Snackbar>,
    focused: Option<FrameId>,
}

/// The app's panel on the page that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Its iframe.
    pub frame: FrameId,
    /// The title in its header.
    pub name: String,
    /// Whether the user folded it; the iframe stays mounted.
    pub collapsed: bool,
}

/// The app's page in the settings.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsPage {
    /// Its iframe.
    pub frame: FrameId,
    /// What the redirect that led here passed along.
    pub context: Option<Value>,
}

impl Desk {
    /// The simulated company.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// The app as registered.
    pub const fn registration(&self) -> &Registration {
        &self.registration
    }

    /// What is taken for granted.
    pub const fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    /// The user's theme.
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// What happens to wrong calls.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The page that is shown.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The app's panel, where the page has one.
    pub const fn panel(&self) -> Option<&Panel> {
        self.panel.as_ref()
    }

    /// The app's settings page, while it is shown.
    pub const fn settings(&self) -> Option<&SettingsPage> {
        self.settings.as_ref()
    }

    /// The floating window, where the app has one.
    pub const fn floating_window(&self) -> Option<&FloatingWindow> {
        self.floating_window.as_ref()
    }

    /// The modal over the page.
    pub const fn modal(&self) -> Option<&OpenModal> {
        self.modal.as_ref()
    }

    /// The confirmation that the user is asked now; further ones wait.
    pub fn confirmation(&self) -> Option<&Confirmation> {
        self.confirmations.first()
    }

    /// The snackbar that is seen now; further ones wait.
    pub fn snackbar(&self) -> Option<&Snackbar> {
        self.snackbars.first()
    }

    /// Every iframe, in the order in which they appeared.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// One iframe; `None` once it is gone.
    pub fn frame(&self, id: FrameId) -> Option<&Frame> {
        self.frames.iter().find(|frame| frame.id == id)
    }

    /// The frame that gained focus last.
    pub const fn focused(&self) -> Option<FrameId> {
        self.focused
    }

    /// The custom modals in the actions menu of the page that is shown.
    pub fn menu(&self) -> Vec<&Modal> {
        self.place
            .location()
            .map(|location| self.registration.modals_at(location).collect())
            .unwrap_or_default()
    }

    /// Reacts to one input at a time given in milliseconds since 1970-01-01.
    pub fn handle(&mut self, _now: i64, _input: Input) -> Vec<Effect> {
        Vec::new()
    }
}
