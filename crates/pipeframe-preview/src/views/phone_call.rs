//! Calls: what Pipedrive tells the floating window when the user clicks a phone number or receives a call.
//!
//! The fields of that context are not documented, so they are a text that the reader can change.

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::account::{Account, Person, Record, Resource};
use crate::desk::UserAction;
use crate::host::Host;

use super::icon::{Shape, small_icon};

/// Which way a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallDirection {
    /// The user clicked a phone number.
    Outgoing,
    /// The user receives a call.
    Incoming,
}

/// The context of the next simulated call, shared by the calls tab and the tools.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhoneCall {
    /// JSON as typed.
    pub(super) text: RwSignal<String>,
}

impl PhoneCall {
    /// A call from the first person that the account knows.
    pub(super) fn new(host: Host) -> Self {
        let text = host.peek(|desk| {
            let account = desk.account();
            let person = account.people.first();
            person.map_or_else(
                || "{}".to_owned(),
                |person| pretty(&context(account, person, CallDirection::Incoming)),
            )
        });
        Self {
            text: RwSignal::new(text),
        }
    }

    /// The context as JSON, or why it is none.
    pub(super) fn parsed(self) -> Result<Value, String> {
        self.text.with(|text| parse(text))
    }

    /// A call with a person: fills the text in, and opens the floating window with it.
    pub(super) fn start(self, host: Host, person: u64, direction: CallDirection) {
        let context = host.peek(|desk| {
            let account = desk.account();
            account
                .person(person)
                .map(|person| context(account, person, direction))
        });
        if let Some(context) = &context {
            self.text.set(pretty(context));
        }
        host.act(UserAction::ShowFloatingWindow(context));
    }
}

fn parse(text: &str) -> Result<Value, String> {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ Value::Object(_)) => Ok(value),
        Ok(_) => Err("The context must be a JSON object, in braces.".to_owned()),
        Err(error) => Err(format!("This is not JSON: {error}.")),
    }
}

/// What the preview passes along for a call. An assumption: Pipedrive doesn't document its fields.
fn context(account: &Account, person: &Person, direction: CallDirection) -> Value {
    let organization = person
        .organization
        .and_then(|id| account.organization(id))
        .map(|organization| organization.name.as_str());
    let party = json!({
        "phone": person.phone,
        "name": person.name,
        "personId": person.id,
        "organization": organization,
    });
    match direction {
        CallDirection::Outgoing => party,
        CallDirection::Incoming => json!({ "incoming": party }),
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// The people whom a record's calls tab offers: the person, those of the organisation, or the deal's.
pub(super) fn callable(account: &Account, record: Record) -> Vec<u64> {
    let fits = |person: &&Person| match record.resource {
        Resource::Person => person.id == record.id,
        Resource::Organization => person.organization == Some(record.id),
        Resource::Deal => account
            .deal(record.id)
            .is_some_and(|deal| deal.person == Some(person.id)),
        Resource::Activity => false,
    };
    account
        .people
        .iter()
        .filter(fits)
        .filter(|person| !person.phone.is_empty())
        .map(|person| person.id)
        .collect()
}

/// A phone number that calls when it is pressed.
#[component]
pub(super) fn PhoneLink(host: Host, person: u64) -> impl IntoView {
    let phone = host.select(move |desk| {
        desk.account()
            .person(person)
            .map(|person| person.phone.clone())
            .unwrap_or_default()
    });
    let shared = use_context::<PhoneCall>();
    let call = move |_| {
        if let Some(shared) = shared {
            shared.start(host, person, CallDirection::Outgoing);
        }
    };
    view! {
        <button
            type="button"
            class="host-link phone-link"
            aria-label=move || format!("Call {}", phone.get())
            on:click=call
        >
            {small_icon(Shape::Phone)}
            {phone}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Day;

    fn account() -> Account {
        Account::sample(Day::parse("2026-11-22").unwrap())
    }

    #[test]
    fn only_a_json_object_is_a_context() {
        assert!(parse("{\"a\": 1}").is_ok());
        assert!(parse("[1]").unwrap_err().contains("object"));
        assert!(parse("{").unwrap_err().contains("not JSON"));
    }

    #[test]
    fn a_context_names_who_calls() {
        let account = account();
        let context = context(&account, &account.people[0], CallDirection::Incoming);
        assert_eq!(context["incoming"]["personId"], 1);
        assert_eq!(context["incoming"]["organization"], "Northwind Freight");
    }

    #[test]
    fn an_organisation_offers_everybody_who_works_there() {
        let account = account();
        assert_eq!(callable(&account, Record::organization(1)), [1, 2, 3]);
        assert_eq!(callable(&account, Record::deal(1)), [1]);
        assert_eq!(callable(&account, Record::person(7)), [7]);
    }
}
