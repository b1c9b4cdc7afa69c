//! The address of what is seen, and the address bar that follows it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::Host;
use crate::preview::desk::Desk;
use crate::preview::link::PreviewLink;
use crate::preview::scenario::Scenario;

/// How long changes are gathered before the address bar tells of them, in milliseconds: browsers slow down who writes too often.
const ADDRESS_PAUSE: u64 = 300;

impl Host {
    /// The address that shows again what is seen now. What the app did since, and what was added to the account, isn't in it.
    pub fn address(self) -> String {
        address_of(&self.link())
    }

    pub(super) fn link(self) -> PreviewLink {
        let written = self.page.with_value(|page| page.link.clone());
        self.peek(|desk| PreviewLink {
            place: desk.place(),
            scene: desk.scene(),
            company: Some(desk.account().company.id)
                .filter(|id| Some(*id) == written.company || *id != desk.first_company()),
            user: Some(desk.account().me)
                .filter(|id| Some(*id) == written.user || *id != desk.first_user()),
            theme: Some(desk.theme()),
            mode: desk.mode(),
            assumptions: desk.assumptions().clone(),
            scenario: scenario(desk, &written),
            tools: self.tools.get_value(),
            ..written.clone()
        })
    }

    /// Lets the address bar show the present address after a pause.
    pub(super) fn write_address_soon(self) {
        if self.writes_address.get_value() {
            return;
        }
        self.writes_address.set_value(true);
        set_timeout(
            move || {
                self.writes_address.set_value(false);
                self.write_address();
            },
            std::time::Duration::from_millis(ADDRESS_PAUSE),
        );
    }

    fn write_address(self) {
        let (address, shown) = (self.address(), window().location().href());
        if shown.is_ok_and(|shown| shown == address) {
            return;
        }
        let written = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
        if written.is_err() {
            leptos::logging::warn!("The address bar could not be written.");
        }
    }
}

/// What fails on purpose, as a link says it: by its name, as it was linked, or as it is.
fn scenario(desk: &Desk, written: &PreviewLink) -> Option<String> {
    let failures = desk.failures();
    if failures.is_calm() {
        return None;
    }
    let shipped = Scenario::named(&failures.name).ok();
    if shipped.is_some_and(|shipped| shipped == *failures) {
        return Some(failures.name.clone());
    }
    if desk.opened_with() == failures {
        return written.scenario.clone();
    }
    serde_json::to_string(failures).ok()
}

pub(super) fn address_of(link: &PreviewLink) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}{}", link.query())
}
