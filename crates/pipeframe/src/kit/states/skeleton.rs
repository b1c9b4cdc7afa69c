use leptos::prelude::*;

use crate::kit::{Node, html};

/// What a [`Skeleton`] is a placeholder for; it has the same size, so that nothing moves when the data arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// A [`ListRow`](crate::kit::ListRow) with a picture and two lines: 60 px.
    #[default]
    Row,
    /// A line of text: 20 px.
    Text,
    /// A [`Card`](crate::kit::Card) with a title and two lines: 96 px.
    Card,
}

impl SkeletonShape {
    const fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Text => "text",
            Self::Card => "card",
        }
    }
}

/// Grey shapes in the place of data that is on its way.
#[component(transparent)]
pub fn Skeleton(
    /// What is on its way, for screen readers: "Loading vehicles".
    label: &'static str,
    /// What each one is a placeholder for.
    #[prop(optional)]
    shape: SkeletonShape,
    /// How many there are.
    #[prop(default = 3)]
    count: usize,
) -> Node {
    skeleton(label, shape, count)
}

/// The same for the library itself.
pub(crate) fn skeleton(label: &'static str, shape: SkeletonShape, count: usize) -> Node {
    let one = |_| {
        html::span()
            .class("skeleton")
            .attr("data-shape", shape.name())
    };
    html::div()
        .class("skeleton-list")
        .attr("role", "status")
        .attr("aria-label", label)
        .child((0..count).map(one))
}
