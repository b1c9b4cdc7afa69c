use leptos::prelude::*;

use super::scale::place;
use crate::kit::node::svg;
use crate::kit::{Live, Node, html};

/// One bar of a [`BarChart`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    label: String,
    value: i64,
}

impl Bar {
    /// A bar with what it is of and its length.
    pub fn new(label: impl Into<String>, value: i64) -> Self {
        Self {
            label: label.into(),
            value,
        }
    }
}

/// Numbers side by side as bars from the same edge, each with its label and its number. It is a table that also has a picture in each
/// row, so a screen reader reads it as one. Numbers below zero have no bar.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Bar, BarChart, Live, Node, State, intl};
///
/// fn services(bars: State<Vec<Bar>>) -> Node {
///     let euros = |cents| intl::money(cents, "EUR");
///     view! { <BarChart label="Revenue by service" bars=Live::from(bars) say=euros/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn BarChart(
    /// What the numbers are, above the bars.
    label: &'static str,
    /// The bars in their order.
    #[prop(into)]
    bars: Live<Vec<Bar>>,
    /// How a number is written; as a whole number by default.
    #[prop(default = crate::kit::intl::number)]
    say: fn(i64) -> String,
) -> Node {
    let rows = move || {
        let bars = bars.get();
        let highest = bars.iter().map(|bar| bar.value).max().unwrap_or_default();
        let row = |bar: &Bar| {
            let length = if highest > 0 {
                place(bar.value, 0, highest)
            } else {
                0
            };
            html::tr()
                .child(
                    html::th()
                        .attr("scope", "row")
                        .own_direction()
                        .child(&bar.label),
                )
                .child(html::td().class("bar-chart-picture").child(picture(length)))
                .child(html::td().class("bar-chart-number").child(say(bar.value)))
        };
        bars.iter().map(row).collect::<Vec<Node>>()
    };
    html::table()
        .class("bar-chart")
        .child(html::caption().child(label))
        .child(html::tbody().child(rows))
}

/// A bar as long as these thousandths of its place.
fn picture(length: i64) -> Node {
    svg("svg")
        .attr("aria-hidden", "true")
        .attr("viewBox", "0 0 1000 12")
        .attr("preserveAspectRatio", "none")
        .child(svg("rect").attr("width", length).attr("height", "12"))
}
