//! How a vehicle is said and shown, the same on every surface.

use pipeframe::kit::intl::{self, relative_day, short_day};
use pipeframe::kit::{Node, html};

use super::domain::{Day, Money, Vehicle, VehicleStatus};
use super::text;

/// What the status is called.
pub fn status_label(status: VehicleStatus) -> &'static str {
    match status {
        VehicleStatus::Open => text::status_open(),
        VehicleStatus::ProposalSent => text::status_proposal_sent(),
        VehicleStatus::Booked => text::status_booked(),
        VehicleStatus::InService => text::status_in_service(),
        VehicleStatus::Ready => text::status_ready(),
        VehicleStatus::Delivered => text::status_delivered(),
    }
}

/// Colour only where it means something: it waits for us, it waits for the customer, it went well.
const fn status_tone(status: VehicleStatus) -> &'static str {
    match status {
        VehicleStatus::Open => "warning",
        VehicleStatus::ProposalSent | VehicleStatus::Booked => "info",
        VehicleStatus::InService | VehicleStatus::Delivered => "neutral",
        VehicleStatus::Ready => "positive",
    }
}

/// The status as a badge that changes with it.
pub fn status_badge(status: impl Fn() -> VehicleStatus + Clone + Send + Sync + 'static) -> Node {
    let tone = status.clone();
    html::span()
        .class("badge")
        .attr("data-tone", move || status_tone(tone()))
        .child(move || status_label(status()))
}

/// An amount in the reader's own way of writing.
pub fn money(money: &Money) -> String {
    intl::money(
        i64::try_from(money.minor).unwrap_or(i64::MAX),
        &money.currency,
    )
}

/// A vehicle in a row: picture, name and plate, one line below, the badge at the end. It may be inside a button. What may
/// change while it is shown is asked for by the two closures.
pub fn summary(
    vehicle: &Vehicle,
    line: impl Fn() -> String + Send + Sync + 'static,
    status: impl Fn() -> VehicleStatus + Clone + Send + Sync + 'static,
) -> Node {
    let picture = html::img()
        .class("vehicle-picture")
        .attr("src", &vehicle.picture)
        .attr("alt", "")
        .attr("width", "48")
        .attr("height", "36");
    let name = html::span()
        .class("vehicle-row-name")
        .child(
            html::span()
                .class("vehicle-row-title")
                .own_direction()
                .child(&vehicle.name),
        )
        .child(" ")
        .child(plate(vehicle));
    let text = html::span()
        .class("vehicle-row-text")
        .child(name)
        .child(html::span().class("vehicle-row-line").child(line));
    html::span()
        .class("vehicle-row")
        .child(picture)
        .child(text)
        .child(status_badge(status))
}

/// The number plate, drawn like one.
pub fn plate(vehicle: &Vehicle) -> Node {
    html::span().class("plate").child(&vehicle.plate)
}

/// How a delivery date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// None is agreed.
    Unknown,
    /// So near that the distance says more than the date.
    Near(Day),
    /// A date.
    On(Day),
    /// It has happened.
    Done(Day),
}

/// Days within which a distance says more than a date.
const NEAR: i32 = 6;

impl Delivery {
    /// How the delivery of a vehicle is said on this day.
    pub fn of(vehicle: &Vehicle, today: Day) -> Self {
        let near = today.plus(-NEAR)..=today.plus(NEAR);
        match vehicle.delivery {
            None => Self::Unknown,
            Some(day) if vehicle.status == VehicleStatus::Delivered => Self::Done(day),
            Some(day) if near.contains(&day) => Self::Near(day),
            Some(day) => Self::On(day),
        }
    }

    /// The words for it.
    pub fn text(self, today: Day) -> String {
        match self {
            Self::Unknown => text::no_date_yet().to_owned(),
            Self::Near(day) => relative_day(day.0, today.0),
            Self::On(day) | Self::Done(day) => short_day(day.0, today.0),
        }
    }
}

/// Price and delivery in one line.
pub fn price_and_delivery(vehicle: &Vehicle, today: Day) -> String {
    let delivery = Delivery::of(vehicle, today);
    let day = delivery.text(today);
    let delivery = match delivery {
        Delivery::Near(_) | Delivery::On(_) => text::due(&day),
        Delivery::Unknown | Delivery::Done(_) => day,
    };
    match &vehicle.price {
        Some(price) => [&money(price), " · ", &delivery].concat(),
        None => delivery,
    }
}

#[cfg(test)]
mod tests {
    use pipeframe::kit::form::CalendarDate;

    use super::*;

    const TODAY: Day = Day(CalendarDate::EPOCH);

    fn delivery(status: VehicleStatus, days: Option<i32>) -> Delivery {
        let vehicle = Vehicle {
            id: 1,
            name: String::new(),
            plate: String::new(),
            status,
            price: None,
            delivery: days.map(|days| TODAY.plus(days)),
            picture: String::new(),
            deal: None,
        };
        Delivery::of(&vehicle, TODAY)
    }

    #[test]
    fn near_deliveries_are_said_by_their_distance() {
        for (days, said) in [
            (None, Delivery::Unknown),
            (Some(0), Delivery::Near(TODAY)),
            (Some(6), Delivery::Near(TODAY.plus(6))),
            (Some(-1), Delivery::Near(TODAY.plus(-1))),
            (Some(7), Delivery::On(TODAY.plus(7))),
        ] {
            assert_eq!(delivery(VehicleStatus::Booked, days), said);
        }
    }

    #[test]
    fn what_is_delivered_is_said_by_its_date() {
        assert_eq!(
            delivery(VehicleStatus::Delivered, Some(-1)),
            Delivery::Done(TODAY.plus(-1))
        );
    }
}
