//! Every surface at once on the workbench, under the rules that hold everywhere.

use serde_json::{Map, json};

use super::stage::{Stage, setup};
use crate::account::Record;
use crate::desk::{FrameSize, ModalContent, Place, UserAction};
use crate::frame_id::FrameId;
use crate::surface::Surface;

fn workbench() -> Stage {
    let mut stage = Stage::open_with(crate::desk::Setup {
        place: Place::Workbench,
        ..setup()
    });
    stage.start_all();
    stage
}

fn address(stage: &Stage, surface: Surface) -> String {
    let frame = stage.desk.frame(stage.frame(surface)).unwrap();
    frame.address.clone().unwrap()
}

#[test]
fn all_four_surfaces_are_mounted_each_with_its_own_query() {
    let stage = workbench();
    assert_eq!(stage.desk.frames().len(), 4);
    assert!(address(&stage, Surface::Panel).contains("resource=deal&view=details"));
    assert!(address(&stage, Surface::Modal).contains("&data=%7B%22vehicle%22%3A%223%22%7D"));
    assert!(address(&stage, Surface::Settings).contains("/settings?userId="));
    assert!(stage.desk.floating_window().unwrap().shown);
}

#[test]
fn a_second_modal_covers_the_workbench_and_its_own_modal_stays_open() {
    let mut stage = workbench();
    let args = json!({ "type": "custom_modal", "action_id": "Vehicle details" });
    let second = stage.command(stage.panel(), "open_modal", args.clone());
    assert_eq!(stage.reply(second), None);
    assert!(stage.desk.is_covered());
    stage.act(UserAction::CloseModal);
    assert_eq!(stage.data(second), json!({ "status": "closed" }));
    assert!(!stage.desk.is_covered() && stage.desk.modal_on_workbench().is_some());

    stage.act(UserAction::CloseModal);
    assert_eq!(stage.desk.frames().len(), 3);
    let heard = stage.listen(stage.panel(), "close_custom_modal");
    let first = stage.command(stage.panel(), "open_modal", args);
    let modal = stage.frame(Surface::Modal);
    stage.command(modal, "initialize", json!({}));
    stage.command(modal, "close_modal", json!(null));
    assert_eq!(stage.data(first), json!({ "status": "closed" }));
    assert_eq!(stage.heard(heard).len(), 1);
}

#[test]
fn a_modal_is_opened_by_hand_with_data_only_where_none_is_open() {
    let mut stage = workbench();
    let open = |data: Map<_, _>| UserAction::OpenWithData {
        action_id: "Vehicle details".into(),
        data: Some(data),
    };
    let before = stage.frame(Surface::Modal);
    stage.act(open(Map::new()));
    assert_eq!(stage.frame(Surface::Modal), before);
    stage.act(UserAction::CloseModal);
    stage.act(open(Map::new()));
    assert!(!address(&stage, Surface::Modal).contains("data="));
}

#[test]
fn only_modals_over_the_page_cover_it() {
    let mut stage = workbench();
    assert!(!stage.desk.is_covered());
    stage.act(UserAction::CloseModal);
    stage.command(stage.panel(), "open_modal", json!({ "type": "deal" }));
    assert!(matches!(
        stage.desk.modal().unwrap().content,
        ModalContent::Entity(_)
    ));
    assert!(stage.desk.is_covered());
}

#[test]
fn going_to_the_workbench_and_back_reloads_everything() {
    let mut stage = Stage::started();
    let old: Vec<FrameId> = stage.desk.frames().iter().map(|frame| frame.id).collect();
    stage.act(UserAction::Navigate(Place::Workbench));
    assert!(
        stage
            .desk
            .frames()
            .iter()
            .all(|frame| !old.contains(&frame.id))
    );
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    assert_eq!(stage.desk.frames().len(), 2);
    assert!(!stage.desk.floating_window().unwrap().shown);
}

#[test]
fn listeners_in_the_window_of_the_workbench_get_the_event_that_it_is_shown() {
    let mut stage = workbench();
    let heard = stage.listen(stage.window(), "visibility");
    let told = json!({ "is_visible": true, "context": { "invoker": "user" } });
    assert_eq!(stage.heard(heard), [Some(told)]);

    let mut elsewhere = Stage::started();
    let heard = elsewhere.listen(elsewhere.window(), "visibility");
    assert!(elsewhere.heard(heard).is_empty());
}

#[test]
fn sizes_typed_by_hand_stay_within_the_bounds() {
    let mut stage = workbench();
    let mut typed = |surface, width, height| {
        let frame = stage.frame(surface);
        let size = FrameSize { width, height };
        stage.act(UserAction::SetFrameSize { frame, size });
        stage.desk.frame(frame).unwrap().size
    };
    let size = |width, height| FrameSize { width, height };
    assert_eq!(
        typed(Surface::Panel, Some(320), 9_000),
        size(Some(320), 750)
    );
    assert_eq!(
        typed(Surface::FloatingWindow, Some(1), 1),
        size(Some(200), 70)
    );
    assert_eq!(typed(Surface::Settings, None, 500), size(None, 500));
}
