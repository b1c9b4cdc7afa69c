//! The proposals of a vehicle: the ones to choose from as cards, the sent ones as a list with their dates.

use leptos::prelude::*;
use pipeframe::kit::intl::short_date;
use pipeframe::kit::{
    ButtonSize, ButtonVariant, Icon, LinkButton, Node, RadioCard, RadioCards, State, html,
};

use crate::domain::{Day, Proposal, ProposalState, VehicleDetails, VehicleStatus};
use crate::text;
use crate::vehicle::money;

pub(super) fn view(details: &VehicleDetails, chosen: State<String>) -> Node {
    let is_over = details.vehicle.status == VehicleStatus::Delivered;
    let open = details
        .proposals
        .iter()
        .filter(|proposal| proposal.state() == ProposalState::Open);
    let cards: Vec<RadioCard> = open.map(card).collect();
    let section = html::section()
        .class("proposals")
        .attr("aria-label", text::proposals());
    let section = if cards.is_empty() {
        section
    } else {
        let choice = view! { <RadioCards name="proposal" label=text::proposals() value=chosen cards disabled=is_over/> };
        section.child(choice)
    };
    section.child(sent_view(&details.proposals))
}

fn card(proposal: &Proposal) -> RadioCard {
    let items = html::span().child(
        proposal
            .includes
            .iter()
            .map(|item| html::span().class("included").child(item)),
    );
    RadioCard::new(proposal.id.to_string(), proposal.title.clone())
        .aside(money(&proposal.price))
        .body(items)
}

/// A heading and the list, where there is something to list.
fn sent_view(proposals: &[Proposal]) -> Vec<Node> {
    let rows: Vec<Node> = proposals
        .iter()
        .filter_map(|proposal| match proposal.state() {
            ProposalState::Sent(day) => Some(sent_row(proposal, day)),
            ProposalState::Open => None,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let title = html::h2().class("sent-title").child(text::already_sent());
    vec![title, html::ul().class("sent-proposals").child(rows)]
}

fn sent_row(proposal: &Proposal, day: Day) -> Node {
    let line = text::price_sent(&money(&proposal.price), &short_date(day.0));
    let row = html::li()
        .class("sent-proposal")
        .child(view! { <Icon name="check"/> })
        .child(
            html::span()
                .class("sent-proposal-title")
                .own_direction()
                .child(&proposal.title),
        )
        .child(html::span().class("sent-proposal-line").child(&line));
    match proposal.link.clone() {
        Some(href) => {
            let open = view! { <LinkButton label=text::open() href variant=ButtonVariant::Ghost size=ButtonSize::Compact/> };
            row.child(open)
        }
        None => row,
    }
}
