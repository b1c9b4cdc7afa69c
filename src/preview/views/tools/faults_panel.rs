//! Breaking calls on purpose.

use leptos::prelude::*;

use crate::preview::desk::{Fault, Rule, UserAction};
use crate::preview::host::Host;
use crate::preview::protocol::CommandName;
use crate::preview::surface::Surface;

const FIRST_DELAY: u32 = 3_000;

/// How a command shall fail, as chosen in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Error,
    Delay,
    Silence,
}

impl Choice {
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Error, "error", "is refused with a text"),
        (Self::Delay, "delay", "is answered late"),
        (Self::Silence, "silence", "is never answered"),
    ];
}

/// Switches failures on and off.
#[component]
pub(super) fn FaultsPanel(host: Host) -> impl IntoView {
    view! {
        <div class="tool-panel inspector" data-columns="true" tabindex="0" role="region" aria-label="Faults">
            <AddFault host=host />
            <ActiveFaults host=host />
        </div>
    }
    .into_any()
}

#[component]
fn AddFault(host: Host) -> impl IntoView {
    let surface = RwSignal::new(None::<Surface>);
    let command = RwSignal::new(None::<CommandName>);
    let choice = RwSignal::new(Choice::Error);
    let text = RwSignal::new("The call failed on purpose.".to_owned());
    let delay = RwSignal::new(FIRST_DELAY);
    let inject = move |_| {
        let fault = match choice.get_untracked() {
            Choice::Error => Fault::Error(text.get_untracked()),
            Choice::Delay => Fault::Delay(delay.get_untracked()),
            Choice::Silence => Fault::Silence,
        };
        host.act(UserAction::Inject(Rule {
            surface: surface.get_untracked(),
            command: command.get_untracked(),
            fault,
        }));
    };
    view! {
        <section class="inspector-card">
            <h3>"Break a call on purpose"</h3>
            <div class="tool-row">
                <Targets surface=surface command=command />
                <select
                    class="tool-select"
                    aria-label="How it fails"
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        let known = Choice::ALL.into_iter().find(|(_, word, _)| *word == chosen);
                        if let Some((known, ..)) = known {
                            choice.set(known);
                        }
                    }
                >
                    {Choice::ALL
                        .map(|(_, word, label)| view! { <option value=word>{label}</option> })
                        .into_iter()
                        .collect_view()}
                </select>
                <Details choice=choice text=text delay=delay />
                <button type="button" class="tool-button" data-look="outlined" on:click=inject>
                    "Switch on"
                </button>
            </div>
            <p class="tool-note">
                "It holds for every such call until it is switched off. Broken backends, tokens and networks aren't built yet."
            </p>
        </section>
    }
    .into_any()
}

/// Which calls shall fail.
#[component]
fn Targets(
    surface: RwSignal<Option<Surface>>,
    command: RwSignal<Option<CommandName>>,
) -> impl IntoView {
    let surfaces = Surface::ALL
        .map(|surface| view! { <option value=surface.as_str()>{surface.spoken()}</option> })
        .into_iter()
        .collect_view();
    let commands = CommandName::ALL
        .iter()
        .map(|command| view! { <option value=command.as_str()>{command.as_str()}</option> })
        .collect_view();
    view! {
        <select
            class="tool-select"
            aria-label="Surface that calls"
            on:change=move |event| {
                let chosen = event_target_value(&event);
                surface.set(Surface::ALL.into_iter().find(|surface| surface.as_str() == chosen));
            }
        >
            <option value="">"Every surface"</option>
            {surfaces}
        </select>
        <select
            class="tool-select"
            aria-label="Command that fails"
            on:change=move |event| command.set(CommandName::from_word(&event_target_value(&event)))
        >
            <option value="">"every command"</option>
            {commands}
        </select>
    }
    .into_any()
}

/// The text of an error, or the length of a delay.
#[component]
fn Details(
    choice: RwSignal<Choice>,
    text: RwSignal<String>,
    delay: RwSignal<u32>,
) -> impl IntoView {
    move || match choice.get() {
        Choice::Error => view! {
            <input
                type="text"
                class="tool-input"
                aria-label="Text of the error"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
        }
        .into_any(),
        Choice::Delay => view! {
            <input
                type="number"
                class="tool-input"
                aria-label="Milliseconds until the answer"
                min="0"
                max="60000"
                step="100"
                prop:value=move || delay.get().to_string()
                on:input=move |event| {
                    if let Ok(milliseconds) = event_target_value(&event).parse() {
                        delay.set(milliseconds);
                    }
                }
            />
            <span>"ms"</span>
        }
        .into_any(),
        Choice::Silence => ().into_any(),
    }
}

#[component]
fn ActiveFaults(host: Host) -> impl IntoView {
    let rules = host.select(|desk| desk.rules().to_vec());
    let none = move || rules.with(Vec::is_empty);
    view! {
        <section class="inspector-card">
            <h3>
                "Switched on"
                <button
                    type="button"
                    class="tool-button"
                    disabled=none
                    on:click=move |_| host.act(UserAction::ClearFaults)
                >
                    "Switch all off"
                </button>
            </h3>
            <div role="status"><ul>
                {move || rules.get().iter().map(|rule| view! { <li>{sentence(rule)}</li> }).collect_view()}
            </ul></div>
            <Show when=none>
                <p class="tool-note">"Nothing is broken on purpose."</p>
            </Show>
        </section>
    }
    .into_any()
}

/// What a rule does, as a sentence.
fn sentence(rule: &Rule) -> String {
    let command = rule.command.map_or("Every call", CommandName::as_str);
    let surface = rule.surface.map_or("every surface", Surface::spoken);
    let fate = match &rule.fault {
        Fault::Error(text) => format!("is refused with “{text}”"),
        Fault::Delay(milliseconds) => format!("is answered {milliseconds} ms late"),
        Fault::Silence => "is never answered".to_owned(),
    };
    format!("{command} of {surface} {fate}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_reads_as_a_sentence() {
        let rule = Rule {
            surface: Some(Surface::Modal),
            command: CommandName::from_word("resize"),
            fault: Fault::Delay(500),
        };
        assert_eq!(sentence(&rule), "resize of modal is answered 500 ms late");
        let everything = Rule {
            surface: None,
            command: None,
            fault: Fault::Silence,
        };
        assert_eq!(
            sentence(&everything),
            "Every call of every surface is never answered"
        );
    }
}
