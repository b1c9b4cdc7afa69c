//! For each rule something that breaks it, and what the reply and the log say then.

use serde_json::{Value, json};

use super::stage::{Stage, setup};
use crate::assumptions::{Assumptions, Judgements, WindowCommands};
use crate::desk::{ApiRequest, Input, Place, PortId, Reply, UserAction};
use crate::log::{Entry, Kind};
use crate::rule::Rule;
use crate::surface::{Mode, Surface};

/// What breaks a rule.
enum Breach {
    /// A command of a surface that was initialised, with its arguments.
    Call(Surface, &'static str, Value),
    /// Another message, with the port of its reply.
    Message(fn(&mut Stage) -> PortId),
    /// Anything else that happens.
    Other(fn(&mut Stage)),
}

/// The outcome of a breach.
struct Broken {
    /// What the message was answered with; `None` for a breach without a message.
    reply: Option<Reply>,
    /// The entry of the log that names the rule.
    entry: Entry,
}

/// Breaks a rule at a desk with these assumptions, in this mode.
fn break_rule(rule: Rule, assumptions: Assumptions, mode: Mode) -> Broken {
    let mut setup = setup();
    setup.assumptions = assumptions;
    setup.mode = mode;
    if rule == Rule::RegisteredWindow {
        setup.registration.floating_window = None;
    } else if rule == Rule::RegisteredSettings {
        setup.registration.settings = None;
    } else if rule == Rule::WindowCommands {
        setup.assumptions.window_commands = WindowCommands::WindowOnly;
    }
    let mut stage = Stage::open_with(setup);
    let port = match breach(rule) {
        Breach::Call(surface, command, args) => Some(call(&mut stage, surface, command, args)),
        Breach::Message(post) => Some(post(&mut stage)),
        Breach::Other(happen) => {
            happen(&mut stage);
            None
        }
    };
    // The call of a modal that opened anyway is answered when the modal closes.
    while stage.desk.modal().is_some() {
        stage.act(UserAction::CloseModal);
    }
    let names_rule = |entry: &&Entry| {
        let finding = entry.finding.as_ref();
        finding.is_some_and(|finding| finding.rules().any(|named| named == rule))
    };
    let entry = stage.log.iter().rev().find(names_rule).cloned();
    Broken {
        reply: port.map(|port| stage.reply(port).unwrap()),
        entry: entry.unwrap_or_else(|| panic!("nothing in the log names {}", rule.code())),
    }
}

fn call(stage: &mut Stage, surface: Surface, command: &str, args: Value) -> PortId {
    stage.act(UserAction::ShowFloatingWindow(None));
    if surface == Surface::Settings {
        stage.act(UserAction::Navigate(Place::Settings));
    }
    stage.start_all();
    stage.command(stage.frame(surface), command, args)
}

/// A new rule does not compile before something here breaks it.
fn breach(rule: Rule) -> Breach {
    use Breach::{Call, Message, Other};
    use Surface::{FloatingWindow, Panel, Settings};
    let custom_modal = |data: Value| json!({ "type": "custom_modal", "action_id": "Vehicle details", "data": data });
    let activity = |prefill: Value| json!({ "type": "activity", "prefill": prefill });
    let snackbar =
        |url: &str| json!({ "message": "Saved", "link": { "url": url, "label": "Open" } });
    match rule {
        Rule::RuntimeId => Message(with_the_id_of_another_frame),
        Rule::PlainData => Message(what_is_not_json),
        Rule::ReplyPort => Other(without_a_port),
        Rule::KnownWord => Call(Panel, "showSnackbar", json!({ "message": "Saved" })),
        Rule::ArgumentsApart => Message(command_and_arguments_in_one),
        Rule::RequiredArgument => Call(Panel, "show_snackbar", json!({})),
        Rule::ArgumentType => Call(Panel, "resize", json!({ "height": "300" })),
        Rule::DayAndTime => Call(
            Panel,
            "open_modal",
            activity(json!({ "dueDate": "31.01.2027" })),
        ),
        Rule::NoteTags => Call(Panel, "open_modal", activity(json!({ "note": "<script>" }))),
        Rule::InitializeFirst => {
            Message(|stage| stage.command(stage.panel(), "get_metadata", Value::Null))
        }
        Rule::TenSeconds => Other(|stage| stage.wait(11_000)),
        Rule::PageLoads => {
            Other(|stage| stage.input(Input::Threw(stage.panel(), "x is undefined".into())))
        }
        Rule::OwnServer => Other(request_to_the_api),
        Rule::SizeBounds => Call(Panel, "resize", json!({ "height": 5_000 })),
        Rule::CloseOwnModal => Call(Panel, "close_modal", Value::Null),
        Rule::RegisteredModal => Call(
            Panel,
            "open_modal",
            json!({ "type": "custom_modal", "action_id": "Nothing" }),
        ),
        Rule::JsonModalArguments => Call(
            Panel,
            "open_modal",
            json!({ "type": "json_modal", "action_id": "Create order", "data": {} }),
        ),
        Rule::RegisteredWindow | Rule::WindowCommands => {
            Call(Panel, "show_floating_window", Value::Null)
        }
        Rule::FocusModeShown => Message(focus_mode_of_a_hidden_window),
        Rule::RegisteredSettings => Call(Panel, "redirect_to", json!({ "view": "settings" })),
        Rule::ContextForSettings => Call(
            Panel,
            "redirect_to",
            json!({ "view": "deals", "context": { "tab": "users" } }),
        ),
        Rule::GrowingHeight => Message(ten_rising_heights),
        Rule::FrameStorage => Other(|stage| stage.input(Input::StorageBlocked)),
        Rule::SecondInitialize => Call(Panel, "initialize", json!({})),
        Rule::UnknownField => Call(Panel, "resize", json!({ "depth": 3, "height": 300 })),
        Rule::NoArguments => Call(Panel, "get_metadata", json!({ "a": 1 })),
        Rule::StrayFields => Message(a_field_beside_the_arguments),
        Rule::NullArgument => Call(Panel, "redirect_to", json!({ "view": "deals", "id": null })),
        Rule::EmptyText => Call(Panel, "show_snackbar", json!({ "message": "" })),
        Rule::MisplacedSize => {
            Message(|stage| stage.command(stage.panel(), "initialize", json!({ "height": 300 })))
        }
        Rule::PanelWidth => Call(Panel, "resize", json!({ "width": 500 })),
        Rule::SettingsSize => Call(Settings, "resize", json!({ "height": 30_000 })),
        Rule::SnackbarLink => Call(Panel, "show_snackbar", snackbar("#")),
        Rule::SettingsItem => Call(Panel, "redirect_to", json!({ "view": "settings", "id": 3 })),
        Rule::ReservedInvoker => Call(
            FloatingWindow,
            "show_floating_window",
            json!({ "context": { "invoker": "me" } }),
        ),
        Rule::BadgeNumber => Call(Panel, "set_notification", json!({ "number": -1 })),
        Rule::DataNotText => Call(Panel, "open_modal", custom_modal(json!({ "id": 3 }))),
        Rule::DataLength => Call(
            Panel,
            "open_modal",
            custom_modal(json!({ "id": "x".repeat(7_000) })),
        ),
        Rule::SecondModal => Message(modal_over_modal),
        Rule::ModalRecord => Other(|stage| {
            stage.start_all();
            stage.open_custom_modal();
        }),
        Rule::FrameAbilities => Other(|stage| stage.input(Input::Denied(vec!["microphone"]))),
        Rule::FocusModeElsewhere => Call(Panel, "set_focus_mode", json!(true)),
        Rule::ManyQuestions => Message(twenty_one_questions),
        Rule::EarlyEvent => Other(|stage| {
            stage.start_all();
            stage.act(UserAction::TogglePanel);
            stage.listen(stage.panel(), "visibility");
        }),
    }
}

fn posted(stage: &mut Stage, body: Result<Value, String>) -> PortId {
    let port = stage.new_port();
    stage.input(Input::Posted {
        frame: stage.panel(),
        body,
        port: Some(port),
    });
    port
}

fn with_the_id_of_another_frame(stage: &mut Stage) -> PortId {
    let payload = json!({ "type": "command", "command": "initialize" });
    posted(stage, Ok(json!({ "id": "1", "payload": payload })))
}

fn what_is_not_json(stage: &mut Stage) -> PortId {
    posted(stage, Err("a BigInt".to_owned()))
}

fn without_a_port(stage: &mut Stage) {
    let frame = stage.panel();
    let id = stage.desk.frame(frame).unwrap().identifier.clone();
    let payload = json!({ "type": "command", "command": "initialize" });
    stage.input(Input::Posted {
        frame,
        body: Ok(json!({ "id": id, "payload": payload })),
        port: None,
    });
}

fn command_and_arguments_in_one(stage: &mut Stage) -> PortId {
    let command = json!({ "type": "resize", "height": 200 });
    stage.post(
        stage.panel(),
        json!({ "type": "command", "command": command }),
    )
}

fn a_field_beside_the_arguments(stage: &mut Stage) -> PortId {
    stage.start_all();
    let args = json!({ "message": "Saved" });
    let payload =
        json!({ "type": "command", "command": "show_snackbar", "args": args, "message": "Saved" });
    stage.post(stage.panel(), payload)
}

fn request_to_the_api(stage: &mut Stage) {
    stage.input(Input::AskedApi(ApiRequest {
        method: "GET".to_owned(),
        path: "/api/v2/deals".to_owned(),
        origin: None,
    }));
}

fn focus_mode_of_a_hidden_window(stage: &mut Stage) -> PortId {
    stage.start_all();
    stage.command(stage.window(), "set_focus_mode", json!(true))
}

fn ten_rising_heights(stage: &mut Stage) -> PortId {
    stage.start_all();
    let panel = stage.panel();
    for height in 200..209 {
        stage.command(panel, "resize", json!({ "height": height }));
    }
    stage.command(panel, "resize", json!({ "height": 300 }))
}

fn modal_over_modal(stage: &mut Stage) -> PortId {
    stage.start_all();
    let (_, modal) = stage.open_custom_modal();
    stage.command(modal, "open_modal", json!({ "type": "deal" }))
}

fn twenty_one_questions(stage: &mut Stage) -> PortId {
    stage.start_all();
    let panel = stage.panel();
    for _ in 0..20 {
        stage.command(panel, "show_confirmation", json!({ "title": "Sure?" }));
    }
    stage.command(panel, "show_confirmation", json!({ "title": "Sure?" }))
}

#[test]
fn each_rule_is_named_in_the_log_when_it_is_broken() {
    for rule in Rule::ALL {
        let Broken { entry, .. } = break_rule(*rule, Assumptions::default(), Mode::Strict);
        let finding = entry.finding.unwrap();
        assert_eq!(
            finding.is_documented(),
            rule.is_documented(),
            "{}",
            rule.code()
        );
    }
}

#[test]
fn strict_refuses_what_breaks_a_documented_rule_and_lenient_does_not() {
    let mut unanswered = Vec::new();
    for rule in Rule::ALL.iter().filter(|rule| rule.is_documented()) {
        let broken = |mode| break_rule(*rule, Assumptions::default(), mode);
        let (strict, lenient) = (broken(Mode::Strict), broken(Mode::Lenient));
        match (strict.reply, lenient.reply) {
            (Some(strict_reply), Some(lenient_reply)) => {
                let code = rule.code();
                assert!(matches!(strict_reply, Reply::Failed(_)), "{code}");
                assert_eq!(strict.entry.kind, Kind::Refused, "{code}");
                assert!(matches!(lenient_reply, Reply::Done(_)), "{code}");
            }
            _ => unanswered.push(*rule),
        }
    }
    let without_reply = [
        Rule::ReplyPort,
        Rule::TenSeconds,
        Rule::PageLoads,
        Rule::OwnServer,
    ];
    assert_eq!(unanswered, without_reply);
}

#[test]
fn what_is_not_documented_is_done_and_noted_or_refused_where_that_is_assumed() {
    for rule in Judgements::rules() {
        for (value, is_refused) in [("noted", false), ("refused", true)] {
            let code = rule.code();
            let assumptions = Assumptions::default().with(code, value).unwrap();
            let Broken { reply, entry } = break_rule(rule, assumptions, Mode::Strict);
            let is_failed = matches!(reply, Some(Reply::Failed(_)));
            assert_eq!(is_failed, is_refused, "{code}:{value}");
            assert_eq!(entry.kind == Kind::Refused, is_refused, "{code}:{value}");
            assert_eq!(entry.finding.unwrap().code, code);
        }
    }
}

#[test]
fn lenient_does_what_is_assumed_to_be_refused() {
    for rule in Judgements::rules() {
        let assumptions = Assumptions::default().with(rule.code(), "refused").unwrap();
        let Broken { reply, .. } = break_rule(rule, assumptions, Mode::Lenient);
        assert!(matches!(reply, Some(Reply::Done(_))), "{}", rule.code());
    }
}
