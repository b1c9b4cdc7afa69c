//! The window around the frame.

use js_sys::Object;
use web_sys::Window;

/// The window around the frame; none at top level.
pub(super) fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    (!Object::is(&window, &parent)).then_some(parent)
}
