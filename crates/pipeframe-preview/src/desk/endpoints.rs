//! What the endpoints of JSON panels and JSON modals are asked.

use pipeframe_registration::Authentication;

use crate::frame_address::page_parameters;
use crate::relay::Call;
use crate::scenario::TokenFault;
use crate::token::TokenRequest;

use super::Desk;

/// The endpoint of a JSON panel or a JSON modal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// The extension's name.
    pub(crate) name: String,
    /// Its registered address, without what Pipedrive adds.
    pub(crate) address: String,
    /// Whether it knows Pipedrive by a password, which only the relay has.
    pub(crate) has_password: bool,
}

impl Desk {
    /// Every extension with an endpoint, by its identifier and its name: JSON panels, then JSON modals.
    pub(crate) fn with_endpoint(&self) -> Vec<(String, String)> {
        let registration = self.registration();
        let panels = registration.json_panels.iter();
        let panels = panels.map(|panel| (panel.identifier.clone(), panel.name.clone()));
        let modals = registration.json_modals.iter();
        panels
            .chain(modals.map(|modal| (modal.identifier.clone(), modal.name.clone())))
            .collect()
    }

    /// What Pipedrive asks an endpoint first on the page that is shown: a JSON panel also whether its viewer has the app.
    pub(crate) fn first_call(&self, extension: &str) -> Call {
        let panels = &self.registration().json_panels;
        let is_panel = panels.iter().any(|panel| panel.identifier == extension);
        let shared = is_panel.then(|| ("isShared".to_owned(), (!self.has_app()).to_string()));
        Call {
            extension: extension.to_owned(),
            page: self.page_shown(),
            extra: shared.into_iter().collect(),
            action: None,
            body: None,
        }
    }

    /// The endpoint of an extension, by its identifier; `None` where none is registered.
    pub(crate) fn endpoint(&self, extension: &str) -> Option<Endpoint> {
        let registration = self.registration();
        let panel = registration
            .json_panels
            .iter()
            .find(|panel| panel.identifier == extension);
        let modal = registration
            .json_modals
            .iter()
            .find(|modal| modal.identifier == extension);
        let (name, url) = panel
            .map(|panel| (&panel.name, &panel.url))
            .or_else(|| modal.map(|modal| (&modal.name, &modal.url)))?;
        Some(Endpoint {
            name: name.clone(),
            address: self.addresses().of_app(url),
            has_password: panel
                .is_some_and(|panel| panel.authentication.contains(&Authentication::HttpAuth)),
        })
    }

    /// The token that a call carries, to be signed. A panel that is known by its password gets one too: Pipedrive's table of
    /// parameters has it in both cases (<https://pipedrive.readme.io/docs/custom-ui-extensions-json-panels>).
    pub(crate) fn endpoint_token(&self, now: i64) -> TokenRequest {
        TokenRequest::new(
            self.secret_of(None),
            self.viewer(),
            now,
            self.failures.token.and_then(TokenFault::flaw),
        )
    }

    /// The query of a call, but for its token.
    pub(crate) fn endpoint_query(&self, call: &Call) -> Vec<(String, String)> {
        let mut query = page_parameters(call.page.as_ref(), self.viewer());
        query.extend(call.extra.iter().cloned());
        query
    }

    /// The user who looks at the page, and their company.
    pub(super) const fn viewer(&self) -> [u64; 2] {
        [self.account.me, self.account.company.id]
    }
}
