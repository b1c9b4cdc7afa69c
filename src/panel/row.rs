//! One vehicle in the panel's list.

use leptos::prelude::*;
use pipeframe::kit::{Content, ListRow, Menu, MenuItem, Node, State, html};
use pipeframe::sdk::CustomModal;

use super::PanelState;
use crate::domain::Vehicle;
use crate::modal::{self, field};
use crate::text;
use crate::vehicle::{price_and_delivery, summary};

impl PanelState {
    /// The row of a vehicle. It stays when the list is fetched again, and so keeps the focus; what changed changes in it.
    pub(super) fn row(self, id: u64) -> Node {
        let Some(first) = untrack(|| self.find(id)) else {
            return html::li();
        };
        let (line_before, status_before) = (price_and_delivery(&first, self.today), first.status);
        let vehicle = State::derived(move || self.find(id));
        let line = move || {
            let line = vehicle.with(|vehicle| {
                vehicle
                    .as_ref()
                    .map(|vehicle| price_and_delivery(vehicle, self.today))
            });
            line.unwrap_or_else(|| line_before.clone())
        };
        let status = move || {
            let status = vehicle.with(|vehicle| vehicle.as_ref().map(|vehicle| vehicle.status));
            status.unwrap_or(status_before)
        };
        let content = summary(&first, line, status);
        let trailing = Content::from(self.menu(id, &first.name));
        view! { <ListRow on_press=move || self.open(id) trailing children=content.into()/> }.into()
    }

    fn menu(self, id: u64, name: &str) -> Node {
        let items = vec![
            MenuItem::new(text::open_vehicle(), move || self.open(id)).icon("car"),
            MenuItem::new(text::add_follow_up(), move || self.follow_up(id)).icon("calendar"),
        ];
        view! { <Menu label=text::more_actions(name) items/> }.into()
    }

    fn open(self, id: u64) {
        self.open_modal(CustomModal::new(modal::NAME).data(field::VEHICLE, id.to_string()));
    }

    pub(super) fn find(self, id: u64) -> Option<Vehicle> {
        self.list
            .data
            .with(|data| data.value()?.vehicle(id).cloned())
    }
}
