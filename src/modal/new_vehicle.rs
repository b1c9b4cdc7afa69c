//! A new vehicle for a record.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Answer, BackendError, Payload};
use pipeframe::context::Record;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, FormErrorSummary, Node, State, TextField, html, report,
};

use super::dialog::Dialog;
use super::opening::Opening;
use crate::changes;
use crate::domain::{NewVehicle, VehicleDetails};
use pipeframe::draft::report_refused;
use pipeframe::draft::{Draft, Field};

/// The form. Copies mean the same form.
#[derive(Clone, Copy)]
struct Form {
    dialog: Dialog,
    record: Record,
    name: State<String>,
    plate: State<String>,
    errors: State<FieldErrors>,
    is_saving: State<bool>,
    draft: Draft,
}

pub(super) fn view(dialog: Dialog, record: Record) -> Vec<Node> {
    let [name, plate] = [(); 2].map(|()| State::new(String::new()));
    let fields = vec![Field::Text(name), Field::Text(plate)];
    let form = Form {
        dialog,
        record,
        name,
        plate,
        errors: State::new(FieldErrors::default()),
        is_saving: State::new(false),
        draft: Draft::new(dialog.backend(), fields),
    };
    let own = format!("vehicle/{}/{}", record.resource.as_str(), record.id);
    form.draft.open(&dialog.draft_place(&own));
    dialog.guards(form.draft);
    let errors = form.errors;
    let name = view! { <TextField name="name" label="Make and model" value=form.name errors required=true/> };
    let plate = view! { <TextField name="plate" label="Number plate" value=form.plate errors required=true/> };
    let title = ["New vehicle on this ", record.resource.as_str()].concat();
    let body = html::div()
        .class("dialog-body")
        .child(html::h1().class("dialog-title").child(&title))
        .child(form.draft.view())
        .child(view! { <FormErrorSummary errors/> })
        .child(name)
        .child(plate);
    let cancel = view! { <Button label="Cancel" on_press=move || dialog.close()/> };
    let add = view! {
        <Button label="Add vehicle" variant=ButtonVariant::Primary kind=ButtonKind::Submit busy=form.is_saving/>
    };
    let footer = html::footer()
        .class("dialog-footer")
        .child(cancel)
        .child(add);
    let content = html::form()
        .class("dialog-form")
        .attr("novalidate", "")
        .on_submit(move || form.save())
        .child(body)
        .child(dialog.notice_view())
        .child(footer);
    vec![content]
}

impl Form {
    fn save(self) {
        let vehicle = NewVehicle {
            resource: self.record.resource.as_str().to_owned(),
            record: self.record.id.0,
            name: self.name.get_untracked(),
            plate: self.plate.get_untracked(),
        };
        if self.is_saving.get_untracked() || !report(self.errors, vehicle.errors()) {
            return;
        }
        self.dialog.clear_notices();
        self.is_saving.set(true);
        spawn_local(async move {
            let result = self.draft.post("/vehicles", Payload::of(&vehicle)).await;
            self.is_saving.try_set(false);
            match result.and_then(|answer| answer.map(Answer::read).transpose()) {
                Ok(Some(details)) => self.added(&details),
                Ok(None) => changes::VEHICLES.announce(),
                Err(BackendError::Invalid(errors)) => {
                    report_refused(self.errors, errors, &["name", "plate"]);
                }
                Err(error) => self.dialog.report(not_added(&error), &error),
            }
        });
    }

    fn added(self, details: &VehicleDetails) {
        self.draft.close();
        changes::VEHICLES.announce();
        self.dialog.show(Opening::Vehicle(details.vehicle.id));
    }
}

fn not_added(error: &BackendError) -> &'static str {
    if error.is_refusal() {
        "The vehicle was not added."
    } else {
        "The vehicle may not have been added. Trying again never adds it twice."
    }
}
