//! JSON panels and JSON modals: what their endpoints are asked, and what their answers do.

use std::ops::{Deref, DerefMut};

use pipeframe_json_ui::view::{Changed, ModalBusy, ModalState, PanelState, Submission};
use pipeframe_registration::{Authentication, JsonModal, JsonPanel, LinkAction, Location};
use serde_json::{Map, Value, json};

use super::stage::{Stage, setup};
use crate::account::{Record, Resource};
use crate::desk::{AskId, Input, ListState, ModalOrigin, ModalScene, Place, Reply, UserAction};
use crate::frame_address::PageShown;
use crate::relay::{Answer, Call, Verdict};
use crate::surface::Surface;

const STRUCTURE: &str = r##"{ "type": "array", "items": { "type": "object", "properties": {
  "id": { "$ref": "#/definitions/numerical" }, "header": { "$ref": "#/definitions/header" },
  "price": { "$ref": "#/definitions/numerical" } } } }"##;

const SCHEMA: &str = r##"{ "type": "object", "properties": {
  "blocks": { "type": "object", "properties": {
    "part": { "$ref": "#/definitions/element-input", "options": { "label": "Part", "isRequired": true, "fetchOnChange": true } } } },
  "actions": { "type": "object", "properties": {
    "no": { "$ref": "#/definitions/action-secondary", "options": { "label": "Cancel", "handler": "cancel" } },
    "yes": { "$ref": "#/definitions/action-primary", "options": { "label": "Order", "handler": "request" } } } } } }"##;

/// A stage at a deal whose app has a JSON panel and a JSON modal.
pub(super) struct Extensions(Stage);

impl Deref for Extensions {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        &self.0
    }
}

impl DerefMut for Extensions {
    fn deref_mut(&mut self) -> &mut Stage {
        &mut self.0
    }
}

impl Extensions {
    pub(super) fn open() -> Self {
        Self::assuming(&[])
    }

    fn assuming(assumptions: &[(&str, &str)]) -> Self {
        let mut setup = setup();
        for (name, value) in assumptions {
            setup.assumptions = setup.assumptions.with(name, value).unwrap();
        }
        setup.registration.json_panels = vec![JsonPanel {
            name: "Visits".into(),
            identifier: "visits".into(),
            url: "/api/visits".into(),
            locations: vec![Location::DealDetails, Location::PersonDetails],
            authentication: vec![Authentication::Jwt],
            main_action: Some("parts".into()),
            object_actions: vec!["parts".into(), "gone".into()],
            field_actions: [("day", "gone"), ("price", "quote")]
                .map(|(field, action)| (field.into(), action.into()))
                .into(),
            ..JsonPanel::default()
        }];
        setup.registration.json_modals = vec![JsonModal {
            name: "Order parts".into(),
            identifier: "parts".into(),
            url: "/api/parts".into(),
            locations: vec![Location::DealDetails],
            ..JsonModal::default()
        }];
        setup.registration.link_actions = vec![LinkAction {
            name: "Send quote".into(),
            identifier: "quote".into(),
            url: "/action".into(),
            locations: vec![Location::DealDetails],
            ..LinkAction::default()
        }];
        setup.registration.installation_url = Some("https://app.test/install".into());
        setup
            .documents
            .add_structure("visits", Ok(STRUCTURE.into()));
        setup.documents.add_schema("parts", Ok(SCHEMA.into()));
        Self(Stage::open_with(setup))
    }

    /// The same with another stage's assumptions.
    pub(super) fn with_assumptions_of(stage: &Stage) -> Self {
        let changes = stage.desk.assumptions().changes();
        let changes: Vec<_> = changes
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Self::assuming(&changes)
    }

    /// What was asked since the last time.
    pub(super) fn asked(&mut self) -> Vec<(AskId, Call)> {
        std::mem::take(&mut self.0.asked)
    }

    fn last_asked(&mut self) -> (AskId, Call) {
        self.asked().pop().expect("nothing was asked")
    }

    fn answer_with(&mut self, ask: AskId, answer: Answer) {
        self.input(Input::EndpointAnswered(ask, Box::new(answer)));
    }

    fn answer(&mut self, extension: &str, answer: Answer) {
        let (ask, call) = self.last_asked();
        assert_eq!(call.extension, extension);
        self.answer_with(ask, answer);
    }

    pub(super) fn answer_panel(&mut self, status: u16, body: &Value) {
        self.answer("visits", answered(status, body));
    }

    pub(super) fn answer_modal(&mut self, status: u16, body: &Value) {
        self.answer("parts", answered(status, body));
    }

    fn panel(&self) -> &PanelState {
        &self.desk.json_panel().unwrap().state
    }

    pub(super) fn open_modal(&mut self) {
        self.act(UserAction::OpenCustomModal("parts".into()));
    }

    fn opened(&mut self) {
        self.open_modal();
        self.answer_modal(200, &nothing_to_merge());
    }

    fn modal(&self) -> &crate::desk::JsonModal {
        match &self.desk.modal().unwrap().content {
            crate::desk::ModalContent::Json(modal) => modal,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn send(&mut self) {
        let dialog = self.desk.modal().unwrap().id;
        self.act(UserAction::SendForm(dialog, submission()));
    }

    fn snackbar(&self) -> Option<&str> {
        self.desk
            .snackbar()
            .map(|snackbar| snackbar.message.as_str())
    }
}

fn answered(status: u16, body: &Value) -> Answer {
    Answer::made_up(Verdict::Answered, Some(status), body.to_string())
}

fn nothing_to_merge() -> Value {
    json!({ "data": { "blocks": {}, "actions": {} } })
}

fn done() -> Value {
    json!({ "success": { "message": "Parts ordered", "type": "snackbar", "link": { "label": "View", "value": "https://app.test/1" } } })
}

fn submission() -> Submission {
    Submission {
        action: "yes".into(),
        url: None,
        body: Map::from_iter([("part".to_owned(), json!("Tyre"))]),
    }
}

#[test]
fn a_json_panel_asks_when_its_page_is_loaded_and_when_it_is_reloaded() {
    let mut stage = Extensions::open();
    let (ask, call) = stage.last_asked();
    assert_eq!(call.page, Some(PageShown::Record(Record::deal(1))));
    assert_eq!(call.extra, [("isShared".to_owned(), "false".to_owned())]);
    assert_eq!((call.body, stage.panel()), (None, &PanelState::Loading));
    stage.answer_with(
        ask,
        answered(200, &json!({ "data": [{ "id": 1, "header": "First" }] })),
    );
    assert!(
        matches!(stage.panel(), PanelState::Shown { content, .. } if content.objects.len() == 1)
    );

    stage.act(UserAction::ReloadJsonPanel);
    assert_eq!(stage.panel(), &PanelState::Loading);
    // The answer to the first question comes again, too late.
    stage.answer_with(ask, answered(200, &json!({ "data": [] })));
    assert_eq!(stage.panel(), &PanelState::Loading);

    stage.act(UserAction::Navigate(Place::Details(Record::person(1))));
    let (_, call) = stage.last_asked();
    assert_eq!(call.page, Some(PageShown::Record(Record::person(1))));
    stage.act(UserAction::Navigate(Place::List(Resource::Deal)));
    assert_eq!(stage.desk.json_panel(), None);
}

#[test]
fn a_panel_shows_an_error_of_the_app_and_else_that_something_went_wrong() {
    let error = json!({ "error": { "title": "Plan expired" } });
    let ok = json!({ "data": [] });
    let cases = [
        (answered(402, &error), "explained"),
        (answered(500, &json!({})), "failed"),
        (
            answered(200, &json!({ "data": [{ "price": "12" }] })),
            "failed",
        ),
        (answered(200, &ok), "shown"),
        (
            Answer::made_up(Verdict::NotJson, Some(200), "<p>"),
            "failed",
        ),
        (
            Answer::made_up(Verdict::NotJson, Some(502), "<p>"),
            "failed",
        ),
        (Answer::made_up(Verdict::TimedOut, None, ""), "failed"),
        (
            Answer::made_up(Verdict::Cut, Some(200), "{\"data\":[]}"),
            "failed",
        ),
        (
            Answer::made_up(Verdict::Redirect, Some(302), ok.to_string()),
            "failed",
        ),
        (Answer::made_up(Verdict::Certificate, None, ""), "failed"),
        (Answer::made_up(Verdict::Blocked, None, ""), "failed"),
    ];
    for (answer, expected) in cases {
        let mut stage = Extensions::open();
        stage.answer("visits", answer.clone());
        assert_eq!(
            stage.desk.report()["jsonPanel"]["state"],
            expected,
            "{answer:?}"
        );
    }
}

#[test]
fn the_developer_is_told_which_value_breaks_the_structure() {
    let mut stage = Extensions::open();
    stage.answer_panel(
        200,
        &json!({ "data": [{ "id": 1, "header": "First", "price": "12" }] }),
    );
    let reasons = &stage.desk.json_panel().unwrap().reasons;
    assert!(reasons[0].starts_with("/data/0/price"), "{reasons:?}");
}

#[test]
fn the_main_action_comes_first_and_unknown_ones_are_left_out() {
    let stage = Extensions::open();
    let names = |actions: &[pipeframe_json_ui::view::PanelAction]| {
        let names = actions.iter().map(|action| action.name.clone());
        names.collect::<Vec<_>>()
    };
    let actions = stage.desk.json_panel_actions();
    assert_eq!(names(&actions.global), ["Order parts", "Send quote"]);
    assert_eq!(names(&actions.object), ["Order parts"]);
    let [(field, action)] = actions.field.as_slice() else {
        panic!("{:?}", actions.field);
    };
    assert_eq!(
        (field.as_str(), action.name.as_str()),
        ("price", "Send quote")
    );
}

#[test]
fn who_sees_a_shared_panel_without_the_app_can_not_act() {
    let mut stage = Extensions::assuming(&[("sharedPanels", "shared")]);
    stage.act(UserAction::SetInstalled(false));
    assert_eq!(stage.last_asked().1.extra[0].1, "true");
    assert!(stage.desk.json_panel_actions().global.is_empty());
    stage.open_modal();
    assert!(stage.desk.modal().is_none());
}

#[test]
fn a_json_modal_asks_shows_sends_and_closes_with_a_message() {
    let mut stage = Extensions::open();
    stage.open_modal();
    let (ask, call) = stage.last_asked();
    assert_eq!((call.extension.as_str(), call.body), ("parts", None));
    assert_eq!(call.page, Some(PageShown::Record(Record::deal(1))));
    assert_eq!(stage.modal().state, ModalState::Loading);
    stage.answer_with(ask, answered(200, &nothing_to_merge()));
    assert!(matches!(stage.modal().state, ModalState::Shown { .. }));

    stage.send();
    assert_eq!(stage.modal().busy, ModalBusy::Submitting);
    let (ask, call) = stage.last_asked();
    assert_eq!(call.body, Some(json!({ "part": "Tyre" })));
    assert_eq!(call.action, None);
    // Pressed a second time while the first is out.
    stage.send();
    assert!(stage.asked().is_empty());
    stage.answer_with(ask, answered(200, &done()));
    assert!(stage.desk.modal().is_none());
    assert_eq!(stage.snackbar(), Some("Parts ordered"));
}

#[test]
fn a_surface_that_opened_a_json_modal_learns_whether_its_form_was_sent() {
    for sends in [true, false] {
        let mut stage = Extensions::open();
        stage.start_all();
        let panel = stage.desk.panel().unwrap().frame;
        let port = stage.command(
            panel,
            "open_modal",
            json!({ "type": "json_modal", "action_id": "Order parts" }),
        );
        stage.answer_modal(200, &nothing_to_merge());
        let status = if sends {
            stage.send();
            stage.answer_modal(200, &done());
            "submitted"
        } else {
            stage.act(UserAction::CloseModal);
            "closed"
        };
        assert_eq!(stage.desk.frame(panel).unwrap().surface, Surface::Panel);
        assert_eq!(
            stage.replies[&port],
            [Reply::Done(Some(json!({ "status": status })))]
        );
    }
}

#[test]
fn a_field_that_changes_asks_again_with_the_form_and_who_caused_it() {
    let mut stage = Extensions::open();
    stage.opened();
    let dialog = stage.desk.modal().unwrap().id;
    let changed = Changed {
        invoker: "part".into(),
        form: submission().body,
    };
    stage.act(UserAction::RefetchForm(dialog, changed.clone()));
    let (first, call) = stage.last_asked();
    let expected = [("form", r#"{"part":"Tyre"}"#), ("invoker", "part")];
    assert!(
        call.extra
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .eq(expected)
    );
    // Changed again before the answer: the first answer comes too late.
    stage.act(UserAction::RefetchForm(dialog, changed));
    let (second, _) = stage.last_asked();
    stage.answer_with(
        first,
        answered(
            200,
            &json!({ "data": { "blocks": { "part": { "value": "First" } }, "actions": {} } }),
        ),
    );
    assert_eq!(stage.modal().busy, ModalBusy::Refetching);
    stage.answer_with(
        second,
        answered(
            200,
            &json!({ "data": { "blocks": { "part": { "value": "Second" } }, "actions": {} } }),
        ),
    );
    assert_eq!(stage.modal().busy, ModalBusy::Idle);
    let ModalState::Shown { form, .. } = &stage.modal().state else {
        panic!("no form");
    };
    assert_eq!(form.values_given, ["part"]);
}

#[test]
fn what_comes_of_a_form_is_shown_in_it() {
    let wrong = "Something went wrong, please try again.";
    let cases = [
        (
            answered(400, &json!({ "error": { "message": "Out of stock" } })),
            Some("Out of stock"),
        ),
        (answered(500, &json!({})), Some(wrong)),
        (answered(200, &json!({ "success": true })), Some(wrong)),
        (Answer::made_up(Verdict::TimedOut, None, ""), Some(wrong)),
        (
            Answer::made_up(Verdict::NotJson, Some(200), "<p>"),
            Some(wrong),
        ),
        (
            answered(
                200,
                &json!({ "data": { "blocks": { "part": { "error": "Unknown part" } } } }),
            ),
            None,
        ),
    ];
    for (answer, error) in cases {
        let mut stage = Extensions::open();
        stage.opened();
        stage.send();
        stage.answer("parts", answer.clone());
        assert_eq!(stage.modal().error.as_deref(), error, "{answer:?}");
        assert_eq!(stage.modal().busy, ModalBusy::Idle);
        assert!(matches!(stage.modal().state, ModalState::Shown { .. }));
    }
}

#[test]
fn an_endpoint_that_knows_nobody_has_lost_its_connection_whatever_its_body() {
    for answer in [
        answered(401, &json!({})),
        Answer::made_up(Verdict::NotJson, Some(401), "<p>"),
    ] {
        let mut stage = Extensions::open();
        stage.open_modal();
        stage.answer("parts", answer);
        assert_eq!(stage.modal().state, ModalState::LostConnection);
        stage.act(UserAction::Reconnect);
        assert_eq!(stage.opened, ["https://app.test/install"]);
    }
}

#[test]
fn a_modal_whose_first_answer_is_of_no_use_says_so() {
    for answer in [
        answered(
            200,
            &json!({ "data": { "blocks": { "part": { "colour": "red" } } } }),
        ),
        answered(500, &json!({})),
        Answer::made_up(Verdict::TimedOut, None, ""),
    ] {
        let mut stage = Extensions::open();
        stage.open_modal();
        stage.answer("parts", answer);
        assert!(matches!(stage.modal().state, ModalState::Failed(_)));
    }
}

#[test]
fn an_answer_to_a_modal_that_was_closed_does_nothing() {
    let mut stage = Extensions::open();
    stage.opened();
    stage.send();
    let (ask, _) = stage.last_asked();
    stage.act(UserAction::CloseModal);
    stage.answer_with(ask, answered(200, &done()));
    assert_eq!(stage.snackbar(), None);
    // Nor after everything began again.
    stage.act(UserAction::Reset);
    stage.answer_with(ask, answered(200, &done()));
    assert_eq!(stage.panel(), &PanelState::Loading);
}

#[test]
fn a_page_of_the_app_opens_with_the_form_in_its_address() {
    let mut stage = Extensions::open();
    let url = json!({ "data": { "blocks": {}, "actions": { "yes": { "handler": "open-url", "url": "https://app.test/new?a=1" } } } });
    stage.open_modal();
    stage.answer_modal(200, &url);
    let ModalState::Shown { form, .. } = &stage.modal().state else {
        panic!("no form: {:?}", stage.modal().reasons);
    };
    let handler = form
        .actions
        .iter()
        .find(|action| action.key == "yes")
        .unwrap()
        .handler
        .clone();
    let pipeframe_json_ui::ActionHandler::OpenUrl(url) = handler else {
        panic!("{handler:?}");
    };
    stage.act(UserAction::OpenFormPage(Submission {
        url,
        ..submission()
    }));
    assert_eq!(
        stage.opened,
        ["https://app.test/new?a=1&form=%7B%22part%22%3A%22Tyre%22%7D"]
    );
}

#[test]
fn without_its_file_an_extension_says_what_is_missing() {
    let mut setup = setup();
    setup.registration.json_modals[..]
        .iter_mut()
        .for_each(|modal| modal.structure = None);
    setup.registration.json_modals.push(JsonModal {
        name: "Order parts".into(),
        identifier: "parts".into(),
        locations: vec![Location::DealDetails],
        ..JsonModal::default()
    });
    let mut stage = Extensions(Stage::open_with(setup));
    stage.open_modal();
    assert!(stage.asked().is_empty());
    assert!(stage.modal().reasons[0].contains("`structure`"));
}

#[test]
fn a_link_opens_a_json_modal_from_the_menu() {
    let mut stage = Extensions::open();
    stage.open_modal();
    let origin = ModalOrigin::Menu("parts".into());
    let scene = stage.desk.scene();
    assert_eq!(scene.modal, Some(ModalScene::Open(origin)));
    let problems = scene.problems(
        stage.desk.place(),
        stage.desk.account(),
        stage.desk.registration(),
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(scene.list, ListState::default());
}
