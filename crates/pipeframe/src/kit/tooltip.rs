use std::cell::Cell;

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

use super::floating::{Align, Side, put_beside, show_popover};
use super::node::in_next_frame;
use super::{Content, Node, html, listen_to_window};

thread_local! {
    static NEXT_TOOLTIP: Cell<u32> = const { Cell::new(1) };
}

/// Says more about a control when it is pointed at or has the focus. Escape hides it; the pointer may move onto it.
///
/// It is no place for what people have to know: on a touch screen it is only read aloud.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Button, Node, Tooltip};
///
/// fn send() -> Node {
///     let text = "The customer gets an email with a link.";
///     view! { <Tooltip text><Button label="Send proposal"/></Tooltip> }.into()
/// }
/// ```
#[component(transparent)]
pub fn Tooltip<'a>(
    /// One sentence.
    #[prop(into)]
    text: TextProp,
    /// The control that it is about, one element.
    children: Content<'a>,
) -> Node {
    let number = NEXT_TOOLTIP.replace(NEXT_TOOLTIP.get() + 1);
    let id = ["tooltip-", &number.to_string()].concat();
    let bubble = html::span()
        .class("tooltip")
        .attr("id", &id)
        .attr("role", "tooltip")
        .attr("popover", "manual")
        .child(text);
    let anchor = html::span().class("tooltip-anchor").child(children);
    if let Some(control) = anchor.dom().first_element_child() {
        describe(&control, &id);
    }
    let tooltip = Bubble {
        anchor: anchor.dom(),
        bubble: bubble.dom(),
    };
    tooltip.follow(anchor).child(bubble)
}

/// What a control is described by already stays.
fn describe(control: &Element, id: &str) {
    const DESCRIBED_BY: &str = "aria-describedby";
    let ids = match control.get_attribute(DESCRIBED_BY) {
        Some(before) => [&before, " ", id].concat(),
        None => id.to_owned(),
    };
    // The name of the attribute is valid.
    let _ = control.set_attribute(DESCRIBED_BY, &ids);
}

#[derive(Clone)]
struct Bubble {
    anchor: Element,
    bubble: Element,
}

impl Bubble {
    fn follow(&self, anchor: Node) -> Node {
        let on = |is_shown: bool| {
            let own = self.clone();
            move || own.show(is_shown)
        };
        let (enter, leave, focus, blur, escape) =
            (on(true), on(false), on(true), on(false), on(false));
        let (of_window, is_shown) = (on(false), self.clone());
        listen_to_window("keydown", move |event| {
            let event: &web_sys::KeyboardEvent = wasm_bindgen::JsCast::unchecked_ref(&event);
            if event.key() == "Escape" {
                of_window();
            }
        });
        anchor
            .on(ev::pointerenter, move |event| {
                if event.pointer_type() != "touch" {
                    enter();
                }
            })
            .on(ev::pointerleave, move |_| leave())
            .on(ev::focusin, move |_| focus())
            .on(ev::focusout, move |_| blur())
            .on_key(move |event| {
                // What is around it, such as a dialog, stays open.
                if event.key() == "Escape" && is_shown.is_shown() {
                    event.stop_propagation();
                    escape();
                }
            })
    }

    fn is_shown(&self) -> bool {
        self.bubble.matches(":popover-open").unwrap_or(false)
    }

    fn show(&self, is_shown: bool) {
        if is_shown == self.is_shown() {
            return;
        }
        show_popover(&self.bubble, is_shown);
        if is_shown {
            let own = self.clone();
            // It is laid out by then, and not yet painted.
            in_next_frame(move || {
                put_beside(&own.anchor, &own.bubble, Side::Above, Align::Middle);
            });
        }
    }
}
