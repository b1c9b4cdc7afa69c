//! Where the code behind each surface is.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{FocusEvent, KeyboardEvent};

use crate::host::Host;
use crate::surface::Surface;
use crate::views::copying::Copying;
use crate::views::element::{focus_by_id, focus_leaves};
use crate::views::icon::{Shape, small_icon};

const BUTTON: &str = "sources-button";
const POPOVER: &str = "sources";

/// A popover with the path of each registered surface's code, to copy. Of another app than the built-in one no paths are known,
/// so that there is nothing to offer.
#[component]
pub(super) fn Sources(host: Host) -> impl IntoView {
    host.shows_reference_app()
        .then(|| view! { <BuiltInSources host=host /> })
}

#[component]
fn BuiltInSources(host: Host) -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = NodeRef::<Div>::new();
    let app = host.peek(|desk| desk.registration().name.clone());
    let surfaces = host.peek(|desk| {
        let is_registered = |surface: &Surface| desk.has_surface(*surface);
        Surface::ALL
            .into_iter()
            .filter(is_registered)
            .collect::<Vec<_>>()
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus_by_id(BUTTON);
        }
    };
    let on_leave = move |event: FocusEvent| {
        if focus_leaves(&event, anchor) {
            open.set(false);
        }
    };
    view! {
        <div class="host-popover-anchor" node_ref=anchor on:keydown=on_key on:focusout=on_leave>
            <button
                type="button"
                class="tool-button"
                id=BUTTON
                aria-expanded=move || open.get().to_string()
                aria-controls=POPOVER
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {small_icon(Shape::Code)}
                <span class="strip-label">"Code"</span>
            </button>
            <div
                class="tool-popover"
                id=POPOVER
                role="group"
                aria-label="Code behind each surface"
                tabindex="-1"
                hidden=move || !open.get()
            >
                <p class="tool-note">"The code of " {app} ":"</p>
                <ul class="source-list">
                    {surfaces
                        .into_iter()
                        .map(|surface| view! { <Source surface=surface /> })
                        .collect_view()}
                </ul>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Source(surface: Surface) -> impl IntoView {
    let copying = Copying::new();
    let path = path(surface);
    view! {
        <li>
            <span class="surface-tag" data-surface=surface.as_str()>
                {surface.spoken()}
            </span>
            <code>{path}</code>
            <button
                type="button"
                class="tool-button"
                aria-label=format!("Copy {path}")
                on:click=move |_| copying.copy(path.to_owned())
            >
                {small_icon(Shape::Copy)}
                {copying.label("Copy")}
            </button>
        </li>
    }
    .into_any()
}

const fn path(surface: Surface) -> &'static str {
    match surface {
        Surface::Panel => "src/panel",
        Surface::Modal => "src/modal",
        Surface::FloatingWindow => "src/floating_window",
        Surface::Settings => "src/settings",
    }
}
