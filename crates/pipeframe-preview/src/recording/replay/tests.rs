//! Which recorded messages a replay waits for, and what leads to each.

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
