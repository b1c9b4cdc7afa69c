//! What views ask the desk.

use serde_json::{Map, Value};

use crate::account::Account;
use crate::assumptions::{Assumptions, NotInstalled};
use crate::frame_address::Addresses;
use crate::scenario::CommandRule;
use crate::surface::{Mode, Surface, Theme, WindowSize};
use pipeframe_registration::{JsonModal, Modal, Panel as RegisteredPanel, Registration};

use super::{
    Confirmation, Desk, DialogId, FloatingWindow, Frame, OpenModal, Panel, Place, SettingsPage,
    Snackbar,
};
use crate::frame_id::FrameId;

impl Desk {
    /// The simulated company.
    pub(crate) const fn account(&self) -> &Account {
        &self.account
    }

    /// The app as registered.
    pub(crate) const fn registration(&self) -> &Registration {
        &self.setup.registration
    }

    /// What is taken for granted.
    pub(crate) const fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    /// The user's theme.
    pub(crate) const fn theme(&self) -> Theme {
        self.theme
    }

    /// What happens to wrong calls.
    pub(crate) const fn mode(&self) -> Mode {
        self.mode
    }

    /// The page that is shown.
    pub(crate) const fn place(&self) -> Place {
        self.page.place()
    }

    /// The room that the simulated Pipedrive has.
    pub(crate) const fn window(&self) -> WindowSize {
        self.window
    }

    /// The app's panel, where the page has one.
    pub(crate) const fn panel(&self) -> Option<&Panel> {
        self.page.panel()
    }

    /// The app's settings page, while it is shown.
    pub(crate) const fn settings(&self) -> Option<&SettingsPage> {
        self.page.settings()
    }

    /// The floating window, where the app has one.
    pub(crate) const fn floating_window(&self) -> Option<&FloatingWindow> {
        self.dock.window()
    }

    /// Whether the app is pinned to the dock.
    pub(crate) const fn is_pinned(&self) -> bool {
        self.dock.is_pinned()
    }

    /// Whether a dialog covers the page. On the workbench a custom modal has a place of its own.
    pub(crate) fn is_covered(&self) -> bool {
        self.modals_over_page().next().is_some() || !self.dialogs.confirmations().is_empty()
    }

    /// The modals over the page, from the lowest. On the workbench the first custom modal has a place of its own.
    pub(crate) fn modals_over_page(&self) -> impl Iterator<Item = &OpenModal> {
        let placed = usize::from(self.modal_on_workbench().is_some());
        self.dialogs.modals().iter().skip(placed)
    }

    /// The modal that has its place on the workbench.
    pub(crate) fn modal_on_workbench(&self) -> Option<&OpenModal> {
        let is_custom = |modal: &&OpenModal| modal.frame().is_some();
        let first = self.dialogs.modals().first().filter(is_custom);
        first.filter(|_| self.page.place() == Place::Workbench)
    }

    /// The panel that a user without the app is offered in its place.
    pub(crate) fn panel_to_install(&self) -> Option<&RegisteredPanel> {
        let offers = self.assumptions.not_installed == NotInstalled::Offers;
        let place = self
            .page
            .place()
            .location()
            .filter(|_| offers && !self.has_app())?;
        self.registration().panel_at(place)
    }

    /// Where the app's pages are.
    pub(crate) const fn addresses(&self) -> &Addresses {
        &self.setup.addresses
    }

    /// Whether the app has a surface registered.
    pub(crate) fn has_surface(&self, surface: Surface) -> bool {
        let registration = self.registration();
        match surface {
            Surface::Panel => !registration.panels.is_empty(),
            Surface::Modal => !registration.modals.is_empty(),
            Surface::FloatingWindow => registration.floating_window.is_some(),
            Surface::Settings => registration.framed_settings().is_some(),
        }
    }

    /// What the workbench's modal is opened with at first.
    pub(crate) const fn sample_data(&self) -> &Map<String, Value> {
        &self.setup.sample_data
    }

    /// The modal that is used: the highest.
    pub(crate) fn modal(&self) -> Option<&OpenModal> {
        self.dialogs.modals().last()
    }

    /// A modal by its name at the desk.
    pub(crate) fn modal_of(&self, id: DialogId) -> Option<&OpenModal> {
        self.dialogs.modals().iter().find(|modal| modal.id == id)
    }

    /// The modal that shows a frame.
    pub(crate) fn modal_with(&self, frame: FrameId) -> Option<&OpenModal> {
        self.dialogs
            .modals()
            .iter()
            .find(|modal| modal.frame() == Some(frame))
    }

    /// The confirmation that the user is asked now; further ones wait.
    pub(crate) fn confirmation(&self) -> Option<&Confirmation> {
        self.dialogs.confirmations().first()
    }

    /// The snackbar that is seen now; further ones wait.
    pub(crate) fn snackbar(&self) -> Option<&Snackbar> {
        self.dialogs.snackbars().first()
    }

    /// Every iframe, in the order in which they appeared.
    pub(crate) fn frames(&self) -> &[Frame] {
        self.frames.all()
    }

    /// One iframe; `None` once it is gone.
    pub(crate) fn frame(&self, id: FrameId) -> Option<&Frame> {
        self.frames.get(id)
    }

    /// The failures that are switched on.
    pub(crate) fn rules(&self) -> &[CommandRule] {
        &self.failures.rules
    }

    /// The custom modals in the actions menu of the page that is shown.
    pub(crate) fn menu(&self) -> Vec<&Modal> {
        self.page
            .place()
            .location()
            .filter(|_| self.has_app())
            .map(|location| self.registration().modals_at(location).collect())
            .unwrap_or_default()
    }

    /// The JSON modals in the actions menu of the page that is shown.
    pub(crate) fn json_menu(&self) -> Vec<&JsonModal> {
        let location = self.page.place().location().filter(|_| self.has_app());
        let modals = self.registration().json_modals.iter();
        modals
            .filter(|modal| location.is_some_and(|at| modal.locations.contains(&at)))
            .collect()
    }
}
