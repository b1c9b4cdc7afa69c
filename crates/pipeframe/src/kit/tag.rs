use leptos::ev;
use leptos::prelude::*;

use super::{Handler, IconSize, Node, Tone, html, icon};
use crate::words;

/// A word that somebody put on something, which may be taken off again: a label of a deal, a chosen value.
///
/// A status that only the app sets is a [`Badge`](super::Badge).
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Node, State, Tag, html};
///
/// fn labels(labels: State<Vec<String>>) -> Node {
///     let tag = move |label: &String| {
///         let own = label.clone();
///         let remove = move || labels.update(|labels| labels.retain(|label| *label != own));
///         view! { <Tag label=label.clone() on_remove=remove/> }.into()
///     };
///     html::div().live_rows(move || labels.get(), tag)
/// }
/// ```
#[component(transparent)]
pub fn Tag(
    /// One to three words.
    #[prop(into)]
    label: TextProp,
    /// What its colour means.
    #[prop(optional)]
    tone: Tone,
    /// Takes it off; without it there is no button.
    #[prop(optional, into)]
    on_remove: Option<Handler>,
) -> Node {
    let name = label.clone();
    let remove = move |on_remove: Handler| {
        html::button()
            .class("tag-chip-remove")
            .attr("type", "button")
            .attr("aria-label", move || words::remove(&name.get()))
            .on(ev::click, move |_| on_remove.run())
            .child(icon::icon("close", IconSize::Small))
    };
    html::span()
        .class("tag-chip")
        .attr("data-tone", tone.name())
        .child(
            html::span()
                .class("tag-chip-label")
                .own_direction()
                .child(label),
        )
        .child(on_remove.map(remove))
}
