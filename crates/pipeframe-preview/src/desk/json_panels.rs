//! The app's JSON panel on the page that is shown, and what people can do in it.

use pipeframe_json_ui::PanelStructure;
use pipeframe_json_ui::view::{PanelAction, PanelActions};
use pipeframe_registration::form::{ACTIONS_PER_LOCATION as MOST_ACTIONS, FIELD_ACTIONS};
use pipeframe_registration::{JsonPanel as RegisteredPanel, Location};

use super::documents::Uploaded;
use super::id::AskId;
use super::turn::Turn;
use super::{Desk, Effect, JsonPanel};
use crate::assumptions::SharedPanels;
use crate::frame_address::{page_parameters, with_query};
use crate::relay::Answer;

impl Desk {
    /// Mounts the app's JSON panel on a record's page. People who haven't the app see it where it is shared.
    pub(super) fn mount_json_panel(&mut self, turn: &mut Turn) {
        let place = self.page.place();
        let record = place.record().filter(|record| self.account.has(*record));
        let panel = place.location().and_then(|at| self.json_panel_at(at));
        let (Some(record), Some(panel)) = (record, panel.cloned()) else {
            return;
        };
        let is_shared = self.assumptions.shared_panels == SharedPanels::Shared;
        if !self.has_app() && !is_shared {
            return;
        }
        let collapsed = self.page.is_panel_collapsed();
        let panel = JsonPanel::new(&panel, record, collapsed);
        self.page.json_panel = Some(panel);
        self.ask_json_panel(turn);
    }

    fn json_panel_at(&self, location: Location) -> Option<&RegisteredPanel> {
        let mut panels = self.registration().json_panels.iter();
        panels.find(|panel| panel.locations.contains(&location))
    }

    /// Asks the endpoint of the JSON panel, as Pipedrive does when its page is loaded and when it is reloaded.
    pub(super) fn ask_json_panel(&mut self, turn: &mut Turn) {
        let ask = self.next_ask();
        let has_app = self.has_app();
        let Some(panel) = &mut self.page.json_panel else {
            return;
        };
        panel.wait();
        let structure = self.setup.documents.structure(&panel.identifier);
        if let Err(reason) = structure {
            return panel.fail(reason);
        }
        let call = Box::new(panel.ask(ask, !has_app));
        turn.push(Effect::Ask { ask, call });
    }

    /// The endpoint of the JSON panel answered. Gives back what is no answer to its question.
    pub(super) fn json_panel_answered(&mut self, ask: AskId, answer: &Answer) -> bool {
        let documents = &self.setup.documents;
        let panel = self.page.json_panel.as_mut();
        let Some(panel) = panel.filter(|panel| panel.waits_for(ask)) else {
            return false;
        };
        let structure = documents.structure(&panel.identifier);
        panel.take(structure, answer);
        true
    }

    /// Folds or unfolds the JSON panel.
    pub(super) fn toggle_json_panel(&mut self) {
        let collapsed = !self.page.is_panel_collapsed();
        self.page.collapse_panels(collapsed);
        if let Some(panel) = &mut self.page.json_panel {
            panel.collapsed = collapsed;
        }
    }

    /// The uploaded file of a JSON panel or JSON modal, as it is written.
    pub(crate) fn uploaded_text(&self, identifier: &str) -> Option<&str> {
        self.setup.documents.text(identifier)
    }

    /// The uploaded structure of a JSON panel, or why there is none.
    pub(crate) fn structure(&self, identifier: &str) -> Uploaded<PanelStructure> {
        self.setup.documents.structure(identifier)
    }

    /// The app's JSON panel, where the page has one.
    pub(crate) const fn json_panel(&self) -> Option<&JsonPanel> {
        self.page.json_panel.as_ref()
    }

    /// What the user can do in the JSON panel: the app's link actions and JSON modals for its page, and those of its objects. Who
    /// hasn't the app can't act.
    pub(crate) fn json_panel_actions(&self) -> PanelActions {
        let location = self.page.place().location().filter(|_| self.has_app());
        let registered = location.and_then(|location| self.json_panel_at(location));
        let (Some(location), Some(panel)) = (location, registered) else {
            return PanelActions::default();
        };
        let mut global = self.actions_at(Some(location));
        if let Some(main) = &panel.main_action {
            // A stable sort: the others stay in their order.
            global.sort_by_key(|action| action.identifier != *main);
        }
        global.truncate(MOST_ACTIONS);
        let known = self.actions_at(None);
        let object = panel.object_actions.iter().filter_map(|identifier| {
            let mut known = known.iter();
            known
                .find(|action| action.identifier == *identifier)
                .cloned()
        });
        let object = object.take(MOST_ACTIONS).collect();
        let field = panel
            .field_actions
            .iter()
            .filter_map(|(field, identifier)| {
                let mut known = known.iter();
                let action = known.find(|action| action.identifier == *identifier)?;
                Some((field.clone(), action.clone()))
            });
        PanelActions {
            global,
            object,
            field: field.take(FIELD_ACTIONS).collect(),
        }
    }

    /// Does what an action of the JSON panel is for: opens a JSON modal, or a page of the app in a new tab.
    pub(super) fn choose_panel_action(&mut self, action_id: &str, turn: &mut Turn) {
        let mut links = self.registration().link_actions.iter();
        let link = links.find(|action| action.identifier == action_id);
        let Some(link) = link.filter(|_| self.has_app()) else {
            return self.open_from_menu(action_id, turn);
        };
        let query = page_parameters(self.page_shown().as_ref(), self.viewer());
        let address = with_query(&self.addresses().of_app(&link.url), &query);
        turn.push(Effect::OpenTab(address));
    }

    /// The app's link actions and JSON modals: those of a place, or all.
    fn actions_at(&self, location: Option<Location>) -> Vec<PanelAction> {
        let registration = self.registration();
        let is_there =
            |locations: &[Location]| location.is_none_or(|location| locations.contains(&location));
        let links = registration.link_actions.iter();
        let links = links.filter(|action| is_there(&action.locations));
        let links = links.map(|action| (&action.identifier, &action.name));
        let modals = registration.json_modals.iter();
        let modals = modals.filter(|modal| is_there(&modal.locations));
        let modals = modals.map(|modal| (&modal.identifier, &modal.name));
        links
            .chain(modals)
            .map(|(identifier, name)| PanelAction {
                identifier: identifier.clone(),
                name: name.clone(),
            })
            .collect()
    }
}
