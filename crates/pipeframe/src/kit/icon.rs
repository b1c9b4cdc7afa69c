use leptos::prelude::*;

use super::Node;
use super::node::svg;

/// How large an [`Icon`] is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 16 px, beside body text.
    #[default]
    Small,
    /// 20 px, on its own.
    Medium,
    /// 32 px, on a screen of its own.
    Large,
}

impl IconSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// As the element's own attributes say it, for a page whose stylesheet did not arrive.
    const fn pixels(self) -> &'static str {
        match self {
            Self::Small => "16",
            Self::Medium => "20",
            Self::Large => "32",
        }
    }
}

/// A picture from `web/icons.svg`, in the colour of the text around it. It is decoration: what it means must also be
/// written, or be the label of the control it is in.
#[component(transparent)]
pub fn Icon(
    /// The id of a symbol in `web/icons.svg`, such as `"car"`.
    name: &'static str,
    /// How large it is drawn.
    #[prop(optional)]
    size: IconSize,
) -> Node {
    icon(name, size)
}

/// The same for other components. The address is relative: a release is served below any path.
pub(super) fn icon(name: &'static str, size: IconSize) -> Node {
    svg("svg")
        .class("icon")
        .attr("data-size", size.name())
        .attr("width", size.pixels())
        .attr("height", size.pixels())
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("use").attr("href", ["icons.svg#", name].concat()))
}
