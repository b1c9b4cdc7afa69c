//! The floating window: contacts, a call, and what follows from it.
//!
//! The reference app has no telephone line behind it: a call is a state and a timer. What an app with a line must do is
//! all here: focus mode during a call, the badge, an incoming call by the host's context, and nothing lost afterwards.

mod contacts;
mod follow_up;
mod party;
mod phone;
mod ringing;
mod state;
mod talking;
mod unwritten;

use leptos::prelude::*;
use pipeframe::fetch;
use pipeframe::kit::{Button, ButtonVariant, Node, State, html};
use pipeframe::lazy;
use pipeframe::sdk::WithFloatingWindow;
use pipeframe::surface::{FloatingWindow, SurfaceHandle};

use super::text;
use state::{Shown, WindowState, shown};

/// The window, hidden until somebody shows it.
pub fn page(surface: SurfaceHandle<FloatingWindow, WithFloatingWindow>) -> Node {
    let (visible, page_visible) = (surface.visible(), surface.page_visible());
    let state = WindowState::new(surface);
    state.listen();
    state.follow_settings();
    state.log().follow(state);
    fetch::keep_fresh(state.book, move || visible.get() && page_visible.get());
    let shown = State::derived(move || state.phone.with(shown));
    html::main()
        .class("floating-window")
        .child(fetch::offline_notice())
        .child(unknown_view(state))
        .child(state.notice.view())
        .child(move || content(state, shown.get()))
}

lazy! { call;
    ringing_view: fn(WindowState) -> Node = ringing::view;
    talking_view: fn(WindowState) -> Node = talking::view;
    follow_up_view: fn(WindowState) -> Node = follow_up::view;
}

fn content(state: WindowState, shown: Shown) -> Node {
    let show = move |view: fn(WindowState) -> Node| view(state);
    match shown {
        Shown::Contacts => contacts::view(state),
        Shown::Ringing => lazy::view(text::loading_call(), ringing_view, show),
        Shown::Talking => lazy::view(text::loading_call(), talking_view, show),
        Shown::FollowUp => lazy::view(text::loading_form(), follow_up_view, show),
    }
}

fn unknown_view(state: WindowState) -> Node {
    html::div()
        .class("part")
        .child(move || Some(unknown_context(state, &state.unknown.get()?)))
}

fn unknown_context(state: WindowState, text: &str) -> Node {
    let dismiss = move || state.unknown.set(None);
    let button =
        view! { <Button label=text::dismiss() variant=ButtonVariant::Ghost on_press=dismiss/> };
    html::div()
        .class("unknown-context")
        .attr("role", "status")
        .child(html::p().child(text::unknown_context()))
        .child(html::code().child(text))
        .child(button)
}
