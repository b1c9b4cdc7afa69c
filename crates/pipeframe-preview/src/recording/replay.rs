//! Replays a recorded conversation: what the host did is done again; what only a person can do is named, and the replay waits for it.
//!
//! A frame loads again and repeats by itself what it said at its start. What somebody clicked in it isn't in a recording and can't be
//! done from outside: browsers keep the host out of a frame of another site. So the replay stops at such a message, says which
//! it waits for, and goes on when it comes.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame_id::FrameId;
    use serde_json::json;

    #[test]
    fn a_size_on_the_way_to_the_last_is_not_waited_for() {
        let told = |name| entry(Surface::Panel, Kind::Command, name, Value::Null);
        let recorded = [
            told("initialize"),
            told("resize"),
            told("resize"),
            told("open_modal"),
        ];
        let present = [told("initialize"), told("resize"), told("open_modal")];
        assert_eq!(progress(&recorded, &present).awaited, None);
    }

    fn entry(surface: Surface, kind: Kind, name: &str, data: Value) -> Entry {
        let direction = match kind {
            Kind::Command | Kind::Listen | Kind::Track | Kind::Unlisten | Kind::Other => {
                Direction::ToHost
            }
            Kind::Reply | Kind::Event | Kind::Refused | Kind::Note => Direction::ToFrame,
        };
        let mut entry = Entry::new(0, surface, FrameId(1), direction, kind, name);
        entry.data = Some(data).filter(|data| !data.is_null());
        entry
    }

    fn panel(kind: Kind, name: &str) -> Entry {
        entry(Surface::Panel, kind, name, Value::Null)
    }

    #[test]
    fn a_command_that_needs_a_click_is_named_and_waited_for() {
        let recorded = [
            panel(Kind::Command, "initialize"),
            panel(Kind::Reply, "initialize"),
            panel(Kind::Track, "focused"),
            panel(Kind::Command, "open_modal"),
        ];
        let present = [
            panel(Kind::Command, "initialize"),
            panel(Kind::Command, "get_metadata"),
            panel(Kind::Reply, "initialize"),
        ];
        let found = progress(&recorded, &present);
        assert_eq!((found.again, found.total), (3, 4));
        let awaited = found.awaited.unwrap();
        assert_eq!((awaited.index, &awaited.cause), (3, &Cause::Frame));
        let sentence = awaited.sentence();
        assert!(
            sentence.contains("`open_modal` from the panel") && sentence.contains("needs a person")
        );
    }

    #[test]
    fn what_the_hosts_user_did_is_done_again() {
        use HostStep as Step;
        let window = Surface::FloatingWindow;
        let cases = [
            (
                Surface::Panel,
                Kind::Event,
                "user_settings_change",
                json!({ "theme": "dark" }),
                Step::SetTheme(Theme::Dark),
            ),
            (
                Surface::Panel,
                Kind::Event,
                "visibility",
                json!({ "is_visible": false }),
                Step::FoldPanel(true),
            ),
            (
                window,
                Kind::Event,
                "visibility",
                json!({ "is_visible": true, "context": { "invoker": "user" } }),
                Step::ShowWindow(None),
            ),
            (
                window,
                Kind::Event,
                "visibility",
                json!({ "is_visible": true, "context": { "invoker": "user", "phone": "1" } }),
                Step::ShowWindow(Some(json!({ "phone": "1" }))),
            ),
            (
                window,
                Kind::Event,
                "visibility",
                json!({ "is_visible": false, "context": { "invoker": "user" } }),
                Step::HideWindow,
            ),
            (
                Surface::Panel,
                Kind::Event,
                "close_custom_modal",
                Value::Null,
                Step::CloseModal,
            ),
            (
                Surface::Panel,
                Kind::Reply,
                "open_modal",
                json!({ "status": "closed" }),
                Step::CloseModal,
            ),
            (
                Surface::Modal,
                Kind::Reply,
                "show_confirmation",
                json!({ "confirmed": true }),
                Step::Answer(true),
            ),
        ];
        for (surface, kind, name, data, step) in cases {
            let recorded = [entry(surface, kind, name, data)];
            let awaited = progress(&recorded, &[]).awaited.unwrap();
            assert_eq!(awaited.cause, Cause::Host(step), "{name}");
        }
    }

    #[test]
    fn the_effects_of_a_command_need_no_step_and_what_is_not_recorded_needs_a_person() {
        let by_command = json!({ "is_visible": true, "context": { "invoker": "command" } });
        let cases = [
            (
                entry(
                    Surface::FloatingWindow,
                    Kind::Event,
                    "visibility",
                    by_command,
                ),
                Cause::Answer,
            ),
            (panel(Kind::Reply, "get_metadata"), Cause::Answer),
            (panel(Kind::Unlisten, "visibility"), Cause::Person),
            (
                entry(
                    Surface::Panel,
                    Kind::Reply,
                    "open_modal",
                    json!({ "status": "submitted" }),
                ),
                Cause::Person,
            ),
        ];
        for (recorded, cause) in cases {
            assert_eq!(progress(&[recorded], &[]).awaited.unwrap().cause, cause);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        fn conversation() -> impl Strategy<Value = Vec<Entry>> {
            let names = ["resize", "open_modal", "get_metadata"];
            let kinds = [Kind::Command, Kind::Reply, Kind::Refused, Kind::Track];
            let one = (
                proptest::sample::select(Surface::ALL.to_vec()),
                proptest::sample::select(kinds.to_vec()),
                proptest::sample::select(names.to_vec()),
            );
            let one = one.prop_map(|(surface, kind, name)| entry(surface, kind, name, Value::Null));
            proptest::collection::vec(one, 0..30)
        }

        proptest! {
            #[test]
            fn a_conversation_repeats_itself_to_its_end(one in conversation()) {
                let found = progress(&one, &one);
                prop_assert_eq!(found, Progress { again: one.len(), total: one.len(), awaited: None });
            }

            #[test]
            fn more_messages_never_take_a_replay_back(one in conversation(), other in conversation()) {
                let mut last = 0;
                for length in 0..=other.len() {
                    let again = progress(&one, &other[..length]).again;
                    prop_assert!(again >= last);
                    last = again;
                }
            }
        }
    }
}
