//! What is wrong is named; what is right is read.

use super::*;
use serde_json::json;

fn checked(command: CommandName, args: Value) -> Checked<Command> {
    read(command, Some(&args))
}

fn right(command: CommandName, args: Value) -> Command {
    let checked = checked(command, args);
    assert_eq!(checked.findings, []);
    checked.value.unwrap()
}

fn whats(command: CommandName, args: Value) -> Vec<String> {
    let findings = checked(command, args).findings;
    findings.into_iter().map(|finding| finding.what).collect()
}

#[test]
fn a_confirmation_defaults_to_ok_cancel_and_negative() {
    let command = right(CommandName::ShowConfirmation, json!({ "title": "Delete?" }));
    let Command::ShowConfirmation(question) = command else {
        panic!("another command");
    };
    assert_eq!(question.ok_text, "OK");
    assert_eq!(question.cancel_text, "Cancel");
    assert_eq!(question.ok_color, Color::Negative);
}

#[test]
fn commands_without_arguments_refuse_any() {
    for command in [
        CommandName::CloseModal,
        CommandName::GetSignedToken,
        CommandName::GetMetadata,
    ] {
        assert_eq!(read(command, None).findings, []);
        assert_eq!(checked(command, json!({})).findings.len(), 1);
        assert!(checked(command, Value::Null).value.is_some());
    }
}

#[test]
fn missing_extra_and_wrongly_typed_fields_are_each_named() {
    use CommandName::{Initialize, RedirectTo, Resize, SetNotification, ShowSnackbar};
    let cases = [
        (
            ShowSnackbar,
            json!({}),
            "`message` is missing from `show_snackbar`.",
        ),
        (
            ShowSnackbar,
            json!({ "message": 3 }),
            "`message` of `show_snackbar` is the number 3.",
        ),
        (
            ShowSnackbar,
            json!({ "message": null }),
            "`message` of `show_snackbar` is null.",
        ),
        (
            ShowSnackbar,
            json!({ "message": "" }),
            "`message` of `show_snackbar` is empty.",
        ),
        (
            ShowSnackbar,
            json!({ "message": "a", "duration": 3 }),
            "`show_snackbar` has no field `duration`, so it was passed over.",
        ),
        (
            ShowSnackbar,
            json!({ "message": "a", "link": { "url": "https://b" } }),
            "`label` is missing from `link`.",
        ),
        (
            ShowSnackbar,
            json!({ "message": "a", "link": { "url": "javascript:alert(1)", "label": "b" } }),
            "The link's `url` is \u{201c}javascript:alert(1)\u{201d}, and leads nowhere.",
        ),
        (
            ShowSnackbar,
            json!("a"),
            "`show_snackbar` was given the text \u{201c}a\u{201d}.",
        ),
        (
            Resize,
            json!({ "height": "200" }),
            "`height` of `resize` is the text \u{201c}200\u{201d}.",
        ),
        (
            Resize,
            json!({ "size": { "height": 200 } }),
            "`resize` has no field `size`, so it was passed over.",
        ),
        (
            Initialize,
            json!({ "height": 200 }),
            "`height` of `initialize` is in the wrong place.",
        ),
        (
            RedirectTo,
            json!({ "view": "deals", "id": "abc" }),
            "`id` is the text \u{201c}abc\u{201d}.",
        ),
        (
            RedirectTo,
            json!({ "view": "deals", "id": 1.5 }),
            "`id` is the number 1.5.",
        ),
        (
            RedirectTo,
            json!({ "view": "deals", "context": {} }),
            "`context` was given with the view \"deals\".",
        ),
        (
            RedirectTo,
            json!({ "view": "CONTACTS" }),
            "There is no view \u{201c}CONTACTS\u{201d}.",
        ),
        (SetNotification, json!({ "number": -1 }), "`number` is -1."),
        (
            SetNotification,
            json!({ "number": "9+" }),
            "`number` of `set_notification` is the text \u{201c}9+\u{201d}.",
        ),
    ];
    for (command, args, what) in cases {
        assert_eq!(whats(command, args), [what]);
    }
}

#[test]
fn enum_names_in_place_of_values_come_with_the_value() {
    let findings = checked(CommandName::RedirectTo, json!({ "view": "CONTACTS" })).findings;
    assert_eq!(findings[0].fix, "Write \"contacts\" (`View.CONTACTS`).");
    let args = json!({ "title": "a", "okColor": "PRIMARY" });
    let findings = checked(CommandName::ShowConfirmation, args).findings;
    assert_eq!(findings[0].fix, "Write \"primary\" (`Color.PRIMARY`).");
}

#[test]
fn focus_mode_takes_a_bare_bool_and_says_so_to_an_object() {
    assert_eq!(
        right(CommandName::SetFocusMode, json!(true)),
        Command::SetFocusMode(true)
    );
    let checked = checked(CommandName::SetFocusMode, json!({ "enabled": true }));
    assert_eq!(checked.value, None);
    assert_eq!(
        checked.findings[0].fix,
        "Write `sdk.execute(Command.SET_FOCUS_MODE, true)`."
    );
}

#[test]
fn ids_are_numbers_or_digits() {
    for id in [json!(7), json!("7"), json!(7.0)] {
        let command = right(
            CommandName::RedirectTo,
            json!({ "view": "deals", "id": id }),
        );
        let Command::RedirectTo(redirect) = command else {
            panic!("another command");
        };
        assert_eq!(redirect.id, Some(7));
    }
}

#[test]
fn a_wrong_optional_part_is_left_out_and_the_rest_still_done() {
    let args = json!({ "view": "deals", "id": 7, "context": { "a": 1 } });
    let checked = checked(CommandName::RedirectTo, args);
    assert_eq!(checked.findings.len(), 1);
    assert_eq!(
        checked.value,
        Some(Command::RedirectTo(Redirect {
            view: View::Deals,
            id: Some(7),
            context: None
        }))
    );
}

#[test]
fn without_a_number_the_badge_is_cleared() {
    assert_eq!(
        read(CommandName::SetNotification, None),
        Checked::right(Command::SetNotification(0))
    );
    assert_eq!(
        right(CommandName::SetNotification, json!({})),
        Command::SetNotification(0)
    );
    assert_eq!(
        right(CommandName::SetNotification, json!({ "number": 12 })),
        Command::SetNotification(12)
    );
}

#[test]
fn a_context_may_hold_anything_but_the_invoker() {
    let args = json!({ "context": { "call": { "from": 7 } } });
    assert!(matches!(
        right(CommandName::ShowFloatingWindow, args),
        Command::ShowFloatingWindow(Some(_))
    ));
    let args = json!({ "context": { "invoker": "user" } });
    assert_eq!(
        checked(CommandName::HideFloatingWindow, args)
            .findings
            .len(),
        1
    );
}
