//! How the desk reads a scene off the page, and makes the page look like a scene.

use crate::frame_address::{Opening, PageShown};
use crate::protocol::ModalRequest;

use super::turn::Turn;
use super::{
    Desk, FloatingWindow, Frame, ListState, ModalOrigin, ModalScene, OpenModal, Place, Scene,
    WindowScene,
};

impl Desk {
    /// What the page looks like now.
    pub(crate) fn scene(&self) -> Scene {
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
            is_live: self.is_live(),
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
        let frame = self.dialogs.modals().first().and_then(OpenModal::frame);
        let opening = frame
            .and_then(|frame| self.frame(frame))
            .map(Frame::opening);
        match origin {
            ModalOrigin::Menu(_) if frame.is_none() => true,
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
        if scene.is_live {
            self.make_live();
        }
        if let Some(has_app) = scene.has_app {
            self.account.set_has_app(self.account.me, has_app);
        }
    }

    /// Makes the page look as the scene says, once everything is mounted. What can't be shown is left out;
    /// [`Scene::problems`] reports it.
    pub(super) fn arrange(&mut self, scene: Scene, turn: &mut Turn) {
        // What a scene gets one day has to be shown here, or before anything is mounted.
        let Scene {
            list,
            modal,
            window,
            window_position,
            panel_collapsed: _,
            unpinned: _,
            has_app: _,
            is_live: _,
            settings_context: _,
        } = scene;
        if let Place::List(_) = self.page.place() {
            self.page.restore_list(list);
        }
        if let Some(position) = window_position {
            self.move_window(position);
        }
        match window {
            None => {}
            Some(WindowScene::Hidden) => self.dock.restore(None),
            Some(WindowScene::Shown(context)) => self.dock.restore(Some(context)),
        }
        match modal {
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
                    ModalRequest::Deal { .. }
                    | ModalRequest::Person { .. }
                    | ModalRequest::Organization { .. }
                    | ModalRequest::Activity(_) => true,
                };
                if is_known {
                    self.open_for(request, None, turn);
                }
            }
        }
    }

    /// What a modal from the page's menu is told; `None` for a page that shows neither a record nor a list.
    pub(super) fn page_shown(&self) -> Option<PageShown> {
        let record = self.page.place().record().map(PageShown::Record);
        record.or_else(|| self.selection().map(PageShown::Selection))
    }
}
