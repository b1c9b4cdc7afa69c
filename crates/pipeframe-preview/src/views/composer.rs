//! The tabs above a record's history: plan an activity, read notes, call.

use leptos::prelude::*;

use crate::account::{Record, Resource};
use crate::desk::UserAction;
use crate::host::Host;
use crate::rich_text::forbidden_tag;

use super::form_field::{Control, TextField};
use super::icon::{Shape, small_icon};
use super::phone_call::{CallDirection, PhoneCall, callable};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Activity,
    Notes,
    Calls,
}

const TABS: [(Tab, Shape, &str); 3] = [
    (Tab::Activity, Shape::Calendar, "Activity"),
    (Tab::Notes, Shape::Note, "Notes"),
    (Tab::Calls, Shape::Phone, "Calls"),
];

/// The tabs above a record's history.
#[component]
pub(super) fn Composer(host: Host, record: Record) -> impl IntoView {
    let tab = RwSignal::new(Tab::Activity);
    let on_key = move |event: web_sys::KeyboardEvent| {
        let current = TABS
            .iter()
            .position(|(known, ..)| *known == tab.get_untracked());
        let current = current.unwrap_or_default();
        let next = match event.key().as_str() {
            "ArrowRight" => (current + 1) % TABS.len(),
            "ArrowLeft" => (current + TABS.len() - 1) % TABS.len(),
            _ => return,
        };
        event.prevent_default();
        tab.set(TABS[next].0);
        super::element::focus_by_id(&format!("record-tab-{next}"));
    };
    let tabs = TABS
        .into_iter()
        .enumerate()
        .map(|(index, (own, shape, label))| {
            let selected = move || tab.get() == own;
            view! {
                <button
                    type="button"
                    class="host-tab"
                    role="tab"
                    id=format!("record-tab-{index}")
                    aria-controls="record-tab-panel"
                    aria-selected=move || selected().to_string()
                    tabindex=move || if selected() { "0" } else { "-1" }
                    on:click=move |_| tab.set(own)
                >
                    {small_icon(shape)}
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="composer" aria-label="Plan and record">
            <div class="host-tabs" role="tablist" aria-label="Plan and record" on:keydown=on_key>
                {tabs}
            </div>
            <div
                id="record-tab-panel"
                role="tabpanel"
                aria-label=move || TABS.iter().find(|(own, ..)| *own == tab.get()).map(|(.., label)| *label)
            >
                {move || match tab.get() {
                    Tab::Activity => view! { <PlanActivity host=host record=record /> }.into_any(),
                    Tab::Notes => view! { <Notes host=host record=record /> }.into_any(),
                    Tab::Calls => view! { <Calls host=host record=record /> }.into_any(),
                }}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn PlanActivity(host: Host, record: Record) -> impl IntoView {
    let name = host.select(move |desk| {
        desk.account()
            .name_of(record)
            .unwrap_or_default()
            .to_owned()
    });
    view! {
        <div class="composer-body">
            <p>"Plan the next step for " {name} "."</p>
            <button
                type="button"
                class="host-button"
                data-color="primary"
                on:click=move |_| host.act(UserAction::AddRecord(Resource::Activity))
            >
                {small_icon(Shape::Plus)}
                "Add activity"
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Notes(host: Host, record: Record) -> impl IntoView {
    let content = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let written = content.get_untracked();
        let wrong = problem_of(&written);
        problem.set(wrong);
        if wrong.is_none() {
            content.set(String::new());
            host.act(UserAction::AddNote {
                record,
                content: written,
            });
        }
    };
    view! {
        <form class="composer-body" data-kind="note" novalidate on:submit=save>
            <TextField
                id="record-note"
                label="Note"
                control=Control::Area
                help="Plain text, or with the tags b, i, u, ul and li."
                value=content.into()
                problem=problem
                on_change=move |text| {
                    problem.set(None);
                    content.set(text);
                }
            />
            <button type="submit" class="host-button" data-color="primary">
                "Save note"
            </button>
        </form>
    }
    .into_any()
}

/// What keeps a note from being saved.
fn problem_of(note: &str) -> Option<&'static str> {
    if note.trim().is_empty() {
        return Some("Write something first");
    }
    forbidden_tag(note).map(|_| "Use no other tags than b, i, u, ul and li")
}

#[component]
fn Calls(host: Host, record: Record) -> impl IntoView {
    let people = host.select(move |desk| callable(desk.account(), record));
    let has_window = host.select(|desk| desk.floating_window().is_some());
    let callers = move || {
        people
            .get()
            .into_iter()
            .map(|person| view! { <Caller host=host person=person /> })
            .collect_view()
    };
    view! {
        <div class="composer-body" data-kind="calls">
            <Show when=move || !has_window.get()>
                <p>"The app has no floating window, so there is nothing to call with."</p>
            </Show>
            <Show when=move || has_window.get() && people.with(Vec::is_empty)>
                <p>"Nobody here has a phone number."</p>
            </Show>
            <Show when=move || has_window.get()>
                <ul class="caller-list">{callers}</ul>
                <CallContext host=host />
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn Caller(host: Host, person: u64) -> impl IntoView {
    let name = host.select(move |desk| {
        desk.account()
            .person(person)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    });
    let call = use_context::<PhoneCall>();
    let ring = move |_| {
        if let Some(call) = call {
            call.start(host, person, CallDirection::Incoming);
        }
    };
    view! {
        <li>
            <span>{name}</span>
            <super::phone_call::PhoneLink host=host person=person />
            <button type="button" class="host-button" data-size="small" on:click=ring>
                {small_icon(Shape::PhoneIncoming)}
                "Simulate incoming call"
            </button>
        </li>
    }
    .into_any()
}

/// The context of the next call as JSON to change, and a button that sends it.
#[component]
fn CallContext(host: Host) -> impl IntoView {
    let call = use_context::<PhoneCall>()?;
    let problem = Memo::new(move |_| call.parsed().err());
    let send = move |_| {
        if let Ok(context) = call.parsed() {
            host.act(UserAction::ShowFloatingWindow(Some(context)));
        }
    };
    let view = view! {
        <details class="call-context">
            <summary>"What the app is told"</summary>
            <p class="host-field-help">
                "Pipedrive doesn't document these fields. Change them to what your app expects."
            </p>
            <textarea
                class="call-context-text"
                aria-label="Context of the call, as JSON"
                rows="7"
                spellcheck="false"
                aria-invalid=move || problem.get().is_some().then_some("true")
                prop:value=call.text
                on:input=move |event| call.text.set(event_target_value(&event))
            ></textarea>
            <p class="host-field-error" role="status">
                {problem}
            </p>
            <button
                type="button"
                class="host-button"
                data-size="small"
                disabled=move || problem.get().is_some()
                on:click=send
            >
                "Send to the floating window"
            </button>
        </details>
    };
    Some(view.into_any())
}
