//! What a link holds of a desk, and that a desk opened with it looks the same.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::properties::{Happening, happening, play};
use super::stage::{Stage, setup};
use crate::account::{Record, Resource};
use crate::desk::{
    Desk, Frame, ListState, Marks, ModalOrigin, ModalScene, OpenModal, Place, Scene, Setup,
    UserAction, WindowScene,
};
use crate::protocol::ModalRequest;
use crate::surface::Surface;

/// A desk that opens where another is.
fn reopened(desk: &Desk) -> Stage {
    let mut setup = Setup {
        place: desk.place(),
        scene: desk.scene(),
        ..setup()
    };
    if setup.account.company.id != desk.account().company.id {
        std::mem::swap(&mut setup.account, &mut setup.other_accounts[0]);
    }
    setup.account.me = desk.account().me;
    Stage::open_with(setup)
}

fn at(place: Place, scene: Scene) -> Stage {
    Stage::open_with(Setup {
        place,
        scene,
        ..setup()
    })
}

#[test]
fn what_is_ticked_reaches_the_modal_of_a_link() {
    let scene = Scene {
        list: ListState {
            marks: Marks::AllBut([2].into()),
            ..ListState::default()
        },
        modal: Some(ModalScene::Open(ModalOrigin::Menu(
            "Vehicle details".into(),
        ))),
        ..Scene::default()
    };
    let stage = at(Place::List(Resource::Person), scene);
    let modal = stage.frame(Surface::Modal);
    let address = stage.desk.frame(modal).unwrap().address.clone().unwrap();
    assert!(
        address.contains("view=list") && address.contains("excludedIds=2"),
        "{address}"
    );
}

#[test]
fn a_window_that_a_link_shows_gets_the_event_with_its_context_once_it_listens() {
    let Value::Object(call) = json!({ "phone": "1" }) else {
        unreachable!()
    };
    let scene = Scene {
        window: Some(WindowScene::Shown(call)),
        ..Scene::default()
    };
    let mut stage = at(Place::Details(Record::deal(1)), scene);
    stage.start_all();
    let window = stage.window();
    let listener = stage.listen(window, "visibility");
    let context = json!({ "invoker": "user", "phone": "1" });
    assert_eq!(
        stage.heard(listener),
        [Some(json!({ "is_visible": true, "context": context }))]
    );
}

#[test]
fn a_modal_that_a_surface_opened_is_in_the_scene_with_its_data_and_opens_without_a_waiting_call() {
    let mut stage = Stage::started();
    stage.open_custom_modal();
    let again = reopened(&stage.desk);
    let modal = again.desk.modal().unwrap();
    assert_eq!(modal.opener, None);
    let ModalOrigin::Request(ModalRequest::Custom { data, .. }) = &modal.origin else {
        panic!("{:?}", modal.origin);
    };
    assert_eq!(data.as_ref().unwrap()["vehicle"], "3");
}

#[test]
fn the_developer_hub_keeps_a_modal_closed_that_was_closed_there() {
    let mut stage = at(Place::Workbench, Scene::default());
    assert_eq!(stage.desk.scene(), Scene::default());
    stage.act(UserAction::CloseModal);
    assert_eq!(stage.desk.scene().modal, Some(ModalScene::Closed));
    assert!(reopened(&stage.desk).desk.modal().is_none());
}

#[test]
fn what_a_scene_names_but_the_account_or_the_app_lacks_is_reported() {
    let open = |origin| Scene {
        modal: Some(ModalScene::Open(origin)),
        ..Scene::default()
    };
    let listed = |marks| Scene {
        list: ListState {
            marks,
            ..ListState::default()
        },
        ..Scene::default()
    };
    let deal = Place::Details(Record::deal(1));
    let deals = Place::List(Resource::Deal);
    let cases = [
        (
            deal,
            open(ModalOrigin::Menu("Gone".into())),
            "\u{201c}Gone\u{201d}",
        ),
        (
            deals,
            open(ModalOrigin::Menu("Vehicle details".into())),
            "menu",
        ),
        (deals, listed(Marks::Picked([1, 99].into())), "99"),
        (
            deal,
            open(ModalOrigin::Request(ModalRequest::Json {
                action_id: "Gone".into(),
            })),
            "Gone",
        ),
    ];
    for (place, scene, part) in cases {
        let setup = setup();
        let problems = scene.problems(place, &setup.account, &setup.registration);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].contains(part), "{problems:?}");
        at(place, scene);
    }
}

proptest! {
    #[test]
    fn a_desk_that_opens_with_the_scene_of_another_has_the_same(
        happenings in proptest::collection::vec(happening(), 0..60)
    ) {
        let mut stage = Stage::open();
        for happening in &happenings {
            let is_possible = match happening {
                // What was added to the account isn't in a link, so nothing is.
                Happening::Submit => false,
                // The page under a modal can't be reached.
                Happening::Tick(..) | Happening::TickAll(_) => !stage.desk.is_covered(),
                _ => true,
            };
            if is_possible {
                play(&mut stage, happening);
            }
        }
        let again = reopened(&stage.desk);
        prop_assert_eq!(again.desk.scene(), stage.desk.scene());
        prop_assert_eq!(again.desk.place(), stage.desk.place());
        // A modal over another is the app's doing, and so no part of a link.
        let surfaces = |stage: &Stage| -> Vec<Surface> {
            let lowest = stage.desk.dialogs.modals().first().and_then(OpenModal::frame);
            let is_of_page = |frame: &&Frame| frame.surface != Surface::Modal || Some(frame.id) == lowest;
            let frames = stage.desk.frames().iter().filter(is_of_page);
            let mut surfaces: Vec<_> = frames.map(|frame| frame.surface).collect();
            surfaces.sort();
            surfaces
        };
        prop_assert_eq!(surfaces(&again), surfaces(&stage));
    }
}
