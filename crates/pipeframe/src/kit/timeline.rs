use leptos::prelude::*;

use super::{Content, IconSize, Node, html, icon};

/// What happened, one thing below the other: [`TimelineItem`]s, the newest first.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Node, Timeline, TimelineItem};
///
/// fn history() -> Node {
///     view! {
///         <Timeline label="History">
///             <TimelineItem title="Proposal opened" time="2 hours ago" icon="mail"/>
///             <TimelineItem title="Proposal sent" time="yesterday" icon="send">
///                 <p>"Large service, €446"</p>
///             </TimelineItem>
///         </Timeline>
///     }
///     .into()
/// }
/// ```
#[component(transparent)]
pub fn Timeline<'a>(
    /// What it is the history of, for screen readers.
    label: &'static str,
    /// What happened.
    children: Content<'a>,
) -> Node {
    html::ol()
        .class("timeline")
        // Safari forgets that a list without marks is one.
        .attr("role", "list")
        .attr("aria-label", label)
        .child(children)
}

/// One thing in a [`Timeline`].
#[component(transparent)]
pub fn TimelineItem<'a>(
    /// What happened, in a few words.
    #[prop(into)]
    title: TextProp,
    /// When: "2 hours ago", as [`intl::relative_time`](super::intl::relative_time) says it.
    #[prop(into)]
    time: TextProp,
    /// A symbol of `web/icons.svg`.
    #[prop(default = "clock")]
    icon: &'static str,
    /// More about it.
    #[prop(optional)]
    children: Option<Content<'a>>,
) -> Node {
    html::li()
        .class("timeline-item")
        .child(
            html::span()
                .class("timeline-mark")
                .child(icon::icon(icon, IconSize::Small)),
        )
        .child(
            html::div()
                .class("timeline-text")
                .child(
                    html::p()
                        .class("timeline-title")
                        .own_direction()
                        .child(title),
                )
                .child(html::p().class("timeline-time").child(time))
                .child(children),
        )
}
