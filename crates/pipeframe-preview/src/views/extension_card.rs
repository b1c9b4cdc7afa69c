//! The card of an app's panel: Pipedrive's header around what the app shows.

use leptos::prelude::*;

use crate::host::Host;

use super::avatar::app_avatar;
use super::icon::{Shape, small_icon};
use super::menu::{Menu, MenuItem};

/// A panel of the app with its header: the title folds it, a button loads it again, a menu has both and the app's settings.
#[component]
pub(super) fn ExtensionCard(
    host: Host,
    name: Memo<String>,
    collapsed: Memo<bool>,
    toggle: Callback<()>,
    reload: Callback<()>,
    open_settings: Callback<()>,
    /// The app's own entries, first in the menu.
    #[prop(optional, into)]
    entries: ViewFn,
    children: Children,
) -> impl IntoView {
    let menu_label = Signal::derive(move || format!("{} menu", name.get()));
    let fold_label = move || {
        if collapsed.get() {
            "Expand"
        } else {
            "Collapse"
        }
    };
    view! {
        <section
            class="sidebar-card"
            data-kind="extension"
            data-collapsed=move || collapsed.get().to_string()
            aria-label=name
        >
            <header>
                <h2>
                    <button
                        type="button"
                        class="collapse-button"
                        aria-expanded=move || (!collapsed.get()).to_string()
                        on:click=move |_| toggle.run(())
                    >
                        {small_icon(Shape::ChevronDown)}
                        {app_avatar(host)}
                        <span>{name}</span>
                    </button>
                </h2>
                <button
                    type="button"
                    class="host-icon-button"
                    data-size="small"
                    aria-label=move || format!("Reload {}", name.get())
                    on:click=move |_| reload.run(())
                >
                    {small_icon(Shape::Reload)}
                </button>
                <Menu
                    label=menu_label
                    class="host-icon-button"
                    size="small"
                    face=ViewFn::from(|| small_icon(Shape::More))
                >
                    {entries.run()}
                    <MenuItem on_select=move || toggle.run(())>{fold_label}</MenuItem>
                    <MenuItem on_select=move || reload.run(())>"Reload"</MenuItem>
                    <MenuItem on_select=move || open_settings.run(())>"App settings"</MenuItem>
                    <p class="host-popover-note">"Moving and hiding panels isn't simulated."</p>
                </Menu>
            </header>
            {children()}
        </section>
    }
    .into_any()
}
