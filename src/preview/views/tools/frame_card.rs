//! One frame: its address, its token, its size and who listens in it.

use leptos::prelude::*;
use serde_json::Value;

use crate::preview::desk::{Desk, Frame, FrameId, FrameStatus, UserAction};
use crate::preview::host::Host;
use crate::preview::log::Direction;
use crate::preview::surface::Surface;
use crate::preview::views::icon::{Shape, small_icon};

use super::address::{claims, masked, parameters};
use super::diagnosis::diagnose;

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
    let log = host.log();
    let spoke = Memo::new(move |_| {
        log.with(|log| {
            log.entries()
                .any(|(_, entry)| entry.frame == frame && entry.direction == Direction::ToHost)
        })
    });
    let known = host.select(move |desk| desk.frame(frame).cloned());
    move || {
        let frame = known.get()?;
        let diagnosis = diagnose(&frame, spoke.get())?;
        let view = view! {
            <dl class="tool-refusal">
                <dt>"Not displayed"</dt>
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
            }} <dt>"bounds"</dt> <dd>{bounds(surface)}</dd>
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
        ("size", size_text(frame)),
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

fn size_text(frame: &Frame) -> String {
    let width = frame.size.width.map(|width| format!("{width} px"));
    let width = width.unwrap_or_else(|| "as wide as its place".to_owned());
    format!("{width} × {} px", frame.size.height)
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

/// The sizes that Pipedrive allows (<https://pipedrive.readme.io/docs/custom-ui-extensions>).
const fn bounds(surface: Surface) -> &'static str {
    match surface {
        Surface::Panel => "fixed width, 100 to 750 px high",
        Surface::Modal => "from 320 × 120 px up to the window",
        Surface::FloatingWindow => "200 to 800 px wide, 70 to 700 px high",
        Surface::Settings => "not published",
    }
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
