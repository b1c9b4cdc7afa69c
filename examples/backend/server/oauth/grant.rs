//! What Pipedrive gives for a code or a refresh token, as leniently as its documentation is written.

use std::time::Duration;

use oauth2::basic::BasicTokenType;
use oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use serde::{Deserialize, Deserializer, Serialize};
use url::Url;

use super::settings::is_loopback;

/// Where nothing is said of how long a token lasts.
const USUAL_LIFE: Duration = Duration::from_secs(3600);
/// Longer than any access token of Pipedrive's: a number beyond says nothing of when to renew it.
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 3600);

/// The answer of the token endpoint. `scope` is separated by commas, not by spaces as RFC 6749 has it, `expires_in` occurs as a
/// number and as a text, and `api_domain` is missing in one of the documented samples.
#[derive(Debug, Deserialize, Serialize)]
pub struct Grant {
    access_token: AccessToken,
    /// It is written in several ways, and is always this one.
    #[serde(skip, default = "bearer")]
    token_type: BasicTokenType,
    refresh_token: Option<RefreshToken>,
    #[serde(default, deserialize_with = "seconds")]
    expires_in: Option<u64>,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    api_domain: Option<String>,
}

impl TokenResponse for Grant {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

impl Grant {
    /// The scopes, sorted.
    pub fn scope_names(&self) -> Vec<String> {
        let names = self.scope.split([',', ' ']).filter(|name| !name.is_empty());
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_unstable();
        names
    }

    /// How long the access token lasts.
    pub fn life(&self) -> Duration {
        self.expires_in()
            .map_or(USUAL_LIFE, |life| life.min(LONGEST_LIFE))
    }

    /// Where the company's API answers, when that is said; a place that tokens must not be sent to is an error.
    ///
    /// # Errors
    ///
    /// [`ForeignApi`] for such a place.
    pub fn api(&self, pipedrive: &Url) -> Result<Option<Url>, ForeignApi> {
        let named = self.api_domain.as_deref().filter(|named| !named.is_empty());
        named.map(|named| api(named, pipedrive)).transpose()
    }
}

/// An API that is not Pipedrive's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the answer names an API that is not Pipedrive's")]
pub struct ForeignApi;

/// The API's origin: a company of Pipedrive's, or on this machine where Pipedrive's stand-in is. Tokens are sent there, and people are led there.
///
/// # Errors
///
/// [`ForeignApi`] for any other.
pub fn api(named: &str, pipedrive: &Url) -> Result<Url, ForeignApi> {
    let url = Url::parse(named).map_err(|_| ForeignApi)?;
    let is_company = url.scheme() == "https"
        && url
            .host_str()
            .is_some_and(|host| host.ends_with(".pipedrive.com"));
    let is_stand_in = is_loopback(pipedrive) && is_loopback(&url);
    let origin = Url::parse(&url.origin().ascii_serialization()).map_err(|_| ForeignApi)?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    if is_plain && (is_company && url.port().is_none() || is_stand_in) {
        Ok(origin)
    } else {
        Err(ForeignApi)
    }
}

fn bearer() -> BasicTokenType {
    BasicTokenType::Bearer
}

fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Number(u64),
        Text(String),
    }
    let written = Option::<Written>::deserialize(deserializer)?;
    Ok(written.and_then(|written| match written {
        Written::Number(seconds) => Some(seconds),
        Written::Text(text) => text.trim().parse().ok(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(rest: &str) -> Grant {
        let json = format!(r#"{{"access_token": "v1u:a+b/c=", "refresh_token": "1:1:f"{rest}}}"#);
        serde_json::from_str(&json).unwrap()
    }

    fn real() -> Url {
        Url::parse("https://oauth.pipedrive.com/").unwrap()
    }

    fn stand_in() -> Url {
        Url::parse("http://127.0.0.1:8082/").unwrap()
    }

    #[test]
    fn each_documented_way_of_writing_it_is_read() {
        for (rest, seconds) in [
            (r#", "token_type": "bearer", "expires_in": 3599"#, 3599),
            (r#", "token_type": "Bearer", "expires_in": "3600""#, 3600),
            (r#", "expires_in": null"#, 3600),
            (r#", "expires_in": 18446744073709551615"#, 24 * 3600),
            ("", 3600),
        ] {
            assert_eq!(grant(rest).life().as_secs(), seconds, "{rest}");
        }
        let scopes = grant(r#", "scope": "deals:full,base, contacts:read""#).scope_names();
        assert_eq!(scopes, ["base", "contacts:read", "deals:full"]);
    }

    #[test]
    fn tokens_go_to_pipedrive_alone() {
        let api = |named: &str| api(named, &real()).map(|url| url.to_string());
        assert_eq!(
            api("https://acme.pipedrive.com").unwrap(),
            "https://acme.pipedrive.com/"
        );
        assert_eq!(
            api("https://acme.pipedrive.com/x?y").unwrap(),
            "https://acme.pipedrive.com/"
        );
        for named in [
            "http://acme.pipedrive.com",
            "https://acme.pipedrive.com.evil.example",
            "https://evilpipedrive.com",
            "https://acme.pipedrive.com@evil.example",
            "https://user@acme.pipedrive.com",
            "https://acme.pipedrive.com:8443",
            "http://127.0.0.1:8082",
            "javascript:alert(1)",
            "acme",
            "",
        ] {
            assert_eq!(api(named), Err(ForeignApi), "{named}");
        }
        assert!(super::api("http://127.0.0.1:8082", &stand_in()).is_ok());
        assert!(super::api("http://evil.example", &stand_in()).is_err());
        assert_eq!(grant("").api(&real()), Ok(None));
    }

    #[test]
    fn no_token_is_shown() {
        let shown = format!("{:?}", grant(""));
        assert!(
            !shown.contains("v1u") && !shown.contains("1:1:f"),
            "{shown}"
        );
    }
}
