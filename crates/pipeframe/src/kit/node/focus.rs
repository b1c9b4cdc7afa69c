use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::build::set_attribute;
use crate::json::object_with;

/// The element that has the focus, when it is this one or inside it.
pub(crate) fn focus_in(root: &Element) -> Option<Element> {
    let active = document().active_element()?;
    root.contains(Some(&active)).then_some(active)
}

/// Where the focus is inside an element: the index of each child on the way to it. Nothing if it is elsewhere.
pub(super) fn path_to_focus(root: &Element) -> Option<Vec<u32>> {
    let mut element = focus_in(root)?;
    let mut path = Vec::new();
    while &element != root {
        let mut index = 0;
        let mut before = element.previous_element_sibling();
        while let Some(sibling) = before {
            index += 1;
            before = sibling.previous_element_sibling();
        }
        path.push(index);
        element = element.parent_element()?;
    }
    path.reverse();
    Some(path)
}

/// Gives the focus to the element at the same place, or to the root where there is none: the focus never drops to the body, from
/// where the Tab key would begin at the top of the page.
pub(super) fn focus_at(root: &Element, path: &[u32]) {
    focus_inside(root, path);
    keep_focus_in(root);
}

/// Gives the focus to the element at the same place, if there is one.
pub(super) fn focus_inside(root: &Element, path: &[u32]) {
    let found = path.iter().try_fold(root.clone(), |element, index| {
        element.children().item(*index)
    });
    if let Some(element) = found {
        take_focus(&element);
    }
}

/// Gives the focus to the root when what had it inside could not take it again.
pub(super) fn keep_focus_in(root: &Element) {
    if focus_in(root).is_none() {
        focus_place(root);
    }
}

/// Gives the focus to an element that isn't a control, because the control in it that had the focus was removed.
pub(crate) fn focus_place(place: &Element) {
    if !place.has_attribute("tabindex") {
        set_attribute(place, "tabindex", "-1");
    }
    take_focus(place);
}

/// Gives the focus to an element and leaves the page where it is scrolled to.
pub(crate) fn take_focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = object_with(&[("preventScroll", JsValue::TRUE)]);
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus_with_options(options.unchecked_ref());
    }
}
