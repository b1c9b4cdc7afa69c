//! Replays a recorded conversation: what the host did is done again; what only a person can do is named, and the replay waits for it.
//!
//! A frame loads again and repeats by itself what it said at its start. What somebody clicked in it isn't in a recording and can't be
//! done from outside: browsers keep the host out of a frame of another site. So the replay stops at such a message, says which
//! it waits for, and goes on when it comes.

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::log::{Direction, Entry, Kind};
use crate::protocol::{CommandName, Event};
use crate::surface::{Surface, Theme};

/// How far a replay is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Progress {
    /// How many of the recorded messages came again.
    pub(crate) again: usize,
    /// How many there are.
    pub(crate) total: usize,
    /// The first that didn't; `None` when all did.
    pub(crate) awaited: Option<Awaited>,
}

/// A recorded message that didn't come again yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Awaited {
    /// Its place in the recording.
    pub(crate) index: usize,
    /// The surface it was said to or by.
    pub(crate) surface: Surface,
    /// The command or event.
    pub(crate) name: String,
    /// What it said.
    pub(crate) content: Value,
    /// Who makes it come.
    pub(crate) cause: Cause,
}

/// Who makes a message come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cause {
    /// The host, by doing again what its user did.
    Host(HostStep),
    /// The frame: by itself, or because a person does something in it.
    Frame,
    /// The host's answer to the frame, which comes without anybody's action.
    Answer,
    /// A person in the host, in a way that isn't in the recording.
    Person,
}

/// What the host's user did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HostStep {
    /// Chose a theme.
    SetTheme(Theme),
    /// Folded the panel, or unfolded it.
    FoldPanel(bool),
    /// Opened the floating window, with this context.
    ShowWindow(Option<Value>),
    /// Closed the floating window.
    HideWindow,
    /// Closed the modal.
    CloseModal,
    /// Answered the question.
    Answer(bool),
}

/// How far the present conversation has repeated a recorded one. Each surface repeats its own in its order; what it says besides
/// doesn't hold it up.
pub(crate) fn progress(recorded: &[Entry], present: &[Entry]) -> Progress {
    let mut came = vec![false; recorded.len()];
    for surface in Surface::ALL {
        let mut said = present.iter().filter(|entry| entry.surface == surface);
        for (index, entry) in recorded.iter().enumerate() {
            if entry.surface != surface {
                continue;
            }
            came[index] = !holds_up(entry) || said.any(|other| is_again(entry, other));
            if !came[index] {
                break;
            }
        }
    }
    let first = came.iter().position(|came| !came);
    Progress {
        again: came.iter().filter(|came| **came).count(),
        total: recorded.len(),
        awaited: first.map(|index| awaited(index, recorded)),
    }
}

/// Whether the replay waits for a message. Focus depends on the person, and the number of resizes before the last one depends on how
/// fast the page's content came.
fn holds_up(entry: &Entry) -> bool {
    match entry.kind {
        Kind::Track | Kind::Note | Kind::Other => false,
        Kind::Command
        | Kind::Reply
        | Kind::Listen
        | Kind::Unlisten
        | Kind::Event
        | Kind::Refused => entry.name != CommandName::Resize.as_str(),
    }
}

/// Whether a message repeats a recorded one. Its data may differ; the comparison reports that.
fn is_again(recorded: &Entry, present: &Entry) -> bool {
    let is_answer = |entry: &Entry| {
        entry.direction == Direction::ToFrame && matches!(entry.kind, Kind::Reply | Kind::Refused)
    };
    recorded.name == present.name
        && recorded.direction == present.direction
        && (recorded.kind == present.kind || is_answer(recorded) && is_answer(present))
}

fn awaited(index: usize, recorded: &[Entry]) -> Awaited {
    let entry = &recorded[index];
    let content = entry.args.as_ref().or(entry.data.as_ref());
    Awaited {
        index,
        surface: entry.surface,
        name: entry.name.clone(),
        content: content.cloned().unwrap_or_default(),
        cause: cause(entry),
    }
}

fn cause(entry: &Entry) -> Cause {
    match (entry.direction, entry.kind) {
        (Direction::ToHost | Direction::ToFrame, Kind::Unlisten) => match entry.surface {
            Surface::Modal => Cause::Host(HostStep::CloseModal),
            Surface::Panel | Surface::FloatingWindow | Surface::Settings => Cause::Person,
        },
        (Direction::ToFrame, Kind::Event) => cause_of_event(entry),
        (Direction::ToFrame, Kind::Reply) => cause_of_reply(entry),
        (
            Direction::ToFrame,
            Kind::Command | Kind::Listen | Kind::Track | Kind::Refused | Kind::Note | Kind::Other,
        ) => Cause::Answer,
        (
            Direction::ToHost,
            Kind::Command
            | Kind::Reply
            | Kind::Listen
            | Kind::Event
            | Kind::Track
            | Kind::Refused
            | Kind::Note
            | Kind::Other,
        ) => Cause::Frame,
    }
}

fn field<'a>(entry: &'a Entry, name: &str) -> Option<&'a Value> {
    entry.data.as_ref()?.get(name)
}

/// What leads to an event; one that this preview doesn't know, of a recording by another version, is left to a person.
fn cause_of_event(entry: &Entry) -> Cause {
    let Some(event) = Event::from_word(&entry.name) else {
        return Cause::Person;
    };
    match event {
        Event::UserSettingsChange => {
            let theme = field(entry, "theme").and_then(Value::as_str);
            let mut themes = Theme::ALL.into_iter();
            match themes.find(|known| Some(known.as_str()) == theme) {
                Some(theme) => Cause::Host(HostStep::SetTheme(theme)),
                None => Cause::Person,
            }
        }
        Event::Visibility => visibility(entry.surface, entry.data.as_ref()),
        Event::CloseCustomModal => Cause::Host(HostStep::CloseModal),
        Event::PageVisibilityState => Cause::Person,
    }
}

/// What leads to a reply; to one of a command that this preview doesn't know, the command.
fn cause_of_reply(entry: &Entry) -> Cause {
    let Some(command) = CommandName::from_word(&entry.name) else {
        return Cause::Answer;
    };
    match command {
        CommandName::ShowConfirmation => match field(entry, "confirmed").and_then(Value::as_bool) {
            Some(confirmed) => Cause::Host(HostStep::Answer(confirmed)),
            None => Cause::Answer,
        },
        CommandName::OpenModal => match field(entry, "status").and_then(Value::as_str) {
            Some("closed") => Cause::Host(HostStep::CloseModal),
            Some(_) | None => Cause::Person,
        },
        CommandName::ShowSnackbar
        | CommandName::Resize
        | CommandName::Initialize
        | CommandName::CloseModal
        | CommandName::GetSignedToken
        | CommandName::RedirectTo
        | CommandName::ShowFloatingWindow
        | CommandName::HideFloatingWindow
        | CommandName::SetNotification
        | CommandName::SetFocusMode
        | CommandName::GetMetadata => Cause::Answer,
    }
}

fn visibility(surface: Surface, data: Option<&Value>) -> Cause {
    let Some(is_visible) = data.and_then(|data| data["is_visible"].as_bool()) else {
        return Cause::Person;
    };
    if surface == Surface::Panel {
        return Cause::Host(HostStep::FoldPanel(!is_visible));
    }
    let mut context = data.map(|data| data["context"].clone()).unwrap_or_default();
    if context["invoker"] == "command" {
        // It follows from the frame's own command.
        return Cause::Answer;
    }
    if !is_visible {
        return Cause::Host(HostStep::HideWindow);
    }
    if let Some(context) = context.as_object_mut() {
        context.remove("invoker");
    }
    let is_told_something = context
        .as_object()
        .is_some_and(|context| !context.is_empty());
    Cause::Host(HostStep::ShowWindow(is_told_something.then_some(context)))
}

impl Awaited {
    /// What the replay waits for, and who can cause it.
    pub(crate) fn sentence(&self) -> String {
        let Self { name, cause, .. } = self;
        let surface = self.surface.spoken();
        match cause {
            Cause::Host(_) => format!("The preview does what led to `{name}` for the {surface}."),
            Cause::Answer => format!("Waits for `{name}` to reach the {surface}."),
            Cause::Frame => format!(
                "Waits for `{name}` from the {surface}. If it doesn't come by itself, it needs a person: do in the frame what leads \
                 to it. Clicks inside a frame can't be replayed from outside."
            ),
            Cause::Person => format!(
                "In the recording somebody did something here that led to `{name}` for the {surface} and that it doesn't hold, such \
                 as going to another page or saving a form. Do the same by hand."
            ),
        }
    }
}
