use leptos::ev;
use leptos::prelude::*;

use super::{Content, Handler, IconSize, Node, Tone, html, icon};
use crate::words;

/// Says something about the whole page, above what it is about: a trial that ends, a connection that was lost. It is read aloud when
/// it appears.
///
/// What went wrong with one part of the page belongs beside that part, in an [`InlineError`](super::InlineError).
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Banner, Button, Node, State, Tone, html};
///
/// fn trial(is_shown: State<bool>) -> Node {
///     let banner = move || {
///         let text = "Your trial ends in 3 days.";
///         let hide = move || is_shown.set(false);
///         let actions = Node::from(view! { <Button label="Choose a plan"/> });
///         view! { <Banner text tone=Tone::Warning actions on_dismiss=hide/> }
///     };
///     html::div().child(move || is_shown.get().then(banner))
/// }
/// ```
#[component(transparent)]
pub fn Banner<'a>(
    /// What is the case and what it means, in a sentence or two.
    #[prop(into)]
    text: TextProp,
    /// A few words above the text, for a banner of more than one sentence.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// What it means. One that is [`Tone::Negative`] interrupts what is being read aloud.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// What can be done about it, such as a button.
    #[prop(optional, into)]
    actions: Option<Content<'a>>,
    /// Takes it away; without it no button is shown.
    #[prop(optional, into)]
    on_dismiss: Option<Handler>,
) -> Node {
    let symbol = match tone {
        Tone::Neutral | Tone::Info => "info",
        Tone::Positive => "check",
        Tone::Warning => "warning",
        Tone::Negative => "alert",
    };
    let role = if tone == Tone::Negative {
        "alert"
    } else {
        "status"
    };
    let dismiss = |on_dismiss: Handler| {
        html::button()
            .class("button icon-button")
            .attr("type", "button")
            .attr("data-variant", "ghost")
            .attr("data-size", "compact")
            .attr("aria-label", words::dismiss())
            .attr("title", words::dismiss())
            .on(ev::click, move |_| on_dismiss.run())
            .child(icon::icon("close", IconSize::Small))
    };
    let title = title.map(|title| html::p().class("banner-title").child(title));
    html::div()
        .class("banner")
        .attr("role", role)
        .attr("data-tone", tone.name())
        .child(icon::icon(symbol, IconSize::Small))
        .child(
            html::div()
                .class("banner-text")
                .child(title)
                .child(html::p().child(text)),
        )
        .child(on_dismiss.map(dismiss))
        .child(actions.map(|actions| html::div().class("banner-actions").child(actions)))
}
