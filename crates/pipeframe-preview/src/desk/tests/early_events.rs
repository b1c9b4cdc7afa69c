//! Events between a frame's appearance and its first listener.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::stage::{Stage, setup};
use crate::assumptions::{Assumptions, EarlyEvents};
use crate::desk::UserAction;
use crate::frame_id::FrameId;
use crate::log::Kind;
use crate::protocol::Event;
use crate::surface::Theme;

/// A desk with its frames initialised and nobody listening.
fn stage(early_events: EarlyEvents) -> Stage {
    let mut setup = setup();
    setup.assumptions = Assumptions {
        early_events,
        ..Assumptions::default()
    };
    let mut stage = Stage::open_with(setup);
    stage.start_all();
    stage
}

/// Something that the user does, which surface hears of it, and how.
type Occasion = (UserAction, fn(&Stage) -> FrameId, &'static str, Value);

fn occasions() -> Vec<Occasion> {
    let call = json!({ "phone": "+44 20 7946 0018" });
    vec![
        (
            UserAction::ShowFloatingWindow(Some(call)),
            Stage::window,
            "visibility",
            json!({ "is_visible": true, "context": { "invoker": "user", "phone": "+44 20 7946 0018" } }),
        ),
        (
            UserAction::TogglePanel,
            Stage::panel,
            "visibility",
            json!({ "is_visible": false }),
        ),
        (
            UserAction::SetTheme(Theme::Dark),
            Stage::panel,
            "user_settings_change",
            json!({ "theme": "dark" }),
        ),
    ]
}

#[test]
fn every_event_of_the_host_is_among_the_occasions() {
    let elsewhere = ["close_custom_modal", "page_visibility_state"];
    for event in Event::ALL.iter().map(|event| event.as_str()) {
        let is_tried = occasions().iter().any(|(.., name, _)| *name == event);
        assert!(
            is_tried || elsewhere.contains(&event),
            "{event}: add an occasion"
        );
    }
}

#[test]
fn what_happens_before_the_first_listener_is_lost_and_the_log_says_so_when_it_comes() {
    for (action, frame, event, data) in occasions() {
        let mut stage = stage(EarlyEvents::Lost);
        stage.act(action);
        let frame = frame(&stage);
        let listener = stage.listen(frame, event);
        assert_eq!(stage.heard(listener), []);
        let entry = stage.log.last().unwrap();
        assert_eq!((entry.kind, entry.name.as_str()), (Kind::Note, event));
        assert_eq!(entry.data, Some(data));
        let note = entry.finding.as_ref().unwrap();
        assert!(note.fix.contains("before `initialize`") && !note.is_documented());
        stage.listen(frame, event);
        assert_eq!(
            stage.log.last().unwrap().kind,
            Kind::Listen,
            "it is said once"
        );
    }
}

#[test]
fn where_it_is_held_the_first_listener_gets_it_and_no_other() {
    for (action, frame, event, data) in occasions() {
        let mut stage = stage(EarlyEvents::Held);
        stage.act(action);
        let frame = frame(&stage);
        let first = stage.listen(frame, event);
        let second = stage.listen(frame, event);
        assert_eq!(stage.heard(first), [Some(data)]);
        assert_eq!(stage.heard(second), []);
    }
}

#[test]
fn the_end_of_a_modal_is_held_for_its_opener() {
    let mut stage = stage(EarlyEvents::Held);
    stage.open_custom_modal();
    stage.act(UserAction::CloseModal);
    let panel = stage.panel();
    let listener = stage.listen(panel, "close_custom_modal");
    assert_eq!(stage.heard(listener), [None]);
}

#[test]
fn a_frame_that_is_loaded_again_begins_with_nothing() {
    let mut stage = stage(EarlyEvents::Held);
    stage.act(UserAction::TogglePanel);
    stage.act(UserAction::Reload(stage.panel()));
    let panel = stage.panel();
    let listener = stage.listen(panel, "visibility");
    assert_eq!(stage.heard(listener), []);
}

proptest! {
    #[test]
    fn held_or_lost_every_event_is_accounted_for_in_its_order(
        before in 0_usize..10, after in 0_usize..10, held in any::<bool>()
    ) {
        let mut stage = stage(if held { EarlyEvents::Held } else { EarlyEvents::Lost });
        for _ in 0..before {
            stage.act(UserAction::TogglePanel);
        }
        let panel = stage.panel();
        let listener = stage.listen(panel, "visibility");
        for _ in 0..after {
            stage.act(UserAction::TogglePanel);
        }
        let first = if held { 0 } else { before };
        let expected: Vec<_> = (first..before + after)
            .map(|index| Some(json!({ "is_visible": index % 2 == 1 })))
            .collect();
        prop_assert_eq!(stage.heard(listener), expected);
        let lost = stage.log.iter().filter(|entry| entry.kind == Kind::Note).count();
        prop_assert_eq!(lost, usize::from(!held && before > 0));
    }

    #[test]
    fn what_is_kept_for_later_is_bounded(times in 0_usize..200) {
        let mut stage = stage(EarlyEvents::Held);
        for _ in 0..times {
            stage.act(UserAction::TogglePanel);
        }
        let panel = stage.panel();
        let listener = stage.listen(panel, "visibility");
        prop_assert_eq!(stage.heard(listener).len(), times.min(crate::desk::frame::MOST_MISSED));
    }
}
