//! The address of what is seen, and the address bar and the browser's history that follow it.
//!
//! A record, a list or a page of the simulated Pipedrive is an entry of the history; what is changed on it (a filter, a modal,
//! the tools, the theme) changes the address of its entry.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::Host;
use crate::desk::{Desk, Input, Place, UserAction};
use crate::link::PreviewLink;
use crate::opening;
use crate::origin::with_scheme;
use crate::scenario::Scenario;

/// The place before an input, which may lead away from it.
pub(super) struct Left {
    place: (u64, Place),
    /// What the address bar doesn't show of it yet.
    unwritten: Option<PreviewLink>,
}

/// How an address gets into the browser's history.
#[derive(Clone, Copy)]
enum Entry {
    New,
    Present,
}

/// How long changes are gathered before the address bar shows them, in milliseconds: browsers throttle pages that write too often.
const ADDRESS_PAUSE: u64 = 300;

impl Host {
    /// The address that shows again what is seen now. What the app did since, and what was added to the account, isn't in it.
    pub(crate) fn address(self) -> String {
        address_of(&self.link())
    }

    /// The same from the path on, for another origin.
    pub(crate) fn path(self) -> String {
        path_of(&self.link())
    }

    /// Opens the preview on another app, of which an author wrote the address.
    pub(crate) fn show_app(self, written: &str) {
        let link = PreviewLink {
            app: Some(with_scheme(written)),
            theme: self.link().theme,
            ..PreviewLink::default()
        };
        if window().location().set_href(&address_of(&link)).is_err() {
            leptos::logging::warn!("The preview could not go to another app.");
        }
    }

    /// A registration file of the app that is shown, without its secrets.
    pub(crate) fn registration_file(self) -> String {
        self.peek(|desk| opening::written(desk.registration(), desk.addresses()))
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
            json: self
                .json_draft()
                .filter(|_| desk.place() == Place::Workbench),
            tools: self.kept.with_value(|kept| kept.tools.clone()),
            // What nothing in the page changes stays as it was written.
            app: written.app.clone(),
            surfaces: written.surfaces.clone(),
            registration: written.registration.clone(),
            secret: written.secret.clone(),
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
        write(&self.address(), Entry::Present);
    }

    fn place(self) -> (u64, Place) {
        self.peek(|desk| (desk.account().company.id, desk.place()))
    }

    /// Notes where the preview is before an input is handled.
    pub(super) fn place_to_leave(self) -> Left {
        Left {
            place: self.place(),
            unwritten: self.writes_address.get_value().then(|| self.link()),
        }
    }

    /// Makes another place a new entry of the history, after the last of the one that was left is written to its own.
    pub(super) fn follow_place(self, left: Left) {
        if self.place() == left.place {
            return;
        }
        if let Some(unwritten) = left.unwritten {
            write(&address_of(&unwritten), Entry::Present);
        }
        write(&self.address(), Entry::New);
    }

    /// Goes where the browser's Back and Forward go.
    pub(super) fn follow_history(self) {
        window_event_listener(ev::popstate, move |_| {
            let shown = window().location().href().unwrap_or_default();
            let (link, _) = PreviewLink::read(&opening::parameters_of(&shown));
            self.handle(Input::User(UserAction::Return {
                company: link
                    .company
                    .unwrap_or_else(|| self.peek(Desk::first_company)),
                place: link.place,
                list: link.scene.list,
                context: link.scene.settings_context,
            }));
            self.write_address_soon();
        });
    }
}

fn write(address: &str, entry: Entry) {
    let shown = window().location().href();
    if shown.is_ok_and(|shown| shown == address) {
        return;
    }
    let written = window().history().and_then(|history| match entry {
        Entry::New => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        Entry::Present => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    });
    if written.is_err() {
        leptos::logging::warn!("The address bar could not be written.");
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
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", path_of(link))
}

fn path_of(link: &PreviewLink) -> String {
    let path = window().location().pathname().unwrap_or_default();
    format!("{path}{}", link.query())
}
