//! The arguments of the twelve plain commands, read strictly: unknown, missing and wrongly typed fields are each a fault.

use serde_json::{Map, Value};

use super::command::{Command, Link, Question, Redirect, SizeRequest};
use super::fields::Fields;
use super::message::unknown_word;
use super::modal_arguments;
use super::refusal::{Reading, Refusal};
use super::{Color, CommandName, View};

pub(super) use super::fields::describe;

/// Reads the arguments of a command.
pub(super) fn read(name: CommandName, args: Option<&Value>) -> Reading<Command> {
    match name {
        CommandName::ShowSnackbar => show_snackbar(args),
        CommandName::ShowConfirmation => show_confirmation(args),
        CommandName::Resize => resize(args),
        CommandName::Initialize => initialize(args),
        CommandName::OpenModal => modal_arguments::read(args),
        CommandName::CloseModal => nothing(name, args, Command::CloseModal),
        CommandName::GetSignedToken => nothing(name, args, Command::GetSignedToken),
        CommandName::RedirectTo => redirect_to(args),
        CommandName::ShowFloatingWindow => window_context(name, args, Command::ShowFloatingWindow),
        CommandName::HideFloatingWindow => window_context(name, args, Command::HideFloatingWindow),
        CommandName::SetNotification => set_notification(args),
        CommandName::SetFocusMode => set_focus_mode(args),
        CommandName::GetMetadata => nothing(name, args, Command::GetMetadata),
    }
}

fn nothing(name: CommandName, args: Option<&Value>, command: Command) -> Reading<Command> {
    let mut reading = Reading::right(command);
    if let Some(args) = args {
        reading.faults.push(Refusal::new(
            format!("`{}` was given {}.", name.as_str(), describe(args)),
            "This command takes no arguments.",
            format!(
                "Write `sdk.execute(Command.{})`.",
                name.as_str().to_uppercase()
            ),
        ));
    }
    reading
}

fn show_snackbar(args: Option<&Value>) -> Reading<Command> {
    Fields::required("show_snackbar", args, |fields| {
        let link = fields.optional_object("link", link);
        let message = fields.required_text("message")?;
        Some(Command::ShowSnackbar { message, link })
    })
}

fn link(fields: &mut Fields<'_>) -> Option<Link> {
    let label = fields.required_text("label");
    let url = fields.required_text("url")?;
    if !is_web_address(&url) {
        fields.fault(
            format!("The link's `url` is \u{201c}{url}\u{201d}."),
            "A link leads to a full http or https address.",
            "Write the whole address, beginning with https://.",
        );
        return None;
    }
    Some(Link { url, label: label? })
}

fn is_web_address(url: &str) -> bool {
    let start = url
        .trim_start()
        .get(..8)
        .unwrap_or(url)
        .to_ascii_lowercase();
    start.starts_with("https://") || start.starts_with("http://")
}

fn show_confirmation(args: Option<&Value>) -> Reading<Command> {
    Fields::required("show_confirmation", args, |fields| {
        let description = fields.optional_text("description");
        let ok_text = fields.optional_text("okText");
        let cancel_text = fields.optional_text("cancelText");
        let ok_color = fields.optional_word("okColor", "color", "Color", Color::ALL, Color::as_str);
        Some(Command::ShowConfirmation(Question {
            title: fields.required_text("title")?,
            description,
            ok_text: ok_text.unwrap_or_else(|| "OK".to_owned()),
            cancel_text: cancel_text.unwrap_or_else(|| "Cancel".to_owned()),
            ok_color: ok_color.unwrap_or(Color::Negative),
        }))
    })
}

fn resize(args: Option<&Value>) -> Reading<Command> {
    Fields::required("resize", args, |fields| Some(Command::Resize(size(fields))))
}

fn size(fields: &mut Fields<'_>) -> SizeRequest {
    SizeRequest {
        width: fields.optional_number("width"),
        height: fields.optional_number("height"),
    }
}

fn initialize(args: Option<&Value>) -> Reading<Command> {
    Fields::optional("initialize", args, |fields| {
        for stray in ["width", "height"] {
            fields.misplaced(stray, "initialize({ size: { height, width } })");
        }
        let size = fields.optional_object("size", |fields| Some(size(fields)));
        Some(Command::Initialize(size.unwrap_or_default()))
    })
}

fn redirect_to(args: Option<&Value>) -> Reading<Command> {
    Fields::required("redirect_to", args, |fields| {
        let id = redirect_id(fields);
        let context = fields.optional_map("context");
        let view = fields.required_word("view", "view", "View", View::ALL, View::as_str)?;
        let is_settings = view == View::Settings;
        if context.is_some() && !is_settings {
            fields.fault(
                format!("`context` was given with the view \"{}\".", view.as_str()),
                "Only the view \"settings\" takes a `context`.",
                "Leave `context` out, or redirect to View.SETTINGS.",
            );
        }
        if id.is_some() && is_settings {
            fields.fault(
                "`id` was given with the view \"settings\".",
                "The settings page has no items.",
                "Leave `id` out; what the page should know goes into `context`.",
            );
        }
        Some(Command::RedirectTo(Redirect {
            view,
            id: id.filter(|_| !is_settings),
            context: context.filter(|_| is_settings),
        }))
    })
}

/// Ids are numbers or their decimal text.
fn redirect_id(fields: &mut Fields<'_>) -> Option<u64> {
    let value = fields.take("id")?;
    let id = match value {
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        other => whole_number(other),
    };
    let id = id.filter(|id| *id > 0);
    if id.is_none() {
        fields.fault(
            format!("`id` is {}.", describe(value)),
            "`id` is the positive whole number of a record, or its text.",
            "Pass the record's id, or leave it out for the list.",
        );
    }
    id
}

fn window_context(
    name: CommandName,
    args: Option<&Value>,
    command: fn(Option<Map<String, Value>>) -> Command,
) -> Reading<Command> {
    Fields::optional(name.as_str(), args, |fields| {
        let context = fields.optional_map("context");
        if context
            .as_ref()
            .is_some_and(|context| context.contains_key("invoker"))
        {
            fields.fault(
                "`context` has a key `invoker`.",
                "Pipedrive itself fills `invoker` in, with \"user\" or \"command\".",
                "Use another key.",
            );
        }
        Some(command(context))
    })
}

fn set_notification(args: Option<&Value>) -> Reading<Command> {
    Fields::optional("set_notification", args, |fields| {
        let Some(value) = fields.take("number") else {
            return Some(Command::SetNotification(0));
        };
        let number = whole_number(value).and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            fields.fault(
                format!("`number` is {}.", describe(value)),
                "`number` is a whole number from 0; 0 takes the badge away.",
                "Pass how many things wait for the user, for example `{ number: 3 }`.",
            );
        }
        number.map(Command::SetNotification)
    })
}

fn set_focus_mode(args: Option<&Value>) -> Reading<Command> {
    const RULE: &str = "`set_focus_mode` takes a bare true or false.";
    const FIX: &str = "Write `sdk.execute(Command.SET_FOCUS_MODE, true)`.";
    match args {
        Some(Value::Bool(on)) => Reading::right(Command::SetFocusMode(*on)),
        Some(Value::Object(_)) => Reading::hopeless(Refusal::new(
            "Focus mode was given an object such as `{ enabled: true }`.",
            RULE,
            FIX,
        )),
        Some(other) => Reading::hopeless(Refusal::new(
            format!("Focus mode was given {}.", describe(other)),
            RULE,
            FIX,
        )),
        None => Reading::hopeless(Refusal::new("Focus mode was given nothing.", RULE, FIX)),
    }
}

/// The non-negative whole number that a JSON number is; JavaScript doesn't tell 3 from 3.0.
pub(super) fn whole_number(value: &Value) -> Option<u64> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        let fits = (0.0..=LARGEST_EXACT).contains(&number) && number.fract() == 0.0;
        // The range was checked just before.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        fits.then_some(number as u64)
    })
}

/// Reads a word of a vocabulary out of a value.
pub(super) fn word_of<T: Copy>(
    kind: &str,
    constant: &str,
    value: Option<&Value>,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Refusal> {
    let known: Vec<&str> = all.iter().map(|candidate| word(*candidate)).collect();
    let text = value.and_then(Value::as_str);
    all.iter()
        .copied()
        .find(|candidate| text == Some(word(*candidate)))
        .ok_or_else(|| unknown_word(kind, value, &known, constant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn reading(command: CommandName, args: Value) -> Reading<Command> {
        read(command, Some(&args))
    }

    fn right(command: CommandName, args: Value) -> Command {
        let reading = reading(command, args);
        assert_eq!(reading.faults, []);
        reading.value.unwrap()
    }

    fn whats(command: CommandName, args: Value) -> Vec<String> {
        let faults = reading(command, args).faults;
        faults.into_iter().map(|fault| fault.what).collect()
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
            assert_eq!(read(command, None).faults, []);
            assert_eq!(reading(command, json!({})).faults.len(), 1);
            assert!(reading(command, Value::Null).value.is_some());
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
                "`show_snackbar` has no field `duration`.",
            ),
            (
                ShowSnackbar,
                json!({ "message": "a", "link": { "url": "https://b" } }),
                "`label` is missing from `link`.",
            ),
            (
                ShowSnackbar,
                json!({ "message": "a", "link": { "url": "javascript:alert(1)", "label": "b" } }),
                "The link's `url` is \u{201c}javascript:alert(1)\u{201d}.",
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
                "`resize` has no field `size`.",
            ),
            (
                Initialize,
                json!({ "height": 200 }),
                "`height` stands at the wrong place.",
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
            (
                SetNotification,
                json!({ "number": -1 }),
                "`number` is the number -1.",
            ),
            (
                SetNotification,
                json!({ "number": "9+" }),
                "`number` is the text \u{201c}9+\u{201d}.",
            ),
        ];
        for (command, args, what) in cases {
            assert_eq!(whats(command, args), [what]);
        }
    }

    #[test]
    fn enum_names_in_place_of_values_come_with_the_value() {
        let faults = reading(CommandName::RedirectTo, json!({ "view": "CONTACTS" })).faults;
        assert_eq!(faults[0].fix, "Write \"contacts\" (`View.CONTACTS`).");
        let args = json!({ "title": "a", "okColor": "PRIMARY" });
        let faults = reading(CommandName::ShowConfirmation, args).faults;
        assert_eq!(faults[0].fix, "Write \"primary\" (`Color.PRIMARY`).");
    }

    #[test]
    fn focus_mode_takes_a_bare_bool_and_says_so_to_an_object() {
        assert_eq!(
            right(CommandName::SetFocusMode, json!(true)),
            Command::SetFocusMode(true)
        );
        let reading = reading(CommandName::SetFocusMode, json!({ "enabled": true }));
        assert_eq!(reading.value, None);
        assert_eq!(
            reading.faults[0].fix,
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
        let reading = reading(CommandName::RedirectTo, args);
        assert_eq!(reading.faults.len(), 1);
        assert_eq!(
            reading.value,
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
            Reading::right(Command::SetNotification(0))
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
            reading(CommandName::HideFloatingWindow, args).faults.len(),
            1
        );
    }
}
