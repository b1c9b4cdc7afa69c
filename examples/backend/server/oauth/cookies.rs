//! Cookies that no other site, subdomain or frame can set or send.
//!
//! By TLS their names begin with `__Host-`: browsers then take them from this very host alone, for all of its paths, and send them by
//! TLS alone. A server on a plain loopback address can't have that, so the names have no prefix there and the cookies are not `Secure`;
//! the configuration allows such an address for rehearsals on one machine only. `SameSite=Lax` lets them come along when Pipedrive
//! leads a person back, and keeps them from what other sites send.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The browser that an installation was started in.
    Browser,
    /// An installation that waits for its person to sign in.
    Waiting,
    /// A person who is signed in.
    Session,
}

impl Cookie {
    const fn name(self) -> &'static str {
        match self {
            Self::Browser => "car-services-browser",
            Self::Waiting => "car-services-waiting",
            Self::Session => "car-services-session",
        }
    }

    /// What a browser sends for it.
    pub fn read(self, headers: &HeaderMap, is_secure: bool) -> Option<String> {
        let name = self.full_name(is_secure);
        let lines = headers.get_all(header::COOKIE).iter();
        let mut pairs = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let found = pairs.find(|(key, _)| *key == name);
        found.map(|(_, value)| value.to_owned())
    }

    /// Has the browser keep it for so long. `value` is one of [`random::text`](super::random::text).
    pub fn write(self, value: &str, lasts: Duration, is_secure: bool) -> Option<HeaderValue> {
        let seconds = lasts.as_secs().to_string();
        let secure = if is_secure { "; Secure" } else { "" };
        let name = self.full_name(is_secure);
        let cookie = [
            &name,
            "=",
            value,
            "; Path=/; HttpOnly; SameSite=Lax; Max-Age=",
            &seconds,
            secure,
        ];
        HeaderValue::try_from(cookie.concat()).ok()
    }

    /// Has the browser forget it.
    pub fn remove(self, is_secure: bool) -> Option<HeaderValue> {
        self.write("", Duration::ZERO, is_secure)
    }

    fn full_name(self, is_secure: bool) -> String {
        let prefix = if is_secure { "__Host-" } else { "" };
        [prefix, self.name()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_tls_a_cookie_is_this_host_s_alone() {
        let cookie = Cookie::Session.write("v", Duration::from_secs(60), true);
        assert_eq!(
            cookie.unwrap(),
            "__Host-car-services-session=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"
        );
    }

    #[test]
    fn on_plain_loopback_it_has_no_prefix_and_one_is_not_taken_for_the_other() {
        let cookie = Cookie::Session.remove(false).unwrap();
        assert_eq!(
            cookie,
            "car-services-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        );
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("a=b; car-services-session=v; __Host-car-services-session=w"),
        );
        assert_eq!(Cookie::Session.read(&headers, false).as_deref(), Some("v"));
        assert_eq!(Cookie::Session.read(&headers, true).as_deref(), Some("w"));
        assert_eq!(Cookie::Browser.read(&headers, true), None);
    }
}
