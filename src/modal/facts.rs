//! What is known of a vehicle.

use pipeframe::kit::{Node, html, intl};

use crate::domain::{Day, VehicleDetails};
use crate::text;
use crate::vehicle::{Delivery, money, plate, status_badge};

pub(super) fn view(details: &VehicleDetails, today: Day) -> Node {
    let (vehicle, status) = (&details.vehicle, details.vehicle.status);
    let portrait = html::img()
        .class("vehicle-portrait")
        .attr("src", &vehicle.picture)
        .attr("alt", "")
        .attr("width", "208")
        .attr("height", "156");
    let known = facts(details, today)
        .into_iter()
        .filter(|(_, value)| !value.is_empty());
    html::section()
        .class("vehicle-facts")
        .attr("aria-label", text::facts())
        .child(portrait)
        .child(
            html::h1()
                .class("vehicle-name")
                .own_direction()
                .child(&vehicle.name),
        )
        .child(
            html::p()
                .class("vehicle-state")
                .child(plate(vehicle))
                .child(status_badge(move || status)),
        )
        .child(html::dl().class("key-value-list").child(known.map(fact)))
}

fn fact((name, value): (&'static str, String)) -> Node {
    html::div()
        .class("key-value")
        .child(html::dt().child(name))
        .child(html::dd().own_direction().child(&value))
}

/// Facts without a value are not known and not shown.
fn facts(details: &VehicleDetails, today: Day) -> [(&'static str, String); 7] {
    let vehicle = &details.vehicle;
    let kilometres = details
        .kilometres
        .map(|count| text::kilometres(&intl::number(i64::from(count))));
    [
        (text::fact_customer(), details.customer.clone()),
        (
            text::fact_price(),
            vehicle.price.as_ref().map(money).unwrap_or_default(),
        ),
        (
            text::fact_delivery(),
            Delivery::of(vehicle, today).text(today),
        ),
        (
            text::fact_registered(),
            details
                .year
                .map(|year| year.to_string())
                .unwrap_or_default(),
        ),
        (text::fact_distance(), kilometres.unwrap_or_default()),
        (text::fact_engine(), details.engine.clone()),
        (text::fact_chassis(), details.chassis.clone()),
    ]
}
