//! The cards at the left of a record's page: the app's panel first, then what Pipedrive knows.

use leptos::prelude::*;

use crate::account::{Account, Record, Resource};
use crate::desk::{Desk, Place, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;

use super::avatar::{app_avatar, avatar};
use super::extension_card::ExtensionCard;
use super::icon::{Shape, small_icon};
use super::install::InstallOffer;
use super::json_panel_card::JsonPanelCard;
use super::phone_call::PhoneLink;
use super::record_header::linked;
use super::record_link::RecordLink;
use super::surface_frame::SurfaceFrame;
use super::wording::{full_day, money};

/// The cards at the left of a record's page.
#[component]
pub(super) fn Sidebar(host: Host, record: Record) -> impl IntoView {
    let frame = host.select(|desk| desk.panel().map(|panel| panel.frame));
    let offered = host.select(|desk| desk.panel_to_install().map(|panel| panel.name.clone()));
    let facts = host.select(move |desk| facts(desk.account(), record));
    let parties = host.select(move |desk| linked(desk.account(), record));
    view! {
        <aside class="record-sidebar" aria-label="Sidebar">
            {move || frame.get().map(|frame| view! { <PanelCard host=host frame=frame /> })}
            {move || offered.get().map(|name| view! { <OfferedPanel host=host name=name /> })}
            <JsonPanelCard host=host />
            <Card title="Details">
                <dl class="fact-list">
                    {move || {
                        facts
                            .get()
                            .into_iter()
                            .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
                            .collect_view()
                    }} <PhoneFact host=host record=record />
                </dl>
            </Card>
            {move || {
                parties
                    .get()
                    .into_iter()
                    .map(|party| view! { <PartyCard host=host party=party /> })
                    .collect_view()
            }}
        </aside>
    }
    .into_any()
}

/// The app's panel: Pipedrive's header around the app's iframe.
#[component]
fn PanelCard(host: Host, frame: FrameId) -> impl IntoView {
    let name = host.select(|desk| {
        desk.panel()
            .map(|panel| panel.name.clone())
            .unwrap_or_default()
    });
    let collapsed = host.select(|desk| desk.panel().is_some_and(|panel| panel.collapsed));
    let open_settings = move |()| host.act(UserAction::Navigate(Place::Settings));
    view! {
        <ExtensionCard
            host=host
            name=name
            collapsed=collapsed
            toggle=Callback::new(move |()| host.act(UserAction::TogglePanel))
            reload=Callback::new(move |()| host.act(UserAction::Reload(frame)))
            open_settings=Callback::new(open_settings)
        >
            <div class="panel-fold" inert=collapsed>
                <SurfaceFrame host=host frame=frame />
            </div>
        </ExtensionCard>
    }
    .into_any()
}

/// The place of a panel whose app the user hasn't installed.
#[component]
fn OfferedPanel(host: Host, name: String) -> impl IntoView {
    let label = name.clone();
    view! {
        <section class="sidebar-card" data-kind="extension" aria-label=label>
            <header class="offered-header">
                {app_avatar(host)} <h2>{name}</h2>
            </header>
            <InstallOffer host=host />
        </section>
    }
    .into_any()
}

/// A card of Pipedrive's own that can be folded.
#[component]
fn Card(title: &'static str, children: Children) -> impl IntoView {
    let open = RwSignal::new(true);
    view! {
        <section class="sidebar-card">
            <header>
                <h2>
                    <button
                        type="button"
                        class="collapse-button"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {small_icon(Shape::ChevronDown)}
                        <span>{title}</span>
                    </button>
                </h2>
            </header>
            <div class="sidebar-card-body" hidden=move || !open.get()>
                {children()}
            </div>
        </section>
    }
    .into_any()
}

/// A person or an organisation that a record belongs to.
#[component]
fn PartyCard(host: Host, party: Record) -> impl IntoView {
    let is_person = party.resource == Resource::Person;
    let name =
        host.select(move |desk| desk.account().name_of(party).unwrap_or_default().to_owned());
    let under = host.select(move |desk| beneath_name(desk.account(), party));
    let facts = host.select(move |desk| facts(desk.account(), party));
    let title = if is_person { "Person" } else { "Organization" };
    view! {
        <Card title=title>
            <div class="record-party">
                {avatar(move || name.get(), party.resource, None)}
                <div>
                    <RecordLink host=host record=party />
                    <small>{under}</small>
                </div>
            </div>
            <dl class="fact-list">
                <PhoneFact host=host record=party />
                {move || {
                    facts
                        .get()
                        .into_iter()
                        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
                        .collect_view()
                }}
            </dl>
        </Card>
    }
    .into_any()
}

/// A person's phone number; pressing it calls through the app's floating window.
#[component]
fn PhoneFact(host: Host, record: Record) -> impl IntoView {
    let has_phone = host.select(move |desk| has_phone(desk, record));
    move || {
        has_phone.get().then(|| {
            view! {
                <dt>"Phone"</dt>
                <dd>
                    <PhoneLink host=host person=record.id />
                </dd>
            }
            .into_any()
        })
    }
}

fn has_phone(desk: &Desk, record: Record) -> bool {
    record.resource == Resource::Person
        && desk
            .account()
            .person(record.id)
            .is_some_and(|person| !person.phone.is_empty())
}

fn beneath_name(account: &Account, party: Record) -> String {
    if party.resource == Resource::Person {
        return account
            .person(party.id)
            .and_then(|person| account.organization(person.organization?))
            .map(|organization| organization.name.clone())
            .unwrap_or_default();
    }
    let count = account
        .people
        .iter()
        .filter(|person| person.organization == Some(party.id))
        .count();
    match count {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    }
}

/// What a card says of a record, apart from its name and phone number. Empty fields are left out.
fn facts(account: &Account, record: Record) -> Vec<(&'static str, String)> {
    let facts = match record.resource {
        Resource::Deal => account.deal(record.id).map(|deal| {
            let stage = account.stage(deal.stage).map(|stage| stage.label.clone());
            vec![
                ("Value", money(&deal.value)),
                ("Stage", stage.unwrap_or_default()),
                (
                    "Expected close",
                    deal.expected_close.map(full_day).unwrap_or_default(),
                ),
                ("Added", full_day(deal.added)),
            ]
        }),
        Resource::Person => account
            .person(record.id)
            .map(|person| vec![("Email", person.email.clone())]),
        Resource::Organization => account.organization(record.id).map(|organization| {
            let deals = account
                .deals
                .iter()
                .filter(|deal| deal.organization == Some(record.id))
                .count();
            vec![
                ("Address", organization.address.clone()),
                ("Open deals", deals.to_string()),
            ]
        }),
        Resource::Activity => None,
    };
    let mut facts = facts.unwrap_or_default();
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
