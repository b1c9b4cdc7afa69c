use leptos::prelude::*;

use super::frame::read_into;
use crate::kit::icon::icon;
use crate::kit::{IconSize, Node, State, html};

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
    let input = html::input()
        .class("input")
        .attr("type", "search")
        .own_direction()
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", label)
        .attr("placeholder", placeholder.unwrap_or(label))
        .prop("value", value)
        .on_entry(move |event| {
            read_into(value, event_target_value(event));
        })
        .on_key(move |event| {
            if event.key() == "Escape" && value.with_untracked(|value| !value.is_empty()) {
                event.stop_propagation();
                value.set(String::new());
            }
        });
    html::div()
        .class("search-field")
        .child(icon("search", IconSize::Small))
        .child(input)
}
