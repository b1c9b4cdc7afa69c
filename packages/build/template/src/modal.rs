//! The modal: a form whose values come back when it was closed by mistake, and are sent once however often it is tried.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::draft::{self, Draft, Field, Posted, report_refused};
use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, Form, FormErrorSummary, Notice, Page, State, TextField,
    report,
};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Modal, SurfaceHandle};
use serde::{Deserialize, Serialize};

use crate::Window;

#[derive(Serialize)]
struct NewNote {
    text: String,
}

/// What your server answers.
#[derive(Deserialize)]
struct Saved {
    number: u32,
}

pub fn page(surface: SurfaceHandle<Modal, Window>) -> impl IntoView {
    let text = State::new(String::new());
    let errors = State::new(FieldErrors::default());
    let notice = Notice::none();
    let draft = Draft::new(surface.backend().clone(), vec![Field::Text(text)]);
    // One draft for each record: what was begun on one deal is not saved to another.
    let records = surface.query().get("selectedIds").unwrap_or_default();
    let form = ["note/", records].concat();
    draft.open(&draft::place("modal", surface.context().viewer, &form));
    surface.close_on_escape(notice, move || draft.loss());
    surface.focus_first();
    surface.follow_height(480);
    let save = move || {
        let mut wrong = FieldErrors::default();
        wrong.check("text", &text.get_untracked(), &[Rule::Required("Enter a note")]);
        if !report(errors, wrong) {
            return;
        }
        notice.clear();
        let sdk = surface.sdk().clone();
        spawn_local(async move {
            let note = NewNote { text: text.get_untracked() };
            match draft.post("/notes", &note).await {
                Posted::Done(Saved { number }) => {
                    draft.close();
                    let message = ["Saved as note ", &number.to_string()].concat();
                    let told = sdk.show_snackbar(Snackbar::new(message)).await;
                    if let Err(error) = told.and(sdk.close_modal().await) {
                        notice.say("The window could not be closed.", &error);
                    }
                }
                Posted::Refused(BackendError::Invalid(refused)) => report_refused(errors, refused),
                Posted::Refused(error) => notice.say("The note was not saved.", &error),
                Posted::Unknown(error) => notice.say("The note may not have been saved.", &error),
                // The draft says what became of an earlier try.
                Posted::Noted => {}
            }
        });
    };
    view! {
        <Page title="Note">
            {draft.view()}
            {notice.view()}
            <Form on_submit=save>
                <FormErrorSummary errors/>
                <TextField name="text" label="Note" value=text errors required=true/>
                <Button
                    label="Save" kind=ButtonKind::Submit variant=ButtonVariant::Primary
                    busy=draft.sending()
                />
            </Form>
        </Page>
    }
}
