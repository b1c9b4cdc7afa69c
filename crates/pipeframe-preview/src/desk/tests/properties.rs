//! What no sequence of inputs may break.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::stage::Stage;
use crate::account::{Record, Resource};
use crate::desk::{Input, ModalContent, OpenModal, Place, UserAction};
use crate::frame_id::FrameId;
use crate::hub::HubPage;
use crate::protocol::CommandName;
use crate::scenario::{CommandFault, CommandRule};
use crate::surface::{Mode, Theme};

/// Something that may happen, with numbers that are turned into what exists at that moment.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    Command(usize, usize),
    Listen(usize),
    Garbage(usize),
    Load(usize),
    Reload(usize),
    Wait(u16),
    Answer(bool),
    Close,
    Submit,
    Dismiss,
    Go(usize),
    Toggle,
    Window(bool),
    Mode(bool),
    Theme(bool),
    Tick(u64, bool),
    TickAll(bool),
    Menu,
    User(usize),
    Company(bool),
    Install(bool),
    Break(usize),
    Reset,
}

pub(super) fn happening() -> impl Strategy<Value = Happening> {
    use Happening as H;
    prop_oneof![
        12 => (any::<usize>(), any::<usize>()).prop_map(|(frame, command)| H::Command(frame, command)),
        2 => any::<usize>().prop_map(H::Listen),
        1 => any::<usize>().prop_map(H::Garbage),
        1 => any::<usize>().prop_map(H::Load),
        1 => any::<usize>().prop_map(H::Reload),
        2 => any::<u16>().prop_map(H::Wait),
        3 => any::<bool>().prop_map(H::Answer),
        2 => Just(H::Close),
        1 => Just(H::Submit),
        1 => Just(H::Dismiss),
        2 => any::<usize>().prop_map(H::Go),
        1 => Just(H::Toggle),
        1 => any::<bool>().prop_map(H::Window),
        1 => any::<bool>().prop_map(H::Mode),
        1 => any::<bool>().prop_map(H::Theme),
        1 => (0_u64..12, any::<bool>()).prop_map(|(id, ticked)| H::Tick(id, ticked)),
        1 => any::<bool>().prop_map(H::TickAll),
        1 => Just(H::Menu),
        1 => any::<usize>().prop_map(H::User),
        1 => any::<bool>().prop_map(H::Company),
        1 => any::<bool>().prop_map(H::Install),
        1 => any::<usize>().prop_map(H::Break),
        1 => Just(H::Reset),
    ]
}

fn commands() -> Vec<(&'static str, Value)> {
    vec![
        ("initialize", json!({})),
        ("initialize", json!({ "size": { "height": 300 } })),
        ("resize", json!({ "height": 250 })),
        ("resize", json!({ "width": 4_000, "height": 250 })),
        ("show_snackbar", json!({ "message": "Saved" })),
        ("show_confirmation", json!({ "title": "Sure?" })),
        ("show_confirmation", json!({})),
        (
            "open_modal",
            json!({ "type": "custom_modal", "action_id": "Vehicle details" }),
        ),
        (
            "open_modal",
            json!({ "type": "custom_modal", "action_id": "?" }),
        ),
        (
            "open_modal",
            json!({ "type": "activity", "prefill": { "subject": "Call" } }),
        ),
        ("open_modal", json!({ "type": "DEAL" })),
        ("close_modal", Value::Null),
        ("get_signed_token", Value::Null),
        ("redirect_to", json!({ "view": "deals", "id": 2 })),
        (
            "redirect_to",
            json!({ "view": "settings", "context": { "a": 1 } }),
        ),
        ("redirect_to", json!({ "view": "leads" })),
        ("show_floating_window", json!({ "context": { "a": 1 } })),
        ("hide_floating_window", Value::Null),
        ("set_notification", json!({ "number": 3 })),
        ("set_focus_mode", json!(true)),
        ("set_focus_mode", json!({})),
        ("get_metadata", Value::Null),
        ("nonsense", Value::Null),
    ]
}

#[test]
fn every_command_is_among_those_that_are_played() {
    for name in CommandName::ALL {
        let is_played = commands()
            .iter()
            .any(|(played, _)| *played == name.as_str());
        assert!(is_played, "{}: add it to commands()", name.as_str());
    }
}

fn places() -> [Place; 8] {
    [
        Place::Details(Record::deal(1)),
        Place::Details(Record::deal(77)),
        Place::Details(Record::person(1)),
        Place::List(Resource::Deal),
        Place::Settings,
        Place::Workbench,
        Place::DeveloperHub(HubPage::Apps),
        Place::List(Resource::Activity),
    ]
}

/// Plays a happening; gives the ports of commands that were posted.
pub(super) fn play(stage: &mut Stage, happening: &Happening) -> Option<crate::desk::PortId> {
    let frames: Vec<FrameId> = stage.desk.frames().iter().map(|frame| frame.id).collect();
    let pick = |index: usize| frames.get(index % frames.len().max(1)).copied();
    match *happening {
        Happening::Command(frame, command) => {
            let commands = commands();
            let (name, args) = commands[command % commands.len()].clone();
            return pick(frame).map(|frame| stage.command(frame, name, args));
        }
        Happening::Garbage(frame) => {
            let frame = pick(frame)?;
            let port = stage.new_port();
            stage.input(Input::Posted {
                frame,
                body: Ok(json!([1, 2])),
                port: Some(port),
            });
            return Some(port);
        }
        Happening::Listen(frame) => {
            let frame = pick(frame)?;
            stage.listen(frame, "visibility");
        }
        Happening::Load(frame) => stage.input(Input::Loaded(pick(frame)?)),
        Happening::Reload(frame) => stage.act(UserAction::Reload(pick(frame)?)),
        Happening::Wait(milliseconds) => stage.wait(i64::from(milliseconds)),
        Happening::Answer(confirmed) => {
            let dialog = stage.desk.confirmation()?.id;
            stage.act(UserAction::Confirm { dialog, confirmed });
        }
        Happening::Close => stage.act(UserAction::CloseModal),
        Happening::Submit => {
            let ModalContent::Entity(form) = &stage.desk.modal()?.content else {
                return None;
            };
            let draft = form.draft.clone();
            stage.act(UserAction::SubmitEntity(draft));
        }
        Happening::Dismiss => {
            let snackbar = stage.desk.snackbar()?.id;
            stage.act(UserAction::DismissSnackbar(snackbar));
        }
        Happening::Go(index) => stage.act(UserAction::Navigate(places()[index % 7])),
        Happening::Toggle => stage.act(UserAction::TogglePanel),
        Happening::Window(true) => stage.act(UserAction::ShowFloatingWindow(None)),
        Happening::Window(false) => stage.act(UserAction::HideFloatingWindow),
        Happening::Mode(strict) => stage.act(UserAction::SetMode(if strict {
            Mode::Strict
        } else {
            Mode::Lenient
        })),
        Happening::Theme(dark) => stage.act(UserAction::SetTheme(if dark {
            Theme::Dark
        } else {
            Theme::Light
        })),
        Happening::Tick(id, ticked) => stage.act(UserAction::Select { id, ticked }),
        Happening::TickAll(ticked) => stage.act(UserAction::SelectAll(ticked)),
        Happening::Menu => stage.act(UserAction::OpenCustomModal("Vehicle details".into())),
        Happening::User(index) => {
            let users = &stage.desk.account().users;
            let user = users[index % users.len()].id;
            stage.act(UserAction::SwitchUser(user));
        }
        Happening::Company(second) => {
            let company = if second { 65_432 } else { 54_321 };
            stage.act(UserAction::SwitchCompany(company));
        }
        Happening::Install(installed) => stage.act(UserAction::SetInstalled(installed)),
        Happening::Break(index) => {
            let faults = [
                CommandFault::Pass,
                CommandFault::Error("No".into()),
                CommandFault::Delay(300),
                CommandFault::Postpone(300),
                CommandFault::Silence,
                CommandFault::Twice,
                CommandFault::Shape(Value::Null),
                CommandFault::Drop,
                CommandFault::Reload,
            ];
            stage.act(match faults.get(index % 12) {
                Some(fault) => UserAction::Inject(CommandRule {
                    times: Some(3),
                    ..CommandRule::new(fault.clone())
                }),
                None => UserAction::ClearFaults,
            });
        }
        Happening::Reset => stage.act(UserAction::Reset),
    }
    None
}

/// Closes and answers everything that waits for the user.
fn settle(stage: &mut Stage) {
    stage.act(UserAction::ClearFaults);
    stage.wait(60_000);
    stage.act(UserAction::CloseModal);
    while let Some(dialog) = stage
        .desk
        .confirmation()
        .map(|confirmation| confirmation.id)
    {
        stage.act(UserAction::Confirm {
            dialog,
            confirmed: false,
        });
    }
    while stage.desk.modal().is_some() {
        stage.act(UserAction::CloseModal);
    }
    stage.wait(60_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(400)))]

    #[test]
    fn every_command_is_answered_once_or_dropped_once_with_its_frame(
        happenings in proptest::collection::vec(happening(), 0..120)
    ) {
        let mut stage = Stage::open();
        let ports: Vec<_> = happenings
            .iter()
            .filter_map(|happening| play(&mut stage, happening))
            .collect();
        settle(&mut stage);
        // Who is kept silent on purpose keeps a port until the frame goes.
        stage.act(UserAction::Reset);
        for port in ports {
            let replies = stage.replies.get(&port).map_or(0, Vec::len);
            let drops = stage.dropped.iter().filter(|dropped| **dropped == port).count();
            prop_assert_eq!(replies + drops, 1, "{:?}", port);
        }
    }

    #[test]
    fn what_is_kept_stays_bounded_and_belongs_together(
        happenings in proptest::collection::vec(happening(), 0..200)
    ) {
        let mut stage = Stage::open();
        for happening in &happenings {
            play(&mut stage, happening);
            let desk = &stage.desk;
            let mounted = [
                desk.panel().map(|panel| panel.frame),
                desk.settings().map(|settings| settings.frame),
                desk.floating_window().map(|window| window.frame),
            ];
            let modals = desk.dialogs.modals().iter().filter_map(OpenModal::frame);
            let mounted: Vec<_> = mounted.into_iter().flatten().chain(modals).collect();
            prop_assert_eq!(mounted.len(), desk.frames().len());
            prop_assert!(mounted.iter().all(|frame| desk.frame(*frame).is_some()));
            prop_assert!(desk.dialogs.confirmations().len() <= 20);
            prop_assert!(desk.dialogs.snackbars().len() <= 8);
            prop_assert!(desk.conversation.pending().len() <= 21 + desk.conversation.postponed());
            prop_assert!(desk.conversation.pending().values().all(|pending| desk.frame(pending.frame).is_some()));
            prop_assert!(desk.tokens.has_no_waiting_request());
            let mut openers = desk.dialogs.modals().iter().filter_map(|modal| modal.opener);
            prop_assert!(openers.all(|opener| desk.conversation.pending().contains_key(&opener.port)));
        }
        settle(&mut stage);
        prop_assert_eq!(stage.desk.report()["waiting"].as_u64(), Some(0));
        prop_assert!(stage.desk.modal().is_none() && stage.desk.snackbar().is_none());
    }

    #[test]
    fn two_desks_with_the_same_inputs_do_the_same(
        happenings in proptest::collection::vec(happening(), 0..60)
    ) {
        let (mut one, mut other) = (Stage::open(), Stage::open());
        for happening in &happenings {
            play(&mut one, happening);
            play(&mut other, happening);
        }
        prop_assert_eq!(one.desk.report(), other.desk.report());
        prop_assert_eq!(one.log, other.log);
    }
}
