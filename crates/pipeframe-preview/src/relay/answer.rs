//! What came of a call.

use serde::Deserialize;
use serde_json::Value;

use crate::variants::listed;

listed! {
    /// What became of a request, in one word.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Verdict {
        /// The endpoint answered, with any status, and its body is JSON or empty.
        Answered,
        /// No whole answer came in time.
        TimedOut,
        /// Nobody listens there, or the name isn't known.
        Refused,
        /// The certificate is self-signed, expired or of another name.
        Certificate,
        /// The endpoint sends on to another address, which is not followed.
        Redirect,
        /// The body isn't JSON.
        NotJson,
        /// The connection ended before the answer was whole.
        Cut,
        /// The answer is larger than what is read.
        TooLarge,
        /// The relay doesn't know the extension.
        Unregistered,
        /// The page asked directly, and the browser let nothing through.
        Blocked,
    }
}

impl Verdict {
    /// The word in the tools.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::TimedOut => "timed out",
            Self::Refused => "refused",
            Self::Certificate => "certificate",
            Self::Redirect => "redirect",
            Self::NotJson => "not JSON",
            Self::Cut => "cut",
            Self::TooLarge => "too large",
            Self::Unregistered => "not registered",
            Self::Blocked => "blocked",
        }
    }
}

/// Who sent a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Via {
    /// The relay, as Pipedrive's servers would.
    #[default]
    Relay,
    /// The page itself.
    Page,
}

/// What came of a call, in the shape that the relay gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    /// What became of it.
    pub(crate) verdict: Verdict,
    /// The status of HTTP; `None` when no answer came.
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// The headers, without secrets.
    #[serde(default)]
    pub(crate) headers: Vec<(String, String)>,
    /// The body, as far as it came.
    #[serde(default)]
    pub(crate) body: String,
    /// How long it all took.
    #[serde(default)]
    pub(crate) milliseconds: u32,
    /// What happened and what to do, where that isn't plain.
    #[serde(default)]
    pub(crate) reason: Option<String>,
    /// The environment variable with the password that the endpoint is to be sent, where none is set.
    #[serde(default)]
    pub(crate) password_missing: Option<String>,
    /// What was sent, without secrets.
    #[serde(default)]
    pub(crate) request: Option<Sent>,
    /// Who sent it.
    #[serde(skip)]
    pub(crate) via: Via,
}

/// A request as it was sent, without secrets.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Sent {
    /// The address, its token masked.
    pub(crate) address: String,
    /// The headers, the password masked.
    pub(crate) headers: Vec<(String, String)>,
}

impl Answer {
    /// An answer that didn't come from an endpoint, such as one that fails on purpose.
    pub(crate) fn made_up(verdict: Verdict, status: Option<u16>, body: impl Into<String>) -> Self {
        Self {
            verdict,
            status,
            headers: Vec::new(),
            body: body.into(),
            milliseconds: 0,
            reason: None,
            password_missing: None,
            request: None,
            via: Via::Relay,
        }
    }

    /// The same with a sentence that says what happened and what to do.
    #[must_use]
    pub(crate) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The body of an endpoint that answered; `None` for an empty one.
    pub(crate) fn json(&self) -> Option<Value> {
        let answered = self.verdict == Verdict::Answered;
        answered
            .then(|| serde_json::from_str(&self.body).ok())
            .flatten()
    }

    /// What the developer should know of it, as sentences.
    pub(crate) fn notes(&self) -> Vec<String> {
        let password = self.password_missing.as_ref().map(|variable| {
            format!(
                "The registration says http-auth, but no password is known. Set {variable}, or PIPEFRAME_HTTP_AUTH for every extension, to user:password in the environment or in .env."
            )
        });
        self.reason.iter().cloned().chain(password).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_the_relay_says_is_understood() {
        let answer: Answer = serde_json::from_value(json!({
            "verdict": "not-json",
            "status": 401,
            "headers": [["content-type", "text/html"]],
            "body": "<p>",
            "milliseconds": 12,
            "reason": "The body is an HTML or XML page.",
            "passwordMissing": "PIPEFRAME_HTTP_AUTH_VISITS",
            "request": { "method": "GET", "address": "http://a.test/?token=•••", "headers": [] },
        }))
        .unwrap();
        assert_eq!(answer.verdict, Verdict::NotJson);
        assert_eq!((answer.status, answer.via), (Some(401), Via::Relay));
        assert_eq!(answer.json(), None);
        assert!(answer.notes()[1].contains("PIPEFRAME_HTTP_AUTH_VISITS"));
    }

    #[test]
    fn every_word_of_the_relay_is_known() {
        let source = include_str!("../../../../packages/preview/lib/exchange.mjs");
        for verdict in Verdict::ALL {
            let word = verdict.word().to_lowercase().replace(' ', "-");
            let is_of_the_relay = !matches!(verdict, Verdict::Unregistered | Verdict::Blocked);
            assert!(
                !is_of_the_relay || source.contains(&format!("\"{word}\"")),
                "{word}"
            );
        }
    }

    #[test]
    fn only_an_endpoint_that_answered_has_a_document() {
        let body = r#"{"data":[]}"#;
        let of = |verdict| Answer::made_up(verdict, Some(200), body).json();
        assert_eq!(of(Verdict::Answered), Some(json!({ "data": [] })));
        assert_eq!(of(Verdict::Cut), None);
        assert_eq!(
            Answer::made_up(Verdict::Answered, Some(204), "").json(),
            None
        );
    }
}
