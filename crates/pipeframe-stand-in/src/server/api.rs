//! The API: who asks, what it costs, and what is answered.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, Uri};
use serde_json::{Value, json};

use crate::account::{Company, Fields, fields};
use crate::clock::Moment;
use crate::secret;
use crate::world::World;
use crate::world::limits::{Allowance, Exhausted};
use crate::world::oauth::Login;
use crate::world::records::{Kind, Write, WriteError};
use crate::world::webhooks::WebhookError;

use super::answer::{header, json_answer, parameters};
use super::lab::too_many;
use super::loopback::is_loopback;
use super::operation::{Operation, Version, operation};
use super::{Shared, delivery, list, v1};

/// Answers a request of the API, which the path below the version names.
pub(super) async fn answer(
    State(shared): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let asked = shared.look(|world, now| prove(world, &headers, now));
    let (login, scopes) = match asked {
        Ok(known) => known,
        Err(refusal) => return *refusal,
    };
    let (version, operation) = match operation(&method, uri.path()) {
        Ok(known) => known,
        Err(status) => return failure(status, "Unknown method or path"),
    };
    let suffices =
        shared.look(|world, _| operation.allowed_by(world.switches.webhooks_scope_suffices));
    if !suffices
        .iter()
        .any(|scope| scopes.iter().any(|given| given == scope))
    {
        let body = json!({ "success": false, "error": "Scope and URL mismatch", "errorCode": 403, "error_info": "Please check developers.pipedrive.com" });
        return json_answer(StatusCode::FORBIDDEN, &body);
    }
    let cost = operation.cost(version);
    let taken = shared.change_quietly(|world, now| {
        let switches = world.switches.clone();
        let taken = world.limits.take(login, cost, &switches, now);
        (taken, switches.daily_headers)
    });
    let (mut response, allowance) = match taken.0 {
        Err(Exhausted {
            allowance,
            retry_after,
        }) => (too_many(retry_after), allowance),
        Ok(allowance) => {
            let asked = Asked {
                shared: &shared,
                login,
                version,
            };
            (asked.answer(operation, &uri, &headers, &body), allowance)
        }
    };
    say_what_is_left(response.headers_mut(), allowance, taken.1);
    response
}

/// The person whose token it is, and the scopes that they allowed. The refusal is boxed because it is large.
fn prove(
    world: &World,
    headers: &HeaderMap,
    now: Moment,
) -> Result<(Login, Vec<String>), Box<Response<Body>>> {
    let Some(authorization) = header(headers, "authorization") else {
        return Err(Box::new(unauthorized()));
    };
    let token = authorization
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let Some((_, token)) = token.filter(|(_, token)| !token.trim().is_empty()) else {
        return Err(Box::new(failure(
            StatusCode::BAD_REQUEST,
            "Invalid request: malformed authorization header",
        )));
    };
    let known = world.oauth.bearer(token.trim(), now);
    // The host of another company has no use for this company's token.
    let known = known.filter(|(login, _)| {
        is_host_of(world, *login, header(headers, "host").unwrap_or_default())
    });
    let (login, scopes) = known.ok_or_else(|| Box::new(unauthorized()))?;
    Ok((login, scopes.to_vec()))
}

fn is_host_of(world: &World, login: Login, host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    let domain = name.strip_suffix(".localhost");
    let own = world
        .company(login.company)
        .map(|company| company.domain.as_str());
    domain.is_none() || domain == own
}

/// 401, as it was seen.
pub(super) fn unauthorized() -> Response<Body> {
    let body = json!({ "success": false, "error": "unauthorized access", "errorCode": 401, "error_info": "Please check developers.pipedrive.com" });
    let mut response = json_answer(StatusCode::UNAUTHORIZED, &body);
    let headers = response.headers_mut();
    headers.insert("x-401-by-gw", HeaderValue::from_static("true"));
    if let Ok(id) = HeaderValue::from_str(&secret::uuid()) {
        headers.insert("x-correlation-id", id);
    }
    response
}

fn failure(status: StatusCode, error: &str) -> Response<Body> {
    let body = json!({
        "success": false, "error": error, "error_info": "Please check developers.pipedrive.com for more information about Pipedrive API.",
        "data": null, "additional_data": null,
    });
    json_answer(status, &body)
}

fn say_what_is_left(headers: &mut HeaderMap, allowance: Allowance, with_daily: bool) {
    let mut say = |name: &'static str, value: i64| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from(value))
    };
    say("x-ratelimit-limit", allowance.limit.into());
    say("x-ratelimit-remaining", allowance.remaining.into());
    say("x-ratelimit-reset", allowance.reset);
    if with_daily {
        say(
            "x-daily-ratelimit-token-limit",
            allowance.daily_limit.into(),
        );
        say(
            "x-daily-ratelimit-token-remaining",
            allowance.daily_remaining.into(),
        );
    }
}

/// A request that may be answered.
struct Asked<'a> {
    shared: &'a Shared,
    login: Login,
    version: Version,
}

impl Asked<'_> {
    fn answer(
        &self,
        operation: Operation,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Response<Body> {
        match operation {
            Operation::Me => self.look(|world, _| me(world, self.login)),
            Operation::List(kind) => {
                let query = parameters(uri.query().unwrap_or_default().as_bytes());
                self.of_company(
                    |company| match list::list(company, kind, self.version, &query) {
                        Ok(body) => json_answer(StatusCode::OK, &body),
                        Err(problem) => failure(
                            StatusCode::BAD_REQUEST,
                            &format!("Validation failed: {problem}"),
                        ),
                    },
                )
            }
            Operation::Get(kind, id) => self.of_company(|company| match company.record(kind, id) {
                Some(record) => self.record(StatusCode::OK, company, kind, record),
                None => not_found(kind),
            }),
            Operation::Create(kind) => self.read(headers, body, |asked| {
                self.write(kind, Write::Create(self.named(kind, asked)))
            }),
            Operation::Update(kind, id) => self.read(headers, body, |asked| {
                self.write(kind, Write::Change(id, self.named(kind, asked)))
            }),
            Operation::Delete(kind, id) => self.write(kind, Write::Delete(id)),
            Operation::Webhooks => self.look(|world, _| {
                let own = world
                    .webhooks
                    .iter()
                    .filter(|webhook| webhook.login.company == self.login.company);
                let all: Vec<Value> = own
                    .map(|webhook| webhook.body(world.switches.webhook_shows_password))
                    .collect();
                json_answer(
                    StatusCode::OK,
                    &json!({ "status": "ok", "success": true, "data": all }),
                )
            }),
            Operation::Subscribe => self.read(headers, body, |asked| self.subscribe(&asked)),
            Operation::Unsubscribe(id) => {
                if self
                    .shared
                    .change(|world, _| world.webhooks.unsubscribe(self.login.company, id))
                {
                    return json_answer(
                        StatusCode::OK,
                        &json!({ "status": "ok", "success": true }),
                    );
                }
                webhook_failure(StatusCode::NOT_FOUND, "id", "not found")
            }
        }
    }

    fn look(&self, look: impl FnOnce(&World, Moment) -> Response<Body>) -> Response<Body> {
        self.shared.look(look)
    }

    fn of_company(&self, look: impl FnOnce(&Company) -> Response<Body>) -> Response<Body> {
        self.look(|world, _| match world.company(self.login.company) {
            Some(company) => look(company),
            None => failure(StatusCode::NOT_FOUND, "Company not found"),
        })
    }

    /// JSON, and for version 1 a form.
    fn read(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        then: impl FnOnce(Fields) -> Response<Body>,
    ) -> Response<Body> {
        let kind = header(headers, "content-type").unwrap_or_default();
        if self.version == Version::One && kind.starts_with("application/x-www-form-urlencoded") {
            return then(
                parameters(body)
                    .into_iter()
                    .map(|(name, value)| (name, Value::from(value)))
                    .collect(),
            );
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(asked)) => then(asked),
            _ => failure(StatusCode::BAD_REQUEST, "The body must be a JSON object"),
        }
    }

    fn named(&self, kind: Kind, asked: Fields) -> Fields {
        match self.version {
            Version::One => v1::read(kind, asked),
            Version::Two => asked,
        }
    }

    fn record(
        &self,
        status: StatusCode,
        company: &Company,
        kind: Kind,
        record: &Fields,
    ) -> Response<Body> {
        let data = match self.version {
            Version::One => v1::render(company, kind, record),
            Version::Two => Value::from(record.clone()),
        };
        json_answer(status, &json!({ "success": true, "data": data }))
    }

    fn write(&self, kind: Kind, write: Write) -> Response<Body> {
        let created = matches!(write, Write::Create(_)) && self.version == Version::One;
        let written = self
            .shared
            .change(|world, now| world.write(self.login, kind, write, "api", now));
        match written {
            Ok(written) => {
                delivery::deliver(self.shared, written.tellings);
                let Some(record) = written.record else {
                    return json_answer(
                        StatusCode::OK,
                        &json!({ "success": true, "data": { "id": written.id } }),
                    );
                };
                let status = if created {
                    StatusCode::CREATED
                } else {
                    StatusCode::OK
                };
                self.of_company(|company| self.record(status, company, kind, &record))
            }
            Err(WriteError::NotFound) => not_found(kind),
            Err(WriteError::Invalid(field)) => failure(
                StatusCode::BAD_REQUEST,
                &format!("Validation failed: {field} is missing or invalid"),
            ),
        }
    }

    fn subscribe(&self, asked: &Fields) -> Response<Body> {
        let is_here = |url: &str| {
            let host = url
                .strip_prefix("http://")
                .and_then(|rest| rest.split('/').next());
            host.is_some_and(is_loopback)
        };
        self.shared.change(|world, now| {
            let users: Vec<u64> = world.company(self.login.company).map(Company::user_ids).unwrap_or_default();
            let shows_password = world.switches.webhook_shows_password;
            match world.webhooks.subscribe(self.login, asked, &users, is_here, now) {
                Ok(webhook) => {
                    let body = json!({ "status": "ok", "success": true, "data": webhook.body(shows_password) });
                    json_answer(StatusCode::CREATED, &body)
                }
                Err(WebhookError::Invalid(field, problem)) => webhook_failure(StatusCode::BAD_REQUEST, field, problem),
                Err(WebhookError::TooMany) => webhook_failure(StatusCode::UNPROCESSABLE_ENTITY, "limit", "40 webhooks are the most that a user's app can have"),
            }
        })
    }
}

fn not_found(kind: Kind) -> Response<Body> {
    failure(
        StatusCode::NOT_FOUND,
        &format!("{} not found", kind.title()),
    )
}

fn webhook_failure(status: StatusCode, field: &str, problem: &str) -> Response<Body> {
    let errors = fields(json!({ field: [problem] }));
    json_answer(
        status,
        &json!({ "status": "error", "success": false, "errors": errors }),
    )
}

fn me(world: &World, login: Login) -> Response<Body> {
    let Some((company, user)) = world.account(login) else {
        return failure(StatusCode::NOT_FOUND, "User not found");
    };
    let is_admin = world.is_admin(login);
    let access = |app: &str| json!({ "app": app, "admin": is_admin, "permission_set_id": format!("{app}-{}", company.id) });
    let body = json!({
        "success": true,
        "data": {
            "id": user.id,
            "name": user.name,
            "email": user.email,
            "default_currency": "EUR",
            "locale": "et_EE",
            "lang": 1,
            "language": { "language_code": "en", "country_code": "US" },
            "timezone_name": "Europe/Tallinn",
            "timezone_offset": "+02:00",
            "phone": null,
            "icon_url": null,
            "activated": true,
            "active_flag": true,
            "is_deleted": false,
            "is_you": true,
            "access": [access("sales"), access("global"), access("account_settings")],
            "company_id": company.id,
            "company_name": company.name,
            "company_domain": company.domain,
            "company_country": "EE",
            "company_industry": "Car trade",
        },
    });
    json_answer(StatusCode::OK, &body)
}
