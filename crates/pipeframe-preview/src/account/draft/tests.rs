//! What can be saved, and what it becomes.

use super::*;
use crate::account::Account;

fn account() -> Account {
    Account::sample(Day::parse("2026-11-22").unwrap())
}

fn deal(title: &str, person: &str, organization: &str, value: &str) -> Draft {
    Draft::Deal(DealDraft {
        title: title.into(),
        person: person.into(),
        organization: organization.into(),
        value: value.into(),
    })
}

#[test]
fn a_saved_deal_is_found_by_the_id_it_was_given() {
    let mut account = account();
    let record = account
        .add(&deal("Winter tyres", "", "", "1200.5"))
        .unwrap();
    let saved = account.deal(record.id).unwrap();
    assert_eq!(saved.title, "Winter tyres");
    assert_eq!(saved.value.minor_units, 120_050);
    assert_eq!(account.name_of(record), Some("Winter tyres"));
}

#[test]
fn a_deal_with_a_known_name_links_it_and_with_a_new_name_adds_it() {
    let mut account = account();
    let people = account.people.len();
    let known = account.people[0].clone();

    let record = account
        .add(&deal(
            "One",
            &known.name.to_uppercase(),
            "Brand new Ltd",
            "",
        ))
        .unwrap();

    let saved = account.deal(record.id).unwrap().clone();
    assert_eq!(saved.person, Some(known.id));
    assert_eq!(account.people.len(), people);
    let added = account.organization(saved.organization.unwrap()).unwrap();
    assert_eq!(added.name, "Brand new Ltd");
}

#[test]
fn nothing_is_added_while_a_required_field_is_empty() {
    let mut account = account();
    let before = account.clone();
    let problems = account
        .add(&deal(" ", "Someone new", "", "12,345"))
        .unwrap_err();
    let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, [DraftField::Title, DraftField::Value]);
    assert_eq!(account, before);
}

#[test]
fn an_activity_needs_a_subject_a_day_and_sensible_times() {
    let mut draft = ActivityDraft::on(Day::parse("2026-11-22").unwrap());
    draft.time = "25:00".into();
    draft.duration = "1h".into();
    draft.due = "tomorrow".into();
    let fields: Vec<_> = Draft::Activity(draft)
        .problems()
        .iter()
        .map(|problem| problem.field)
        .collect();
    assert_eq!(
        fields,
        [
            DraftField::Subject,
            DraftField::Due,
            DraftField::Time,
            DraftField::Duration
        ]
    );
}

#[test]
fn ids_of_added_records_are_new() {
    let mut account = account();
    let person = PersonDraft {
        name: "Same".into(),
        ..PersonDraft::default()
    };
    let first = account.add(&Draft::Person(person.clone())).unwrap();
    let second = account.add(&Draft::Person(person)).unwrap();
    assert_ne!(first, second);
}
