//! The app's JSON panel among the cards of a record's page.

use leptos::prelude::*;
use pipeframe_json_ui::view::{ActionChosen, JsonPanel};

use crate::desk::{Desk, JsonPanel as MountedPanel, Place, UserAction};
use crate::host::Host;

use super::avatar::app_avatar;
use super::icon::{Shape, small_icon};
use super::json_reasons::JsonReasons;
use super::menu::{Menu, MenuItem};

/// The JSON panel, where the page has one: Pipedrive's header around what it draws by itself.
#[component]
pub(super) fn JsonPanelCard(host: Host) -> impl IntoView {
    let identifier = host.select(|desk| desk.json_panel().map(|panel| panel.identifier.clone()));
    move || identifier.get().map(|_| view! { <Card host=host /> })
}

/// A part of the panel that is mounted.
fn of_panel<T>(host: Host, part: impl Fn(&MountedPanel) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    host.select(move |desk| desk.json_panel().map(&part).unwrap_or_default())
}

#[component]
fn Card(host: Host) -> impl IntoView {
    let name = of_panel(host, |panel| panel.name.clone());
    let collapsed = of_panel(host, |panel| panel.collapsed);
    let state = of_panel(host, |panel| panel.state.clone());
    let reasons = of_panel(host, |panel| panel.reasons.clone());
    let actions = host.select(Desk::json_panel_actions);
    let reload = move || host.act(UserAction::ReloadJsonPanel);
    let choose = Callback::new(move |chosen: ActionChosen| {
        host.act(UserAction::ChoosePanelAction(chosen.identifier));
    });
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
                        on:click=move |_| host.act(UserAction::ToggleJsonPanel)
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
                    on:click=move |_| reload()
                >
                    {small_icon(Shape::Reload)}
                </button>
                <PanelMenu host=host name=name collapsed=collapsed />
            </header>
            <div hidden=collapsed>
                <JsonPanel
                    state=state
                    actions=actions
                    on_action=choose
                    on_retry=Callback::new(move |()| reload())
                />
                <JsonReasons reasons=reasons />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn PanelMenu(host: Host, name: Memo<String>, collapsed: Memo<bool>) -> impl IntoView {
    let settings = host.select(|desk| desk.json_panel().and_then(MountedPanel::settings));
    let actions = host.select(|desk| desk.json_panel_actions().global);
    let fold_label = move || {
        if collapsed.get() {
            "Expand"
        } else {
            "Collapse"
        }
    };
    let entries = move || {
        let actions = actions.get().into_iter();
        actions
            .map(|action| {
                let identifier = action.identifier;
                view! {
                    <MenuItem on_select=move || {
                        host.act(UserAction::ChoosePanelAction(identifier.clone()));
                    }>{action.name}</MenuItem>
                }
            })
            .collect_view()
    };
    let open_settings = move || match settings.get_untracked() {
        Some(address) => host.act(UserAction::OpenAddress(address)),
        None => host.act(UserAction::Navigate(Place::Settings)),
    };
    view! {
        <Menu
            label=Signal::derive(move || format!("{} menu", name.get()))
            class="host-icon-button"
            size="small"
            face=ViewFn::from(|| small_icon(Shape::More))
        >
            {entries()}
            <MenuItem on_select=move || host.act(UserAction::ToggleJsonPanel)>{fold_label}</MenuItem>
            <MenuItem on_select=move || host.act(UserAction::ReloadJsonPanel)>"Reload"</MenuItem>
            <MenuItem on_select=open_settings>"App settings"</MenuItem>
            <p class="host-popover-note">"Moving and hiding panels isn't simulated."</p>
        </Menu>
    }
    .into_any()
}
