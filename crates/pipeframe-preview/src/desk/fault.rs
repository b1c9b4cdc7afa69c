//! Failures on purpose: what the desk does to a command in place of its answer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::CommandName;
use crate::surface::Surface;

/// A rule that makes commands fail. Without a surface or command it concerns all of them; of several rules for one command
/// the first counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// The surface whose commands fail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<Surface>,
    /// The command that fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<CommandName>,
    /// Only while the surface is out of sight: a window that is hidden, a panel that is collapsed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub while_hidden: bool,
    /// How many commands fail before the rule is spent; all of them without it, and one where the frame is reloaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How it fails.
    pub fault: Fault,
}

/// How a command fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// It doesn't: an exception from later rules.
    Pass,
    /// It is refused with this text.
    Error(String),
    /// It is done at once and answered this many milliseconds late.
    Delay(u32),
    /// It is done, and answered, this many milliseconds late.
    Postpone(u32),
    /// It is never answered.
    Silence,
    /// It is answered twice.
    Twice,
    /// It is answered with this in the place of the object that the SDK takes apart.
    Shape(Value),
    /// Its port is closed without an answer.
    Drop,
    /// Its frame is reloaded before it is answered.
    Reload,
}

impl Rule {
    /// A rule for every command of every surface.
    pub const fn new(fault: Fault) -> Self {
        Self {
            surface: None,
            command: None,
            while_hidden: false,
            times: None,
            fault,
        }
    }

    /// Whether the rule concerns a command of a surface that is seen or not.
    pub fn concerns(&self, surface: Surface, command: CommandName, is_seen: bool) -> bool {
        self.surface.is_none_or(|wanted| wanted == surface)
            && self.command.is_none_or(|wanted| wanted == command)
            && !(self.while_hidden && is_seen)
    }

    /// How many commands fail; a frame that were reloaded at each of its commands would never start.
    const fn limit(&self) -> Option<u32> {
        match (self.times, &self.fault) {
            (None, Fault::Reload) => Some(1),
            (times, _) => times,
        }
    }
}

/// Takes what the first fitting rule does to a command; a rule that is spent is gone.
pub(super) fn take_fault(
    rules: &mut Vec<Rule>,
    surface: Surface,
    command: CommandName,
    is_seen: bool,
) -> Option<Fault> {
    let index = rules
        .iter()
        .position(|rule| rule.concerns(surface, command, is_seen))?;
    let fault = rules[index].fault.clone();
    match rules[index].limit() {
        Some(0 | 1) => {
            rules.remove(index);
        }
        Some(times) => rules[index].times = Some(times - 1),
        None => {}
    }
    (fault != Fault::Pass).then_some(fault)
}
