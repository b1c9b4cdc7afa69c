//! The failure lab: what goes wrong on purpose.

use serde_json::{Map, Value, json};

/// What is to go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The consent page and what is decided on it.
    Authorize,
    /// `POST /oauth/token`.
    Token,
    /// `POST /oauth/revoke`.
    Revoke,
    /// Every request of the API.
    Api,
    /// What is sent to webhooks.
    Webhook,
}

impl Target {
    const ALL: [Self; 5] = [
        Self::Authorize,
        Self::Token,
        Self::Revoke,
        Self::Api,
        Self::Webhook,
    ];

    /// Its word in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Token => "token",
            Self::Revoke => "revoke",
            Self::Api => "api",
            Self::Webhook => "webhook",
        }
    }

    /// What a request to a path of the stand-in is part of.
    pub fn of_path(path: &str) -> Option<Self> {
        let is_api = ["/api/v1/", "/api/v2/", "/v1/"]
            .iter()
            .any(|start| path.starts_with(start));
        match path {
            "/oauth/authorize" | "/oauth/authorize/decision" => Some(Self::Authorize),
            "/oauth/token" => Some(Self::Token),
            "/oauth/revoke" => Some(Self::Revoke),
            _ => is_api.then_some(Self::Api),
        }
    }
}

/// How it goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The answer, or the delivery, comes so many milliseconds later.
    Slow(u64),
    /// 429, with the seconds of Retry-After.
    RateLimited(u32),
    /// A status of 500 and more.
    ServerError(u16),
    /// The connection is closed without an answer.
    Cut,
    /// As if the token had been revoked.
    Revoked,
    /// The browser comes back with a code that was used before.
    CodeReplayed,
    /// An answer of 2xx does not arrive, so that the same is delivered once more.
    AnswerLost,
}

impl FaultKind {
    /// Its word in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slow(_) => "slow",
            Self::RateLimited(_) => "rate-limited",
            Self::ServerError(_) => "server-error",
            Self::Cut => "cut",
            Self::Revoked => "revoked",
            Self::CodeReplayed => "code-replayed",
            Self::AnswerLost => "answer-lost",
        }
    }

    const fn fits(self, target: Target) -> bool {
        match self {
            Self::Slow(_) => true,
            Self::RateLimited(_) | Self::ServerError(_) | Self::Cut => {
                !matches!(target, Target::Webhook)
            }
            Self::Revoked => matches!(target, Target::Api | Target::Token),
            Self::CodeReplayed => matches!(target, Target::Authorize),
            Self::AnswerLost => matches!(target, Target::Webhook),
        }
    }
}

/// One thing that goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Unique among faults.
    pub id: u64,
    /// What.
    pub target: Target,
    /// How.
    pub kind: FaultKind,
    /// Only where this is part of the path, or of the event of a webhook.
    pub path: Option<String>,
    /// How often it still happens; `None` until it is removed.
    pub left: Option<u32>,
}

impl Fault {
    /// As the state tells of it, and as it is asked for.
    pub fn body(&self) -> Value {
        let mut body = json!({
            "id": self.id, "target": self.target.as_str(), "kind": self.kind.as_str(), "path": self.path, "left": self.left,
        });
        match self.kind {
            FaultKind::Slow(milliseconds) => body["milliseconds"] = json!(milliseconds),
            FaultKind::RateLimited(seconds) => body["retry_after"] = json!(seconds),
            FaultKind::ServerError(status) => body["status"] = json!(status),
            FaultKind::Cut
            | FaultKind::Revoked
            | FaultKind::CodeReplayed
            | FaultKind::AnswerLost => {}
        }
        body
    }
}

/// A fault that is asked for is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The fault is not understood: {0}")]
pub struct NotUnderstood(String);

/// Everything that goes wrong.
#[derive(Debug, Default)]
pub struct Faults {
    all: Vec<Fault>,
    count: u64,
}

impl Faults {
    /// Every fault, the first first.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.all.iter()
    }

    /// Adds one, of what a request asks for.
    ///
    /// # Errors
    ///
    /// [`NotUnderstood`] when there is no such fault.
    pub fn add(&mut self, asked: &Value) -> Result<(), NotUnderstood> {
        let wrong = |sentence: &str| NotUnderstood(sentence.to_owned());
        let nothing = Map::new();
        let asked = asked.as_object().unwrap_or(&nothing);
        let word = |name: &str| asked.get(name).and_then(Value::as_str).unwrap_or_default();
        let number = |name: &str, default: u64| match asked.get(name) {
            None => Ok(default),
            Some(value) => value
                .as_u64()
                .ok_or_else(|| wrong(&format!("\"{name}\" must be a whole number"))),
        };
        let target = Target::ALL
            .into_iter()
            .find(|target| target.as_str() == word("target"));
        let target = target
            .ok_or_else(|| wrong("\"target\" must be authorize, token, revoke, api or webhook"))?;
        let small = |name: &str, default| {
            u32::try_from(number(name, default)?)
                .map_err(|_| wrong(&format!("\"{name}\" is too large")))
        };
        let kind = match word("kind") {
            "slow" => FaultKind::Slow(number("milliseconds", 3_000)?),
            "rate-limited" => FaultKind::RateLimited(small("retry_after", 2)?),
            "server-error" => {
                let status = u16::try_from(number("status", 500)?).ok();
                let status = status.filter(|status| (500..600).contains(status));
                FaultKind::ServerError(
                    status.ok_or_else(|| wrong("\"status\" must be from 500 to 599"))?,
                )
            }
            "cut" => FaultKind::Cut,
            "revoked" => FaultKind::Revoked,
            "code-replayed" => FaultKind::CodeReplayed,
            "answer-lost" => FaultKind::AnswerLost,
            _ => {
                return Err(wrong(
                    "\"kind\" must be slow, rate-limited, server-error, cut, revoked, code-replayed or answer-lost",
                ));
            }
        };
        if !kind.fits(target) {
            return Err(wrong(&format!(
                "{} can't be {}",
                target.as_str(),
                kind.as_str()
            )));
        }
        let left = match asked.get("times") {
            None | Some(Value::Null) => None,
            Some(_) => Some(small("times", 1)?).filter(|times| *times > 0),
        };
        self.count += 1;
        self.all.push(Fault {
            id: self.count,
            target,
            kind,
            path: asked.get("path").and_then(Value::as_str).map(str::to_owned),
            left,
        });
        Ok(())
    }

    /// Removes one, or all; whether there was one.
    pub fn remove(&mut self, id: Option<u64>) -> bool {
        let before = self.all.len();
        self.all.retain(|fault| id.is_some_and(|id| fault.id != id));
        self.all.len() < before
    }

    /// Whether anything goes wrong at a path of a target.
    pub fn concern(&self, target: Target, path: &str) -> bool {
        self.all.iter().any(|fault| is_about(fault, target, path))
    }

    /// What goes wrong this time; what was to happen so often happens once less.
    pub fn take(&mut self, target: Target, path: &str) -> Vec<FaultKind> {
        let mut taken = Vec::new();
        for fault in &mut self.all {
            if is_about(fault, target, path) {
                taken.push(fault.kind);
                fault.left = fault.left.map(|left| left.saturating_sub(1));
            }
        }
        self.all.retain(|fault| fault.left != Some(0));
        taken
    }
}

fn is_about(fault: &Fault, target: Target, path: &str) -> bool {
    let is_there = fault
        .path
        .as_ref()
        .is_none_or(|part| path.contains(part.as_str()));
    // The page itself is as always: it is the way back that has another code.
    let is_now = fault.kind != FaultKind::CodeReplayed || path.ends_with("/decision");
    fault.target == target && is_there && is_now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_happens_where_and_as_often_as_it_is_asked_for() {
        let mut faults = Faults::default();
        faults.add(&json!({ "target": "api", "kind": "slow", "milliseconds": 5, "path": "/deals", "times": 2 })).unwrap();
        faults
            .add(&json!({ "target": "api", "kind": "server-error", "status": 503 }))
            .unwrap();
        assert!(faults.take(Target::Token, "/oauth/token").is_empty());
        assert_eq!(
            faults.take(Target::Api, "/api/v1/persons"),
            [FaultKind::ServerError(503)]
        );
        let both = [FaultKind::Slow(5), FaultKind::ServerError(503)];
        assert_eq!(faults.take(Target::Api, "/api/v2/deals/1"), both);
        assert_eq!(faults.take(Target::Api, "/api/v2/deals"), both);
        assert_eq!(
            faults.take(Target::Api, "/api/v2/deals"),
            [FaultKind::ServerError(503)]
        );
        assert!(faults.remove(Some(2)) && !faults.remove(Some(2)));
    }

    #[test]
    fn what_can_not_go_wrong_is_refused_with_what_can() {
        let cases = [
            (json!([]), "\"target\" must be"),
            (json!({ "target": "api" }), "\"kind\" must be"),
            (
                json!({ "target": "webhook", "kind": "cut" }),
                "webhook can't be cut",
            ),
            (
                json!({ "target": "api", "kind": "code-replayed" }),
                "api can't be code-replayed",
            ),
            (
                json!({ "target": "api", "kind": "server-error", "status": 404 }),
                "from 500 to 599",
            ),
            (
                json!({ "target": "api", "kind": "slow", "milliseconds": -1 }),
                "whole number",
            ),
        ];
        for (asked, words) in cases {
            let refused = Faults::default().add(&asked).unwrap_err().to_string();
            assert!(refused.contains(words), "{refused}");
        }
    }
}
