//! What a page looks like beyond its address in Pipedrive: what the user ticked, folded, opened and moved. A link holds it, and a
//! desk that opens with it looks the same.
//!
//! What only an app can bring about isn't in it: the size of a frame, the badge, focus mode, and questions and snackbars, which
//! belong to a call that waits. Neither are changes of the account; a recording has those.

use serde_json::{Map, Value};

use crate::account::{Account, FilterScope, Record, Resource};
use crate::frame_address::{Opening, PageShown};
use crate::protocol::ModalRequest;
use pipeframe_registration::Registration;

use super::turn::Turn;
use super::{Desk, FloatingWindow, Frame, ListState, Marks, ModalOrigin, Place, Point};

/// What a page looks like. The default is how it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The list's filter and what is ticked in it.
    pub list: ListState,
    /// Whether the panel is folded.
    pub panel_collapsed: bool,
    /// Whether the app was taken off the dock.
    pub unpinned: bool,
    /// Whether the user has the app; `None` as in the sample account.
    pub has_app: Option<bool>,
    /// What the redirect that led to the settings page passed along.
    pub settings_context: Option<Map<String, Value>>,
    /// The modal; `None` as the page begins.
    pub modal: Option<ModalScene>,
    /// The floating window; `None` as the page begins.
    pub window: Option<WindowScene>,
    /// Where the floating window was dragged to.
    pub window_position: Option<Point>,
}

/// Whether a modal is open.
#[derive(Clone, Debug, PartialEq)]
pub enum ModalScene {
    /// None is.
    Closed,
    /// One is.
    Open(ModalOrigin),
}

/// Whether the floating window is seen.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowScene {
    /// It isn't.
    Hidden,
    /// It is, and was told this when it was shown last.
    Shown(Map<String, Value>),
}

impl Scene {
    /// What of the scene can't be shown, in sentences.
    pub fn problems(
        &self,
        place: Place,
        account: &Account,
        registration: &Registration,
    ) -> Vec<String> {
        let mut problems = Vec::new();
        if let Place::List(resource) = place {
            problems.extend(self.list.problems(resource, account));
        }
        if let Some(ModalScene::Open(origin)) = &self.modal {
            problems.extend(self.modal_problem(origin, place, registration));
        }
        let shows_window = matches!(self.window, Some(WindowScene::Shown(_)));
        if shows_window && registration.floating_window.is_none() {
            problems.push("The address shows a floating window, but the app has none.".to_owned());
        }
        problems
    }

    fn modal_problem(
        &self,
        origin: &ModalOrigin,
        place: Place,
        registration: &Registration,
    ) -> Option<String> {
        let missing = |name: &str| {
            let shown: String = name.chars().take(60).collect();
            format!(
                "The address opens the modal \u{201c}{shown}\u{201d}, but the app has none of that name."
            )
        };
        match origin {
            ModalOrigin::Menu(name)
            | ModalOrigin::Request(ModalRequest::Custom {
                action_id: name, ..
            }) if registration.modal(name).is_none() => Some(missing(name)),
            ModalOrigin::Request(ModalRequest::Json { action_id })
                if registration.json_modal(action_id).is_none() =>
            {
                Some(missing(action_id))
            }
            ModalOrigin::Menu(name) => {
                let has_menu = match place {
                    Place::Details(_) => true,
                    Place::List(_) => self.list.marks != Marks::default(),
                    Place::Settings | Place::Workbench | Place::Elsewhere(..) => false,
                };
                (!has_menu).then(|| {
                    format!(
                        "The address opens the modal \u{201c}{name}\u{201d} from a menu that this page doesn't have. On a list, \
                         add what is `selected`."
                    )
                })
            }
            ModalOrigin::Add(_) | ModalOrigin::Request(_) => None,
        }
    }
}

impl ListState {
    fn problems(&self, resource: Resource, account: &Account) -> Vec<String> {
        let mut problems = Vec::new();
        match self.filter.scope {
            FilterScope::Saved(id)
                if !account
                    .filters_of(resource)
                    .iter()
                    .any(|filter| filter.id == id) =>
            {
                problems.push(format!(
                    "The address names the filter {id}, which this list doesn't have."
                ));
            }
            FilterScope::Owner(id) if account.user(id).is_none() => {
                problems.push(format!(
                    "The address filters by the user {id}, whom {} doesn't have.",
                    account.company.name
                ));
            }
            FilterScope::Everyone | FilterScope::Owner(_) | FilterScope::Saved(_) => {}
        }
        let (Marks::Picked(ids) | Marks::AllBut(ids)) = &self.marks;
        problems.extend(
            ids.iter()
                .filter(|id| !account.has(Record { resource, id: **id }))
                .map(|id| format!("The address selects {id}, which the list doesn't have.")),
        );
        problems
    }
}

impl Desk {
    /// What the page looks like now.
    pub fn scene(&self) -> Scene {
        let is_list = matches!(self.page.place(), Place::List(_));
        Scene {
            list: if is_list {
                self.page.list().clone()
            } else {
                ListState::default()
            },
            panel_collapsed: self.page.is_panel_collapsed(),
            unpinned: !self.dock.is_pinned(),
            has_app: Some(self.has_app()).filter(|has_app| *has_app != self.has_app_at_first()),
            settings_context: self
                .page
                .settings()
                .filter(|_| self.page.place() == Place::Settings)
                .and_then(|settings| settings.context.clone()),
            modal: self.modal_scene(),
            window: self.window_scene(),
            window_position: self.dock.window().and_then(FloatingWindow::dragged_to),
        }
    }

    fn has_app_at_first(&self) -> bool {
        std::iter::once(&self.setup.account)
            .chain(&self.setup.other_accounts)
            .filter(|account| account.company.id == self.account.company.id)
            .find_map(|account| account.user(self.account.me))
            .is_some_and(|user| user.has_app)
    }

    fn modal_scene(&self) -> Option<ModalScene> {
        let open = self
            .dialogs
            .modals()
            .first()
            .map(|modal| &modal.origin)
            .filter(|origin| self.opens_again(origin));
        match (open, self.first_modal()) {
            (Some(origin), Some(first)) if *origin == first => None,
            (Some(origin), _) => Some(ModalScene::Open(origin.clone())),
            (None, Some(_)) => Some(ModalScene::Closed),
            (None, None) => None,
        }
    }

    /// Whether the page would open a modal as it was opened; one that stayed over another page it can't.
    fn opens_again(&self, origin: &ModalOrigin) -> bool {
        let frame = self
            .dialogs
            .modals()
            .first()
            .and_then(super::OpenModal::frame);
        let opening = frame
            .and_then(|frame| self.frame(frame))
            .map(Frame::opening);
        match origin {
            ModalOrigin::Menu(_) => opening == self.page_shown().map(Opening::Page).as_ref(),
            ModalOrigin::Add(_) | ModalOrigin::Request(_) => true,
        }
    }

    /// The modal that the page begins with.
    fn first_modal(&self) -> Option<ModalOrigin> {
        if self.page.place() != Place::Workbench || !self.has_app() {
            return None;
        }
        let modal = self.registration().modals.first()?;
        let data = self.setup.sample_data.clone();
        Some(ModalOrigin::Request(ModalRequest::Custom {
            action_id: modal.identifier.clone(),
            data: Some(data).filter(|data| !data.is_empty()),
        }))
    }

    fn window_scene(&self) -> Option<WindowScene> {
        let window = self.dock.window()?;
        let begins_shown = self.page.place() == Place::Workbench;
        match (begins_shown, window.shown) {
            (true, true) if window.context().is_empty() => None,
            (false, false) => None,
            (_, true) => Some(WindowScene::Shown(window.context().clone())),
            (true, false) => Some(WindowScene::Hidden),
        }
    }

    /// Makes the page look as the scene says, before anything is mounted.
    pub(super) fn set_stage(&mut self, scene: &Scene) {
        self.page.collapse_panels(scene.panel_collapsed);
        self.dock.pin(!scene.unpinned);
        if let Some(has_app) = scene.has_app {
            self.account.set_has_app(self.account.me, has_app);
        }
    }

    /// Makes the page look as the scene says, once everything is mounted. What can't be shown is left out;
    /// [`Scene::problems`] tells of it.
    pub(super) fn arrange(&mut self, scene: Scene, turn: &mut Turn) {
        if let Place::List(_) = self.page.place() {
            self.page.restore_list(scene.list);
        }
        if let Some(position) = scene.window_position {
            self.move_window(position);
        }
        match scene.window {
            None => {}
            Some(WindowScene::Hidden) => self.dock.restore(None),
            Some(WindowScene::Shown(context)) => self.dock.restore(Some(context)),
        }
        match scene.modal {
            None => {}
            Some(ModalScene::Closed) => self.close_modals(turn),
            Some(ModalScene::Open(origin)) => {
                self.close_modals(turn);
                self.open_by(origin, turn);
            }
        }
    }

    fn open_by(&mut self, origin: ModalOrigin, turn: &mut Turn) {
        match origin {
            ModalOrigin::Menu(action_id) => self.open_from_menu(&action_id, turn),
            ModalOrigin::Add(resource) => self.add_record(resource),
            ModalOrigin::Request(request) => {
                let is_known = match &request {
                    ModalRequest::Custom { action_id, .. } => {
                        self.has_app() && self.registration().modal(action_id).is_some()
                    }
                    ModalRequest::Json { action_id } => {
                        self.registration().json_modal(action_id).is_some()
                    }
                    _ => true,
                };
                if is_known {
                    self.open_for(request, None, turn);
                }
            }
        }
    }

    /// What a modal from the page's menu gets to know; `None` where there is nothing that it could be about.
    pub(super) fn page_shown(&self) -> Option<PageShown> {
        let record = self.page.place().record().map(PageShown::Record);
        record.or_else(|| self.selection().map(PageShown::Selection))
    }
}
