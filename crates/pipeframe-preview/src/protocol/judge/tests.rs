//! Surface by surface, state by state.

use super::*;
use crate::assumptions::Assumptions;
use crate::protocol::command::ModalRequest;
use crate::surface::WindowSize;
use pipeframe_registration::Registration;
use serde_json::json;

fn registration() -> Registration {
    serde_json::from_str(include_str!("../../../../../assets/registration.json")).unwrap()
}

/// Judges a command from a surface, after `initialize`, with the window shown and no modal open.
fn judged_with(
    command: Command,
    surface: Surface,
    change: impl FnOnce(&mut Circumstances<'_>),
) -> Checked<Command> {
    let registration = registration();
    let assumptions = Assumptions::default();
    let mut around = Circumstances {
        surface,
        initialised: true,
        too_late: false,
        modal_open: false,
        waiting_confirmations: 0,
        floating_window: Some(true),
        registration: &registration,
        assumptions: &assumptions,
        window: WindowSize {
            width: 1440,
            height: 900,
        },
    };
    change(&mut around);
    judge(command, &around)
}

fn judged(command: Command, surface: Surface) -> Checked<Command> {
    judged_with(command, surface, |_| ())
}

fn size(width: impl Into<Option<f64>>, height: impl Into<Option<f64>>) -> SizeRequest {
    SizeRequest {
        width: width.into(),
        height: height.into(),
    }
}

fn custom(action_id: &str) -> Command {
    Command::OpenModal(ModalRequest::Custom {
        action_id: action_id.to_owned(),
        data: None,
    })
}

#[test]
fn sizes_within_each_surfaces_bounds_are_allowed_and_one_pixel_more_is_not() {
    let cases = [
        (Surface::Panel, size(None, 100.0), true),
        (Surface::Panel, size(None, 750.0), true),
        (Surface::Panel, size(None, 99.0), false),
        (Surface::Panel, size(None, 751.0), false),
        (Surface::Panel, size(385.0, 200.0), false),
        (Surface::Modal, size(320.0, 120.0), true),
        (Surface::Modal, size(1440.0, 900.0), true),
        (Surface::Modal, size(1441.0, 900.0), false),
        (Surface::Modal, size(319.0, 120.0), false),
        (Surface::FloatingWindow, size(200.0, 70.0), true),
        (Surface::FloatingWindow, size(800.0, 700.0), true),
        (Surface::FloatingWindow, size(801.0, None), false),
        (Surface::FloatingWindow, size(None, 69.0), false),
        (Surface::Settings, size(None, 4_000.0), true),
        (Surface::Settings, size(None, 0.0), false),
    ];
    for (surface, size, allowed) in cases {
        let checked = judged(Command::Resize(size), surface);
        assert_eq!(checked.findings.is_empty(), allowed, "{surface} {size:?}");
    }
}

#[test]
fn a_panels_width_is_left_out_and_its_height_still_set() {
    let checked = judged(Command::Resize(size(385.0, 200.0)), Surface::Panel);
    assert_eq!(checked.value, Some(Command::Resize(size(None, 200.0))));
}

#[test]
fn a_size_out_of_bounds_is_ignored_as_a_whole() {
    let checked = judged(Command::Resize(size(900.0, 300.0)), Surface::FloatingWindow);
    assert_eq!(checked.value, None);
}

#[test]
fn an_initialize_with_a_wrong_size_can_still_start_the_page() {
    let initialize = Command::Initialize(size(None, 5_000.0));
    let checked = judged_with(initialize, Surface::Panel, |around| {
        around.initialised = false;
    });
    assert_eq!(checked.findings.len(), 1);
    assert_eq!(
        checked.value,
        Some(Command::Initialize(SizeRequest::default()))
    );
}

#[test]
fn only_a_modal_closes_itself() {
    for surface in Surface::ALL {
        let checked = judged(Command::CloseModal, surface);
        assert_eq!(checked.findings.is_empty(), surface == Surface::Modal);
    }
}

#[test]
fn everything_before_initialize_is_too_early_but_initialize_itself() {
    let early = |around: &mut Circumstances<'_>| around.initialised = false;
    let checked = judged_with(Command::GetMetadata, Surface::Panel, early);
    assert_eq!(checked.findings, [too_early()]);
    let start = Command::Initialize(SizeRequest::default());
    assert_eq!(judged_with(start, Surface::Panel, early).findings, []);
}

#[test]
fn a_second_modal_is_noted_on_every_surface() {
    for surface in Surface::ALL {
        let checked = judged_with(custom("Vehicle details"), surface, |around| {
            around.modal_open = true;
        });
        assert!(checked.value.is_some());
        assert_eq!(checked.findings[0].code, "secondModal");
        assert_eq!(checked.findings.len(), 1);
    }
}

#[test]
fn an_action_id_must_lead_to_a_modal_of_its_kind() {
    assert_eq!(
        judged(custom("Vehicle details"), Surface::Panel).findings,
        []
    );

    let unknown = judged(custom("Vehicles"), Surface::Panel);
    assert!(unknown.findings[0].fix.contains("Vehicle details"));

    let other_kind = judged(
        Command::OpenModal(ModalRequest::Json {
            action_id: "Vehicle details".to_owned(),
        }),
        Surface::Panel,
    );
    assert!(other_kind.findings[0].fix.contains("other kind"));
}

#[test]
fn data_that_no_address_holds_is_named() {
    let data = json!({ "text": "x".repeat(6_000) });
    let checked = judged(
        Command::OpenModal(ModalRequest::Custom {
            action_id: "Vehicle details".to_owned(),
            data: data.as_object().cloned(),
        }),
        Surface::Panel,
    );
    assert_eq!(checked.findings.len(), 1);
}

#[test]
fn window_commands_need_a_registered_window() {
    for command in [
        Command::ShowFloatingWindow(None),
        Command::HideFloatingWindow(None),
        Command::SetNotification(3),
        Command::SetFocusMode(true),
    ] {
        let checked = judged_with(command, Surface::FloatingWindow, |around| {
            around.floating_window = None;
        });
        assert!(
            checked.findings[0]
                .what
                .contains("without a floating window")
        );
    }
}

#[test]
fn a_panel_may_show_the_window_unless_the_assumption_says_otherwise() {
    let show = Command::ShowFloatingWindow(None);
    assert_eq!(judged(show.clone(), Surface::Panel).findings, []);

    let strict = Assumptions {
        window_commands: WindowCommands::WindowOnly,
        ..Assumptions::default()
    };
    let registration = registration();
    let around = Circumstances {
        surface: Surface::Panel,
        initialised: true,
        too_late: false,
        modal_open: false,
        waiting_confirmations: 0,
        floating_window: Some(false),
        registration: &registration,
        assumptions: &strict,
        window: WindowSize {
            width: 1440,
            height: 900,
        },
    };
    assert_eq!(judge(show, &around).findings.len(), 1);
}

#[test]
fn focus_mode_is_for_the_shown_window_itself() {
    let focus = Command::SetFocusMode(true);
    assert_eq!(judged(focus.clone(), Surface::FloatingWindow).findings, []);
    assert_eq!(judged(focus.clone(), Surface::Panel).findings.len(), 1);
    let hidden = judged_with(focus, Surface::FloatingWindow, |around| {
        around.floating_window = Some(false);
    });
    assert!(hidden.findings[0].what.contains("hidden"));
}
