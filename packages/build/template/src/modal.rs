//! The modal: a form whose values come back when it was closed by mistake.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::draft::{self, Draft, Field};
use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::kit::{Button, ButtonKind, ButtonVariant, Form, Notice, Page, State, TextField, report};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Modal, SurfaceHandle};

use crate::Window;

pub fn page(surface: SurfaceHandle<Modal, Window>) -> impl IntoView {
    let note = State::new(String::new());
    let errors = State::new(FieldErrors::default());
    let notice = Notice::none();
    let draft = Draft::new(surface.backend().clone(), vec![Field::Text(note)]);
    draft.open(&draft::place("modal", surface.context().viewer, "note"));
    let save = move || {
        let mut wrong = FieldErrors::default();
        wrong.check("note", &note.get_untracked(), &[Rule::Required("Enter a note")]);
        let is_right = wrong.is_empty();
        report(errors, wrong);
        if !is_right {
            return;
        }
        // Send it to your server here: `draft.post` does it once however often it is tried.
        draft.close();
        let sdk = surface.sdk().clone();
        spawn_local(async move {
            let told = sdk.show_snackbar(Snackbar::new("The note is saved")).await;
            if let Err(error) = told.and(sdk.close_modal().await) {
                notice.say("The window could not be closed.", &error);
            }
        });
    };
    view! {
        <Page title="Note">
            {draft.view()}
            {notice.view()}
            <Form on_submit=save>
                <TextField name="note" label="Note" value=note errors=errors required=true/>
                <Button label="Save" kind=ButtonKind::Submit variant=ButtonVariant::Primary/>
            </Form>
        </Page>
    }
}
