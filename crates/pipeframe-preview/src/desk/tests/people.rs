//! Who looks at Pipedrive.

use serde_json::json;

use crate::account::Record;
use crate::assumptions::NotInstalled;
use crate::desk::{Place, UserAction};
use crate::surface::Surface;

use super::stage::{Stage, setup};

fn addresses(stage: &Stage) -> Vec<String> {
    let frames = stage.desk.frames().iter();
    frames.filter_map(|frame| frame.address.clone()).collect()
}

#[test]
fn another_user_gets_every_frame_reloaded_with_their_own_id_and_token() {
    let mut stage = Stage::started();
    let before = addresses(&stage);
    stage.act(UserAction::SwitchUser(12_346));
    let after = addresses(&stage);
    assert_eq!(after.len(), before.len());
    assert!(
        after
            .iter()
            .all(|address| address.contains("userId=12346&companyId=54321"))
    );
    assert_eq!(stage.minted, 2);
    stage.act(UserAction::SwitchUser(1));
    assert_eq!(addresses(&stage), after);
}

#[test]
fn another_company_has_its_own_records_and_keeps_them() {
    let mut stage = Stage::started();
    stage.act(UserAction::SetDealStage { deal: 1, stage: 5 });
    stage.act(UserAction::SwitchCompany(65_432));
    assert_eq!(stage.desk.place(), Place::Details(Record::deal(101)));
    assert!(addresses(&stage)[0].contains("companyId=65432"));
    stage.act(UserAction::SwitchCompany(54_321));
    assert_eq!(stage.desk.account().deal(1).unwrap().stage, 5);
    assert_eq!(stage.desk.companies().len(), 2);
}

#[test]
fn a_user_without_the_app_has_none_of_its_frames_and_is_offered_the_panel() {
    let mut stage = Stage::started();
    let waiting = stage.command(stage.panel(), "show_confirmation", json!({ "title": "?" }));
    stage.act(UserAction::SwitchUser(12_347));
    assert!(stage.desk.frames().is_empty() && stage.dropped.contains(&waiting));
    assert!(stage.desk.floating_window().is_none() && stage.desk.menu().is_empty());
    assert_eq!(stage.desk.panel_to_install().unwrap().name, "Vehicles");

    for place in [
        Place::Settings,
        Place::Workbench,
        Place::Details(Record::organization(1)),
    ] {
        stage.act(UserAction::Navigate(place));
        stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
        assert!(stage.desk.frames().is_empty(), "{place:?}");
    }

    stage.act(UserAction::SetInstalled(true));
    assert_eq!(stage.desk.frames().len(), 2);
    assert!(stage.desk.panel_to_install().is_none());
    stage.act(UserAction::SetInstalled(false));
    assert!(stage.desk.frames().is_empty());
}

#[test]
fn whether_the_panel_is_offered_is_an_assumption() {
    let mut setup = setup();
    setup.account.me = 12_347;
    setup.assumptions.not_installed = NotInstalled::Nothing;
    let stage = Stage::open_with(setup);
    assert!(stage.desk.panel_to_install().is_none());
}

#[test]
fn moving_between_records_of_any_kind_reloads_the_panel_with_the_new_query() {
    let mut stage = Stage::started();
    let window = stage.window();
    for (record, expected) in [
        (
            Record::organization(4),
            "resource=organization&view=details&userId=12345&companyId=54321&selectedIds=4&",
        ),
        (
            Record::organization(2),
            "resource=organization&view=details&userId=12345&companyId=54321&selectedIds=2&",
        ),
        (
            Record::deal(3),
            "resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3&",
        ),
    ] {
        stage.act(UserAction::Navigate(Place::Details(record)));
        let panel = stage.frame(Surface::Panel);
        let address = stage.desk.frame(panel).unwrap().address.clone().unwrap();
        assert!(address.contains(expected), "{address}");
        assert_eq!(stage.window(), window);
    }
}
