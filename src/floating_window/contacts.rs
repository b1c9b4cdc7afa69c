//! Whom to call: a number that was pressed in Pipedrive, the last calls, and everybody with a number.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::kit::intl::{self, relative_day};
use pipeframe::kit::{
    Avatar, Button, ButtonVariant, IconButton, Node, SearchField, Skeleton, State, html,
};

use super::party::Party;
use super::state::WindowState;
use crate::domain::{Call, CallOutcome, Contact, ContactBook, Day};
use crate::search::{has_every_word, has_part};
use crate::text;

/// How many of the last calls are listed above the contacts.
const RECENTS_SHOWN: usize = 3;

pub(super) fn view(state: WindowState) -> Node {
    let typed = State::new(String::new());
    let is_stale = State::derived(move || {
        state
            .book
            .data
            .with(|data| matches!(data, RemoteData::Stale(..)))
    });
    let search = view! { <SearchField label=text::search_contacts() value=typed/> };
    html::div()
        .class("contacts")
        .child(html::h1().class("visually-hidden").child(text::contacts()))
        .child(move || Some(offer(state, state.offer.get()?)))
        .child(move || state.log().left_view(state))
        .child(search)
        .child(move || is_stale.get().then(|| state.book.stale_view()))
        .child(
            html::div()
                .class("contacts-list")
                .child(move || body(state, &typed.get())),
        )
}

/// A number that was pressed is offered, not dialled: what Pipedrive passes is not documented, and a call can't be taken back.
fn offer(state: WindowState, party: Party) -> Node {
    let text = if party.phone.is_empty() || party.phone == party.name {
        party.name.clone()
    } else {
        [&party.name, ", ", &party.phone].concat()
    };
    let later = view! { <Button label=text::not_now() variant=ButtonVariant::Ghost on_press=move || state.offer.set(None)/> };
    let call = view! { <Button label=text::call() icon="phone" variant=ButtonVariant::Primary on_press=move || state.call(party.clone())/> };
    html::div()
        .class("offer")
        .attr("role", "status")
        .child(html::p().class("offer-text").child(&text))
        .child(later)
        .child(call)
}

fn body(state: WindowState, typed: &str) -> Vec<Node> {
    state.book.data.with(|data| match data {
        RemoteData::Loading => {
            vec![view! { <Skeleton label=text::loading_contacts() count=5/> }.into()]
        }
        RemoteData::Failed(_) => {
            vec![state.book.failed_view(text::contacts_not_loaded())]
        }
        RemoteData::Ready(book) | RemoteData::Stale(book, _) => lists(state, book, typed),
    })
}

fn lists(state: WindowState, book: &ContactBook, typed: &str) -> Vec<Node> {
    let found: Vec<&Contact> = book
        .contacts
        .iter()
        .filter(|contact| is_meant(contact, typed))
        .collect();
    if found.is_empty() {
        return vec![
            html::p()
                .class("no-match")
                .attr("role", "status")
                .child(text::no_contact_matches()),
        ];
    }
    let recents = if typed.is_empty() {
        book.recents.as_slice()
    } else {
        &[]
    };
    let recents: Vec<Node> = recents
        .iter()
        .take(RECENTS_SHOWN)
        .map(|call| recent_row(state, book, call))
        .collect();
    let contacts: Vec<Node> = found
        .into_iter()
        .map(|contact| contact_row(state, contact))
        .collect();
    [(text::recent(), recents), (text::contacts(), contacts)]
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .flat_map(|(title, rows)| section(title, rows))
        .collect()
}

fn section(title: &'static str, rows: Vec<Node>) -> [Node; 2] {
    [
        html::h2().class("contacts-title").child(title),
        html::ul().attr("aria-label", title).child(rows),
    ]
}

fn contact_row(state: WindowState, contact: &Contact) -> Node {
    let text = if contact.company.is_empty() {
        &contact.phone
    } else {
        &contact.company
    };
    row(state, party_of(contact), text, None)
}

fn recent_row(state: WindowState, book: &ContactBook, call: &Call) -> Node {
    let known = book
        .contacts
        .iter()
        .find(|contact| contact.phone == call.phone);
    let party = known.map_or_else(|| Party::new(&call.name, &call.phone), party_of);
    let tone = (call.outcome == CallOutcome::Missed).then_some("negative");
    row(state, party, &recent_text(call, WindowState::today()), tone)
}

fn recent_text(call: &Call, today: Day) -> String {
    let outcome = match call.outcome {
        CallOutcome::Reached => intl::timer(call.seconds),
        CallOutcome::LeftMessage => text::outcome_left_message().to_owned(),
        CallOutcome::NoAnswer => text::outcome_no_answer().to_owned(),
        CallOutcome::Missed => text::outcome_missed().to_owned(),
    };
    [&outcome, " · ", &relative_day(call.day.0, today.0)].concat()
}

fn row(state: WindowState, party: Party, text: &str, tone: Option<&'static str>) -> Node {
    let name = party.name.clone();
    let label = text::call_name(&name);
    let call =
        view! { <IconButton label=label icon="phone" on_press=move || state.call(party.clone())/> };
    let text = html::span()
        .class("contact-line")
        .own_direction()
        .attr("data-tone", tone)
        .child(text);
    let text = html::span()
        .class("contact-text")
        .child(
            html::span()
                .class("contact-name")
                .own_direction()
                .child(&name),
        )
        .child(text);
    html::li()
        .class("contact-row")
        .child(view! { <Avatar name=name/> })
        .child(text)
        .child(call)
}

fn party_of(contact: &Contact) -> Party {
    Party {
        person: Some(contact.person),
        name: contact.name.clone(),
        company: contact.company.clone(),
        phone: contact.phone.clone(),
    }
}

/// Whether a contact is meant by what was typed: each word is in the name or the company, or the digits are in the number.
fn is_meant(contact: &Contact, typed: &str) -> bool {
    let wanted = digits(typed);
    let by_number = !wanted.is_empty() && has_part(&digits(&contact.phone), &wanted);
    let text = [&contact.name, " ", &contact.company].concat();
    by_number || has_every_word(&text, typed)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_found_by_name_company_and_number() {
        let contact = Contact {
            person: 4,
            name: "Tomás Vega".into(),
            company: "Green Basket".into(),
            phone: "+372 5550 1004".into(),
        };
        for (typed, found) in [
            ("", true),
            ("tomás", true),
            ("basket vega", true),
            ("5501004", true),
            ("+372 5550", true),
            ("elena", false),
            ("vega elena", false),
            ("999", false),
        ] {
            assert_eq!(is_meant(&contact, typed), found, "{typed:?}");
        }
    }
}
