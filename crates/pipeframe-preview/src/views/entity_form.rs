//! Pipedrive's own "Add" dialogs.

use leptos::html::Form;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::account::{
    Account, DealDraft, Draft, DraftField, DraftProblem, OrganizationDraft, PersonDraft, Record,
    Resource,
};
use crate::desk::{Desk, DialogId, EntityForm, ModalContent, UserAction};
use crate::host::Host;

use super::activity_form::ActivityFields;
use super::dialog::{Dialog, DialogKind};
use super::element::focus_first;
use super::form_field::{Control, TextField};
use super::modal::{DialogHeader, heading_id, is_covered};

const PEOPLE: &str = "known-people";
const ORGANIZATIONS: &str = "known-organizations";

/// What the last attempt to save was refused for, by field.
#[derive(Clone, Copy)]
pub(super) struct Problems(Memo<Vec<DraftProblem>>);

impl Problems {
    /// What is wrong with a field.
    pub(super) fn of(self, field: DraftField) -> Signal<Option<&'static str>> {
        let all = self.0;
        Signal::derive(move || {
            all.with(|problems| {
                let found = problems.iter().find(|problem| problem.field == field);
                found.map(|problem| problem.text)
            })
        })
    }
}

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

/// The form around the fields: saving, cancelling, and the focus on the first field that is wrong.
#[component]
pub(super) fn DraftForm(
    host: Host,
    problems: Problems,
    /// The draft as typed so far.
    draft: Signal<Draft>,
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<Form>::new();
    Effect::new(move |_| {
        let wrong = problems.0.with(|problems| !problems.is_empty());
        if let (true, Some(element)) = (wrong, element.get_untracked()) {
            // The marks of the fields are set by effects of this same round.
            request_animation_frame(move || {
                focus_first(&element, "[aria-invalid=true]");
            });
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        host.act(UserAction::SubmitEntity(draft.get_untracked()));
    };
    view! {
        <form class="entity-form" novalidate node_ref=element on:submit=save>
            <div class="host-dialog-body">{children()}</div>
            <div class="host-dialog-footer">
                <button
                    type="button"
                    class="host-button"
                    on:click=move |_| host.act(UserAction::CloseModal)
                >
                    "Cancel"
                </button>
                <button type="submit" class="host-button" data-color="primary">
                    "Save"
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// A field of a draft as a signal and a setter.
pub(super) fn field<T: Send + Sync + 'static>(
    draft: RwSignal<T>,
    read: fn(&T) -> &String,
    write: fn(&mut T) -> &mut String,
) -> (Signal<String>, impl Fn(String) + Copy) {
    let value = Signal::derive(move || draft.with(|draft| read(draft).clone()));
    let change = move |text| draft.update(|draft| *write(draft) = text);
    (value, change)
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

/// The records of a kind as options, with "None" first.
pub(super) fn record_options(account: &Account, resource: Resource) -> Vec<(String, String)> {
    let ids: Vec<u64> = match resource {
        Resource::Deal => account.deals.iter().map(|deal| deal.id).collect(),
        Resource::Person => account.people.iter().map(|person| person.id).collect(),
        Resource::Organization => account.organizations.iter().map(|found| found.id).collect(),
        Resource::Activity => Vec::new(),
    };
    let named = ids.into_iter().map(|id| {
        let name = account.name_of(Record { resource, id }).unwrap_or_default();
        (id.to_string(), name.to_owned())
    });
    std::iter::once((String::new(), "None".to_owned()))
        .chain(named)
        .collect()
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
