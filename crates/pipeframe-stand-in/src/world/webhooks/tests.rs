//! Who is told of what, and when they are told no more.

use super::*;
use crate::account::fields;
use crate::world::records::Kind;

const NOW: Moment = Moment(1_795_856_400_000);
const MARI: Login = Login {
    user: 12_345,
    company: 54_321,
};

fn asked(more: Value) -> Fields {
    let mut asked = fields(json!({
        "subscription_url": "http://127.0.0.1:1/hook", "event_action": "change", "event_object": "deal", "name": "Sync"
    }));
    asked.extend(fields(more));
    asked
}

fn with(asked_for: &[Value]) -> Webhooks {
    let mut webhooks = Webhooks::default();
    for more in asked_for {
        webhooks
            .subscribe(MARI, &asked(more.clone()), &[12_345], |_| true, NOW)
            .unwrap();
    }
    webhooks
}

fn change(action: &'static str, kind: Kind) -> Change {
    let data = fields(json!({
        "id": 7, "visible_to": 3, "custom_fields": { "a": { "value": 2, "currency": "EUR" }, "b": [4], "c": null, "d": "x", "e": 1 }
    }));
    Change {
        kind,
        id: 7,
        action,
        data: Some(data),
        previous: Some(fields(json!({ "visible_to": 1 }))),
    }
}

fn told(webhooks: &Webhooks, change: &Change, company: u64, now: Moment) -> Vec<Telling> {
    let cause = Cause {
        company,
        domain: "harbour-motors",
        user: 12_346,
        source: "app",
        permitted: &[12_345],
    };
    webhooks.tellings(change, cause, now)
}

#[test]
fn a_webhook_hears_what_it_asked_for_of_its_own_company() {
    let webhooks = with(&[
        json!({}),
        json!({ "event_action": "*", "event_object": "*" }),
        json!({ "event_object": "person" }),
    ]);
    let ids = |action, kind, company| -> Vec<u64> {
        let tellings = told(&webhooks, &change(action, kind), company, NOW);
        tellings.iter().map(|telling| telling.webhook).collect()
    };
    assert_eq!(ids("change", Kind::Deal, MARI.company), [1, 2]);
    assert_eq!(ids("delete", Kind::Deal, MARI.company), [2]);
    assert_eq!(ids("change", Kind::Person, MARI.company), [2, 3]);
    assert_eq!(ids("change", Kind::Deal, 65_432), Vec::<u64>::new());
}

#[test]
fn the_body_has_ids_as_texts_typed_custom_fields_and_the_number_of_the_try() {
    let telling = told(
        &with(&[json!({})]),
        &change("change", Kind::Deal),
        MARI.company,
        NOW,
    )
    .remove(0);
    let body = telling.body(2);
    assert_eq!(body["data"]["visible_to"], "3");
    assert_eq!(body["previous"], json!({ "visible_to": "1" }));
    let expected = json!({
        "a": { "type": "monetary", "value": 2, "currency": "EUR" },
        "b": { "type": "set", "values": [{ "id": 4 }] },
        "c": null,
        "d": { "type": "varchar", "value": "x" },
        "e": { "type": "double", "value": 1 },
    });
    assert_eq!(body["data"]["custom_fields"], expected);
    let meta = &body["meta"];
    assert_eq!(
        (&meta["entity_id"], &meta["company_id"], &meta["webhook_id"]),
        (&json!("7"), &json!("54321"), &json!("1"))
    );
    assert_eq!(
        (&meta["attempt"], &meta["timestamp"]),
        (&json!(2), &json!("2026-11-28T09:00:00.000Z"))
    );
    assert_eq!(meta["host"], "harbour-motors.pipedrive.com");
}

#[test]
fn ten_failed_first_tries_ban_a_webhook_for_half_an_hour() {
    let mut webhooks = with(&[json!({})]);
    for _ in 0..9 {
        webhooks.told(1, 1, Some(500), NOW);
        webhooks.told(1, 2, None, NOW);
    }
    let change = change("change", Kind::Deal);
    assert_eq!(told(&webhooks, &change, MARI.company, NOW).len(), 1);
    webhooks.told(1, 1, Some(301), NOW);
    assert!(told(&webhooks, &change, MARI.company, NOW).is_empty());
    let later = NOW.plus_seconds(BAN_SECONDS);
    assert_eq!(told(&webhooks, &change, MARI.company, later).len(), 1);
    assert_eq!(webhooks.get(1).unwrap().failures, 0);
}

#[test]
fn three_days_without_a_success_remove_a_webhook() {
    let mut webhooks = with(&[json!({}), json!({})]);
    for id in [1, 2] {
        webhooks.told(id, 1, Some(500), NOW);
    }
    webhooks.told(2, 1, Some(204), NOW.plus_seconds(60));
    for id in [1, 2] {
        webhooks.told(id, 1, Some(500), NOW.plus_seconds(PATIENCE_SECONDS));
    }
    assert_eq!(
        webhooks
            .iter()
            .map(|webhook| webhook.id)
            .collect::<Vec<_>>(),
        [2]
    );
}

#[test]
fn what_can_be_no_webhook_is_refused_by_the_field() {
    let cases = [
        (json!({ "subscription_url": null }), "subscription_url"),
        (json!({ "event_action": "updated" }), "event_action"),
        (json!({ "event_object": "car" }), "event_object"),
        (json!({ "version": "1.0" }), "version"),
        (json!({ "user_id": 22_345 }), "user_id"),
    ];
    for (more, field) in cases {
        let refused = Webhooks::default()
            .subscribe(MARI, &asked(more), &[12_345], |_| true, NOW)
            .unwrap_err();
        assert!(
            matches!(refused, WebhookError::Invalid(name, _) if name == field),
            "{refused:?}"
        );
    }
    let mut many = with(&vec![json!({}); MOST]);
    assert_eq!(
        many.subscribe(MARI, &asked(json!({})), &[], |_| true, NOW)
            .unwrap_err(),
        WebhookError::TooMany
    );
}
