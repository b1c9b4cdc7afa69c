//! Webhooks: who asked for what, and what is sent to them.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::account::Fields;
use crate::clock::Moment;
use crate::secret;

use super::oauth::Login;
use super::records::Change;

/// So many webhooks a user's app may have.
const MOST: usize = 40;
/// So many first tries may fail in a row of bans.
const MOST_FAILURES: u32 = 10;
const BAN_SECONDS: i64 = 30 * 60;
/// Without a success for so long a webhook is removed.
const PATIENCE_SECONDS: i64 = 3 * 24 * 60 * 60;

const ACTIONS: [&str; 4] = ["create", "change", "delete", "*"];
const OBJECTS: [&str; 17] = [
    "activity",
    "deal",
    "lead",
    "note",
    "organization",
    "person",
    "pipeline",
    "product",
    "stage",
    "user",
    "project",
    "task",
    "board",
    "phase",
    "deal_product",
    "deal_installment",
    "*",
];

/// A server that asked to be told of changes.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Unique among webhooks.
    pub id: u64,
    /// Whose app made it.
    pub login: Login,
    /// The user whose permissions decide what it is told.
    pub user: u64,
    /// What it is called.
    pub name: String,
    /// `create`, `change`, `delete` or `*`.
    pub action: String,
    /// A kind of record or `*`.
    pub object: String,
    /// Where it is told.
    pub url: String,
    /// The name and the password of HTTP Basic.
    pub basic: Option<(String, String)>,
    /// When it was made.
    pub added: Moment,
    /// First tries that failed since the last ban.
    pub failures: u32,
    /// Until when it is told of nothing.
    pub banned_until: Option<Moment>,
    /// When it was told last, and the status of the answer.
    pub last: Option<(Moment, Option<u16>)>,
    /// Since when nothing succeeded.
    failing_since: Option<Moment>,
}

impl Webhook {
    /// As in `change.deal`.
    pub fn event(&self) -> String {
        format!("{}.{}", self.action, self.object)
    }

    fn wants(&self, change: &Change) -> bool {
        let matches = |wanted: &str, word: &str| wanted == "*" || wanted == word;
        matches(&self.action, change.action) && matches(&self.object, change.kind.entity())
    }

    /// As the API tells of it.
    pub fn body(&self, shows_password: bool) -> Value {
        let (user, password) = self.basic.clone().unzip();
        json!({
            "id": self.id,
            "company_id": self.login.company,
            "owner_id": self.login.user,
            "user_id": self.user,
            "admin_id": self.login.user,
            "name": self.name,
            "event_action": self.action,
            "event_object": self.object,
            "subscription_url": self.url,
            "version": "2.0",
            "is_active": 1,
            "type": "application",
            "http_auth_user": user,
            "http_auth_password": password.filter(|_| shows_password),
            "add_time": self.added.with_milliseconds(),
            "remove_time": null,
            "remove_reason": null,
            "last_delivery_time": self.last.map(|(at, _)| at.with_milliseconds()),
            "last_http_status": self.last.and_then(|(_, status)| status),
        })
    }
}

/// Something to be told to one webhook.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The webhook.
    pub webhook: u64,
    /// The event, the same for each webhook that is told of it.
    pub event_id: String,
    /// As in `change.deal`.
    pub event: String,
    /// All but `meta.attempt`.
    body: Value,
}

impl Telling {
    /// What is sent at a try, counted from 1.
    pub fn body(&self, attempt: u8) -> Value {
        let mut body = self.body.clone();
        body["meta"]["attempt"] = json!(attempt);
        body
    }
}

/// Who caused a change, and where.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'a> {
    /// The company.
    pub company: u64,
    /// The first part of its address.
    pub domain: &'a str,
    /// Who did it.
    pub user: u64,
    /// `app` for the web app, `api` for the API.
    pub source: &'static str,
    /// Who may see the record.
    pub permitted: &'a [u64],
}

/// Why there is no such webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookError {
    /// A field is missing or has a value that it can't have: its name and what is wrong.
    Invalid(&'static str, &'static str),
    /// There are 40 already.
    TooMany,
}

/// All webhooks.
#[derive(Debug, Default)]
pub struct Webhooks {
    all: Vec<Webhook>,
    count: u64,
}

impl Webhooks {
    /// Every webhook, the first first.
    pub fn iter(&self) -> impl Iterator<Item = &Webhook> {
        self.all.iter()
    }

    /// A webhook by id.
    pub fn get(&self, id: u64) -> Option<&Webhook> {
        self.all.iter().find(|webhook| webhook.id == id)
    }

    /// Makes a webhook of what an app asks for.
    ///
    /// # Errors
    ///
    /// [`WebhookError`] when there can be no such one.
    pub fn subscribe(
        &mut self,
        login: Login,
        asked: &Fields,
        users: &[u64],
        is_here: impl Fn(&str) -> bool,
        now: Moment,
    ) -> Result<&Webhook, WebhookError> {
        let text = |name: &'static str| asked.get(name).and_then(Value::as_str);
        let one_of = |name: &'static str, all: &[&str]| {
            let word = text(name).filter(|word| all.contains(word));
            word.map(str::to_owned)
                .ok_or(WebhookError::Invalid(name, "invalid value"))
        };
        let url = text("subscription_url").filter(|url| is_here(url));
        let url = url.ok_or(WebhookError::Invalid(
            "subscription_url",
            "invalid or non-reachable URL",
        ))?;
        let action = one_of("event_action", &ACTIONS)?;
        let object = one_of("event_object", &OBJECTS)?;
        if text("version").is_some_and(|version| version != "2.0") {
            return Err(WebhookError::Invalid(
                "version",
                "the stand-in sends version 2.0 only",
            ));
        }
        let user = match asked.get("user_id").filter(|id| !id.is_null()) {
            None => login.user,
            Some(id) => {
                let id = id.as_u64().filter(|id| users.contains(id));
                id.ok_or(WebhookError::Invalid("user_id", "invalid value"))?
            }
        };
        if self
            .all
            .iter()
            .filter(|webhook| webhook.login == login)
            .count()
            >= MOST
        {
            return Err(WebhookError::TooMany);
        }
        self.count += 1;
        let basic = text("http_auth_user").map(|user| {
            (
                user.to_owned(),
                text("http_auth_password").unwrap_or_default().to_owned(),
            )
        });
        self.all.push(Webhook {
            id: self.count,
            login,
            user,
            name: text("name").unwrap_or(url).to_owned(),
            action,
            object,
            url: url.to_owned(),
            basic,
            added: now,
            failures: 0,
            banned_until: None,
            last: None,
            failing_since: None,
        });
        let place = self.all.len() - 1;
        Ok(&self.all[place])
    }

    /// Removes a webhook of a company; whether there was one.
    pub fn unsubscribe(&mut self, company: u64, id: u64) -> bool {
        let before = self.all.len();
        self.all
            .retain(|webhook| webhook.id != id || webhook.login.company != company);
        self.all.len() < before
    }

    /// The app is uninstalled: its webhooks of that user are gone.
    pub fn forget(&mut self, login: Login) {
        self.all.retain(|webhook| webhook.login != login);
    }

    /// Who is to be told of a change, and what.
    pub fn tellings(&self, change: &Change, cause: Cause<'_>, now: Moment) -> Vec<Telling> {
        let (event_id, correlation) = (secret::uuid(), secret::uuid());
        let told = |webhook: &&Webhook| {
            let is_banned = webhook.banned_until.is_some_and(|until| until > now);
            webhook.login.company == cause.company && !is_banned && webhook.wants(change)
        };
        let telling = |webhook: &Webhook| Telling {
            webhook: webhook.id,
            event_id: event_id.clone(),
            event: format!("{}.{}", change.action, change.kind.entity()),
            body: json!({
                "data": change.data.as_ref().map(payload),
                "previous": change.previous.as_ref().map(payload),
                "meta": {
                    "action": change.action,
                    "entity": change.kind.entity(),
                    "entity_id": change.id.to_string(),
                    "company_id": cause.company.to_string(),
                    "user_id": cause.user.to_string(),
                    "id": event_id,
                    "correlation_id": correlation,
                    "timestamp": now.with_milliseconds(),
                    "type": "application",
                    "version": "2.0",
                    "webhook_id": webhook.id.to_string(),
                    "webhook_owner_id": webhook.login.user.to_string(),
                    "change_source": cause.source,
                    "is_bulk_edit": false,
                    "host": format!("{}.pipedrive.com", cause.domain),
                    "permitted_user_ids": cause.permitted.iter().map(u64::to_string).collect::<Vec<_>>(),
                },
            }),
        };
        self.all.iter().filter(told).map(telling).collect()
    }

    /// What came of a try. A webhook that has not succeeded for three days is gone.
    pub fn told(&mut self, id: u64, attempt: u8, status: Option<u16>, now: Moment) {
        let Some(webhook) = self.all.iter_mut().find(|webhook| webhook.id == id) else {
            return;
        };
        webhook.last = Some((now, status));
        if status.is_some_and(|status| (200..300).contains(&status)) {
            webhook.failing_since = None;
            return;
        }
        let since = *webhook.failing_since.get_or_insert(now);
        // Further tries of the same event don't count.
        if attempt == 1 {
            webhook.failures += 1;
            if webhook.failures >= MOST_FAILURES {
                webhook.failures = 0;
                webhook.banned_until = Some(now.plus_seconds(BAN_SECONDS));
            }
        }
        if since.plus_seconds(PATIENCE_SECONDS) <= now {
            self.all.retain(|webhook| webhook.id != id);
        }
    }
}

/// A record as webhooks have it: nearly that of version 2 of the API.
fn payload(record: &Fields) -> Value {
    let mut fields = record.clone();
    for (name, value) in &mut fields {
        match name.as_str() {
            "visible_to" => *value = json!(value.as_u64().unwrap_or_default().to_string()),
            "custom_fields" => {
                let typed: Map<String, Value> = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(key, value)| (key.clone(), typed(value)))
                    .collect();
                *value = Value::from(typed);
            }
            _ => {}
        }
    }
    Value::from(fields)
}

/// The stand-in knows no definitions of fields: it tells the type by the value.
fn typed(value: &Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::String(text) => json!({ "type": "varchar", "value": text }),
        Value::Number(number) => json!({ "type": "double", "value": number }),
        Value::Array(ids) => {
            json!({ "type": "set", "values": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>() })
        }
        Value::Object(parts) if parts.contains_key("currency") => {
            json!({ "type": "monetary", "value": parts.get("value"), "currency": parts.get("currency") })
        }
        other => json!({ "type": "varchar", "value": other }),
    }
}
