//! Whom to call: a number that was pressed in Pipedrive, the last calls, and everybody with a number.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::kit::intl::{self, relative_day};
use pipeframe::kit::{
    Avatar, Button, ButtonVariant, IconButton, InlineError, SearchField, Skeleton, StaleNotice,
};

use super::Line;
use super::party::Party;
use crate::app::domain::{Call, CallOutcome, Contact, ContactBook, Day};

/// So many of the last calls stand above the contacts.
const RECENTS_SHOWN: usize = 3;

pub(super) fn view(line: Line) -> AnyView {
    let typed = RwSignal::new(String::new());
    view! {
        <div class="contacts">
            <h1 class="visually-hidden">"Contacts"</h1>
            {offer_view(line)}
            <SearchField label="Search contacts" value=typed/>
            {stale_view(line)}
            <div class="contacts-list">{move || body(line, &typed.get())}</div>
        </div>
    }
    .into_any()
}

/// A number that was pressed is offered, not dialled: what Pipedrive passes is not documented, and a call can't be taken back.
fn offer_view(line: Line) -> impl IntoView {
    move || {
        line.offer.get().map(|party| {
            let text = if party.phone.is_empty() || party.phone == party.name {
                party.name.clone()
            } else {
                [&party.name, ", ", &party.phone].concat()
            };
            view! {
                <div class="offer" role="status">
                    <p class="offer-text">{text}</p>
                    <Button label="Not now" variant=ButtonVariant::Ghost on_press=move || line.offer.set(None)/>
                    <Button label="Call" icon="phone" variant=ButtonVariant::Primary on_press=move || line.call(party.clone())/>
                </div>
            }
        })
    }
}

fn stale_view(line: Line) -> impl IntoView {
    let book = line.book;
    let is_stale = Memo::new(move |_| book.data.with(|data| matches!(data, RemoteData::Stale(..))));
    let text = move || {
        [
            "As of ",
            &book.since.get().map(intl::short_time).unwrap_or_default(),
            ".",
        ]
        .concat()
    };
    move || {
        is_stale.get().then(
            || view! { <StaleNotice text=text busy=book.is_busy on_retry=move || book.refresh()/> },
        )
    }
}

fn body(line: Line, typed: &str) -> AnyView {
    let book = line.book;
    book.data.with(|data| match data {
        RemoteData::Loading => view! { <Skeleton label="Loading contacts" count=5/> }.into_any(),
        RemoteData::Failed(error) => {
            let text = ["The contacts could not be loaded. ", &error.to_string()].concat();
            view! { <InlineError text=text busy=book.is_busy on_retry=move || book.refresh()/> }
                .into_any()
        }
        RemoteData::Ready(book) | RemoteData::Stale(book, _) => lists(line, book, typed),
    })
}

fn lists(line: Line, book: &ContactBook, typed: &str) -> AnyView {
    let found: Vec<&Contact> = book
        .contacts
        .iter()
        .filter(|contact| is_meant(contact, typed))
        .collect();
    if found.is_empty() {
        return view! { <p class="no-match" role="status">"No contact matches."</p> }.into_any();
    }
    let recents = if typed.is_empty() {
        book.recents.as_slice()
    } else {
        &[]
    };
    let recents: Vec<AnyView> = recents
        .iter()
        .take(RECENTS_SHOWN)
        .map(|call| recent_row(line, book, call))
        .collect();
    let contacts: Vec<AnyView> = found
        .into_iter()
        .map(|contact| contact_row(line, contact))
        .collect();
    view! {
        {(!recents.is_empty()).then(|| section("Recent", recents))}
        {section("Contacts", contacts)}
    }
    .into_any()
}

fn section(title: &'static str, rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <h2 class="contacts-title">{title}</h2>
        <ul aria-label=title>{rows}</ul>
    }
}

fn contact_row(line: Line, contact: &Contact) -> AnyView {
    let text = if contact.company.is_empty() {
        &contact.phone
    } else {
        &contact.company
    };
    row(line, party_of(contact), text.clone(), None)
}

fn recent_row(line: Line, book: &ContactBook, call: &Call) -> AnyView {
    let known = book
        .contacts
        .iter()
        .find(|contact| contact.phone == call.phone);
    let party = known.map_or_else(|| Party::new(&call.name, &call.phone), party_of);
    let tone = (call.outcome == CallOutcome::Missed).then_some("negative");
    row(line, party, recent_text(call, line.today), tone)
}

fn recent_text(call: &Call, today: Day) -> String {
    let outcome = match call.outcome {
        CallOutcome::Reached => intl::timer(call.seconds),
        CallOutcome::LeftMessage => "Left a message".to_owned(),
        CallOutcome::NoAnswer => "No answer".to_owned(),
        CallOutcome::Missed => "Missed".to_owned(),
    };
    [&outcome, " · ", &relative_day(call.day.0, today.0)].concat()
}

fn row(line: Line, party: Party, text: String, tone: Option<&'static str>) -> AnyView {
    let name = party.name.clone();
    let label = ["Call ", &name].concat();
    view! {
        <li class="contact-row">
            <Avatar name=name.clone()/>
            <span class="contact-text">
                <span class="contact-name">{name}</span>
                <span class="contact-line" data-tone=tone>{text}</span>
            </span>
            <IconButton label=label icon="phone" on_press=move || line.call(party.clone())/>
        </li>
    }
    .into_any()
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
    let typed = typed.to_lowercase();
    let text = [&contact.name, " ", &contact.company]
        .concat()
        .to_lowercase();
    let wanted = digits(&typed);
    let by_number = !wanted.is_empty() && digits(&contact.phone).contains(&wanted);
    by_number || typed.split_whitespace().all(|word| text.contains(word))
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
