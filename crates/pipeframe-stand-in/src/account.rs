//! The companies, users and records that the stand-in begins with: those of the preview.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::clock::{Moment, day_of};

/// The preview's account; a test of the preview writes it and holds it to its own.
const ACCOUNT: &str = include_str!("../assets/account.json");

/// The fields of a record, as version 2 of the API has them.
pub type Fields = Map<String, Value>;

/// A company and all that it has.
#[derive(Clone, Debug)]
pub struct Company {
    /// The value of `companyId`.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// The first part of its address, as in `acme.pipedrive.com`.
    pub domain: String,
    /// Its users in Pipedrive; the first is an administrator.
    pub users: Vec<User>,
    /// Its deals.
    pub deals: Vec<Fields>,
    /// Its contact people.
    pub persons: Vec<Fields>,
    /// Its contact organisations.
    pub organizations: Vec<Fields>,
}

impl Company {
    /// Its users.
    pub fn user_ids(&self) -> Vec<u64> {
        self.users.iter().map(|user| user.id).collect()
    }
}

/// A person with a login.
#[derive(Clone, Debug, Deserialize)]
pub struct User {
    /// The value of `userId`.
    pub id: u64,
    /// First and last name.
    pub name: String,
    /// Where they get mail.
    pub email: String,
}

#[derive(Deserialize)]
struct Sample {
    day: String,
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
struct Account {
    company: Named,
    users: Vec<User>,
    deals: Vec<Deal>,
    people: Vec<Person>,
    organizations: Vec<Organization>,
}

#[derive(Deserialize)]
struct Named {
    id: u64,
    name: String,
    domain: String,
}

#[derive(Deserialize)]
struct Deal {
    id: u64,
    title: String,
    value: Money,
    stage: u64,
    person: Option<u64>,
    organization: Option<u64>,
    owner: u64,
    expected_close: Option<String>,
    added: String,
}

#[derive(Deserialize)]
struct Money {
    minor_units: u64,
    currency: String,
}

#[derive(Deserialize)]
struct Person {
    id: u64,
    name: String,
    email: String,
    phone: String,
    organization: Option<u64>,
    owner: u64,
}

#[derive(Deserialize)]
struct Organization {
    id: u64,
    name: String,
    address: String,
    owner: u64,
}

/// The companies, with dates around a moment as they are in the file around its day.
///
/// # Errors
///
/// When the file is not what this program was written for.
pub fn sample(now: Moment) -> Result<Vec<Company>, serde_json::Error> {
    let sample: Sample = serde_json::from_str(ACCOUNT)?;
    let later = now.day() - day_of(&sample.day).unwrap_or_default();
    let moved = |date: &str| Moment((day_of(date).unwrap_or_default() + later) * 86_400_000);
    let company = |account: Account| Company {
        id: account.company.id,
        name: account.company.name,
        domain: account.company.domain,
        users: account.users,
        deals: account
            .deals
            .iter()
            .map(|deal| deal_fields(deal, &moved))
            .collect(),
        persons: account
            .people
            .iter()
            .map(|found| person(found, now))
            .collect(),
        organizations: account
            .organizations
            .iter()
            .map(|found| organization(found, now))
            .collect(),
    };
    Ok(sample.accounts.into_iter().map(company).collect())
}

/// Another company with the records of this one, known by a number, with a user 1.
pub fn numbered(company: &Company, number: u32) -> Company {
    let user = User {
        id: 1,
        name: "A user".to_owned(),
        email: format!("user@company-{number}.example"),
    };
    Company {
        id: number.into(),
        name: format!("Company {number}"),
        domain: format!("company-{number}"),
        users: vec![user],
        ..company.clone()
    }
}

fn deal_fields(deal: &Deal, moved: &impl Fn(&str) -> Moment) -> Fields {
    let added = moved(&deal.added).with_seconds();
    let cents = deal.value.minor_units;
    // Whole amounts are numbers without a fraction, as Pipedrive writes them.
    let value = if cents.is_multiple_of(100) {
        json!(cents / 100)
    } else {
        json!(f64::from(u32::try_from(cents).unwrap_or(u32::MAX)) / 100.0)
    };
    fields(json!({
        "id": deal.id,
        "title": deal.title,
        "value": value,
        "currency": deal.value.currency,
        "stage_id": deal.stage,
        "pipeline_id": 1,
        "person_id": deal.person,
        "org_id": deal.organization,
        "owner_id": deal.owner,
        "creator_user_id": deal.owner,
        "status": "open",
        "probability": null,
        "lost_reason": null,
        "expected_close_date": deal.expected_close.as_deref().map(|date| moved(date).date()),
        "add_time": added,
        "update_time": added,
        "stage_change_time": added,
        "close_time": null,
        "won_time": null,
        "lost_time": null,
        "visible_to": 3,
        "label_ids": [],
        "origin": "ManuallyCreated",
        "is_archived": false,
        "is_deleted": false,
        "custom_fields": {},
    }))
}

fn person(person: &Person, now: Moment) -> Fields {
    let (first, last) = person.name.split_once(' ').unwrap_or((&person.name, ""));
    let listed = |value: &str| match value {
        "" => json!([]),
        value => json!([{ "value": value, "primary": true, "label": "work" }]),
    };
    fields(json!({
        "id": person.id,
        "name": person.name,
        "first_name": first,
        "last_name": last,
        "emails": listed(&person.email),
        "phones": listed(&person.phone),
        "org_id": person.organization,
        "owner_id": person.owner,
        "add_time": now.with_seconds(),
        "update_time": now.with_seconds(),
        "visible_to": 3,
        "label_ids": [],
        "picture_id": null,
        "is_deleted": false,
        "custom_fields": {},
    }))
}

fn organization(organization: &Organization, now: Moment) -> Fields {
    fields(json!({
        "id": organization.id,
        "name": organization.name,
        "address": { "value": organization.address },
        "owner_id": organization.owner,
        "add_time": now.with_seconds(),
        "update_time": now.with_seconds(),
        "visible_to": 3,
        "label_ids": [],
        "is_deleted": false,
        "custom_fields": {},
    }))
}

/// The fields of a JSON object; of anything else none.
pub fn fields(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_has_the_previews_companies_with_dates_around_today() {
        let today = Moment(day_of("2026-11-28").unwrap() * 86_400_000);
        let companies = sample(today).unwrap();
        assert_eq!(
            companies.iter().map(|found| found.id).collect::<Vec<_>>(),
            [54_321, 65_432]
        );
        let deal = &companies[0].deals[0];
        assert_eq!(deal["title"], "Fleet renewal 2027");
        assert_eq!(deal["value"], 184_500);
        assert_eq!(deal["expected_close_date"], "2026-12-22");
        assert_eq!(deal["add_time"], "2026-10-21T00:00:00Z");
        assert_eq!(companies[0].persons.len(), 8);
        let copy = numbered(&companies[0], 7);
        assert_eq!((copy.id, copy.user_ids()), (7, vec![1]));
        assert_eq!(copy.persons, companies[0].persons);
    }
}
