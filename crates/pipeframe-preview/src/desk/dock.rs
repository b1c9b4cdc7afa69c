//! The apps dock at the edge of the page: whether the app is pinned to it, and the floating window that it opens.

use serde_json::{Map, Value, json};

use crate::surface::WindowSize;

use crate::frame_id::FrameId;

/// How far from the page's edge the window first appears, in CSS pixels.
const MARGIN: i32 = 24;
/// How high the window's header is; it must stay in view to be dragged.
const HEADER: i32 = 48;
/// Where the window first is: at the right edge, under the top bar.
const FIRST_POSITION: Point = Point {
    x: i32::MAX,
    y: MARGIN + HEADER,
};

/// The apps dock, with the app's floating window where it has one.
#[derive(Clone, Debug)]
pub(super) struct Dock {
    window: Option<FloatingWindow>,
    pinned: bool,
}

/// The floating window of the app, mounted when the preview opens and kept while people move around.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FloatingWindow {
    /// Its iframe.
    pub(crate) frame: FrameId,
    /// The title in its header.
    pub(crate) name: String,
    /// Whether people see it; hidden at start.
    pub(crate) shown: bool,
    /// The top left corner, in CSS pixels of the page.
    pub(crate) position: Point,
    /// Focus mode hides the X: only the app can end what it is at.
    pub(crate) focus_mode: bool,
    /// What the app counts for the user's attention; 0 shows no badge.
    pub(super) notifications: u32,
    /// What it was told beside the invoker when it was shown last.
    context: Map<String, Value>,
    /// Whether it is as it was when it was mounted: then nobody in it could hear that it is shown.
    shown_from_start: bool,
    /// Where the user put it, also when the page is too small for that just now.
    wanted: Point,
}

/// A place on the page, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: i32,
    /// Downwards.
    pub(crate) y: i32,
}

/// The one that shows or hides the window, as the `visibility` event names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invoker {
    /// The user, by the dock or the X.
    User,
    /// The app, by a command.
    Command,
}

/// A `visibility` event for the window's frame.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visibility {
    pub(super) frame: FrameId,
    pub(super) data: Value,
}

impl Default for Dock {
    /// The app is pinned at first.
    fn default() -> Self {
        Self {
            window: None,
            pinned: true,
        }
    }
}

impl Dock {
    /// The floating window, where the app has one.
    pub(super) const fn window(&self) -> Option<&FloatingWindow> {
        self.window.as_ref()
    }

    /// Whether the user sees the floating window.
    pub(super) fn shows_window(&self) -> bool {
        self.window.as_ref().is_some_and(|window| window.shown)
    }

    /// Whether the app is pinned.
    pub(super) const fn is_pinned(&self) -> bool {
        self.pinned
    }

    /// Pins the app, or takes it off.
    pub(super) const fn pin(&mut self, pinned: bool) {
        self.pinned = pinned;
    }

    /// Mounts the window at its first position.
    pub(super) fn mount(&mut self, frame: FrameId, name: String, shown: bool) {
        self.window = Some(FloatingWindow {
            frame,
            name,
            shown,
            position: FIRST_POSITION,
            wanted: FIRST_POSITION,
            context: Map::new(),
            shown_from_start: true,
            focus_mode: false,
            notifications: 0,
        });
    }

    /// Takes the window away, and gives its frame.
    pub(super) fn unmount(&mut self) -> Option<FrameId> {
        self.window.take().map(|window| window.frame)
    }

    /// The window's frame was reloaded: the window shows the new one, and focus mode ends.
    pub(super) fn reload(&mut self, old: FrameId, new: FrameId) {
        if let Some(window) = self.window.as_mut().filter(|window| window.frame == old) {
            window.frame = new;
            window.focus_mode = false;
        }
    }

    /// Shows the window. It is told also when it is seen already, so that no context is lost.
    pub(super) fn show(
        &mut self,
        invoker: Invoker,
        context: Option<Map<String, Value>>,
    ) -> Option<Visibility> {
        let window = self.window.as_mut()?;
        if !window.shown {
            window.shown = true;
            window.focus_mode = false;
        }
        let context = context.unwrap_or_default();
        window.context.clone_from(&context);
        Some(window.visibility(invoker, context))
    }

    /// Hides the window; `None` where it is hidden already.
    pub(super) fn hide(
        &mut self,
        invoker: Invoker,
        context: Option<Map<String, Value>>,
    ) -> Option<Visibility> {
        let window = self.window.as_mut().filter(|window| window.shown)?;
        window.shown = false;
        window.focus_mode = false;
        Some(window.visibility(invoker, context.unwrap_or_default()))
    }

    /// The user pressed the X, which isn't there in focus mode.
    pub(super) fn press_x(&mut self) -> Option<Visibility> {
        let window = self.window.as_ref()?;
        if window.focus_mode {
            return None;
        }
        self.hide(Invoker::User, None)
    }

    /// What a first listener in the window must hear where the window is shown from the start.
    pub(super) fn late_visibility(&self) -> Option<Visibility> {
        let window = self.window.as_ref()?;
        (window.shown && window.shown_from_start).then(|| Visibility {
            frame: window.frame,
            data: data(true, Invoker::User, window.context.clone()),
        })
    }

    /// The window looks as a link says, before anybody in it can hear of that. A context means that it is shown with it.
    pub(super) fn restore(&mut self, shown_with: Option<Map<String, Value>>) {
        if let Some(window) = &mut self.window {
            window.shown = shown_with.is_some();
            if let Some(context) = shown_with {
                window.context = context;
            }
        }
    }

    /// Hides the X, or shows it again.
    pub(super) const fn set_focus_mode(&mut self, on: bool) {
        if let Some(window) = &mut self.window {
            window.focus_mode = on;
        }
    }

    /// Sets the number for the badges.
    pub(super) const fn set_notification(&mut self, number: u32) {
        if let Some(window) = &mut self.window {
            window.notifications = number;
        }
    }

    /// The user dragged the window.
    pub(super) const fn drag_window(&mut self, position: Point) {
        if let Some(window) = &mut self.window {
            window.wanted = position;
        }
    }

    /// Moves the window so that all of its width and at least its header are on the page.
    pub(super) fn keep_window_in_view(&mut self, page: WindowSize, width: u32) {
        if let Some(window) = &mut self.window {
            let right = signed(page.width) - signed(width) - MARGIN;
            let bottom = signed(page.height) - HEADER;
            window.position = Point {
                x: window.wanted.x.clamp(0, right.max(0)),
                y: window.wanted.y.clamp(0, bottom.max(0)),
            };
        }
    }
}

impl FloatingWindow {
    /// The badge on the dock icon: `None` for nothing to see, `9+` above nine
    /// (<https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>).
    pub(crate) fn dock_badge(&self) -> Option<String> {
        badge(self.notifications, 9)
    }

    /// The badge in the apps dock's popover: `None` for nothing to see, `99+` above ninety-nine.
    pub(crate) fn popover_badge(&self) -> Option<String> {
        badge(self.notifications, 99)
    }

    /// What it was told beside the invoker when it was shown last.
    pub(super) const fn context(&self) -> &Map<String, Value> {
        &self.context
    }

    /// Where the user dragged it; `None` before they did.
    pub(super) fn dragged_to(&self) -> Option<Point> {
        Some(self.wanted).filter(|wanted| *wanted != FIRST_POSITION)
    }

    /// The event of a window that was shown or hidden just now.
    fn visibility(&mut self, invoker: Invoker, context: Map<String, Value>) -> Visibility {
        self.shown_from_start = false;
        Visibility {
            frame: self.frame,
            data: data(self.shown, invoker, context),
        }
    }
}

impl Invoker {
    const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Command => "command",
        }
    }
}

fn data(visible: bool, invoker: Invoker, mut context: Map<String, Value>) -> Value {
    context.insert("invoker".to_owned(), Value::from(invoker.as_str()));
    json!({ "is_visible": visible, "context": context })
}

fn badge(number: u32, most: u32) -> Option<String> {
    match number {
        0 => None,
        number if number > most => Some(format!("{most}+")),
        number => Some(number.to_string()),
    }
}

fn signed(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
