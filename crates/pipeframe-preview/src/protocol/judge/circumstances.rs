//! What a command is judged by besides its arguments.

use crate::assumptions::Assumptions;
use crate::surface::{Surface, WindowSize};
use pipeframe_registration::Registration;

/// Everything around a command that decides whether it is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The surface that gives it.
    pub surface: Surface,
    /// Whether `initialize` came before.
    pub initialised: bool,
    /// Whether the ten seconds for `initialize` have passed without it.
    pub too_late: bool,
    /// Whether a modal is open.
    pub modal_open: bool,
    /// How many questions wait for the user.
    pub waiting_confirmations: usize,
    /// Whether the floating window is seen; `None` where the app has none.
    pub floating_window: Option<bool>,
    /// The app's extensions.
    pub registration: &'a Registration,
    /// What is taken for granted.
    pub assumptions: &'a Assumptions,
    /// The browser window.
    pub window: WindowSize,
}
