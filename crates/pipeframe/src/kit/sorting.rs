use leptos::ev;
use leptos::prelude::*;

use super::{IconSize, Node, State, html, icon};
use crate::words;

/// What a list or a table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The key of a column or of a choice.
    pub by: &'static str,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl Sorting {
    /// From the smallest to the largest.
    pub const fn ascending(by: &'static str) -> Self {
        Self {
            by,
            descending: false,
        }
    }

    /// From the largest to the smallest.
    pub const fn descending(by: &'static str) -> Self {
        Self {
            by,
            descending: true,
        }
    }

    /// What a press on a column leads to: that column, or the other direction where it is the one already.
    #[must_use]
    pub fn pressed(self, by: &'static str) -> Self {
        Self {
            by,
            descending: self.by == by && !self.descending,
        }
    }

    /// The order of two values in this direction.
    ///
    /// ```
    /// use pipeframe::kit::Sorting;
    ///
    /// let mut prices = [180, 446, 90];
    /// let sorting = Sorting::descending("price");
    /// prices.sort_by(|one, other| sorting.order(one, other));
    /// assert_eq!(prices, [446, 180, 90]);
    /// ```
    pub fn order<T: Ord>(self, one: &T, other: &T) -> std::cmp::Ordering {
        let order = one.cmp(other);
        if self.descending {
            order.reverse()
        } else {
            order
        }
    }
}

/// Chooses what a list is sorted by, and in which direction: for the [`Toolbar`](super::Toolbar) above a [`RowList`](super::RowList). A
/// [`DataTable`](super::DataTable) is sorted by its headings.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Node, SortControl, Sorting, State};
///
/// fn sorting(sorting: State<Sorting>) -> Node {
///     view! { <SortControl by=vec![("name", "Name"), ("price", "Price")] sorting/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn SortControl(
    /// What the list can be sorted by: a key and its text.
    by: Vec<(&'static str, &'static str)>,
    /// What it is sorted by.
    #[prop(into)]
    sorting: State<Sorting>,
) -> Node {
    let option = |(key, label): &(&'static str, &'static str)| {
        html::option().attr("value", *key).child(*label)
    };
    let options: Vec<Node> = by.iter().map(option).collect();
    let select = html::select()
        .class("input")
        .attr("aria-label", words::sort_by())
        .child(options)
        .prop("value", move || sorting.get().by)
        .on(ev::change, move |event| {
            let chosen = event_target_value(&event);
            let known = by.iter().find(|(key, _)| *key == chosen);
            if let Some((key, _)) = known {
                sorting.set(Sorting::ascending(key));
            }
        });
    let direction = move || {
        if sorting.get().descending {
            words::largest_first()
        } else {
            words::smallest_first()
        }
    };
    let turn = html::button()
        .class("button icon-button sort-control-direction")
        .attr("type", "button")
        .attr("data-variant", "ghost")
        .attr("data-size", "regular")
        .attr("aria-label", direction)
        .attr("title", direction)
        .attr("data-descending", move || sorting.get().descending)
        .on(ev::click, move |_| {
            sorting.update(|sorting| *sorting = sorting.pressed(sorting.by));
        })
        .child(icon::icon("arrow-down", IconSize::Small));
    html::div()
        .class("sort-control")
        .child(html::div().class("select").child(select))
        .child(turn)
}

#[cfg(test)]
mod tests {
    use super::Sorting;

    #[test]
    fn a_second_press_on_a_column_turns_the_order() {
        let first = Sorting::ascending("name").pressed("price");
        assert_eq!(first, Sorting::ascending("price"));
        assert_eq!(first.pressed("price"), Sorting::descending("price"));
        assert_eq!(first.pressed("price").pressed("price"), first);
    }
}
