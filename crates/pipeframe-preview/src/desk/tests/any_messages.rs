//! Frames that post anything: nothing fails, nobody is answered twice, and what is kept stays small.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::stage::Stage;
use crate::any_json::any_json;
use crate::desk::{Input, UserAction};
use crate::protocol::CommandName;
use crate::surface::Mode;

const NAMES: &str = "id|payload|type|command|event|args|data|size|height|width|message|link|url|label|title|description|okText|okColor|\
    action_id|prefill|view|context|invoker|number|subject|note|dueDate|deal|person|value|pipeframe|threw";
const WORDS: &str = "command|listener|track|custom_modal|activity|deal|person|organization|settings|deals|primary|negative|visibility|\
    close_custom_modal|user_settings_change|focused|Vehicle details|https://example.com|2026-01-15";
/// Each command that there is, and words that are none.
fn command_names() -> String {
    let known = CommandName::ALL.iter().map(|name| name.as_str());
    known.chain(["[a-z_]{0,9}"]).collect::<Vec<_>>().join("|")
}

/// A message, and whether it names its frame rightly.
fn message() -> impl Strategy<Value = (Value, bool)> {
    let names = proptest::string::string_regex(&command_names()).unwrap();
    let command = (names, any_json(NAMES, WORDS))
        .prop_map(|(command, args)| json!({ "type": "command", "command": command, "args": args }));
    let payload = prop_oneof![4 => command, 1 => any_json(NAMES, WORDS)];
    let enveloped = (payload, any_json(NAMES, WORDS), 0..5)
        .prop_map(|(payload, id, own)| (json!({ "id": id, "payload": payload }), own > 0));
    prop_oneof![6 => enveloped, 1 => any_json(NAMES, WORDS).prop_map(|body| (body, false))]
}

proptest! {
    // Each case is a whole conversation.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.div_ceil(4)))]

    #[test]
    fn no_message_breaks_the_host_and_none_is_answered_twice(
        messages in proptest::collection::vec((message(), any::<bool>()), 1..30), lenient in any::<bool>()
    ) {
        let mut stage = Stage::started();
        if lenient {
            stage.act(UserAction::SetMode(Mode::Lenient));
        }
        let mut ports = Vec::new();
        for ((mut body, is_own), from_panel) in messages {
            let frames = stage.desk.frames();
            let Some(frame) = (if from_panel { frames.first() } else { frames.last() }) else {
                continue;
            };
            let (frame, identifier) = (frame.id, frame.identifier.clone());
            if is_own {
                body["id"] = Value::from(identifier);
            }
            let port = stage.new_port();
            stage.input(Input::Posted { frame, body: Ok(body), port: Some(port) });
            ports.push(port);
        }
        stage.wait(1_000);
        for port in ports {
            prop_assert!(stage.replies.get(&port).map_or(0, Vec::len) <= 1);
        }
        prop_assert!(stage.desk.dialogs.confirmations().len() <= 20);
        prop_assert!(stage.desk.dialogs.snackbars().len() <= 8);
    }
}
