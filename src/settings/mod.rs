//! The settings page: the connection first, then what the whole company works with.

mod conflict;
mod connection;
mod entered;
mod fields;
mod guard;
mod language;
mod redirected;
mod state;

use leptos::prelude::*;
use pipeframe::kit::{
    Form, FormErrorSummary, LiveRegion, Node, SaveBar, Skeleton, SkeletonShape, State, html,
};
use pipeframe::sdk::WithFloatingWindow;
use pipeframe::surface::{Settings, SurfaceHandle};

use super::{changes, text};
use state::{SettingsState, Shown};

/// The settings page.
pub fn page(surface: SurfaceHandle<Settings, WithFloatingWindow>) -> Node {
    let state = SettingsState::new(surface);
    state.fill_when_fetched();
    changes::SETTINGS.on(move || state.page.refresh());
    state.hear_of_the_connection();
    guard::keep(move || state.is_changed() || state.is_saving.get());
    let shown = State::derived(move || state.shown());
    html::main()
        .class("settings-page")
        .child(html::h1().class("visually-hidden").child(text::app_name()))
        .child(redirected::view(state.target))
        .child(
            html::div()
                .class("part")
                .child(move || content(&state, shown.get())),
        )
}

fn content(state: &SettingsState, shown: Shown) -> Vec<Node> {
    match shown {
        Shown::Loading => {
            let skeleton = view! { <Skeleton label=text::loading_settings() shape=SkeletonShape::Card count=3/> };
            vec![skeleton.into()]
        }
        Shown::Failed => vec![state.page.failed_view(text::settings_not_loaded())],
        Shown::Form => {
            let mut content = vec![connection::view(state), form_view(state)];
            content.extend(language::view());
            content
        }
    }
}

fn form_view(state: &SettingsState) -> Node {
    let state = *state;
    let summary = move || entered::summary(&state.changes());
    let errors = view! { <FormErrorSummary errors=state.errors/> };
    let [defaults, notifications] = state.fields.view(state.errors, state.target);
    let save_bar = view! {
        <SaveBar
            shown=move || state.is_changed()
            summary=summary
            busy=state.is_saving
            on_reset=move || state.reset()
        />
    };
    let content = [
        state.draft.view(),
        conflict::view(&state),
        errors.into(),
        defaults,
        notifications,
        state.notice.view(),
        guard::hint(move || state.is_changed()),
        view! { <LiveRegion text=move || state.result.get()/> }.into(),
        save_bar.into(),
    ];
    view! { <Form on_submit=move || state.save() children=content.into()/> }.into()
}
