//! Failures of the endpoints of JSON panels and JSON modals, in the place of their answers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::variants::{kinds, listed};

/// A rule that makes requests to endpoints fail. Of several rules for one request the first counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EndpointRule {
    /// Whose requests fail.
    pub(crate) endpoint: EndpointKind,
    /// The method of those that fail, `GET` or `POST`; both without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<EndpointMethod>,
    /// How many requests fail before the rule is spent; all of them without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// How they fail.
    pub(crate) fault: EndpointFault,
}

listed! {
    /// Whose endpoint it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum EndpointKind {
        /// That of a JSON panel.
        JsonPanel,
        /// That of a JSON modal.
        JsonModal,
    }
}

impl EndpointKind {
    /// Its word in a rule.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::JsonPanel => "json-panel",
            Self::JsonModal => "json-modal",
        }
    }

    /// What it is called in a sentence.
    pub(crate) const fn spoken(self) -> &'static str {
        match self {
            Self::JsonPanel => "JSON panels",
            Self::JsonModal => "JSON modals",
        }
    }
}

listed! {
    /// The two methods that endpoints are asked by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub(crate) enum EndpointMethod {
        /// What is shown is asked for.
        Get,
        /// A form is sent.
        Post,
    }
}

impl EndpointMethod {
    /// Its word in HTTP.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

kinds! {
    /// How a request to an endpoint fails. Only a delay lets it reach the endpoint.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum EndpointFault, kinds EndpointFaultKind {
        /// Answered with this status and the body of an error.
        Status(u16),
        /// Answered this many milliseconds late.
        Delay(u32),
        /// Answered with this body.
        Body(Value),
        /// Answered with values of other types than the structure or schema declares.
        WrongType,
        /// Answered with a body that breaks off in the middle.
        Cut,
        /// Answered with what isn't JSON.
        Malformed,
        /// Answered with a page, as a web server does for an address that it doesn't know.
        Html,
        /// Answered with a redirect.
        Redirect,
        /// Never answered.
        Silence,
        /// It never arrives: the connection is refused.
        Refused,
        /// It never arrives: the certificate of the endpoint is self-signed.
        Certificate,
    }
}

/// Takes what the first fitting rule does to a request; a rule that is spent is gone.
pub(crate) fn take_endpoint_fault(
    rules: &mut Vec<EndpointRule>,
    endpoint: EndpointKind,
    method: EndpointMethod,
) -> Option<EndpointFault> {
    let index = rules.iter().position(|rule| {
        rule.endpoint == endpoint && rule.method.is_none_or(|wanted| wanted == method)
    })?;
    let rule = rules.get_mut(index)?;
    let fault = rule.fault.clone();
    match rule.times {
        Some(0 | 1) => {
            rules.remove(index);
        }
        Some(times) => rule.times = Some(times - 1),
        None => {}
    }
    Some(fault)
}

#[cfg(test)]
impl EndpointFault {
    /// One of each kind, in the order of their declaration: what the schema and the tools must know.
    pub(super) fn examples() -> Vec<Self> {
        let example = |kind| match kind {
            EndpointFaultKind::Status => Self::Status(402),
            EndpointFaultKind::Delay => Self::Delay(1_500),
            EndpointFaultKind::Body => Self::Body(serde_json::json!({ "data": 1 })),
            EndpointFaultKind::WrongType => Self::WrongType,
            EndpointFaultKind::Cut => Self::Cut,
            EndpointFaultKind::Malformed => Self::Malformed,
            EndpointFaultKind::Html => Self::Html,
            EndpointFaultKind::Redirect => Self::Redirect,
            EndpointFaultKind::Silence => Self::Silence,
            EndpointFaultKind::Refused => Self::Refused,
            EndpointFaultKind::Certificate => Self::Certificate,
        };
        EndpointFaultKind::ALL.map(example).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(endpoint: EndpointKind, method: Option<EndpointMethod>) -> EndpointRule {
        EndpointRule {
            endpoint,
            method,
            times: None,
            fault: EndpointFault::Cut,
        }
    }

    #[test]
    fn a_rule_concerns_one_kind_of_endpoint_and_one_method_or_both() {
        let rules = [
            rule(EndpointKind::JsonModal, Some(EndpointMethod::Post)),
            rule(EndpointKind::JsonPanel, None),
        ];
        let cases = [
            (EndpointKind::JsonModal, EndpointMethod::Post, true),
            (EndpointKind::JsonModal, EndpointMethod::Get, false),
            (EndpointKind::JsonPanel, EndpointMethod::Get, true),
        ];
        for (endpoint, method, fails) in cases {
            let taken = take_endpoint_fault(&mut rules.to_vec(), endpoint, method);
            assert_eq!(taken.is_some(), fails, "{endpoint:?} {method:?}");
        }
    }

    #[test]
    fn a_rule_that_is_spent_leaves_requests_to_the_next_one() {
        let once = EndpointRule {
            times: Some(1),
            fault: EndpointFault::Status(500),
            ..rule(EndpointKind::JsonPanel, None)
        };
        let mut rules = vec![once, rule(EndpointKind::JsonPanel, None)];
        let mut take =
            || take_endpoint_fault(&mut rules, EndpointKind::JsonPanel, EndpointMethod::Get);
        assert_eq!(take(), Some(EndpointFault::Status(500)));
        assert_eq!(take(), Some(EndpointFault::Cut));
        assert_eq!(take(), Some(EndpointFault::Cut));
    }

    #[test]
    fn the_words_of_a_rule_are_those_that_are_written() {
        for kind in EndpointKind::ALL {
            assert_eq!(serde_json::json!(kind), kind.as_str());
        }
        for method in EndpointMethod::ALL {
            assert_eq!(serde_json::json!(method), method.as_str());
        }
    }
}
