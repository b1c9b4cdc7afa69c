//! What the preview takes for granted where Pipedrive documents nothing, as switches.

use leptos::prelude::*;

use crate::assumptions::{Assumptions, Judgement, Judgements};
use crate::desk::UserAction;
use crate::host::Host;
use crate::memo::memo;
use crate::rule::Rule;

/// A question with the answers that Pipedrive may give. The first is the default.
#[derive(Clone, Copy)]
struct Switch {
    question: &'static str,
    /// Its name in `assume=`.
    name: &'static str,
    /// The values in `assume=`, each with what it says.
    answers: &'static [(&'static str, &'static str)],
}

const SWITCHES: [Switch; 14] = [
    Switch {
        question: "Context of a redirect to the settings",
        name: "settingsContext",
        answers: &[
            ("json", "one parameter, context=<JSON>"),
            ("flattened", "one parameter a key"),
        ],
    },
    Switch {
        question: "initialize after ten seconds",
        name: "lateInitialize",
        answers: &[("refused", "is refused"), ("honoured", "shows the frame")],
    },
    Switch {
        question: "initialize with a size beyond the browser window",
        name: "firstSize",
        answers: &[
            ("clamped", "is cut to the window"),
            ("refused", "is refused"),
        ],
    },
    Switch {
        question: "Window commands are taken from",
        name: "windowCommands",
        answers: &[
            ("every-surface", "every surface"),
            ("window-only", "the window alone"),
        ],
    },
    Switch {
        question: "A panel for a user without the app",
        name: "notInstalled",
        answers: &[
            ("offers", "offers to install it"),
            ("nothing", "isn't there"),
        ],
    },
    Switch {
        question: "Going to another page",
        name: "navigation",
        answers: &[
            ("closes-modal", "closes the modal"),
            ("keeps-modal", "keeps the modal"),
        ],
    },
    Switch {
        question: "An event before anybody listens for it",
        name: "earlyEvents",
        answers: &[
            ("lost", "is lost"),
            ("held", "waits for the first listener"),
        ],
    },
    Switch {
        question: "A modal while another is open",
        name: "secondModal",
        answers: &[
            ("over", "opens over it"),
            ("replaces", "takes its place"),
            ("refused", "is refused"),
        ],
    },
    Switch {
        question: "The address of a modal that the app opens",
        name: "modalRecord",
        answers: &[
            ("carried", "says what the page shows"),
            ("absent", "holds its data alone"),
        ],
    },
    Switch {
        question: "A JSON panel for a user without the app",
        name: "sharedPanels",
        answers: &[
            ("private", "isn't there"),
            ("shared", "is shown without actions"),
        ],
    },
    Switch {
        question: "An item of a JSON modal, while its visibleOn holds",
        name: "itemCondition",
        answers: &[("shows", "is shown"), ("hides", "is hidden")],
    },
    Switch {
        question: "refreshPanelData in the answer of a JSON modal",
        name: "refreshPanelData",
        answers: &[
            ("honoured", "reloads the JSON panel"),
            ("ignored", "does nothing"),
        ],
    },
    Switch {
        question: "Microphone, clipboard and autoplay in frames",
        name: "frameAbilities",
        answers: &[("calls", "are allowed"), ("nothing", "are not allowed")],
    },
    Switch {
        question: "The address of a link action",
        name: "linkToken",
        answers: &[
            ("absent", "carries no token"),
            ("carried", "carries a signed token"),
        ],
    },
];

/// The assumptions as switches.
#[component]
pub(super) fn AssumptionsCard(host: Host) -> impl IntoView {
    let assumptions = host.select(|desk| desk.assumptions().clone());
    let rows =
        SWITCHES.map(|switch| view! { <Row host=host assumptions=assumptions switch=switch /> });
    view! {
        <section class="inspector-card" aria-labelledby="assumptions-heading">
            <h3 id="assumptions-heading">"Assumptions"</h3>
            <p class="tool-note">
                "Pipedrive doesn't document these. Try your app with each."
            </p>
            {rows.into_iter().collect_view()} <UnknownRules host=host assumptions=assumptions />
        </section>
    }
    .into_any()
}

#[component]
fn Row(host: Host, assumptions: Memo<Assumptions>, switch: Switch) -> impl IntoView {
    let chosen = memo(move |_| assumptions.with(|all| all.value(switch.name)));
    let choose = move |event| {
        let value = event_target_value(&event);
        let changed = assumptions.with_untracked(|all| all.with(switch.name, &value));
        if let Some(assumptions) = changed {
            host.act(UserAction::SetAssumptions(assumptions));
        }
    };
    let options = switch
        .answers
        .iter()
        .map(|(value, answer)| {
            view! {
                <option
                    value=*value
                    selected=move || chosen.get().as_deref() == Some(value)
                >
                    {*answer}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="assumption">
            <span>{switch.question}</span>
            <select class="tool-select" on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// The rules for which Pipedrive's behaviour isn't known: noted, or refused where the reader chooses that.
#[component]
fn UnknownRules(host: Host, assumptions: Memo<Assumptions>) -> impl IntoView {
    let refused = move || {
        let is_refused = |rule: &Rule| assumptions.with(|all| all.refuses(*rule));
        Judgements::rules().filter(is_refused).count()
    };
    let count = move || match refused() {
        0 => String::new(),
        count => format!(", {count} chosen"),
    };
    let rows = Judgements::rules()
        .map(|rule| view! { <RuleRow host=host assumptions=assumptions rule=rule /> })
        .collect_view();
    view! {
        <details class="unknown-rules">
            <summary>"Refuse what is only noted" {count}</summary>
            <p class="tool-note">
                "What Pipedrive does with these calls is not known. They are done and noted, unless you choose otherwise."
            </p>
            {rows}
        </details>
    }
    .into_any()
}

#[component]
fn RuleRow(host: Host, assumptions: Memo<Assumptions>, rule: Rule) -> impl IntoView {
    let is_refused = move || assumptions.with(|all| all.refuses(rule));
    let choose = move |event| {
        let mut assumptions = assumptions.get_untracked();
        let judgement = if event_target_checked(&event) {
            Judgement::Refused
        } else {
            Judgement::Noted
        };
        assumptions.judgements.set(rule, judgement);
        host.act(UserAction::SetAssumptions(assumptions));
    };
    view! {
        <label class="unknown-rule">
            <input type="checkbox" prop:checked=is_refused on:change=choose />
            <span>
                <code>{rule.code()}</code>
                {rule.sentence()}
            </span>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assumption_has_a_switch_with_all_its_values_and_the_default_first() {
        let switches = SWITCHES.map(|Switch { name, answers, .. }| {
            let values = answers.iter().map(|(value, _)| (*value).to_owned());
            (name, values.collect::<Vec<_>>())
        });
        assert_eq!(switches.to_vec(), Assumptions::values());
        for (name, values) in switches {
            assert_eq!(
                Assumptions::default().value(name).as_ref(),
                values.first(),
                "{name}"
            );
        }
    }
}
