use super::*;

const FRAME: FrameId = FrameId(1);
const PAGE: WindowSize = WindowSize {
    width: 1440,
    height: 900,
};

fn dock(shown: bool) -> Dock {
    let mut dock = Dock::default();
    dock.mount(FRAME, "Phone".to_owned(), shown);
    dock
}

fn context(phone: &str) -> Map<String, Value> {
    Map::from_iter([("phone".to_owned(), Value::from(phone))])
}

fn window(dock: &Dock) -> &FloatingWindow {
    dock.window().unwrap()
}

#[test]
fn an_app_without_a_window_has_nothing_to_show() {
    let mut dock = Dock::default();
    assert_eq!(dock.show(Invoker::User, None), None);
    assert!(!dock.shows_window());
}

#[test]
fn a_window_that_is_shown_gets_the_invoker_and_the_context() {
    let mut dock = dock(false);
    let told = dock.show(Invoker::Command, Some(context("1"))).unwrap();
    assert_eq!(told.frame, FRAME);
    assert_eq!(
        told.data,
        json!({ "is_visible": true, "context": { "phone": "1", "invoker": "command" } })
    );
}

#[test]
fn a_window_that_is_shown_already_gets_a_further_context() {
    let mut dock = dock(true);
    assert!(dock.show(Invoker::User, Some(context("2"))).is_some());
    assert_eq!(window(&dock).context(), &context("2"));
}

#[test]
fn a_window_that_is_hidden_already_gets_no_event() {
    assert_eq!(dock(false).hide(Invoker::Command, None), None);
}

#[test]
fn the_context_of_hiding_is_not_kept() {
    let mut dock = dock(true);
    dock.hide(Invoker::Command, Some(context("1")));
    assert_eq!(window(&dock).context(), &Map::new());
}

#[test]
fn the_x_hides_the_window() {
    let mut dock = dock(true);
    assert!(dock.press_x().is_some());
    assert!(!dock.shows_window());
}

#[test]
fn in_focus_mode_there_is_no_x() {
    let mut dock = dock(true);
    dock.set_focus_mode(true);
    assert_eq!(dock.press_x(), None);
    assert!(dock.shows_window());
}

#[test]
fn focus_mode_ends_when_the_window_is_hidden() {
    let mut dock = dock(true);
    dock.set_focus_mode(true);
    dock.hide(Invoker::Command, None);
    assert!(!window(&dock).focus_mode);
}

#[test]
fn focus_mode_ends_when_the_frame_is_reloaded() {
    let mut dock = dock(true);
    dock.set_focus_mode(true);
    dock.reload(FRAME, FrameId(2));
    assert!(!window(&dock).focus_mode);
    assert_eq!(window(&dock).frame, FrameId(2));
}

#[test]
fn the_reload_of_another_frame_changes_nothing() {
    let mut dock = dock(true);
    dock.set_focus_mode(true);
    dock.reload(FrameId(5), FrameId(6));
    assert!(window(&dock).focus_mode);
    assert_eq!(window(&dock).frame, FRAME);
}

#[test]
fn a_window_that_is_shown_from_the_start_owes_its_listener_an_event() {
    assert!(dock(true).late_visibility().is_some());
    assert!(dock(false).late_visibility().is_none());
}

#[test]
fn a_window_that_was_told_owes_nothing() {
    let mut dock = dock(true);
    dock.show(Invoker::User, None);
    assert_eq!(dock.late_visibility(), None);
}

#[test]
fn a_window_of_a_link_owes_its_listener_the_context() {
    let mut dock = dock(false);
    dock.restore(Some(context("1")));
    let told = dock.late_visibility().unwrap();
    assert_eq!(told.data["context"]["phone"], "1");
}

#[test]
fn a_link_can_hide_a_window_that_begins_shown() {
    let mut dock = dock(true);
    dock.restore(None);
    assert!(!dock.shows_window());
}

#[test]
fn a_window_begins_at_the_right_edge() {
    let mut dock = dock(true);
    dock.keep_window_in_view(PAGE, 400);
    let right = 1440 - 400 - MARGIN;
    assert_eq!(window(&dock).position, Point { x: right, y: 72 });
    assert_eq!(window(&dock).dragged_to(), None);
}

#[test]
fn a_window_returns_to_where_it_was_dragged_when_the_page_grows_again() {
    let wanted = Point { x: 900, y: 500 };
    let mut dock = dock(true);
    dock.drag_window(wanted);
    let small = WindowSize {
        width: 600,
        height: 300,
    };
    dock.keep_window_in_view(small, 400);
    assert_eq!(window(&dock).position, Point { x: 176, y: 252 });
    dock.keep_window_in_view(PAGE, 400);
    assert_eq!(window(&dock).position, wanted);
}

#[test]
fn the_app_is_pinned_until_the_user_takes_it_off() {
    let mut dock = Dock::default();
    assert!(dock.is_pinned());
    dock.pin(false);
    assert!(!dock.is_pinned());
}

#[test]
fn a_window_that_is_unmounted_gives_its_frame_back_once() {
    let mut dock = dock(true);
    assert_eq!(dock.unmount(), Some(FRAME));
    assert_eq!(dock.unmount(), None);
}
