//! Records are written as the API allows it.

use super::*;
use crate::account::{fields, sample};

const NOW: Moment = Moment(1_795_856_400_000);

fn company() -> Company {
    sample(NOW).unwrap().remove(0)
}

#[test]
fn a_change_tells_what_was_before_of_what_changed_alone() {
    let mut company = company();
    let write = Write::Change(
        1,
        fields(json!({ "stage_id": 5, "title": "Fleet renewal 2027", "id": 9, "unknown": 1 })),
    );
    let change = company
        .write(Kind::Deal, 12_345, write, NOW)
        .unwrap()
        .unwrap();
    assert_eq!(
        Value::from(change.previous.unwrap()),
        json!({ "stage_id": 4 })
    );
    let data = change.data.unwrap();
    assert_eq!(
        (&data["stage_id"], &data["id"], data.get("unknown")),
        (&json!(5), &json!(1), None)
    );
    assert_eq!(data["update_time"], "2026-11-28T09:00:00Z");
}

#[test]
fn the_same_value_once_more_changes_nothing() {
    let write = Write::Change(1, fields(json!({ "stage_id": 4 })));
    assert_eq!(company().write(Kind::Deal, 12_345, write, NOW), Ok(None));
}

#[test]
fn a_new_record_has_every_field_and_the_next_id() {
    let mut company = company();
    let write = Write::Create(fields(json!({ "name": "Ada", "emails": [] })));
    let change = company
        .write(Kind::Person, 12_346, write, NOW)
        .unwrap()
        .unwrap();
    assert_eq!((change.id, change.previous), (9, None));
    let added = company.record(Kind::Person, 9).unwrap();
    assert_eq!(
        (&added["owner_id"], &added["org_id"]),
        (&json!(12_346), &Value::Null)
    );
}

#[test]
fn what_is_gone_is_gone() {
    let mut company = company();
    let change = company
        .write(Kind::Deal, 12_345, Write::Delete(1), NOW)
        .unwrap()
        .unwrap();
    assert_eq!((change.data, id_of(&change.previous.unwrap())), (None, 1));
    assert_eq!(
        company.write(Kind::Deal, 12_345, Write::Delete(1), NOW),
        Err(WriteError::NotFound)
    );
}

#[test]
fn values_that_a_field_can_not_have_are_refused() {
    let cases = [
        (Kind::Deal, json!({}), "title"),
        (Kind::Deal, json!({ "title": " " }), "title"),
        (
            Kind::Deal,
            json!({ "title": "x", "value": "much" }),
            "value",
        ),
        (
            Kind::Deal,
            json!({ "title": "x", "person_id": 999 }),
            "person_id",
        ),
        (
            Kind::Deal,
            json!({ "title": "x", "status": "sold" }),
            "status",
        ),
        (
            Kind::Person,
            json!({ "name": "x", "emails": "a@b" }),
            "emails",
        ),
        (
            Kind::Person,
            json!({ "name": "x", "org_id": "1" }),
            "org_id",
        ),
        (
            Kind::Organization,
            json!({ "name": "x", "owner_id": 1 }),
            "owner_id",
        ),
        (
            Kind::Organization,
            json!({ "name": "x", "custom_fields": [] }),
            "custom_fields",
        ),
    ];
    for (kind, given, field) in cases {
        let written = company().write(kind, 12_345, Write::Create(fields(given)), NOW);
        assert_eq!(written, Err(WriteError::Invalid(field)));
    }
}

#[test]
fn custom_fields_change_one_by_one() {
    let mut company = company();
    let mut write = |custom: Value| {
        let write = Write::Change(1, fields(json!({ "custom_fields": custom })));
        company.write(Kind::Deal, 12_345, write, NOW).unwrap()
    };
    write(json!({ "a": 1, "b": "x" }));
    let change = write(json!({ "b": "y", "c": null })).unwrap();
    assert_eq!(
        change.data.unwrap()["custom_fields"],
        json!({ "a": 1, "b": "y" })
    );
    assert_eq!(
        change.previous.unwrap()["custom_fields"],
        json!({ "b": "x" })
    );
    assert_eq!(write(json!({ "b": "y" })), None);
}

#[test]
fn a_record_that_is_put_is_made_under_its_id_and_changed_from_then_on() {
    let mut company = company();
    let mut put = |fields_of: Value| {
        let write = Write::Put(40, fields(fields_of));
        company.write(Kind::Person, 12_345, write, NOW).unwrap()
    };
    let made = put(json!({ "name": "Ada Rohtla" })).unwrap();
    assert_eq!((made.action, made.id), ("create", 40));
    let changed = put(json!({ "name": "Ada Rohtla", "org_id": 2 })).unwrap();
    assert_eq!((changed.action, changed.id), ("change", 40));
    assert_eq!(put(json!({ "org_id": 2 })), None);
}
