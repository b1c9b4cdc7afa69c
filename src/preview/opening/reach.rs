//! Why nothing of an app can be reached from this page, as far as the browser lets it be known.

use leptos::prelude::window;

use crate::preview::origin::{authority_of, host_and_port};
use crate::preview::permission::{LOCAL_NETWORK, Permission, permission};

/// Why an app can't be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absence {
    /// Its server doesn't answer, and nothing else is known to be in the way.
    Silent,
    /// Browsers don't let a page that came over https show one that comes over http.
    MixedContent,
    /// The user, or a policy, has refused this page the local network.
    LocalNetwork,
}

impl Absence {
    /// What is in the way between this page and an address that doesn't answer.
    pub(super) async fn of(address: &str) -> Self {
        let page = window().location().origin().unwrap_or_default();
        if is_mixed(&page, address) {
            return Self::MixedContent;
        }
        // A page of this machine needs no permission, whatever the browser says of it.
        if is_loopback(&page) {
            return Self::Silent;
        }
        for name in LOCAL_NETWORK {
            if permission(name).await == Some(Permission::Denied) {
                return Self::LocalNetwork;
            }
        }
        Self::Silent
    }

    /// What happened and what to do, for the app at an address.
    pub(super) fn notice(self, base: &str) -> String {
        match self {
            Self::Silent => {
                format!(
                    "Nothing answers at {base}. Start your app's server, then reload this page."
                )
            }
            Self::MixedContent => format!(
                "{base} can't be shown here: this page came over https, and browsers block pages over http in it. Serve your app over https, or open a preview on your own machine."
            ),
            Self::LocalNetwork => format!(
                "{base} can't be shown here: this browser refuses this page your local network. Allow it in the site settings beside the address bar, then reload this page."
            ),
        }
    }
}

/// Whether a browser blocks an address as mixed content. It trusts this machine without https.
fn is_mixed(page: &str, address: &str) -> bool {
    page.starts_with("https://") && address.starts_with("http://") && !is_loopback(address)
}

fn is_loopback(address: &str) -> bool {
    let (host, _) = host_and_port(authority_of(address));
    host == "localhost"
        || host == "[::1]"
        || host.starts_with("127.")
        || host.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_blocked_in_a_page_over_https_except_on_this_machine() {
        let cases = [
            ("https://preview.test", "http://app.test", true),
            ("https://preview.test", "http://localhost.app.test", true),
            ("https://preview.test", "http://localhost:3000/x", false),
            ("https://preview.test", "http://127.0.0.1:3000", false),
            ("https://preview.test", "http://[::1]:3000", false),
            ("https://preview.test", "http://a.localhost", false),
            ("https://preview.test", "https://app.test", false),
            ("http://localhost:8080", "http://app.test", false),
        ];
        for (page, address, mixed) in cases {
            assert_eq!(is_mixed(page, address), mixed, "{page} {address}");
        }
    }
}
