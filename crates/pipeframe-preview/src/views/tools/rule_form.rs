//! A form that makes one call fail.

use leptos::prelude::*;
use serde_json::Value;

use crate::desk::UserAction;
use crate::host::Host;
use crate::protocol::CommandName;
use crate::scenario::{CommandFault, CommandFaultKind, CommandRule};
use crate::surface::Surface;

use super::fault_fields::{
    CodeField, MillisecondsField, SurfaceField, SwitchOn, TimesField, Way, WayField,
};

const FIRST_DELAY: u32 = 3_000;

/// The word of a kind of failure, and what it does to a call.
fn way(kind: CommandFaultKind) -> Way<CommandFaultKind> {
    let (word, label) = match kind {
        CommandFaultKind::Error => ("error", "is refused with a text"),
        CommandFaultKind::Delay => ("delay", "is answered late"),
        CommandFaultKind::Postpone => ("postpone", "is taken up late"),
        CommandFaultKind::Silence => ("silence", "is never answered"),
        CommandFaultKind::Twice => ("twice", "is answered twice"),
        CommandFaultKind::Shape => ("shape", "is answered in a wrong shape"),
        CommandFaultKind::Drop => ("drop", "has its port closed"),
        CommandFaultKind::Reload => ("reload", "reloads its frame mid-call"),
        CommandFaultKind::Pass => ("pass", "is left alone"),
    };
    (kind, word, label)
}

/// What was typed into the form.
#[derive(Clone, Copy)]
struct Typed {
    kind: RwSignal<CommandFaultKind>,
    text: RwSignal<String>,
    shape: RwSignal<String>,
    milliseconds: RwSignal<u32>,
}

impl Typed {
    /// The fault; `None` while the JSON of a wrong shape is none.
    fn fault(self) -> Option<CommandFault> {
        Some(match self.kind.get() {
            CommandFaultKind::Error => CommandFault::Error(self.text.get()),
            CommandFaultKind::Delay => CommandFault::Delay(self.milliseconds.get()),
            CommandFaultKind::Postpone => CommandFault::Postpone(self.milliseconds.get()),
            CommandFaultKind::Silence => CommandFault::Silence,
            CommandFaultKind::Twice => CommandFault::Twice,
            CommandFaultKind::Shape => {
                CommandFault::Shape(serde_json::from_str::<Value>(&self.shape.get()).ok()?)
            }
            CommandFaultKind::Drop => CommandFault::Drop,
            CommandFaultKind::Reload => CommandFault::Reload,
            CommandFaultKind::Pass => CommandFault::Pass,
        })
    }
}

/// Makes a call fail.
#[component]
pub(super) fn RuleForm(host: Host) -> impl IntoView {
    let surface = RwSignal::new(None::<Surface>);
    let command = RwSignal::new(None::<CommandName>);
    let typed = Typed {
        kind: RwSignal::new(CommandFaultKind::Error),
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
            host.act(UserAction::Inject(CommandRule {
                surface: surface.get_untracked(),
                command: command.get_untracked(),
                while_hidden: while_hidden.get_untracked(),
                times: times.get_untracked(),
                fault,
            }));
        }
    };
    view! {
        <form class="inspector-card" on:submit=inject>
            <h3>"Break a call"</h3>
            <div class="tool-row">
                <Targets surface=surface command=command />
                <WayField label="How it fails" ways=CommandFaultKind::ALL.map(way).to_vec() chosen=typed.kind />
                <Details typed=typed />
            </div>
            <div class="tool-row">
                <TimesField times=times />
                <label>
                    <input
                        type="checkbox"
                        prop:checked=while_hidden
                        on:change=move |event| while_hidden.set(event_target_checked(&event))
                    />
                    " only while out of sight"
                </label>
                <SwitchOn is_possible=Signal::derive(move || fault.with(Option::is_some)) />
            </div>
            <p class="tool-note">"Of several rules for one call the first counts."</p>
        </form>
    }
    .into_any()
}

/// Which calls fail.
#[component]
fn Targets(
    surface: RwSignal<Option<Surface>>,
    command: RwSignal<Option<CommandName>>,
) -> impl IntoView {
    let commands = CommandName::ALL
        .iter()
        .map(|command| view! { <option value=command.as_str()>{command.as_str()}</option> })
        .collect_view();
    view! {
        <SurfaceField label="Surface that calls" surface=surface />
        <select
            class="tool-select"
            aria-label="Command that fails"
            on:change=move |event| command.set(CommandName::from_word(&event_target_value(&event)))
        >
            <option value="">"Every command"</option>
            {commands}
        </select>
    }
    .into_any()
}

/// The text of an error, the length of a delay, or the wrong shape.
#[component]
fn Details(typed: Typed) -> impl IntoView {
    move || match typed.kind.get() {
        CommandFaultKind::Error => view! { <ErrorField text=typed.text /> }.into_any(),
        CommandFaultKind::Shape => {
            view! { <CodeField label="The answer, as JSON" text=typed.shape /> }.into_any()
        }
        CommandFaultKind::Delay | CommandFaultKind::Postpone => {
            view! { <DelayField typed=typed /> }.into_any()
        }
        CommandFaultKind::Silence
        | CommandFaultKind::Twice
        | CommandFaultKind::Drop
        | CommandFaultKind::Reload
        | CommandFaultKind::Pass => ().into_any(),
    }
}

#[component]
fn ErrorField(text: RwSignal<String>) -> impl IntoView {
    view! {
        <input
            type="text"
            class="tool-input"
            aria-label="Text of the error"
            prop:value=text
            on:input=move |event| text.set(event_target_value(&event))
        />
    }
}

#[component]
fn DelayField(typed: Typed) -> impl IntoView {
    view! { <MillisecondsField label="Milliseconds" milliseconds=typed.milliseconds step="100" /> }
}
