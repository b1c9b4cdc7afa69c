use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Where the focus is inside an element: the index of each child on the way to it. Nothing if it is elsewhere.
pub(super) fn path_to_focus(root: &Element) -> Option<Vec<u32>> {
    let mut element = document().active_element()?;
    if !root.contains(Some(&element)) {
        return None;
    }
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

/// Gives the focus to the element at the same place, if there is one.
pub(super) fn focus_at(root: &Element, path: &[u32]) {
    let found = path.iter().try_fold(root.clone(), |element, index| {
        element.children().item(*index)
    });
    if let Some(element) = found {
        take_focus(&element);
    }
}

/// Gives the focus to an element and leaves the page where it is scrolled to.
pub(super) fn take_focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}
