//! A call in progress.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use pipeframe::kit::intl::{self, Moment};
use pipeframe::kit::{Button, ButtonVariant, Icon, IconSize, TextArea};

use super::Line;
use super::phone::{Happening, Stage, Talk};
use super::ringing::caller;

/// What is open below the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawer {
    Closed,
    Keypad,
    Note,
}

const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

pub(super) fn view(line: Line) -> AnyView {
    // Read once: what changes during the call changes in the view, which stays.
    let party = untrack(|| talk(line, |talk| talk.party.clone())).unwrap_or_default();
    let drawer = RwSignal::new(Drawer::Closed);
    view! {
        <section class="call" data-stage="talking" data-drawer=move || (drawer.get() != Drawer::Closed).then_some("open") aria-label="Call in progress">
            {caller(&party)}
            <p class="call-timer" role="timer">{timer(line)}</p>
            <p class="call-state" role="status">{move || state_text(line)}</p>
            {buttons(line, drawer)}
            {move || drawer_view(line, drawer.get())}
            <Button label="End call" icon="phone-end" variant=ButtonVariant::Danger on_press=move || line.happen(Happening::HangUp)/>
        </section>
    }
    .into_any()
}

fn talk<R>(line: Line, read: impl FnOnce(&Talk) -> R) -> Option<R> {
    line.phone.with(|phone| match phone.stage() {
        Stage::Talking(talk) => Some(read(talk)),
        _ => None,
    })
}

/// Counts while it is shown. A second is read off the clock, so that a sleeping tab catches up.
fn timer(line: Line) -> impl Fn() -> String {
    let now = RwSignal::new(Moment::now());
    let beat = set_interval_with_handle(move || now.set(Moment::now()), Duration::from_secs(1));
    on_cleanup(move || {
        if let Ok(beat) = beat {
            beat.clear();
        }
    });
    move || {
        let now = now.get().milliseconds();
        intl::timer(talk(line, |talk| talk.seconds_at(now)).unwrap_or(0))
    }
}

fn state_text(line: Line) -> &'static str {
    match talk(line, |talk| (talk.is_held, talk.is_muted)) {
        Some((true, _)) => "On hold",
        Some((false, true)) => "Muted",
        _ => "",
    }
}

fn buttons(line: Line, drawer: RwSignal<Drawer>) -> impl IntoView {
    let is_muted = move || talk(line, |talk| talk.is_muted).unwrap_or(false);
    let is_held = move || talk(line, |talk| talk.is_held).unwrap_or(false);
    let toggle = move |one: Drawer| {
        drawer.update(|open| *open = if *open == one { Drawer::Closed } else { one });
    };
    view! {
        <div class="call-buttons">
            {switch("Mute", "microphone-off", is_muted, move || line.happen(Happening::Mute))}
            {switch("Hold", "pause", is_held, move || line.happen(Happening::Hold))}
            {switch("Keypad", "keypad", move || drawer.get() == Drawer::Keypad, move || toggle(Drawer::Keypad))}
            {switch("Notes", "note", move || drawer.get() == Drawer::Note, move || toggle(Drawer::Note))}
        </div>
    }
}

/// A round button that stays down.
fn switch(
    label: &'static str,
    icon: &'static str,
    is_down: impl Fn() -> bool + Send + 'static,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="round-button"
            aria-pressed=move || if is_down() { "true" } else { "false" }
            on:click=move |_| press()
        >
            <Icon name=icon size=IconSize::Medium/>
            <span>{label}</span>
        </button>
    }
    .into_any()
}

fn drawer_view(line: Line, drawer: Drawer) -> Option<AnyView> {
    match drawer {
        Drawer::Closed => None,
        Drawer::Keypad => Some(keypad_view()),
        Drawer::Note => {
            Some(view! { <TextArea name="note" label="Notes" value=line.note rows=3/> }.into_any())
        }
    }
}

/// The keys are shown as they are pressed; a line would carry their tones.
fn keypad_view() -> AnyView {
    let pressed = RwSignal::new(String::new());
    let key = move |key: &'static str| {
        view! { <button type="button" class="keypad-key" on:click=move |_| pressed.update(|pressed| pressed.push_str(key))>{key}</button> }
    };
    view! {
        <div class="keypad" role="group" aria-label="Keypad">
            <p class="keypad-pressed" role="status">{move || pressed.get()}</p>
            {KEYS.into_iter().map(key).collect_view()}
        </div>
    }
    .into_any()
}
