//! The proposals of a vehicle: the ones to choose from as cards, the sent ones as a list with their dates.

use leptos::prelude::*;
use pipeframe::kit::intl::short_date;
use pipeframe::kit::{ButtonSize, ButtonVariant, Icon, LinkButton, RadioCard, RadioCards};

use crate::app::domain::{Day, Proposal, ProposalState, VehicleDetails, VehicleStatus};
use crate::app::vehicle::money;

pub(super) fn view(details: &VehicleDetails, chosen: RwSignal<String>) -> impl IntoView + use<> {
    let is_over = details.vehicle.status == VehicleStatus::Delivered;
    let open = details
        .proposals
        .iter()
        .filter(|proposal| proposal.state() == ProposalState::Open);
    let cards: Vec<RadioCard> = open.map(card).collect();
    let choice = (!cards.is_empty()).then(|| {
        view! { <RadioCards name="proposal" label="Proposals" value=chosen cards disabled=is_over/> }
    });
    view! {
        <section class="proposals" aria-label="Proposals">
            {choice}
            {sent_view(&details.proposals)}
        </section>
    }
}

fn card(proposal: &Proposal) -> RadioCard {
    let includes = proposal.includes.clone();
    let items = move || {
        includes
            .into_iter()
            .map(|item| view! { <span class="included">{item}</span> })
            .collect_view()
    };
    RadioCard::new(proposal.id.to_string(), proposal.title.clone())
        .aside(money(&proposal.price))
        .body(items)
}

fn sent_view(proposals: &[Proposal]) -> Option<impl IntoView + use<>> {
    let sent: Vec<AnyView> = proposals
        .iter()
        .filter_map(|proposal| match proposal.state() {
            ProposalState::Sent(day) => Some(sent_row(proposal, day).into_any()),
            ProposalState::Open => None,
        })
        .collect();
    (!sent.is_empty()).then(|| {
        view! {
            <h2 class="sent-title">"Already sent"</h2>
            <ul class="sent-proposals">{sent}</ul>
        }
    })
}

fn sent_row(proposal: &Proposal, day: Day) -> impl IntoView + use<> {
    let link = proposal.link.clone().map(|href| {
        view! { <LinkButton label="Open" href variant=ButtonVariant::Ghost size=ButtonSize::Compact/> }
    });
    view! {
        <li class="sent-proposal">
            <Icon name="check"/>
            <span class="sent-proposal-title">{proposal.title.clone()}</span>
            <span class="sent-proposal-line">{[&money(&proposal.price), " · sent ", &short_date(day.0)].concat()}</span>
            {link}
        </li>
    }
}
