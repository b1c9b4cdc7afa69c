//! A follow-up for a vehicle, as an activity in Pipedrive's own form.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::context::{Record, Resource};
use pipeframe::kit::intl;
use pipeframe::lazy;
use pipeframe::sdk::{ActivityModal, EntityOutcome, Snackbar};

use super::PanelState;
use crate::domain::{Day, Vehicle};
use crate::text;

lazy! { panel_more;
    /// Opens the form, and says so when it was saved.
    opener: fn(PanelState, u64) = PanelState::open_follow_up;
}

impl PanelState {
    /// Adds a follow-up for a vehicle.
    pub(super) fn follow_up(self, id: u64) {
        spawn_local(async move {
            match opener().await {
                Ok(open) => open(self, id),
                Err(_) => self
                    .notice
                    .say(text::follow_up_not_added(), &text::reload_and_try()),
            }
        });
    }

    fn open_follow_up(self, id: u64) {
        let days = self
            .list
            .data
            .with_untracked(|data| data.value().map(|data| data.list.follow_up_days));
        let Some((vehicle, days)) = untrack(|| self.find(id)).zip(days) else {
            return;
        };
        self.notice.clear();
        let due = Day(intl::today()).plus(i32::try_from(days).unwrap_or(i32::MAX));
        let form = form(&vehicle, self.record, due);
        let sdk = self.sdk.get_untracked();
        spawn_local(async move {
            let outcome = match sdk.open_modal(form).await {
                Ok(EntityOutcome::Submitted(_)) => {
                    sdk.show_snackbar(Snackbar::new(text::follow_up_added()))
                        .await
                }
                other => other.map(drop),
            };
            if let Err(error) = outcome {
                self.notice.say(text::follow_up_not_added(), &error);
            }
        });
    }
}

/// The form, filled with what is known. On an organisation's page the activity is the organisation's.
fn form(vehicle: &Vehicle, record: Record, due: Day) -> ActivityModal {
    let subject = text::follow_up_subject(&vehicle.name, &vehicle.plate);
    let form = ActivityModal::new()
        .subject(subject)
        .due_date(due.to_string());
    let form = match deal_of(vehicle, record) {
        Some(deal) => form.deal(deal),
        None => form,
    };
    match record.resource {
        Resource::Organization => form.organization(record.id.0),
        _ => form,
    }
}

/// On a deal's page it is that deal, elsewhere the one that the vehicle belongs to.
fn deal_of(vehicle: &Vehicle, record: Record) -> Option<u64> {
    match record.resource {
        Resource::Deal => Some(record.id.0),
        _ => vehicle.deal,
    }
}

#[cfg(test)]
mod tests {
    use pipeframe::context::RecordId;
    use pipeframe::kit::form::CalendarDate;

    use super::*;
    use crate::domain::VehicleStatus;

    fn prefill(deal: Option<u64>, resource: Resource) -> serde_json::Value {
        let vehicle = Vehicle {
            id: 1,
            name: "Volvo V60".into(),
            plate: "418 KTB".into(),
            status: VehicleStatus::Open,
            price: None,
            delivery: None,
            picture: String::new(),
            deal,
        };
        let record = Record {
            resource,
            id: RecordId(7),
        };
        let form = form(&vehicle, record, Day(CalendarDate::EPOCH));
        serde_json::to_value(form).unwrap()["prefill"].clone()
    }

    #[test]
    fn the_form_knows_the_vehicle_and_the_day() {
        let prefill = prefill(None, Resource::Person);
        assert_eq!(prefill["subject"], "Follow up: Volvo V60 (418 KTB)");
        assert_eq!(prefill["dueDate"], "1970-01-01");
    }

    #[test]
    fn on_a_deal_the_activity_is_the_deal_s() {
        assert_eq!(prefill(Some(2), Resource::Deal)["deal"], 7);
        assert_eq!(prefill(None, Resource::Deal)["deal"], 7);
    }

    #[test]
    fn elsewhere_it_is_the_deal_of_the_vehicle_where_there_is_one() {
        assert_eq!(prefill(Some(2), Resource::Person)["deal"], 2);
        assert!(prefill(None, Resource::Person)["deal"].is_null());
        assert_eq!(prefill(Some(2), Resource::Organization)["organization"], 7);
    }
}
