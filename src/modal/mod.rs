//! The modal: one vehicle and its proposals, the vehicles of a record, a new vehicle, or reminders to a list selection.

mod batch;
mod details;
mod dialog;
mod facts;
mod new_vehicle;
mod opening;
mod pick;
mod proposals;
mod reminders;
mod send;

use leptos::prelude::*;
use pipeframe::context::{Record, Selection};
use pipeframe::draft::Draft;
use pipeframe::kit::{EmptyState, Node, html};
use pipeframe::lazy;
use pipeframe::sdk::WithFloatingWindow;
use pipeframe::surface::{Modal, SurfaceHandle};

use super::text;
use dialog::Dialog;
use opening::Opening;

pub use opening::field;

/// The modal's name as registered in Developer Hub.
pub const NAME: &str = "Vehicle details";

/// The modal, with the content that it was opened for.
pub fn page(surface: SurfaceHandle<Modal, WithFloatingWindow>) -> Node {
    let dialog = Dialog::new(surface);
    let surface = dialog.surface.get_untracked();
    surface.close_on_escape(dialog.notice, move || {
        dialog.draft.get_untracked().and_then(Draft::loss)
    });
    html::main()
        .class("dialog")
        .child(move || content(dialog, dialog.opening.get()))
}

lazy! { new_vehicle;
    new_vehicle_view: fn(Dialog, Record) -> Vec<Node> = new_vehicle::view;
}

lazy! { reminders;
    reminders_view: fn(Dialog, Selection) -> Vec<Node> = reminders::view;
}

fn content(dialog: Dialog, opening: Opening) -> Vec<Node> {
    dialog.ask_for_size(&opening);
    dialog.draft.set(None);
    match opening {
        Opening::Vehicle(id) => details::view(dialog, id),
        Opening::Record(record) => pick::view(dialog, record),
        Opening::NewVehicle(record) => {
            let show = move |view: fn(Dialog, Record) -> Vec<Node>| part(view(dialog, record));
            vec![lazy::view(text::loading_form(), new_vehicle_view, show)]
        }
        Opening::Selection(selection) => {
            let show = move |view: fn(Dialog, Selection) -> Vec<Node>| {
                part(view(dialog, selection.clone()))
            };
            vec![lazy::view(text::loading_reminders(), reminders_view, show)]
        }
        Opening::Nothing => nothing_view(dialog),
    }
}

fn part(nodes: Vec<Node>) -> Node {
    html::div().class("part").child(nodes)
}

fn nothing_view(dialog: Dialog) -> Vec<Node> {
    let state = view! { <EmptyState icon="car" text=text::nothing_to_show() action=text::close() on_action=move || dialog.close()/> };
    vec![html::div().class("dialog-body").child(state)]
}
