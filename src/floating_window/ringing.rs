//! An incoming call: the caller, and the buttons that accept and decline it.

use leptos::ev;
use leptos::prelude::*;
use pipeframe::kit::intl::joined;
use pipeframe::kit::{Avatar, AvatarSize, Icon, IconSize, Node, html};

use super::party::Party;
use super::phone::{Happening, Stage};
use super::state::WindowState;
use crate::text;

pub(super) fn view(state: WindowState) -> Node {
    let party = state.phone.with_untracked(|phone| match phone.stage() {
        Stage::Ringing(party) => party.clone(),
        _ => Party::default(),
    });
    let decline = answer(text::decline(), "phone-end", "negative", move || {
        state.happen(Happening::Decline);
    });
    let accept = answer(text::accept(), "phone", "positive", move || accept(state));
    html::section()
        .class("call")
        .attr("data-stage", "ringing")
        .attr("role", "alert")
        .attr("aria-label", text::incoming_call())
        .child(caller(&party))
        .child(html::p().class("call-state").child(text::incoming_call()))
        .child(
            html::div()
                .class("call-answers")
                .child(decline)
                .child(accept),
        )
}

fn answer(
    label: &'static str,
    icon: &'static str,
    tone: &'static str,
    press: impl Fn() + 'static,
) -> Node {
    round_button(label, icon, press).attr("data-tone", tone)
}

/// A round button with its label below it.
pub(super) fn round_button(
    label: &'static str,
    icon: &'static str,
    press: impl Fn() + 'static,
) -> Node {
    html::button()
        .class("round-button")
        .attr("type", "button")
        .on(ev::click, move |_| press())
        .child(view! { <Icon name=icon size=IconSize::Medium/> })
        .child(html::span().child(label))
}

fn accept(state: WindowState) {
    let caller = state.phone.with_untracked(|phone| match phone.stage() {
        Stage::Ringing(party) => Some(party.clone()),
        _ => None,
    });
    if let Some(party) = caller {
        state.begin_log(&party);
    }
    state.happen(Happening::Accept);
}

/// Who is on the line: the name first.
pub(super) fn caller(party: &Party) -> [Node; 3] {
    let more = [party.company.as_str(), party.phone.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty() && *part != party.name)
        .collect::<Vec<_>>();
    let text = joined(&more, " · ");
    let avatar = view! { <Avatar name=party.name.clone() size=AvatarSize::Large/> };
    [
        html::div().class("call-avatar").child(avatar),
        html::h1()
            .class("call-name")
            .own_direction()
            .child(&party.name),
        html::p().class("call-line").child(&text),
    ]
}
