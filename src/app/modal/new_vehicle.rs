//! A new vehicle for a record.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::context::Record;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, FormErrorSummary, Node, State, TextField, element, report,
};

use super::Dialog;
use super::opening::Opening;
use crate::app::changes::Change;
use crate::app::domain::{NewVehicle, VehicleDetails};
use crate::app::key::new_key;

/// The form. Copies mean the same form.
#[derive(Clone, Copy)]
struct Form {
    dialog: Dialog,
    record: Record,
    name: State<String>,
    plate: State<String>,
    errors: State<FieldErrors>,
    is_saving: State<bool>,
}

pub(super) fn view(dialog: Dialog, record: Record) -> Vec<Node> {
    let form = Form {
        dialog,
        record,
        name: State::new(String::new()),
        plate: State::new(String::new()),
        errors: State::new(FieldErrors::default()),
        is_saving: State::new(false),
    };
    let errors = form.errors;
    let name = view! { <TextField name="name" label="Make and model" value=form.name errors required=true/> };
    let plate = view! { <TextField name="plate" label="Number plate" value=form.plate errors required=true/> };
    let title = ["New vehicle on this ", record.resource.as_str()].concat();
    let body = element("div")
        .class("dialog-body")
        .child(element("h1").class("dialog-title").text(&title))
        .child(view! { <FormErrorSummary errors/> })
        .child(name)
        .child(plate);
    let cancel = view! { <Button label="Cancel" on_press=move || dialog.close()/> };
    let add = view! {
        <Button label="Add vehicle" variant=ButtonVariant::Primary kind=ButtonKind::Submit busy=form.is_saving/>
    };
    let footer = element("footer")
        .class("dialog-footer")
        .child(cancel)
        .child(add);
    let content = element("form")
        .class("dialog-form")
        .attribute("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            form.save();
        })
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
            let result = self
                .dialog
                .backend()
                .post_once::<_, VehicleDetails>("/vehicles", &vehicle, &new_key())
                .await;
            self.is_saving.try_set(false);
            match result {
                Ok(details) => {
                    Change::Vehicles.announce();
                    self.dialog.show(Opening::Vehicle(details.vehicle.id));
                }
                Err(BackendError::Invalid(errors)) => self.refuse(errors),
                Err(error) => self.dialog.report("The vehicle was not added.", &error),
            }
        });
    }

    /// The server knows rules that the form does not; what it says of other fields is not for this form.
    fn refuse(self, refused: Vec<pipeframe::backend::FieldError>) {
        let mut errors = FieldErrors::default();
        for error in refused {
            if let Some(field) = ["name", "plate"]
                .into_iter()
                .find(|field| *field == error.field)
            {
                errors.set(field, error.message);
            }
        }
        report(self.errors, errors);
    }
}
