//! Failures of commands: what the desk does to a command in place of its answer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::CommandName;
use crate::surface::Surface;
use crate::variants::kinds;

/// A rule that makes commands fail. Without a surface or command it concerns all of them; of several rules for one command
/// the first counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// `window.preview.inject` repeats what was expected to its caller.
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "struct Rule"
)]
pub(crate) struct CommandRule {
    /// The surface whose commands fail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) surface: Option<Surface>,
    /// The command that fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) command: Option<CommandName>,
    /// Only while the surface is out of sight: a window that is hidden, a panel that is collapsed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) while_hidden: bool,
    /// How many commands fail before the rule is spent; all of them without it, and one where the frame is reloaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// How it fails.
    pub(crate) fault: CommandFault,
}

kinds! {
    /// How a command fails.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum CommandFault, kinds CommandFaultKind {
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
        /// It doesn't: an exception from later rules.
        Pass,
    }
}

impl CommandRule {
    /// A rule for every command of every surface.
    #[cfg(test)]
    pub(crate) const fn new(fault: CommandFault) -> Self {
        Self {
            surface: None,
            command: None,
            while_hidden: false,
            times: None,
            fault,
        }
    }

    /// Whether the rule concerns a command of a surface that is seen or not.
    pub(crate) fn concerns(&self, surface: Surface, command: CommandName, is_seen: bool) -> bool {
        self.surface.is_none_or(|wanted| wanted == surface)
            && self.command.is_none_or(|wanted| wanted == command)
            && !(self.while_hidden && is_seen)
    }

    /// How many commands fail; a frame that were reloaded at each of its commands would never start.
    const fn limit(&self) -> Option<u32> {
        match (self.times, &self.fault) {
            (None, CommandFault::Reload) => Some(1),
            (times, _) => times,
        }
    }
}

/// Takes what the first fitting rule does to a command; a rule that is spent is gone.
pub(crate) fn take_command_fault(
    rules: &mut Vec<CommandRule>,
    surface: Surface,
    command: CommandName,
    is_seen: bool,
) -> Option<CommandFault> {
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
    (fault != CommandFault::Pass).then_some(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<CommandRule> {
        let resize = CommandRule {
            command: Some(CommandName::Resize),
            times: Some(2),
            ..CommandRule::new(CommandFault::Silence)
        };
        vec![resize, CommandRule::new(CommandFault::Twice)]
    }

    fn take(rules: &mut Vec<CommandRule>, command: CommandName) -> Option<CommandFault> {
        take_command_fault(rules, Surface::Panel, command, true)
    }

    #[test]
    fn the_first_fitting_rule_counts_until_it_is_spent() {
        let mut rules = rules();
        let taken = [(); 3].map(|()| take(&mut rules, CommandName::Resize));
        let expected = [
            CommandFault::Silence,
            CommandFault::Silence,
            CommandFault::Twice,
        ];
        assert_eq!(taken, expected.map(Some));
    }

    #[test]
    fn an_exception_keeps_later_rules_away() {
        let mut rules = rules();
        rules.insert(0, CommandRule::new(CommandFault::Pass));
        assert_eq!(take(&mut rules, CommandName::Resize), None);
    }

    #[test]
    fn a_rule_for_hidden_surfaces_leaves_a_visible_one_alone() {
        let rule = CommandRule {
            while_hidden: true,
            ..CommandRule::new(CommandFault::Silence)
        };
        assert!(!rule.concerns(Surface::Panel, CommandName::Resize, true));
        assert!(rule.concerns(Surface::Panel, CommandName::Resize, false));
    }

    #[test]
    fn a_frame_is_reloaded_once_unless_the_rule_says_how_often() {
        let mut rules = vec![CommandRule::new(CommandFault::Reload)];
        let reload = Some(CommandFault::Reload);
        assert_eq!(take(&mut rules, CommandName::Initialize), reload);
        assert_eq!(take(&mut rules, CommandName::Initialize), None);
    }

    #[test]
    fn invalid_rules_are_refused_with_a_text_that_does_not_depend_on_the_name_of_the_type() {
        let error = serde_json::from_str::<CommandRule>("7").unwrap_err();
        let text = "invalid type: integer `7`, expected struct Rule at line 1 column 1";
        assert_eq!(error.to_string(), text);
    }
}
