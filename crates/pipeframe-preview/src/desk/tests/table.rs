//! Surface by command, argument and state: what is refused, and that every call settles.

use serde_json::{Value, json};

use super::stage::Stage;
use crate::desk::{Place, PortId, Reply, UserAction};
use crate::frame_id::FrameId;
use crate::surface::{Mode, Surface};

/// What a surface is asked in, beside the ordinary state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    Ordinary,
    BeforeInitialize,
    PanelCollapsed,
    WindowHidden,
    QuestionOpen,
}

const MOMENTS: [Moment; 5] = [
    Moment::Ordinary,
    Moment::BeforeInitialize,
    Moment::PanelCollapsed,
    Moment::WindowHidden,
    Moment::QuestionOpen,
];

/// A command, its arguments, and the surfaces that may give it in the ordinary state: panel, modal, window, settings.
type Row = (&'static str, Value, &'static str);

fn rows() -> Vec<Row> {
    vec![
        ("initialize", json!({ "size": { "height": 300 } }), "pmws"),
        ("resize", json!({ "height": 300 }), "pmws"),
        // A panel's width is passed over and noted.
        ("resize", json!({ "width": 400, "height": 300 }), "pmws"),
        ("resize", json!({ "height": "300" }), ""),
        ("resize", json!({ "height": 5_000 }), "s"),
        ("show_snackbar", json!({ "message": "Saved" }), "pmws"),
        ("show_snackbar", json!({}), ""),
        ("show_snackbar", json!({ "message": 7 }), ""),
        ("show_confirmation", json!({ "title": "Sure?" }), "pmws"),
        ("show_confirmation", json!({ "okText": "Yes" }), ""),
        (
            "show_confirmation",
            json!({ "title": "?", "okColor": "red" }),
            "",
        ),
        // A modal over another is an assumption.
        (
            "open_modal",
            json!({ "type": "custom_modal", "action_id": "Vehicle details" }),
            "pmws",
        ),
        (
            "open_modal",
            json!({ "type": "custom_modal", "action_id": "Nothing" }),
            "",
        ),
        (
            "open_modal",
            json!({ "type": "activity", "prefill": { "note": "<script>" } }),
            "",
        ),
        ("open_modal", json!({ "type": "DEAL" }), ""),
        ("open_modal", json!({}), ""),
        ("close_modal", Value::Null, "m"),
        ("get_signed_token", Value::Null, "pmws"),
        ("get_metadata", Value::Null, "pmws"),
        ("redirect_to", json!({ "view": "deals" }), "pmws"),
        ("redirect_to", json!({ "view": "Deals" }), ""),
        ("redirect_to", json!({}), ""),
        ("show_floating_window", Value::Null, "pmws"),
        ("show_floating_window", json!({ "context": "text" }), ""),
        ("hide_floating_window", Value::Null, "pmws"),
        ("set_notification", json!({ "number": 3 }), "pmws"),
        ("set_notification", json!({ "number": "3" }), ""),
        ("set_focus_mode", json!(true), "pmws"),
        ("set_focus_mode", json!({ "enabled": true }), ""),
        ("showSnackbar", json!({ "message": "Saved" }), ""),
        ("", Value::Null, ""),
    ]
}

fn letter(surface: Surface) -> char {
    match surface {
        Surface::Panel => 'p',
        Surface::Modal => 'm',
        Surface::FloatingWindow => 'w',
        Surface::Settings => 's',
    }
}

/// Whether the state alone makes it a mistake.
fn forbids(moment: Moment, command: &str) -> bool {
    match (moment, command) {
        (Moment::BeforeInitialize, command) => command != "initialize",
        (Moment::WindowHidden, "set_focus_mode") => true,
        (
            Moment::Ordinary | Moment::PanelCollapsed | Moment::WindowHidden | Moment::QuestionOpen,
            _,
        ) => false,
    }
}

/// A desk with a surface in a state, and the surface's frame.
fn desk(surface: Surface, moment: Moment, mode: Mode) -> (Stage, FrameId) {
    let mut stage = Stage::open();
    if surface == Surface::Settings {
        stage.act(UserAction::Navigate(Place::Settings));
    }
    stage.act(UserAction::ShowFloatingWindow(None));
    stage.act(UserAction::SetMode(mode));
    if moment != Moment::BeforeInitialize {
        stage.start_all();
    }
    if surface == Surface::Modal {
        stage.act(UserAction::OpenCustomModal("Vehicle details".into()));
    }
    let frame = stage.frame(surface);
    if surface == Surface::Modal && moment != Moment::BeforeInitialize {
        stage.command(frame, "initialize", json!({}));
    }
    match moment {
        Moment::Ordinary | Moment::BeforeInitialize => {}
        Moment::PanelCollapsed => stage.act(UserAction::TogglePanel),
        Moment::WindowHidden => stage.act(UserAction::HideFloatingWindow),
        Moment::QuestionOpen => {
            stage.command(frame, "show_confirmation", json!({ "title": "First?" }));
        }
    }
    (stage, frame)
}

/// Answers and closes what waits for the user.
fn settle(stage: &mut Stage) {
    while let Some(dialog) = stage.desk.confirmation().map(|asked| asked.id) {
        let confirmed = true;
        stage.act(UserAction::Confirm { dialog, confirmed });
    }
    while stage.desk.modal().is_some() {
        stage.act(UserAction::CloseModal);
    }
    stage.wait(60_000);
}

/// Every surface, state and row, with the desk after the call and the call's port.
fn each(mode: Mode, mut check: impl FnMut(Stage, PortId, bool, &str)) {
    for surface in Surface::ALL {
        for moment in MOMENTS {
            for (command, args, allowed) in rows() {
                let (mut stage, frame) = desk(surface, moment, mode);
                let port = stage.command(frame, command, args.clone());
                let is_allowed = allowed.contains(letter(surface)) && !forbids(moment, command);
                let case = format!("{command} {args} of {surface}, {moment:?}");
                check(stage, port, is_allowed, &case);
            }
        }
    }
}

#[test]
fn strict_refuses_at_once_what_the_table_does_not_allow_and_nothing_else() {
    each(Mode::Strict, |mut stage, port, is_allowed, case| {
        let refused_at_once = matches!(stage.reply(port), Some(Reply::Failed(_)));
        assert_eq!(refused_at_once, !is_allowed, "{case}");
        settle(&mut stage);
        let replies = stage.replies.get(&port).map_or(0, Vec::len);
        let drops = stage
            .dropped
            .iter()
            .filter(|dropped| **dropped == port)
            .count();
        assert_eq!(replies + drops, 1, "{case}");
    });
}

#[test]
fn lenient_answers_everything_once_and_refuses_nothing() {
    each(Mode::Lenient, |mut stage, port, _, case| {
        settle(&mut stage);
        let replies = stage.replies.get(&port).map_or(0, Vec::len);
        let drops = stage
            .dropped
            .iter()
            .filter(|dropped| **dropped == port)
            .count();
        assert_eq!(replies + drops, 1, "{case}");
        assert!(
            !matches!(stage.reply(port), Some(Reply::Failed(_))),
            "{case}"
        );
    });
}

#[test]
fn every_command_has_a_row() {
    let rows = rows();
    let lacking: Vec<&str> = crate::protocol::CommandName::ALL
        .iter()
        .map(|name| name.as_str())
        .filter(|name| rows.iter().all(|(command, ..)| command != name))
        .collect();
    assert_eq!(lacking, Vec::<&str>::new());
}
