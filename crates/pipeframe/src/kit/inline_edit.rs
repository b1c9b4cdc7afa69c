use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::node::{focus_in, in_next_frame, take_focus};
use super::{IconSize, Live, Node, State, html, icon};
use crate::words;

/// A fact that is changed where it stands: a press on it makes a field of it, Enter or the tick saves, Escape or the cross takes it back.
///
/// It stays a field until `value` is what was entered, so that a failed attempt to save loses nothing; say beside it what went wrong.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{InlineEdit, KeyValue, KeyValueList, Node, State};
///
/// fn plate(plate: State<String>, saving: State<bool>, save: impl Fn(String) + 'static) -> Node {
///     view! {
///         <KeyValueList>
///             <KeyValue key="Plate">
///                 <InlineEdit label="Plate" value=plate busy=saving on_save=save/>
///             </KeyValue>
///         </KeyValueList>
///     }
///     .into()
/// }
/// ```
#[component(transparent)]
pub fn InlineEdit(
    /// What is changed, for screen readers: "Plate".
    label: &'static str,
    /// What it is now.
    #[prop(into)]
    value: State<String>,
    /// Gets what was entered, without spaces at its ends, when it is another text than before.
    #[prop(into)]
    on_save: Saver,
    /// Whether it is being saved.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    let (is_editing, entered) = (State::new(false), State::new(String::new()));
    let root = html::span().class("inline-edit");
    let place = root.dom();
    let begin = {
        let place = place.clone();
        move || {
            entered.set(value.get_untracked());
            is_editing.set(true);
            let place = place.clone();
            in_next_frame(move || select_text(&place));
        }
    };
    let end = {
        let place = place.clone();
        move || {
            let had_focus = focus_in(&place).is_some();
            is_editing.set(false);
            let place = place.clone();
            in_next_frame(move || {
                if had_focus {
                    focus_first(&place, "button");
                }
            });
        }
    };
    let (ends, cancel) = (end.clone(), end.clone());
    // What was saved is what is shown: the field is done.
    super::effect(move || {
        let now = value.get();
        if is_editing.get_untracked() && entered.with_untracked(|entered| entered.trim() == now) {
            ends();
        }
    });
    let (is_busy, on_save) = (busy.clone(), Rc::new(on_save));
    let save = move || {
        let text = entered.with_untracked(|entered| entered.trim().to_owned());
        if is_busy.get() {
            return;
        }
        if value.with_untracked(|value| *value == text) {
            end();
        } else {
            on_save.run(text);
        }
    };
    let shown = move || {
        let begin = begin.clone();
        let text = move || {
            let text = value.get();
            if text.is_empty() {
                words::nothing_entered().to_owned()
            } else {
                text
            }
        };
        html::button()
            .class("inline-edit-shown")
            .attr("type", "button")
            .attr("aria-label", move || named(label, &value.get()))
            .attr("disabled", disabled.clone())
            .on(ev::click, move |_| begin())
            .child(html::span().own_direction().child(text))
            .child(icon::icon("pencil", IconSize::Small))
    };
    let field = move || {
        let (save, cancel, by_key, back) =
            (save.clone(), cancel.clone(), save.clone(), cancel.clone());
        let input = html::input()
            .class("input")
            .attr("type", "text")
            .attr("aria-label", label)
            .own_direction()
            .attr("readonly", busy.clone())
            .prop("value", entered)
            .on(ev::input, move |event| {
                entered.set(event_target_value(&event));
            })
            .on_key(move |event| match event.key().as_str() {
                "Enter" => {
                    event.prevent_default();
                    by_key();
                }
                "Escape" => {
                    event.stop_propagation();
                    back();
                }
                _ => {}
            });
        html::span()
            .class("inline-edit-field")
            .child(input)
            .child(icon_button("check", words::save(), busy.clone(), save))
            .child(icon_button(
                "close",
                words::cancel(),
                Live::default(),
                cancel,
            ))
    };
    root.child(move || if is_editing.get() { field() } else { shown() })
}

/// Names the button on a fact, for screen readers.
fn named(label: &str, value: &str) -> String {
    if value.is_empty() {
        words::edit_empty(label)
    } else {
        words::edit_value(label, value)
    }
}

/// What an [`InlineEdit`] saves with: any closure that takes the text.
pub struct Saver(Box<dyn Fn(String)>);

impl Saver {
    fn run(&self, text: String) {
        (self.0)(text);
    }
}

impl std::fmt::Debug for Saver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Saver")
    }
}

impl<F: Fn(String) + 'static> From<F> for Saver {
    fn from(save: F) -> Self {
        Self(Box::new(save))
    }
}

fn icon_button(
    symbol: &'static str,
    label: &'static str,
    busy: Live<bool>,
    on_press: impl Fn() + 'static,
) -> Node {
    html::button()
        .class("button icon-button")
        .attr("type", "button")
        .attr("data-variant", "ghost")
        .attr("data-size", "regular")
        .attr("aria-label", label)
        .attr("title", label)
        .attr("aria-busy", move || busy.get().then_some("true"))
        .on(ev::click, move |_| on_press())
        .child(icon::icon(symbol, IconSize::Small))
}

fn focus_first(place: &Element, selector: &str) {
    if let Ok(Some(found)) = place.query_selector(selector) {
        take_focus(&found);
    }
}

fn select_text(place: &Element) {
    focus_first(place, "input");
    let input = place.query_selector("input").ok().flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}
