use std::cell::Cell;

use leptos::prelude::*;

use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, element, html};

/// What every field has around its control.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) help: Option<&'static str>,
    pub(super) required: bool,
    pub(super) errors: Option<State<FieldErrors>>,
}

/// Takes over what a control holds. Whether it is another value than before.
pub(super) fn read_into<T: PartialEq>(state: State<T>, entered: T) -> bool {
    let is_new = state.with_untracked(|before| *before != entered);
    if is_new {
        state.set(entered);
    }
    is_new
}

/// The name of a field that the page has shown, and those before it. A page has few, and they never change: it weighs less than a list.
struct Name {
    name: &'static str,
    before: Option<&'static Name>,
}

thread_local! {
    static LAST_NAME: Cell<Option<&'static Name>> = const { Cell::new(None) };
}

/// The name of a field that the page has shown, from a text that is the same: what a server calls a field is one of the form's, or
/// belongs to no field.
pub(crate) fn known_name(name: &str) -> Option<&'static str> {
    let mut next = LAST_NAME.get();
    while let Some(known) = next {
        if known.name == name {
            return Some(known.name);
        }
        next = known.before;
    }
    None
}

/// The id of a field's control.
pub(super) fn control_id(name: &str) -> String {
    ["field-", name].concat()
}

impl Frame {
    pub(super) fn id(self) -> String {
        control_id(self.name)
    }

    /// To be called when the value changes: what was wrong with the old value says nothing about the new one.
    pub(super) fn edited(self) {
        if let Some(errors) = self.errors
            && errors.with_untracked(|errors| errors.get(self.name).is_some())
        {
            errors.update(|errors| errors.clear(self.name));
        }
    }

    /// The label, the control, the error and the help, for a control that has a label above it.
    pub(super) fn around(self, control: Node) -> Node {
        let label = html::label().class("field-label").attr("for", self.id());
        self.notes(
            html::div()
                .class("field")
                .child(self.named(label))
                .child(control),
        )
    }

    /// Writes the label and the star of a required field. Screen readers have `aria-required`.
    pub(super) fn named(self, label: Node) -> Node {
        let star = || {
            html::span()
                .class("field-required")
                .attr("aria-hidden", "true")
                .child("*")
        };
        label.child(self.label).child(self.required.then(star))
    }

    /// Adds the error and the help.
    pub(super) fn notes(self, field: Node) -> Node {
        let note = |class: &str, suffix: &str| {
            let id = ["field-", self.name, suffix].concat();
            html::p().class(class).attr("id", &id)
        };
        field
            .child(note("field-error", "-error").child(move || self.error()))
            .child(
                self.help
                    .map(|help| note("field-help", "-help").child(help)),
            )
    }

    /// The state of the control, and the texts about it.
    pub(super) fn described(self, control: Node) -> Node {
        self.described_group(control)
            .attr("aria-required", self.required.then_some("true"))
            .attr("aria-invalid", move || self.has_error().then_some("true"))
    }

    /// The texts about a group of controls, which itself can be neither required nor wrong: its controls are.
    pub(super) fn described_group(self, group: Node) -> Node {
        let name = self.name;
        if known_name(name).is_none() {
            let before = LAST_NAME.get();
            LAST_NAME.set(Some(Box::leak(Box::new(Name { name, before }))));
        }
        group.attr("aria-describedby", self.texts())
    }

    /// The ids of the error and the help.
    fn texts(self) -> String {
        ["field-", self.name, "-error field-", self.name, "-help"].concat()
    }

    /// A control that a further text is about, which has an id of its own.
    pub(super) fn described_also(self, control: Node, id: &str) -> Node {
        control.attr("aria-describedby", [&self.texts(), " ", id].concat())
    }

    /// A control with its id, name and state.
    pub(super) fn control(self, tag: &'static str, class: &str, disabled: Live<bool>) -> Node {
        let control = element(tag)
            .class(class)
            .attr("id", self.id())
            .attr("name", self.name);
        self.described(control).attr("disabled", disabled)
    }

    /// Keeps the control's text and the signal alike.
    pub(super) fn text_value(self, control: Node, value: State<String>) -> Node {
        control.prop("value", value).on_entry(move |event| {
            if read_into(value, event_target_value(event)) {
                self.edited();
            }
        })
    }

    pub(super) fn has_error(self) -> bool {
        self.errors
            .is_some_and(|errors| errors.with(|errors| errors.get(self.name).is_some()))
    }

    fn error(self) -> String {
        let message = |errors: &FieldErrors| errors.get(self.name).map(str::to_owned);
        self.errors
            .and_then(|errors| errors.with(message))
            .unwrap_or_default()
    }
}
