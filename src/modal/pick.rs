//! The vehicles of a record, to choose one from.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::context::Record;
use pipeframe::kit::{Button, EmptyState, ListRow, Node, RowList, Skeleton, effect, html};

use super::dialog::Dialog;
use super::opening::Opening;
use crate::domain::{Vehicle, VehicleList};
use crate::text;
use crate::vehicle::{price_and_delivery, summary};
use pipeframe::fetch::Fetched;

pub(super) fn view(dialog: Dialog, record: Record) -> Vec<Node> {
    let path = format!(
        "/vehicles?resource={}&record={}",
        record.resource.as_str(),
        record.id
    );
    let list = Fetched::start(dialog.backend(), path);
    let is_first_visit = dialog.picked_from.get_untracked().is_none();
    effect(move || {
        if is_first_visit && let Some(only) = list.data.with(only_vehicle) {
            dialog.show(Opening::Vehicle(only));
        }
    });
    let close = view! { <Button label=text::close() on_press=move || dialog.close()/> };
    vec![
        html::div()
            .class("dialog-body")
            .child(move || body(dialog, record, list)),
        html::footer().class("dialog-footer").child(close),
    ]
}

/// Where there is nothing to choose, nobody is asked.
fn only_vehicle(data: &RemoteData<VehicleList>) -> Option<u64> {
    match data.value()?.vehicles.as_slice() {
        [only] => Some(only.id),
        _ => None,
    }
}

fn body(dialog: Dialog, record: Record, list: Fetched<VehicleList>) -> Vec<Node> {
    list.data.with(|data| match data {
        RemoteData::Loading => {
            vec![view! { <Skeleton label=text::loading_vehicles() count=4/> }.into()]
        }
        RemoteData::Failed(_) => {
            vec![list.failed_view(text::vehicles_not_loaded())]
        }
        RemoteData::Ready(list) | RemoteData::Stale(list, _) if list.vehicles.is_empty() => {
            vec![nothing_view(dialog, record)]
        }
        RemoteData::Ready(list) | RemoteData::Stale(list, _) => {
            let rows: Vec<Node> = list
                .vehicles
                .iter()
                .map(|vehicle| row(dialog, record, vehicle))
                .collect();
            vec![
                html::h1()
                    .class("dialog-title")
                    .child(text::choose_vehicle()),
                view! { <RowList label=text::vehicles() children=rows.into()/> }.into(),
            ]
        }
    })
}

fn nothing_view(dialog: Dialog, record: Record) -> Node {
    let text = text::no_vehicles(record.resource.as_str());
    let add = move || dialog.show(Opening::NewVehicle(record));
    view! { <EmptyState icon="car" text=text action=text::add_vehicle() on_action=add/> }.into()
}

fn row(dialog: Dialog, record: Record, vehicle: &Vehicle) -> Node {
    let (id, status) = (vehicle.id, vehicle.status);
    let open = move || {
        dialog.picked_from.set(Some(record));
        dialog.show(Opening::Vehicle(id));
    };
    let line = price_and_delivery(vehicle, dialog.today);
    let content = summary(vehicle, move || line.clone(), move || status);
    view! { <ListRow on_press=open children=content.into()/> }.into()
}
