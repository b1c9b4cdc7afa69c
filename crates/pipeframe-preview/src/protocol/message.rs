//! The envelope around every message: who posts it, and whether it is a command, a subscription or a track.

use serde_json::{Map, Value};

use crate::rule::Rule;

use super::arguments;
use super::checked::Checked;
use super::finding::Finding;
use super::known_word::unknown_word;
use super::spelling::list;
use super::value::{describe, shorten};
use super::{Command, CommandName, Event};

/// A message with a valid envelope.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Message {
    /// A command, with what its arguments say.
    Command {
        /// Which one.
        name: CommandName,
        /// Its arguments as posted; undefined ones are `None`.
        args: Option<Value>,
        /// The arguments as understood.
        checked: Box<Checked<Command>>,
    },
    /// A subscription.
    Listen(Event),
    /// The frame gained focus.
    Focused,
    /// No message of the SDK: of a browser extension, a development tool or another script in the frame.
    Other {
        /// What to call it in the log: its type, where it names one.
        name: String,
    },
}

/// A message that was meant for Pipedrive and can't be understood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unreadable {
    /// What to call it in the log: the nearest thing to a name that it has.
    pub(crate) name: String,
    /// What is wrong with it.
    pub(crate) finding: Finding,
}

const COMMAND: &str = "command";
const LISTENER: &str = "listener";
const TRACK: &str = "track";
const TYPES: [&str; 3] = [COMMAND, LISTENER, TRACK];

/// Reads what a frame posted. `identifier` is the runtime id that the frame was given in its address.
///
/// # Errors
/// [`Unreadable`] when the envelope is wrong; wrong arguments of a known command are in the [`Message`].
pub(crate) fn read(body: &Value, identifier: &str) -> Result<Message, Unreadable> {
    let id = body.get("id");
    let payload = body.get("payload").and_then(Value::as_object);
    let Some(payload) = payload.filter(|payload| is_of_the_sdk(id, payload, identifier)) else {
        return Ok(Message::Other {
            name: name_of_other(body),
        });
    };
    let name = name_in(payload);
    let refuse = |finding| Unreadable {
        name: name.clone(),
        finding,
    };
    check_identifier(id, identifier).map_err(refuse)?;
    match payload.get("type").and_then(Value::as_str) {
        Some(COMMAND) => read_command(payload).map_err(refuse),
        Some(LISTENER) => read_listener(payload).map_err(refuse),
        Some(TRACK) => read_track(payload).map_err(refuse),
        _ => Err(refuse(unknown_type(payload.get("type")))),
    }
}

/// Whether a message has the SDK's form: the frame's own runtime id, or a type of the SDK's in its payload. Browser extensions
/// and development tools post from frames too, some with an `id` or a `payload` of their own.
fn is_of_the_sdk(id: Option<&Value>, payload: &Map<String, Value>, identifier: &str) -> bool {
    let has_own_id = id.and_then(Value::as_str) == Some(identifier);
    let word = payload.get("type").and_then(Value::as_str);
    has_own_id
        || word.is_some_and(|word| TYPES.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

fn name_of_other(body: &Value) -> String {
    let named = body.get("type").and_then(Value::as_str);
    shorten(named.or_else(|| body.as_str()).unwrap_or("other"))
}

fn read_command(payload: &Map<String, Value>) -> Result<Message, Finding> {
    let word = payload.get("command");
    let Some(name) = word
        .and_then(Value::as_str)
        .and_then(CommandName::from_word)
    else {
        return Err(unknown_command(word));
    };
    let args = payload.get("args").cloned();
    let mut checked = arguments::read(name, args.as_ref());
    if let Some(finding) = stray_fields(payload, name) {
        checked.findings.insert(0, finding);
    }
    Ok(Message::Command {
        name,
        args,
        checked: Box::new(checked),
    })
}

fn read_listener(payload: &Map<String, Value>) -> Result<Message, Finding> {
    let word = payload.get("event");
    match word.and_then(Value::as_str).and_then(Event::from_word) {
        Some(event) => Ok(Message::Listen(event)),
        None => Err(unknown_word(
            "event",
            word,
            &words(Event::ALL, Event::as_str),
            "Event",
        )),
    }
}

fn read_track(payload: &Map<String, Value>) -> Result<Message, Finding> {
    match payload.get("event").and_then(Value::as_str) {
        Some("focused") => Ok(Message::Focused),
        _ => Err(unknown_word(
            "tracking event",
            payload.get("event"),
            &["focused"],
            "TrackingEvent",
        )),
    }
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| word(*value)).collect()
}

fn name_in(payload: &Map<String, Value>) -> String {
    let named = ["command", "event", "type"]
        .iter()
        .find_map(|key| payload.get(*key).and_then(Value::as_str));
    shorten(named.unwrap_or("unknown"))
}

fn check_identifier(id: Option<&Value>, identifier: &str) -> Result<(), Finding> {
    match id {
        Some(Value::String(id)) if id == identifier => Ok(()),
        Some(Value::String(id)) => Err(Finding::new(
            Rule::RuntimeId,
            format!(
                "The message carries the id \u{201c}{}\u{201d}, which isn't this iframe's.",
                shorten(id)
            ),
            "Let the SDK read `?id=` itself, or pass it as `identifier`; keep it over redirects. It is neither the record's id nor the extension's.",
        )),
        Some(other) => Err(Finding::new(
            Rule::RuntimeId,
            format!("The message's id is {}.", describe(other)),
            "Pass the text of `?id=` as `identifier`.",
        )),
        None => Err(Finding::new(
            Rule::RuntimeId,
            "The message has no id.",
            "Let the SDK post the message, or add `id` beside `payload`.",
        )),
    }
}

fn flattened_command(command: CommandName) -> Finding {
    Finding::new(
        Rule::ArgumentsApart,
        format!(
            "The command and its arguments are one object, `{{ type: \"{}\", … }}`.",
            command.as_str()
        ),
        format!(
            "Write `sdk.execute(Command.{}, …)`, with the arguments in their own object.",
            command.as_str().to_uppercase()
        ),
    )
}

fn unknown_type(word: Option<&Value>) -> Finding {
    unknown_word("message type", word, &TYPES, "MessageType")
}

fn unknown_command(word: Option<&Value>) -> Finding {
    let flattened = word
        .and_then(|word| word.get("type"))
        .and_then(Value::as_str)
        .and_then(CommandName::from_word);
    match flattened {
        Some(command) => flattened_command(command),
        None => unknown_word(
            "command",
            word,
            &words(CommandName::ALL, CommandName::as_str),
            "Command",
        ),
    }
}

fn stray_fields(payload: &Map<String, Value>, name: CommandName) -> Option<Finding> {
    let stray: Vec<&str> = payload
        .keys()
        .map(String::as_str)
        .filter(|key| !matches!(*key, "type" | "command" | "args"))
        .collect();
    (!stray.is_empty()).then(|| {
        Finding::new(
            Rule::StrayFields,
            format!("{} is outside `args`.", list(&stray)),
            format!(
                "Write `sdk.execute(Command.{}, {{ {}: … }})`.",
                name.as_str().to_uppercase(),
                stray[0]
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn posted(payload: Value) -> Value {
        json!({ "id": "frame-1", "payload": payload })
    }

    fn finding(body: &Value) -> Finding {
        read(body, "frame-1").unwrap_err().finding
    }

    #[test]
    fn undefined_and_missing_arguments_are_alike() {
        let message = read(
            &posted(json!({ "type": "command", "command": "get_metadata" })),
            "frame-1",
        );
        assert!(matches!(
            message,
            Ok(Message::Command {
                name: CommandName::GetMetadata,
                args: None,
                ..
            })
        ));
    }

    #[test]
    fn a_subscription_and_a_track_are_read() {
        let listen = posted(json!({ "type": "listener", "event": "visibility" }));
        assert_eq!(
            read(&listen, "frame-1"),
            Ok(Message::Listen(Event::Visibility))
        );
        let track = posted(json!({ "type": "track", "event": "focused" }));
        assert_eq!(read(&track, "frame-1"), Ok(Message::Focused));
    }

    #[test]
    fn a_message_with_the_id_of_another_frame_is_refused() {
        let body = json!({ "id": "1", "payload": { "type": "command", "command": "initialize" } });
        let finding = finding(&body);
        assert!(finding.what.contains("\u{201c}1\u{201d}"));
        assert!(finding.fix.contains("neither the record's id"));
    }

    #[test]
    fn a_command_written_as_one_object_is_named_as_such() {
        let finding = finding(&posted(
            json!({ "type": "command", "command": { "type": "resize", "height": 200 } }),
        ));
        assert!(finding.what.contains("one object"), "{}", finding.what);
        assert!(
            finding.fix.contains("sdk.execute(Command.RESIZE"),
            "{}",
            finding.fix
        );
    }

    #[test]
    fn what_others_post_from_a_frame_is_not_a_message_of_the_sdk() {
        for (body, name) in [
            (Value::Null, "other"),
            (json!(3), "other"),
            (json!([]), "other"),
            (json!({}), "other"),
            (
                json!("[iFrameSizer]message:0:0"),
                "[iFrameSizer]message:0:0",
            ),
            (json!({ "type": "resize", "height": 200 }), "resize"),
            (json!({ "payload": 1 }), "other"),
            (json!({ "payload": {} }), "other"),
            (
                json!({ "source": "react-devtools-bridge", "payload": { "event": "backendVersion", "payload": "6" } }),
                "other",
            ),
            (
                json!({ "type": "ACTION", "id": 1, "payload": "{}", "source": "@devtools-page" }),
                "ACTION",
            ),
            (
                json!({ "id": "7", "type": "wallet", "payload": { "type": "connect" } }),
                "wallet",
            ),
        ] {
            let name = name.to_owned();
            assert_eq!(
                read(&body, "frame-1"),
                Ok(Message::Other { name }),
                "{body}"
            );
        }
    }

    #[test]
    fn invented_and_misspelt_commands_come_with_the_one_that_was_meant() {
        let cases = [
            ("showFloatingWindow", "Write \"show_floating_window\""),
            ("SHOW_MODAL", "Write \"open_modal\""),
            ("RESIZE", "Write \"resize\""),
            ("ADD_BUTTON", "Use a constant of the SDK's `Command`"),
        ];
        for (word, fix) in cases {
            let finding = finding(&posted(json!({ "type": "command", "command": word })));
            assert!(finding.what.contains(word));
            assert!(finding.fix.starts_with(fix), "{}", finding.fix);
        }
    }

    #[test]
    fn an_event_in_capitals_is_refused_with_its_value() {
        let finding = finding(&posted(
            json!({ "type": "listener", "event": "VISIBILITY" }),
        ));
        assert_eq!(finding.fix, "Write \"visibility\" (`Event.VISIBILITY`).");
    }

    #[test]
    fn arguments_outside_args_are_reported() {
        let body = posted(json!({ "type": "command", "command": "resize", "height": 200 }));
        let Ok(Message::Command { checked, .. }) = read(&body, "frame-1") else {
            panic!("the command is known");
        };
        assert_eq!(checked.findings[0].what, "`height` is outside `args`.");
    }

    #[test]
    fn every_mistake_in_a_message_of_the_sdk_is_described_in_sentences() {
        for body in [
            posted(json!({})),
            json!({ "payload": { "type": "command", "command": "resize" } }),
            json!({ "id": 7, "payload": { "type": "command" } }),
            posted(json!({ "type": "COMMAND" })),
            posted(json!({ "type": "command" })),
            posted(json!({ "type": "listener", "event": null })),
            posted(json!({ "type": "track", "event": "blurred" })),
        ] {
            let finding = finding(&body);
            for text in [&finding.what, &finding.rule, &finding.fix] {
                assert!(text.ends_with('.'), "{body}: {text}");
            }
        }
    }
}
