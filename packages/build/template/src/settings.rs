//! The page in Pipedrive's settings.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::{Notice, Page, State, Switch, effect};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Settings, SurfaceHandle};

use crate::Window;

pub fn page(surface: SurfaceHandle<Settings, Window>) -> impl IntoView {
    let is_on = State::new(false);
    let notice = Notice::none();
    let mut is_first = true;
    // Runs at once, and again whenever it is switched.
    effect(move || {
        let text = if is_on.get() { "Greetings are on" } else { "Greetings are off" };
        if std::mem::take(&mut is_first) {
            return;
        }
        let told = surface.sdk().show_snackbar(Snackbar::new(text));
        spawn_local(async move {
            if let Err(error) = told.await {
                notice.say("It could not be shown in Pipedrive.", &error);
            }
        });
    });
    view! {
        <Page title="Settings of my extension" shows_title=true>
            {notice.view()}
            <Switch name="greetings" label="Greet people" checked=is_on/>
        </Page>
    }
}
