//! A form that makes one call fail.

use leptos::prelude::*;
use serde_json::Value;

use crate::desk::UserAction;
use crate::host::Host;
use crate::protocol::CommandName;
use crate::scenario::{CommandFault, CommandRule};
use crate::surface::Surface;

use super::fault_fields::{
    CodeField, MillisecondsField, SurfaceField, SwitchOn, TimesField, Way, WayField,
};

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
    const ALL: [Way<Self>; 9] = [
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
    fn fault(self) -> Option<CommandFault> {
        Some(match self.choice.get() {
            Choice::Error => CommandFault::Error(self.text.get()),
            Choice::Delay => CommandFault::Delay(self.milliseconds.get()),
            Choice::Postpone => CommandFault::Postpone(self.milliseconds.get()),
            Choice::Silence => CommandFault::Silence,
            Choice::Twice => CommandFault::Twice,
            Choice::Shape => {
                CommandFault::Shape(serde_json::from_str::<Value>(&self.shape.get()).ok()?)
            }
            Choice::Drop => CommandFault::Drop,
            Choice::Reload => CommandFault::Reload,
            Choice::Pass => CommandFault::Pass,
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
                <WayField label="How it fails" ways=&Choice::ALL chosen=typed.choice />
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

/// Which calls shall fail.
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
    move || match typed.choice.get() {
        Choice::Error => view! { <ErrorField text=typed.text /> }.into_any(),
        Choice::Shape => {
            view! { <CodeField label="The answer, as JSON" text=typed.shape /> }.into_any()
        }
        Choice::Delay | Choice::Postpone => view! { <DelayField typed=typed /> }.into_any(),
        Choice::Silence | Choice::Twice | Choice::Drop | Choice::Reload | Choice::Pass => {
            ().into_any()
        }
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
