//! The actions of fields of a JSON panel.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use pipeframe_registration::form::{FIELD_ACTIONS, Field};
use pipeframe_registration::pointer_to;

use crate::hub::{Edit, ExtensionAt};
use crate::views::icon::{Shape, small_icon};

use super::choices::{Group, action_options, actions};
use super::field::{Findings, is_invalid};
use super::form::{Form, focus_soon, id_of};

/// The actions of fields: which field has which, and room for another one.
#[component]
pub(super) fn FieldActions(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let place = pointer.clone();
    let fields = form.select(move |app| app.names_at(&place));
    let fields = Signal::derive(move || fields.get().unwrap_or_default());
    let structure = declared(form, at);
    let rows = {
        let pointer = pointer.clone();
        move |key: String| view! { <FieldAction form=form at=at pointer=pointer.clone() key=key structure=structure /> }
    };
    view! {
        <Group
            form=form
            pointer=pointer.clone()
            field=field
            only_here=true
            help="A link action or JSON modal of this app beside the value of a field. Three fields of an object at most."
        >
            <For each=move || fields.get() key=Clone::clone children=rows />
            <AddFieldAction form=form at=at pointer=pointer fields=fields structure=structure />
        </Group>
    }
    .into_any()
}

/// The fields that the uploaded structure declares, with their captions; `None` while the preview has none to show.
fn declared(form: Form, at: ExtensionAt) -> Memo<Option<Vec<(String, String)>>> {
    form.host.select(move |desk| {
        let hub = desk.hub();
        let app = hub.app(form.app).filter(|_| hub.shows(form.app))?;
        let structure = desk.structure(&app.text_at(&at.field("identifier"))).ok()?;
        let fields = structure.fields.iter();
        let captioned = fields.map(|field| (field.key.clone(), field.caption.as_str().to_owned()));
        Some(captioned.collect())
    })
}

/// One field with its action.
#[component]
fn FieldAction(
    form: Form,
    at: ExtensionAt,
    pointer: String,
    key: String,
    structure: Memo<Option<Vec<(String, String)>>>,
) -> impl IntoView {
    let own = pointer_to(&pointer, &key);
    let id = id_of(&own);
    let described = format!("{id}-description");
    let known = form.select(actions);
    let value = form.text(own.clone());
    let options = move || action_options(known.get().unwrap_or_default(), value.get());
    let is_declared = {
        let key = key.clone();
        move || {
            structure.with(|fields| {
                fields
                    .as_ref()
                    .is_none_or(|fields| fields.iter().any(|(known, _)| *known == key))
            })
        }
    };
    let choose = {
        let field = key.clone();
        move |event| {
            form.edit(Edit::FieldAction {
                at,
                field: field.clone(),
                action: Some(event_target_value(&event)),
            });
        }
    };
    let remove = {
        let field = key.clone();
        move |_| {
            form.edit(Edit::FieldAction {
                at,
                field: field.clone(),
                action: None,
            });
            focus_soon(new_id(&pointer));
        }
    };
    view! {
        <div class="host-form-field hub-field hub-field-action">
            <label for=id.clone()>
                {key.clone()}
                <small hidden=is_declared>" isn't a field of the structure"</small>
            </label>
            <select
                id=id
                aria-invalid=is_invalid(form, own.clone())
                aria-describedby=described.clone()
                on:change=choose
            >
                {options}
            </select>
            <button
                type="button"
                class="host-icon-button"
                data-size="small"
                aria-label=format!("Remove the action of {key}")
                on:click=remove
            >
                {small_icon(Shape::Close)}
            </button>
            <div id=described>
                <Findings form=form pointer=own label="The action" />
            </div>
        </div>
    }
    .into_any()
}

fn new_id(pointer: &str) -> String {
    [&id_of(pointer), "-new"].concat()
}

/// Gives another field an action. The fields of the structure are offered; where the preview doesn't have it, any can be written.
#[component]
fn AddFieldAction(
    form: Form,
    at: ExtensionAt,
    pointer: String,
    fields: Signal<Vec<String>>,
    structure: Memo<Option<Vec<(String, String)>>>,
) -> impl IntoView {
    let id = new_id(&pointer);
    let list = format!("{id}-fields");
    let note = format!("{id}-note");
    let written = RwSignal::new(String::new());
    let known = form.select(actions);
    let refusal = move || {
        if fields.with(Vec::len) >= FIELD_ACTIONS {
            return Some("Three fields have an action. Remove one first.");
        }
        let has_actions = known.with(|known| known.as_ref().is_some_and(|known| !known.is_empty()));
        (!has_actions).then_some("The app has no link action and no JSON modal yet.")
    };
    let offered = move || {
        let offered = structure.get().unwrap_or_default().into_iter();
        let taken = fields.get();
        offered
            .filter(|(key, _)| !taken.contains(key))
            .map(|(key, caption)| view! { <option value=key>{caption}</option> })
            .collect_view()
    };
    let is_new = move || {
        let key = written.with(|written| written.trim().to_owned());
        !key.is_empty() && fields.with(|fields| !fields.contains(&key))
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let first = known
            .get_untracked()
            .and_then(|known| known.into_iter().next());
        let Some((action, _)) = first.filter(|_| refusal().is_none() && is_new()) else {
            return;
        };
        let field = written.get_untracked().trim().to_owned();
        focus_soon(id_of(&pointer_to(&pointer, &field)));
        form.edit(Edit::FieldAction {
            at,
            field,
            action: Some(action),
        });
        written.set(String::new());
    };
    view! {
        <form class="host-form-field hub-field hub-field-action" on:submit=add>
            <label for=id.clone()>"Key of a field"</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                list=list.clone()
                aria-describedby=note.clone()
                prop:value=written
                on:input=move |event| written.set(event_target_value(&event))
            />
            <datalist id=list>{offered}</datalist>
            <button
                type="submit"
                class="host-button"
                data-size="small"
                disabled=move || refusal().is_some() || !is_new()
            >
                {small_icon(Shape::Plus)}
                "Add an action"
            </button>
            <p class="host-field-help" id=note>
                {refusal}
            </p>
        </form>
    }
    .into_any()
}
