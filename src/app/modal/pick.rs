//! The vehicles of a record, to choose one from.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::context::Record;
use pipeframe::kit::{Button, EmptyState, InlineError, ListRow, RowList, Skeleton};

use super::Dialog;
use super::opening::Opening;
use crate::app::domain::{Vehicle, VehicleList};
use crate::app::fetched::Fetched;
use crate::app::vehicle::{price_and_delivery, status_badge, summary};

pub(super) fn view(dialog: Dialog, record: Record) -> AnyView {
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
    view! {
        <div class="dialog-body">{move || body(dialog, record, list)}</div>
        <footer class="dialog-footer">
            <Button label="Close" on_press=move || dialog.close()/>
        </footer>
    }
    .into_any()
}

/// Where there is nothing to choose, nobody is asked.
fn only_vehicle(data: &RemoteData<VehicleList>) -> Option<u64> {
    match data.value()?.vehicles.as_slice() {
        [only] => Some(only.id),
        _ => None,
    }
}

fn body(dialog: Dialog, record: Record, list: Fetched<VehicleList>) -> AnyView {
    list.data.with(|data| match data {
        RemoteData::Loading => view! { <Skeleton label="Loading vehicles" count=4/> }.into_any(),
        RemoteData::Failed(error) => {
            let text = ["The vehicles could not be loaded. ", &error.to_string()].concat();
            view! { <InlineError text=text busy=list.is_busy on_retry=move || list.refresh()/> }
                .into_any()
        }
        RemoteData::Ready(list) | RemoteData::Stale(list, _) if list.vehicles.is_empty() => {
            let text = ["No vehicles on this ", record.resource.as_str(), " yet."].concat();
            view! {
                <EmptyState
                    icon="car"
                    text=text
                    action="Add vehicle"
                    on_action=move || dialog.show(Opening::NewVehicle(record))
                />
            }
            .into_any()
        }
        RemoteData::Ready(list) | RemoteData::Stale(list, _) => {
            let rows = list
                .vehicles
                .iter()
                .map(|vehicle| row(dialog, record, vehicle))
                .collect_view();
            view! {
                <h1 class="dialog-title">"Choose a vehicle"</h1>
                <RowList label="Vehicles">{rows}</RowList>
            }
            .into_any()
        }
    })
}

fn row(dialog: Dialog, record: Record, vehicle: &Vehicle) -> impl IntoView + use<> {
    let id = vehicle.id;
    let open = move || {
        dialog.picked_from.set(Some(record));
        dialog.show(Opening::Vehicle(id));
    };
    let content = summary(
        vehicle,
        price_and_delivery(vehicle, dialog.today),
        status_badge(vehicle.status),
    );
    view! { <ListRow on_press=open>{content}</ListRow> }
}
