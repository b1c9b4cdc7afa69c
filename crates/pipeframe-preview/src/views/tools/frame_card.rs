//! One frame: its address, its token, its size and its listeners.

use leptos::prelude::*;
use serde_json::Value;

use crate::desk::{Desk, Frame, FrameSize, FrameStatus, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;
use crate::mask::masked;
use crate::surface::Surface;
use crate::views::icon::{Shape, small_icon};
use crate::views::wording::bounds;

use super::address::{claims, parameters};
use super::diagnosis::{Broken, diagnose};

/// One frame and what it was given.
#[component]
pub(super) fn FrameCard(host: Host, frame: FrameId, now: ReadSignal<i64>) -> impl IntoView {
    let surface = host.peek(|desk| desk.frame(frame).map(|frame| frame.surface))?;
    let address = host.select(move |desk| desk.frame(frame)?.address.clone());
    let given = move || {
        address
            .get()
            .map(|address| view! { <Given address=address now=now /> })
    };
    let view = view! {
        <section class="inspector-card" aria-label=surface.spoken()>
            <h3>
                <span class="surface-tag" data-surface=surface.as_str()>
                    {surface.spoken()}
                </span>
                <button
                    type="button"
                    class="tool-button"
                    aria-label=format!("Reload the {}", surface.spoken())
                    on:click=move |_| host.act(UserAction::Reload(frame))
                >
                    {small_icon(Shape::Reload)}
                    "Reload"
                </button>
            </h3>
            <Trouble host=host frame=frame />
            <Standing host=host frame=frame surface=surface />
            {given}
        </section>
    };
    Some(view.into_any())
}

/// Why the frame isn't displayed, where that is so.
#[component]
fn Trouble(host: Host, frame: FrameId) -> impl IntoView {
    let known = host.select(move |desk| desk.frame(frame).cloned());
    let broken = host.select(|desk| Broken::by(desk.failures()));
    move || {
        let frame = known.get()?;
        let not_displayed = match frame.status {
            FrameStatus::NotDisplayed => "Not displayed",
            FrameStatus::Loading | FrameStatus::Initialised => "In trouble",
        };
        let diagnosis = diagnose(&frame, broken.get())?;
        let view = view! {
            <dl class="tool-refusal">
                <dt>{not_displayed}</dt>
                <dd>{diagnosis.cause}</dd>
                <dt data-tone="fix">"What to do"</dt>
                <dd>{diagnosis.remedy}</dd>
                <dd>
                    <a class="tool-link" href=frame.address.clone() target="_blank" rel="noopener">
                        "Open the page in a tab"
                    </a>
                </dd>
            </dl>
        };
        Some(view.into_any())
    }
}

#[component]
fn Standing(host: Host, frame: FrameId, surface: Surface) -> impl IntoView {
    let facts = host.select(move |desk| standing(desk, frame));
    view! {
        <dl class="tool-facts">
            {move || {
                facts
                    .get()
                    .into_iter()
                    .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
                    .collect_view()
            }}
            <dt>"size"</dt>
            <dd><SizeFields host=host frame=frame surface=surface /></dd>
            <dt>"bounds"</dt>
            <dd>{bounds(surface)}</dd>
        </dl>
    }
    .into_any()
}

fn standing(desk: &Desk, frame: FrameId) -> Vec<(&'static str, String)> {
    let Some(frame) = desk.frame(frame) else {
        return Vec::new();
    };
    vec![
        ("state", status_word(frame.status).to_owned()),
        ("listens for", listens_for(frame)),
    ]
}

const fn status_word(status: FrameStatus) -> &'static str {
    match status {
        FrameStatus::Loading => "waiting for initialize",
        FrameStatus::Initialised => "initialised",
        FrameStatus::NotDisplayed => "not displayed",
    }
}

fn listens_for(frame: &Frame) -> String {
    let events: Vec<_> = frame
        .listeners
        .iter()
        .map(|listener| listener.event.as_str())
        .collect();
    if events.is_empty() {
        "nothing".to_owned()
    } else {
        events.join(", ")
    }
}

/// The frame's width and height, to type over. An empty width is that of the frame's place.
#[component]
fn SizeFields(host: Host, frame: FrameId, surface: Surface) -> impl IntoView {
    let size = host.select(move |desk| desk.frame(frame).map(|frame| frame.size));
    let side = move |read: fn(FrameSize) -> Option<u32>| {
        move || {
            let side = size.get().and_then(read);
            side.map(|side| side.to_string()).unwrap_or_default()
        }
    };
    let set = move |change: fn(&mut FrameSize, Option<u32>), typed: &str| {
        let Some(mut size) = size.get_untracked() else {
            return;
        };
        change(&mut size, typed.trim().parse().ok());
        host.act(UserAction::SetFrameSize { frame, size });
    };
    let name = surface.spoken();
    view! {
        <span class="size-fields">
            <input
                type="number"
                class="tool-input"
                aria-label=format!("Width of the {name} in pixels")
                placeholder="its place"
                prop:value=side(|size| size.width)
                on:change=move |event| set(|size, side| size.width = side, &event_target_value(&event))
            />
            "×"
            <input
                type="number"
                class="tool-input"
                aria-label=format!("Height of the {name} in pixels")
                prop:value=side(|size| Some(size.height))
                on:change=move |event| {
                    set(
                        |size, side| size.height = side.unwrap_or(size.height),
                        &event_target_value(&event),
                    );
                }
            />
            "px"
        </span>
    }
    .into_any()
}

/// The parameters of the address and the claims of the token in it.
#[component]
fn Given(address: String, now: ReadSignal<i64>) -> impl IntoView {
    let parameters = parameters(&address);
    let token = parameters.iter().find(|(name, _)| name == "token");
    let claims = token.and_then(|(_, token)| claims(token));
    let rows = parameters
        .into_iter()
        .map(|(name, value)| {
            let value = if name == "token" {
                masked(&value)
            } else {
                value
            };
            view! { <dt>{name}</dt> <dd>{value}</dd> }
        })
        .collect_view();
    view! {
        <h4>"Parameters of its address"</h4>
        <dl class="tool-facts">{rows}</dl>
        {claims.map(|claims| view! { <Claims claims=claims now=now /> })}
    }
    .into_any()
}

#[component]
fn Claims(claims: Value, now: ReadSignal<i64>) -> impl IntoView {
    let expires = claims.get("exp").and_then(Value::as_i64);
    let left = move || {
        expires.map(|expires| match expires - now.get() / 1_000 {
            seconds if seconds > 0 => format!(", {seconds} s left"),
            _ => ", expired: the app must ask for another".to_owned(),
        })
    };
    let rows = claims
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| view! { <dt>{name.clone()}</dt> <dd>{value.to_string()}</dd> })
        .collect_view();
    view! {
        <h4>"Signed token" {left}</h4>
        <dl class="tool-facts">{rows}</dl>
    }
    .into_any()
}
