//! The answers of endpoints that fail on purpose.

use serde_json::json;

use super::{Answer, Call, PATIENCE, Verdict};
use crate::scenario::{EndpointFault, EndpointKind};

/// What becomes of a request that fails on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is sent after so many milliseconds.
    Sent(u32),
    /// It isn't sent, and answered after so many milliseconds.
    Answered(u32, Box<Answer>),
}

/// What becomes of a request to an endpoint of a kind.
pub(crate) fn fate(fault: EndpointFault, kind: EndpointKind, call: &Call) -> Fate {
    let answer = match fault {
        EndpointFault::Delay(delay) if delay < PATIENCE => return Fate::Sent(delay),
        EndpointFault::Delay(_) | EndpointFault::Silence => {
            let late = Answer::made_up(Verdict::TimedOut, None, "");
            return Fate::Answered(PATIENCE, Box::new(late));
        }
        EndpointFault::Status(status) => {
            let body = json!({ "error": error_of(kind) });
            Answer::made_up(Verdict::Answered, Some(status), body.to_string())
        }
        EndpointFault::Body(body) => {
            Answer::made_up(Verdict::Answered, Some(200), body.to_string())
        }
        EndpointFault::WrongType => {
            let body = wrong_types(kind, call);
            Answer::made_up(Verdict::Answered, Some(200), body)
        }
        EndpointFault::Cut => Answer::made_up(Verdict::Cut, Some(200), r#"{"data":[{"id":1,"#),
        EndpointFault::Malformed => {
            Answer::made_up(Verdict::NotJson, Some(200), r#"{ data: [ "no quotes" }"#)
        }
        EndpointFault::Html => Answer::made_up(
            Verdict::NotJson,
            Some(200),
            "<!doctype html><title>Not found</title>",
        ),
        EndpointFault::Redirect => Answer::made_up(Verdict::Redirect, Some(302), ""),
        EndpointFault::Refused => Answer::made_up(Verdict::Refused, None, ""),
        EndpointFault::Certificate => Answer::made_up(Verdict::Certificate, None, ""),
    };
    Fate::Answered(
        0,
        Box::new(answer.because("It fails on purpose: see Faults.")),
    )
}

/// The error of an app as panels and modals show it.
fn error_of(kind: EndpointKind) -> serde_json::Value {
    match kind {
        EndpointKind::JsonPanel => json!({
            "title": "On purpose",
            "subtitle": "The preview made this error up.",
        }),
        EndpointKind::JsonModal => json!({ "message": "The preview made this error up." }),
    }
}

/// A document with values of types that no structure and no schema declares.
fn wrong_types(kind: EndpointKind, call: &Call) -> &'static str {
    match (kind, &call.body) {
        (EndpointKind::JsonPanel, _) => r#"{"data":"objects"}"#,
        (EndpointKind::JsonModal, None) => r#"{"data":{"blocks":"blocks","actions":7}}"#,
        (EndpointKind::JsonModal, Some(_)) => r#"{"success":"yes"}"#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Call {
        Call {
            extension: "visits".into(),
            page: None,
            extra: Vec::new(),
            action: None,
            body: None,
        }
    }

    fn verdict(fault: EndpointFault) -> (u32, Verdict, Option<u16>) {
        match fate(fault, EndpointKind::JsonPanel, &call()) {
            Fate::Answered(after, answer) => (after, answer.verdict, answer.status),
            Fate::Sent(after) => panic!("sent after {after}"),
        }
    }

    #[test]
    fn each_fault_becomes_what_the_relay_would_say_of_it() {
        let answered = |status| (0, Verdict::Answered, Some(status));
        let late = (PATIENCE, Verdict::TimedOut, None);
        let cases = [
            (EndpointFault::Status(429), answered(429)),
            (EndpointFault::Body(json!({})), answered(200)),
            (EndpointFault::WrongType, answered(200)),
            (EndpointFault::Cut, (0, Verdict::Cut, Some(200))),
            (EndpointFault::Malformed, (0, Verdict::NotJson, Some(200))),
            (EndpointFault::Html, (0, Verdict::NotJson, Some(200))),
            (EndpointFault::Redirect, (0, Verdict::Redirect, Some(302))),
            (EndpointFault::Refused, (0, Verdict::Refused, None)),
            (EndpointFault::Certificate, (0, Verdict::Certificate, None)),
            (EndpointFault::Silence, late),
            (EndpointFault::Delay(PATIENCE), late),
        ];
        for (fault, expected) in cases {
            assert_eq!(verdict(fault.clone()), expected, "{fault:?}");
        }
    }

    #[test]
    fn a_delay_below_the_limit_lets_the_request_go() {
        let fate = fate(EndpointFault::Delay(900), EndpointKind::JsonModal, &call());
        assert_eq!(fate, Fate::Sent(900));
    }

    #[test]
    fn a_form_has_an_error_of_its_own_kind() {
        let fault = EndpointFault::Status(400);
        let Fate::Answered(_, answer) = fate(fault, EndpointKind::JsonModal, &call()) else {
            panic!("sent");
        };
        assert!(answer.json().unwrap()["error"]["message"].is_string());
    }
}
