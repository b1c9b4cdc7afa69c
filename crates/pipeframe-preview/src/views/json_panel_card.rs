//! The app's JSON panel among the cards of a record's page.

use leptos::prelude::*;
use pipeframe_json_ui::view::{ActionChosen, JsonPanel};

use crate::desk::{Desk, JsonPanel as MountedPanel, Place, UserAction};
use crate::host::Host;

use super::extension_card::ExtensionCard;
use super::json_reasons::JsonReasons;
use super::menu::MenuItem;

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
    let settings = of_panel(host, MountedPanel::settings);
    let actions = host.select(Desk::json_panel_actions);
    let reload = Callback::new(move |()| host.act(UserAction::ReloadJsonPanel));
    let choose = Callback::new(move |chosen: ActionChosen| {
        host.act(UserAction::ChoosePanelAction(chosen.identifier));
    });
    let entries = move || {
        let actions = actions.get().global.into_iter();
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
    let open_settings = move |()| match settings.get_untracked() {
        Some(address) => host.act(UserAction::OpenAddress(address)),
        None => host.act(UserAction::Navigate(Place::Settings)),
    };
    view! {
        <ExtensionCard
            host=host
            name=name
            collapsed=collapsed
            toggle=Callback::new(move |()| host.act(UserAction::ToggleJsonPanel))
            reload=reload
            open_settings=Callback::new(open_settings)
            entries=entries
        >
            <div hidden=collapsed>
                <JsonPanel state=state actions=actions on_action=choose on_retry=reload />
                <JsonReasons reasons=reasons />
            </div>
        </ExtensionCard>
    }
    .into_any()
}
