//! Requests to the endpoints of JSON panels and JSON modals, which Pipedrive's servers send and not the browser.
//!
//! A [`Call`] names an extension. The relay of the preview's own server sends it (`packages/preview/lib/relay.mjs`), so that no CORS
//! header is asked of the app's server. Without a relay the page asks directly, and [`direct`] says what that would need. Every call
//! becomes an [`Exchange`] in the tools.

mod answer;
mod curl;
pub(crate) mod direct;
mod exchanges;
mod faults;

use serde_json::{Value, json};

use crate::frame_address::PageShown;

pub(crate) use answer::{Answer, Verdict, Via};
pub(crate) use exchanges::{Exchange, Exchanges};
pub(crate) use faults::{Fate, fate};

/// How long Pipedrive waits for an endpoint, in milliseconds
/// (<https://pipedrive.readme.io/docs/custom-ui-extensions-json-panels>).
pub(crate) const PATIENCE: u32 = 10_000;

/// What is asked of an extension's endpoint.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Call {
    /// The identifier of a JSON panel or a JSON modal of the registration.
    pub(crate) extension: String,
    /// What the page shows that the request is about; `None` where it was opened from nowhere.
    pub(crate) page: Option<PageShown>,
    /// Further parameters, before the token: `isShared` of a panel, `form` and `invoker` of a modal that asks again.
    pub(crate) extra: Vec<(String, String)>,
    /// The button whose own address takes the form, by its key in the uploaded schema.
    pub(crate) action: Option<String>,
    /// The form that is posted; `None` asks with GET.
    pub(crate) body: Option<Value>,
}

impl Call {
    /// The method of HTTP.
    pub(crate) const fn method(&self) -> &'static str {
        match self.body {
            Some(_) => "POST",
            None => "GET",
        }
    }
}

/// Which app the page shows: the relay answers for one app alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct App {
    /// The address of the registration file, as the page reads it.
    pub(crate) registration: String,
    /// The base address of an app other than the built-in one.
    pub(crate) base: Option<String>,
}

/// What the relay is asked, as JSON.
pub(crate) fn question(call: &Call, app: &App, query: &[(String, String)]) -> Value {
    json!({
        "extension": call.extension,
        "registration": app.registration,
        "app": app.base,
        "method": call.method(),
        "query": query,
        "action": call.action,
        "body": call.body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relay_is_given_a_name_and_never_an_address() {
        let call = Call {
            extension: "visits".to_owned(),
            page: None,
            extra: Vec::new(),
            action: None,
            body: Some(json!({ "amount": 2 })),
        };
        let app = App {
            registration: "assets/registration.json".to_owned(),
            base: None,
        };
        let query = [("view".to_owned(), "details".to_owned())];
        assert_eq!(
            question(&call, &app, &query),
            json!({
                "extension": "visits",
                "registration": "assets/registration.json",
                "app": null,
                "method": "POST",
                "query": [["view", "details"]],
                "action": null,
                "body": { "amount": 2 },
            })
        );
    }
}
