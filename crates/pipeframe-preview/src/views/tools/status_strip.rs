//! The strip at the lower edge: what runs, how it goes, and the switches.

use leptos::prelude::*;

use crate::desk::{Desk, FrameStatus, UserAction};
use crate::host::Host;
use crate::origin::{better_origin, is_of_origin};
use crate::surface::{Mode, Surface, Theme};
use crate::views::copying::Copying;
use crate::views::icon::{Shape, small_icon};

use super::ToolsState;
use super::row::{forgiven_count, noted_count, rate_in_tenths, refused_count};
use super::sources::Sources;
use super::state::TOGGLE;

/// The strip at the lower edge.
#[component]
pub(super) fn StatusStrip(host: Host, state: ToolsState) -> impl IntoView {
    view! {
        <footer class="status-strip" aria-label="Developer tools status">
            <button
                type="button"
                class="tool-button"
                id=TOGGLE
                aria-expanded=move || state.open.get().to_string()
                aria-controls="tools"
                aria-keyshortcuts="Control+`"
                on:click=move |_| state.toggle()
            >
                {small_icon(Shape::Tools)}
                "Tools "
                <kbd class="tool-key">"Ctrl `"</kbd>
            </button>
            <FrameDots host=host />
            <Figures host=host state=state />
            <SharedOrigin host=host />
            <div class="strip-end">
                <ModeSwitch host=host />
                <ThemeSwitch host=host />
                <CopyLink host=host />
                <Sources host=host />
                <button type="button" class="tool-button" on:click=move |_| host.reset()>
                    {small_icon(Shape::Reset)}
                    <span class="strip-label">"Reset"</span>
                </button>
            </div>
        </footer>
    }
    .into_any()
}

/// Each surface with the state of its frame, as a coloured dot and in words.
#[component]
fn FrameDots(host: Host) -> impl IntoView {
    let dots = Surface::ALL.map(|surface| {
        let standing = host.select(move |desk| standing(desk, surface));
        view! {
            <li class="frame-dot" data-state=move || standing.get().0>
                {short_name(surface)}
                " "
                <small>{move || standing.get().1}</small>
            </li>
        }
    });
    view! {
        <ul class="frame-dots" aria-label="Frames">
            {dots.into_iter().collect_view()}
        </ul>
    }
    .into_any()
}

/// The name of a surface where room is scarce.
const fn short_name(surface: Surface) -> &'static str {
    match surface {
        Surface::Panel => "panel",
        Surface::Modal => "modal",
        Surface::FloatingWindow => "window",
        Surface::Settings => "settings",
    }
}

/// The state of a surface's frame: for the dot, and as a word.
fn standing(desk: &Desk, surface: Surface) -> (&'static str, &'static str) {
    let frame = desk
        .frames()
        .iter()
        .rev()
        .find(|frame| frame.surface == surface);
    let hidden = surface == Surface::FloatingWindow
        && desk.floating_window().is_some_and(|window| !window.shown);
    match frame.map(|frame| frame.status) {
        None => ("none", "closed"),
        Some(FrameStatus::Loading) => ("loading", "loading"),
        Some(FrameStatus::NotDisplayed) => ("failed", "not displayed"),
        Some(FrameStatus::Initialised) if hidden => ("ready", "hidden"),
        Some(FrameStatus::Initialised) => ("ready", "ready"),
    }
}

#[component]
fn Figures(host: Host, state: ToolsState) -> impl IntoView {
    let rate = Memo::new(move |_| host.draw_log(|log| rate_in_tenths(log, state.now.get())));
    let refused = Memo::new(move |_| host.draw_log(refused_count));
    let noted = Memo::new(move |_| host.draw_log(noted_count));
    let noted = move || {
        let count = noted.get();
        (count > 0)
            .then(|| view! { <span class="strip-figure only-widest">{count} " not known"</span> })
    };
    let forgiven = Memo::new(move |_| host.draw_log(forgiven_count));
    let forgiven = move || {
        let count = forgiven.get();
        (count > 0).then(|| {
            view! { <span class="strip-figure only-wide" data-tone="warning">{count} " forgiven"</span> }
        })
    };
    view! {
        <span class="strip-figure only-widest">
            {move || format!("{}.{} msg/s", rate.get() / 10, rate.get() % 10)}
        </span>
        <span
            class="strip-figure"
            data-tone=move || (refused.get() > 0).then_some("negative")
        >
            {move || format!("{} refused", refused.get())}
        </span>
        {forgiven}
        {noted}
    }
    .into_any()
}

/// Says that frames share the page's origin, which Pipedrive's never do: storage, cookies and scripts reach across then.
#[component]
fn SharedOrigin(host: Host) -> impl IntoView {
    let origin = window().location().origin().unwrap_or_default();
    let better = better_origin(&origin);
    let shared = host.select(move |desk| {
        let frames = desk.frames().iter();
        let mut addresses = frames.filter_map(|frame| frame.address.as_deref());
        addresses.any(|address| is_of_origin(address, &origin))
    });
    let advice = move || match better.clone() {
        Some(better) => {
            let label = format!("Open {better}");
            // What is seen then, not what was seen when the button appeared.
            let open = move |_| {
                let _ = window()
                    .location()
                    .assign(&format!("{better}{}", host.path()));
            };
            view! {
                <button type="button" class="tool-button" data-look="outlined" on:click=open>
                    {label}
                </button>
            }
            .into_any()
        }
        None => view! { <span>"Name your app's own address with app="</span> }.into_any(),
    };
    view! {
        <Show when=move || shared.get()>
            <span
                class="strip-figure"
                data-tone="warning"
                role="status"
                title="In Pipedrive, frames are of another origin than the page: they share no storage and no cookies with it."
            >
                "Frames share this page's origin. "
                {advice.clone()}
            </span>
        </Show>
    }
    .into_any()
}

#[component]
fn ModeSwitch(host: Host) -> impl IntoView {
    let current = host.select(Desk::mode);
    let choices = [
        (
            Mode::Strict,
            "Strict",
            "Wrong calls are refused, with what was wrong and how to fix it",
        ),
        (
            Mode::Lenient,
            "Lenient",
            "Wrong calls are answered all the same, and the log says what was wrong",
        ),
    ]
    .map(|(mode, label, explained)| {
        view! {
            <button
                type="button"
                class="tool-button"
                title=explained
                aria-pressed=move || (current.get() == mode).to_string()
                on:click=move |_| host.act(UserAction::SetMode(mode))
            >
                {label}
            </button>
        }
    });
    view! {
        <div class="tool-choice" role="group" aria-label="Wrong calls">
            {choices.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn ThemeSwitch(host: Host) -> impl IntoView {
    let theme = host.select(Desk::theme);
    view! {
        <button
            type="button"
            class="tool-button"
            on:click=move |_| host.act(UserAction::SetTheme(host.peek(|desk| desk.theme().other())))
        >
            {move || match theme.get() {
                Theme::Light => small_icon(Shape::Moon),
                Theme::Dark => small_icon(Shape::Sun),
            }}
            <span class="strip-label">{move || match theme.get() {
                Theme::Light => "Dark",
                Theme::Dark => "Light",
            }}</span>
        </button>
    }
    .into_any()
}

#[component]
fn CopyLink(host: Host) -> impl IntoView {
    let copying = Copying::new();
    view! {
        <button
            type="button"
            class="tool-button"
            title="Copy the address that shows what is visible now"
            on:click=move |_| copying.copy(host.address())
        >
            {small_icon(Shape::Link)}
            <span class="strip-label">{copying.label("Copy link")}</span>
        </button>
    }
    .into_any()
}
