//! Export and import of the conversation, its comparison with another, and its export as a test.

use std::sync::Arc;
use std::time::Duration;

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::host::Host;
use crate::log::Direction;
use crate::recording::{Awaited, Cause, Difference, Progress, Recording, Side};
use crate::views::copying::Copying;
use crate::views::element::{read_file, save_file};
use crate::views::icon::{Shape, small_icon};
use crate::views::wording::{clock, full_day};

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
    /// Why a file could not be opened or replayed.
    problem: RwSignal<Option<String>>,
    /// Whether it is being replayed.
    replays: RwSignal<bool>,
}

impl Opened {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            recording: RwSignal::new(None),
            differences: RwSignal::new(None),
            problem: RwSignal::new(None),
            replays: RwSignal::new(false),
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
        self.replays.set(false);
    }

    /// Has the recorded conversation again from its beginning; what follows is up to [`take_on`].
    fn begin_replay(self, host: Host) {
        let Some(recording) = self.recording.get_untracked() else {
            return;
        };
        self.differences.set(None);
        self.problem.set(None);
        self.replays.set(false);
        spawn_local(async move {
            match host.begin_replay(&recording).await {
                Ok(()) => self.replays.set(true),
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }
}

/// How far the replay is, with each message.
fn progress_of(host: Host, opened: Opened) -> Memo<Option<Progress>> {
    let log = host.log();
    Memo::new(move |_| {
        let recording = opened.recording.get().filter(|_| opened.replays.get())?;
        log.track();
        Some(host.progress(&recording))
    })
}

/// Takes a replay on: does what the user did then, and compares when everything came again.
fn take_on(host: Host, opened: Opened, progress: Memo<Option<Progress>>) {
    Effect::new(move |before: Option<Option<usize>>| {
        let progress = progress.get()?;
        let Some(Awaited { index, cause, .. }) = progress.awaited else {
            let recording = opened.recording.get_untracked()?;
            opened.differences.set(Some(host.compare(&recording)));
            return None;
        };
        if let Cause::Host(step) = cause
            && before.flatten() != Some(index)
        {
            // After this effect: what is done changes the log that it follows.
            set_timeout(move || host.repeat(step), Duration::ZERO);
        }
        Some(index)
    });
}

/// Buttons that export and import the conversation, and copy it as a test.
#[component]
pub(super) fn LogFiles(host: Host, opened: Opened) -> impl IntoView {
    let copying = Copying::new();
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
            on:click=move |_| copying.copy(host.record(false).playwright_test())
        >
            {small_icon(Shape::Flask)}
            {copying.label("Copy as test")}
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
    let progress = progress_of(host, opened);
    take_on(host, opened, progress);
    let replayed = move || {
        progress.get().map(|progress| {
            let Progress { again, total, .. } = progress;
            let next = progress.awaited.as_ref().map(|awaited| {
                let content = short(&awaited.content, 120);
                let content = Some(content).filter(|_| !awaited.content.is_null());
                view! { <span>{awaited.sentence()} " " <code>{content}</code></span> }
            });
            view! { <p>{format!("{again} of {total} messages came again. ")} {next}</p> }
        })
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
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    title="Start over as it began, and have the same conversation again"
                    on:click=move |_| opened.begin_replay(host)
                >
                    "Replay"
                </button>
                <button type="button" class="tool-button" data-look="outlined" on:click=compare>
                    "Compare with now"
                </button>
                <button type="button" class="tool-button" on:click=move |_| opened.close()>
                    {small_icon(Shape::Close)}
                    "Close the recording"
                </button>
                <div class="log-differences" role="status">
                    {replayed}
                    {move || opened.differences.get().map(|found| listed(&found))}
                </div>
            </div>
        </Show>
    }
    .into_any()
}

fn title(recording: &Recording) -> String {
    let day = crate::account::Day::of_moment(recording.recorded);
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
    let content = if difference.content.is_null() {
        String::new()
    } else {
        short(&difference.content, 120)
    };
    format!(
        "{side}: {} {arrow} {} {content}",
        difference.surface, difference.name
    )
}
