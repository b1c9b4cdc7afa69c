//! Whether a well-formed command is allowed from where it came and as things stand.

use crate::preview::assumptions::{Assumptions, LateInitialize, WindowCommands};
use crate::preview::surface::{Surface, WindowSize};
use crate::registration::Registration;

use super::bounds::{Bounds, Range};
use super::command::{Command, ModalRequest, SizeRequest};
use super::refusal::{Reading, Refusal};
use super::{CommandName, View};

/// The longest `data` of a custom modal, percent-encoded: what fits into an address everywhere.
const LONGEST_DATA: usize = 6_000;

/// How many questions may wait for the user at once; the preview's own limit.
const MOST_CONFIRMATIONS: usize = 20;

/// Everything around a command that decides whether it is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The surface that gives it.
    pub surface: Surface,
    /// Whether `initialize` came before.
    pub initialised: bool,
    /// Whether the ten seconds for `initialize` have passed without it.
    pub too_late: bool,
    /// Whether a modal is open.
    pub modal_open: bool,
    /// How many questions wait for the user.
    pub waiting_confirmations: usize,
    /// Whether the floating window is seen; `None` where the app has none.
    pub floating_window: Option<bool>,
    /// The app's extensions.
    pub registration: &'a Registration,
    /// What is taken for granted.
    pub assumptions: &'a Assumptions,
    /// The browser window.
    pub window: WindowSize,
}

/// Judges a command; what is left of it is what Pipedrive would presumably still do.
pub fn judge(command: Command, around: &Circumstances<'_>) -> Reading<Command> {
    let is_first_call = matches!(command, Command::Initialize(_));
    let mut reading = match command {
        Command::Resize(size) => judge_size(size, around, Command::Resize),
        Command::Initialize(size) => judge_initialize(size, around),
        Command::ShowConfirmation(_) if around.waiting_confirmations >= MOST_CONFIRMATIONS => {
            Reading::hopeless(too_many_questions())
        }
        Command::CloseModal => judge_close_modal(around),
        Command::OpenModal(request) => judge_modal(request, around),
        Command::ShowFloatingWindow(_) | Command::HideFloatingWindow(_) => {
            judge_window(command, around)
        }
        Command::SetNotification(_) => judge_badge(command, around),
        Command::SetFocusMode(on) => judge_focus_mode(on, around),
        Command::RedirectTo(ref redirect) if redirect.view == View::Settings => {
            judge_settings(command, around)
        }
        Command::ShowSnackbar { .. }
        | Command::ShowConfirmation(_)
        | Command::GetSignedToken
        | Command::RedirectTo(_)
        | Command::GetMetadata => Reading::right(command),
    };
    if !around.initialised && !is_first_call {
        reading.faults.insert(0, too_early());
    }
    reading
}

fn too_early() -> Refusal {
    Refusal::new(
        "The command came before `initialize` was answered.",
        "A surface calls `initialize` first and waits for it.",
        "Write `await sdk.initialize()` before anything else.",
    )
}

fn too_many_questions() -> Refusal {
    Refusal::new(
        format!("{MOST_CONFIRMATIONS} confirmations wait for the user already."),
        "The preview keeps that many; Pipedrive's own limit isn't known.",
        "Await the answer before asking again.",
    )
}

fn judge_initialize(size: SizeRequest, around: &Circumstances<'_>) -> Reading<Command> {
    if around.too_late && around.assumptions.late_initialize == LateInitialize::Refused {
        return Reading::hopeless(Refusal::new(
            "`initialize` came after more than ten seconds.",
            "Pipedrive doesn't display an iframe that hasn't initialised by then; that it stays hidden is an assumption.",
            "Call `initialize` first and load data afterwards, or change the assumption.",
        ));
    }
    let mut reading = judge_size(size, around, Command::Initialize);
    if reading.value.is_none() {
        reading.value = Some(Command::Initialize(SizeRequest::default()));
    }
    reading
}

/// A size out of bounds is presumably ignored as a whole; a panel's width alone is.
fn judge_size(
    mut size: SizeRequest,
    around: &Circumstances<'_>,
    command: fn(SizeRequest) -> Command,
) -> Reading<Command> {
    let bounds = Bounds::of(around.surface, around.window);
    let mut faults = Vec::new();
    let width_fits = match (size.width, bounds.width) {
        (Some(_), None) => {
            size.width = None;
            faults.push(width_is_fixed(around.surface));
            true
        }
        (Some(width), Some(range)) => fits("width", width, range, around.surface, &mut faults),
        (None, _) => true,
    };
    let height_fits = size
        .height
        .is_none_or(|height| fits("height", height, bounds.height, around.surface, &mut faults));
    Reading {
        value: (width_fits && height_fits).then(|| command(size)),
        faults,
    }
}

fn width_is_fixed(surface: Surface) -> Refusal {
    Refusal::new(
        format!("A width was asked for by a {}.", surface.spoken()),
        "A panel's width is fixed; only its height can be set.",
        "Leave `width` out.",
    )
}

fn fits(side: &str, value: f64, range: Range, surface: Surface, faults: &mut Vec<Refusal>) -> bool {
    let fits = range.holds(value);
    if !fits {
        let Range { least, most } = range;
        let nearest = if value < f64::from(least) {
            least
        } else {
            most
        };
        faults.push(Refusal::new(
            format!("The {side} {value} is out of bounds."),
            format!(
                "The {side} of a {} lies between {least} and {most} px.",
                surface.spoken()
            ),
            format!("Keep it within those bounds; here {nearest} is nearest."),
        ));
    }
    fits
}

fn judge_close_modal(around: &Circumstances<'_>) -> Reading<Command> {
    if around.surface == Surface::Modal {
        return Reading::right(Command::CloseModal);
    }
    Reading::hopeless(Refusal::new(
        format!("`close_modal` came from a {}.", around.surface.spoken()),
        "Only a custom modal can close itself.",
        "Call it in the modal's own page; whoever opened the modal waits for `open_modal` to resolve.",
    ))
}

fn judge_modal(request: ModalRequest, around: &Circumstances<'_>) -> Reading<Command> {
    if around.modal_open {
        return Reading::hopeless(Refusal::new(
            "`open_modal` came while a modal is open.",
            "Pipedrive shows one modal at a time.",
            "Close the open one first, or do this in the modal that is open.",
        ));
    }
    match &request {
        ModalRequest::Custom { action_id, data } => {
            if around.registration.modal(action_id).is_none() {
                return Reading::hopeless(dangling(action_id, "custom modal", around));
            }
            let length = data.as_ref().map_or(0, encoded_length);
            let mut reading = Reading::right(Command::OpenModal(request));
            if length > LONGEST_DATA {
                reading.faults.push(data_too_long(length));
            }
            reading
        }
        ModalRequest::Json { action_id } if around.registration.json_modal(action_id).is_none() => {
            Reading::hopeless(dangling(action_id, "JSON modal", around))
        }
        ModalRequest::Json { .. }
        | ModalRequest::Deal { .. }
        | ModalRequest::Person { .. }
        | ModalRequest::Organization { .. }
        | ModalRequest::Activity(_) => Reading::right(Command::OpenModal(request)),
    }
}

fn encoded_length(data: &serde_json::Map<String, serde_json::Value>) -> usize {
    let text = serde_json::Value::Object(data.clone()).to_string();
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { 1 } else { 3 })
        .sum()
}

fn data_too_long(length: usize) -> Refusal {
    Refusal::new(
        format!("`data` needs {length} characters of the modal's address."),
        format!(
            "`data` travels in the address; more than {LONGEST_DATA} characters don't fit everywhere."
        ),
        "Pass ids and let the modal load the rest.",
    )
}

fn dangling(action_id: &str, kind: &str, around: &Circumstances<'_>) -> Refusal {
    let registration = around.registration;
    let shown: String = action_id.chars().take(60).collect();
    let is_of_other_kind =
        registration.modal(action_id).is_some() || registration.json_modal(action_id).is_some();
    let fix = if is_of_other_kind {
        "It names a modal of the other kind: use that `type`.".to_owned()
    } else {
        let names = match kind {
            "JSON modal" => registration
                .json_modals
                .iter()
                .map(|modal| modal.name.as_str())
                .collect::<Vec<_>>(),
            _ => registration
                .modals
                .iter()
                .map(|modal| modal.name.as_str())
                .collect(),
        };
        match names.as_slice() {
            [] => format!("Register a {kind}; this app has none."),
            names => format!(
                "Use the identifier or name of a registered one: {}.",
                names.join(", ")
            ),
        }
    };
    Refusal::new(
        format!("No {kind} has the `action_id` \u{201c}{shown}\u{201d}."),
        "An `action_id` is the extension identifier of the Developer Hub, or the modal's exact name.",
        fix,
    )
}

fn judge_window(command: Command, around: &Circumstances<'_>) -> Reading<Command> {
    if around.floating_window.is_none() {
        return Reading::hopeless(no_window(command.name()));
    }
    let from_window = around.surface == Surface::FloatingWindow;
    let everywhere = around.assumptions.window_commands == WindowCommands::EverySurface;
    if from_window || everywhere {
        return Reading::right(command);
    }
    Reading::hopeless(Refusal::new(
        format!(
            "`{}` came from a {}.",
            command.name().as_str(),
            around.surface.spoken()
        ),
        "As the preview is set, only the floating window itself may show and hide it (an assumption).",
        "Call it in the window's own page, or change the assumption.",
    ))
}

fn no_window(name: CommandName) -> Refusal {
    Refusal::new(
        format!(
            "`{}` was called by an app without a floating window.",
            name.as_str()
        ),
        "The floating window's commands are for apps that have registered one.",
        "Register a floating window, or drop the call.",
    )
}

fn judge_badge(command: Command, around: &Circumstances<'_>) -> Reading<Command> {
    if around.floating_window.is_none() {
        return Reading::hopeless(no_window(command.name()));
    }
    Reading::right(command)
}

fn judge_focus_mode(on: bool, around: &Circumstances<'_>) -> Reading<Command> {
    const RULE: &str = "Focus mode belongs to the floating window, while it is shown.";
    match around.floating_window {
        None => Reading::hopeless(no_window(CommandName::SetFocusMode)),
        Some(_) if around.surface != Surface::FloatingWindow => Reading::hopeless(Refusal::new(
            format!("`set_focus_mode` came from a {}.", around.surface.spoken()),
            RULE,
            "Call it in the window's own page.",
        )),
        Some(false) => Reading::hopeless(Refusal::new(
            "`set_focus_mode` came while the floating window is hidden.",
            RULE,
            "Await `show_floating_window` first; focus mode is off whenever the window opens.",
        )),
        Some(true) => Reading::right(Command::SetFocusMode(on)),
    }
}

fn judge_settings(command: Command, around: &Circumstances<'_>) -> Reading<Command> {
    if around.registration.settings.is_some() {
        return Reading::right(command);
    }
    Reading::hopeless(Refusal::new(
        "`redirect_to` names the settings of an app without a settings page.",
        "The view \"settings\" opens the app's own custom UI page.",
        "Register a settings page, or redirect elsewhere.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn registration() -> Registration {
        serde_json::from_str(include_str!("../../../assets/registration.json")).unwrap()
    }

    /// Judges a command from a surface, after `initialize`, with the window shown and no modal open.
    fn judged_with(
        command: Command,
        surface: Surface,
        change: impl FnOnce(&mut Circumstances<'_>),
    ) -> Reading<Command> {
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

    fn judged(command: Command, surface: Surface) -> Reading<Command> {
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
            let reading = judged(Command::Resize(size), surface);
            assert_eq!(reading.faults.is_empty(), allowed, "{surface} {size:?}");
        }
    }

    #[test]
    fn a_panels_width_is_left_out_and_its_height_still_set() {
        let reading = judged(Command::Resize(size(385.0, 200.0)), Surface::Panel);
        assert_eq!(reading.value, Some(Command::Resize(size(None, 200.0))));
    }

    #[test]
    fn a_size_out_of_bounds_is_ignored_as_a_whole() {
        let reading = judged(Command::Resize(size(900.0, 300.0)), Surface::FloatingWindow);
        assert_eq!(reading.value, None);
    }

    #[test]
    fn an_initialize_with_a_wrong_size_can_still_start_the_page() {
        let reading = judged(Command::Initialize(size(None, 5_000.0)), Surface::Panel);
        assert_eq!(reading.faults.len(), 1);
        assert_eq!(
            reading.value,
            Some(Command::Initialize(SizeRequest::default()))
        );
    }

    #[test]
    fn only_a_modal_closes_itself() {
        for surface in Surface::ALL {
            let reading = judged(Command::CloseModal, surface);
            assert_eq!(reading.faults.is_empty(), surface == Surface::Modal);
        }
    }

    #[test]
    fn everything_before_initialize_is_too_early_but_initialize_itself() {
        let early = |around: &mut Circumstances<'_>| around.initialised = false;
        let reading = judged_with(Command::GetMetadata, Surface::Panel, early);
        assert_eq!(reading.faults, [too_early()]);
        let start = Command::Initialize(SizeRequest::default());
        assert_eq!(judged_with(start, Surface::Panel, early).faults, []);
    }

    #[test]
    fn a_second_modal_is_refused_whoever_asks() {
        for surface in Surface::ALL {
            let reading = judged_with(custom("Vehicle details"), surface, |around| {
                around.modal_open = true;
            });
            assert_eq!(reading.value, None);
            assert_eq!(reading.faults.len(), 1);
        }
    }

    #[test]
    fn an_action_id_must_lead_to_a_modal_of_its_kind() {
        assert_eq!(judged(custom("Vehicle details"), Surface::Panel).faults, []);

        let unknown = judged(custom("Vehicles"), Surface::Panel);
        assert!(unknown.faults[0].fix.contains("Vehicle details"));

        let other_kind = judged(
            Command::OpenModal(ModalRequest::Json {
                action_id: "Vehicle details".to_owned(),
            }),
            Surface::Panel,
        );
        assert!(other_kind.faults[0].fix.contains("other kind"));
    }

    #[test]
    fn data_that_no_address_holds_is_named() {
        let data = json!({ "text": "x".repeat(LONGEST_DATA) });
        let reading = judged(
            Command::OpenModal(ModalRequest::Custom {
                action_id: "Vehicle details".to_owned(),
                data: data.as_object().cloned(),
            }),
            Surface::Panel,
        );
        assert_eq!(reading.faults.len(), 1);
    }

    #[test]
    fn window_commands_need_a_registered_window() {
        for command in [
            Command::ShowFloatingWindow(None),
            Command::HideFloatingWindow(None),
            Command::SetNotification(3),
            Command::SetFocusMode(true),
        ] {
            let reading = judged_with(command, Surface::FloatingWindow, |around| {
                around.floating_window = None;
            });
            assert!(reading.faults[0].what.contains("without a floating window"));
        }
    }

    #[test]
    fn a_panel_may_show_the_window_unless_the_assumption_says_otherwise() {
        let show = Command::ShowFloatingWindow(None);
        assert_eq!(judged(show.clone(), Surface::Panel).faults, []);

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
        assert_eq!(judge(show, &around).faults.len(), 1);
    }

    #[test]
    fn focus_mode_is_for_the_shown_window_itself() {
        let focus = Command::SetFocusMode(true);
        assert_eq!(judged(focus.clone(), Surface::FloatingWindow).faults, []);
        assert_eq!(judged(focus.clone(), Surface::Panel).faults.len(), 1);
        let hidden = judged_with(focus, Surface::FloatingWindow, |around| {
            around.floating_window = Some(false);
        });
        assert!(hidden.faults[0].what.contains("hidden"));
    }
}
