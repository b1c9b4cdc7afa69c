//! What is not known of Pipedrive, or differs between its pages: each a switch with the likelier value as its default.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How the stand-in behaves where Pipedrive's behaviour is not documented, or more than one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Switches {
    /// `token_type` of a token answer: `bearer` or `Bearer` on different pages.
    pub token_type: String,
    /// `expires_in` of a token answer: 3599 or 3600, and as a text in the tests of the official client.
    pub expires_in: Value,
    /// Whether `api_domain` is in a token answer; one documented sample has none.
    pub api_domain: bool,
    /// Whether `api_domain` names the company, as in `http://harbour-motors.localhost:8082`: not every program finds such a host.
    pub company_hosts: bool,
    /// Whether each refresh gives another refresh token, and the former one is no longer valid.
    pub rotate_refresh_tokens: bool,
    /// Whether a code that comes a second time takes away the tokens that it led to.
    pub replay_revokes: bool,
    /// Whether the app hears of an uninstallation that it asked for itself by revoking the refresh token.
    pub revoke_notifies: bool,
    /// Whether a token to be revoked is also found when it is percent-encoded twice: so Pipedrive's own client sends access tokens.
    pub revoke_decodes_twice: bool,
    /// Whether the app is told of each installation by the sharing notice.
    pub sharing_notice: bool,
    /// Whether "Change to live" asks the callback URL for an answer.
    pub live_checks_callback: bool,
    /// Whether the scope `webhooks:full` is enough to make webhooks; `admin` always is.
    pub webhooks_scope_suffices: bool,
    /// Whether an answer about a webhook repeats its password.
    pub webhook_shows_password: bool,
    /// Whether an app learns from its headers how much of the day's budget is left.
    pub daily_headers: bool,
    /// Whether a request counts towards the burst limit with its cost; otherwise each counts once.
    pub burst_counts_cost: bool,
    /// How many requests, or tokens, a user's app may use within two seconds: 80, 160, 400 or 480 by plan.
    pub burst: u32,
    /// How many tokens all users of a company may use in a day.
    pub daily: u32,
    /// How long a delivery may take to be answered, in milliseconds.
    pub delivery_deadline_ms: u64,
    /// How long the stand-in waits before each further try of a delivery, in milliseconds.
    pub retry_delays_ms: Vec<u64>,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            token_type: "bearer".to_owned(),
            expires_in: Value::from(3599),
            api_domain: true,
            company_hosts: false,
            rotate_refresh_tokens: false,
            replay_revokes: false,
            revoke_notifies: false,
            revoke_decodes_twice: true,
            sharing_notice: false,
            live_checks_callback: true,
            webhooks_scope_suffices: true,
            webhook_shows_password: false,
            daily_headers: true,
            burst_counts_cost: false,
            burst: 80,
            daily: 90_000,
            delivery_deadline_ms: 10_000,
            retry_delays_ms: vec![3_000, 30_000, 150_000],
        }
    }
}

/// A switch is not understood.
#[derive(Debug, thiserror::Error)]
#[error("The switches are not understood: {0}. GET /control/state lists them with their values.")]
pub struct NotUnderstood(String);

impl Switches {
    /// These switches, with those changed that a JSON object names.
    ///
    /// # Errors
    ///
    /// [`NotUnderstood`] when a name or a value is unknown; then none is changed.
    pub fn changed(&self, changes: &Value) -> Result<Self, NotUnderstood> {
        let wrong = |error: serde_json::Error| NotUnderstood(error.to_string());
        let mut all = serde_json::to_value(self).map_err(wrong)?;
        let (Some(all_fields), Some(changes)) = (all.as_object_mut(), changes.as_object()) else {
            return Err(NotUnderstood("they must be a JSON object".to_owned()));
        };
        for (name, value) in changes {
            all_fields.insert(name.clone(), value.clone());
        }
        serde_json::from_value(all).map_err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn named_switches_change_and_the_others_stay() {
        let changed = Switches::default()
            .changed(&json!({ "burst": 10, "expires_in": "3600" }))
            .unwrap();
        assert_eq!(changed.burst, 10);
        assert_eq!(changed.expires_in, "3600");
        assert_eq!(changed.daily, Switches::default().daily);
    }

    #[test]
    fn an_unknown_switch_and_an_impossible_value_are_refused() {
        for wrong in [json!({ "brust": 1 }), json!({ "burst": -1 }), json!([])] {
            let refused = Switches::default().changed(&wrong).unwrap_err();
            assert!(refused.to_string().contains("not understood"), "{refused}");
        }
    }
}
