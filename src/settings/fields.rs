//! The fields of the form.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Card, Checkbox, Choice, Node, Section, Select, State, TextField, TextKind, html,
};

use super::entered::{Entered, label};
use super::redirected::{Target, settings_section};
use crate::domain::VALIDITIES;
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
        [
            settings_section(target, Target::Defaults, self.defaults(errors)),
            settings_section(target, Target::Notifications, self.notifications()),
        ]
    }

    fn defaults(self, errors: State<FieldErrors>) -> Node {
        let sender = view! {
            <TextField
                name="sender" label=label::SENDER value=self.sender errors required=true
                help="Customers see it in proposals and reminders."
            />
        };
        let reply_to = view! {
            <TextField
                name="reply_to" label=label::REPLY_TO value=self.reply_to errors required=true
                kind=TextKind::Email help="Answers of customers go there."
            />
        };
        let follow_up_days = view! {
            <TextField
                name="follow_up_days" label=label::FOLLOW_UP_DAYS value=self.follow_up_days errors required=true
                kind=TextKind::WholeNumber help="When a follow-up activity falls due, 1 to 90 days."
            />
        };
        let valid_days = view! {
            <Select
                name="valid_days" label=label::VALID_DAYS value=self.valid_days choices=validities() errors
                help="Afterwards the customer is asked to get in touch."
            />
        };
        let fields = html::div()
            .class("settings-fields")
            .child(sender)
            .child(reply_to)
            .child(follow_up_days)
            .child(valid_days);
        section(
            "Defaults",
            "What proposals, reminders and follow-ups start with.",
            fields,
        )
    }

    fn notifications(self) -> Node {
        let opened = view! { <Checkbox name="notify_opened" label=label::NOTIFY_OPENED checked=self.notify_opened/> };
        let ready = view! { <Checkbox name="notify_ready" label=label::NOTIFY_READY checked=self.notify_ready/> };
        let missed = view! {
            <Checkbox
                name="notify_missed" label=label::NOTIFY_MISSED checked=self.notify_missed
                help="As a number at the icon of the floating window."
            />
        };
        let choices = html::div()
            .class("settings-choices")
            .child(opened)
            .child(ready)
            .child(missed);
        section(
            "Notifications",
            "What the owner of a deal is told about.",
            choices,
        )
    }
}

fn section(title: &'static str, description: &'static str, content: Node) -> Node {
    let card = Node::from(view! { <Card children=content.into()/> });
    view! { <Section title description children=card.into()/> }.into()
}

fn validities() -> Vec<Choice> {
    VALIDITIES
        .into_iter()
        .map(|days| Choice::new(days.to_string(), format!("{days} days")))
        .collect()
}
