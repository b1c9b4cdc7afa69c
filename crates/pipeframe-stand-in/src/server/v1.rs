//! Records as version 1 of the API has them: with what they belong to in full, and other names.

use serde_json::{Map, Value, json};

use crate::account::{Company, Fields};
use crate::world::records::{Kind, id_of};

/// A record, as version 1 answers it.
pub(super) fn render(company: &Company, kind: Kind, record: &Fields) -> Value {
    let mut out = Map::new();
    for (name, value) in record {
        match name.as_str() {
            "custom_fields" => out.extend(value.as_object().cloned().unwrap_or_default()),
            "add_time" | "update_time" | "stage_change_time" | "won_time" | "lost_time"
            | "close_time" => {
                out.insert(name.clone(), as_v1_time(value));
            }
            "visible_to" => {
                out.insert(
                    name.clone(),
                    json!(value.as_u64().unwrap_or_default().to_string()),
                );
            }
            "emails" => {
                out.insert("email".to_owned(), value.clone());
            }
            "phones" => {
                out.insert("phone".to_owned(), value.clone());
            }
            "owner_id" => {
                let name = if kind == Kind::Deal {
                    "user_id"
                } else {
                    "owner_id"
                };
                out.insert(name.to_owned(), user(company, value));
            }
            "creator_user_id" => {
                out.insert(name.clone(), user(company, value));
            }
            "person_id" => {
                out.insert(name.clone(), person(company, value));
            }
            "org_id" => {
                out.insert(name.clone(), organization(company, value));
            }
            "address" => {
                out.insert(
                    name.clone(),
                    value.get("value").cloned().unwrap_or_default(),
                );
            }
            "is_deleted" | "is_archived" | "label_ids" => {}
            _ => {
                out.insert(name.clone(), value.clone());
            }
        }
    }
    let owner = out.get("user_id").or_else(|| out.get("owner_id"));
    let owner_name = owner.and_then(|owner| owner.get("name")).cloned();
    out.insert("owner_name".to_owned(), owner_name.unwrap_or_default());
    out.insert("active_flag".to_owned(), json!(true));
    if kind == Kind::Deal {
        for (from, to) in [("person_id", "person_name"), ("org_id", "org_name")] {
            let name = out.get(from).and_then(|found| found.get("name")).cloned();
            out.insert(to.to_owned(), name.unwrap_or_default());
        }
        out.insert("active".to_owned(), json!(true));
        out.insert("deleted".to_owned(), json!(false));
        out.remove("active_flag");
    }
    Value::from(out)
}

/// The fields of a request of version 1, under the names of version 2.
pub(super) fn read(kind: Kind, fields: Fields) -> Fields {
    let mut read = Fields::new();
    let mut custom = Map::new();
    for (name, value) in fields {
        match (kind, name.as_str()) {
            (Kind::Deal, "user_id") => {
                read.insert("owner_id".to_owned(), number(value));
            }
            (
                _,
                "owner_id" | "person_id" | "org_id" | "stage_id" | "pipeline_id" | "visible_to"
                | "value" | "probability",
            ) => {
                read.insert(name, number(value));
            }
            (Kind::Person, "email") => {
                read.insert("emails".to_owned(), contacts(value));
            }
            (Kind::Person, "phone") => {
                read.insert("phones".to_owned(), contacts(value));
            }
            (Kind::Organization, "address") => {
                read.insert(name, json!({ "value": value }));
            }
            (_, key) if key.len() == 40 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                custom.insert(name, value);
            }
            _ => {
                read.insert(name, value);
            }
        }
    }
    if !custom.is_empty() {
        read.insert("custom_fields".to_owned(), Value::from(custom));
    }
    read
}

/// Version 1 also takes numbers as texts, as in a form.
fn number(value: Value) -> Value {
    let parsed = value
        .as_str()
        .and_then(|text| serde_json::from_str::<Value>(text.trim()).ok());
    parsed.filter(Value::is_number).unwrap_or(value)
}

/// One address as a text, several as texts, or objects with `value`.
fn contacts(value: Value) -> Value {
    let one = |value: Value, is_first: bool| match value {
        Value::String(text) => json!({ "value": text, "primary": is_first, "label": "work" }),
        other => other,
    };
    match value {
        Value::Array(all) => all
            .into_iter()
            .enumerate()
            .map(|(place, value)| one(value, place == 0))
            .collect(),
        value => json!([one(value, true)]),
    }
}

/// `2026-11-28T09:00:00Z` is `2026-11-28 09:00:00`.
fn as_v1_time(value: &Value) -> Value {
    match value.as_str() {
        Some(time) => json!(time.trim_end_matches('Z').replace('T', " ")),
        None => Value::Null,
    }
}

fn user(company: &Company, id: &Value) -> Value {
    let found = company
        .users
        .iter()
        .find(|user| id.as_u64() == Some(user.id));
    found.map_or(Value::Null, |user| {
        json!({
            "id": user.id, "name": user.name, "email": user.email, "has_pic": 0, "pic_hash": null, "active_flag": true, "value": user.id,
        })
    })
}

fn person(company: &Company, id: &Value) -> Value {
    let found = id.as_u64().and_then(|id| company.record(Kind::Person, id));
    found.map_or(Value::Null, |person| {
        json!({
            "active_flag": true, "name": person["name"], "email": person["emails"], "phone": person["phones"],
            "owner_id": person["owner_id"], "value": id_of(person),
        })
    })
}

fn organization(company: &Company, id: &Value) -> Value {
    let found = id
        .as_u64()
        .and_then(|id| company.record(Kind::Organization, id));
    found.map_or(Value::Null, |organization| {
        let people = company.persons.iter().filter(|person| &person["org_id"] == id).count();
        json!({
            "name": organization["name"], "people_count": people, "owner_id": organization["owner_id"],
            "address": organization["address"].get("value"), "active_flag": true, "cc_email": null, "value": id_of(organization),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{fields, sample};
    use crate::clock::Moment;

    #[test]
    fn a_deal_names_its_owner_person_and_organisation() {
        let company = sample(Moment(0)).unwrap().remove(0);
        let deal = render(&company, Kind::Deal, &company.deals[0]);
        assert_eq!(deal["user_id"]["name"], "Mari Tamm");
        assert_eq!(
            (&deal["person_id"]["value"], &deal["org_id"]["value"]),
            (&json!(1), &json!(1))
        );
        assert_eq!(deal["org_name"], deal["org_id"]["name"]);
        let time = deal["add_time"].as_str().unwrap();
        assert!(time.len() == 19 && time.contains(' '), "{time}");
    }

    #[test]
    fn what_version_1_says_is_read_under_the_names_of_version_2() {
        let key = "0123456789abcdef0123456789abcdef01234567";
        let read = read(
            Kind::Person,
            fields(json!({ "name": "A", "email": "a@b.example", "org_id": "3", key: "x" })),
        );
        assert_eq!(
            read["emails"],
            json!([{ "value": "a@b.example", "primary": true, "label": "work" }])
        );
        assert_eq!(
            (&read["org_id"], &read["custom_fields"][key]),
            (&json!(3), &json!("x"))
        );
        assert_eq!(
            super::read(Kind::Deal, fields(json!({ "user_id": 5 })))["owner_id"],
            5
        );
    }
}
