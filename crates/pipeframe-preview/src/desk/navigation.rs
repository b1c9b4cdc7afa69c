//! What a change of page does to the panel, the settings page and an open modal.

use serde_json::{Map, Value, json};

use crate::account::Record;
use crate::assumptions::Navigation;
use crate::frame_address::{Opening, PageShown};
use crate::protocol::Event;
use crate::surface::Surface;

use super::frame::Extension;
use super::turn::Turn;
use super::{Desk, ListState, Place};

impl Desk {
    /// Goes to another page. The floating window stays; the panel stays only where the page does.
    pub(super) fn go(
        &mut self,
        place: Place,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        if place == self.page.place() && place != Place::Settings {
            return;
        }
        let loads_anew = [self.page.place(), place]
            .iter()
            .any(|place| place.is_apart());
        if loads_anew {
            self.load(place, context, turn);
            return;
        }
        if self.assumptions.navigation == Navigation::ClosesModal {
            self.close_modals(turn);
        }
        self.leave(turn);
        self.page.go(place);
        self.enter(context, turn);
    }

    /// Goes to a page that was shown before, and shows its list as it was left. What is open over the page that is left follows
    /// the same rule as with a redirect. A modal of the earlier visit isn't opened again: it isn't part of the history.
    pub(super) fn go_back(
        &mut self,
        (company, place): (u64, Place),
        list: ListState,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        let left = (self.account.company.id, self.page.place());
        if left == (company, place) {
            return;
        }
        self.switch_company(company, turn);
        if self.page.place() != place {
            self.go(place, context, turn);
        }
        self.page.restore_list(list);
    }

    /// Whether the record is there whose page is shown; also where no record's page is.
    pub(crate) fn is_record_there(&self) -> bool {
        let record = self.page.place().record();
        record.is_none_or(|record| self.account.has(record))
    }

    /// Shows the page as it is now that its record was deleted or came back.
    pub(super) fn show_page_anew(&mut self, turn: &mut Turn) {
        self.close_modals(turn);
        self.leave(turn);
        self.enter(None, turn);
    }

    /// Loads a page as the browser does: the floating window is loaded again too, as on the way to the Developer Hub and
    /// back, and for another user.
    pub(super) fn load(
        &mut self,
        place: Place,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        self.close_modals(turn);
        self.leave(turn);
        if let Some(frame) = self.dock.unmount() {
            self.close_frame(frame, turn);
        }
        self.page.go(place);
        self.mount_floating_window(turn);
        self.enter(context, turn);
    }

    fn leave(&mut self, turn: &mut Turn) {
        for frame in self.page.unmount() {
            self.close_frame(frame, turn);
        }
    }

    /// Mounts what the app has on the page that is shown.
    pub(super) fn enter(&mut self, context: Option<Map<String, Value>>, turn: &mut Turn) {
        self.mount_json_panel(turn);
        if !self.has_app() {
            return;
        }
        match self.page.place() {
            Place::Details(_) => self.mount_panel(turn),
            Place::Settings => self.mount_settings(context, turn),
            Place::Workbench => self.mount_workbench(turn),
            Place::List(_) | Place::DeveloperHub(_) | Place::Elsewhere(..) => {}
        }
    }

    fn mount_panel(&mut self, turn: &mut Turn) {
        let record = self
            .page
            .place()
            .record()
            .filter(|record| self.account.has(*record));
        let location = self.page.place().location();
        let (Some(record), Some(location)) = (record, location) else {
            return;
        };
        if let Some(panel) = self.registration().panel_at(location).cloned() {
            self.mount_panel_on(record, panel, turn);
        }
    }

    pub(super) fn mount_panel_on(
        &mut self,
        record: Record,
        panel: pipeframe_registration::Panel,
        turn: &mut Turn,
    ) {
        let extension = self.extension(Surface::Panel, &panel.url, panel.jwt_secret.as_ref());
        let frame = self.open_frame(
            Surface::Panel,
            extension,
            Opening::Page(PageShown::Record(record)),
            turn,
        );
        self.page.mount_panel(frame, panel.name);
    }

    pub(super) fn mount_settings(&mut self, context: Option<Map<String, Value>>, turn: &mut Turn) {
        let Some(page) = self.registration().framed_settings().cloned() else {
            return;
        };
        let extension = self.extension(Surface::Settings, &page.url, page.jwt_secret.as_ref());
        let opening = Opening::Settings(context.clone());
        let frame = self.open_frame(Surface::Settings, extension, opening, turn);
        self.page.mount_settings(frame, context);
    }

    /// What a frame of an extension loads: the link's secret goes before the extension's, that before the app's.
    pub(super) fn extension(
        &self,
        surface: Surface,
        url: &str,
        own_secret: Option<&String>,
    ) -> Extension {
        Extension {
            page: self.setup.addresses.page(surface, url),
            secret: self.secret_of(own_secret).to_owned(),
        }
    }

    /// What signs the tokens of an extension.
    pub(super) fn secret_of<'a>(&'a self, own_secret: Option<&'a String>) -> &'a str {
        let secret = self.setup.secret.as_ref().or(own_secret);
        secret.unwrap_or(&self.setup.registration.client_secret)
    }

    /// Folds or unfolds the panel. Its event has no context: only the user can do this
    /// (<https://github.com/pipedrive/app-extensions-sdk>).
    pub(super) fn toggle_panel(&mut self, turn: &mut Turn) {
        if let Some(panel) = self.page.toggle_panel() {
            let frame = panel.frame;
            let data = json!({ "is_visible": !panel.collapsed });
            self.tell(frame, Event::Visibility, Some(&data), turn);
        }
    }
}
