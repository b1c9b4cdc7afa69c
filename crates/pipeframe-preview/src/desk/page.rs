//! The page that is shown: where it is, its list, and the app's panel or settings page on it.

use serde_json::{Map, Value};

use crate::account::ListFilter;

use super::json_panel::JsonPanel;
use super::list::ListState;
use super::place::Place;
use crate::frame_id::FrameId;

/// The page that is shown.
#[derive(Clone, Debug)]
pub(super) struct Page {
    place: Place,
    list: ListState,
    panel: Option<Panel>,
    /// The app's JSON panel.
    pub(super) json_panel: Option<JsonPanel>,
    /// Whether panels are folded; Pipedrive remembers it from page to page.
    panel_collapsed: bool,
    settings: Option<SettingsPage>,
}

/// The app's panel on the page that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panel {
    /// Its iframe.
    pub(crate) frame: FrameId,
    /// The title in its header.
    pub(crate) name: String,
    /// Whether the user folded it; the iframe stays mounted.
    pub(crate) collapsed: bool,
}

/// The app's page in the settings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SettingsPage {
    /// Its iframe.
    pub(crate) frame: FrameId,
    /// What the redirect that led here passed along.
    pub(crate) context: Option<Map<String, Value>>,
}

impl Page {
    /// A page without anything of the app.
    pub(super) fn at(place: Place) -> Self {
        Self {
            place,
            list: ListState::default(),
            panel: None,
            json_panel: None,
            panel_collapsed: false,
            settings: None,
        }
    }

    /// Where it is.
    pub(super) const fn place(&self) -> Place {
        self.place
    }

    /// The list, as far as the user has changed it.
    pub(super) const fn list(&self) -> &ListState {
        &self.list
    }

    /// The app's panel.
    pub(super) const fn panel(&self) -> Option<&Panel> {
        self.panel.as_ref()
    }

    /// The app's settings page.
    pub(super) const fn settings(&self) -> Option<&SettingsPage> {
        self.settings.as_ref()
    }

    /// Whether panels are folded, on this page and others.
    pub(super) const fn is_panel_collapsed(&self) -> bool {
        self.panel_collapsed
    }

    /// Another page is shown. Its list starts from the beginning.
    pub(super) fn go(&mut self, place: Place) {
        self.place = place;
        self.list = ListState::default();
    }

    /// Takes away what the app has on it. Gives the frames that go.
    pub(super) fn unmount(&mut self) -> impl Iterator<Item = FrameId> + use<> {
        self.json_panel = None;
        let panel = self.panel.take().map(|panel| panel.frame);
        let settings = self.settings.take().map(|settings| settings.frame);
        panel.into_iter().chain(settings)
    }

    /// Mounts the app's panel, folded if the user folded the one before.
    pub(super) fn mount_panel(&mut self, frame: FrameId, name: String) {
        self.panel = Some(Panel {
            frame,
            name,
            collapsed: self.panel_collapsed,
        });
    }

    /// Mounts the app's settings page.
    pub(super) fn mount_settings(&mut self, frame: FrameId, context: Option<Map<String, Value>>) {
        self.settings = Some(SettingsPage { frame, context });
    }

    /// A frame was reloaded: its place shows the new one.
    pub(super) fn reload(&mut self, old: FrameId, new: FrameId) {
        let panel = self.panel.as_mut().map(|panel| &mut panel.frame);
        let settings = self.settings.as_mut().map(|settings| &mut settings.frame);
        let frames = panel.into_iter().chain(settings);
        for frame in frames.filter(|frame| **frame == old) {
            *frame = new;
        }
    }

    /// The user folded or unfolded the panel; `None` where the page has none.
    pub(super) fn toggle_panel(&mut self) -> Option<&Panel> {
        let panel = self.panel.as_mut()?;
        panel.collapsed = !panel.collapsed;
        self.panel_collapsed = panel.collapsed;
        Some(panel)
    }

    /// Panels that are mounted from now on are folded, or aren't.
    pub(super) const fn collapse_panels(&mut self, collapsed: bool) {
        self.panel_collapsed = collapsed;
    }

    /// The list is as it was left.
    pub(super) fn restore_list(&mut self, list: ListState) {
        self.list = list;
    }

    /// The user chose what the list shows.
    pub(super) fn filter_list(&mut self, filter: ListFilter) {
        self.list = ListState::filtered(filter);
    }

    /// The user ticked a record of the list, or took the tick away.
    pub(super) fn tick(&mut self, id: u64, ticked: bool) {
        self.list.marks.set(id, ticked);
    }

    /// The user ticked everything in the list, or nothing.
    pub(super) fn tick_all(&mut self, ticked: bool) {
        self.list.marks.set_all(ticked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Record, Resource};

    const FRAME: FrameId = FrameId(1);

    fn with_panel() -> Page {
        let mut page = Page::at(Place::Details(Record::deal(1)));
        page.mount_panel(FRAME, "Panel".to_owned());
        page
    }

    #[test]
    fn another_page_begins_with_a_list_in_which_nothing_is_ticked() {
        let mut page = Page::at(Place::List(Resource::Deal));
        page.tick(3, true);
        page.go(Place::List(Resource::Person));
        assert_eq!(page.list(), &ListState::default());
    }

    #[test]
    fn the_frames_of_a_page_are_given_once() {
        let mut page = with_panel();
        page.mount_settings(FrameId(2), None);
        assert!(page.unmount().eq([FRAME, FrameId(2)]));
        assert_eq!(page.unmount().next(), None);
    }

    #[test]
    fn a_panel_is_folded_like_the_one_before() {
        let mut page = with_panel();
        page.toggle_panel();
        page.unmount().for_each(drop);
        page.mount_panel(FrameId(2), "Panel".to_owned());
        assert!(page.panel().unwrap().collapsed);
    }

    #[test]
    fn a_page_without_a_panel_has_nothing_to_fold() {
        let mut page = Page::at(Place::Settings);
        assert_eq!(page.toggle_panel(), None);
        assert!(!page.is_panel_collapsed());
    }

    #[test]
    fn a_place_shows_the_reloaded_frame() {
        let mut page = with_panel();
        page.mount_settings(FrameId(2), None);
        page.reload(FrameId(2), FrameId(3));
        assert_eq!(page.panel().unwrap().frame, FRAME);
        assert_eq!(page.settings().unwrap().frame, FrameId(3));
    }

    #[test]
    fn nothing_is_ticked_under_another_filter() {
        let mut page = Page::at(Place::List(Resource::Deal));
        page.tick_all(true);
        page.filter_list(ListFilter::default());
        assert!(!page.list().marks.holds(3));
    }
}
