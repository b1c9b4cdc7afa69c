//! The table of assumptions: for each value of each assumption, the outcome.

use pipeframe_json_ui::form::ItemCondition;
use serde_json::{Value, json};

use super::extensions::Extensions;
use super::stage::{Stage, setup};
use crate::account::Record;
use crate::assumptions::Assumptions;
use crate::desk::{Place, Reply, UserAction};
use crate::log::Kind;
use crate::surface::Surface;

/// An assumption, what is tried, and the outcome with each value.
type Guess = (
    &'static str,
    fn(Stage) -> String,
    &'static [(&'static str, &'static str)],
);

const GUESSES: [Guess; 14] = [
    (
        "settingsContext",
        context_of_settings,
        &[
            ("json", "context=%7B%22tab%22%3A%22users%22%7D"),
            ("flattened", "tab=users"),
        ],
    ),
    (
        "lateInitialize",
        late_initialize,
        &[("refused", "refused"), ("honoured", "done")],
    ),
    (
        "firstSize",
        too_large_at_first,
        &[("clamped", "done, 900 px high"), ("refused", "refused")],
    ),
    (
        "windowCommands",
        window_from_panel,
        &[("every-surface", "shown"), ("window-only", "refused")],
    ),
    (
        "notInstalled",
        panel_without_app,
        &[("offers", "an offer"), ("nothing", "nothing")],
    ),
    (
        "navigation",
        another_page_below_a_modal,
        &[("closes-modal", "closed"), ("keeps-modal", "open")],
    ),
    (
        "earlyEvents",
        event_without_listener,
        &[("lost", "0 heard"), ("held", "1 heard")],
    ),
    (
        "secondModal",
        modal_over_modal,
        &[
            ("over", "2 open, the first waits"),
            ("replaces", "1 open, the first was closed"),
            ("refused", "1 open, the first waits"),
        ],
    ),
    (
        "modalRecord",
        page_in_address_of_modal,
        &[("carried", "resource=deal"), ("absent", "nothing")],
    ),
    (
        "sharedPanels",
        json_panel_without_app,
        &[("private", "nothing"), ("shared", "isShared=true")],
    ),
    (
        "itemCondition",
        item_while_its_condition_holds,
        &[("shows", "Shows"), ("hides", "Hides")],
    ),
    (
        "refreshPanelData",
        panel_after_a_form,
        &[("honoured", "asked again"), ("ignored", "as before")],
    ),
    (
        "frameAbilities",
        abilities,
        &[
            (
                "calls",
                "microphone; clipboard-read; clipboard-write; autoplay",
            ),
            ("nothing", ""),
        ],
    ),
    (
        "linkToken",
        link_token,
        &[("absent", "false"), ("carried", "true")],
    ),
];

#[test]
fn each_assumption_has_the_outcome_of_its_value() {
    for (name, try_it, outcomes) in GUESSES {
        for (value, outcome) in outcomes {
            assert_eq!(try_it(assuming(name, value)), *outcome, "{name}:{value}");
        }
    }
}

#[test]
fn the_table_holds_every_value_of_every_assumption() {
    let guesses = GUESSES.map(|(name, _, outcomes)| {
        let values = outcomes.iter().map(|(value, _)| (*value).to_owned());
        (name, values.collect::<Vec<_>>())
    });
    assert_eq!(guesses.to_vec(), Assumptions::values());
}

fn assuming(name: &str, value: &str) -> Stage {
    let mut setup = setup();
    setup.assumptions = Assumptions::default().with(name, value).unwrap();
    Stage::open_with(setup)
}

fn context_of_settings(mut stage: Stage) -> String {
    stage.start_all();
    let args = json!({ "view": "settings", "context": { "tab": "users" } });
    stage.command(stage.panel(), "redirect_to", args);
    let address = address_of(&stage, Surface::Settings);
    let (_, rest) = address.split_once("theme=light&").unwrap();
    rest.split('&').next().unwrap().to_owned()
}

fn late_initialize(mut stage: Stage) -> String {
    stage.wait(11_000);
    let port = stage.command(stage.panel(), "initialize", json!({}));
    done_or_refused(&stage, port)
}

fn too_large_at_first(mut stage: Stage) -> String {
    stage.start_all();
    let args = json!({ "type": "custom_modal", "action_id": "Vehicle details" });
    stage.command(stage.panel(), "open_modal", args);
    let modal = stage.frame(Surface::Modal);
    let size = json!({ "size": { "height": 4_000 } });
    let port = stage.command(modal, "initialize", size);
    match done_or_refused(&stage, port).as_str() {
        "done" => format!(
            "done, {} px high",
            stage.desk.frame(modal).unwrap().size.height
        ),
        other => other.to_owned(),
    }
}

fn window_from_panel(mut stage: Stage) -> String {
    stage.start_all();
    let port = stage.command(stage.panel(), "show_floating_window", Value::Null);
    if stage.desk.floating_window().unwrap().shown {
        return "shown".to_owned();
    }
    done_or_refused(&stage, port)
}

fn panel_without_app(mut stage: Stage) -> String {
    stage.act(UserAction::SetInstalled(false));
    match stage.desk.panel_to_install() {
        Some(_) => "an offer".to_owned(),
        None => "nothing".to_owned(),
    }
}

fn another_page_below_a_modal(mut stage: Stage) -> String {
    stage.start_all();
    let (_, modal) = stage.open_custom_modal();
    stage.command(modal, "redirect_to", json!({ "view": "deals" }));
    match stage.desk.modal() {
        Some(_) => "open".to_owned(),
        None => "closed".to_owned(),
    }
}

fn event_without_listener(mut stage: Stage) -> String {
    stage.act(UserAction::TogglePanel);
    let listener = stage.listen(stage.panel(), "visibility");
    format!("{} heard", stage.heard(listener).len())
}

fn modal_over_modal(mut stage: Stage) -> String {
    stage.start_all();
    let (first, modal) = stage.open_custom_modal();
    stage.command(modal, "open_modal", json!({ "type": "deal" }));
    let of_first = match stage.reply(first) {
        Some(_) => "was closed",
        None => "waits",
    };
    let open = stage.desk.modals_over_page().count();
    format!("{open} open, the first {of_first}")
}

fn page_in_address_of_modal(mut stage: Stage) -> String {
    stage.start_all();
    stage.act(UserAction::Navigate(Place::Details(Record::deal(2))));
    stage.start_all();
    stage.open_custom_modal();
    let address = address_of(&stage, Surface::Modal);
    let (_, query) = address.split_once('?').unwrap();
    let noted = stage.log.iter().any(|entry| entry.kind == Kind::Note);
    let first = query.split('&').next().unwrap();
    let carries = first.starts_with("resource=");
    assert_eq!(
        (carries, carries),
        (noted, address.contains("selectedIds=2"))
    );
    if carries {
        first.to_owned()
    } else {
        "nothing".to_owned()
    }
}

fn link_token(stage: Stage) -> String {
    stage.desk.links_carry_token().to_string()
}

fn abilities(stage: Stage) -> String {
    let allow = stage.desk.assumptions().frame_abilities.allow();
    allow.unwrap_or_default().to_owned()
}

fn done_or_refused(stage: &Stage, port: crate::desk::PortId) -> String {
    match stage.reply(port) {
        Some(Reply::Failed(_)) => "refused".to_owned(),
        Some(_) => "done".to_owned(),
        None => "waits".to_owned(),
    }
}

fn address_of(stage: &Stage, surface: Surface) -> String {
    let frame = stage.desk.frame(stage.frame(surface)).unwrap();
    frame.address.clone().unwrap()
}

fn json_panel_without_app(stage: Stage) -> String {
    let mut stage = Extensions::with_assumptions_of(&stage);
    stage.act(UserAction::SetInstalled(false));
    let asked = stage.asked().pop();
    match (stage.desk.json_panel(), asked) {
        (Some(_), Some((_, call))) => {
            let (name, value) = &call.extra[0];
            format!("{name}={value}")
        }
        _ => "nothing".to_owned(),
    }
}

fn item_while_its_condition_holds(stage: Stage) -> String {
    let condition = ItemCondition::from(stage.desk.assumptions().item_condition);
    format!("{condition:?}")
}

fn panel_after_a_form(stage: Stage) -> String {
    let mut stage = Extensions::with_assumptions_of(&stage);
    stage.answer_panel(200, &json!({ "data": [] }));
    stage.open_modal();
    stage.answer_modal(200, &json!({ "data": { "blocks": {}, "actions": {} } }));
    stage.send();
    let done =
        json!({ "success": { "message": "Done", "type": "snackbar" , "refreshPanelData": true } });
    stage.answer_modal(200, &done);
    let waits = stage
        .asked()
        .iter()
        .any(|(_, call)| call.extension == "visits");
    if waits { "asked again" } else { "as before" }.to_owned()
}
