//! One vehicle: its facts at the left, its proposals at the right, the one thing to do at the bottom.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::kit::{Button, ButtonVariant, Node, Skeleton, SkeletonShape, State, html};

use super::dialog::Dialog;
use super::opening::Opening;
use super::{facts, proposals};
use crate::domain::{ProposalState, VehicleDetails, VehicleStatus};
use crate::text;
use crate::vehicle::money;
use pipeframe::draft::{Draft, Field};
use pipeframe::fetch::Fetched;
use pipeframe::surface::Question;

/// What the parts of this page need. Copies mean the same page.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) dialog: Dialog,
    pub(super) details: Fetched<VehicleDetails>,
    /// The chosen proposal's id as text; empty while none is.
    pub(super) chosen: State<String>,
    pub(super) is_sending: State<bool>,
    pub(super) question: Question,
    /// The proposal that is being sent, as its id; empty while none is.
    pub(super) sent: State<String>,
    /// Keeps what is being sent until the server has answered.
    pub(super) draft: Draft,
}

/// What the line beside the buttons says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hint {
    Nothing,
    Choose,
    HandedOver,
    AllSent,
    Unanswered(String),
    Recipient(String),
}

pub(super) fn view(dialog: Dialog, id: u64) -> Vec<Node> {
    let sent = State::new(String::new());
    let page = Page {
        dialog,
        sent,
        draft: Draft::new(dialog.backend(), vec![Field::Text(sent)]),
        details: Fetched::start(dialog.backend(), format!("/vehicles/{id}")),
        chosen: State::new(String::new()),
        is_sending: State::new(false),
        question: Question::new(),
    };
    page.take_up_sent(id);
    dialog.guards(page.draft);
    let body = html::div()
        .class("dialog-body")
        .child(page.draft.view())
        .child(move || page.body());
    vec![body, dialog.notice_view(), page.footer()]
}

impl Page {
    /// Selects a proposal that an earlier page sent without getting the answer; its draft shows the outcome.
    fn take_up_sent(self, vehicle: u64) {
        let place = ["proposal/", &vehicle.to_string()].concat();
        self.draft.open(&self.dialog.draft_place(&place));
        self.chosen.set(self.sent.get_untracked());
    }

    fn body(self) -> Node {
        self.details.data.with(|data| match data {
            RemoteData::Loading => loading_view(),
            RemoteData::Failed(_) => self.details.failed_view(text::vehicle_not_loaded()),
            RemoteData::Ready(details) | RemoteData::Stale(details, _) => html::div()
                .class("vehicle-page")
                .child(facts::view(details, self.dialog.today))
                .child(proposals::view(details, self.chosen)),
        })
    }

    fn footer(self) -> Node {
        let hint = State::derived(move || self.hint());
        let can_send =
            move || hint.with(|hint| matches!(hint, Hint::Recipient(_) | Hint::Unanswered(_)));
        let hint_text = move || {
            hint.with(|hint| match hint {
                Hint::Nothing => String::new(),
                Hint::Choose => text::choose_proposal().to_owned(),
                Hint::HandedOver => text::handed_over().to_owned(),
                Hint::AllSent => text::all_sent().to_owned(),
                Hint::Unanswered(text) | Hint::Recipient(text) => text.clone(),
            })
        };
        let send = view! {
            <Button
                label=text::send_proposal()
                variant=ButtonVariant::Primary
                busy=move || self.is_sending.get() && !self.question.is_unanswered()
                disabled=move || !can_send()
                on_press=move || self.send()
            />
        };
        html::footer()
            .class("dialog-footer")
            .child(self.way_back())
            .child(
                html::p()
                    .class("dialog-hint")
                    .attr("role", "status")
                    .child(hint_text),
            )
            .child(send)
    }

    fn way_back(self) -> Node {
        let dialog = self.dialog;
        match dialog.picked_from.get_untracked() {
            Some(record) => {
                let back = move || dialog.show(Opening::Record(record));
                view! { <Button label=text::all_vehicles() on_press=back/> }.into()
            }
            None => view! { <Button label=text::close() on_press=move || dialog.close()/> }.into(),
        }
    }

    fn hint(self) -> Hint {
        let chosen = self.chosen.get();
        if self.question.is_unanswered() {
            return Hint::Unanswered(self.question.hint(text::press_again()));
        }
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
            Hint::Recipient(text::price_to(&money(&proposal.price), &details.customer))
        }
        None => Hint::Choose,
    }
}

fn loading_view() -> Node {
    let facts =
        view! { <Skeleton label=text::loading_vehicle() shape=SkeletonShape::Text count=5/> };
    let proposals =
        view! { <Skeleton label=text::loading_proposals() shape=SkeletonShape::Card count=3/> };
    let portrait = html::div().class("vehicle-portrait");
    html::div()
        .class("vehicle-page")
        .child(
            html::div()
                .class("vehicle-facts")
                .child(portrait)
                .child(facts),
        )
        .child(proposals)
}
