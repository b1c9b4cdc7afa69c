use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use crate::kit::button::ButtonParts;
use crate::kit::node::{focus_in, focus_place, take_focus};
use crate::kit::{ButtonKind, ButtonVariant, Handler, Live, Node, effect, html};
use crate::words;

/// A bar at the lower edge that appears when something was changed, says what, and saves it or takes it back. When it goes, the
/// focus returns to where it was before.
#[component(transparent)]
pub fn SaveBar(
    /// Whether something was changed.
    #[prop(into)]
    shown: Live<bool>,
    /// What was changed: "Default workshop and 2 more changed".
    #[prop(into)]
    summary: TextProp,
    /// Saves it. Leave it out inside a form: the button submits that form.
    #[prop(optional, into)]
    on_save: Option<Handler>,
    /// Takes all changes back.
    #[prop(into)]
    on_reset: Handler,
    /// Whether it is being saved.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// What saving is called here.
    #[prop(default = words::save_changes())]
    save_label: &'static str,
) -> Node {
    let kind = if on_save.is_some() {
        ButtonKind::Press
    } else {
        ButtonKind::Submit
    };
    let reset = ButtonParts {
        on_press: on_reset,
        disabled: busy.clone(),
        ..ButtonParts::new(words::reset())
    };
    let save = ButtonParts {
        on_press: on_save.unwrap_or_default(),
        variant: ButtonVariant::Primary,
        kind,
        busy,
        ..ButtonParts::new(save_label)
    };
    let actions = html::div()
        .class("save-bar-actions")
        .child(reset.build())
        .child(save.build());
    let bar = html::div()
        .class("save-bar")
        .attr("role", "region")
        .attr("aria-label", words::unsaved_changes());
    let origin = Origin::of(bar.dom());
    let (visible, before) = (shown.clone(), origin.clone());
    let bar = bar.on(ev::focusin, move |event| before.enter(&event));
    effect(move || {
        if !visible.get() {
            origin.go_back();
        }
    });
    bar.attr("hidden", move || !shown.get())
        .child(
            html::p()
                .class("save-bar-summary")
                .attr("role", "status")
                .child(summary),
        )
        .child(actions)
}

/// Where the focus was before it came into an element.
#[derive(Clone)]
struct Origin {
    element: Element,
    before: Rc<RefCell<Option<Element>>>,
}

impl Origin {
    fn of(element: Element) -> Self {
        Self {
            element,
            before: Rc::default(),
        }
    }

    fn enter(&self, event: &FocusEvent) {
        let from = event.related_target();
        let from = from.and_then(|from| from.dyn_into::<Element>().ok());
        let from = from.filter(|from| !self.element.contains(Some(from)));
        if from.is_some() {
            self.before.replace(from);
        }
    }

    /// Moves the focus out of the element, if it is in it.
    fn go_back(&self) {
        if focus_in(&self.element).is_none() {
            return;
        }
        match self.before.take().filter(|before| before.is_connected()) {
            Some(before) => take_focus(&before),
            None => {
                if let Some(around) = self.element.parent_element() {
                    focus_place(&around);
                }
            }
        }
    }
}
