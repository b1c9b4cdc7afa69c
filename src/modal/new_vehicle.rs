//! A new vehicle for a record.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::context::Record;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, FormErrorSummary, Node, State, TextField, html, report,
};

use super::dialog::Dialog;
use super::opening::Opening;
use crate::changes;
use crate::domain::{NewVehicle, VehicleDetails};
use crate::text;
use pipeframe::draft::{Draft, Field, Posted, report_refused};

/// The form. Copies mean the same form.
#[derive(Clone, Copy)]
struct Form {
    dialog: Dialog,
    record: Record,
    name: State<String>,
    plate: State<String>,
    errors: State<FieldErrors>,
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
        draft: Draft::new(dialog.backend(), fields),
    };
    let own = format!("vehicle/{}/{}", record.resource.as_str(), record.id);
    form.draft.open(&dialog.draft_place(&own));
    dialog.guards(form.draft);
    let errors = form.errors;
    let name = view! { <TextField name="name" label=text::make_and_model() value=form.name errors required=true/> };
    let plate = view! { <TextField name="plate" label=text::number_plate() value=form.plate errors required=true/> };
    let title = text::new_vehicle(record.resource.as_str());
    let body = html::div()
        .class("dialog-body")
        .child(html::h1().class("dialog-title").child(&title))
        .child(form.draft.view())
        .child(view! { <FormErrorSummary errors/> })
        .child(name)
        .child(plate);
    let cancel = view! { <Button label=text::cancel() on_press=move || dialog.close()/> };
    let add = view! {
        <Button label=text::add_vehicle() variant=ButtonVariant::Primary kind=ButtonKind::Submit busy=form.draft.sending()/>
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
        if !report(self.errors, vehicle.errors()) {
            return;
        }
        self.dialog.clear_notices();
        spawn_local(async move {
            match self.draft.post("/vehicles", &vehicle).await {
                Posted::Done(details) => self.added(&details),
                Posted::Noted => changes::VEHICLES.announce(),
                Posted::Refused(BackendError::Invalid(errors)) => {
                    report_refused(self.errors, errors);
                }
                Posted::Refused(error) => self.dialog.report(text::vehicle_not_added(), &error),
                Posted::Unknown(error) => self.dialog.report(text::vehicle_perhaps_added(), &error),
            }
        });
    }

    fn added(self, details: &VehicleDetails) {
        self.draft.close();
        changes::VEHICLES.announce();
        self.dialog.show(Opening::Vehicle(details.vehicle.id));
    }
}
