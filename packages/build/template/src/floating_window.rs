//! The floating window: it is there on every page of Pipedrive, and says by its badge how much waits in it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::{Button, Notice, Page, State};
use pipeframe::surface::{FloatingWindow, SurfaceHandle};

use crate::Window;

pub fn page(surface: SurfaceHandle<FloatingWindow, Window>) -> impl IntoView {
    let waiting = State::new(0);
    let notice = Notice::none();
    let add = move || {
        notice.clear();
        waiting.update(|waiting| *waiting += 1);
        let badge = surface.sdk().set_notification(waiting.get_untracked());
        spawn_local(async move {
            if let Err(error) = badge.await {
                notice.say("The badge could not be set.", &error);
            }
        });
    };
    view! {
        <Page title="My extension">
            <p>{move || waiting.get().to_string()} " waiting"</p>
            {notice.view()}
            <Button label="Add one" on_press=add/>
        </Page>
    }
}
