//! A call that the page sends itself, because its host has no relay: what its answer means, and what the browser asks for.

use super::{Answer, Call, PATIENCE, Verdict};

/// What a page that asked directly got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// An answer that the browser let through.
    Response {
        /// The status of HTTP.
        status: u16,
        /// The value of `Content-Type`.
        content_type: Option<String>,
        /// The body; `None` where the connection ended before it was whole.
        body: Option<String>,
    },
    /// The endpoint sends on to another address.
    Redirect,
    /// No answer came in time.
    Late,
    /// Nothing came through; a browser doesn't say why.
    Nothing,
}

/// What came of it, for a page of an origin; `why` says why no relay was asked.
pub(crate) fn answer(call: &Call, outcome: Outcome, origin: &str, why: &str) -> Answer {
    match outcome {
        Outcome::Response {
            status,
            content_type,
            body,
        } => {
            let answer = judged(status, body);
            let headers = content_type.map(|kind| ("content-type".to_owned(), kind));
            Answer {
                headers: headers.into_iter().collect(),
                ..answer
            }
        }
        Outcome::Redirect => Answer::made_up(Verdict::Redirect, None, "").because(
            "The endpoint sends on to another address. Nothing says that Pipedrive follows; register the address that answers.",
        ),
        Outcome::Late => Answer::made_up(Verdict::TimedOut, None, "").because(format!(
            "No whole answer came within {} seconds, which is as long as Pipedrive waits. Answer faster, for example from a cache.",
            PATIENCE / 1_000
        )),
        Outcome::Nothing => {
            Answer::made_up(Verdict::Blocked, None, "").because(needs(call, origin, why))
        }
    }
}

fn judged(status: u16, body: Option<String>) -> Answer {
    let Some(body) = body else {
        return Answer::made_up(Verdict::Cut, Some(status), "").because(
            "The connection ended before the answer was whole. See the server's own log.",
        );
    };
    let is_json = body.is_empty() || serde_json::from_str::<serde::de::IgnoredAny>(&body).is_ok();
    if is_json {
        return Answer::made_up(Verdict::Answered, Some(status), body);
    }
    Answer::made_up(Verdict::NotJson, Some(status), body).because(
        "The body is not JSON. Answer with JSON and Content-Type: application/json, for errors too.",
    )
}

/// What a browser would have to be told by the endpoint, and the way without it.
fn needs(call: &Call, origin: &str, why: &str) -> String {
    let preflight = match call.body {
        Some(_) => {
            ", and to OPTIONS also Access-Control-Allow-Methods: POST and Access-Control-Allow-Headers: content-type"
        }
        None => "",
    };
    format!(
        "{why} So the page asked directly, and the browser let nothing through: the server isn't reached, or allows no other origin. \
         For this page it would have to answer with Access-Control-Allow-Origin: {origin}{preflight}. Pipedrive needs none of it. \
         The preview's own server asks as Pipedrive does: make preview, or npx pipeframe-preview --registration FILE."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn call(body: Option<serde_json::Value>) -> Call {
        Call {
            extension: "visits".to_owned(),
            page: None,
            extra: Vec::new(),
            action: None,
            body,
        }
    }

    fn response(body: Option<&str>) -> Outcome {
        Outcome::Response {
            status: 200,
            content_type: Some("text/plain".to_owned()),
            body: body.map(str::to_owned),
        }
    }

    #[test]
    fn each_outcome_has_its_verdict() {
        let verdict = |outcome| answer(&call(None), outcome, "http://a.test", "No relay.").verdict;
        assert_eq!(verdict(response(Some("{}"))), Verdict::Answered);
        assert_eq!(verdict(response(Some(""))), Verdict::Answered);
        assert_eq!(verdict(response(Some("<p>"))), Verdict::NotJson);
        assert_eq!(verdict(response(None)), Verdict::Cut);
        assert_eq!(verdict(Outcome::Late), Verdict::TimedOut);
        assert_eq!(verdict(Outcome::Redirect), Verdict::Redirect);
        assert_eq!(verdict(Outcome::Nothing), Verdict::Blocked);
    }

    #[test]
    fn the_headers_that_a_browser_asks_for_are_named() {
        let reason = |body| {
            answer(
                &call(body),
                Outcome::Nothing,
                "https://docs.test",
                "No relay.",
            )
            .reason
            .unwrap()
        };
        let get = reason(None);
        assert!(get.contains("Access-Control-Allow-Origin: https://docs.test. Pipedrive"));
        assert!(reason(Some(json!({}))).contains("Access-Control-Allow-Methods: POST"));
    }
}
