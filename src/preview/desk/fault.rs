//! Failures on purpose: what the desk does to a command in place of its answer.

use serde::Deserialize;

use crate::preview::protocol::CommandName;
use crate::preview::surface::Surface;

/// A rule that makes commands fail. Without a surface or command it concerns all of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// The surface whose commands fail.
    #[serde(default)]
    pub surface: Option<Surface>,
    /// The command that fails.
    #[serde(default)]
    pub command: Option<CommandName>,
    /// How it fails.
    pub fault: Fault,
}

/// How a command fails.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// It is refused with this text.
    Error(String),
    /// It is answered this many milliseconds late.
    Delay(u32),
    /// It is never answered.
    Silence,
}

impl Rule {
    /// Whether the rule concerns a command of a surface.
    pub fn concerns(&self, surface: Surface, command: CommandName) -> bool {
        self.surface.is_none_or(|wanted| wanted == surface)
            && self.command.is_none_or(|wanted| wanted == command)
    }
}
