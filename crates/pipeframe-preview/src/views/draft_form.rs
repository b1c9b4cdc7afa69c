//! The form around the fields of an "Add" dialog, and what the fields share.

use leptos::html::Form;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::account::{Account, Draft, DraftField, DraftProblem, Record, Resource};
use crate::desk::UserAction;
use crate::host::Host;

use super::element::focus_first;

/// What the last attempt to save was refused for, by field.
#[derive(Clone, Copy)]
pub(super) struct Problems(pub(super) Memo<Vec<DraftProblem>>);

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
