//! The vehicles of a record, to choose one from.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::context::Record;
use pipeframe::kit::{Button, EmptyState, ListRow, Node, RowList, Skeleton, element};

use super::Dialog;
use super::opening::Opening;
use crate::app::domain::{Vehicle, VehicleList};
use crate::app::fetched::Fetched;
use crate::app::part::holder;
use crate::app::vehicle::{price_and_delivery, summary};

pub(super) fn view(dialog: Dialog, record: Record) -> Vec<Node> {
    let path = format!(
        "/vehicles?resource={}&record={}",
        record.resource.as_str(),
        record.id
    );
    let list = Fetched::start(dialog.backend(), path);
    let is_first_visit = dialog.picked_from.get_untracked().is_none();
    Effect::new(move |_| {
        if is_first_visit && let Some(only) = list.data.with(only_vehicle) {
            dialog.show(Opening::Vehicle(only));
        }
    });
    let close = view! { <Button label="Close" on_press=move || dialog.close()/> };
    vec![
        element("div")
            .class("dialog-body")
            .live_children(move || body(dialog, record, list)),
        element("footer")
            .class("dialog-footer")
            .view(close.into_any()),
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
        RemoteData::Loading => vec![holder(
            view! { <Skeleton label="Loading vehicles" count=4/> }.into_any(),
        )],
        RemoteData::Failed(_) => vec![holder(
            list.failed_view("The vehicles could not be loaded."),
        )],
        RemoteData::Ready(list) | RemoteData::Stale(list, _) if list.vehicles.is_empty() => {
            vec![holder(nothing_view(dialog, record))]
        }
        RemoteData::Ready(list) | RemoteData::Stale(list, _) => {
            let rows: Vec<AnyView> = list
                .vehicles
                .iter()
                .map(|vehicle| row(dialog, record, vehicle))
                .collect();
            vec![
                element("h1").class("dialog-title").text("Choose a vehicle"),
                holder(view! { <RowList label="Vehicles">{rows}</RowList> }.into_any()),
            ]
        }
    })
}

fn nothing_view(dialog: Dialog, record: Record) -> AnyView {
    let text = ["No vehicles on this ", record.resource.as_str(), " yet."].concat();
    let add = move || dialog.show(Opening::NewVehicle(record));
    view! { <EmptyState icon="car" text=text action="Add vehicle" on_action=add/> }.into_any()
}

fn row(dialog: Dialog, record: Record, vehicle: &Vehicle) -> AnyView {
    let (id, status) = (vehicle.id, vehicle.status);
    let open = move || {
        dialog.picked_from.set(Some(record));
        dialog.show(Opening::Vehicle(id));
    };
    let line = price_and_delivery(vehicle, dialog.today);
    let content = summary(vehicle, move || line.clone(), move || status);
    view! { <ListRow on_press=open>{content}</ListRow> }.into_any()
}
