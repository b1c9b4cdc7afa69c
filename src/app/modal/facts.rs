//! What is known of a vehicle.

use leptos::prelude::*;
use pipeframe::kit::intl;
use pipeframe::kit::{KeyValue, KeyValueList};

use crate::app::domain::{Day, VehicleDetails};
use crate::app::vehicle::{Delivery, money, status_badge};

pub(super) fn view(details: &VehicleDetails, today: Day) -> impl IntoView + use<> {
    let vehicle = &details.vehicle;
    let facts: Vec<AnyView> = facts(details, today)
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <KeyValue key=name>{value}</KeyValue> }.into_any())
        .collect();
    view! {
        <section class="vehicle-facts" aria-label="Facts">
            <img class="vehicle-portrait" src=vehicle.picture.clone() alt="" width="208" height="156"/>
            <h1 class="vehicle-name">{vehicle.name.clone()}</h1>
            <p class="vehicle-state"><span class="plate">{vehicle.plate.clone()}</span> {status_badge(vehicle.status)}</p>
            <KeyValueList>{facts}</KeyValueList>
        </section>
    }
}

/// Facts without a value are not known and not shown.
fn facts(details: &VehicleDetails, today: Day) -> [(&'static str, String); 7] {
    let vehicle = &details.vehicle;
    let kilometres = details
        .kilometres
        .map(|count| [&intl::number(i64::from(count)), " km"].concat());
    [
        ("Customer", details.customer.clone()),
        (
            "Price",
            vehicle.price.as_ref().map(money).unwrap_or_default(),
        ),
        ("Delivery", Delivery::of(vehicle, today).text(today)),
        (
            "Registered",
            details
                .year
                .map(|year| year.to_string())
                .unwrap_or_default(),
        ),
        ("Distance", kilometres.unwrap_or_default()),
        ("Engine", details.engine.clone()),
        ("Chassis", details.chassis.clone()),
    ]
}
