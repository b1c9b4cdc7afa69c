//! Scenarios: one to play, one from a file, and what is switched on now as one.

use leptos::html::Input;
use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::scenario::Scenario;
use crate::views::copying::Copying;
use crate::views::element::read_file;
use crate::views::icon::{Shape, small_icon};

/// Plays scenarios.
#[component]
pub(super) fn ScenarioCard(host: Host) -> impl IntoView {
    let shipped = StoredValue::new(Scenario::shipped());
    let current = host.select(|desk| desk.failures().name.clone());
    let chosen = RwSignal::new(current.get_untracked());
    let problem = RwSignal::new(None::<String>);
    let found = move || {
        let name = chosen.get();
        shipped.with_value(|shipped| {
            shipped
                .iter()
                .find(|scenario| scenario.name == name)
                .cloned()
        })
    };
    let play = move |_| {
        problem.set(None);
        host.act(UserAction::Play(found().unwrap_or_default()));
    };
    let options = shipped.with_value(|shipped| {
        shipped
            .iter()
            .map(|scenario| {
                let name = scenario.name.clone();
                let (own, value) = (name.clone(), name.clone());
                view! {
                    <option value=value selected=move || chosen.get() == own>
                        {name}
                    </option>
                }
            })
            .collect_view()
    });
    view! {
        <section class="inspector-card">
            <h3>
                "Scenario"
                <span class="tool-note" role="status">
                    {move || {
                        Some(current.get()).filter(|name| !name.is_empty()).map(|name| format!("{name} is on"))
                    }}
                </span>
            </h3>
            <div class="tool-row">
                <select
                    class="tool-select"
                    aria-label="Scenario"
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <option value="">"none: everything works"</option>
                    {options}
                </select>
                <button type="button" class="tool-button" data-look="outlined" on:click=play>
                    {small_icon(Shape::Play)}
                    "Play"
                </button>
                <ScenarioFiles host=host problem=problem />
            </div>
            <p class="tool-note">
                {move || found().map_or_else(
                    || "Playing one loads every frame again.".to_owned(),
                    |scenario| scenario.description,
                )}
            </p>
            <p class="tool-error" role="status">{problem}</p>
        </section>
    }
    .into_any()
}

#[component]
fn ScenarioFiles(host: Host, problem: RwSignal<Option<String>>) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let copying = Copying::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let read = move |_| {
        if let Some(input) = input.get_untracked() {
            read_file(&input, move |text| match Scenario::read(&text) {
                Ok(scenario) => {
                    problem.set(None);
                    host.act(UserAction::Play(scenario));
                }
                Err(error) => problem.set(Some(error.to_string())),
            });
        }
    };
    let export = move |_| {
        let failures = host.peek(|desk| desk.failures().clone());
        copying.copy(serde_json::to_string_pretty(&failures).unwrap_or_default());
    };
    view! {
        <input
            type="file"
            accept=".json,application/json"
            hidden=true
            node_ref=input
            aria-label="Scenario to play"
            on:change=read
        />
        <button type="button" class="tool-button" on:click=choose>
            {small_icon(Shape::Upload)}
            "Play a file"
        </button>
        <button
            type="button"
            class="tool-button"
            title="Copy what is switched on now as a scenario"
            on:click=export
        >
            {small_icon(Shape::Copy)}
            {copying.label("Copy as JSON")}
        </button>
    }
    .into_any()
}
