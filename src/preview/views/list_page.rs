//! The lists of deals, people, organisations and activities.

use leptos::prelude::*;

use crate::preview::account::{Account, Record, Resource};
use crate::preview::desk::{Place, UserAction};
use crate::preview::host::Host;

use super::icon::{Shape, small_icon};
use super::wording::{money, near_day};

/// A line of a list: the record it leads to, where it has a page, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    record: Option<Record>,
    cells: Vec<String>,
}

/// The list of all records of a kind.
#[component]
pub(super) fn ListPage(host: Host, resource: Resource) -> impl IntoView {
    let lines = host.select(move |desk| lines(desk.account(), resource));
    let columns = columns(resource);
    let singular = Place::Details(Record { resource, id: 0 }).title();
    let body = move || {
        lines
            .get()
            .into_iter()
            .map(|line| view! { <Row host=host line=line /> })
            .collect_view()
    };
    view! {
        <div class="list-page">
            <header class="list-toolbar">
                <h1>{Place::List(resource).title()}</h1>
                <span class="list-count">{move || lines.with(Vec::len)} " in all"</span>
                <button
                    type="button"
                    class="host-button"
                    data-color="primary"
                    on:click=move |_| host.act(UserAction::AddRecord(resource))
                >
                    {small_icon(Shape::Plus)}
                    {singular}
                </button>
            </header>
            <div class="list-scroll" tabindex="0" role="region" aria-label="List">
                <table class="record-table">
                    <thead>
                        <tr>
                            {columns
                                .iter()
                                .map(|name| view! { <th scope="col">{*name}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
                <p class="list-note">
                    "Selecting several records, and the app's modals for them, isn't simulated yet."
                </p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Row(host: Host, line: Line) -> impl IntoView {
    let Line { record, cells } = line;
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let first = match record {
        Some(record) => view! {
            <button
                type="button"
                class="host-link"
                on:click=move |_| host.act(UserAction::Navigate(Place::Details(record)))
            >
                {name}
            </button>
        }
        .into_any(),
        None => name.into_any(),
    };
    view! {
        <tr>
            <td>{first}</td>
            {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
    .into_any()
}

const fn columns(resource: Resource) -> &'static [&'static str] {
    match resource {
        Resource::Deal => &["Title", "Value", "Organization", "Person", "Stage"],
        Resource::Person => &["Name", "Organization", "Email", "Phone"],
        Resource::Organization => &["Name", "Address", "People"],
        Resource::Activity => &["Subject", "Type", "Due", "Deal", "Done"],
    }
}

fn lines(account: &Account, resource: Resource) -> Vec<Line> {
    match resource {
        Resource::Deal => deals(account),
        Resource::Person => people(account),
        Resource::Organization => organizations(account),
        Resource::Activity => activities(account),
    }
}

fn deals(account: &Account) -> Vec<Line> {
    let line = |deal: &crate::preview::account::Deal| Line {
        record: Some(Record::deal(deal.id)),
        cells: vec![
            deal.title.clone(),
            money(&deal.value),
            name(account, deal.organization.map(Record::organization)),
            name(account, deal.person.map(Record::person)),
            account
                .stage(deal.stage)
                .map(|stage| stage.label.clone())
                .unwrap_or_default(),
        ],
    };
    account.deals.iter().map(line).collect()
}

fn people(account: &Account) -> Vec<Line> {
    let line = |person: &crate::preview::account::Person| Line {
        record: Some(Record::person(person.id)),
        cells: vec![
            person.name.clone(),
            name(account, person.organization.map(Record::organization)),
            person.email.clone(),
            person.phone.clone(),
        ],
    };
    account.people.iter().map(line).collect()
}

fn organizations(account: &Account) -> Vec<Line> {
    let people = |id: u64| {
        let working = account.people.iter();
        working
            .filter(|person| person.organization == Some(id))
            .count()
    };
    let line = |organization: &crate::preview::account::Organization| Line {
        record: Some(Record::organization(organization.id)),
        cells: vec![
            organization.name.clone(),
            organization.address.clone(),
            people(organization.id).to_string(),
        ],
    };
    account.organizations.iter().map(line).collect()
}

fn activities(account: &Account) -> Vec<Line> {
    let line = |activity: &crate::preview::account::Activity| Line {
        record: None,
        cells: vec![
            activity.subject.clone(),
            activity.kind.label().to_owned(),
            near_day(activity.due, account.today),
            name(account, activity.deal.map(Record::deal)),
            if activity.done { "Yes" } else { "No" }.to_owned(),
        ],
    };
    account.activities.iter().map(line).collect()
}

fn name(account: &Account, record: Option<Record>) -> String {
    record
        .and_then(|record| account.name_of(record))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::account::Day;

    #[test]
    fn every_line_fills_every_column() {
        let account = Account::sample(Day::parse("2026-11-22").unwrap());
        for resource in [
            Resource::Deal,
            Resource::Person,
            Resource::Organization,
            Resource::Activity,
        ] {
            let lines = lines(&account, resource);
            assert!(!lines.is_empty());
            for line in lines {
                assert_eq!(line.cells.len(), columns(resource).len(), "{line:?}");
            }
        }
    }
}
