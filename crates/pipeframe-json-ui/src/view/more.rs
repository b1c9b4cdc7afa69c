//! A button that shows further buttons.

use leptos::html::{Button, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, Node};

use super::icon::{Icon, icon};
use super::ids::new_id;

/// A button that shows further buttons and links, until one is pressed, Escape is, or the focus leaves.
///
/// It is no `role="menu"`: what it shows are buttons and links in the order of the Tab key, as screen readers know them.
#[component]
pub(super) fn More(
    /// What the button is called.
    label: String,
    /// What the button shows.
    shows: Icon,
    /// Its kind, as the stylesheet knows it.
    kind: &'static str,
    /// `up` where there is no room below.
    #[prop(default = "down")]
    opens: &'static str,
    /// The buttons and links.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let around = NodeRef::<Div>::new();
    let button = NodeRef::<Button>::new();
    let id = new_id();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            // Only this list closes, not a dialog around it.
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let on_focus_out = move |event: FocusEvent| {
        let next = event
            .related_target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        // A list that goes away with the focus in it has nothing to close.
        let stays = around
            .try_get_untracked()
            .flatten()
            .is_none_or(|around| around.contains(next.as_ref()));
        if !stays {
            open.set(false);
        }
    };
    let list = StoredValue::new((id.clone(), children));
    view! {
        <div class="json-ui-more" node_ref=around on:keydown=on_key on:focusout=on_focus_out>
            <button
                type="button"
                class="json-ui-button"
                data-kind=kind
                aria-label=label
                aria-expanded=move || open.get().to_string()
                aria-controls=move || open.get().then(|| id.clone())
                node_ref=button
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon(shows)}
            </button>
            <Show when=move || open.get()>
                <div
                    class="json-ui-more-list"
                    id=list.with_value(|(id, _)| id.clone())
                    data-opens=opens
                    on:click=move |_| close()
                >
                    {list.with_value(|(_, children)| children())}
                </div>
            </Show>
        </div>
    }
    .into_any()
}
