//! How the server takes part in OAuth, by the environment.
//!
//! | variable | meaning | when it is not set |
//! | --- | --- | --- |
//! | `PIPEFRAME_CLIENT_ID` | the app's client id, as Developer Hub shows it | no OAuth: every company counts as known, and connects by a button |
//! | `PIPEFRAME_CLIENT_SECRET` | the client secret that belongs to it | required with a client id |
//! | `PIPEFRAME_PUBLIC_URL` | where browsers and Pipedrive reach this server, such as `https://cars.example.com`; `http:` only on this machine | `http://127.0.0.1:PORT` while developing, else required |
//! | `PIPEFRAME_TOKEN_KEYS` | keys that tokens are encrypted with: `name:base64` of 32 bytes, separated by spaces. The first encrypts, all decrypt | one made of the client secret while developing, else required |
//! | `PIPEFRAME_ADDRESS_HEADER` | the header in which the proxy in front of this server names who asks, such as `X-Forwarded-For`: its last address counts, so that the proxy must write it | sign-ins are counted by the address that connects, which behind a proxy is the proxy's |
//! | `PIPEFRAME_PIPEDRIVE` | where Pipedrive's OAuth answers | `https://oauth.pipedrive.com` |
//!
//! While developing, a server that is told of another `PIPEFRAME_PIPEDRIVE` takes the preview's app for its own.

use axum::http::HeaderName;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pipeframe::registration::DEVELOPMENT_SECRET;
use sha2::{Digest, Sha256};
use url::Url;

use super::super::client_address::AddressHeader;
use super::super::configuration::ConfigurationError;
use super::super::token::Secret;
use super::vault::{Key, Vault};

const PIPEDRIVE: &str = "https://oauth.pipedrive.com";
/// The client id of the app in the preview: `assets/registration.json` has it too.
const DEVELOPMENT_CLIENT: &str = "car-services-preview";

/// The app as Pipedrive knows it, and where both are reached.
#[derive(Clone, Debug)]
pub struct OAuthSettings {
    /// The app's client id.
    pub client_id: String,
    /// What the app proves itself with.
    pub client_secret: Secret,
    /// Where this server is reached; its path ends in a slash.
    pub public: Url,
    /// Where Pipedrive's OAuth answers; its path ends in a slash.
    pub pipedrive: Url,
    /// What tokens are encrypted with.
    pub vault: Vault,
    /// By what the proxy in front of this server says who asks.
    pub address_header: AddressHeader,
}

impl OAuthSettings {
    /// Reads the variables that `variable` knows; `port` is where the server listens. None without an app.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError`] when something is missing or not safe to run with.
    pub fn read(
        variable: &impl Fn(&str) -> Option<String>,
        is_development: bool,
        port: u16,
    ) -> Result<Option<Self>, ConfigurationError> {
        let pipedrive = variable("PIPEFRAME_PIPEDRIVE");
        let is_rehearsal = is_development && pipedrive.is_some();
        let made_up = |value: &str| is_rehearsal.then(|| value.to_owned());
        let Some(client_id) =
            variable("PIPEFRAME_CLIENT_ID").or_else(|| made_up(DEVELOPMENT_CLIENT))
        else {
            return Ok(None);
        };
        let client_secret = variable("PIPEFRAME_CLIENT_SECRET")
            .or_else(|| made_up(DEVELOPMENT_SECRET))
            .ok_or(missing(
                "PIPEFRAME_CLIENT_SECRET",
                "the client secret that belongs to PIPEFRAME_CLIENT_ID",
            ))?;
        let own = || is_development.then(|| ["http://127.0.0.1:", &port.to_string()].concat());
        let public = variable("PIPEFRAME_PUBLIC_URL").or_else(own);
        let keys = match variable("PIPEFRAME_TOKEN_KEYS") {
            Some(keys) => keys.split_whitespace().map(key).collect::<Option<Vec<_>>>(),
            None => is_development.then(|| vec![development_key(&client_secret)]),
        };
        let address_header = variable("PIPEFRAME_ADDRESS_HEADER")
            .map(|name| HeaderName::try_from(name.trim()))
            .transpose()
            .map_err(|_| {
                missing(
                    "PIPEFRAME_ADDRESS_HEADER",
                    "the name of a header, such as X-Forwarded-For",
                )
            })?;
        Ok(Some(Self {
            address_header: AddressHeader(address_header),
            client_id: client_id.trim().to_owned(),
            client_secret: Secret::new(client_secret.trim()),
            public: address(public.as_deref()).ok_or(missing(
                "PIPEFRAME_PUBLIC_URL",
                "this server's own address with https:, such as https://cars.example.com; http: only with a loopback address",
            ))?,
            pipedrive: address(Some(pipedrive.as_deref().unwrap_or(PIPEDRIVE))).ok_or(missing(
                "PIPEFRAME_PIPEDRIVE",
                "an address with https:; http: only with a loopback address",
            ))?,
            vault: keys.and_then(Vault::new).ok_or(missing(
                "PIPEFRAME_TOKEN_KEYS",
                "one key or more, each a name of letters and digits, a colon and 32 bytes in base64, separated by spaces: openssl rand -base64 32 makes one",
            ))?,
        }))
    }

    /// The address that Pipedrive sends people back to: it is registered, letter by letter.
    pub fn callback(&self) -> String {
        self.here("oauth/callback")
    }

    /// The address that an installation starts at.
    pub fn installation(&self) -> String {
        self.here("oauth/install")
    }

    /// The address that webhooks are sent to.
    pub fn webhooks(&self) -> String {
        self.here("webhooks")
    }

    /// Whether browsers reach this server by TLS, so that they can be told to keep cookies to it.
    pub fn is_secure(&self) -> bool {
        self.public.scheme() == "https"
    }

    /// This server's origin, as a browser names it.
    pub fn origin(&self) -> String {
        self.public.origin().ascii_serialization()
    }

    fn here(&self, path: &str) -> String {
        [self.public.as_str(), path].concat()
    }
}

fn missing(name: &'static str, expected: &'static str) -> ConfigurationError {
    ConfigurationError::NotUnderstood { name, expected }
}

/// Codes and tokens cross the network to these addresses, so that only TLS or this very machine will do.
fn address(text: Option<&str>) -> Option<Url> {
    let mut url = Url::parse(text?.trim()).ok()?;
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !is_plain || !(url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url)) {
        return None;
    }
    if !url.path().ends_with('/') {
        let path = [url.path(), "/"].concat();
        url.set_path(&path);
    }
    Some(url)
}

/// Whether an address is of this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn key(text: &str) -> Option<Key> {
    let (name, bytes) = text.split_once(':')?;
    Key::new(name, &STANDARD.decode(bytes).ok()?)
}

/// Tokens of a rehearsal are worth nothing; still they are kept as they will be in production.
fn development_key(client_secret: &str) -> Key {
    let bytes = Sha256::digest(["token key of ", client_secret].concat());
    Key::development(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    fn read(
        pairs: &[(&str, &str)],
        is_development: bool,
    ) -> Result<Option<OAuthSettings>, ConfigurationError> {
        let variable = |name: &str| {
            let pair = pairs.iter().find(|(key, _)| *key == name);
            pair.map(|(_, value)| (*value).to_owned())
        };
        OAuthSettings::read(&variable, is_development, 8081)
    }

    fn with(changed: (&'static str, &'static str)) -> Result<Option<OAuthSettings>, String> {
        let mut pairs = vec![
            ("PIPEFRAME_CLIENT_ID", "id"),
            ("PIPEFRAME_CLIENT_SECRET", "hush-hush"),
            ("PIPEFRAME_PUBLIC_URL", "https://cars.example.com"),
            ("PIPEFRAME_TOKEN_KEYS", KEY),
        ];
        pairs.retain(|(name, _)| *name != changed.0);
        pairs.push(changed);
        pairs.retain(|(_, value)| !value.is_empty());
        read(&pairs, false).map_err(|error| error.to_string())
    }

    #[test]
    fn without_an_app_there_is_no_oauth_and_while_developing_the_preview_s_app_is_one() {
        assert!(read(&[], false).unwrap().is_none());
        assert!(read(&[], true).unwrap().is_none());
        let stand_in = [("PIPEFRAME_PIPEDRIVE", "http://127.0.0.1:8082")];
        assert!(read(&stand_in, false).unwrap().is_none());
        let settings = read(&stand_in, true).unwrap().unwrap();
        assert_eq!(settings.callback(), "http://127.0.0.1:8081/oauth/callback");
        assert!(!settings.is_secure());
    }

    #[test]
    fn the_real_addresses_are_the_default() {
        let settings = with(("PIPEFRAME_LOG", "info")).unwrap().unwrap();
        assert_eq!(settings.pipedrive.as_str(), "https://oauth.pipedrive.com/");
        assert_eq!(
            settings.callback(),
            "https://cars.example.com/oauth/callback"
        );
        assert!(settings.is_secure());
    }

    #[test]
    fn what_is_missing_or_not_safe_is_named_and_no_secret_is_repeated() {
        for (name, value) in [
            ("PIPEFRAME_CLIENT_SECRET", ""),
            ("PIPEFRAME_PUBLIC_URL", ""),
            ("PIPEFRAME_PUBLIC_URL", "http://cars.example.com"),
            (
                "PIPEFRAME_PUBLIC_URL",
                "https://user:password@cars.example.com",
            ),
            ("PIPEFRAME_PUBLIC_URL", "https://cars.example.com/?a=b"),
            ("PIPEFRAME_PUBLIC_URL", "cars.example.com"),
            ("PIPEFRAME_PIPEDRIVE", "http://oauth.example.com"),
            ("PIPEFRAME_ADDRESS_HEADER", "X Forwarded For"),
            ("PIPEFRAME_TOKEN_KEYS", ""),
            ("PIPEFRAME_TOKEN_KEYS", "a:tooshort"),
            (
                "PIPEFRAME_TOKEN_KEYS",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            ),
        ] {
            let error = with((name, value)).unwrap_err();
            assert!(error.contains(name), "{error}");
            assert!(!error.contains("hush-hush"), "{error}");
        }
        let shown = format!("{:?}", with(("PIPEFRAME_LOG", "info")));
        assert!(
            !shown.contains("hush-hush") && !shown.contains("AAAA"),
            "{shown}"
        );
    }
}
