use leptos::prelude::*;

use super::scale::place;
use crate::kit::node::svg;
use crate::kit::{Live, Node};
use crate::words;

/// The height of the drawing in its own units; its width is a thousand.
const HEIGHT: i64 = 100;
/// What the line's own width needs at the upper and lower edge.
const EDGE: i64 = 6;

/// The course of a few numbers as a line, in the height of a line of text. Screen readers hear the label and what `say` makes of the
/// first, the lowest, the highest and the last value.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Node, Sparkline, intl};
///
/// fn months() -> Node {
///     view! { <Sparkline label="Services a month" values=vec![3, 5, 4, 9, 12]/> }.into()
/// }
///
/// fn revenue(cents: Vec<i64>) -> Node {
///     let euros = |cents| intl::money(cents, "EUR");
///     view! { <Sparkline label="Revenue a month" values=cents say=euros/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn Sparkline(
    /// What the numbers are.
    label: &'static str,
    /// The numbers, from the first to the last; less than two draw nothing.
    #[prop(into)]
    values: Values,
    /// How a number is said; as a whole number by default.
    #[prop(default = crate::kit::intl::number)]
    say: fn(i64) -> String,
) -> Node {
    let values = values.0;
    let spoken = values.clone();
    svg("svg")
        .class("sparkline")
        .attr("role", "img")
        .attr("viewBox", "0 0 1000 100")
        .attr("preserveAspectRatio", "none")
        .attr("aria-label", move || {
            let values = spoken.get();
            let said = (
                values.first(),
                values.iter().min(),
                values.iter().max(),
                values.last(),
            );
            match said {
                (Some(first), Some(lowest), Some(highest), Some(last)) => {
                    let [first, lowest, highest, last] =
                        [first, lowest, highest, last].map(|value| say(*value));
                    words::course(label, &first, &lowest, &highest, &last)
                }
                _ => words::no_numbers(label),
            }
        })
        .child(
            svg("polyline")
                .attr("vector-effect", "non-scaling-stroke")
                .attr("points", move || points(&values.get())),
        )
}

/// The numbers of a [`Sparkline`]: a list, or a signal or closure with one.
#[derive(Clone, Debug)]
pub struct Values(Live<Vec<i64>>);

impl From<Vec<i64>> for Values {
    fn from(values: Vec<i64>) -> Self {
        Self(Live::from(move || values.clone()))
    }
}

impl<T> From<T> for Values
where
    Live<Vec<i64>>: From<T>,
{
    fn from(values: T) -> Self {
        Self(values.into())
    }
}

fn points(values: &[i64]) -> String {
    let (Some(lowest), Some(highest)) = (values.iter().min(), values.iter().max()) else {
        return String::new();
    };
    let last = values.len().saturating_sub(1);
    let mut points = String::new();
    for (index, value) in (0_i64..).zip(values) {
        let across = place(index, 0, i64::try_from(last).unwrap_or(i64::MAX));
        let down = HEIGHT - EDGE - place(*value, *lowest, *highest) * (HEIGHT - 2 * EDGE) / 1000;
        let space = if points.is_empty() { "" } else { " " };
        points = [&points, space, &across.to_string(), ",", &down.to_string()].concat();
    }
    points
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn the_line_goes_from_edge_to_edge_and_upwards_with_the_numbers() {
        assert_eq!(points(&[3, 12, 3]), "0,94 500,6 1000,94");
    }

    #[test]
    fn equal_numbers_are_a_level_line_and_none_are_nothing() {
        assert_eq!(points(&[7, 7]), "0,50 1000,50");
        assert_eq!(points(&[]), "");
    }
}
