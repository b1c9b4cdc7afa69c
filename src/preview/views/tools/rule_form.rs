//! A form that makes one call fail.

use leptos::prelude::*;
use serde_json::Value;

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
    Postpone,
    Silence,
    Twice,
    Shape,
    Drop,
    Reload,
    Pass,
}

impl Choice {
    const ALL: [(Self, &'static str, &'static str); 9] = [
        (Self::Error, "error", "is refused with a text"),
        (Self::Delay, "delay", "is answered late"),
        (Self::Postpone, "postpone", "is taken up late"),
        (Self::Silence, "silence", "is never answered"),
        (Self::Twice, "twice", "is answered twice"),
        (Self::Shape, "shape", "is answered in a wrong shape"),
        (Self::Drop, "drop", "has its port closed"),
        (Self::Reload, "reload", "reloads its frame mid-call"),
        (Self::Pass, "pass", "is left alone"),
    ];
}

/// What was typed into the form.
#[derive(Clone, Copy)]
struct Typed {
    choice: RwSignal<Choice>,
    text: RwSignal<String>,
    shape: RwSignal<String>,
    milliseconds: RwSignal<u32>,
}

impl Typed {
    /// The fault; `None` while the JSON of a wrong shape is none.
    fn fault(self) -> Option<Fault> {
        Some(match self.choice.get() {
            Choice::Error => Fault::Error(self.text.get()),
            Choice::Delay => Fault::Delay(self.milliseconds.get()),
            Choice::Postpone => Fault::Postpone(self.milliseconds.get()),
            Choice::Silence => Fault::Silence,
            Choice::Twice => Fault::Twice,
            Choice::Shape => Fault::Shape(serde_json::from_str::<Value>(&self.shape.get()).ok()?),
            Choice::Drop => Fault::Drop,
            Choice::Reload => Fault::Reload,
            Choice::Pass => Fault::Pass,
        })
    }
}

/// Makes a call fail.
#[component]
pub(super) fn RuleForm(host: Host) -> impl IntoView {
    let surface = RwSignal::new(None::<Surface>);
    let command = RwSignal::new(None::<CommandName>);
    let typed = Typed {
        choice: RwSignal::new(Choice::Error),
        text: RwSignal::new("The call failed on purpose.".to_owned()),
        shape: RwSignal::new("null".to_owned()),
        milliseconds: RwSignal::new(FIRST_DELAY),
    };
    let times = RwSignal::new(None::<u32>);
    let while_hidden = RwSignal::new(false);
    let fault = Memo::new(move |_| typed.fault());
    let inject = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(fault) = fault.get_untracked() {
            host.act(UserAction::Inject(Rule {
                surface: surface.get_untracked(),
                command: command.get_untracked(),
                while_hidden: while_hidden.get_untracked(),
                times: times.get_untracked(),
                fault,
            }));
        }
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let known = Choice::ALL.into_iter().find(|(_, word, _)| *word == chosen);
        if let Some((known, ..)) = known {
            typed.choice.set(known);
        }
    };
    let choices = Choice::ALL
        .map(|(_, word, label)| view! { <option value=word>{label}</option> })
        .into_iter()
        .collect_view();
    view! {
        <form class="inspector-card" on:submit=inject>
            <h3>"Break a call"</h3>
            <div class="tool-row">
                <Targets surface=surface command=command />
                <select class="tool-select" aria-label="How it fails" on:change=choose>
                    {choices}
                </select>
                <Details typed=typed />
            </div>
            <div class="tool-row">
                <label>
                    "Times "
                    <input
                        type="number"
                        class="tool-input"
                        min="1"
                        placeholder="all"
                        on:input=move |event| times.set(event_target_value(&event).parse().ok().filter(|times| *times > 0))
                    />
                </label>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=while_hidden
                        on:change=move |event| while_hidden.set(event_target_checked(&event))
                    />
                    " only while out of sight"
                </label>
                <button
                    type="submit"
                    class="tool-button"
                    data-look="outlined"
                    disabled=move || fault.with(Option::is_none)
                >
                    "Switch on"
                </button>
            </div>
            <p class="tool-note">"Of several rules for one call the first counts."</p>
        </form>
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

/// The text of an error, the length of a delay, or the wrong shape.
#[component]
fn Details(typed: Typed) -> impl IntoView {
    move || match typed.choice.get() {
        Choice::Error => view! {
            <input
                type="text"
                class="tool-input"
                aria-label="Text of the error"
                prop:value=typed.text
                on:input=move |event| typed.text.set(event_target_value(&event))
            />
        }
        .into_any(),
        Choice::Shape => view! {
            <input
                type="text"
                class="tool-input"
                aria-label="The answer, as JSON"
                spellcheck="false"
                prop:value=typed.shape
                on:input=move |event| typed.shape.set(event_target_value(&event))
            />
        }
        .into_any(),
        Choice::Delay | Choice::Postpone => view! {
            <input
                type="number"
                class="tool-input"
                aria-label="Milliseconds"
                min="0"
                max="60000"
                step="100"
                prop:value=move || typed.milliseconds.get().to_string()
                on:input=move |event| {
                    if let Ok(milliseconds) = event_target_value(&event).parse() {
                        typed.milliseconds.set(milliseconds);
                    }
                }
            />
            <span>"ms"</span>
        }
        .into_any(),
        Choice::Silence | Choice::Twice | Choice::Drop | Choice::Reload | Choice::Pass => {
            ().into_any()
        }
    }
}
