//! The form of one extension.

use leptos::prelude::*;
use pipeframe_registration::form::{Control, ExtensionKind, Field};

use crate::hub::{Edit, ExtensionAt, HubPage, HubTab};
use crate::views::icon::{Shape, small_icon};

use super::choices::{Locations, MainAction, ObjectActions, PageType, Ways};
use super::field::{Findings, OtherFindings, TextInput};
use super::field_actions::FieldActions;
use super::form::{Form, add_id, go_and_focus, id_of};
use super::workbench_button::WorkbenchButton;

/// All fields of an extension.
#[component]
pub(super) fn ExtensionForm(form: Form, at: ExtensionAt) -> impl IntoView {
    let back = move |focus: String| {
        let page = HubPage::App(form.app, HubTab::Extensions(None));
        go_and_focus(form.host, page, focus);
    };
    if !form.peek(|app| app.has(at)).unwrap_or_default() {
        return view! {
            <div class="hub-missing">
                <h2>"This extension isn't here"</h2>
                <p>"It was removed, or the file never had it."</p>
                <button type="button" class="host-button" on:click=move |_| back(add_id(at.kind))>
                    "Show all extensions"
                </button>
            </div>
        }
        .into_any();
    }
    let name = form.select(move |app| app.name_of(at));
    let opens_link = form.select(move |app| app.opens_link(at));
    let fields = move || {
        let fields = at.kind.fields(opens_link.get().unwrap_or_default()).iter();
        fields.map(|field| control(form, at, *field)).collect_view()
    };
    let remove = move |_| {
        back(add_id(at.kind));
        form.edit(Edit::Remove(at));
    };
    view! {
        <section class="hub-section" aria-label=at.kind.title()>
            <header class="hub-extension-heading">
                <button type="button" class="host-button" data-size="small" on:click=move |_| back(id_of(&at.pointer()))>
                    {small_icon(Shape::ArrowLeft)}
                    "All extensions"
                </button>
                <h2>{at.kind.title()} ": " {move || name.get()}</h2>
                <WorkbenchButton form=form at=at name=form.peek(|app| app.name_of(at)).unwrap_or_default() />
                <button type="button" class="host-button" data-size="small" on:click=remove>
                    "Remove"
                </button>
            </header>
            <OtherFindings
                form=form
                tab=HubTab::Extensions(Some(at))
                pointer=at.pointer()
                label=at.kind.title()
            />
            {fields}
            <TextInput
                form=form
                pointer=at.field("identifier")
                label="Extension identifier"
                required=true
                help="The preview made it up. The Developer Hub gives the real one after saving: copy it here, because the SDK's action_id means it."
            />
            <Findings form=form pointer=at.field("jwtSecret") label="The JWT secret" />
        </section>
    }
    .into_any()
}

fn control(form: Form, at: ExtensionAt, field: Field) -> AnyView {
    let pointer = at.field(field.key);
    let text = |limit, help: &'static str| {
        view! {
            <TextInput
                form=form
                pointer=pointer.clone()
                label=field.label
                required=field.required
                limit=limit
                help=help
            />
        }
        .into_any()
    };
    match field.control {
        Control::Text(limit) => text(Some(limit), help_of(at.kind, field.key)),
        Control::Address => text(
            None,
            "A path of your app, or a full address. Pipedrive asks for https.",
        ),
        Control::File => text(
            None,
            "The path of the file beside the registration. Pipedrive's form takes an upload.",
        ),
        Control::SecretVariable => text(
            None,
            "The name of the environment variable that holds it, such as APP_JWT_SECRET. Type the secret itself into Pipedrive's form only. Without one the client secret signs.",
        ),
        Control::Locations => view! { <Locations form=form at=at field=field /> }.into_any(),
        Control::Authentication => view! { <Ways form=form at=at field=field /> }.into_any(),
        Control::Action => view! { <MainAction form=form at=at field=field /> }.into_any(),
        Control::Actions => view! { <ObjectActions form=form at=at field=field /> }.into_any(),
        Control::FieldActions => view! { <FieldActions form=form at=at field=field /> }.into_any(),
        Control::SettingsKind => view! { <PageType form=form at=at field=field /> }.into_any(),
    }
}

const fn help_of(kind: ExtensionKind, key: &str) -> &'static str {
    match (kind, key.as_bytes()) {
        (ExtensionKind::FloatingWindow, b"name") => "In the window's header. Short and precise.",
        (kind, b"name") if kind.is_action() => "In the menu, and above a modal. Sentence case.",
        (_, b"name") => "Above the panel. Sentence case.",
        _ => "What it is for, for people who choose apps.",
    }
}
