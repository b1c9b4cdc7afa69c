//! Breaking things on purpose.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::protocol::CommandName;
use crate::scenario::{CommandFault, CommandRule};
use crate::surface::Surface;

use super::endpoint_card::EndpointCard;
use super::fault_fields::{SwitchedOn, times_left};
use super::json::short;
use super::rule_form::RuleForm;
use super::scenario_card::ScenarioCard;
use super::server_card::ServerCard;
use super::surroundings_card::SurroundingsCard;

/// Switches failures on and off.
#[component]
pub(super) fn FaultsPanel(host: Host) -> impl IntoView {
    let has_endpoints = host.select(|desk| {
        let app = desk.registration();
        !app.json_panels.is_empty() || !app.json_modals.is_empty()
    });
    view! {
        <div class="tool-panel inspector" data-columns="true" tabindex="0" role="region" aria-label="Faults">
            <ScenarioCard host=host />
            <RuleForm host=host />
            <Show when=move || host.has_sandbox().get()>
                <ServerCard host=host />
            </Show>
            <Show when=move || has_endpoints.get()>
                <EndpointCard host=host />
            </Show>
            <SurroundingsCard host=host />
            <ActiveFaults host=host />
        </div>
    }
    .into_any()
}

#[component]
fn ActiveFaults(host: Host) -> impl IntoView {
    let rules = host.select(|desk| desk.rules().to_vec());
    let calm = host.select(|desk| desk.failures().is_calm());
    let sentences =
        Signal::derive(move || rules.with(|rules| rules.iter().map(sentence).collect()));
    view! {
        <section class="inspector-card">
            <h3>
                "Calls that fail"
                <button
                    type="button"
                    class="tool-button"
                    disabled=calm
                    on:click=move |_| host.act(UserAction::ClearFaults)
                >
                    "Switch all failures off"
                </button>
            </h3>
            <SwitchedOn
                sentences=sentences
                switch_off=move |index| host.act(UserAction::RemoveRule(index))
            />
            <Show when=move || rules.with(Vec::is_empty)>
                <p class="tool-note">"No call fails on purpose."</p>
            </Show>
        </section>
    }
    .into_any()
}

/// What a rule does, as a sentence.
fn sentence(rule: &CommandRule) -> String {
    let command = rule.command.map_or("Every call", CommandName::as_str);
    let surface = rule.surface.map_or("every surface", Surface::spoken);
    let fate = match &rule.fault {
        CommandFault::Pass => "is left alone".to_owned(),
        CommandFault::Error(text) => format!("is refused with “{text}”"),
        CommandFault::Delay(milliseconds) => format!("is answered {milliseconds} ms late"),
        CommandFault::Postpone(milliseconds) => format!("is taken up {milliseconds} ms late"),
        CommandFault::Silence => "is never answered".to_owned(),
        CommandFault::Twice => "is answered twice".to_owned(),
        CommandFault::Shape(value) => format!("is answered with {}", short(value, 60)),
        CommandFault::Drop => "has its port closed".to_owned(),
        CommandFault::Reload => "reloads its frame before the answer".to_owned(),
    };
    let hidden = if rule.while_hidden {
        " while out of sight"
    } else {
        ""
    };
    let times = times_left(rule.times);
    format!("{command} of {surface}{hidden} {fate}{times}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_reads_as_a_sentence() {
        let rule = CommandRule {
            surface: Some(Surface::Modal),
            command: CommandName::from_word("resize"),
            times: Some(2),
            ..CommandRule::new(CommandFault::Delay(500))
        };
        assert_eq!(
            sentence(&rule),
            "resize of modal is answered 500 ms late, 2 more times"
        );
        let hidden = CommandRule {
            while_hidden: true,
            ..CommandRule::new(CommandFault::Silence)
        };
        assert_eq!(
            sentence(&hidden),
            "Every call of every surface while out of sight is never answered"
        );
        let shaped = CommandRule::new(CommandFault::Shape(serde_json::Value::Null));
        assert_eq!(
            sentence(&shaped),
            "Every call of every surface is answered with null"
        );
    }
}
