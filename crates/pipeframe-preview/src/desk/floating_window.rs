//! How user and app show, hide and move the floating window, and the events that its frame gets.

use serde_json::{Map, Value};

use crate::frame_address::Opening;
use crate::protocol::Event;
use crate::surface::{Surface, WindowSize};

use super::dock::{Invoker, Visibility};
use super::turn::Turn;
use super::{Desk, Place, Point, PortId};

impl Desk {
    /// Mounts the window when Pipedrive opens, hidden; on the workbench it is shown. The Developer Hub has no apps dock.
    pub(super) fn mount_floating_window(&mut self, turn: &mut Turn) {
        if let Place::DeveloperHub(_) = self.page.place() {
            return;
        }
        let registered = self.registration().floating_window.clone();
        let Some(window) = registered.filter(|_| self.has_app()) else {
            return;
        };
        let extension = self.extension(
            Surface::FloatingWindow,
            &window.url,
            window.jwt_secret.as_ref(),
        );
        let frame = self.open_frame(Surface::FloatingWindow, extension, Opening::Window, turn);
        let shown = self.page.place() == Place::Workbench;
        self.dock.mount(frame, window.name, shown);
        self.keep_window_in_view();
    }

    /// The user opened the window from the dock or a phone number.
    pub(super) fn user_shows_window(&mut self, context: Option<Value>, turn: &mut Turn) {
        let context = context.map(|context| {
            let fields = context.as_object().cloned();
            fields.unwrap_or_else(|| Map::from_iter([("value".to_owned(), context)]))
        });
        self.show_window(Invoker::User, context, turn);
    }

    /// The user pressed the X or the dock icon.
    pub(super) fn user_hides_window(&mut self, turn: &mut Turn) {
        let visibility = self.dock.press_x();
        self.tell_window(visibility, turn);
    }

    pub(super) fn show_window(
        &mut self,
        invoker: Invoker,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        let visibility = self.dock.show(invoker, context);
        self.keep_window_in_view();
        self.tell_window(visibility, turn);
    }

    pub(super) fn hide_window(
        &mut self,
        invoker: Invoker,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        let visibility = self.dock.hide(invoker, context);
        self.tell_window(visibility, turn);
    }

    fn tell_window(&mut self, visibility: Option<Visibility>, turn: &mut Turn) {
        if let Some(Visibility { frame, data }) = visibility {
            self.tell(frame, Event::Visibility, Some(&data), turn);
        }
    }

    /// On the workbench, and where a link says so, the window is shown from the start, before its frame has a listener for that.
    pub(super) fn tell_late_listener(&self, port: PortId, turn: &mut Turn) {
        let Some(Visibility { frame, data }) = self.dock.late_visibility() else {
            return;
        };
        let Some(frame) = self.frame(frame) else {
            return;
        };
        let listens = frame
            .listeners
            .iter()
            .any(|listener| listener.port == port && listener.event == Event::Visibility);
        if listens {
            turn.emit_to(frame, port, Event::Visibility, Some(&data));
        }
    }

    pub(super) fn move_window(&mut self, position: Point) {
        self.dock.drag_window(position);
        self.keep_window_in_view();
    }

    /// The page has another size.
    pub(super) fn resize_window(&mut self, size: WindowSize) {
        self.window = size;
        self.keep_window_in_view();
    }

    /// Moves the floating window so that it can be seen and dragged in a page and a frame of these sizes.
    pub(super) fn keep_window_in_view(&mut self) {
        let frame = self
            .dock
            .window()
            .and_then(|window| self.frame(window.frame));
        let width = frame.and_then(|frame| frame.size.width).unwrap_or_default();
        self.dock.keep_window_in_view(self.window, width);
    }
}
