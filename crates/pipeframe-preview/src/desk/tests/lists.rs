//! Lists: what is ticked, and what a modal from their menu gets to know of it.

use crate::account::{ActivityKind, FilterScope, ListFilter, Period, Record, Resource};
use crate::desk::{Place, Setup, UserAction};
use crate::surface::Surface;

use super::stage::{Stage, setup};

fn list(resource: Resource) -> Stage {
    Stage::open_with(Setup {
        place: Place::List(resource),
        ..setup()
    })
}

fn tick(stage: &mut Stage, id: u64, ticked: bool) {
    stage.act(UserAction::Select { id, ticked });
}

/// The query of the modal that the list's menu opens, from `resource` to `filter`.
fn query(stage: &mut Stage) -> String {
    stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
    let frame = stage.frame(Surface::Modal);
    let address = stage.desk.frame(frame).unwrap().address.clone().unwrap();
    stage.act(UserAction::CloseModal);
    let (_, query) = address.split_once('?').unwrap();
    let (query, _) = query.split_once("&id=").unwrap();
    query.replace("userId=12345&companyId=54321&", "")
}

#[test]
fn what_is_ticked_one_by_one_is_listed() {
    let mut stage = list(Resource::Person);
    for id in [4, 1, 7] {
        tick(&mut stage, id, true);
    }
    tick(&mut stage, 7, false);
    assert_eq!(stage.desk.selected_count(), 2);
    assert_eq!(
        query(&mut stage),
        "resource=person&view=list&selectedIds=1%2C4&excludedIds=&filter=%7B%22everyone%22%3A1%7D"
    );
}

#[test]
fn everything_but_some_is_the_filter_and_the_excluded_ids() {
    let mut stage = list(Resource::Person);
    stage.act(UserAction::SetListFilter(ListFilter {
        scope: FilterScope::Owner(12_345),
        ..ListFilter::default()
    }));
    stage.act(UserAction::SelectAll(true));
    assert_eq!(stage.desk.selected_count(), 6);
    tick(&mut stage, 2, false);
    assert_eq!(stage.desk.selected_count(), 5);
    assert_eq!(
        query(&mut stage),
        "resource=person&view=list&selectedIds=&excludedIds=2&filter=%7B%22user_id%22%3A12345%7D"
    );
    tick(&mut stage, 2, true);
    assert!(query(&mut stage).contains("&selectedIds=&excludedIds=&filter="));
}

#[test]
fn a_list_of_activities_passes_their_type_and_days() {
    let mut stage = list(Resource::Activity);
    stage.act(UserAction::SetListFilter(ListFilter {
        kind: Some(ActivityKind::Call),
        period: Period::Today,
        ..ListFilter::default()
    }));
    stage.act(UserAction::SelectAll(true));
    // Nobody has a call today, so nothing is selected and there is no menu.
    assert_eq!(stage.desk.selected_count(), 0);
    stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
    assert!(stage.desk.modal().is_none());
}

#[test]
fn without_a_tick_a_list_opens_no_modal() {
    let mut stage = list(Resource::Deal);
    stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
    assert!(stage.desk.modal().is_none());
    stage.act(UserAction::SelectAll(true));
    stage.act(UserAction::SelectAll(false));
    assert_eq!(stage.desk.selected_count(), 0);
}

#[test]
fn another_filter_or_another_page_forgets_what_was_ticked() {
    let mut stage = list(Resource::Deal);
    stage.act(UserAction::SelectAll(true));
    stage.act(UserAction::SetListFilter(ListFilter::default()));
    assert_eq!(stage.desk.selected_count(), 0);
    stage.act(UserAction::SelectAll(true));
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    stage.act(UserAction::Navigate(Place::List(Resource::Deal)));
    assert_eq!(stage.desk.selected_count(), 0);
}

#[test]
fn a_reload_of_the_modal_keeps_its_selection() {
    let mut stage = list(Resource::Deal);
    tick(&mut stage, 3, true);
    stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
    tick(&mut stage, 1, true);
    let modal = stage.frame(Surface::Modal);
    stage.act(UserAction::Reload(modal));
    let modal = stage.frame(Surface::Modal);
    let address = stage.desk.frame(modal).unwrap().address.clone().unwrap();
    assert!(address.contains("selectedIds=3&"));
}
