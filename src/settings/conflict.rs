//! Two people saved the same settings: nothing is overwritten before one of them has chosen.

use leptos::prelude::*;
use pipeframe::kit::intl::joined;
use pipeframe::kit::{Button, Icon, Node, State, html};

use super::entered::Entered;
use super::state::SettingsState;
use crate::domain::SettingsPage;
use crate::text;

pub(super) fn view(state: &SettingsState) -> Node {
    let state = *state;
    html::div()
        .class("part")
        .child(move || Some(card(&state, state.theirs.get()?)))
}

fn card(state: &SettingsState, theirs: SettingsPage) -> Node {
    let state = *state;
    let changed = untrack(|| {
        state
            .saved
            .with(|before| Entered::from(&theirs.settings).changes(before))
    });
    let text = if changed.is_empty() {
        text::saved_meanwhile().to_owned()
    } else {
        text::saved_meanwhile_changes(&joined(&changed, ", "))
    };
    let theirs = State::new(theirs);
    let take = move || {
        state.reset();
        state.fill(&theirs.get_untracked());
        state.page.put(theirs.get_untracked());
    };
    // From here on their version is what mine is compared with and saved over.
    let keep = move || {
        let page = theirs.get_untracked();
        state.saved.set(Entered::from(&page.settings));
        state.revision.set(page.revision);
        state.theirs.set(None);
        state.save();
    };
    html::div()
        .class("conflict")
        .attr("role", "alert")
        .child(view! { <Icon name="users"/> })
        .child(html::p().class("conflict-text").child(&text))
        .child(
            html::div()
                .class("conflict-actions")
                .child(view! { <Button label=text::use_theirs() on_press=take/> })
                .child(view! { <Button label=text::save_mine() on_press=keep/> }),
        )
}
