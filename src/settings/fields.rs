//! The fields of the form.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Card, Checkbox, Choice, Node, Section, Select, State, TextField, TextKind, html,
};

use super::entered::Entered;
use super::redirected::{Target, settings_section};
use crate::domain::{VALIDITIES, field};
use crate::text;
use pipeframe::draft::Field;

/// The value of each field. Copies refer to the same fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    sender: State<String>,
    reply_to: State<String>,
    follow_up_days: State<String>,
    valid_days: State<String>,
    notify_opened: State<bool>,
    notify_ready: State<bool>,
    notify_missed: State<bool>,
}

impl Fields {
    pub(super) fn empty() -> Self {
        let text = || State::new(String::new());
        let choice = || State::new(false);
        Self {
            sender: text(),
            reply_to: text(),
            follow_up_days: text(),
            valid_days: text(),
            notify_opened: choice(),
            notify_ready: choice(),
            notify_missed: choice(),
        }
    }

    /// The fields in their order, for the draft.
    pub(super) fn kept(self) -> Vec<Field> {
        // Every field is named, so that a further one can't be forgotten here.
        let Self {
            sender,
            reply_to,
            follow_up_days,
            valid_days,
            notify_opened,
            notify_ready,
            notify_missed,
        } = self;
        vec![
            Field::Text(sender),
            Field::Text(reply_to),
            Field::Text(follow_up_days),
            Field::Text(valid_days),
            Field::Switch(notify_opened),
            Field::Switch(notify_ready),
            Field::Switch(notify_missed),
        ]
    }

    pub(super) fn fill(self, entered: Entered) {
        let Entered {
            sender,
            reply_to,
            follow_up_days,
            valid_days,
            notify_opened,
            notify_ready,
            notify_missed,
        } = entered;
        self.sender.set(sender);
        self.reply_to.set(reply_to);
        self.follow_up_days.set(follow_up_days);
        self.valid_days.set(valid_days);
        self.notify_opened.set(notify_opened);
        self.notify_ready.set(notify_ready);
        self.notify_missed.set(notify_missed);
    }

    pub(super) fn read(self) -> Entered {
        Entered {
            sender: self.sender.get(),
            reply_to: self.reply_to.get(),
            follow_up_days: self.follow_up_days.get(),
            valid_days: self.valid_days.get(),
            notify_opened: self.notify_opened.get(),
            notify_ready: self.notify_ready.get(),
            notify_missed: self.notify_missed.get(),
        }
    }

    pub(super) fn view(self, errors: State<FieldErrors>, target: Option<Target>) -> [Node; 2] {
        // Every field is named, so that one without a view is an unused variable.
        let Self {
            sender,
            reply_to,
            follow_up_days,
            valid_days,
            notify_opened,
            notify_ready,
            notify_missed,
        } = self;
        let defaults = [
            sender_view(sender, errors),
            reply_to_view(reply_to, errors),
            follow_up_days_view(follow_up_days, errors),
            valid_days_view(valid_days, errors),
        ];
        let notifications = [
            notify_opened_view(notify_opened),
            notify_ready_view(notify_ready),
            notify_missed_view(notify_missed),
        ];
        [
            settings_section(target, Target::Defaults, default_section(defaults)),
            settings_section(
                target,
                Target::Notifications,
                notification_section(notifications),
            ),
        ]
    }
}

fn sender_view(sender: State<String>, errors: State<FieldErrors>) -> Node {
    view! {
        <TextField
            name=field::SENDER label=text::label_sender() value=sender errors required=true
            help=text::help_sender()
        />
    }
    .into()
}

fn reply_to_view(reply_to: State<String>, errors: State<FieldErrors>) -> Node {
    view! {
        <TextField
            name=field::REPLY_TO label=text::label_reply_to() value=reply_to errors required=true
            kind=TextKind::Email help=text::help_reply_to()
        />
    }
    .into()
}

fn follow_up_days_view(days: State<String>, errors: State<FieldErrors>) -> Node {
    view! {
        <TextField
            name=field::FOLLOW_UP_DAYS label=text::label_follow_up_days() value=days errors required=true
            kind=TextKind::WholeNumber help=text::help_follow_up_days()
        />
    }
    .into()
}

fn valid_days_view(days: State<String>, errors: State<FieldErrors>) -> Node {
    view! {
        <Select
            name=field::VALID_DAYS label=text::label_valid_days() value=days choices=validities() errors
            help=text::help_valid_days()
        />
    }
    .into()
}

fn notify_opened_view(is_on: State<bool>) -> Node {
    view! { <Checkbox name=field::NOTIFY_OPENED label=text::label_notify_opened() checked=is_on/> }
        .into()
}

fn notify_ready_view(is_on: State<bool>) -> Node {
    view! { <Checkbox name=field::NOTIFY_READY label=text::label_notify_ready() checked=is_on/> }
        .into()
}

fn notify_missed_view(is_on: State<bool>) -> Node {
    view! {
        <Checkbox
            name=field::NOTIFY_MISSED label=text::label_notify_missed() checked=is_on
            help=text::help_notify_missed()
        />
    }
    .into()
}

fn default_section(fields: [Node; 4]) -> Node {
    section(
        text::defaults(),
        text::defaults_description(),
        html::div().class("settings-fields").child(fields),
    )
}

fn notification_section(choices: [Node; 3]) -> Node {
    section(
        text::notifications(),
        text::notifications_description(),
        html::div().class("settings-choices").child(choices),
    )
}

fn section(title: &'static str, description: &'static str, content: Node) -> Node {
    let card = Node::from(view! { <Card children=content.into()/> });
    view! { <Section title description children=card.into()/> }.into()
}

fn validities() -> Vec<Choice> {
    VALIDITIES
        .into_iter()
        .map(|days| Choice::new(days.to_string(), text::days(days)))
        .collect()
}
