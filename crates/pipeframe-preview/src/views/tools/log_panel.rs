//! The log: its filters, its lines, and the message that is open.

use std::sync::Arc;

use leptos::prelude::*;

use crate::host::Host;
use crate::link::LogFilter;
use crate::log::{Kind, Log};
use crate::memo::memo;
use crate::surface::Surface;
use crate::views::icon::{Shape, small_icon};

use super::log_detail::LogDetail;
use super::log_files::{LogFiles, Opened, OpenedRecording};
use super::log_rows::LogRows;
use super::row::{Row, rows};

/// The log: filters above, lines below, the open message at the right.
#[component]
pub(super) fn LogPanel(host: Host, filter: RwSignal<LogFilter>) -> impl IntoView {
    let paused = RwSignal::new(false);
    let opened = RwSignal::new(None::<u64>);
    let files = Opened::new();
    let recorded = Memo::new(move |_| {
        let recording = files.recording.get()?;
        Some(Recorded(Arc::new(Log::of(&recording.entries))))
    });
    let all = memo(move |_| match recorded.get() {
        Some(Recorded(recorded)) => recorded.len(),
        None => host.draw_log(Log::len),
    });
    let shown = memo(
        move |previous: Option<&Vec<Row>>| match (recorded.get(), previous) {
            (Some(Recorded(recorded)), _) => filter.with(|filter| rows(&recorded, filter)),
            (None, Some(previous)) if paused.get() => previous.clone(),
            (None, _) => host.draw_log(|log| filter.with(|filter| rows(log, filter))),
        },
    );
    let opened_row = Memo::new(move |_| {
        let key = opened.get()?;
        shown.with(|rows| rows.iter().find(|row| row.key == key).cloned())
    });
    let detail = move || {
        opened_row
            .get()
            .map(|row| view! { <LogDetail row=row opened=opened /> })
    };
    view! {
        <div
            class="tool-panel log-panel"
            data-detail=move || opened_row.with(Option::is_some).then_some("open")
        >
            <div class="log-toolbar">
                <Filters filter=filter />
                <button
                    type="button"
                    class="tool-button"
                    aria-pressed=move || paused.get().to_string()
                    on:click=move |_| paused.update(|paused| *paused = !*paused)
                >
                    {move || small_icon(if paused.get() { Shape::Play } else { Shape::Pause })}
                    {move || if paused.get() { "Paused" } else { "Pause" }}
                </button>
                <button type="button" class="tool-button" on:click=move |_| host.clear_log()>
                    {small_icon(Shape::Erase)}
                    "Clear"
                </button>
                <LogFiles host=host opened=files />
                <span class="log-count">
                    {move || format!("{} of {}", shown.with(Vec::len), all.get())}
                </span>
            </div>
            <OpenedRecording host=host opened=files />
            <LogRows rows=shown opened=opened filtered=Signal::derive(move || all.get() > 0) />
            {detail}
        </div>
    }
    .into_any()
}

/// The log of a recording; the same as long as it is the same one.
#[derive(Clone)]
struct Recorded(Arc<Log>);

impl PartialEq for Recorded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Filters(filter: RwSignal<LogFilter>) -> impl IntoView {
    let surfaces = Surface::ALL
        .map(|surface| {
            let chosen = move || filter.with(|filter| filter.surface == Some(surface));
            view! { <option value=surface.as_str() selected=chosen>{surface.spoken()}</option> }
        })
        .into_iter()
        .collect_view();
    let kinds = Kind::ALL
        .map(|kind| {
            let chosen = move || filter.with(|filter| filter.kind == Some(kind));
            view! { <option value=kind.as_str() selected=chosen>{kind.as_str()}</option> }
        })
        .into_iter()
        .collect_view();
    view! {
        <input
            type="search"
            class="tool-input"
            placeholder="Filter by text"
            aria-label="Filter the log by text"
            prop:value=move || filter.with(|filter| filter.text.clone())
            on:input=move |event| filter.update(|filter| filter.text = event_target_value(&event))
        />
        <select
            class="tool-select"
            aria-label="Filter the log by surface"
            on:change=move |event| {
                let chosen = event_target_value(&event);
                let surface = Surface::ALL.into_iter().find(|surface| surface.as_str() == chosen);
                filter.update(|filter| filter.surface = surface);
            }
        >
            <option value="">"All surfaces"</option>
            {surfaces}
        </select>
        <select
            class="tool-select"
            aria-label="Filter the log by kind"
            on:change=move |event| {
                let chosen = event_target_value(&event);
                let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == chosen);
                filter.update(|filter| filter.kind = kind);
            }
        >
            <option value="">"All kinds"</option>
            {kinds}
        </select>
    }
    .into_any()
}
