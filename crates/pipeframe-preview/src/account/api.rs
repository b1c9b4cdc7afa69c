//! Records as Pipedrive's API has them, as far as they can be changed in the preview.

use serde_json::{Value, json};

use super::{Account, Record, Resource};

impl Account {
    /// Every deal, person and organisation with the fields of the API's second version; activities are not among its webhooks' records here.
    pub(crate) fn api_records(&self) -> Vec<(Record, Value)> {
        let deals = self.deals.iter().map(|deal| {
            let value = json!({
                "title": deal.title,
                "value": amount(deal.value.minor_units),
                "currency": deal.value.currency,
                "stage_id": deal.stage,
                "person_id": deal.person,
                "org_id": deal.organization,
            });
            (Record::deal(deal.id), value)
        });
        let people = self.people.iter().map(|person| {
            let value = json!({
                "name": person.name,
                "emails": listed(&person.email),
                "phones": listed(&person.phone),
                "org_id": person.organization,
            });
            (Record::person(person.id), value)
        });
        let organizations = self.organizations.iter().map(|organization| {
            let value = json!({
                "name": organization.name,
                "address": { "value": organization.address },
            });
            (Record::organization(organization.id), value)
        });
        deals.chain(people).chain(organizations).collect()
    }
}

impl Resource {
    /// What the API calls its records, in paths; none for what the stand-in does not have.
    pub(crate) const fn api_path(self) -> Option<&'static str> {
        match self {
            Self::Deal => Some("deals"),
            Self::Person => Some("persons"),
            Self::Organization => Some("organizations"),
            Self::Activity => None,
        }
    }
}

/// Whole amounts have no decimals in the API.
fn amount(minor_units: u64) -> Value {
    if minor_units.is_multiple_of(100) {
        return json!(minor_units / 100);
    }
    #[allow(clippy::cast_precision_loss, reason = "amounts of a sample are small")]
    let amount = minor_units as f64 / 100.0;
    json!(amount)
}

fn listed(value: &str) -> Value {
    match value {
        "" => json!([]),
        value => json!([{ "value": value, "primary": true, "label": "work" }]),
    }
}
