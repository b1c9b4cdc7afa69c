//! The modal: a form whose values come back when it was closed by mistake.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::draft::{self, Draft, Field};
use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, Form, FormErrorSummary, Notice, Page, State, TextField,
    report,
};
use pipeframe::sdk::Snackbar;
use pipeframe::surface::{Modal, SurfaceHandle};

use crate::Window;

pub fn page(surface: SurfaceHandle<Modal, Window>) -> impl IntoView {
    let note = State::new(String::new());
    let errors = State::new(FieldErrors::default());
    let notice = Notice::none();
    let draft = Draft::new(surface.backend().clone(), vec![Field::Text(note)]);
    // One draft for each record: what was begun on one deal is not saved to another.
    let records = surface.query().get("selectedIds").unwrap_or_default();
    let form = ["note/", records].concat();
    draft.open(&draft::place("modal", surface.context().viewer, &form));
    let save = move || {
        let mut wrong = FieldErrors::default();
        wrong.check(
            "note",
            &note.get_untracked(),
            &[Rule::Required("Enter a note")],
        );
        if !report(errors, wrong) {
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
                <FormErrorSummary errors=errors/>
                <TextField name="note" label="Note" value=note errors=errors required=true/>
                <Button label="Save" kind=ButtonKind::Submit variant=ButtonVariant::Primary/>
            </Form>
        </Page>
    }
}
