//! What Pipedrive tells the callback: that a user has uninstalled the app, and that somebody shares it.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDateTime};
use pipeframe::context::{CompanyId, UserId, Viewer};
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq;

use super::super::problem::Problem;
use super::leaving::Leaving;
use super::{OAuth, now};

/// A user has uninstalled the app.
#[derive(Deserialize)]
struct Uninstalled {
    client_id: String,
    company_id: u64,
    user_id: u64,
    #[serde(default)]
    timestamp: Value,
}

/// An admin shares the app, or no longer.
#[derive(Deserialize)]
struct Shared {
    company_id: u64,
    user_id: u64,
    #[serde(rename = "isShared")]
    with_others: bool,
}

/// `DELETE` of the callback, by Pipedrive alone: HTTP Basic with the app's client id and secret. Forgets the user's tokens, and with the
/// company's last user everything of the company. A notice from before the present installation forgets nothing.
///
/// # Errors
///
/// [`Problem`] when the database fails; nothing is forgotten then.
pub async fn uninstalled(
    State(oauth): State<OAuth>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let secret = oauth.settings.client_secret.reveal();
    if !is_basic(&headers, &oauth.settings.client_id, secret) {
        let challenge = HeaderValue::from_static("Basic realm=\"callback\"");
        let headers = [(header::WWW_AUTHENTICATE, challenge)];
        return Ok((StatusCode::UNAUTHORIZED, headers).into_response());
    }
    let notice: Option<Uninstalled> = serde_json::from_slice(&body).ok();
    let notice = notice.filter(|notice| notice.client_id == oauth.settings.client_id);
    let Some(notice) = notice else {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    };
    let viewer = Viewer {
        user: UserId(notice.user_id),
        company: CompanyId(notice.company_id),
    };
    let before = moment(&notice.timestamp).unwrap_or_else(now);
    // Pipedrive tells of it once: it goes on when nobody waits for the answer any more.
    let forgetting = tokio::spawn(async move {
        let why = Leaving::Uninstalled { before };
        oauth.store.forget(viewer, why).await
    });
    let is_forgotten = forgetting.await.map_err(|_| Problem::Fault)??.is_some();
    tracing::info!(company = notice.company_id, is_forgotten, "uninstalled");
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST` of the callback. Nothing says how it is authenticated, so that it is noted and changes nothing: who may do what is told by
/// tokens and installations alone.
pub async fn shared(body: Bytes) -> StatusCode {
    match serde_json::from_slice::<Shared>(&body) {
        Ok(notice) => {
            let Shared {
                company_id,
                user_id,
                with_others,
            } = notice;
            tracing::info!(company_id, user_id, with_others, "sharing notice");
            StatusCode::NO_CONTENT
        }
        Err(_) => StatusCode::BAD_REQUEST,
    }
}

/// Whether a request proves itself by HTTP Basic as this user with this password. Takes as long whichever letter is wrong.
pub fn is_basic(headers: &HeaderMap, user: &str, password: &str) -> bool {
    let expected = [user, ":", password].concat();
    let given = basic(headers).unwrap_or_default();
    given.as_bytes().ct_eq(expected.as_bytes()).into()
}

/// What a request says by HTTP Basic: user, colon, password.
pub fn basic(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return None;
    }
    String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()
}

/// A moment in seconds since 1970. How the notice writes it is not documented in full, so each usual way is understood.
fn moment(value: &Value) -> Option<u64> {
    let seconds = match value {
        Value::Number(number) => {
            let number = number.as_i64()?;
            // Milliseconds of this century have thirteen digits.
            if number > 100_000_000_000 {
                number / 1000
            } else {
                number
            }
        }
        Value::String(text) => DateTime::parse_from_rfc3339(text)
            .map(|moment| moment.timestamp())
            .or_else(|_| {
                NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S")
                    .map(|moment| moment.and_utc().timestamp())
            })
            .ok()?,
        _ => return None,
    };
    u64::try_from(seconds).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn headers(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(value).unwrap());
        headers
    }

    #[test]
    fn only_the_whole_of_both_proves_it() {
        let of = |text: &str| headers(&["Basic ", &STANDARD.encode(text)].concat());
        assert!(is_basic(&of("id:secret"), "id", "secret"));
        for wrong in [
            "id:secre",
            "id:secrets",
            "i:secret",
            "id:",
            ":",
            "",
            "id:Secret",
        ] {
            assert!(!is_basic(&of(wrong), "id", "secret"), "{wrong}");
        }
        assert!(!is_basic(&HeaderMap::new(), "id", "secret"));
        assert!(!is_basic(&headers("Bearer aWQ6c2VjcmV0"), "id", "secret"));
        assert!(!is_basic(&headers("Basic !"), "id", "secret"));
    }

    #[test]
    fn a_moment_is_understood_in_each_usual_way() {
        for written in [
            json!(1_795_856_400),
            json!(1_795_856_400_000_i64),
            json!("2026-11-28T09:00:00.000Z"),
            json!("2026-11-28T10:00:00+01:00"),
            json!("2026-11-28 09:00:00"),
        ] {
            assert_eq!(moment(&written), Some(1_795_856_400), "{written}");
        }
        for nothing in [json!(null), json!("soon"), json!(-1), json!({})] {
            assert_eq!(moment(&nothing), None, "{nothing}");
        }
    }
}
