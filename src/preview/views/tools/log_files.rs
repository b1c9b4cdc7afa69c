//! The conversation out of the preview and back into it: export, import, comparison, and a test of it.

use std::sync::Arc;

use leptos::html::Input;
use leptos::prelude::*;

use crate::preview::host::Host;
use crate::preview::log::Direction;
use crate::preview::recording::{Difference, Recording, Side};
use crate::preview::views::element::{copy, read_file, save_file};
use crate::preview::views::icon::{Shape, small_icon};
use crate::preview::views::wording::{clock, full_day};

use super::json::short;
use super::log_rows::timezone_offset;

/// How many differences are listed; of more, only how many there are.
const MOST_LISTED: usize = 40;

/// A recording that was opened beside the present conversation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// It.
    pub(super) recording: RwSignal<Option<Arc<Recording>>>,
    /// Where it differs from the present conversation, once that was asked for.
    differences: RwSignal<Option<Vec<Difference>>>,
    /// Why a file could not be opened.
    problem: RwSignal<Option<String>>,
}

impl Opened {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            recording: RwSignal::new(None),
            differences: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    fn open(self, text: &str) {
        self.close();
        match Recording::read(text) {
            Ok(recording) => self.recording.set(Some(Arc::new(recording))),
            Err(error) => self.problem.set(Some(error.to_string())),
        }
    }

    fn close(self) {
        self.recording.set(None);
        self.differences.set(None);
        self.problem.set(None);
    }
}

/// Buttons that export and import the conversation, and copy it as a test.
#[component]
pub(super) fn LogFiles(host: Host, opened: Opened) -> impl IntoView {
    let copied = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let export = move |_| {
        let recording = host.record(false).masked();
        let text = serde_json::to_string_pretty(&recording).unwrap_or_default();
        save_file("preview-log.json", &text);
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let read = move |_| {
        if let Some(input) = input.get_untracked() {
            read_file(&input, move |text| opened.open(&text));
        }
    };
    view! {
        <button
            type="button"
            class="tool-button"
            title="Save the conversation and the account as JSON, tokens masked"
            on:click=export
        >
            {small_icon(Shape::Download)}
            "Export"
        </button>
        <input
            type="file"
            accept=".json,application/json"
            hidden=true
            node_ref=input
            aria-label="Recording to import"
            on:change=read
        />
        <button
            type="button"
            class="tool-button"
            title="Open a recording and compare it with this conversation"
            on:click=choose
        >
            {small_icon(Shape::Upload)}
            "Import"
        </button>
        <button
            type="button"
            class="tool-button"
            title="Copy a Playwright test that asserts this conversation"
            on:click=move |_| copy(&host.record(false).playwright_test(), copied)
        >
            {small_icon(Shape::Flask)}
            {move || if copied.get() { "Copied" } else { "Copy as test" }}
        </button>
    }
    .into_any()
}

/// What is open beside the present conversation, and how it differs.
#[component]
pub(super) fn OpenedRecording(host: Host, opened: Opened) -> impl IntoView {
    let title = move || {
        let recording = opened.recording.get()?;
        Some(title(&recording))
    };
    let compare = move |_| {
        if let Some(recording) = opened.recording.get_untracked() {
            opened.differences.set(Some(host.compare(&recording)));
        }
    };
    let problem = move || {
        opened.problem.get().map(|problem| {
            view! {
                <div class="log-recording">
                    <p class="tool-error" role="alert">{problem}</p>
                    <button type="button" class="tool-button" on:click=move |_| opened.close()>
                        "Close"
                    </button>
                </div>
            }
        })
    };
    view! {
        {problem}
        <Show when=move || opened.recording.with(Option::is_some)>
            <div class="log-recording">
                <p>{title}</p>
                <button type="button" class="tool-button" data-look="outlined" on:click=compare>
                    "Compare with now"
                </button>
                <button type="button" class="tool-button" on:click=move |_| opened.close()>
                    {small_icon(Shape::Close)}
                    "Close the recording"
                </button>
                <div class="log-differences" role="status">
                    {move || opened.differences.get().map(|found| listed(&found))}
                </div>
            </div>
        </Show>
    }
    .into_any()
}

fn title(recording: &Recording) -> String {
    let day = crate::preview::account::Day::of_moment(recording.recorded);
    format!(
        "Recording of {}, {} at {}: {} messages",
        recording.app,
        full_day(day),
        clock(recording.recorded, timezone_offset()),
        recording.entries.len()
    )
}

fn listed(found: &[Difference]) -> AnyView {
    if found.is_empty() {
        return view! { <p data-tone="same">"Both conversations are the same."</p> }.into_any();
    }
    let lines = found
        .iter()
        .take(MOST_LISTED)
        .map(|difference| {
            let side = match difference.only {
                Side::Recorded => "recorded",
                Side::Present => "now",
            };
            view! { <li data-side=side>{sentence(difference)}</li> }
        })
        .collect_view();
    let more = found.len().saturating_sub(MOST_LISTED);
    view! {
        <p>{format!("{} messages differ:", found.len())}</p>
        <ul tabindex="0" aria-label="Differences">
            {lines} {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
        </ul>
    }
    .into_any()
}

fn sentence(difference: &Difference) -> String {
    let side = match difference.only {
        Side::Recorded => "only recorded",
        Side::Present => "only now",
    };
    let arrow = match difference.direction {
        Direction::ToHost => "→",
        Direction::ToFrame => "←",
    };
    let content = match &difference.content {
        serde_json::Value::Null => String::new(),
        content => short(content, 120),
    };
    format!(
        "{side}: {} {arrow} {} {content}",
        difference.surface, difference.name
    )
}
