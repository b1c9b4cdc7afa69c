//! The lists of deals, people, organisations and activities.

use leptos::prelude::*;

use crate::account::{Account, ActivityKind, FilterScope, ListFilter, Period, Record, Resource};
use crate::desk::{Desk, Place, UserAction};
use crate::host::Host;

use super::form_field::ChoiceField;
use super::icon::{Shape, small_icon};
use super::record_header::ActionsMenu;
use super::wording::{money, near_day};

/// A line of a list: the record it leads to, where it has a page, and its cells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Line {
    id: u64,
    record: Option<Record>,
    cells: Vec<String>,
}

/// The list of all records of a kind.
#[component]
pub(super) fn ListPage(host: Host, resource: Resource) -> impl IntoView {
    let lines = host.select(move |desk| listed_lines(desk, resource));
    let columns = columns(resource);
    let empty = move || lines.with(Vec::is_empty);
    view! {
        <div class="list-page">
            <Toolbar host=host resource=resource />
            <div class="list-scroll" tabindex="0" role="region" aria-label="List">
                <table class="record-table">
                    <thead>
                        <tr>
                            <th scope="col" class="check-cell">
                                <SelectAll host=host />
                            </th>
                            {columns
                                .iter()
                                .map(|name| view! { <th scope="col">{*name}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || lines.get()
                            key=Clone::clone
                            children=move |line| view! { <Row host=host line=line /> }
                        />
                    </tbody>
                </table>
                <Show when=empty>
                    <p class="list-note">"Nothing fits this filter. Choose another one above."</p>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

fn listed_lines(desk: &Desk, resource: Resource) -> Vec<Line> {
    let listed = desk.listed();
    let mut lines = lines(desk.account(), resource);
    lines.retain(|line| listed.contains(&line.id));
    lines
}

/// The name of the list, its filter, and what can be done with what is ticked.
#[component]
fn Toolbar(host: Host, resource: Resource) -> impl IntoView {
    let all = host.select(|desk| desk.listed().len());
    let selected = host.select(Desk::selected_count);
    let singular = Place::Details(Record { resource, id: 0 }).title();
    view! {
        <header class="list-toolbar">
            <h1>{Place::List(resource).title()}</h1>
            <p class="list-count" role="status">
                {move || match selected.get() {
                    0 => format!("{} shown", all.get()),
                    count => format!("{count} of {} selected", all.get()),
                }}
            </p>
            <Show when=move || { selected.get() > 0 }>
                <ActionsMenu host=host opens="start" />
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    on:click=move |_| host.act(UserAction::SelectAll(false))
                >
                    "Clear selection"
                </button>
            </Show>
            <div class="list-filters">
                <Filters host=host resource=resource />
            </div>
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
    }
    .into_any()
}

/// Ticks everything that the filter lets through; half ticked while only some of it is.
#[component]
fn SelectAll(host: Host) -> impl IntoView {
    let counts = host.select(|desk| (desk.selected_count(), desk.listed().len()));
    let is_all = move || {
        let (selected, listed) = counts.get();
        selected > 0 && selected == listed
    };
    let is_some = move || {
        let (selected, listed) = counts.get();
        selected > 0 && selected < listed
    };
    view! {
        <input
            type="checkbox"
            class="host-checkbox"
            aria-label="Select all"
            disabled=move || counts.get().1 == 0
            prop:checked=is_all
            prop:indeterminate=is_some
            on:change=move |event| host.act(UserAction::SelectAll(event_target_checked(&event)))
        />
    }
    .into_any()
}

#[component]
fn Filters(host: Host, resource: Resource) -> impl IntoView {
    let filter = host.select(|desk| desk.list().filter);
    let scopes = host.peek(|desk| scopes(desk.account(), resource));
    let change = move |update: &dyn Fn(&mut ListFilter)| {
        let mut filter = filter.get_untracked();
        update(&mut filter);
        host.act(UserAction::SetListFilter(filter));
    };
    let current = {
        let scopes = scopes.clone();
        Signal::derive(move || {
            let scope = filter.get().scope;
            let index = scopes.iter().position(|(known, _)| *known == scope);
            index.unwrap_or_default().to_string()
        })
    };
    let options = scopes
        .iter()
        .enumerate()
        .map(|(index, (_, name))| (index.to_string(), name.clone()))
        .collect();
    let choose = move |index: String| {
        let index: usize = index.parse().unwrap_or_default();
        let scope = scopes.get(index).map(|(scope, _)| *scope);
        change(&|filter| filter.scope = scope.unwrap_or_default());
    };
    let dates = (resource == Resource::Activity).then(|| {
        let kinds = std::iter::once((String::new(), "All types".to_owned()))
            .chain(
                ActivityKind::ALL.map(|kind| (kind.as_str().to_owned(), kind.label().to_owned())),
            )
            .collect();
        let kind = Signal::derive(move || {
            filter
                .get()
                .kind
                .map_or("", ActivityKind::as_str)
                .to_owned()
        });
        let periods =
            Period::ALL.map(|period| (period.label().to_owned(), period.label().to_owned()));
        let period = Signal::derive(move || filter.get().period.label().to_owned());
        view! {
            <ChoiceField
                id="list-kind"
                label="Type"
                options=kinds
                value=kind
                on_change=move |word| {
                    let kind = ActivityKind::ALL.into_iter().find(|kind| kind.as_str() == word);
                    change(&|filter| filter.kind = kind);
                }
            />
            <ChoiceField
                id="list-period"
                label="Due"
                options=periods.into_iter().collect()
                value=period
                on_change=move |label| {
                    let period = Period::ALL.into_iter().find(|period| period.label() == label);
                    change(&|filter| filter.period = period.unwrap_or_default());
                }
            />
        }
    });
    view! {
        {dates}
        <ChoiceField
            id="list-scope"
            label="Filter"
            options=options
            value=current
            on_change=choose
        />
    }
    .into_any()
}

/// Whose records a list offers to show, and its saved filters.
fn scopes(account: &Account, resource: Resource) -> Vec<(FilterScope, String)> {
    let owners = account
        .users
        .iter()
        .map(|user| (FilterScope::Owner(user.id), user.name.clone()));
    let saved = account
        .filters_of(resource)
        .into_iter()
        .map(|filter| (FilterScope::Saved(filter.id), filter.name.clone()));
    std::iter::once((FilterScope::Everyone, "Everyone".to_owned()))
        .chain(owners)
        .chain(saved)
        .collect()
}

#[component]
fn Row(host: Host, line: Line) -> impl IntoView {
    let Line { id, record, cells } = line;
    let ticked = host.select(move |desk| desk.list().marks.holds(id));
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let label = format!("Select {name}");
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
        <tr data-selected=move || ticked.get().to_string()>
            <td class="check-cell">
                <input
                    type="checkbox"
                    class="host-checkbox"
                    aria-label=label
                    prop:checked=ticked
                    on:change=move |event| {
                        host.act(UserAction::Select {
                            id,
                            ticked: event_target_checked(&event),
                        });
                    }
                />
            </td>
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
    let line = |deal: &crate::account::Deal| Line {
        id: deal.id,
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
    let line = |person: &crate::account::Person| Line {
        id: person.id,
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
    let line = |organization: &crate::account::Organization| Line {
        id: organization.id,
        record: Some(Record::organization(organization.id)),
        cells: vec![
            organization.name.clone(),
            organization.address.clone(),
            people(organization.id).to_string(),
        ],
    };
    account.organizations.iter().map(line).collect()
}

/// The record, where it has a page to lead to.
fn page_of(record: Record) -> Option<Record> {
    Place::Details(record).is_simulated().then_some(record)
}

fn activities(account: &Account) -> Vec<Line> {
    let line = |activity: &crate::account::Activity| Line {
        id: activity.id,
        record: page_of(Record::new(Resource::Activity, activity.id)),
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
    use crate::account::Day;

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
