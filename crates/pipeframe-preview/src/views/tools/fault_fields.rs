//! The fields of a failure, and the list of those that are on: the same for calls and for requests to the app's server.

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::surface::Surface;
use crate::views::icon::{Shape, small_icon};

/// The surface that a failure is for; none is every surface.
#[component]
pub(super) fn SurfaceField(
    label: &'static str,
    surface: RwSignal<Option<Surface>>,
) -> impl IntoView {
    let surfaces = Surface::ALL
        .map(|surface| view! { <option value=surface.as_str()>{surface.spoken()}</option> })
        .into_iter()
        .collect_view();
    view! {
        <select
            class="tool-select"
            aria-label=label
            on:change=move |event| {
                let chosen = event_target_value(&event);
                surface.set(Surface::ALL.into_iter().find(|surface| surface.as_str() == chosen));
            }
        >
            <option value="">"Every surface"</option>
            {surfaces}
        </select>
    }
    .into_any()
}

/// A way to fail with its word and what it is called.
pub(super) type Way<T> = (T, &'static str, &'static str);

const FIRST_DELAY: u32 = 4_000;

/// How an answer fails, as it is chosen and typed into a form.
#[derive(Clone, Copy)]
pub(super) struct Typed<K: 'static> {
    pub(super) kind: RwSignal<K>,
    way: fn(K) -> Way<K>,
    status: RwSignal<u16>,
    milliseconds: RwSignal<u32>,
    body: RwSignal<String>,
}

impl<K: Copy + Send + Sync> Typed<K> {
    /// What a form begins with.
    pub(super) fn new(kind: K, way: fn(K) -> Way<K>, status: u16) -> Self {
        Self {
            kind: RwSignal::new(kind),
            way,
            status: RwSignal::new(status),
            milliseconds: RwSignal::new(FIRST_DELAY),
            body: RwSignal::new("{}".to_owned()),
        }
    }

    /// The word that the fault has in a rule.
    fn word(self) -> &'static str {
        (self.way)(self.kind.get()).1
    }

    /// The fault; `None` while the JSON of a body is none.
    pub(super) fn fault<F: DeserializeOwned>(self) -> Option<F> {
        let word = self.word();
        let details = match word {
            "status" => json!(self.status.get()),
            "delay" => json!(self.milliseconds.get()),
            "body" => serde_json::from_str::<Value>(&self.body.get()).ok()?,
            _ => return serde_json::from_value(word.into()).ok(),
        };
        serde_json::from_value(json!({ word: details })).ok()
    }
}

/// The status, the length of a delay, or the body.
#[component]
pub(super) fn FaultDetails<K>(typed: Typed<K>) -> impl IntoView
where
    K: Copy + Send + Sync + 'static,
{
    move || match typed.word() {
        "status" => view! { <StatusField status=typed.status /> }.into_any(),
        "delay" => view! {
            <MillisecondsField
                label="Milliseconds until it is answered"
                milliseconds=typed.milliseconds
                step="500"
            />
        }
        .into_any(),
        "body" => view! { <CodeField label="The body, as JSON" text=typed.body /> }.into_any(),
        _ => ().into_any(),
    }
}

/// One of the ways to fail.
#[component]
pub(super) fn WayField<T>(
    label: &'static str,
    ways: Vec<Way<T>>,
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + Send + Sync + 'static,
{
    let options = ways
        .iter()
        .map(|(_, word, label)| view! { <option value=*word>{*label}</option> })
        .collect_view();
    let choose = move |event| {
        let word = event_target_value(&event);
        if let Some((way, ..)) = ways.iter().find(|(_, known, _)| *known == word) {
            chosen.set(*way);
        }
    };
    view! {
        <select class="tool-select" aria-label=label on:change=choose>
            {options}
        </select>
    }
    .into_any()
}

/// Text that is meant for machines: JSON, or the name of a request.
#[component]
pub(super) fn CodeField(label: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <input
            type="text"
            class="tool-input"
            aria-label=label
            spellcheck="false"
            prop:value=text
            on:input=move |event| text.set(event_target_value(&event))
        />
    }
    .into_any()
}

/// A status of HTTP.
#[component]
pub(super) fn StatusField(status: RwSignal<u16>) -> impl IntoView {
    view! {
        <input
            type="number"
            class="tool-input"
            aria-label="Status of HTTP"
            min="100"
            max="599"
            prop:value=move || status.get().to_string()
            on:change=move |event| {
                if let Ok(typed) = event_target_value(&event).parse() {
                    status.set(typed);
                }
            }
        />
    }
}

/// The length of a delay.
#[component]
pub(super) fn MillisecondsField(
    label: &'static str,
    milliseconds: RwSignal<u32>,
    step: &'static str,
) -> impl IntoView {
    view! {
        <input
            type="number"
            class="tool-input"
            aria-label=label
            min="0"
            max="60000"
            step=step
            prop:value=move || milliseconds.get().to_string()
            on:input=move |event| {
                if let Ok(typed) = event_target_value(&event).parse() {
                    milliseconds.set(typed);
                }
            }
        />
        <span>"ms"</span>
    }
    .into_any()
}

/// How often it fails; none is always.
#[component]
pub(super) fn TimesField(times: RwSignal<Option<u32>>) -> impl IntoView {
    view! {
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
    }
    .into_any()
}

/// Submits the form of a failure, while it can be had.
#[component]
pub(super) fn SwitchOn(#[prop(into)] is_possible: Signal<bool>) -> impl IntoView {
    view! {
        <button
            type="submit"
            class="tool-button"
            data-look="outlined"
            disabled=move || !is_possible.get()
        >
            "Switch on"
        </button>
    }
    .into_any()
}

/// What is on, a sentence each, with a way to switch it off.
#[component]
pub(super) fn SwitchedOn(
    #[prop(into)] sentences: Signal<Vec<String>>,
    switch_off: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let items = move || {
        let items = sentences.get().into_iter().enumerate();
        items
            .map(|(index, sentence)| {
                let label = format!("Switch off: {sentence}");
                view! {
                    <li class="fault-item">
                        <span>{sentence}</span>
                        <button
                            type="button"
                            class="tool-button"
                            aria-label=label
                            on:click=move |_| switch_off(index)
                        >
                            {small_icon(Shape::Close)}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div role="status">
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

/// How often it still fails, as the end of a sentence.
pub(super) fn times_left(times: Option<u32>) -> String {
    match times {
        Some(1) => ", 1 more time".to_owned(),
        Some(times) => format!(", {times} more times"),
        None => String::new(),
    }
}
