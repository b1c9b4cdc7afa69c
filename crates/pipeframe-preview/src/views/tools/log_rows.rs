//! The lines of the log. Only those in sight are in the page, so thousands scroll as smoothly as ten.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::log::Direction;
use crate::views::drag::Extent;
use crate::views::element::follow_size;
use crate::views::icon::{Shape, small_icon};
use crate::views::wording::clock;

use super::row::Row;
use super::visible::{ROW_HEIGHT, at_end, scroll_to_row, visible_rows};

/// The lines as a list to choose from. The focus stays on the list, so that scrolling a line away never loses it.
#[component]
pub(super) fn LogRows(
    rows: Memo<Vec<Row>>,
    opened: RwSignal<Option<u64>>,
    /// Whether there are lines that the filter hides.
    filtered: Signal<bool>,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    let size = RwSignal::new(Extent::default());
    let scrolled = RwSignal::new(0_usize);
    let following = RwSignal::new(true);
    follow_size(element, size);
    let height = move || pixels(size.get().height);
    let scroll_to = move |target: usize| {
        if let Some(element) = element.get_untracked() {
            element.set_scroll_top(i32::try_from(target).unwrap_or(i32::MAX));
        }
    };
    Effect::new(move |_| {
        let total = rows.with(Vec::len);
        size.track();
        if following.get_untracked() {
            request_animation_frame(move || scroll_to(total * ROW_HEIGHT));
        }
    });
    let on_scroll = move |_| {
        if let Some(element) = element.get_untracked() {
            let top = pixels(element.scroll_top());
            let seen = pixels(element.client_height());
            let upwards = top < scrolled.get_untracked();
            scrolled.set(top);
            // Lines that came since the last frame put the end out of sight without anybody scrolling.
            if at_end(rows.with_untracked(Vec::len), top, seen) {
                following.set(true);
            } else if upwards {
                following.set(false);
            }
        }
    };
    let open_at = move |index: usize| {
        let key = rows.with_untracked(|rows| rows.get(index).map(|row| row.key));
        opened.set(key);
        scroll_to(scroll_to_row(
            index,
            scrolled.get_untracked(),
            pixels(size.get_untracked().height),
        ));
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            opened.set(None);
            return;
        }
        let page = pixels(size.get_untracked().height) / ROW_HEIGHT;
        let current = rows.with_untracked(|rows| position(rows, opened.get_untracked()));
        let total = rows.with_untracked(Vec::len);
        if let Some(target) = key_target(&event.key(), current, total, page) {
            event.prevent_default();
            open_at(target);
        }
    };
    let window = Memo::new(move |_| visible_rows(rows.with(Vec::len), scrolled.get(), height()));
    let drawn = move || {
        let range = window.get();
        rows.with(|rows| rows.get(range).map(<[Row]>::to_vec).unwrap_or_default())
    };
    let lines = lines(drawn, opened);
    let active = move || opened.get().map(row_id);
    view! {
        <div class="log-scroll" node_ref=element on:scroll=on_scroll role="log" aria-live="off" aria-label="Messages">
            <div
                class="log-rows"
                role="listbox"
                aria-label="Messages, oldest first"
                tabindex="0"
                aria-activedescendant=active
                style:height=move || format!("{}px", rows.with(Vec::len) * ROW_HEIGHT)
                on:keydown=on_key
            >
                <div
                    class="log-window"
                    role="presentation"
                    style:transform=move || format!("translateY({}px)", window.get().start * ROW_HEIGHT)
                >
                    {lines}
                </div>
            </div>
            <EmptyNote rows=rows filtered=filtered />
        </div>
        <Show when=move || !following.get()>
            <button
                type="button"
                class="tool-button log-jump"
                on:click=move |_| scroll_to(rows.with_untracked(Vec::len) * ROW_HEIGHT)
            >
                {small_icon(Shape::ChevronDown)}
                "Newest"
            </button>
        </Show>
    }
    .into_any()
}

/// The lines that are drawn. Not a `For` with signals in its lines: what they subscribe to, and its own place among the views,
/// remember each line that ever was.
fn lines(
    drawn: impl Fn() -> Vec<Row> + Send + Sync + 'static,
    opened: RwSignal<Option<u64>>,
) -> impl IntoView {
    move || {
        let selected = opened.get();
        let rows = drawn().into_iter();
        rows.map(|row| {
            let selected = selected == Some(row.key);
            view! { <Line row=row selected=selected opened=opened /> }
        })
        .collect_view()
    }
}

/// What is shown when there are no lines.
#[component]
fn EmptyNote(rows: Memo<Vec<Row>>, filtered: Signal<bool>) -> impl IntoView {
    let text = move || {
        if filtered.get() {
            "No message fits the filter."
        } else {
            "No message yet. They appear as soon as a frame starts."
        }
    };
    view! {
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="log-empty">{text}</p>
        </Show>
    }
    .into_any()
}

#[component]
fn Line(row: Row, selected: bool, opened: RwSignal<Option<u64>>) -> impl IntoView {
    let key = row.key;
    let entry = &row.entry;
    let (direction, arrow, spoken) = match entry.direction {
        Direction::ToHost => ("to-host", Shape::ArrowRight, "to Pipedrive"),
        Direction::ToFrame => ("to-frame", Shape::ArrowLeft, "to the frame"),
    };
    let duration = row.duration().map(|ms| format!("{ms} ms"));
    let state = row.outcome.word();
    view! {
        <div
            class="log-row"
            role="option"
            id=row_id(key)
            aria-selected=selected.to_string()
            data-direction=direction
            data-state=state
            on:click=move |_| opened.set(Some(key))
        >
            <span class="log-time">{clock(entry.at, timezone_offset())}</span>
            <span class="surface-tag" data-surface=entry.surface.as_str()>
                {entry.surface.as_str()}
            </span>
            <span class="log-arrow">
                {small_icon(arrow)} <span class="only-read-aloud">{spoken}</span>
            </span>
            <span class="log-name">{entry.name.clone()}</span>
            <span class="log-arguments">{row.arguments()}</span>
            <span class="log-duration">{duration}</span>
            <span class="log-state" data-state=state>
                {state}
            </span>
        </div>
    }
    .into_any()
}

fn row_id(key: u64) -> String {
    format!("log-row-{key}")
}

fn position(rows: &[Row], key: Option<u64>) -> Option<usize> {
    let key = key?;
    rows.iter().position(|row| row.key == key)
}

/// The line that a key leads to from the current one; `None` for keys that lead nowhere.
fn key_target(key: &str, current: Option<usize>, total: usize, page: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let target = match (key, current) {
        ("Home", _) | ("ArrowDown" | "PageDown", None) => 0,
        ("End", _) | ("ArrowUp" | "PageUp", None) => last,
        ("ArrowDown", Some(current)) => current + 1,
        ("ArrowUp", Some(current)) => current.saturating_sub(1),
        ("PageDown", Some(current)) => current + page,
        ("PageUp", Some(current)) => current.saturating_sub(page),
        _ => return None,
    };
    Some(target.min(last))
}

fn pixels(length: i32) -> usize {
    usize::try_from(length).unwrap_or_default()
}

/// Minutes from local time to UTC.
#[expect(
    clippy::cast_possible_truncation,
    reason = "an offset is a whole number of minutes within a day"
)]
pub(super) fn timezone_offset() -> i64 {
    js_sys::Date::new_0().get_timezone_offset() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_stop_at_both_ends() {
        assert_eq!(key_target("ArrowDown", None, 3, 10), Some(0));
        assert_eq!(key_target("ArrowDown", Some(2), 3, 10), Some(2));
        assert_eq!(key_target("ArrowUp", Some(0), 3, 10), Some(0));
        assert_eq!(key_target("ArrowUp", None, 3, 10), Some(2));
    }

    #[test]
    fn pages_and_ends_are_one_key_away() {
        assert_eq!(key_target("PageDown", Some(1), 100, 10), Some(11));
        assert_eq!(key_target("PageUp", Some(5), 100, 10), Some(0));
        assert_eq!(key_target("End", Some(5), 100, 10), Some(99));
        assert_eq!(key_target("a", Some(5), 100, 10), None);
        assert_eq!(key_target("ArrowDown", None, 0, 10), None);
    }
}
