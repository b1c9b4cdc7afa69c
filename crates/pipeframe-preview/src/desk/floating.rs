//! The floating window: shown and hidden by user and app, dragged, focused, badged.

use serde_json::{Map, Value, json};

use crate::frame_address::Opening;
use crate::protocol::Event;
use crate::surface::{Surface, WindowSize};

use super::turn::Turn;
use super::{Desk, FloatingWindow, Place, Point, PortId};

/// How far from the page's edge the window first appears, in CSS pixels.
const MARGIN: i32 = 24;
/// How high the window's header is; it must stay in view to be dragged.
const HEADER: i32 = 48;
/// Where the window first is: at the right edge, under the top bar.
pub(super) const FIRST_POSITION: Point = Point {
    x: i32::MAX,
    y: MARGIN + HEADER,
};

impl Desk {
    /// Mounts the window when Pipedrive opens, hidden.
    pub(super) fn mount_floating_window(&mut self, turn: &mut Turn) {
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
        self.floating_window = Some(FloatingWindow {
            frame,
            name: window.name,
            shown: self.place == Place::Workbench,
            position: FIRST_POSITION,
            wanted: FIRST_POSITION,
            context: Map::new(),
            shown_from_start: true,
            focus_mode: false,
            notifications: 0,
        });
        self.keep_window_in_view();
    }

    pub(super) fn command_shows_window(
        &mut self,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        self.show_window("command", context, turn);
    }

    pub(super) fn command_hides_window(
        &mut self,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        self.hide_window("command", context, turn);
    }

    pub(super) fn user_shows_window(&mut self, context: Option<Value>, turn: &mut Turn) {
        let context = context.map(|context| match context {
            Value::Object(context) => context,
            other => Map::from_iter([("value".to_owned(), other)]),
        });
        self.show_window("user", context, turn);
    }

    /// In focus mode there is no X, so the user can't.
    pub(super) fn user_hides_window(&mut self, turn: &mut Turn) {
        let has_x = self
            .floating_window
            .as_ref()
            .is_some_and(|window| !window.focus_mode);
        if has_x {
            self.hide_window("user", None, turn);
        }
    }

    /// Tells the window also when it is seen already, so that no context is lost.
    fn show_window(&mut self, invoker: &str, context: Option<Map<String, Value>>, turn: &mut Turn) {
        let Some(window) = &mut self.floating_window else {
            return;
        };
        if !window.shown {
            window.shown = true;
            window.focus_mode = false;
        }
        self.keep_window_in_view();
        self.tell_window(true, invoker, context, turn);
    }

    fn hide_window(&mut self, invoker: &str, context: Option<Map<String, Value>>, turn: &mut Turn) {
        let Some(window) = &mut self.floating_window else {
            return;
        };
        if !window.shown {
            return;
        }
        window.shown = false;
        window.focus_mode = false;
        self.tell_window(false, invoker, context, turn);
    }

    /// On the workbench, and where a link says so, the window is shown from the start, before anybody in it could hear of that.
    pub(super) fn tell_late_listener(&self, port: PortId, turn: &mut Turn) {
        let Some(window) = self.floating_window.as_ref() else {
            return;
        };
        let Some(frame) = self.frame(window.frame) else {
            return;
        };
        let is_late = window.shown_from_start
            && window.shown
            && frame
                .listeners
                .iter()
                .any(|listener| listener.port == port && listener.event == Event::Visibility);
        if is_late {
            let data = visibility(true, "user", window.context.clone());
            turn.emit_to(frame, port, Event::Visibility, Some(&data));
        }
    }

    fn tell_window(
        &mut self,
        visible: bool,
        invoker: &str,
        context: Option<Map<String, Value>>,
        turn: &mut Turn,
    ) {
        let Some(window) = &mut self.floating_window else {
            return;
        };
        let frame = window.frame;
        let context = context.unwrap_or_default();
        window.shown_from_start = false;
        if visible {
            window.context.clone_from(&context);
        }
        let data = visibility(visible, invoker, context);
        self.tell(frame, Event::Visibility, Some(&data), turn);
    }

    pub(super) const fn set_focus_mode(&mut self, on: bool) {
        if let Some(window) = &mut self.floating_window {
            window.focus_mode = on;
        }
    }

    pub(super) const fn set_notifications(&mut self, number: u32) {
        if let Some(window) = &mut self.floating_window {
            window.notifications = number;
        }
    }

    pub(super) fn move_window(&mut self, position: Point) {
        if let Some(window) = &mut self.floating_window {
            window.wanted = position;
        }
        self.keep_window_in_view();
    }

    pub(super) fn resize_window(&mut self, size: WindowSize) {
        self.window = size;
        self.keep_window_in_view();
    }

    /// Moves the floating window so that all of its width and at least its header are on the page.
    pub(super) fn keep_window_in_view(&mut self) {
        let page = self.window;
        let width = self
            .floating_window
            .as_ref()
            .and_then(|window| self.frame(window.frame))
            .and_then(|frame| frame.size.width)
            .unwrap_or_default();
        let Some(window) = &mut self.floating_window else {
            return;
        };
        let right = signed(page.width) - signed(width) - MARGIN;
        let bottom = signed(page.height) - HEADER;
        window.position = Point {
            x: window.wanted.x.clamp(0, right.max(0)),
            y: window.wanted.y.clamp(0, bottom.max(0)),
        };
    }
}

fn visibility(visible: bool, invoker: &str, mut context: Map<String, Value>) -> Value {
    context.insert("invoker".to_owned(), Value::from(invoker));
    json!({ "is_visible": visible, "context": context })
}

fn signed(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
