//! The arguments of the commands, read strictly: every unknown, missing or wrongly typed field is a finding.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use crate::rule::Rule;

use super::checked::Checked;
use super::command::{Command, Link, Question, Redirect, SizeRequest};
use super::fields::Fields;
use super::finding::Finding;
use super::modal_arguments;
use super::value::{describe, whole_number};
use super::{Color, CommandName, View};

/// Reads the arguments of a command.
pub(super) fn read(name: CommandName, args: Option<&Value>) -> Checked<Command> {
    match name {
        CommandName::ShowSnackbar => show_snackbar(args),
        CommandName::ShowConfirmation => show_confirmation(args),
        CommandName::Resize => resize(args),
        CommandName::Initialize => initialize(args),
        CommandName::OpenModal => modal_arguments::read(args).map(Command::OpenModal),
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

fn nothing(name: CommandName, args: Option<&Value>, command: Command) -> Checked<Command> {
    let mut checked = Checked::right(command);
    if let Some(args) = args {
        checked.findings.push(Finding::new(
            Rule::NoArguments,
            format!("`{}` was given {}.", name.as_str(), describe(args)),
            format!(
                "Write `sdk.execute(Command.{})`.",
                name.as_str().to_uppercase()
            ),
        ));
    }
    checked
}

fn show_snackbar(args: Option<&Value>) -> Checked<Command> {
    Fields::required("show_snackbar", args, |fields| {
        let link = fields.optional_object("link", link);
        let message = fields.required_text("message")?;
        Some(Command::ShowSnackbar { message, link })
    })
}

fn link(fields: &mut Fields<'_>) -> Option<Link> {
    let label = fields.required_text("label");
    let url = fields.required_text("url")?;
    let leads_somewhere = is_web_address(&url);
    if !leads_somewhere {
        fields.note(
            Rule::SnackbarLink,
            format!("The link's `url` is \u{201c}{url}\u{201d}, and leads nowhere."),
            "Write the whole address, beginning with https://.",
        );
    }
    Some(Link {
        url: leads_somewhere.then_some(url),
        label: label?,
    })
}

fn is_web_address(url: &str) -> bool {
    let start = url
        .trim_start()
        .get(..8)
        .unwrap_or(url)
        .to_ascii_lowercase();
    start.starts_with("https://") || start.starts_with("http://")
}

fn show_confirmation(args: Option<&Value>) -> Checked<Command> {
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

fn resize(args: Option<&Value>) -> Checked<Command> {
    Fields::required("resize", args, |fields| Some(Command::Resize(size(fields))))
}

fn size(fields: &mut Fields<'_>) -> SizeRequest {
    SizeRequest {
        width: fields.optional_number("width"),
        height: fields.optional_number("height"),
    }
}

fn initialize(args: Option<&Value>) -> Checked<Command> {
    Fields::optional("initialize", args, |fields| {
        for stray in ["width", "height"] {
            fields.misplaced(stray, "initialize({ size: { height, width } })");
        }
        let size = fields.optional_object("size", |fields| Some(size(fields)));
        Some(Command::Initialize(size.unwrap_or_default()))
    })
}

fn redirect_to(args: Option<&Value>) -> Checked<Command> {
    Fields::required("redirect_to", args, |fields| {
        let id = redirect_id(fields);
        let context = fields.optional_map("context");
        let view = fields.required_word("view", "view", "View", View::ALL, View::as_str)?;
        let is_settings = view == View::Settings;
        if context.is_some() && !is_settings {
            fields.note(
                Rule::ContextForSettings,
                format!("`context` was given with the view \"{}\".", view.as_str()),
                "Leave `context` out, or redirect to View.SETTINGS.",
            );
        }
        if id.is_some() && is_settings {
            fields.note(
                Rule::SettingsItem,
                "`id` was given with the view \"settings\", and was passed over.",
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
    let value = fields.take_optional("id")?;
    let is_decimal = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let id = match value.as_str().filter(is_decimal) {
        Some(text) => text.parse().ok(),
        None => whole_number(value),
    };
    let id = id.filter(|id| *id > 0);
    if id.is_none() {
        fields.note_meaning(
            Rule::ArgumentType,
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
) -> Checked<Command> {
    Fields::optional(name.as_str(), args, |fields| {
        let context = fields.optional_map("context");
        if context
            .as_ref()
            .is_some_and(|context| context.contains_key("invoker"))
        {
            fields.note(
                Rule::ReservedInvoker,
                "`context` has a key `invoker`.",
                "Use another key.",
            );
        }
        Some(command(context))
    })
}

fn set_notification(args: Option<&Value>) -> Checked<Command> {
    Fields::optional("set_notification", args, |fields| {
        let Some(value) = fields.take_optional("number") else {
            return Some(Command::SetNotification(0));
        };
        let Some(number) = value.as_f64() else {
            fields.wrong_type("number", value, "a number");
            return None;
        };
        if whole_number(value).is_none() {
            fields.note(
                Rule::BadgeNumber,
                format!("`number` is {number}."),
                "Pass how many things wait for the user, for example `{ number: 3 }`.",
            );
        }
        // A cast of a float saturates.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(Command::SetNotification(number as u32))
    })
}

fn set_focus_mode(args: Option<&Value>) -> Checked<Command> {
    let refuse = |rule, what: String| {
        let finding = Finding::new(
            rule,
            what,
            "Write `sdk.execute(Command.SET_FOCUS_MODE, true)`.",
        );
        Checked::hopeless(finding.meaning("`set_focus_mode` takes a bare true or false."))
    };
    match args {
        Some(Value::Bool(on)) => Checked::right(Command::SetFocusMode(*on)),
        Some(Value::Object(_)) => refuse(
            Rule::ArgumentType,
            "Focus mode was given an object such as `{ enabled: true }`.".to_owned(),
        ),
        Some(other) => refuse(
            Rule::ArgumentType,
            format!("Focus mode was given {}.", describe(other)),
        ),
        None => refuse(
            Rule::RequiredArgument,
            "Focus mode was given nothing.".to_owned(),
        ),
    }
}
