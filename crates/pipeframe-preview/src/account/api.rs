//! Records as Pipedrive's API has them, as far as they can be changed in the preview.

use serde_json::{Value, json};

use super::{Account, Deal, Money, Organization, Person, Record, Resource};

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

    /// Takes over a record as the API has it; one that isn't here yet is added. What the API doesn't say stays as it is.
    pub(crate) fn take_record(&mut self, resource: Resource, fields: &Value) {
        let Some(id) = fields["id"].as_u64() else {
            return;
        };
        let owner = fields["owner_id"].as_u64().unwrap_or(self.me);
        match resource {
            Resource::Deal => {
                let stage = self.stages.first().map_or(0, |stage| stage.id);
                let today = self.today;
                let new = || Deal {
                    id,
                    title: String::new(),
                    value: Money {
                        minor_units: 0,
                        currency: "EUR".to_owned(),
                    },
                    stage,
                    person: None,
                    organization: None,
                    owner,
                    expected_close: None,
                    added: today,
                };
                let known = fields["stage_id"].as_u64();
                let known = known.filter(|id| self.stage(*id).is_some());
                let deal = entry(&mut self.deals, id, |deal| deal.id, new);
                set_text(&mut deal.title, &fields["title"]);
                set_text(&mut deal.value.currency, &fields["currency"]);
                if let Some(value) = fields["value"].as_f64() {
                    deal.value.minor_units = minor_units(value);
                }
                deal.stage = known.unwrap_or(deal.stage);
                set_link(&mut deal.person, fields.get("person_id"));
                set_link(&mut deal.organization, fields.get("org_id"));
            }
            Resource::Person => {
                let new = || Person {
                    id,
                    name: String::new(),
                    email: String::new(),
                    phone: String::new(),
                    organization: None,
                    owner,
                };
                let person = entry(&mut self.people, id, |person| person.id, new);
                set_text(&mut person.name, &fields["name"]);
                set_first(&mut person.email, &fields["emails"]);
                set_first(&mut person.phone, &fields["phones"]);
                set_link(&mut person.organization, fields.get("org_id"));
            }
            Resource::Organization => {
                let new = || Organization {
                    id,
                    name: String::new(),
                    address: String::new(),
                    owner,
                };
                let organization = entry(&mut self.organizations, id, |found| found.id, new);
                set_text(&mut organization.name, &fields["name"]);
                set_text(&mut organization.address, &fields["address"]["value"]);
            }
            Resource::Activity => {}
        }
    }
}

/// The record with an id, in its place among those of ascending ids.
fn entry<T>(
    records: &mut Vec<T>,
    id: u64,
    id_of: impl Fn(&T) -> u64,
    new: impl FnOnce() -> T,
) -> &mut T {
    let place = records.partition_point(|record| id_of(record) < id);
    if records.get(place).is_none_or(|record| id_of(record) != id) {
        records.insert(place, new());
    }
    &mut records[place]
}

fn set_text(text: &mut String, value: &Value) {
    if let Some(value) = value.as_str() {
        value.clone_into(text);
    }
}

/// The first of several mail addresses or phone numbers: the preview keeps one.
fn set_first(text: &mut String, values: &Value) {
    if let Some(values) = values.as_array() {
        let first = values.first().map(|first| &first["value"]);
        let first = first.and_then(Value::as_str).unwrap_or_default();
        first.clone_into(text);
    }
}

fn set_link(id: &mut Option<u64>, value: Option<&Value>) {
    if let Some(value) = value {
        *id = value.as_u64();
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

fn minor_units(amount: f64) -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast keeps to the range of the type"
    )]
    let minor_units = (amount * 100.0).round() as u64;
    minor_units
}

fn listed(value: &str) -> Value {
    match value {
        "" => json!([]),
        value => json!([{ "value": value, "primary": true, "label": "work" }]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Day;

    /// What one of the preview's own records becomes in the API comes back as the same record.
    #[test]
    fn what_the_preview_tells_is_taken_over_as_it_was() {
        let account = Account::sample(Day::of_moment(0));
        let mut other = account.clone();
        other.deals[0].title = "Another".to_owned();
        other.people[0].email = "another@example.com".to_owned();
        other.organizations[0].address = String::new();
        for (record, mut fields) in account.api_records() {
            fields["id"] = record.id.into();
            other.take_record(record.resource, &fields);
        }
        assert_eq!(other, account);
    }

    #[test]
    fn a_record_that_is_new_is_added_in_its_place() {
        let mut account = Account::sample(Day::of_moment(0));
        account.deals.retain(|deal| deal.id != 2);
        for id in [900, 2] {
            let deal = json!({ "id": id, "title": "By the API", "value": 12.5, "stage_id": 999 });
            account.take_record(Resource::Deal, &deal);
        }
        assert!(account.deals.is_sorted_by_key(|deal| deal.id));
        let deal = account.deal(900).unwrap();
        assert_eq!(
            (deal.title.as_str(), deal.value.minor_units),
            ("By the API", 1_250)
        );
        assert!(account.stage(deal.stage).is_some());
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        let account = Account::sample(Day::of_moment(0));
        let mut other = account.clone();
        for (resource, fields) in [
            (Resource::Activity, json!({ "id": 1, "subject": "x" })),
            (Resource::Deal, json!({ "title": "x" })),
            (
                Resource::Deal,
                json!({ "id": 1, "title": 5, "value": "much" }),
            ),
            (Resource::Person, json!({ "id": 1, "emails": "x" })),
            (Resource::Organization, json!("x")),
        ] {
            other.take_record(resource, &fields);
        }
        assert_eq!(other, account);
    }

    #[test]
    fn what_is_removed_leaves_no_link_to_it() {
        let mut account = Account::sample(Day::of_moment(0));
        let all = account.api_records();
        for (record, _) in &all {
            account.add_note(*record, "Read".to_owned(), 0);
        }
        let (deals, activities) = (account.deals.len(), account.activities.len());
        for (record, _) in all {
            if record.resource != Resource::Deal {
                account.remove(record);
            }
        }
        assert_eq!(account.deals.len(), deals);
        let is_unlinked = |deal: &Deal| deal.person.is_none() && deal.organization.is_none();
        assert!(account.deals.iter().all(is_unlinked));
        for id in account.records(Resource::Deal) {
            account.remove(id);
        }
        assert_eq!(account.activities.len(), activities);
        assert!(account.activities.iter().all(|activity| {
            let links = [activity.deal, activity.person, activity.organization];
            links == [None; 3]
        }));
        assert!(account.api_records().is_empty() && account.notes.is_empty());
    }
}
