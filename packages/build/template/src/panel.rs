//! The panel: what it shows of the deal, person or organisation that it was opened for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::{Button, Notice, Page};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Panel, SurfaceHandle};

use crate::Window;

pub fn page(surface: SurfaceHandle<Panel, Window>) -> impl IntoView {
    let record = surface.context().record;
    let notice = Notice::none();
    let greet = move || {
        notice.clear();
        let greeting = surface.sdk().show_snackbar(Snackbar::new("Hello from the panel"));
        spawn_local(async move {
            if let Err(error) = greeting.await {
                notice.say("Nobody was greeted.", &error);
            }
        });
    };
    view! {
        <Page title="My extension">
            <p>"This is " {record.resource.as_str()} " " {record.id.to_string()} "."</p>
            {notice.view()}
            <Button label="Say hello" on_press=greet/>
        </Page>
    }
}
