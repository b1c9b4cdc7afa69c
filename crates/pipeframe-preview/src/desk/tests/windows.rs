//! The floating window's life.

use serde_json::{Value, json};

use super::stage::Stage;
use crate::account::Record;
use crate::desk::{Input, Place, Point, UserAction};
use crate::surface::WindowSize;

fn shown(stage: &Stage) -> bool {
    stage.desk.floating_window().unwrap().shown
}

#[test]
fn it_is_mounted_and_hidden_at_start() {
    let stage = Stage::open();
    assert!(!shown(&stage));
    assert!(stage.desk.frame(stage.window()).is_some());
}

#[test]
fn each_way_to_show_or_hide_it_names_its_invoker() {
    let mut stage = Stage::started();
    let window = stage.window();
    let listener = stage.listen(window, "visibility");
    stage.act(UserAction::ShowFloatingWindow(Some(
        json!({ "phone": "1" }),
    )));
    stage.act(UserAction::HideFloatingWindow);
    stage.command(window, "show_floating_window", Value::Null);
    stage.command(
        window,
        "hide_floating_window",
        json!({ "context": { "why": "done" } }),
    );
    let event =
        |visible: bool, context: Value| Some(json!({ "is_visible": visible, "context": context }));
    assert_eq!(
        stage.heard(listener),
        [
            event(true, json!({ "invoker": "user", "phone": "1" })),
            event(false, json!({ "invoker": "user" })),
            event(true, json!({ "invoker": "command" })),
            event(false, json!({ "invoker": "command", "why": "done" })),
        ]
    );
}

#[test]
fn in_focus_mode_only_the_app_can_close_it_and_opening_again_ends_focus_mode() {
    let mut stage = Stage::started();
    let window = stage.window();
    stage.act(UserAction::ShowFloatingWindow(None));
    stage.command(window, "set_focus_mode", json!(true));
    stage.act(UserAction::HideFloatingWindow);
    assert!(shown(&stage));
    stage.command(window, "hide_floating_window", Value::Null);
    assert!(!shown(&stage));
    stage.act(UserAction::ShowFloatingWindow(None));
    assert!(!stage.desk.floating_window().unwrap().focus_mode);
}

#[test]
fn focus_mode_is_refused_while_it_is_hidden() {
    let mut stage = Stage::started();
    let window = stage.window();
    let port = stage.command(window, "set_focus_mode", json!(true));
    assert!(stage.error(port).contains("hidden"));
}

#[test]
fn it_stays_where_it_was_dragged_and_cannot_be_lost() {
    let mut stage = Stage::started();
    stage.act(UserAction::MoveFloatingWindow(Point { x: 100, y: 200 }));
    stage.act(UserAction::Navigate(Place::Details(Record::deal(2))));
    let window = stage.desk.floating_window().unwrap();
    assert_eq!(window.position, Point { x: 100, y: 200 });
    stage.act(UserAction::MoveFloatingWindow(Point { x: 90_000, y: -50 }));
    let window = stage.desk.floating_window().unwrap();
    assert!(window.position.x < 1_440 - 320 && window.position.y == 0);
}

#[test]
fn a_wider_window_is_moved_back_into_the_page() {
    let mut stage = Stage::started();
    let window = stage.window();
    stage.act(UserAction::MoveFloatingWindow(Point { x: 5_000, y: 0 }));
    stage.command(window, "resize", json!({ "width": 800, "height": 700 }));
    assert!(stage.desk.floating_window().unwrap().position.x + 800 <= 1_440);
}

#[test]
fn it_comes_back_to_its_place_when_the_page_has_room_again() {
    let mut stage = Stage::started();
    let place = Point { x: 700, y: 500 };
    stage.act(UserAction::MoveFloatingWindow(place));
    for (width, height) in [(0, 0), (1_440, 900)] {
        stage.input(Input::WindowResized(WindowSize { width, height }));
    }
    assert_eq!(stage.desk.floating_window().unwrap().position, place);
}
