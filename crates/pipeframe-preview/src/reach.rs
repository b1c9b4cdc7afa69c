//! What a browser lets this page know of the app's pages: whether they are reached, and what is in the way.

use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::origin::{authority_of, host_and_port};
use crate::permission::{LOCAL_NETWORK, Permission, permission};

/// Why an app can't be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// Its server doesn't answer, and nothing else is known to be in the way.
    Silent,
    /// Browsers don't let a page that came over https show one that comes over http.
    MixedContent,
    /// The user, or a policy, has refused this page the local network.
    LocalNetwork,
}

impl Absence {
    /// What is in the way between this page and an address that doesn't answer.
    pub(crate) async fn of(address: &str) -> Self {
        let page = window().location().origin().unwrap_or_default();
        if is_mixed(&page, address) {
            return Self::MixedContent;
        }
        // Neither a page of this machine nor one of the internet needs a permission, whatever the browser reports.
        let needs_permission = is_local(address) && !is_loopback(&page);
        if needs_permission && local_network(address).await == Some(Permission::Denied) {
            return Self::LocalNetwork;
        }
        Self::Silent
    }

    /// What happened and what to do, for the app at an address.
    pub(crate) fn notice(self, base: &str) -> String {
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

/// How long a server may think about a page before the page is shown without knowing, in milliseconds.
pub(crate) const PATIENCE: u32 = 1_500;

/// How long a page that is framed again may take, in milliseconds.
const PATIENCE_WITH_FRAME: u32 = 5_000;

/// What a server says to a request for a page, without a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It has the page.
    Page,
    /// An error status, or nothing at all.
    Error,
    /// Nothing yet, or this browser doesn't report it.
    Unknown,
}

/// Whether a server answers at all.
pub(crate) async fn answers_at_all(address: &str) -> bool {
    let request = gloo_net::http::Request::get(address).mode(web_sys::RequestMode::NoCors);
    request.send().await.is_ok()
}

/// Lets the browser prefetch a page, which distinguishes an error status from a page. Firefox reports success for every prefetch.
pub(crate) async fn prefetch(address: &str) -> Answer {
    let attributes = [("rel", "prefetch"), ("href", address)];
    match document().head() {
        Some(head) => loaded("link", &attributes, &head, PATIENCE).await,
        None => Answer::Unknown,
    }
}

/// Shows a page in an `object` out of sight: unlike an iframe it distinguishes a page from what can't be shown in a frame, an error status and
/// a server that doesn't answer.
pub(crate) async fn frames(address: &str) -> Answer {
    let attributes = [
        ("type", "text/html"),
        ("data", address),
        ("class", "only-read-aloud"),
        ("aria-hidden", "true"),
        ("tabindex", "-1"),
    ];
    match document().body() {
        Some(body) => loaded("object", &attributes, &body, PATIENCE_WITH_FRAME).await,
        None => Answer::Unknown,
    }
}

/// Adds an element that loads something, and removes it when the browser has reported the result.
async fn loaded(
    tag: &str,
    attributes: &[(&str, &str)],
    place: &HtmlElement,
    patience: u32,
) -> Answer {
    let Some(element) = made(tag, attributes) else {
        return Answer::Unknown;
    };
    let told = Promise::new(&mut |resolve, reject| {
        element.set_onload(Some(&resolve));
        element.set_onerror(Some(&reject));
        let waits = window().set_timeout_with_callback_and_timeout_and_arguments_1(
            &resolve,
            patience.cast_signed(),
            &JsValue::UNDEFINED,
        );
        if waits.is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    if place.append_child(&element).is_err() {
        return Answer::Unknown;
    }
    let told = JsFuture::from(told).await;
    element.remove();
    match told {
        Ok(event) if event.is_object() => Answer::Page,
        Ok(_) => Answer::Unknown,
        Err(_) => Answer::Error,
    }
}

fn made(tag: &str, attributes: &[(&str, &str)]) -> Option<HtmlElement> {
    let element = document().create_element(tag).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    element.dyn_into().ok()
}

/// The first of some addresses that this browser keeps from a page of the internet until its user has allowed it: it would ask with the
/// first frame, which stays empty meanwhile, and the console says nothing.
pub(crate) async fn asks_first(addresses: &[String]) -> Option<String> {
    let page = window().location().origin().unwrap_or_default();
    if is_local(&page) {
        return None;
    }
    let address = addresses.iter().find(|address| is_local(address))?;
    (local_network(address).await == Some(Permission::Prompt)).then(|| address.clone())
}

/// Lets the browser ask its user for access to the network of an address, and gives the answer.
pub(crate) async fn ask_for_network(address: &str) -> Option<Permission> {
    answers_at_all(address).await;
    local_network(address).await
}

/// Whether the network of an address is allowed, by the newest name that this browser knows.
async fn local_network(address: &str) -> Option<Permission> {
    for name in LOCAL_NETWORK {
        // The newest permission names distinguish this machine from the local network.
        if name == "loopback-network" && !is_loopback(address) {
            continue;
        }
        if let Some(permission) = permission(name).await {
            return Some(permission);
        }
    }
    None
}

/// Whether an address is one that a page of the internet needs a permission for.
fn is_local(address: &str) -> bool {
    let (host, _) = host_and_port(authority_of(address));
    let parts: Vec<Option<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    let is_private = matches!(
        parts.as_slice(),
        [Some(10), Some(_), Some(_), Some(_)]
            | [Some(192), Some(168), Some(_), Some(_)]
            | [Some(172), Some(16..=31), Some(_), Some(_)]
            | [Some(169), Some(254), Some(_), Some(_)]
    );
    is_loopback(address) || is_private || host.rsplit('.').next() == Some("local")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_and_its_network_are_local_and_the_internet_is_not() {
        for address in [
            "http://localhost:3000",
            "https://a.localhost",
            "http://127.0.0.1/x",
            "http://10.0.0.7",
            "https://192.168.1.2:8443/panel",
            "http://172.16.0.1",
            "http://printer.local",
        ] {
            assert!(is_local(address), "{address}");
        }
        for address in [
            "https://app.test",
            "https://10.example.test",
            "http://172.32.0.1",
            "https://11.0.0.1",
        ] {
            assert!(!is_local(address), "{address}");
        }
    }

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
