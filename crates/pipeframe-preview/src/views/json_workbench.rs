//! The workbench of JSON extensions: a structure or schema and an answer side by side with what Pipedrive would draw of them.

use leptos::prelude::*;
use pipeframe_json_ui::view::{JsonModal, JsonPanel};

use crate::host::Host;
use crate::json_workbench::{DraftOf, Drawing, Example, JsonDraft, JsonKind, examples};

use super::copying::Copying;
use super::developer_hub::open_extension;
use super::icon::{Shape, small_icon};
use super::json_editor::JsonEditor;

/// The id of the field for the structure or schema.
pub(super) const STRUCTURE: &str = "json-structure";

/// The documents, what is wrong with them, and their drawing.
#[component]
pub(super) fn JsonWorkbench(host: Host) -> impl IntoView {
    let examples = StoredValue::new(examples());
    let first =
        || examples.with_value(|examples| examples.first().map(|first| first.draft.clone()));
    let Some(begun) = host.json_draft().or_else(first) else {
        return ().into_any();
    };
    let begun_of = begun.of;
    let draft = RwSignal::new(begun);
    let judgement = Memo::new(move |_| draft.with(JsonDraft::judge));
    let change = move |change: &dyn Fn(&mut JsonDraft)| {
        draft.update(change);
        host.set_json_draft(draft.get_untracked());
    };
    let structure = Signal::derive(move || draft.with(|draft| draft.structure.clone()));
    let answer = Signal::derive(move || draft.with(|draft| draft.answer.clone()));
    let uploaded = Signal::derive(move || draft.with(|draft| draft.kind.uploaded()));
    let structure_faults =
        Signal::derive(move || judgement.with(|judged| Some(judged.structure.clone())));
    let answer_faults = Signal::derive(move || judgement.with(|judged| judged.answer.clone()));
    let is_judged = move || judgement.with(|judged| judged.drawing != Drawing::Nothing);
    view! {
        <section class="json-workbench" aria-labelledby="json-workbench-heading">
            <header>
                <h2 id="json-workbench-heading">"JSON panels and modals"</h2>
                <p>
                    "What you upload to the Developer Hub, what your endpoint answers, and what Pipedrive would draw of both. The address of this page shares them."
                </p>
            </header>
            {begun_of.map(|of| view! { <WayBack host=host of=of /> })}
            <Choices draft=draft examples=examples change=change host=host />
            <div class="json-workbench-parts">
                <JsonEditor
                    id=STRUCTURE
                    label=uploaded
                    text=structure
                    faults=structure_faults
                    on_change=move |text: String| change(&move |draft| draft.structure.clone_from(&text))
                />
                <JsonEditor
                    id="json-answer"
                    label=Signal::stored("Answer of the endpoint")
                    text=answer
                    faults=answer_faults
                    on_change=move |text: String| change(&move |draft| draft.answer.clone_from(&text))
                />
                <div class="json-workbench-drawing">
                    <h3>"Drawn"</h3>
                    {move || judgement.with(|judged| drawing(&judged.drawing))}
                    <p class="workbench-note" hidden=is_judged>
                        "Pipedrive needs it whole: mend the faults first. The answer is judged by it."
                    </p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// The way back to the extension that the documents were opened of.
#[component]
fn WayBack(host: Host, of: DraftOf) -> impl IntoView {
    let name = host.select(move |desk| {
        let app = desk.hub().app(of.app).filter(|app| app.has(of.at));
        app.map(|app| app.name_of(of.at))
    });
    let note = "What you change here stays here: save it as the extension's file to upload it.";
    let button = move |name: String| {
        view! {
            <p class="json-workbench-back">
                <button type="button" class="host-button" on:click=move |_| open_extension(host, of.app, of.at)>
                    {small_icon(Shape::ArrowLeft)}
                    {format!("Back to {name}")}
                </button>
                <span class="workbench-note">{note}</span>
            </p>
        }
    };
    move || name.get().map(button)
}

/// What kind of documents they are, the status of the answer, and where to start from.
#[component]
fn Choices(
    draft: RwSignal<JsonDraft>,
    examples: StoredValue<Vec<Example>>,
    change: impl Fn(&dyn Fn(&mut JsonDraft)) + Copy + 'static,
    host: Host,
) -> impl IntoView {
    let copying = Copying::new();
    let kinds = JsonKind::ALL.map(|kind| {
        let is_chosen = move || draft.with(|draft| draft.kind == kind);
        view! {
            <option value=kind.as_str() prop:selected=is_chosen>
                {kind.label()}
            </option>
        }
    });
    let choose_kind = move |event| {
        let chosen = event_target_value(&event);
        let kind = JsonKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == chosen);
        change(&move |draft| draft.kind = kind.unwrap_or_default());
    };
    let names = examples.with_value(|examples| {
        let names = examples.iter().map(|example| example.name.clone());
        names
            .map(|name| view! { <option value=name.clone()>{name.clone()}</option> })
            .collect_view()
    });
    let start_from = move |event| {
        let chosen = event_target_value(&event);
        let example = examples.with_value(|examples| {
            let example = examples.iter().find(|example| example.name == chosen);
            example.map(|example| example.draft.clone())
        });
        if let Some(example) = example {
            change(&move |draft| {
                *draft = JsonDraft {
                    of: draft.of,
                    ..example.clone()
                };
            });
        }
    };
    let set_status = move |event| {
        let written = event_target_value(&event).parse().ok();
        if let Some(status) = written.filter(|status| (100..600).contains(status)) {
            change(&move |draft| draft.status = status);
        }
    };
    view! {
        <div class="json-workbench-choices">
            <div class="host-form-field">
                <label for="json-example">"Start from"</label>
                <select id="json-example" on:change=start_from>
                    <option value="">"An example…"</option>
                    {names}
                </select>
            </div>
            <div class="host-form-field">
                <label for="json-kind">"Documents of a"</label>
                <select id="json-kind" on:change=choose_kind>
                    {kinds.collect_view()}
                </select>
            </div>
            <div class="host-form-field">
                <label for="json-status">"Status of the answer"</label>
                <input
                    id="json-status"
                    type="number"
                    min="100"
                    max="599"
                    prop:value=move || draft.with(|draft| draft.status.to_string())
                    on:change=set_status
                />
            </div>
            <button type="button" class="host-button" on:click=move |_| copying.copy(host.address())>
                {copying.label("Copy a link to these")}
            </button>
        </div>
    }
    .into_any()
}

/// What Pipedrive would draw. It is rebuilt for each change of the documents, so that values entered before do not remain.
fn drawing(drawing: &Drawing) -> AnyView {
    match drawing.clone() {
        Drawing::Panel(state) => {
            view! { <div class="json-workbench-panel"><JsonPanel state=Signal::stored(state) /></div> }
                .into_any()
        }
        Drawing::Modal(state) => {
            view! { <div class="json-workbench-modal"><JsonModal state=Signal::stored(state) /></div> }
                .into_any()
        }
        Drawing::ModalError(state, error) => view! {
            <div class="json-workbench-modal">
                <JsonModal state=Signal::stored(state) error=Signal::stored(Some(error)) />
            </div>
        }
        .into_any(),
        Drawing::Snackbar(message) => view! {
            <p class="workbench-note">"The modal closes, and a snackbar says: " <q>{message}</q></p>
        }
        .into_any(),
        Drawing::Nothing => ().into_any(),
    }
}
