//! Where what floats over a page is put: a tooltip, the list of a field.

mod place;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

pub(super) use place::{Align, Side};
use place::{Area, place};

/// Puts a popover beside an element, inside the frame. It has to be laid out by now, so that it can be measured.
pub(super) fn put_beside(anchor: &Element, popover: &Element, side: Side, align: Align) {
    let (Some(frame), Some(popover)) = (
        document().document_element(),
        popover.dyn_ref::<HtmlElement>(),
    ) else {
        return;
    };
    let style = popover.style();
    let set = |property: &str, length: i32| {
        // A property that can't be set leaves the popover where the stylesheet puts it.
        let _ = style.set_property(property, &[&length.to_string(), "px"].concat());
    };
    let bounds = anchor.get_bounding_client_rect();
    let around = Area {
        top: whole(bounds.top()),
        left: whole(bounds.left()),
        width: whole(bounds.width()),
        height: whole(bounds.height()),
    };
    let _ = style.remove_property("max-height");
    if align == Align::Stretch {
        set("width", around.width);
    }
    let measured = (popover.offset_width(), popover.offset_height());
    let placed = place(
        around,
        (frame.client_width(), frame.client_height()),
        measured,
        side,
        align,
    );
    set("top", placed.top);
    set("left", placed.left);
    set("max-height", placed.max_height);
}

/// Opens or closes a popover; nothing happens where it is so already.
pub(super) fn show_popover(popover: &Element, is_shown: bool) {
    if let Some(popover) = popover.dyn_ref::<HtmlElement>() {
        let _ = if is_shown {
            popover.show_popover()
        } else {
            popover.hide_popover()
        };
    }
}

/// A length in whole pixels. Lengths inside a frame are far below what fits.
#[allow(clippy::cast_possible_truncation)]
fn whole(length: f64) -> i32 {
    length as i32
}
