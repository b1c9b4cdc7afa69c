//! The search field of the top bar.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{FocusEvent, KeyboardEvent};

use crate::account::Resource;
use crate::desk::{Place, UserAction};
use crate::host::Host;

use super::element::focus_leaves;
use super::icon::{Shape, icon, small_icon};
use super::keys::command_key;
use super::search::{Hit, find};

const LIST: &str = "search-results";

/// Finds records of the account while the user types.
#[component]
pub(super) fn SearchBox(host: Host) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let anchor = NodeRef::<Div>::new();
    let hits =
        Memo::new(move |_| query.with(|query| host.peek(|desk| find(desk.account(), query))));
    let open = Memo::new(move |_| query.with(|query| !query.trim().is_empty()));
    let go = move |hit: &Hit| {
        query.set(String::new());
        host.act(UserAction::Navigate(Place::Details(hit.record)));
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(key) = command_key(&event) else {
            return;
        };
        let count = hits.with_untracked(Vec::len);
        match key.as_str() {
            "ArrowDown" => chosen.update(|index| *index = (*index + 1) % count.max(1)),
            "ArrowUp" => chosen.update(|index| *index = (*index + count.max(1) - 1) % count.max(1)),
            "Enter" => {
                let hit = hits.with_untracked(|hits| hits.get(chosen.get_untracked()).cloned());
                if let Some(hit) = hit {
                    go(&hit);
                }
            }
            "Escape" => query.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let on_leave = move |event: FocusEvent| {
        if focus_leaves(&event, anchor) {
            query.set(String::new());
        }
    };
    let results = move || {
        let hits = hits.get().into_iter().enumerate();
        hits.map(|(index, hit)| result(index, hit, chosen.read_only(), go))
            .collect_view()
    };
    let active = move || {
        (open.get() && hits.with(|hits| !hits.is_empty()))
            .then(|| format!("{LIST}-{}", chosen.get()))
    };
    view! {
        <div class="host-search" role="search" node_ref=anchor on:focusout=on_leave>
            {small_icon(Shape::Search)}
            <input
                type="text"
                role="combobox"
                placeholder="Search deals, people, organizations"
                aria-label="Search deals, people, organizations"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=active
                autocomplete="off"
                prop:value=query
                on:input=move |event| {
                    chosen.set(0);
                    query.set(event_target_value(&event));
                }
                on:keydown=on_key
            />
            <div
                class="host-popover"
                data-width="full"
                id=LIST
                role="listbox"
                aria-label="Search results"
                hidden=move || !open.get() || hits.with(Vec::is_empty)
            >
                {results}
            </div>
            <Show when=move || open.get() && hits.with(Vec::is_empty)>
                <p class="host-popover host-popover-note" data-width="full" role="status">
                    "Nothing in this account fits. Try a name, a phone number or a place."
                </p>
            </Show>
        </div>
    }
    .into_any()
}

fn result(
    index: usize,
    hit: Hit,
    chosen: ReadSignal<usize>,
    go: impl Fn(&Hit) + 'static,
) -> AnyView {
    let name = hit.name.clone();
    let detail = hit.detail.clone();
    view! {
        <button
            type="button"
            class="host-popover-item"
            role="option"
            tabindex="-1"
            id=format!("{LIST}-{index}")
            aria-selected=move || (chosen.get() == index).to_string()
            on:click=move |_| go(&hit)
        >
            {icon(shape_of(hit.record.resource))}
            <span class="host-popover-text">{name} <small>{detail}</small></span>
        </button>
    }
    .into_any()
}

/// The icon of a kind of record.
pub(super) const fn shape_of(resource: Resource) -> Shape {
    match resource {
        Resource::Deal => Shape::Deal,
        Resource::Person => Shape::Person,
        Resource::Organization => Shape::Organization,
        Resource::Activity => Shape::Calendar,
    }
}
