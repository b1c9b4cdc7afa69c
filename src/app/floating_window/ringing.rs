//! An incoming call: who it is, and two answers that are not mistaken for each other.

use leptos::prelude::*;
use pipeframe::kit::{Avatar, AvatarSize, Icon, IconSize};

use super::Line;
use super::party::Party;
use super::phone::{Happening, Stage};

pub(super) fn view(line: Line) -> AnyView {
    let party = line.phone.with_untracked(|phone| match phone.stage() {
        Stage::Ringing(party) => party.clone(),
        _ => Party::default(),
    });
    view! {
        <section class="call" data-stage="ringing" role="alert" aria-label="Incoming call">
            {caller(&party)}
            <p class="call-state">"Incoming call"</p>
            <div class="call-answers">
                <button type="button" class="round-button" data-tone="negative" on:click=move |_| line.happen(Happening::Decline)>
                    <Icon name="phone-end" size=IconSize::Medium/>
                    <span>"Decline"</span>
                </button>
                <button type="button" class="round-button" data-tone="positive" on:click=move |_| accept(line)>
                    <Icon name="phone" size=IconSize::Medium/>
                    <span>"Accept"</span>
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn accept(line: Line) {
    line.note.set(String::new());
    line.happen(Happening::Accept);
}

/// Who is on the line: the name first.
pub(super) fn caller(party: &Party) -> AnyView {
    let line = [party.company.as_str(), party.phone.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty() && *part != party.name)
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <Avatar name=party.name.clone() size=AvatarSize::Large/>
        <h1 class="call-name">{party.name.clone()}</h1>
        <p class="call-line">{line}</p>
    }
    .into_any()
}
