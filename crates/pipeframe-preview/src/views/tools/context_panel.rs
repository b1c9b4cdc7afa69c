//! What each frame was given, and what the next phone call will say.

use leptos::prelude::*;

use crate::desk::{Desk, FrameStatus, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;
use crate::views::icon::{Shape, small_icon};
use crate::views::phone_call::PhoneCall;

use super::assumptions_card::AssumptionsCard;
use super::doors::DownloadRegistration;
use super::frame_card::FrameCard;

/// What each frame was given.
#[component]
pub(super) fn ContextPanel(host: Host, now: ReadSignal<i64>) -> impl IntoView {
    let frames = host.select(troubled_first);
    view! {
        <div class="tool-panel inspector" data-columns="true" tabindex="0" role="region" aria-label="Context">
            <For
                each=move || frames.get()
                key=|frame| *frame
                children=move |frame| view! { <FrameCard host=host frame=frame now=now /> }
            />
            <PhoneCard host=host />
            <PlaceCard host=host />
            <AssumptionsCard host=host />
            <section class="inspector-card">
                <h3>"Registration"</h3>
                <p class="tool-note">
                    "What is shown of the app, as a file for registration= and for Developer Hub's form. Secrets are left out."
                </p>
                <div class="tool-row">
                    <DownloadRegistration host=host />
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// Every frame; those that aren't displayed come first.
fn troubled_first(desk: &Desk) -> Vec<FrameId> {
    let mut frames: Vec<_> = desk.frames().iter().collect();
    frames.sort_by_key(|frame| frame.status != FrameStatus::NotDisplayed);
    frames.into_iter().map(|frame| frame.id).collect()
}

#[component]
fn PhoneCard(host: Host) -> impl IntoView {
    let call = use_context::<PhoneCall>()?;
    let has_window = host.select(|desk| desk.floating_window().is_some());
    let problem = Memo::new(move |_| call.parsed().err());
    let send = move |_| {
        if let Ok(context) = call.parsed() {
            host.act(UserAction::ShowFloatingWindow(Some(context)));
        }
    };
    let view = view! {
        <section class="inspector-card">
            <h3>"Phone call"</h3>
            <p class="tool-note">
                "Pipedrive passes a context when somebody clicks a phone number or is called. Its fields aren't documented; write what your app expects."
            </p>
            <textarea
                class="tool-textarea"
                aria-label="Context of the phone call, as JSON"
                rows="8"
                spellcheck="false"
                aria-invalid=move || problem.get().is_some().then_some("true")
                prop:value=call.text
                on:input=move |event| call.text.set(event_target_value(&event))
            ></textarea>
            <p class="tool-error" role="status">
                {problem}
            </p>
            <div class="tool-row">
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    disabled=move || problem.get().is_some() || !has_window.get()
                    on:click=send
                >
                    {small_icon(Shape::PhoneIncoming)}
                    "Send to the floating window"
                </button>
            </div>
        </section>
    };
    Some(view.into_any())
}

/// Facts of the page that the SDK's commands report or depend on.
#[component]
fn PlaceCard(host: Host) -> impl IntoView {
    let facts = host.select(place_facts);
    view! {
        <section class="inspector-card">
            <h3>"Page"</h3>
            <dl class="tool-facts">
                {move || {
                    facts
                        .get()
                        .into_iter()
                        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
                        .collect_view()
                }}
            </dl>
            <p class="tool-note">
                "The panel's width is fixed by Pipedrive and not published; 385 px is an assumption. Sizes can be typed over in each frame's card."
            </p>
        </section>
    }
    .into_any()
}

fn place_facts(desk: &Desk) -> Vec<(&'static str, String)> {
    let window = desk.window();
    let viewer = desk.account().viewer();
    let record = desk.place().record().map(|record| record.to_string());
    vec![
        ("page", desk.place().title().to_owned()),
        ("record", record.unwrap_or_else(|| "none".to_owned())),
        (
            "user",
            viewer.map(|user| user.name.clone()).unwrap_or_default(),
        ),
        ("company", desk.account().company.name.clone()),
        ("window", format!("{} × {} px", window.width, window.height)),
        ("theme", desk.theme().as_str().to_owned()),
        ("wrong calls", desk.mode().as_str().to_owned()),
    ]
}
