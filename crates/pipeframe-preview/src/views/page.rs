//! The page of the simulated Pipedrive that the user is at.

use leptos::prelude::*;

use crate::account::Record;
use crate::desk::{Part, Place, UserAction};
use crate::host::Host;
use crate::hub::HubPage;

use super::developer_hub::DeveloperHub;
use super::icon::{Shape, icon};
use super::list_page::ListPage;
use super::record_page::RecordPage;
use super::search_box::shape_of;
use super::settings_page::SettingsPage;
use super::workbench::Workbench;

/// The page of the simulated Pipedrive that the user is at.
#[component]
pub(super) fn Page(host: Host) -> impl IntoView {
    // The Developer Hub follows its own pages, so that the focus stays where it is.
    let shown = host.select(|desk| {
        let place = desk.place();
        let place = match place.hub_page() {
            Some(_) => Place::DeveloperHub(HubPage::Apps),
            None => place,
        };
        (place, desk.is_record_there())
    });
    move || match shown.get() {
        (Place::Details(record), true) if has_page(record) => {
            view! { <RecordPage host=host record=record /> }.into_any()
        }
        (Place::Details(record), _) => {
            view! { <MissingRecord host=host record=record /> }.into_any()
        }
        (Place::List(resource), _) => view! { <ListPage host=host resource=resource /> }.into_any(),
        (Place::Settings, _) => view! { <SettingsPage host=host /> }.into_any(),
        (Place::Workbench, _) => view! { <Workbench host=host /> }.into_any(),
        (Place::DeveloperHub(_), _) => view! { <DeveloperHub host=host /> }.into_any(),
        (Place::Elsewhere(part, item), _) => {
            view! { <PlaceholderPage part=part item=item /> }.into_any()
        }
    }
}

/// Whether Pipedrive shows such a record on a page of its own.
fn has_page(record: Record) -> bool {
    Place::Details(record).is_simulated()
}

#[component]
fn MissingRecord(host: Host, record: Record) -> impl IntoView {
    let list = Place::List(record.resource);
    let (title, sentence) = if has_page(record) {
        (
            "This record doesn't exist".to_owned(),
            format!("The simulated account has no {record}. Choose one from the list."),
        )
    } else {
        (
            format!("{} have no page of their own here", list.title()),
            "Pipedrive opens them over their list. This preview doesn't simulate that.".to_owned(),
        )
    };
    view! {
        <div class="placeholder-page">
            {icon(shape_of(record.resource))} <h1>{title}</h1> <p>{sentence}</p>
            <button
                type="button"
                class="host-button"
                data-color="primary"
                on:click=move |_| host.act(UserAction::Navigate(list))
            >
                "Go to the list"
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn PlaceholderPage(part: Part, item: Option<u64>) -> impl IntoView {
    let (shape, sentence) = match part {
        Part::Leads => (Shape::Lead, "The leads inbox isn't simulated."),
        Part::Campaigns => (Shape::Megaphone, "Campaigns aren't simulated."),
        Part::Projects => (Shape::Board, "Projects aren't simulated."),
    };
    let item = item.map(|id| format!("An app asked for item {id}. "));
    view! {
        <div class="placeholder-page">
            {icon(shape)} <h1>{Place::Elsewhere(part, None).title()}</h1>
            <p>
                {item} {sentence}
                " No extension has a place here, so there is nothing to try. The floating window stays open."
            </p>
        </div>
    }
    .into_any()
}
