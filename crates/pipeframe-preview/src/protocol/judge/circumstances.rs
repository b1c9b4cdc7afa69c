//! What a command is judged by besides its arguments.

use crate::assumptions::Assumptions;
use crate::surface::{Surface, WindowSize};
use pipeframe_registration::Registration;

/// Everything around a command that decides whether it is allowed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circumstances<'a> {
    /// The surface that gives it.
    pub(crate) surface: Surface,
    /// Whether `initialize` came before.
    pub(crate) initialised: bool,
    /// Whether the ten seconds for `initialize` have passed without it.
    pub(crate) too_late: bool,
    /// Whether a modal is open.
    pub(crate) modal_open: bool,
    /// How many questions wait for the user.
    pub(crate) waiting_confirmations: usize,
    /// Whether the floating window is seen; `None` where the app has none.
    pub(crate) floating_window: Option<bool>,
    /// The app's extensions.
    pub(crate) registration: &'a Registration,
    /// What is taken for granted.
    pub(crate) assumptions: &'a Assumptions,
    /// The browser window.
    pub(crate) window: WindowSize,
}
