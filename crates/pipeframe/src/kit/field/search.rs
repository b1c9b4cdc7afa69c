use leptos::prelude::*;

use super::frame::read_into;
use crate::kit::icon::icon;
use crate::kit::{IconSize, Node, State, element};

/// A field that narrows down a list while it is typed into. Escape empties it. Its label is read aloud only.
#[component(transparent)]
pub fn SearchField(
    /// What is searched: "Filter vehicles".
    label: &'static str,
    /// The text typed.
    #[prop(into)]
    value: State<String>,
    /// An example; the label if there is none.
    #[prop(optional)]
    placeholder: Option<&'static str>,
) -> Node {
    let input = element("input")
        .class("input")
        .attribute("type", "search")
        .own_direction()
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .attribute("aria-label", label)
        .attribute("placeholder", placeholder.unwrap_or(label))
        .live_property("value", move || value.get())
        .on_entry(move |event| {
            read_into(value, event_target_value(event));
        })
        .on_key(move |event| {
            if event.key() == "Escape" && value.with_untracked(|value| !value.is_empty()) {
                event.stop_propagation();
                value.set(String::new());
            }
        });
    element("div")
        .class("search-field")
        .child(icon("search", IconSize::Small))
        .child(input)
}
