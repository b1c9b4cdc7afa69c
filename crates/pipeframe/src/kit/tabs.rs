use std::fmt;

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

use super::node::take_focus;
use super::{Content, Node, State, html};

/// One tab of [`Tabs`] with what it shows.
pub struct Tab {
    key: &'static str,
    label: String,
    content: Content<'static>,
}

impl Tab {
    /// A tab by its key, its label and what it shows.
    pub fn new(
        key: &'static str,
        label: impl Into<String>,
        content: impl Into<Content<'static>>,
    ) -> Self {
        Self {
            key,
            label: label.into(),
            content: content.into(),
        }
    }
}

impl fmt::Debug for Tab {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Tab")
    }
}

/// Parts of a page of which one is shown. The arrow keys, Home and End change between them. All are built at once, so what was entered in
/// one stays while another is shown.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Node, State, Tab, Tabs, html};
///
/// fn vehicle(shown: State<&'static str>) -> Node {
///     let tabs = vec![
///         Tab::new("facts", "Facts", html::p().child("A Volvo")),
///         Tab::new("history", "History", html::p().child("Nothing yet")),
///     ];
///     view! { <Tabs label="Vehicle" shown tabs/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn Tabs(
    /// What the tabs are parts of, for screen readers.
    label: &'static str,
    /// The key of the tab that is shown; the first one while it is no tab's.
    #[prop(into)]
    shown: State<&'static str>,
    /// The tabs.
    tabs: Vec<Tab>,
) -> Node {
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let first = keys.first().copied().unwrap_or_default();
    let known = keys.clone();
    let shown_key = State::derived(move || {
        let key = shown.get();
        if known.contains(&key) { key } else { first }
    });
    let list = html::div()
        .class("tabs-list")
        .attr("role", "tablist")
        .attr("aria-label", label);
    let tab_list = list.dom();
    let mut views = html::div().class("tabs");
    let mut panels = Vec::new();
    let mut buttons = Vec::new();
    for Tab {
        key,
        label,
        content,
    } in tabs
    {
        let is_shown = move || shown_key.get() == key;
        let (tab_id, panel_id) = (["tab-", key].concat(), ["tab-panel-", key].concat());
        let button = html::button()
            .class("tabs-tab")
            .attr("type", "button")
            .attr("id", &tab_id)
            .attr("role", "tab")
            .attr("aria-controls", &panel_id)
            .attr(
                "aria-selected",
                move || if is_shown() { "true" } else { "false" },
            )
            .attr("tabindex", move || if is_shown() { "0" } else { "-1" })
            .on(ev::click, move |_| shown.set(key))
            .child(&label);
        buttons.push(button);
        let panel = html::div()
            .class("tabs-panel")
            .attr("id", &panel_id)
            .attr("role", "tabpanel")
            .attr("aria-labelledby", &tab_id)
            .attr("tabindex", "0")
            .attr("hidden", move || !is_shown())
            .child(content);
        panels.push(panel);
    }
    let list = list.child(buttons).on_key(move |event| {
        let now = keys
            .iter()
            .position(|key| *key == shown_key.get_untracked());
        let is_mirrored = is_right_to_left(&tab_list);
        let next = next_tab(
            &event.key(),
            now.unwrap_or_default(),
            keys.len(),
            is_mirrored,
        );
        let Some((index, key)) = next.and_then(|index| Some((index, keys.get(index)?))) else {
            return;
        };
        event.prevent_default();
        shown.set(key);
        let place = u32::try_from(index).unwrap_or_default();
        if let Some(tab) = tab_list.children().item(place) {
            take_focus(&tab);
        }
    });
    views = views.child(list);
    views.child(panels)
}

/// Whether the first tab is on the right.
fn is_right_to_left(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}

/// Which tab a key leads to; the ends meet.
fn next_tab(key: &str, now: usize, count: usize, is_mirrored: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "Home" => Some(0),
        "End" => Some(last),
        "ArrowRight" | "ArrowLeft" => {
            let is_forwards = (key == "ArrowRight") != is_mirrored;
            Some(match (is_forwards, now) {
                (true, now) if now >= last => 0,
                (true, now) => now + 1,
                (false, 0) => last,
                (false, now) => now - 1,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next_tab;

    #[test]
    fn arrows_go_round_and_follow_the_direction_of_the_page() {
        assert_eq!(next_tab("ArrowRight", 0, 3, false), Some(1));
        assert_eq!(next_tab("ArrowRight", 2, 3, false), Some(0));
        assert_eq!(next_tab("ArrowLeft", 0, 3, false), Some(2));
        assert_eq!(next_tab("ArrowLeft", 0, 3, true), Some(1));
    }

    #[test]
    fn home_and_end_lead_to_the_ends_and_other_keys_nowhere() {
        assert_eq!(next_tab("Home", 2, 3, false), Some(0));
        assert_eq!(next_tab("End", 0, 3, false), Some(2));
        assert_eq!(next_tab("ArrowDown", 0, 3, false), None);
        assert_eq!(next_tab("End", 0, 0, false), None);
    }
}
