//! What each command does, and how it is answered.

use serde_json::{Value, json};

use super::stage::Stage;
use crate::account::{Draft, Record, Resource};
use crate::desk::{ModalContent, Part, Place, UserAction};
use crate::log::Kind;
use crate::surface::{Mode, Surface};

#[test]
fn metadata_is_the_size_of_the_hosting_window_and_not_of_the_frame() {
    let mut stage = Stage::started();
    let port = stage.command(stage.panel(), "get_metadata", Value::Null);
    assert_eq!(
        stage.data(port),
        json!({ "windowHeight": 900, "windowWidth": 1440 })
    );
}

#[test]
fn a_token_is_handed_out_again_until_it_expires() {
    let mut stage = Stage::started();
    let minted = stage.minted;
    let first = stage.command(stage.panel(), "get_signed_token", Value::Null);
    stage.wait(299_000);
    let again = stage.command(stage.panel(), "get_signed_token", Value::Null);
    assert_eq!(stage.data(first), stage.data(again));
    assert_eq!(stage.minted, minted);
    stage.wait(1_000);
    let fresh = stage.command(stage.panel(), "get_signed_token", Value::Null);
    assert_ne!(stage.data(first), stage.data(fresh));
}

#[test]
fn a_token_is_masked_in_the_log_unless_asked_for() {
    let mut stage = Stage::started();
    stage.command(stage.panel(), "get_signed_token", Value::Null);
    let entry = stage.log.last().unwrap();
    assert_eq!(entry.data, Some(json!({ "token": "•••" })));
    assert!(!serde_json::to_string(entry).unwrap().contains("eyJ"));
    let token = entry.revealed().data.unwrap()["token"].clone();
    assert!(token.as_str().unwrap().starts_with("eyJ"));
}

#[test]
fn a_prefilled_activity_is_saved_and_its_id_comes_back() {
    let mut stage = Stage::started();
    let args = json!({ "type": "activity", "prefill": { "subject": "Follow up", "deal": 1 } });
    let port = stage.command(stage.panel(), "open_modal", args);
    let Some(ModalContent::Entity(form)) = stage.desk.modal().map(|modal| &modal.content) else {
        panic!("the form is open");
    };
    let Draft::Activity(draft) = form.draft.clone() else {
        panic!("it is an activity");
    };
    assert_eq!(draft.subject, "Follow up");
    stage.act(UserAction::SubmitEntity(Draft::Activity(draft)));
    let data = stage.data(port);
    assert_eq!(data["status"], "submitted");
    let saved = stage
        .desk
        .account()
        .activity(data["id"].as_u64().unwrap())
        .unwrap();
    assert_eq!(saved.deal, Some(1));
}

#[test]
fn a_form_that_cannot_be_saved_stays_open_and_says_why() {
    let mut stage = Stage::started();
    let port = stage.command(stage.panel(), "open_modal", json!({ "type": "person" }));
    let Some(ModalContent::Entity(form)) = stage.desk.modal().map(|modal| &modal.content) else {
        panic!("the form is open");
    };
    stage.act(UserAction::SubmitEntity(form.draft.clone()));
    assert_eq!(stage.reply(port), None);
    let Some(ModalContent::Entity(form)) = stage.desk.modal().map(|modal| &modal.content) else {
        panic!("the form is still open");
    };
    assert_eq!(form.problems.len(), 1);
}

#[test]
fn closing_a_custom_modal_posts_the_event_to_its_opener_and_then_answers_it() {
    let mut stage = Stage::started();
    let listener = stage.listen(stage.panel(), "close_custom_modal");
    let (opener, modal) = stage.open_custom_modal();
    let close = stage.command(modal, "close_modal", Value::Null);
    assert!(stage.is_done(close));
    assert_eq!(stage.heard(listener), [None]);
    assert_eq!(stage.data(opener), json!({ "status": "closed" }));
    assert!(stage.desk.frame(modal).is_none());
    let names: Vec<_> = stage.log[stage.log.len() - 3..]
        .iter()
        .map(|entry| (entry.kind, entry.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (Kind::Reply, "close_modal"),
            (Kind::Event, "close_custom_modal"),
            (Kind::Reply, "open_modal"),
        ]
    );
}

#[test]
fn a_modal_from_the_menu_gets_the_record_and_answers_no_command() {
    let mut stage = Stage::started();
    let action_id = stage.desk.menu()[0].identifier.clone();
    stage.act(UserAction::OpenCustomModal(action_id));
    let frame = stage.frame(Surface::Modal);
    let address = stage.desk.frame(frame).unwrap().address.clone().unwrap();
    assert!(address.contains("resource=deal&view=details"));
    stage.act(UserAction::CloseModal);
    assert!(stage.desk.modal().is_none());
}

#[test]
fn every_view_can_be_redirected_to_and_is_answered() {
    let cases = [
        (json!({ "view": "deals" }), Place::List(Resource::Deal)),
        (
            json!({ "view": "deals", "id": 2 }),
            Place::Details(Record::deal(2)),
        ),
        (
            json!({ "view": "contacts", "id": "4" }),
            Place::Details(Record::person(4)),
        ),
        (json!({ "view": "contacts" }), Place::List(Resource::Person)),
        (
            json!({ "view": "organizations", "id": 1 }),
            Place::Details(Record::organization(1)),
        ),
        (
            json!({ "view": "leads" }),
            Place::Elsewhere(Part::Leads, None),
        ),
        (
            json!({ "view": "campaigns" }),
            Place::Elsewhere(Part::Campaigns, None),
        ),
        (
            json!({ "view": "projects", "id": 3 }),
            Place::Elsewhere(Part::Projects, Some(3)),
        ),
        (json!({ "view": "settings" }), Place::Settings),
    ];
    for (args, place) in cases {
        let mut stage = Stage::started();
        let port = stage.command(stage.window(), "redirect_to", args);
        assert!(stage.is_done(port));
        assert_eq!(stage.desk.place(), place);
    }
}

#[test]
fn the_settings_get_the_context_of_the_redirect() {
    let mut stage = Stage::started();
    let args = json!({ "view": "settings", "context": { "tab": "calls" } });
    stage.command(stage.panel(), "redirect_to", args);
    let settings = stage.desk.settings().unwrap();
    let address = stage
        .desk
        .frame(settings.frame)
        .unwrap()
        .address
        .clone()
        .unwrap();
    assert!(address.contains("&context=%7B%22tab%22%3A%22calls%22%7D&token="));
}

#[test]
fn confirmations_and_snackbars_wait_their_turn() {
    let mut stage = Stage::started();
    let ports = ["First?", "Second?"].map(|title| {
        stage.command(
            stage.panel(),
            "show_confirmation",
            json!({ "title": title }),
        )
    });
    for (port, confirmed) in ports.into_iter().zip([true, false]) {
        let dialog = stage.desk.confirmation().unwrap().id;
        stage.act(UserAction::Confirm { dialog, confirmed });
        assert_eq!(stage.data(port), json!({ "confirmed": confirmed }));
    }

    for message in ["One", "Two"] {
        let port = stage.command(
            stage.panel(),
            "show_snackbar",
            json!({ "message": message }),
        );
        assert!(stage.is_done(port));
    }
    assert_eq!(stage.desk.snackbar().unwrap().message, "One");
    stage.wait(5_000);
    assert_eq!(stage.desk.snackbar().unwrap().message, "Two");
    stage.wait(5_000);
    assert_eq!(stage.desk.snackbar(), None);
}

#[test]
fn strict_mode_refuses_what_lenient_mode_does_and_both_say_what_was_wrong() {
    let mut stage = Stage::started();
    let args = json!({ "view": "deals", "context": { "tab": 1 } });
    let refused = stage.command(stage.panel(), "redirect_to", args.clone());
    assert!(stage.error(refused).contains("`context`"));
    assert_eq!(stage.log.last().unwrap().kind, Kind::Refused);

    stage.act(UserAction::SetMode(Mode::Lenient));
    let done = stage.command(stage.panel(), "redirect_to", args);
    assert!(stage.is_done(done));
    assert_eq!(stage.desk.place(), Place::List(Resource::Deal));
    let mut last = stage.log.iter().rev();
    let reply = last.find(|entry| entry.kind == Kind::Reply);
    let finding = reply.unwrap().finding.as_ref().unwrap();
    assert!(finding.what.contains("`context`") && finding.is_documented());
}

#[test]
fn what_is_not_documented_as_wrong_is_done_and_noted_in_both_modes() {
    for mode in [Mode::Strict, Mode::Lenient] {
        let mut stage = Stage::started();
        stage.act(UserAction::SetMode(mode));
        let panel = stage.panel();
        let resize = json!({ "width": 500, "height": 300 });
        let resized = stage.command(panel, "resize", resize);
        assert!(stage.is_done(resized));
        let size = stage.desk.frame(panel).unwrap().size;
        assert_eq!((size.width, size.height), (Some(385), 300));
        let note = stage.log.last().unwrap().finding.clone().unwrap();
        assert_eq!(note.fix, "Leave `width` out.");
        assert!(!note.is_documented());

        let data = json!({ "ids": [1, 2], "nested": { "a": null } });
        let open = json!({ "type": "custom_modal", "action_id": "Vehicle details", "data": data });
        stage.command(panel, "open_modal", open);
        let modal = stage.frame(Surface::Modal);
        let address = stage.desk.frame(modal).unwrap().address.clone().unwrap();
        assert!(
            address.contains("%22nested%22%3A%7B%22a%22%3Anull%7D"),
            "{address}"
        );
    }
}

#[test]
fn lenient_mode_answers_what_cannot_be_done_like_a_user_who_declines() {
    let mut stage = Stage::started();
    stage.act(UserAction::SetMode(Mode::Lenient));
    let panel = stage.panel();
    let confirmation = stage.command(panel, "show_confirmation", json!({}));
    assert_eq!(stage.data(confirmation), json!({ "confirmed": false }));
    let modal = stage.command(
        panel,
        "open_modal",
        json!({ "type": "custom_modal", "action_id": "?" }),
    );
    assert_eq!(stage.data(modal), json!({ "status": "closed" }));
    let unknown = stage.command(panel, "ADD_BUTTON", Value::Null);
    assert_eq!(stage.data(unknown), Value::Null);
}

#[test]
fn a_log_entry_has_the_published_shape() {
    let mut stage = Stage::started();
    stage.wait(7);
    let panel = stage.panel();
    stage.command(panel, "resize", json!({ "height": 9_000 }));
    let [command, refused] = &stage.log[stage.log.len() - 2..] else {
        panic!("two entries");
    };
    let command = serde_json::to_value(command).unwrap();
    assert_eq!(
        command,
        json!({
            "at": stage.now, "surface": "panel", "frame": panel, "direction": "to-host",
            "kind": "command", "name": "resize", "args": { "height": 9_000 },
        })
    );
    let refused = serde_json::to_value(refused).unwrap();
    let keys: Vec<_> = refused
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "at",
            "certainty",
            "code",
            "direction",
            "error",
            "fix",
            "frame",
            "kind",
            "ms",
            "name",
            "rule",
            "source",
            "surface",
            "what"
        ]
    );
    assert_eq!(refused["certainty"], "documented");
    assert_eq!(refused["code"], "sizeBounds");
    assert_eq!(refused["what"], "The height 9000 is out of bounds.");
}

#[test]
fn records_of_the_host_are_added_moved_and_ticked_off() {
    let mut stage = Stage::started();
    stage.act(UserAction::AddRecord(Resource::Activity));
    let Some(ModalContent::Entity(form)) = stage.desk.modal().map(|modal| &modal.content) else {
        panic!("the form is open");
    };
    let Draft::Activity(draft) = &form.draft else {
        panic!("it is an activity");
    };
    assert_eq!(
        (draft.deal, draft.person, draft.organization),
        (Some(1), Some(1), Some(1))
    );
    stage.act(UserAction::SetDealStage { deal: 1, stage: 5 });
    stage.act(UserAction::SetActivityDone {
        activity: 1,
        done: true,
    });
    assert_eq!(stage.desk.account().deal(1).unwrap().stage, 5);
    assert!(stage.desk.account().activity(1).unwrap().done);
}

#[test]
fn an_activity_that_a_surface_asked_for_carries_the_name_of_the_app() {
    let mut stage = Stage::started();
    let mut add = |by_app: bool| {
        if by_app {
            let args = json!({ "type": "activity", "prefill": { "subject": "Call", "deal": 1 } });
            stage.command(stage.panel(), "open_modal", args);
        } else {
            stage.act(UserAction::AddRecord(Resource::Activity));
        }
        let Some(ModalContent::Entity(form)) = stage.desk.modal().map(|modal| &modal.content)
        else {
            panic!("the form is open");
        };
        let mut draft = form.draft.clone();
        if let Draft::Activity(activity) = &mut draft {
            activity.subject = "Call".into();
        }
        stage.act(UserAction::SubmitEntity(draft));
        stage
            .desk
            .account()
            .activities
            .last()
            .unwrap()
            .added_by
            .clone()
    };
    assert_eq!(add(true).as_deref(), Some("Car services"));
    assert_eq!(add(false), None);
}

#[test]
fn notes_stand_in_the_history_of_their_record_and_of_those_its_deal_is_with() {
    let mut stage = Stage::started();
    let deal = crate::account::Record::deal(2);
    let write = |content: &str| UserAction::AddNote {
        record: deal,
        content: content.into(),
    };
    stage.act(write("<b>Ring</b> again"));
    stage.act(write("  "));
    let account = stage.desk.account();
    for record in [
        deal,
        crate::account::Record::person(4),
        crate::account::Record::organization(2),
    ] {
        let notes = account.notes_of(record);
        assert_eq!(notes.len(), 1, "{record}");
        assert_eq!(notes[0].added, stage.now);
    }
    assert!(account.notes_of(crate::account::Record::person(1)).len() == 1);
}
