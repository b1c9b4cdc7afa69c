//! Whether a well-formed command is allowed on its surface and in the present state.

mod circumstances;
mod modal;
mod size;
#[cfg(test)]
mod tests;

use crate::assumptions::{FirstSize, LateInitialize, WindowCommands};
use crate::rule::Rule;
use crate::surface::Surface;

use super::checked::Checked;
use super::command::{Command, SizeRequest};
use super::finding::Finding;
use super::{CommandName, View};

pub(crate) use circumstances::Circumstances;
use modal::judge_modal;
use size::{cut_to_window, judge_size};

/// How many questions may wait for the user at once; the preview's own limit.
const MOST_CONFIRMATIONS: usize = 20;

/// Judges a command; what is left of it is what Pipedrive would presumably still do.
pub(crate) fn judge(command: Command, around: &Circumstances<'_>) -> Checked<Command> {
    let is_first_call = matches!(command, Command::Initialize(_));
    let mut checked = match command {
        Command::Resize(size) => judge_size(size, around, Command::Resize),
        Command::Initialize(size) => judge_initialize(size, around),
        Command::ShowConfirmation(_) if around.waiting_confirmations >= MOST_CONFIRMATIONS => {
            Checked::hopeless(too_many_questions())
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
        | Command::GetMetadata => Checked::right(command),
    };
    if !around.initialised && !is_first_call {
        checked.findings.insert(0, too_early());
    }
    checked
}

fn too_early() -> Finding {
    Finding::new(
        Rule::InitializeFirst,
        "The command came before `initialize` was answered.",
        "Write `await sdk.initialize()` before anything else.",
    )
}

fn too_many_questions() -> Finding {
    Finding::new(
        Rule::ManyQuestions,
        format!(
            "{MOST_CONFIRMATIONS} confirmations wait for the user already, so this one was passed over."
        ),
        "Await the answer before asking again.",
    )
}

fn judge_initialize(size: SizeRequest, around: &Circumstances<'_>) -> Checked<Command> {
    if around.too_late && around.assumptions.late_initialize == LateInitialize::Refused {
        return Checked::hopeless(
            Finding::new(
                Rule::TenSeconds,
                "`initialize` came after more than ten seconds.",
                "Call `initialize` first and load data afterwards, or change the assumption.",
            )
            .meaning("Pipedrive doesn't display an iframe that hasn't initialised by then; that it stays hidden is an assumption."),
        );
    }
    let size = match around.assumptions.first_size {
        FirstSize::Clamped => cut_to_window(size, around),
        FirstSize::Refused => size,
    };
    let mut checked = judge_size(size, around, Command::Initialize);
    if checked.value.is_none() {
        checked.value = Some(Command::Initialize(SizeRequest::default()));
    }
    if around.initialised {
        checked.findings.push(second_instance());
    }
    checked
}

fn second_instance() -> Finding {
    Finding::new(
        Rule::SecondInitialize,
        "`initialize` came again, from the same page or early from its next one, and was answered.",
        "Make the SDK once, outside of components, and share it. React's StrictMode runs effects twice, and only in development.",
    )
}

fn judge_close_modal(around: &Circumstances<'_>) -> Checked<Command> {
    if around.surface == Surface::Modal {
        return Checked::right(Command::CloseModal);
    }
    Checked::hopeless(Finding::new(
        Rule::CloseOwnModal,
        format!("`close_modal` came from a {}.", around.surface.spoken()),
        "Call it in the modal's own page; the page that opened the modal waits for `open_modal` to resolve.",
    ))
}

fn judge_window(command: Command, around: &Circumstances<'_>) -> Checked<Command> {
    if around.floating_window.is_none() {
        return Checked::hopeless(no_window(command.name()));
    }
    let from_window = around.surface == Surface::FloatingWindow;
    let everywhere = around.assumptions.window_commands == WindowCommands::EverySurface;
    if from_window || everywhere {
        return Checked::right(command);
    }
    let name = command.name().as_str();
    let surface = around.surface.spoken();
    Checked {
        value: Some(command),
        findings: vec![
            Finding::new(
                Rule::WindowCommands,
                format!("`{name}` came from a {surface}."),
                "Call it in the window's own page, or change the assumption.",
            )
            .meaning("As the preview is set, only the floating window itself may show and hide it (an assumption)."),
        ],
    }
}

fn no_window(name: CommandName) -> Finding {
    Finding::new(
        Rule::RegisteredWindow,
        format!(
            "`{}` was called by an app without a floating window.",
            name.as_str()
        ),
        "Register a floating window, or drop the call.",
    )
}

fn judge_badge(command: Command, around: &Circumstances<'_>) -> Checked<Command> {
    if around.floating_window.is_none() {
        return Checked::hopeless(no_window(command.name()));
    }
    Checked::right(command)
}

fn judge_focus_mode(on: bool, around: &Circumstances<'_>) -> Checked<Command> {
    let mut checked = Checked::right(Command::SetFocusMode(on));
    match around.floating_window {
        None => return Checked::hopeless(no_window(CommandName::SetFocusMode)),
        Some(false) => {
            return Checked::hopeless(Finding::new(
                Rule::FocusModeShown,
                "`set_focus_mode` came while the floating window is hidden.",
                "Await `show_floating_window` first; focus mode is off whenever the window opens.",
            ));
        }
        Some(true) => {}
    }
    if around.surface != Surface::FloatingWindow {
        checked.findings.push(Finding::new(
            Rule::FocusModeElsewhere,
            format!("`set_focus_mode` came from a {}.", around.surface.spoken()),
            "Call it in the window's own page.",
        ));
    }
    checked
}

fn judge_settings(command: Command, around: &Circumstances<'_>) -> Checked<Command> {
    if around.registration.framed_settings().is_some() {
        return Checked::right(command);
    }
    Checked::hopeless(Finding::new(
        Rule::RegisteredSettings,
        "`redirect_to` names the settings of an app without a settings page.",
        "Register a settings page, or redirect elsewhere.",
    ))
}
