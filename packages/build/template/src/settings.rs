//! The page in Pipedrive's settings: a form whose values come from your server.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::draft::report_refused;
use pipeframe::fetch::Edited;
use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::kit::{
    Checkbox, Form, FormErrorSummary, Notice, Page, SaveBar, State, TextField, report,
};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Settings, SurfaceHandle};
use serde::{Deserialize, Serialize};

use crate::Window;

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Preferences {
    sender: String,
    greets: bool,
}

pub fn page(surface: SurfaceHandle<Settings, Window>) -> impl IntoView {
    let (sender, greets) = (State::new(String::new()), State::new(false));
    let errors = State::new(FieldErrors::default());
    let notice = Notice::none();
    let read = move || Preferences { sender: sender.get(), greets: greets.get() };
    // Taken apart without `..`, so that a further field can't be forgotten.
    let fill = move |saved: Preferences| {
        let Preferences { sender: name, greets: is_on } = saved;
        sender.set(name);
        greets.set(is_on);
    };
    let settings = Edited::start(surface.backend().clone(), "/settings", read, fill);
    let save = move || {
        let mut wrong = FieldErrors::default();
        wrong.check("sender", &sender.get_untracked(), &[Rule::Required("Enter a name")]);
        if !report(errors, wrong) {
            return;
        }
        notice.clear();
        let sdk = surface.sdk().clone();
        spawn_local(async move {
            match settings.save().await {
                Ok(()) => {
                    if let Err(error) = sdk.show_snackbar(Snackbar::new("Settings saved")).await {
                        notice.say("They are saved, which Pipedrive could not show.", &error);
                    }
                }
                Err(BackendError::Invalid(refused)) => report_refused(errors, refused),
                Err(error) => notice.say("The settings may not have been saved.", &error),
            }
        });
    };
    let form = move || {
        view! {
            <Form on_submit=save.clone()>
                <FormErrorSummary errors/>
                <TextField name="sender" label="Sender" value=sender errors required=true/>
                <Checkbox name="greets" label="Greet people" checked=greets errors/>
                <SaveBar
                    shown=settings.changed() summary="Settings changed" busy=settings.saving()
                    on_reset=move || settings.reset()
                />
            </Form>
        }
        .into()
    };
    view! {
        <Page title="Settings of my extension" shows_title=true>
            {notice.view()}
            {settings.view("The settings could not be loaded.", form)}
        </Page>
    }
}
