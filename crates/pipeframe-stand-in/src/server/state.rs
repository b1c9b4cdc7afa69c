//! The state as the control routes tell it: never a token, a code, a secret or a password.

use serde_json::{Value, json};

use crate::account::Company;
use crate::clock::Moment;
use crate::world::World;
use crate::world::deliveries::Delivery;
use crate::world::events::Event;
use crate::world::faults::Fault;
use crate::world::oauth::{Installation, Login};
use crate::world::webhooks::Webhook;

use super::Shared;

pub(super) fn state(shared: &Shared) -> Value {
    let version = shared.version();
    let address = shared.address();
    shared.look(|world, now| {
        json!({
            "version": version,
            "now": now.with_milliseconds(),
            "clock_offset_seconds": shared.offset_seconds(),
            "address": address,
            "app": app(world, address),
            "developer_company_id": world.developer_company(),
            "session": { "user_id": world.session.user, "company_id": world.session.company },
            "companies": world.companies.iter().map(|found| company(world, found)).collect::<Vec<_>>(),
            "installations": world.oauth.installations().map(|(login, found)| installation(login, found, now)).collect::<Vec<_>>(),
            "events": world.events.iter().map(event).collect::<Vec<_>>(),
            "records": world.changed_records().map(|(company, kind, id, record)| json!({ "company_id": company, "kind": kind.path(), "id": id, "record": record })).collect::<Vec<_>>(),
            "webhooks": world.webhooks.iter().map(webhook).collect::<Vec<_>>(),
            "faults": world.faults.iter().map(Fault::body).collect::<Vec<_>>(),
            "deliveries": world.deliveries.iter().map(delivery).collect::<Vec<_>>(),
            "switches": world.switches,
        })
    })
}

fn app(world: &World, address: &str) -> Value {
    match &world.app {
        Err(problem) => json!({ "problem": problem, "status": world.status.as_str() }),
        Ok(app) => {
            let link = format!("{address}/install/{}", app.client_id);
            json!({
                "name": app.name,
                "client_id": app.client_id,
                "status": world.status.as_str(),
                "callback_url": app.callback_url,
                "installation_url": app.installation_url,
                "scopes": app.scopes,
                "links": { "install_and_test": format!("{link}?test=1"), "installation": link },
                "problem": null,
            })
        }
    }
}

fn company(world: &World, company: &Company) -> Value {
    let user = |user: &crate::account::User| {
        let login = Login {
            user: user.id,
            company: company.id,
        };
        json!({ "id": user.id, "name": user.name, "email": user.email, "is_admin": world.is_admin(login) })
    };
    json!({
        "id": company.id,
        "name": company.name,
        "domain": company.domain,
        "users": company.users.iter().map(user).collect::<Vec<_>>(),
    })
}

fn installation(login: Login, installation: &Installation, now: Moment) -> Value {
    let (tokens, expires) = installation.access(now);
    json!({
        "user_id": login.user,
        "company_id": login.company,
        "scopes": installation.scopes,
        "installed_at": installation.installed.with_milliseconds(),
        "access_tokens": tokens,
        "access_expires_at": expires.map(Moment::with_milliseconds),
        "refreshed_at": installation.refreshed.map(Moment::with_milliseconds),
        "refreshes": installation.refreshes,
        "closest_refreshes_ms": installation.closest_refreshes,
        "refresh_expires_at": installation.refresh_expires().with_milliseconds(),
    })
}

fn webhook(webhook: &Webhook) -> Value {
    json!({
        "id": webhook.id,
        "user_id": webhook.login.user,
        "company_id": webhook.login.company,
        "name": webhook.name,
        "event": webhook.event(),
        "subscription_url": webhook.url,
        "failures": webhook.failures,
        "banned_until": webhook.banned_until.map(Moment::with_milliseconds),
    })
}

fn event(event: &Event) -> Value {
    json!({
        "id": event.id,
        "at": event.at.with_milliseconds(),
        "kind": event.kind.as_str(),
        "user_id": event.login.map(|login| login.user),
        "company_id": event.login.map(|login| login.company),
        "detail": event.detail,
    })
}

fn delivery((id, delivery): &(u64, Delivery)) -> Value {
    let attempt = delivery.webhook.as_ref();
    json!({
        "id": id,
        "at": delivery.at.with_milliseconds(),
        "purpose": delivery.purpose.as_str(),
        "user_id": delivery.login.user,
        "company_id": delivery.login.company,
        "webhook_id": attempt.map(|attempt| attempt.webhook),
        "event_id": attempt.map(|attempt| &attempt.event_id),
        "event": attempt.map(|attempt| &attempt.event),
        "attempt": attempt.map(|attempt| attempt.number),
        "url": delivery.url,
        "status": delivery.answer.as_ref().ok(),
        "error": delivery.answer.as_ref().err(),
        "milliseconds": delivery.milliseconds,
    })
}
