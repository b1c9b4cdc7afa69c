use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, KeyboardEvent};

use super::{Choices, Stays};
use crate::json::object_with;
use crate::kit::field::Choice;
use crate::kit::floating::{Align, Side, put_beside, show_popover};
use crate::kit::menu::next_item;
use crate::kit::node::in_next_frame;
use crate::kit::{IconSize, Live, Node, State, effect, html, icon, intl, listen_to_window};
use crate::{text, words};

/// The list of a field that is typed into.
#[derive(Clone)]
pub(super) struct Suggestions {
    id: String,
    /// What the field shows.
    pub(super) text: State<String>,
    pub(super) is_open: State<bool>,
    /// Whether the text was typed, and so narrows the list down. The text of what is chosen does not.
    is_typed: State<bool>,
    active: State<Option<u32>>,
    offered: State<Vec<Choice>>,
    query: Option<State<String>>,
    busy: Live<bool>,
    is_chosen: Rc<dyn Fn(&str) -> bool>,
    choose: Rc<dyn Fn(Choice) -> Stays>,
    leave: Rc<dyn Fn()>,
}

impl Suggestions {
    pub(super) fn new(
        name: &str,
        choices: Choices,
        query: Option<State<String>>,
        busy: Live<bool>,
    ) -> Self {
        let text = State::new(String::new());
        let is_typed = State::new(false);
        let narrows = query.is_none();
        let offered = State::derived(move || {
            let choices = choices.0.get();
            if narrows && is_typed.get() {
                text.with(|text| matching(choices, text))
            } else {
                choices
            }
        });
        Self {
            id: ["suggestions-", name].concat(),
            text,
            is_open: State::new(false),
            is_typed,
            active: State::new(None),
            offered,
            query,
            busy,
            is_chosen: Rc::new(|_| false),
            choose: Rc::new(|_| Stays::Closed),
            leave: Rc::new(|| {}),
        }
    }

    /// Says whether a value is chosen, and is told of changes.
    pub(super) fn chosen(mut self, is_chosen: impl Fn(&str) -> bool + 'static) -> Self {
        self.is_chosen = Rc::new(is_chosen);
        self
    }

    pub(super) fn on_choose(mut self, choose: impl Fn(Choice) -> Stays + 'static) -> Self {
        self.choose = Rc::new(choose);
        self
    }

    /// Runs when the field is left without a choice.
    pub(super) fn on_leave(mut self, leave: impl Fn() + 'static) -> Self {
        self.leave = Rc::new(leave);
        self
    }

    /// The field, with what is above it, and its list.
    pub(super) fn around(self, control: Node, above: Vec<Node>) -> Node {
        let list = self.list();
        let (input, popover) = (control.dom(), list.dom());
        self.keep_in_place(&input, &popover);
        let control = self.listen(control);
        html::div()
            .class("combobox")
            .child(above)
            .child(
                html::div()
                    .class("combobox-field")
                    .child(control)
                    .child(icon::icon("chevron-down", IconSize::Small)),
            )
            .child(list)
            .child(self.status())
    }

    fn listen(&self, control: Node) -> Node {
        let (typing, pressing, keys, leaving) =
            (self.clone(), self.clone(), self.clone(), self.clone());
        let (is_open, active, id) = (self.is_open, self.active, self.id.clone());
        control
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", &self.id)
            .attr("aria-expanded", move || {
                if is_open.get() { "true" } else { "false" }
            })
            .attr("aria-activedescendant", move || {
                let index = active.get().filter(|_| is_open.get())?;
                Some(option_id(&id, index))
            })
            .own_direction()
            .prop("value", self.text)
            .on(ev::input, move |event| {
                typing.type_in(event_target_value(&event));
            })
            .on(ev::click, move |_| pressing.open())
            .on_key(move |event| keys.press(event))
            .on(ev::blur, move |_| {
                if leaving.is_open.get_untracked() || leaving.is_typed.get_untracked() {
                    leaving.close();
                    (leaving.leave)();
                }
            })
    }

    fn list(&self) -> Node {
        let own = self.clone();
        let label = self.busy.clone();
        let options = move || {
            let option = |(index, choice): (u32, Choice)| own.option(index, choice);
            let offered = own.offered.get();
            (0..).zip(offered).map(option).collect::<Vec<Node>>()
        };
        let offered = self.offered;
        html::div()
            .class("combobox-popover")
            .attr("popover", "manual")
            // A press on the list leaves the focus in the field.
            .on(ev::mousedown, |event| event.prevent_default())
            .child(
                html::ul()
                    .class("combobox-list")
                    .attr("id", &self.id)
                    .attr("role", "listbox")
                    .attr("aria-label", words::suggestions())
                    .child(options),
            )
            .child(move || {
                let text = if label.get() {
                    words::searching()
                } else {
                    words::nothing_found()
                };
                let is_empty = offered.with(Vec::is_empty);
                is_empty.then(|| html::p().class("combobox-empty").child(text))
            })
    }

    fn option(&self, index: u32, choice: Choice) -> Node {
        let (own, chosen, active) = (self.clone(), self.is_chosen.clone(), self.active);
        let value = choice.value.clone();
        let label = html::span().own_direction().child(&choice.label);
        html::li()
            .class("combobox-option")
            .attr("id", option_id(&self.id, index))
            .attr("role", "option")
            .attr("aria-selected", move || {
                if chosen(&value) { "true" } else { "false" }
            })
            .attr("data-active", move || active.get() == Some(index))
            .on(ev::click, move |_| own.take(choice.clone()))
            .child(label)
            .child(icon::icon("check", IconSize::Small))
    }

    /// Says how much was found, once a change.
    fn status(&self) -> Node {
        let (is_open, offered, busy) = (self.is_open, self.offered, self.busy.clone());
        let text = State::derived(move || {
            if !is_open.get() {
                return String::new();
            }
            match offered.with(Vec::len) {
                _ if busy.get() => words::searching().to_owned(),
                0 => words::nothing_found().to_owned(),
                count => words::suggestions_found(text::count(count)),
            }
        });
        html::p()
            .class("visually-hidden")
            .attr("role", "status")
            .child(text)
    }

    fn keep_in_place(&self, input: &Element, popover: &Element) {
        let (is_open, offered, active) = (self.is_open, self.offered, self.active);
        let place = {
            let (input, popover) = (input.clone(), popover.clone());
            move || {
                if is_open.try_with_untracked(|is_open| *is_open) == Some(true) {
                    put_beside(&input, &popover, Side::Below, Align::Stretch);
                }
            }
        };
        for event in ["resize", "scroll"] {
            let place = place.clone();
            listen_to_window(event, move |_| place());
        }
        let shown = popover.clone();
        effect(move || {
            let is_open = is_open.get();
            offered.with(|_| ());
            if shown.is_connected() {
                show_popover(&shown, is_open);
            }
            if is_open {
                in_next_frame(place.clone());
            }
        });
        let id = self.id.clone();
        effect(move || {
            let Some(index) = active.get() else {
                return;
            };
            let id = option_id(&id, index);
            in_next_frame(move || {
                if let Some(option) = document().get_element_by_id(&id) {
                    let options = object_with(&[("block", JsValue::from("nearest"))]);
                    option.scroll_into_view_with_scroll_into_view_options(options.unchecked_ref());
                }
            });
        });
    }

    fn type_in(&self, typed: String) {
        let is_something = !typed.trim().is_empty();
        if let Some(query) = self.query {
            query.set(typed.clone());
        }
        self.text.set(typed);
        self.is_typed.set(true);
        self.is_open.set(true);
        let has_some = self.offered.with_untracked(|offered| !offered.is_empty());
        self.active.set((is_something && has_some).then_some(0));
    }

    fn open(&self) {
        if self.is_open.get_untracked() {
            return;
        }
        let chosen = self.offered.with_untracked(|offered| {
            offered
                .iter()
                .position(|choice| untrack(|| (self.is_chosen)(&choice.value)))
        });
        self.active
            .set(chosen.and_then(|index| u32::try_from(index).ok()));
        self.is_open.set(true);
    }

    fn close(&self) {
        self.is_open.set(false);
        self.is_typed.set(false);
        self.active.set(None);
    }

    fn take(&self, choice: Choice) {
        if (self.choose)(choice) == Stays::Closed {
            self.close();
            return;
        }
        self.is_typed.set(false);
        if let Some(query) = self.query {
            query.set(String::new());
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        let is_open = self.is_open.get_untracked();
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                let count = self.offered.with_untracked(Vec::len);
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                if !is_open {
                    self.open();
                    if self.active.get_untracked().is_some() {
                        return;
                    }
                }
                self.active
                    .set(next_item(key, self.active.get_untracked(), count));
            }
            // Half a name is not what the form is sent with.
            "Enter" if is_open => {
                event.prevent_default();
                let active = self.active.get_untracked();
                let choice = active.and_then(|index| {
                    self.offered
                        .with_untracked(|offered| offered.get(index as usize).cloned())
                });
                if let Some(choice) = choice {
                    self.take(choice);
                }
            }
            // What is around it, such as a dialog, stays open.
            "Escape" if is_open => {
                event.prevent_default();
                event.stop_propagation();
                self.close();
                (self.leave)();
            }
            _ => {}
        }
    }
}

fn option_id(list: &str, index: u32) -> String {
    [list, "-", &index.to_string()].concat()
}

/// Those whose text has every word that was typed, however it is written.
fn matching(choices: Vec<Choice>, typed: &str) -> Vec<Choice> {
    let typed = intl::folded(typed);
    let has_all = |choice: &Choice| {
        let label = intl::folded(&choice.label);
        typed.split(' ').all(|word| label.contains(word))
    };
    choices.into_iter().filter(has_all).collect()
}
