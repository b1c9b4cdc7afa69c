//! One vehicle: its facts at the left, its proposals at the right, the one thing to do at the bottom.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::kit::{Button, ButtonVariant, InlineError, Skeleton, SkeletonShape};

use super::opening::Opening;
use super::{Dialog, facts, proposals};
use crate::app::domain::{ProposalState, VehicleDetails, VehicleStatus};
use crate::app::fetched::Fetched;
use crate::app::vehicle::money;

/// What the parts of this page need. Copies mean the same page.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) dialog: Dialog,
    pub(super) details: Fetched<VehicleDetails>,
    /// The chosen proposal's id as text; empty while none is.
    pub(super) chosen: RwSignal<String>,
    pub(super) is_sending: RwSignal<bool>,
}

/// What the line beside the buttons says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hint {
    Nothing,
    Choose,
    HandedOver,
    AllSent,
    Recipient(String),
}

pub(super) fn view(dialog: Dialog, id: u64) -> AnyView {
    let page = Page {
        dialog,
        details: Fetched::start(dialog.backend(), format!("/vehicles/{id}")),
        chosen: RwSignal::new(String::new()),
        is_sending: RwSignal::new(false),
    };
    view! {
        <div class="dialog-body">{move || page.body()}</div>
        {dialog.notice_view()}
        {page.footer()}
    }
    .into_any()
}

impl Page {
    fn body(self) -> AnyView {
        self.details.data.with(|data| match data {
            RemoteData::Loading => loading_view().into_any(),
            RemoteData::Failed(error) => {
                let text = ["The vehicle could not be loaded. ", &error.to_string()].concat();
                let details = self.details;
                view! { <InlineError text=text busy=details.is_busy on_retry=move || details.refresh()/> }.into_any()
            }
            RemoteData::Ready(details) | RemoteData::Stale(details, _) => view! {
                <div class="vehicle-page">
                    {facts::view(details, self.dialog.today)}
                    {proposals::view(details, self.chosen)}
                </div>
            }
            .into_any(),
        })
    }

    fn footer(self) -> impl IntoView {
        let hint = Memo::new(move |_| self.hint());
        let can_send = move || hint.with(|hint| matches!(hint, Hint::Recipient(_)));
        let hint_text = move || {
            hint.with(|hint| match hint {
                Hint::Nothing => String::new(),
                Hint::Choose => "Choose a proposal".to_owned(),
                Hint::HandedOver => "This vehicle is back with its owner".to_owned(),
                Hint::AllSent => "Every proposal was sent".to_owned(),
                Hint::Recipient(text) => text.clone(),
            })
        };
        view! {
            <footer class="dialog-footer">
                {self.way_back()}
                <p class="dialog-hint" role="status">{hint_text}</p>
                <Button
                    label="Send proposal"
                    variant=ButtonVariant::Primary
                    busy=self.is_sending
                    disabled=move || !can_send()
                    on_press=move || self.send()
                />
            </footer>
        }
    }

    fn way_back(self) -> impl IntoView {
        let dialog = self.dialog;
        match dialog.picked_from.get_untracked() {
            Some(record) => {
                view! { <Button label="All vehicles" on_press=move || dialog.show(Opening::Record(record))/> }
            }
            None => view! { <Button label="Close" on_press=move || dialog.close()/> },
        }
    }

    fn hint(self) -> Hint {
        let chosen = self.chosen.get();
        self.details.data.with(|data| {
            data.value()
                .map_or(Hint::Nothing, |details| hint(details, &chosen))
        })
    }
}

fn hint(details: &VehicleDetails, chosen: &str) -> Hint {
    let mut open = details
        .proposals
        .iter()
        .filter(|proposal| proposal.state() == ProposalState::Open)
        .peekable();
    if details.vehicle.status == VehicleStatus::Delivered {
        return Hint::HandedOver;
    }
    if open.peek().is_none() {
        return Hint::AllSent;
    }
    match open.find(|proposal| proposal.id.to_string() == chosen) {
        Some(proposal) => {
            Hint::Recipient([&money(&proposal.price), " to ", &details.customer].concat())
        }
        None => Hint::Choose,
    }
}

fn loading_view() -> impl IntoView {
    view! {
        <div class="vehicle-page">
            <div class="vehicle-facts">
                <div class="vehicle-portrait skeleton"></div>
                <Skeleton label="Loading the vehicle" shape=SkeletonShape::Text count=5/>
            </div>
            <Skeleton label="Loading proposals" shape=SkeletonShape::Card count=3/>
        </div>
    }
}
