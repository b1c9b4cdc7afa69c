//! What the preview takes for granted where Pipedrive documents nothing, as switches.

use leptos::prelude::*;

use crate::preview::assumptions::{
    Assumptions, EarlyEvents, FirstSize, LateInitialize, Navigation, NotInstalled, SettingsContext,
    WindowCommands,
};
use crate::preview::desk::UserAction;
use crate::preview::host::Host;

/// A choice between the default, which comes first, and the other way that Pipedrive may do it.
#[derive(Clone, Copy)]
struct Switch {
    question: &'static str,
    default: &'static str,
    other: &'static str,
    is_other: fn(&Assumptions) -> bool,
    set: fn(&mut Assumptions, bool),
}

const SWITCHES: [Switch; 7] = [
    Switch {
        question: "Context of a redirect to the settings",
        default: "one parameter, context=<JSON>",
        other: "one parameter a key",
        is_other: |assumptions| assumptions.settings_context == SettingsContext::Flattened,
        set: |assumptions, other| {
            assumptions.settings_context = if other {
                SettingsContext::Flattened
            } else {
                SettingsContext::Json
            };
        },
    },
    Switch {
        question: "initialize after ten seconds",
        default: "is refused",
        other: "shows the frame",
        is_other: |assumptions| assumptions.late_initialize == LateInitialize::Honoured,
        set: |assumptions, other| {
            assumptions.late_initialize = if other {
                LateInitialize::Honoured
            } else {
                LateInitialize::Refused
            };
        },
    },
    Switch {
        question: "initialize with a size beyond the browser window",
        default: "is cut to the window",
        other: "is refused",
        is_other: |assumptions| assumptions.first_size == FirstSize::Refused,
        set: |assumptions, other| {
            assumptions.first_size = if other {
                FirstSize::Refused
            } else {
                FirstSize::Clamped
            };
        },
    },
    Switch {
        question: "Window commands are taken from",
        default: "every surface",
        other: "the window alone",
        is_other: |assumptions| assumptions.window_commands == WindowCommands::WindowOnly,
        set: |assumptions, other| {
            assumptions.window_commands = if other {
                WindowCommands::WindowOnly
            } else {
                WindowCommands::EverySurface
            };
        },
    },
    Switch {
        question: "A panel for a user without the app",
        default: "offers to install it",
        other: "isn't there",
        is_other: |assumptions| assumptions.not_installed == NotInstalled::Nothing,
        set: |assumptions, other| {
            assumptions.not_installed = if other {
                NotInstalled::Nothing
            } else {
                NotInstalled::Offers
            };
        },
    },
    Switch {
        question: "Going to another page",
        default: "closes the modal",
        other: "keeps the modal",
        is_other: |assumptions| assumptions.navigation == Navigation::KeepsModal,
        set: |assumptions, other| {
            assumptions.navigation = if other {
                Navigation::KeepsModal
            } else {
                Navigation::ClosesModal
            };
        },
    },
    Switch {
        question: "An event before anybody listens for it",
        default: "is lost",
        other: "waits for the first listener",
        is_other: |assumptions| assumptions.early_events == EarlyEvents::Held,
        set: |assumptions, other| {
            assumptions.early_events = if other {
                EarlyEvents::Held
            } else {
                EarlyEvents::Lost
            };
        },
    },
];

/// The assumptions as switches.
#[component]
pub(super) fn AssumptionsCard(host: Host) -> impl IntoView {
    let rows = SWITCHES.map(|switch| view! { <Row host=host switch=switch /> });
    view! {
        <section class="inspector-card">
            <h3>"Assumptions"</h3>
            <p class="tool-note">
                "Pipedrive doesn't document these. Try your app with both."
            </p>
            {rows.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn Row(host: Host, switch: Switch) -> impl IntoView {
    let other = host.select(move |desk| (switch.is_other)(desk.assumptions()));
    let choose = move |event| {
        let chosen = event_target_value(&event) == switch.other;
        let mut assumptions = host.peek(|desk| desk.assumptions().clone());
        (switch.set)(&mut assumptions, chosen);
        host.act(UserAction::SetAssumptions(assumptions));
    };
    view! {
        <label class="assumption">
            <span>{switch.question}</span>
            <select class="tool-select" on:change=choose>
                <option value=switch.default selected=move || !other.get()>
                    {switch.default}
                </option>
                <option value=switch.other selected=move || other.get()>
                    {switch.other}
                </option>
            </select>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_turns_its_assumption_there_and_back() {
        for switch in SWITCHES {
            let mut assumptions = Assumptions::default();
            assert!(!(switch.is_other)(&assumptions), "{}", switch.question);
            (switch.set)(&mut assumptions, true);
            assert!((switch.is_other)(&assumptions), "{}", switch.question);
            (switch.set)(&mut assumptions, false);
            assert_eq!(assumptions, Assumptions::default());
        }
    }
}
