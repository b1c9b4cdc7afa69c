//! The third tab: the extensions, all or one of them.

use leptos::prelude::*;
use pipeframe_registration::form::ExtensionKind;

use crate::hub::{Edit, ExtensionAt, add_refusal, remaining};
use crate::views::icon::{Shape, small_icon};

use super::extension_form::ExtensionForm;
use super::field::Findings;
use super::form::{Form, add_id, focus_soon, id_of, open_extension};
use super::identifier::identifier;
use super::workbench_button::WorkbenchButton;

/// The extensions of an app, or one of them.
#[component]
pub(super) fn Extensions(form: Form, open: Option<ExtensionAt>) -> impl IntoView {
    match open {
        Some(at) => view! { <ExtensionForm form=form at=at /> }.into_any(),
        None => view! { <AllExtensions form=form /> }.into_any(),
    }
}

#[component]
fn AllExtensions(form: Form) -> impl IntoView {
    let kinds = ExtensionKind::ALL
        .map(|kind| view! { <Kind form=form kind=kind /> })
        .into_iter()
        .collect_view();
    view! { <div class="hub-kinds">{kinds}</div> }.into_any()
}

fn open(form: Form, at: ExtensionAt) {
    open_extension(form.host, form.app, at);
}

const fn explained(kind: ExtensionKind) -> &'static str {
    match kind {
        ExtensionKind::LinkAction => "A menu entry that opens a page of your app in a new tab.",
        ExtensionKind::JsonModal => "A form over the page, which Pipedrive draws from a schema.",
        ExtensionKind::JsonPanel => "Data of your app in the sidebar, which Pipedrive draws.",
        ExtensionKind::Panel => "An iframe of your app in the sidebar.",
        ExtensionKind::Modal => "An iframe of your app over the page.",
        ExtensionKind::FloatingWindow => {
            "An iframe that stays while people move through Pipedrive."
        }
        ExtensionKind::Settings => "A page of your app in Pipedrive's settings, or a link to one.",
    }
}

#[component]
fn Kind(form: Form, kind: ExtensionKind) -> impl IntoView {
    let extensions = form.select(move |app| {
        let extensions = app.extensions(kind).into_iter();
        let named = extensions.map(|at| {
            let locations = app.texts_at(&at.field("locations")).len();
            (
                at,
                app.name_of(at),
                locations,
                app.findings_at(&at.pointer()).len(),
            )
        });
        named.collect::<Vec<_>>()
    });
    let refusal = form.select(move |app| add_refusal(app, kind));
    let refusal = move || refusal.get().flatten();
    let note = form.select(move |app| remaining(app, kind));
    let note_id = format!("hub-{}-note", kind.key());
    let add = move |_| {
        let before = form
            .peek(|app| app.extensions(kind).len())
            .unwrap_or_default();
        form.edit(Edit::Add {
            kind,
            identifier: identifier(),
        });
        let after = form.peek(|app| app.extensions(kind)).unwrap_or_default();
        if let Some(added) = after.last().filter(|_| after.len() > before) {
            open(form, *added);
        }
    };
    let list = move || {
        let extensions = extensions.get().unwrap_or_default().into_iter();
        extensions
            .map(|(at, name, locations, wrong)| row(form, at, &name, locations, wrong))
            .collect_view()
    };
    view! {
        <section class="hub-section hub-kind" aria-label=kind.title()>
            <header>
                <h2>{kind.title()}</h2>
                <p>{explained(kind)}</p>
                <button
                    type="button"
                    id=add_id(kind)
                    class="host-button"
                    data-size="small"
                    aria-label=format!("Add: {}", kind.title().to_lowercase())
                    aria-describedby=note_id.clone()
                    disabled=move || refusal().is_some()
                    on:click=add
                >
                    {small_icon(Shape::Plus)}
                    "Add"
                </button>
            </header>
            <ul>{list}</ul>
            <Findings form=form pointer=format!("/{}", kind.key()) label=kind.title() only_here=true />
            <p class="host-field-help" id=note_id>
                {move || refusal().or_else(|| note.get())}
            </p>
        </section>
    }
    .into_any()
}

fn row(form: Form, at: ExtensionAt, name: &str, locations: usize, wrong: usize) -> AnyView {
    let places = match (at.kind.locations().is_empty(), locations) {
        (true, _) => None,
        (false, 0) => Some("no location".to_owned()),
        (false, 1) => Some("1 location".to_owned()),
        (false, count) => Some(format!("{count} locations")),
    };
    let wrong = (wrong > 0).then(|| {
        view! { <span class="host-tag" data-status="wrong">{format!("{wrong} to look at")}</span> }
    });
    view! {
        <li>
            <button
                type="button"
                id=id_of(&at.pointer())
                class="host-link"
                on:click=move |_| open(form, at)
            >
                {name.to_owned()}
            </button>
            <small>{places}</small>
            {wrong}
            <WorkbenchButton form=form at=at name=name.to_owned() />
            <button
                type="button"
                class="host-icon-button"
                data-size="small"
                aria-label=format!("Remove {name}")
                on:click=move |_| {
                    form.edit(Edit::Remove(at));
                    focus_soon(add_id(at.kind));
                }
            >
                {small_icon(Shape::Close)}
            </button>
        </li>
    }
    .into_any()
}
