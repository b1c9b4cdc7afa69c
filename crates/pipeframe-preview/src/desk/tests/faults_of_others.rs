//! Eleven faults that were reproduced in another simulated host. None of them may come back here.

use serde_json::json;

use super::stage::Stage;
use crate::desk::{ModalContent, UserAction};
use crate::protocol::Color;
use crate::surface::{Surface, Theme};

#[test]
fn a_second_modal_over_the_first_ends_before_it_and_each_opener_hears_of_its_own() {
    let mut stage = Stage::started();
    let (first, modal) = stage.open_custom_modal();
    let second = stage.command(modal, "open_modal", json!({ "type": "deal" }));
    assert_eq!((stage.reply(first), stage.reply(second)), (None, None));
    stage.act(UserAction::CloseModal);
    assert_eq!(stage.data(second), json!({ "status": "closed" }));
    assert_eq!(stage.reply(first), None);
    stage.act(UserAction::CloseModal);
    assert_eq!(stage.data(first), json!({ "status": "closed" }));
}

#[test]
fn a_modal_that_closes_itself_below_another_goes_alone() {
    let mut stage = Stage::started();
    let (first, modal) = stage.open_custom_modal();
    let second = stage.command(stage.panel(), "open_modal", json!({ "type": "deal" }));
    stage.command(modal, "close_modal", json!(null));
    assert_eq!(stage.data(first), json!({ "status": "closed" }));
    assert_eq!(stage.reply(second), None);
    assert!(matches!(
        stage.desk.modal().map(|modal| &modal.content),
        Some(ModalContent::Entity(_))
    ));
}

#[test]
fn a_resize_from_the_modal_resizes_the_modal_and_not_the_panel() {
    let mut stage = Stage::started();
    let panel_before = stage.desk.frame(stage.panel()).unwrap().size;
    let (_, modal) = stage.open_custom_modal();
    stage.command(modal, "resize", json!({ "width": 640, "height": 480 }));
    let size = stage.desk.frame(modal).unwrap().size;
    assert_eq!((size.width, size.height), (Some(640), 480));
    assert_eq!(stage.desk.frame(stage.panel()).unwrap().size, panel_before);
}

#[test]
fn a_modals_frame_gets_its_query_and_its_data() {
    let mut stage = Stage::started();
    let (_, modal) = stage.open_custom_modal();
    let address = stage.desk.frame(modal).unwrap().address.clone().unwrap();
    assert!(address.starts_with("http://localhost:8080/modal?resource=deal&view=details&userId=12345&companyId=54321&selectedIds=1&id="));
    assert!(address.contains("&data=%7B%22vehicle%22%3A%223%22%7D&token="));
}

#[test]
fn a_redirect_to_an_unknown_view_is_refused_and_goes_nowhere() {
    let mut stage = Stage::started();
    let place = stage.desk.place();
    let port = stage.command(stage.panel(), "redirect_to", json!({ "view": "inbox" }));
    assert!(stage.error(port).contains("There is no view"));
    assert_eq!(stage.desk.place(), place);
}

#[test]
fn a_modal_type_in_the_wrong_case_is_refused() {
    let mut stage = Stage::started();
    let port = stage.command(stage.panel(), "open_modal", json!({ "type": "PERSON" }));
    assert!(stage.error(port).contains("Write \"person\""));
    assert!(stage.desk.modal().is_none());
}

#[test]
fn a_json_modal_is_never_an_empty_entity_form() {
    let mut setup = super::stage::setup();
    setup.registration.json_modals = vec![pipeframe_registration::JsonModal {
        name: "Order parts".into(),
        identifier: "order-parts".into(),
        ..pipeframe_registration::JsonModal::default()
    }];
    let mut stage = Stage::open_with(setup);
    stage.start_all();
    let args = json!({ "type": "json_modal", "action_id": "order-parts" });
    let port = stage.command(stage.panel(), "open_modal", args);
    let content = &stage.desk.modal().unwrap().content;
    assert!(
        matches!(content, ModalContent::Json(modal) if modal.identifier == "order-parts"),
        "{content:?}"
    );
    stage.act(UserAction::CloseModal);
    assert_eq!(stage.data(port), json!({ "status": "closed" }));
}

#[test]
fn a_confirmation_is_negative_by_default_and_a_dismissal_is_a_no() {
    let mut stage = Stage::started();
    let port = stage.command(
        stage.panel(),
        "show_confirmation",
        json!({ "title": "Sure?" }),
    );
    let confirmation = stage.desk.confirmation().unwrap().clone();
    assert_eq!(confirmation.ok_color, Color::Negative);
    let dialog = confirmation.id;
    stage.act(UserAction::Confirm {
        dialog,
        confirmed: false,
    });
    assert_eq!(stage.data(port), json!({ "confirmed": false }));
}

#[test]
fn a_change_of_theme_reaches_the_host_itself_and_every_listening_frame() {
    let mut stage = Stage::started();
    let (_, modal) = stage.open_custom_modal();
    let listeners = [stage.panel(), stage.window(), modal]
        .map(|frame| stage.listen(frame, "user_settings_change"));
    stage.act(UserAction::SetTheme(Theme::Dark));
    assert_eq!(stage.desk.theme(), Theme::Dark);
    for listener in listeners {
        assert_eq!(stage.heard(listener), [Some(json!({ "theme": "dark" }))]);
    }
}

#[test]
fn the_window_is_shown_from_a_panel_and_gets_the_context() {
    let mut stage = Stage::started();
    let listener = stage.listen(stage.window(), "visibility");
    let args = json!({ "context": { "phone": "+372 5550 1001" } });
    let port = stage.command(stage.panel(), "show_floating_window", args);
    assert!(stage.is_done(port));
    assert!(stage.desk.floating_window().unwrap().shown);
    let context = json!({ "invoker": "command", "phone": "+372 5550 1001" });
    assert_eq!(
        stage.heard(listener),
        [Some(json!({ "is_visible": true, "context": context }))]
    );
}

#[test]
fn a_badge_of_zero_is_not_shown() {
    let mut stage = Stage::started();
    for (number, dock, popover) in [
        (9, Some("9"), Some("9")),
        (10, Some("9+"), Some("10")),
        (100, Some("9+"), Some("99+")),
        (0, None, None),
    ] {
        let window = stage.window();
        stage.command(window, "set_notification", json!({ "number": number }));
        let window = stage.desk.floating_window().unwrap();
        assert_eq!(window.dock_badge().as_deref(), dock);
        assert_eq!(window.popover_badge().as_deref(), popover);
    }
}

#[test]
fn focus_mode_takes_a_bool_only_and_a_panels_visibility_has_no_invoker() {
    let mut stage = Stage::started();
    stage.act(UserAction::ShowFloatingWindow(None));
    let window = stage.window();
    let port = stage.command(window, "set_focus_mode", json!({ "enabled": true }));
    assert!(stage.error(port).contains("bare true or false"));
    assert!(!stage.desk.floating_window().unwrap().focus_mode);

    let listener = stage.listen(stage.frame(Surface::Panel), "visibility");
    stage.act(UserAction::TogglePanel);
    assert_eq!(
        stage.heard(listener),
        [Some(json!({ "is_visible": false }))]
    );
}
