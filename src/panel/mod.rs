//! The panel: the vehicles of a deal, a person or an organisation.

mod filter;
mod follow_up;
mod row;
mod unconnected;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError, RemoteData};
use pipeframe::context::Record;
use pipeframe::kit::intl;
use pipeframe::kit::{
    Content, EmptyState, IconButton, Live, LiveRegion, Node, RowList, SearchField, Skeleton, State,
    Toolbar, effect, html,
};
use pipeframe::sdk::{CustomModal, Sdk, WithFloatingWindow};
use pipeframe::surface::{Panel, SurfaceHandle};

use super::changes;
use super::domain::Day;
use super::modal::{self, field};
use super::text;
use filter::Searchable;
use pipeframe::fetch::{self, Fetched};
use pipeframe::kit::Notice;
use pipeframe::lazy;
use unconnected::unconnected;

/// What every part of the panel needs. Copies mean the same panel.
#[derive(Clone, Copy)]
struct PanelState {
    sdk: State<Sdk<Panel, WithFloatingWindow>>,
    backend: State<Backend>,
    record: Record,
    list: Fetched<Searchable>,
    typed: State<String>,
    /// The app is not connected, and its server has said where to do that.
    connects_elsewhere: State<bool>,
    /// The ids of the vehicles that the filter lets through.
    found: State<Vec<u64>>,
    notice: Notice,
    today: Day,
}

/// What the panel shows below its first line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Loading,
    Failed,
    Unconnected,
    Nothing,
    List,
}

/// The panel of one record.
pub fn page(surface: SurfaceHandle<Panel, WithFloatingWindow>) -> Node {
    let record = surface.context().record;
    let path = [
        "/vehicles?resource=",
        record.resource.as_str(),
        "&record=",
        &record.id.to_string(),
    ]
    .concat();
    let backend = surface.backend().clone();
    let list = Fetched::start(backend.clone(), path);
    let typed = State::new(String::new());
    let vehicles = PanelState {
        sdk: State::new(surface.sdk().clone()),
        backend: State::new(backend.clone()),
        record,
        list,
        typed,
        connects_elsewhere: State::new(false),
        found: State::derived(move || found(list, &typed.get())),
        notice: Notice::none(),
        today: Day(intl::today()),
    };
    changes::VEHICLES.on(move || vehicles.list.refresh());
    changes::SETTINGS.on(move || vehicles.list.refresh());
    refresh_when_expanded(surface.visible(), vehicles.list);
    let (expanded, tab_shown) = (surface.visible(), surface.page_visible());
    let is_wanted = move || vehicles.is_live() && expanded.get() && tab_shown.get();
    fetch::hear_changes(backend, "/events", is_wanted, move || {
        vehicles.list.refresh();
    });
    vehicles.view()
}

/// A panel that was collapsed for a while shows what is the case when it is opened again.
fn refresh_when_expanded(visible: Live<bool>, list: Fetched<Searchable>) {
    let mut was_visible = true;
    effect(move || {
        let is_visible = visible.get();
        if is_visible && !was_visible {
            list.refresh();
        }
        was_visible = is_visible;
    });
}

fn found(list: Fetched<Searchable>, typed: &str) -> Vec<u64> {
    list.data
        .with(|data| data.value().map(|list| list.found(typed)))
        .unwrap_or_default()
}

impl PanelState {
    fn view(self) -> Node {
        let shown = State::derived(move || self.shown());
        let is_stale = State::derived(move || {
            self.list
                .data
                .with(|data| matches!(data, RemoteData::Stale(..)) && !is_unconnected(data))
        });
        let has_filter = State::derived(move || self.count() >= filter::FILTER_FROM);
        html::main()
            .class("vehicle-panel")
            .child(html::h1().class("visually-hidden").child(text::vehicles()))
            .child(self.toolbar())
            .child(move || has_filter.get().then(|| self.filter_view()))
            .child(fetch::offline_notice())
            .child(self.notice.view())
            .child(move || is_stale.get().then(|| self.list.stale_view()))
            .child(move || self.shown_view(shown.get()))
            .child(view! { <LiveRegion text=move || self.found_text()/> })
    }

    fn toolbar(self) -> Node {
        let list = self.list;
        let add = view! { <IconButton label=text::add_vehicle() icon="plus" on_press=move || self.add()/> };
        let refresh = view! {
            <IconButton label=text::refresh_vehicles() icon="refresh" busy=list.is_busy on_press=move || list.refresh()/>
        };
        let actions = [add.into(), refresh.into()];
        view! { <Toolbar text=move || self.count_text() children=actions.into()/> }.into()
    }

    fn filter_view(self) -> Node {
        view! { <SearchField label=text::filter_vehicles() value=self.typed/> }.into()
    }

    fn shown(self) -> Shown {
        self.list.data.with(|data| match data {
            data if is_unconnected(data) => Shown::Unconnected,
            RemoteData::Loading => Shown::Loading,
            RemoteData::Failed(_) => Shown::Failed,
            RemoteData::Ready(data) | RemoteData::Stale(data, _)
                if data.list.vehicles.is_empty() =>
            {
                Shown::Nothing
            }
            RemoteData::Ready(_) | RemoteData::Stale(..) => Shown::List,
        })
    }

    fn shown_view(self, shown: Shown) -> Node {
        match shown {
            Shown::Loading => view! { <Skeleton label=text::loading_vehicles() count=3/> }.into(),
            Shown::Failed => self.list.failed_view(text::vehicles_not_loaded()),
            Shown::Unconnected => {
                lazy::view(text::loading_how_to_connect(), unconnected, move |view| {
                    view(self)
                })
            }
            Shown::Nothing => view! {
                <EmptyState
                    icon="car"
                    text=self.nothing_text()
                    action=text::add_vehicle()
                    on_action=move || self.add()
                />
            }
            .into(),
            Shown::List => self.list_view(),
        }
    }

    fn list_view(self) -> Node {
        let found = self.found;
        let is_empty = move || found.with(Vec::is_empty);
        let rows =
            Node::from(view! { <RowList label=text::vehicles() children=Content::default()/> })
                .attr("hidden", is_empty)
                .windowed_rows(move || found.get(), move |id| self.row(*id));
        let no_match = || {
            html::p()
                .class("no-match")
                .child(text::no_vehicle_matches())
        };
        html::div()
            .class("part")
            .child(rows)
            .child(move || is_empty().then(no_match))
    }

    fn count(self) -> usize {
        self.list.data.with(|data| match data.value() {
            Some(data_shown) if !is_unconnected(data) => data_shown.list.vehicles.len(),
            _ => 0,
        })
    }

    /// How many there are, and whose where Pipedrive has said that.
    fn count_text(self) -> String {
        let count = match self.count() {
            0 => text::vehicles().to_owned(),
            count => text::vehicle_count(whole(count)),
        };
        let customer = self
            .list
            .data
            .with(|data| data.value().and_then(|data| data.list.customer.clone()));
        match customer {
            Some(customer) if !self.list.data.with(is_unconnected) => {
                [&count, " · ", &customer].concat()
            }
            _ => count,
        }
    }

    /// Whether the server tells of changes: it does where it connects by itself, and says so in its answers.
    fn is_live(self) -> bool {
        let is_said = |data: &Searchable| data.list.live;
        let said = self
            .list
            .data
            .with(|data| data.value().is_some_and(is_said));
        said || self.connects_elsewhere.get()
    }

    fn found_text(self) -> String {
        if self.typed.with(String::is_empty) {
            return String::new();
        }
        text::vehicles_found(whole(self.found.with(Vec::len)))
    }

    fn nothing_text(self) -> String {
        text::no_vehicles(self.record.resource.as_str())
    }

    fn add(self) {
        let record = self.record;
        let modal = CustomModal::new(modal::NAME)
            .data(field::RESOURCE, record.resource.as_str())
            .data(field::RECORD, record.id.to_string());
        self.open_modal(modal);
    }

    /// Opens the app's modal and shows what it has changed when it closes.
    fn open_modal(self, modal: CustomModal) {
        self.notice.clear();
        let sdk = self.sdk.get_untracked();
        spawn_local(async move {
            if let Err(error) = sdk.open_modal(modal).await {
                self.notice.say(text::vehicle_not_opened(), &error);
            }
            self.list.refresh();
        });
    }
}

/// Whether the app is not connected for this user and company. What was fetched before is not shown any more then; a server that
/// tells of no changes refuses single requests so, and what is there stays.
fn is_unconnected(data: &RemoteData<Searchable>) -> bool {
    match data {
        RemoteData::Failed(BackendError::NotConnected) => true,
        RemoteData::Stale(data, BackendError::NotConnected) => data.list.live,
        _ => false,
    }
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
