//! What a record is called, what it is worth, who looks after it, and the actions menu with the app's modals and links.

use leptos::prelude::*;

use crate::account::{Account, Record, Resource, Stage};
use crate::desk::{Desk, UserAction};
use crate::host::Host;

use super::avatar::{app_avatar, avatar};
use super::icon::{Shape, icon, small_icon};
use super::link_actions::LinkActions;
use super::menu::{Menu, MenuItem};
use super::record_link::RecordLink;
use super::wording::money;

/// The head of a record's page.
#[component]
pub(super) fn RecordHeader(host: Host, record: Record) -> impl IntoView {
    let name = host.select(move |desk| desk.account().name_of(record).map(str::to_owned));
    let owner = host.select(move |desk| owner_name(desk.account(), record));
    view! {
        <header class="record-header">
            <div class="record-heading">
                {picture(host, record)} <div class="record-title">
                    <h1>{move || name.get()}</h1>
                    <RecordFacts host=host record=record />
                </div> <div class="record-actions">
                    <div class="record-owner">
                        {avatar(move || owner.get(), Resource::Person, None)}
                        <span>{owner} <small>"Owner"</small></span>
                    </div>
                    <ActionsMenu host=host />
                </div>
            </div>
            {(record.resource == Resource::Deal)
                .then(|| view! { <StageBar host=host deal=record.id /> })}
        </header>
    }
    .into_any()
}

fn owner_name(account: &Account, record: Record) -> String {
    account
        .owner_of(record)
        .and_then(|id| account.user(id))
        .map(|user| user.name.clone())
        .unwrap_or_default()
}

/// The picture of a person or an organisation; deals have none.
fn picture(host: Host, record: Record) -> Option<AnyView> {
    let name = host.select(move |desk| {
        desk.account()
            .name_of(record)
            .unwrap_or_default()
            .to_owned()
    });
    matches!(record.resource, Resource::Person | Resource::Organization)
        .then(|| avatar(move || name.get(), record.resource, Some("large")))
}

/// The line under the name.
#[component]
fn RecordFacts(host: Host, record: Record) -> impl IntoView {
    let value = host.select(move |desk| match record.resource {
        Resource::Deal => desk
            .account()
            .deal(record.id)
            .map(|deal| money(&deal.value)),
        Resource::Person | Resource::Organization | Resource::Activity => None,
    });
    let links = host.select(move |desk| linked(desk.account(), record));
    view! {
        <ul class="record-facts">
            {move || value.get().map(|value| view! { <li><strong>{value}</strong></li> })}
            {move || {
                links
                    .get()
                    .into_iter()
                    .map(|link| {
                        let shape = super::search_box::shape_of(link.resource);
                        view! {
                            <li>{small_icon(shape)} <RecordLink host=host record=link /></li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
    .into_any()
}

/// The person and the organisation that belong to a record.
pub(super) fn linked(account: &Account, record: Record) -> Vec<Record> {
    let (person, organization) = match record.resource {
        Resource::Deal => account
            .deal(record.id)
            .map_or((None, None), |deal| (deal.person, deal.organization)),
        Resource::Person => (
            None,
            account
                .person(record.id)
                .and_then(|person| person.organization),
        ),
        Resource::Organization | Resource::Activity => (None, None),
    };
    let person = person.map(Record::person);
    let organization = organization.map(Record::organization);
    person.into_iter().chain(organization).collect()
}

/// The "…" menu with the modals and link actions that the app registered for this page.
#[component]
pub(super) fn ActionsMenu(
    host: Host,
    /// `start` opens towards the right.
    #[prop(default = "end")]
    opens: &'static str,
) -> impl IntoView {
    let modals = host.select(menu_entries);
    let links = host.select(Desk::link_actions);
    let app = host.select(|desk| desk.registration().name.clone());
    let entries = move || {
        modals
            .get()
            .into_iter()
            .map(|(identifier, name, description)| {
                view! {
                    <MenuItem on_select=move || {
                        host.act(UserAction::OpenCustomModal(identifier.clone()));
                    }>
                        {app_avatar(host)}
                        <span class="host-popover-text">{name} <small>{description}</small></span>
                    </MenuItem>
                }
            })
            .collect_view()
    };
    view! {
        <Menu
            label="More actions"
            class="host-icon-button"
            opens=opens
            face=ViewFn::from(|| icon(Shape::More))
        >
            <p class="host-popover-heading">{app}</p>
            {entries()} <LinkActions host=host />
            <Show when=move || modals.with(Vec::is_empty) && links.with(Vec::is_empty)>
                <MenuItem disabled=true on_select=|| ()>
                    "The app has no action on this page."
                </MenuItem>
            </Show>
            <p class="host-popover-note">"Pipedrive's own actions aren't simulated."</p>
        </Menu>
    }
    .into_any()
}

/// Identifier, name and description of each custom modal and JSON modal for the page.
fn menu_entries(desk: &Desk) -> Vec<(String, String, String)> {
    let custom = desk.menu().into_iter();
    let custom = custom.map(|modal| (&modal.identifier, &modal.name, &modal.description));
    let json = desk.json_menu().into_iter();
    let json = json.map(|modal| (&modal.identifier, &modal.name, &modal.description));
    custom
        .chain(json)
        .map(|(identifier, name, description)| {
            (identifier.clone(), name.clone(), description.clone())
        })
        .collect()
}

/// The pipeline; a stage is a button that moves the deal there.
#[component]
fn StageBar(host: Host, deal: u64) -> impl IntoView {
    let stages = host.select(|desk| desk.account().stages.clone());
    let position = host.select(move |desk| {
        let account = desk.account();
        let stage = account.deal(deal)?.stage;
        account.stages.iter().position(|known| known.id == stage)
    });
    let items = move || {
        stages
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, Stage { id, label })| {
                let state = move || match position.get() {
                    Some(current) if index < current => "done",
                    Some(current) if index == current => "current",
                    _ => "ahead",
                };
                let current = move || (position.get() == Some(index)).then_some("step");
                view! {
                    <li data-state=state>
                        <button
                            type="button"
                            aria-current=current
                            on:click=move |_| {
                                host.act(UserAction::SetDealStage {
                                    deal,
                                    stage: id,
                                });
                            }
                        >
                            {label}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <ol class="stage-bar" aria-label="Pipeline stages">
            {items}
        </ol>
    }
    .into_any()
}
