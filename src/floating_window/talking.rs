//! A call in progress.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use pipeframe::kit::intl::{self, Moment};
use pipeframe::kit::{Button, ButtonVariant, Node, State, TextArea, html};

use super::phone::{Happening, Stage, Talk};
use super::ringing::{caller, round_button};
use super::state::WindowState;
use crate::text;

/// What is open below the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawer {
    Closed,
    Keypad,
    Note,
}

const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

pub(super) fn view(state: WindowState) -> Node {
    // Read once: what changes during the call changes in the view, which stays.
    let party = untrack(|| talk(state, |talk| talk.party.clone())).unwrap_or_default();
    let drawer = State::new(Drawer::Closed);
    let hang_up = move || state.happen(Happening::HangUp);
    let end = view! { <Button label=text::end_call() icon="phone-end" variant=ButtonVariant::Danger on_press=hang_up/> };
    html::section()
        .class("call")
        .attr("data-stage", "talking")
        .attr("aria-label", text::call_in_progress())
        .attr("data-drawer", move || {
            (drawer.get() != Drawer::Closed).then_some("open")
        })
        .child(caller(&party))
        .child(
            html::p()
                .class("call-timer")
                .attr("role", "timer")
                .child(timer(state)),
        )
        .child(
            html::p()
                .class("call-state")
                .attr("role", "status")
                .child(move || state_text(state)),
        )
        .child(buttons(state, drawer))
        .child(move || drawer_view(state, drawer.get()))
        .child(end)
}

fn talk<R>(state: WindowState, read: impl FnOnce(&Talk) -> R) -> Option<R> {
    state.phone.with(|phone| match phone.stage() {
        Stage::Talking(talk) => Some(read(talk)),
        _ => None,
    })
}

/// Counts while it is shown. A second is read off the clock, so that a sleeping tab catches up.
fn timer(state: WindowState) -> impl Fn() -> String + Send + Sync {
    let now = State::new(Moment::now());
    let beat = set_interval_with_handle(move || now.set(Moment::now()), Duration::from_secs(1));
    on_cleanup(move || {
        if let Ok(beat) = beat {
            beat.clear();
        }
    });
    move || {
        let now = now.get().milliseconds();
        intl::timer(talk(state, |talk| talk.seconds_at(now)).unwrap_or(0))
    }
}

fn state_text(state: WindowState) -> &'static str {
    match talk(state, |talk| (talk.is_held, talk.is_muted)) {
        Some((true, _)) => text::on_hold(),
        Some((false, true)) => text::muted(),
        _ => "",
    }
}

fn buttons(state: WindowState, drawer: State<Drawer>) -> Node {
    let is_muted = move || talk(state, |talk| talk.is_muted).unwrap_or(false);
    let is_held = move || talk(state, |talk| talk.is_held).unwrap_or(false);
    let toggle = move |one: Drawer| {
        drawer.update(|open| *open = if *open == one { Drawer::Closed } else { one });
    };
    html::div()
        .class("call-buttons")
        .child(switch(
            text::mute(),
            "microphone-off",
            is_muted,
            move || {
                state.happen(Happening::Mute);
            },
        ))
        .child(switch(text::hold(), "pause", is_held, move || {
            state.happen(Happening::Hold);
        }))
        .child(switch(
            text::keypad(),
            "keypad",
            move || drawer.get() == Drawer::Keypad,
            move || toggle(Drawer::Keypad),
        ))
        .child(switch(
            text::notes(),
            "note",
            move || drawer.get() == Drawer::Note,
            move || toggle(Drawer::Note),
        ))
}

/// A round button that stays down.
fn switch(
    label: &'static str,
    icon: &'static str,
    is_down: impl Fn() -> bool + 'static,
    press: impl Fn() + 'static,
) -> Node {
    let pressed = move || if is_down() { "true" } else { "false" };
    round_button(label, icon, press).attr("aria-pressed", pressed)
}

fn drawer_view(state: WindowState, drawer: Drawer) -> Option<Node> {
    match drawer {
        Drawer::Closed => None,
        Drawer::Keypad => Some(keypad_view()),
        Drawer::Note => {
            let notes =
                view! { <TextArea name="note" label=text::notes() value=state.log().note rows=3/> };
            Some(html::div().class("call-notes").child(notes))
        }
    }
}

/// The keys are shown as they are pressed; a line would carry their tones.
fn keypad_view() -> Node {
    let pressed = State::new(String::new());
    let key = move |key: &'static str| {
        html::button()
            .class("keypad-key")
            .attr("type", "button")
            .on(ev::click, move |_| {
                pressed.update(|pressed| pressed.push_str(key));
            })
            .child(key)
    };
    let shown = html::p()
        .class("keypad-pressed")
        .attr("role", "status")
        .child(pressed);
    html::div()
        .class("keypad")
        .attr("role", "group")
        .attr("aria-label", text::keypad())
        .child(shown)
        .child(KEYS.into_iter().map(key))
}
