//! Eight mistakes that real extensions make again and again. Each is refused, named, and comes with its repair.

use serde_json::{Value, json};

use super::stage::Stage;
use crate::desk::{Input, PortId};
use crate::log::Kind;
use crate::surface::Surface;

/// Gives a command from a surface and reads how it is refused.
fn refused(surface: Surface, command: &str, args: Value) -> String {
    let mut stage = Stage::started();
    let frame = stage.frame(surface);
    let port = stage.command(frame, command, args);
    stage.error(port)
}

fn assert_repaired(refusal: &str, named: &str, repair: &str) {
    assert!(refusal.contains(named), "{refusal}");
    assert!(refusal.contains(repair), "{refusal}");
}

#[test]
fn a_command_and_its_arguments_in_one_object() {
    let mut stage = Stage::started();
    let payload = json!({ "type": "command", "command": { "type": "resize", "height": 200 } });
    let port = stage.post(stage.panel(), payload);
    assert_repaired(
        &stage.error(port),
        "one object",
        "sdk.execute(Command.RESIZE",
    );
}

#[test]
fn focus_mode_as_an_object() {
    let args = json!({ "enabled": true });
    let refusal = refused(Surface::FloatingWindow, "set_focus_mode", args);
    assert_repaired(
        &refusal,
        "an object",
        "sdk.execute(Command.SET_FOCUS_MODE, true)",
    );
}

#[test]
fn names_of_constants_in_place_of_their_values() {
    let view = refused(Surface::Panel, "redirect_to", json!({ "view": "CONTACTS" }));
    assert_repaired(&view, "CONTACTS", "Write \"contacts\"");

    let modal = refused(Surface::Panel, "open_modal", json!({ "type": "PERSON" }));
    assert_repaired(&modal, "PERSON", "Write \"person\"");

    let mut stage = Stage::started();
    let event = stage.listen(stage.panel(), "VISIBILITY");
    assert_repaired(&stage.error(event), "VISIBILITY", "Write \"visibility\"");
}

#[test]
fn invented_commands() {
    let refusal = refused(Surface::Panel, "SHOW_MODAL", Value::Null);
    assert_repaired(&refusal, "SHOW_MODAL", "Write \"open_modal\"");
    let refusal = refused(Surface::Panel, "showFloatingWindow", Value::Null);
    assert_repaired(
        &refusal,
        "showFloatingWindow",
        "Write \"show_floating_window\"",
    );
    let refusal = refused(Surface::Panel, "ADD_BUTTON", Value::Null);
    assert_repaired(&refusal, "ADD_BUTTON", "SDK's `Command`");
}

#[test]
fn sizes_out_of_bounds() {
    let height = refused(Surface::Panel, "resize", json!({ "height": 751 }));
    assert_repaired(&height, "between 100 and 750", "750 is nearest");
}

#[test]
fn commands_of_other_surfaces() {
    let close = refused(Surface::Panel, "close_modal", Value::Null);
    assert_repaired(&close, "from a panel", "in the modal's own page");

    let mut setup = super::stage::setup();
    setup.registration.floating_window = None;
    let mut stage = Stage::open_with(setup);
    stage.start_all();
    let show = stage.command(stage.panel(), "show_floating_window", Value::Null);
    assert_repaired(
        &stage.error(show),
        "without a floating window",
        "Register a floating window",
    );
}

#[test]
fn names_for_ids_and_ids_for_names() {
    let deal = json!({ "type": "activity", "prefill": { "deal": "Fleet renewal" } });
    let refusal = refused(Surface::Panel, "open_modal", deal);
    assert_repaired(
        &refusal,
        "a text where the id is meant",
        "the deal's id as a number",
    );

    let person = json!({ "type": "deal", "prefill": { "person": 7 } });
    let refusal = refused(Surface::Panel, "open_modal", person);
    assert_repaired(
        &refusal,
        "an id where a name is meant",
        "the person's name as a text",
    );
}

#[test]
fn context_for_another_view_and_data_for_a_json_modal() {
    let redirect = json!({ "view": "deals", "context": { "a": 1 } });
    let refusal = refused(Surface::Panel, "redirect_to", redirect);
    assert_repaired(
        &refusal,
        "Only the view \"settings\"",
        "Leave `context` out",
    );

    let modal = json!({ "type": "json_modal", "action_id": "order-parts", "data": {} });
    let refusal = refused(Surface::Panel, "open_modal", modal);
    assert_repaired(
        &refusal,
        "`data` was given to a JSON modal",
        "Leave `data` out",
    );
}

#[test]
fn what_a_browser_extension_posts_from_a_frame_is_listed_and_not_answered() {
    let mut stage = Stage::started();
    let frame = stage.panel();
    let body = json!({ "type": "ACTION", "source": "@devtools-page", "payload": "{}" });
    let port = PortId(9_999);
    stage.input(Input::Posted {
        frame,
        body: Ok(body.clone()),
        port: Some(port),
    });
    let listed = stage.log.last().unwrap();
    assert_eq!((listed.kind, listed.name.as_str()), (Kind::Other, "ACTION"));
    assert_eq!((&listed.args, &listed.finding), (&Some(body), &None));
    assert!(stage.dropped.contains(&port) && !stage.replies.contains_key(&port));
}
