//! The Developer Hub: every surface of the app at once, each on an example.

use serde_json::{Map, Value};

use crate::account::Record;
use crate::protocol::ModalRequest;
use pipeframe_registration::{Location, Panel};

use super::turn::Turn;
use super::{Desk, Place};

impl Desk {
    /// Mounts the panel, the settings page and a modal with the sample data; the window is there already.
    pub(super) fn mount_workbench(&mut self, turn: &mut Turn) {
        if let Some((record, panel)) = self.example_of_panel() {
            self.mount_panel_on(record, panel, turn);
        }
        self.mount_settings(None, turn);
        let modal = self.registration().modals.first().cloned();
        if let Some(modal) = modal {
            let data = self.setup.sample_data.clone();
            self.open_with_data(&modal.identifier, Some(data), turn);
        }
    }

    /// The first panel that has a record to show, with that record.
    fn example_of_panel(&self) -> Option<(Record, Panel)> {
        self.registration().panels.iter().find_map(|panel| {
            let record = panel
                .locations
                .iter()
                .find_map(|location| self.first_record_at(*location))?;
            Some((record, panel.clone()))
        })
    }

    fn first_record_at(&self, location: Location) -> Option<Record> {
        let Place::Details(Record { resource, .. }) = Place::at(location, 0) else {
            return None;
        };
        self.account.records(resource).into_iter().next()
    }

    /// Opens a custom modal as a surface would, with data but without a call that waits for it.
    pub(super) fn open_with_data(
        &mut self,
        action_id: &str,
        data: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        let modal = self.registration().modal(action_id).cloned();
        let modal = modal.filter(|_| self.has_app());
        let (Place::Workbench, Some(modal), true) =
            (self.page.place(), modal, !self.dialogs.has_modal())
        else {
            return;
        };
        let data = data.filter(|data| !data.is_empty());
        let request = ModalRequest::Custom {
            action_id: modal.identifier,
            data,
        };
        self.open_for(request, None, turn);
    }
}
