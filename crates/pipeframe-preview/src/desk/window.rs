//! The floating window.

use serde_json::{Map, Value};

use super::FrameId;

/// The floating window of the app, mounted when the preview opens and kept while people move around.
#[derive(Clone, Debug, PartialEq)]
pub struct FloatingWindow {
    /// Its iframe.
    pub frame: FrameId,
    /// The title in its header.
    pub name: String,
    /// Whether people see it; hidden at start.
    pub shown: bool,
    /// The top left corner, in CSS pixels of the page.
    pub position: Point,
    /// Focus mode hides the X: only the app can end what it is at.
    pub focus_mode: bool,
    /// What the app counts for the user's attention; 0 shows no badge.
    pub notifications: u32,
    /// What it was told beside the invoker when it was shown last.
    pub(super) context: Map<String, Value>,
    /// Whether it is as it was when it was mounted: then nobody in it could hear that it is shown.
    pub(super) shown_from_start: bool,
    /// Where the user put it, also when the page is too small for that just now.
    pub(super) wanted: Point,
}

/// A place on the page, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

impl FloatingWindow {
    /// The badge on the dock icon: `None` for nothing to see, `9+` above nine
    /// (<https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>).
    pub fn dock_badge(&self) -> Option<String> {
        badge(self.notifications, 9)
    }

    /// The badge in the apps dock's popover: `None` for nothing to see, `99+` above ninety-nine.
    pub fn popover_badge(&self) -> Option<String> {
        badge(self.notifications, 99)
    }
}

fn badge(number: u32, most: u32) -> Option<String> {
    match number {
        0 => None,
        number if number > most => Some(format!("{most}+")),
        number => Some(number.to_string()),
    }
}
