//! The iframe of a surface, and what Pipedrive shows while and when it doesn't start.

use leptos::html::Iframe;
use leptos::prelude::*;

use crate::desk::{Desk, Frame, FrameStatus, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;
use crate::link::ToolTab;
use crate::scenario::Storage;
use crate::surface::Surface;

use super::icon::{Shape, icon};
use super::tools::ToolsState;

/// The `sandbox` attribute of a frame without an origin.
const NO_ORIGIN: &str = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/// One surface of the app in its iframe, at the size that the app was granted: a smaller container scrolls.
/// A reload is another frame, and so another of these.
#[component]
pub(super) fn SurfaceFrame(host: Host, frame: FrameId) -> impl IntoView {
    let surface = host.peek(|desk| desk.frame(frame).map(|frame| frame.surface));
    let address = host.select(move |desk| desk.frame(frame)?.address.clone());
    let status = host.select(move |desk| desk.frame(frame).map(|frame| frame.status));
    let size = host.select(move |desk| desk.shown_size(frame));
    let state = move || match status.get() {
        Some(FrameStatus::Initialised) => "ready",
        Some(FrameStatus::NotDisplayed) => "failed",
        Some(FrameStatus::Loading) | None => "loading",
    };
    let title = host.select(move |desk| frame_title(desk, frame));
    let width = move || size.get()?.width.map(length);
    let height = move || Some(length(size.get()?.height));
    view! {
        <div
            class="surface-frame"
            data-state=state
            style:width=width
            style:height=height
        >
            {move || {
                address
                    .get()
                    .map(|address| {
                        view! {
                            <FrameElement
                                host=host
                                frame=frame
                                address=address
                                surface=surface.map(Surface::as_str)
                                title=title
                            />
                        }
                    })
            }}
            <FrameCover host=host frame=frame status=status />
        </div>
    }
    .into_any()
}

#[component]
fn FrameElement(
    host: Host,
    frame: FrameId,
    address: String,
    surface: Option<&'static str>,
    title: Memo<String>,
) -> impl IntoView {
    let element = NodeRef::<Iframe>::new();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            host.attach_frame(frame, &element);
        }
    });
    on_cleanup(move || host.detach_frame(frame));
    // Without an origin of its own a page has no storage.
    let sandbox = host.peek(|desk| desk.failures().storage.map(|Storage::Blocked| NO_ORIGIN));
    let allow = host.peek(|desk| desk.assumptions().frame_abilities.allow());
    view! {
        <iframe
            node_ref=element
            sandbox=sandbox
            allow=allow
            src=address
            data-surface=surface
            title=title
        ></iframe>
    }
    .into_any()
}

/// A spinner until the app says that it is there; after ten seconds of silence, a notice in its place.
#[component]
fn FrameCover(host: Host, frame: FrameId, status: Memo<Option<FrameStatus>>) -> impl IntoView {
    move || match status.get() {
        Some(FrameStatus::Loading) => Some(
            view! {
                <div class="frame-status" role="status">
                    <span class="host-spinner"></span>
                    <span class="only-read-aloud">"Loading"</span>
                </div>
            }
            .into_any(),
        ),
        Some(FrameStatus::NotDisplayed) => {
            Some(view! { <NotDisplayed host=host frame=frame /> }.into_any())
        }
        Some(FrameStatus::Initialised) | None => None,
    }
}

#[component]
fn NotDisplayed(host: Host, frame: FrameId) -> impl IntoView {
    let reason = host.select(move |desk| desk.frame(frame).map(short_reason));
    let tools = use_context::<ToolsState>();
    let explain = move |_| {
        if let Some(tools) = tools {
            tools.show(ToolTab::Context);
        }
    };
    view! {
        <div class="frame-status" role="alert">
            {icon(Shape::CloudOff)}
            <strong>"Something went wrong"</strong>
            <p>{move || reason.get()}</p>
            <div class="frame-status-actions">
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    on:click=move |_| host.act(UserAction::Reload(frame))
                >
                    "Reload"
                </button>
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    data-color="plain"
                    on:click=explain
                >
                    "See why"
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// One sentence on what kept a frame from being displayed.
fn short_reason(frame: &Frame) -> String {
    match &frame.trouble {
        Some(trouble) => trouble.cause(),
        None => reason_by_loads(frame.loads).to_owned(),
    }
}

const fn reason_by_loads(loads: u32) -> &'static str {
    match loads {
        0 => "Its page didn't load within 10 seconds.",
        1 => "Its page didn't call initialize within 10 seconds.",
        _ => "Its page went to another address and didn't call initialize within 10 seconds.",
    }
}

/// What a frame's iframe is called: the extension's name.
fn frame_title(desk: &Desk, frame: FrameId) -> String {
    let name = desk.frame(frame).and_then(|frame| match frame.surface {
        Surface::Panel => desk.panel().map(|panel| panel.name.clone()),
        Surface::Modal => desk.modal_with(frame.id).map(|modal| modal.title.clone()),
        Surface::FloatingWindow => desk.floating_window().map(|window| window.name.clone()),
        Surface::Settings => None,
    });
    name.unwrap_or_else(|| format!("{} settings", desk.registration().name))
}

fn length(pixels: u32) -> String {
    format!("{pixels}px")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_distinguishes_an_unreachable_page_from_a_silent_one() {
        assert!(reason_by_loads(0).contains("didn't load"));
        assert!(reason_by_loads(1).contains("didn't call initialize"));
        assert!(reason_by_loads(2).contains("another address"));
    }
}
