//! Pipedrive's webhooks: what changes there is known here at once, without asking again and again.
//!
//! A delivery proves itself by HTTP Basic with credentials that were made for one installation; nothing else about it is signed. It is
//! answered as soon as it is kept, far within Pipedrive's ten seconds. Pipedrive sends it up to four times where no answer came: it is
//! known by its ids and counts once. Order is not promised: what is older than what is known changes nothing.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use pipeframe::context::{CompanyId, UserId, Viewer};
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::in_time::in_time;
use super::oauth::following::{KINDS, Known, Learnt, milliseconds, webhook_user};
use super::oauth::notices::basic;
use super::oauth::store::Store;
use super::oauth::{OAuth, now, random};
use super::problem::Problem;

/// The bodies of deals with many fields have some ten kilobytes.
const LARGEST_BODY: usize = 512 * 1024;
/// Pipedrive's last try comes 150 seconds after the one before; a clock may be wrong, and a queue long.
const REMEMBERED: Duration = Duration::from_secs(24 * 60 * 60);

/// A delivery, by what is used of it.
#[derive(Debug, Deserialize)]
struct Delivery {
    meta: Meta,
    data: Option<Named>,
}

#[derive(Debug, Deserialize)]
struct Meta {
    action: String,
    entity: String,
    entity_id: String,
    company_id: String,
    id: String,
    timestamp: String,
    webhook_id: String,
}

#[derive(Debug, Deserialize)]
struct Named {
    #[serde(alias = "title")]
    name: Option<String>,
}

/// What a delivery says.
#[derive(Debug, PartialEq, Eq)]
struct Event {
    /// By what it is known again.
    delivery: String,
    company: u64,
    /// None where it is of nothing that is shown.
    told: Option<Told>,
}

/// What is told of a record.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    kind: String,
    record: u64,
    name: Option<String>,
    changed_at: u64,
}

/// Where Pipedrive delivers.
pub fn router(oauth: OAuth, limit: Duration) -> Router {
    let router = Router::new().route("/webhooks", post(deliver));
    in_time(router, limit, || Problem::TooSlow.into_response())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(oauth)
}

async fn deliver(
    State(oauth): State<OAuth>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let Some(viewer) = whose(oauth.store(), &headers).await? else {
        return Ok(StatusCode::UNAUTHORIZED);
    };
    let Some(event) = Event::read(&body) else {
        tracing::warn!("a webhook's body is not as documented");
        return Ok(StatusCode::BAD_REQUEST);
    };
    let company = viewer.company.0;
    if event.company != company {
        return Ok(StatusCode::FORBIDDEN);
    }
    let Some(told) = event.told else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let known = Known {
        viewer,
        kind: told.kind,
        record: told.record,
        name: told.name,
        changed_at: told.changed_at,
    };
    let until = now() + REMEMBERED.as_secs();
    // A webhook's number may be another company's too.
    let delivery = ["webhook ", &webhook_user(viewer), " ", &event.delivery].concat();
    let learnt = oauth
        .store()
        .learn(&known, Some((&delivery, until)))
        .await?;
    tracing::info!(company, kind = known.kind, ?learnt, "webhook");
    Ok(match learnt {
        Learnt::New | Learnt::Old => StatusCode::NO_CONTENT,
        Learnt::NotConnected => StatusCode::UNAUTHORIZED,
    })
}

/// The user and company whose webhook a request proves to be.
async fn whose(store: &Store, headers: &HeaderMap) -> Result<Option<Viewer>, Problem> {
    let Some((viewer, password)) = basic(headers).as_deref().and_then(credentials) else {
        return Ok(None);
    };
    let held = store.installation(viewer).await?;
    let held = held.filter(|held| !held.is_ended);
    let kept = held.map(|held| held.webhook_password).unwrap_or_default();
    let given = random::fingerprint(&password);
    let is_right: bool = given.as_bytes().ct_eq(kept.as_bytes()).into();
    Ok(is_right.then_some(viewer))
}

fn credentials(text: &str) -> Option<(Viewer, String)> {
    let (user, password) = text.split_once(':')?;
    let (company, user) = user.split_once('-')?;
    let viewer = Viewer {
        user: UserId(user.parse().ok()?),
        company: CompanyId(company.parse().ok()?),
    };
    Some((viewer, password.to_owned()))
}

impl Event {
    fn read(body: &[u8]) -> Option<Self> {
        let Delivery { meta, data } = serde_json::from_slice(body).ok()?;
        let company = meta.company_id.parse().ok()?;
        // A user's event has the user's id instead of one of its own; the entity tells it apart.
        let delivery = [meta.webhook_id.as_str(), " ", &meta.entity, " ", &meta.id];
        let is_shown = KINDS.contains(&meta.entity.as_str());
        let told = if is_shown {
            let name = match meta.action.as_str() {
                "delete" => None,
                // Every event but a deletion has the whole record.
                _ => Some(data.and_then(|data| data.name)?),
            };
            Some(Told {
                record: meta.entity_id.parse().ok()?,
                changed_at: milliseconds(&meta.timestamp)?,
                kind: meta.entity.clone(),
                name,
            })
        } else {
            None
        };
        Some(Self {
            delivery: delivery.concat(),
            company,
            told,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn delivery() -> Value {
        json!({
            "data": { "id": 41, "title": "Fleet renewal 2027", "stage_id": 4 },
            "previous": { "stage_id": 3 },
            "meta": {
                "action": "change", "entity": "deal", "entity_id": "41", "company_id": "54321", "user_id": "12345",
                "id": "7c0e", "timestamp": "2026-11-27T09:30:00.000Z", "webhook_id": "77", "attempt": 1,
            },
        })
    }

    fn read(body: &Value) -> Option<Event> {
        Event::read(body.to_string().as_bytes())
    }

    #[test]
    fn the_documented_delivery_is_understood() {
        let event = read(&delivery()).unwrap();
        assert_eq!(event.company, 54321);
        let told = event.told.unwrap();
        assert_eq!(told.name.as_deref(), Some("Fleet renewal 2027"));
        assert_eq!(told.changed_at, 1_795_771_800_000);
    }

    #[test]
    fn a_retry_is_the_same_delivery_and_another_event_is_not() {
        let mut retry = delivery();
        retry["meta"]["attempt"] = json!(2);
        let mut other = delivery();
        other["meta"]["id"] = json!("8d1f");
        let name = |body: &Value| read(body).unwrap().delivery;
        assert_eq!(name(&retry), name(&delivery()));
        assert_ne!(name(&other), name(&delivery()));
    }

    #[test]
    fn a_deleted_record_has_no_name() {
        let mut deleted = delivery();
        deleted["data"] = Value::Null;
        deleted["meta"]["action"] = json!("delete");
        assert_eq!(read(&deleted).unwrap().told.unwrap().name, None);
    }

    #[test]
    fn events_of_what_is_not_shown_are_taken_and_what_is_none_is_not() {
        let mut user = delivery();
        user["meta"]["entity"] = json!("user");
        assert_eq!(read(&user).unwrap().told, None);
        for (field, value) in [
            ("company_id", json!("x")),
            ("entity_id", json!(41)),
            ("timestamp", json!("yesterday")),
            ("id", Value::Null),
        ] {
            let mut wrong = delivery();
            wrong["meta"][field] = value;
            assert_eq!(read(&wrong), None, "{field}");
        }
        assert_eq!(Event::read(b"{"), None);
    }

    #[test]
    fn credentials_name_one_installation() {
        let (viewer, password) = credentials("54321-12345:pass:word").unwrap();
        assert_eq!((viewer.company.0, viewer.user.0), (54321, 12345));
        assert_eq!(password, "pass:word");
        for wrong in [
            "",
            ":",
            "54321:x",
            "54321-:x",
            "-1-2:x",
            "a-b:x",
            "54321-12345",
        ] {
            assert!(credentials(wrong).is_none(), "{wrong}");
        }
    }
}
