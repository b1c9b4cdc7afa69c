//! Pipedrive's own "Add" dialogs.

use leptos::prelude::*;

use crate::account::{DealDraft, Draft, DraftField, OrganizationDraft, PersonDraft, Resource};
use crate::desk::{Desk, DialogId, EntityForm, ModalContent, UserAction};
use crate::host::Host;

use super::activity_form::ActivityFields;
use super::dialog::{Dialog, DialogKind};
use super::draft_form::{DraftForm, Problems, field, record_options};
use super::form_field::{Control, TextField};
use super::modal_header::{DialogHeader, heading_id, is_covered};

const PEOPLE: &str = "known-people";
const ORGANIZATIONS: &str = "known-organizations";

/// One of Pipedrive's "Add" dialogs, filled in with what the app asked for.
#[component]
pub(super) fn EntityDialog(host: Host, id: DialogId) -> impl IntoView {
    let covered = host.select(move |desk| is_covered(desk, id));
    let draft = host.peek(|desk| form(desk, id).map(|form| form.draft.clone()))?;
    let problems = Problems(host.select(move |desk| {
        form(desk, id)
            .map(|form| form.problems.clone())
            .unwrap_or_default()
    }));
    let view = view! {
        <Dialog
            kind=DialogKind::Form
            labelled_by=heading_id(id)
            first_focus="input, select"
            covered=covered
            on_escape=move || host.act(UserAction::CloseModal)
        >
            <DialogHeader host=host id=id />
            {match draft {
                Draft::Deal(draft) => {
                    view! { <DealFields host=host draft=draft problems=problems /> }.into_any()
                }
                Draft::Person(draft) => {
                    view! { <PersonFields host=host draft=draft problems=problems /> }.into_any()
                }
                Draft::Organization(draft) => {
                    view! { <OrganizationFields host=host draft=draft problems=problems /> }
                        .into_any()
                }
                Draft::Activity(draft) => {
                    view! { <ActivityFields host=host draft=draft problems=problems /> }.into_any()
                }
            }}
            <KnownNames host=host />
        </Dialog>
    };
    Some(view.into_any())
}

fn form(desk: &Desk, id: DialogId) -> Option<&EntityForm> {
    match &desk.modal_of(id)?.content {
        ModalContent::Entity(form) => Some(form),
        ModalContent::Custom(_) | ModalContent::Json(_) => None,
    }
}

#[component]
fn DealFields(host: Host, draft: DealDraft, problems: Problems) -> impl IntoView {
    let draft = RwSignal::new(draft);
    let (title, set_title) = field(draft, |draft| &draft.title, |draft| &mut draft.title);
    let (person, set_person) = field(draft, |draft| &draft.person, |draft| &mut draft.person);
    let (organization, set_organization) = field(
        draft,
        |draft| &draft.organization,
        |draft| &mut draft.organization,
    );
    let (value, set_value) = field(draft, |draft| &draft.value, |draft| &mut draft.value);
    view! {
        <DraftForm host=host problems=problems draft=Signal::derive(move || Draft::Deal(draft.get()))>
            <TextField
                id="deal-title"
                label="Title"
                required=true
                value=title
                problem=problems.of(DraftField::Title)
                on_change=set_title
            />
            <TextField
                id="deal-person"
                label="Contact person"
                suggestions=PEOPLE
                help="A new name is added to the contacts."
                value=person
                on_change=set_person
            />
            <TextField
                id="deal-organization"
                label="Organization"
                suggestions=ORGANIZATIONS
                help="A new name is added to the contacts."
                value=organization
                on_change=set_organization
            />
            <TextField
                id="deal-value"
                label="Value in EUR"
                value=value
                problem=problems.of(DraftField::Value)
                on_change=set_value
            />
        </DraftForm>
    }
    .into_any()
}

#[component]
fn PersonFields(host: Host, draft: PersonDraft, problems: Problems) -> impl IntoView {
    let draft = RwSignal::new(draft);
    let (name, set_name) = field(draft, |draft| &draft.name, |draft| &mut draft.name);
    let (organization, set_organization) = field(
        draft,
        |draft| &draft.organization,
        |draft| &mut draft.organization,
    );
    let (phone, set_phone) = field(draft, |draft| &draft.phone, |draft| &mut draft.phone);
    let (email, set_email) = field(draft, |draft| &draft.email, |draft| &mut draft.email);
    view! {
        <DraftForm host=host problems=problems draft=Signal::derive(move || Draft::Person(draft.get()))>
            <TextField
                id="person-name"
                label="Name"
                required=true
                value=name
                problem=problems.of(DraftField::Name)
                on_change=set_name
            />
            <TextField
                id="person-organization"
                label="Organization"
                suggestions=ORGANIZATIONS
                help="A new name is added to the contacts."
                value=organization
                on_change=set_organization
            />
            <div class="host-form-row">
                <TextField
                    id="person-phone"
                    label="Phone"
                    control=Control::Line("tel")
                    value=phone
                    on_change=set_phone
                />
                <TextField
                    id="person-email"
                    label="Email"
                    control=Control::Line("email")
                    value=email
                    on_change=set_email
                />
            </div>
        </DraftForm>
    }
    .into_any()
}

#[component]
fn OrganizationFields(host: Host, draft: OrganizationDraft, problems: Problems) -> impl IntoView {
    let draft = RwSignal::new(draft);
    let (name, set_name) = field(draft, |draft| &draft.name, |draft| &mut draft.name);
    let (address, set_address) = field(draft, |draft| &draft.address, |draft| &mut draft.address);
    let whole = Signal::derive(move || Draft::Organization(draft.get()));
    view! {
        <DraftForm host=host problems=problems draft=whole>
            <TextField
                id="organization-name"
                label="Name"
                required=true
                value=name
                problem=problems.of(DraftField::Name)
                on_change=set_name
            />
            <TextField
                id="organization-address"
                label="Address"
                value=address
                on_change=set_address
            />
        </DraftForm>
    }
    .into_any()
}

/// The names that fields suggest.
#[component]
fn KnownNames(host: Host) -> impl IntoView {
    let list = |id: &'static str, resource| {
        let names = host.peek(|desk| record_options(desk.account(), resource));
        let options = names
            .into_iter()
            .skip(1)
            .map(|(_, name)| view! { <option value=name></option> })
            .collect_view();
        view! { <datalist id=id>{options}</datalist> }
    };
    view! {
        {list(PEOPLE, Resource::Person)}
        {list(ORGANIZATIONS, Resource::Organization)}
    }
    .into_any()
}
