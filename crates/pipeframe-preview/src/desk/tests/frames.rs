//! How frames start, reload and go away.

use serde_json::{Value, json};

use super::stage::{Stage, setup};
use crate::account::Record;
use crate::assumptions::{Assumptions, FirstSize, LateInitialize};
use crate::desk::{FrameStatus, Input, Place, UserAction};
use crate::log::Kind;
use crate::surface::{Mode, Surface};

#[test]
fn panel_and_window_are_mounted_at_start_with_an_id_of_their_own_and_one_token() {
    let stage = Stage::open();
    let frames = stage.desk.frames();
    assert_eq!(frames.len(), 2);
    assert_ne!(frames[0].identifier, frames[1].identifier);
    assert!(frames.iter().all(|frame| frame.address.is_some()));
    assert_eq!(stage.minted, 1);
}

#[test]
fn a_frame_that_does_not_initialise_within_ten_seconds_is_not_displayed() {
    let mut stage = Stage::open();
    stage.command(stage.window(), "initialize", json!({}));
    stage.wait(9_999);
    assert_eq!(
        stage.desk.frame(stage.panel()).unwrap().status,
        FrameStatus::Loading
    );
    stage.wait(1);
    assert_eq!(
        stage.desk.frame(stage.panel()).unwrap().status,
        FrameStatus::NotDisplayed
    );
    assert_eq!(
        stage.desk.frame(stage.window()).unwrap().status,
        FrameStatus::Initialised
    );
}

#[test]
fn a_late_initialize_is_refused_or_honoured_as_assumed() {
    let mut stage = Stage::open();
    stage.wait(10_000);
    let late = stage.command(stage.panel(), "initialize", json!({}));
    assert!(stage.error(late).contains("ten seconds"));

    stage.act(UserAction::SetAssumptions(Assumptions {
        late_initialize: LateInitialize::Honoured,
        ..Assumptions::default()
    }));
    let honoured = stage.command(stage.panel(), "initialize", json!({}));
    assert!(stage.is_done(honoured));
    assert_eq!(
        stage.desk.frame(stage.panel()).unwrap().status,
        FrameStatus::Initialised
    );
}

#[test]
fn a_command_before_initialize_is_refused() {
    let mut stage = Stage::open();
    let port = stage.command(stage.panel(), "get_metadata", Value::Null);
    assert!(stage.error(port).contains("before `initialize`"));
}

#[test]
fn initialize_sets_the_first_size() {
    let mut stage = Stage::open();
    stage.command(
        stage.panel(),
        "initialize",
        json!({ "size": { "height": 360 } }),
    );
    assert_eq!(stage.desk.frame(stage.panel()).unwrap().size.height, 360);
}

#[test]
fn a_reload_makes_another_frame_and_drops_what_the_old_one_waited_for() {
    let mut stage = Stage::started();
    let old = stage.panel();
    let port = stage.command(old, "show_confirmation", json!({ "title": "Sure?" }));
    let listener = stage.listen(old, "visibility");
    stage.act(UserAction::Reload(old));

    let new = stage.panel();
    assert_ne!(new, old);
    assert_eq!(stage.desk.panel().unwrap().frame, new);
    assert_eq!(stage.reply(port), None);
    assert!(stage.dropped.contains(&port) && stage.dropped.contains(&listener));
    assert!(stage.desk.confirmation().is_none());
    let ends: Vec<_> = stage.log[stage.log.len() - 2..]
        .iter()
        .map(|entry| (entry.kind, entry.name.as_str(), entry.error.as_deref()))
        .collect();
    assert_eq!(
        ends,
        [
            (
                Kind::Note,
                "show_confirmation",
                Some("The frame went away before its reply.")
            ),
            (Kind::Unlisten, "visibility", None),
        ]
    );
}

#[test]
fn a_message_of_a_frame_that_is_gone_does_nothing_and_keeps_no_port() {
    let mut stage = Stage::started();
    let old = stage.panel();
    stage.act(UserAction::Reload(old));
    let port = stage.command(old, "get_metadata", Value::Null);
    assert_eq!(stage.reply(port), None);
    assert!(stage.dropped.contains(&port));
}

#[test]
fn moving_to_another_record_reloads_the_panel_and_keeps_the_window() {
    let mut stage = Stage::started();
    let (panel, window) = (stage.panel(), stage.window());
    stage.act(UserAction::Navigate(Place::Details(Record::deal(2))));
    assert_ne!(stage.panel(), panel);
    assert_eq!(stage.window(), window);
    let address = stage
        .desk
        .frame(stage.panel())
        .unwrap()
        .address
        .clone()
        .unwrap();
    assert!(address.contains("selectedIds=2"));

    let panel = stage.panel();
    stage.act(UserAction::Navigate(Place::Details(Record::deal(2))));
    assert_eq!(stage.panel(), panel);
}

#[test]
fn a_record_that_does_not_exist_has_no_panel() {
    let mut stage = Stage::started();
    stage.act(UserAction::Navigate(Place::Details(Record::deal(99))));
    assert_eq!(stage.desk.panel(), None);
}

#[test]
fn a_page_that_replaces_itself_has_to_start_again() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.command(panel, "initialize", json!({}));
    stage.input(Input::Loaded(panel));
    stage.input(Input::Loaded(panel));
    assert_eq!(
        stage.desk.frame(panel).unwrap().status,
        FrameStatus::Loading
    );
    stage.command(panel, "initialize", json!({}));
    stage.wait(20_000);
    assert_eq!(
        stage.desk.frame(panel).unwrap().status,
        FrameStatus::Initialised
    );
}

#[test]
fn a_page_that_a_first_one_redirects_to_may_initialise_before_it_has_loaded() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Loaded(panel));
    stage.command(panel, "initialize", json!({}));
    stage.input(Input::Loaded(panel));
    assert_eq!(
        stage.desk.frame(panel).unwrap().status,
        FrameStatus::Initialised
    );
}

#[test]
fn a_page_that_initialises_before_it_has_loaded_is_not_asked_twice() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    for _ in 0..3 {
        stage.command(panel, "initialize", json!({}));
        stage.input(Input::Loaded(panel));
        assert_eq!(
            stage.desk.frame(panel).unwrap().status,
            FrameStatus::Initialised
        );
    }
}

#[test]
fn a_second_initialize_is_answered_at_once_in_both_modes_and_noted() {
    for mode in [Mode::Strict, Mode::Lenient] {
        let mut stage = Stage::open();
        stage.act(UserAction::SetMode(mode));
        let panel = stage.panel();
        stage.input(Input::Loaded(panel));
        stage.command(panel, "initialize", json!({}));
        let second = stage.command(panel, "initialize", json!({ "size": { "height": 300 } }));
        assert!(stage.is_done(second));
        let note = stage.log.last().and_then(|entry| entry.finding.clone());
        let note = note.unwrap();
        assert!(note.to_string().contains("one SDK instance"));
        assert!(!note.is_documented());
        let frame = stage.desk.frame(panel).unwrap();
        assert_eq!(
            (frame.status, frame.size.height),
            (FrameStatus::Initialised, 300)
        );
    }
}

#[test]
fn what_was_subscribed_stays_when_a_page_initialises_again() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.command(panel, "initialize", json!({}));
    stage.listen(panel, "user_settings_change");
    stage.command(panel, "initialize", json!({}));
    assert_eq!(stage.desk.frame(panel).unwrap().listeners.len(), 1);
}

#[test]
fn an_old_initialize_is_not_taken_for_that_of_a_page_that_loads_later() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Loaded(panel));
    stage.command(panel, "initialize", json!({}));
    stage.wait(60_000);
    stage.input(Input::Loaded(panel));
    assert_eq!(
        stage.desk.frame(panel).unwrap().status,
        FrameStatus::Loading
    );
}

#[test]
fn navigation_closes_the_modal_over_the_page_and_answers_its_opener() {
    let mut stage = Stage::started();
    let (opener, modal) = stage.open_custom_modal();
    let port = stage.command(modal, "redirect_to", json!({ "view": "settings" }));
    assert!(stage.is_done(port));
    assert_eq!(stage.data(opener), json!({ "status": "closed" }));
    assert!(stage.desk.modal().is_none());
    assert_eq!(stage.desk.frames().len(), 2);
}

#[test]
fn subscriptions_of_one_frame_are_bounded() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    let oldest = stage.listen(panel, "visibility");
    for _ in 0..100 {
        stage.listen(panel, "visibility");
    }
    assert_eq!(stage.desk.frame(panel).unwrap().listeners.len(), 64);
    assert!(stage.dropped.contains(&oldest));
}

#[test]
fn a_reset_brings_back_the_sample_and_fresh_frames() {
    let mut stage = Stage::started();
    let (panel, window) = (stage.panel(), stage.window());
    let (opener, _) = stage.open_custom_modal();
    stage.act(UserAction::SetActivityDone {
        activity: 1,
        done: true,
    });
    stage.act(UserAction::Reset);
    assert!(!stage.desk.account().activity(1).unwrap().done);
    assert!(stage.desk.modal().is_none());
    assert_eq!(stage.reply(opener), None);
    assert!(stage.panel() > panel && stage.window() > window);
    assert_eq!(stage.desk.report()["waiting"], 0);
}

#[test]
fn a_token_that_cannot_be_signed_hides_the_frame_and_refuses_the_command() {
    use crate::desk::{Desk, Effect};
    let (mut desk, effects) = Desk::open(super::stage::setup(), super::stage::START);
    let request = effects.into_iter().find_map(|effect| match effect {
        Effect::MintToken(request) => Some(request),
        _ => None,
    });
    desk.handle(
        super::stage::START,
        Input::TokenFailed(request.unwrap(), "No cryptography.".into()),
    );
    assert!(
        desk.frames()
            .iter()
            .all(|frame| frame.status == FrameStatus::NotDisplayed)
    );
}

#[test]
fn a_first_size_that_only_the_window_is_too_low_for_is_cut_or_refused_as_assumed() {
    for (first_size, height) in [(FirstSize::Clamped, Some(500)), (FirstSize::Refused, None)] {
        let mut setup = setup();
        setup.window.height = 500;
        setup.assumptions.first_size = first_size;
        let mut stage = Stage::open_with(setup);
        stage.start_all();
        let args = json!({ "type": "custom_modal", "action_id": "Vehicle details" });
        stage.command(stage.panel(), "open_modal", args);
        let modal = stage.frame(Surface::Modal);
        let size = json!({ "size": { "width": 640, "height": 900 } });
        let port = stage.command(modal, "initialize", size);
        assert_eq!(stage.is_done(port), height.is_some());
        let frame = stage.desk.frame(modal).unwrap();
        let initialised = frame.status == FrameStatus::Initialised;
        assert_eq!(initialised.then_some(frame.size.height), height);
    }
}
