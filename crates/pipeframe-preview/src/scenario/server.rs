//! Failures of the built-in app's own server: what the sandbox does to a request in place of its answer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::surface::Surface;
use crate::variants::kinds;

/// A rule that makes requests to the sandbox fail. Of several rules for one request the first counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ServerRule {
    /// Which requests fail: a method, what the path below `/api` begins with, or both, as in `POST /vehicles`; `*` is all of them.
    pub(crate) request: String,
    /// The surface whose requests fail; every surface without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) surface: Option<Surface>,
    /// How many requests fail before the rule is spent; all of them without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// How they fail.
    pub(crate) fault: ServerFault,
}

kinds! {
    /// How a request to the sandbox fails.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum ServerFault, kinds ServerFaultKind {
        /// It isn't done, and answered with this status of HTTP and a problem document.
        Status(u16),
        /// It is done, and answered this many milliseconds late.
        Delay(u32),
        /// It is done, and answered with this body in the place of the agreed one.
        Body(Value),
        /// It is done, and the body of the answer breaks off in the middle.
        Partial,
        /// It is done, and the body of the answer isn't JSON.
        Malformed,
        /// It is done, and never answered.
        Silence,
        /// It never arrives: the connection is refused.
        Refused,
    }
}

#[cfg(test)]
impl ServerFault {
    /// One of each kind, in the order of their declaration: what schema, sandbox and tools must know.
    pub(super) fn examples() -> Vec<Self> {
        let example = |kind| match kind {
            ServerFaultKind::Status => Self::Status(503),
            ServerFaultKind::Delay => Self::Delay(1_500),
            ServerFaultKind::Body => Self::Body(serde_json::json!({ "not": "agreed" })),
            ServerFaultKind::Partial => Self::Partial,
            ServerFaultKind::Malformed => Self::Malformed,
            ServerFaultKind::Silence => Self::Silence,
            ServerFaultKind::Refused => Self::Refused,
        };
        ServerFaultKind::ALL.map(example).into()
    }
}

impl ServerRule {
    /// Whether the rule concerns a request of a surface.
    pub(crate) fn concerns(&self, surface: Option<Surface>, method: &str, path: &str) -> bool {
        let fits = |word: &str| match word {
            "*" => true,
            word if word.starts_with('/') => path.starts_with(word),
            word => word.eq_ignore_ascii_case(method),
        };
        self.surface.is_none_or(|wanted| Some(wanted) == surface)
            && self.request.split_whitespace().all(fits)
    }
}

/// Takes what the first fitting rule does to a request; a rule that is spent is gone.
pub(crate) fn take_server_fault(
    rules: &mut Vec<ServerRule>,
    surface: Option<Surface>,
    method: &str,
    path: &str,
) -> Option<ServerFault> {
    let index = rules
        .iter()
        .position(|rule| rule.concerns(surface, method, path))?;
    let fault = rules[index].fault.clone();
    match rules[index].times {
        Some(0 | 1) => {
            rules.remove(index);
        }
        Some(times) => rules[index].times = Some(times - 1),
        None => {}
    }
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(request: &str) -> ServerRule {
        ServerRule {
            request: request.to_owned(),
            surface: None,
            times: None,
            fault: ServerFault::Partial,
        }
    }

    /// The sandbox of the app reads the same file in a test of its own: the two share no type, only these words.
    const FAULTS: &str = include_str!("server_faults.json");

    #[test]
    fn the_words_for_faults_are_those_that_the_sandbox_reads() {
        let written: Value = serde_json::from_str(FAULTS).unwrap();
        let faults: Vec<ServerFault> = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(faults, ServerFault::examples());
        assert_eq!(serde_json::to_value(&faults).unwrap(), written);
    }

    #[test]
    fn a_rule_concerns_a_method_the_beginning_of_a_path_or_both() {
        let cases = [
            ("*", "GET", "/settings", true),
            ("POST", "POST", "/calls", true),
            ("post", "POST", "/calls", true),
            ("POST", "GET", "/calls", false),
            ("/vehicles", "GET", "/vehicles?resource=deal&record=1", true),
            ("/vehicles", "GET", "/settings", false),
            (
                "POST /vehicles",
                "POST",
                "/vehicles/1/proposals/1/send",
                true,
            ),
            ("POST /vehicles", "GET", "/vehicles/1", false),
        ];
        for (request, method, path, expected) in cases {
            let concerns = rule(request).concerns(None, method, path);
            assert_eq!(concerns, expected, "{request}: {method} {path}");
        }
    }

    #[test]
    fn a_rule_for_one_surface_leaves_the_others_alone() {
        let rule = ServerRule {
            surface: Some(Surface::Modal),
            ..rule("*")
        };
        assert!(rule.concerns(Some(Surface::Modal), "GET", "/"));
        assert!(!rule.concerns(Some(Surface::Panel), "GET", "/"));
        assert!(!rule.concerns(None, "GET", "/"));
    }

    #[test]
    fn a_rule_that_is_spent_leaves_requests_to_the_next_one() {
        let twice = ServerRule {
            times: Some(2),
            ..rule("*")
        };
        let always = ServerRule {
            fault: ServerFault::Status(503),
            ..rule("*")
        };
        let mut rules = vec![twice, always];
        let mut take = || take_server_fault(&mut rules, None, "GET", "/contacts");
        assert_eq!(take(), Some(ServerFault::Partial));
        assert_eq!(take(), Some(ServerFault::Partial));
        assert_eq!(take(), Some(ServerFault::Status(503)));
        assert_eq!(take(), Some(ServerFault::Status(503)));
    }
}
