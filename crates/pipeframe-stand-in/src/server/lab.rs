//! Lets go wrong on the way what the failure lab says.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::Next;
use serde_json::json;

use crate::world::faults::{FaultKind, Target};
use crate::world::oauth::Refusal;

use super::Shared;
use super::answer::json_answer;
use super::api;

/// What the failure lab adds to a decision: the browser goes back with a code that was used before.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodeReplayed;

pub(super) async fn faults(
    State(shared): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let target = Target::of_path(&path);
    let Some(target) =
        target.filter(|target| shared.look(|world, _| world.faults.concern(*target, &path)))
    else {
        return next.run(request).await;
    };
    let taken = shared.change(|world, _| world.faults.take(target, &path));
    let mut instead = None;
    for fault in taken {
        match fault {
            FaultKind::Slow(milliseconds) => {
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            }
            FaultKind::CodeReplayed => {
                request.extensions_mut().insert(CodeReplayed);
            }
            fault => instead = instead.or_else(|| answer_instead(&shared, target, fault)),
        }
    }
    match instead {
        Some(answer) => answer,
        None => next.run(request).await,
    }
}

fn answer_instead(shared: &Shared, target: Target, fault: FaultKind) -> Option<Response<Body>> {
    Some(match fault {
        FaultKind::Slow(_) | FaultKind::AnswerLost | FaultKind::CodeReplayed => return None,
        FaultKind::RateLimited(seconds) => too_many(seconds.into()),
        FaultKind::ServerError(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let body = json!({ "success": false, "error": "The failure lab lets this go wrong", "errorCode": status.as_u16() });
            json_answer(status, &body)
        }
        FaultKind::Cut => cut(),
        FaultKind::Revoked if target == Target::Token => {
            let refusal = Refusal::grant("Invalid grant: refresh token is invalid");
            shared.change(|world, now| world.refused(&refusal, now));
            json_answer(StatusCode::BAD_REQUEST, &refusal.body())
        }
        FaultKind::Revoked => api::unauthorized(),
    })
}

/// 429. What its body is, is documented nowhere.
pub(super) fn too_many(retry_after: i64) -> Response<Body> {
    let body = json!({ "success": false, "error": "request over limit", "errorCode": 429, "error_info": "Please check developers.pipedrive.com" });
    let mut response = json_answer(StatusCode::TOO_MANY_REQUESTS, &body);
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(retry_after));
    response
}

/// A body that fails before its first byte ends the connection.
fn cut() -> Response<Body> {
    let nothing = futures_util::stream::once(async {
        Err::<Bytes, _>(io::Error::new(
            io::ErrorKind::ConnectionAborted,
            "cut by the failure lab",
        ))
    });
    let mut response = Response::new(Body::from_stream(nothing));
    response
        .headers_mut()
        .insert(CONTENT_LENGTH, HeaderValue::from_static("1"));
    response
}
