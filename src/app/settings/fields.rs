//! The fields of the form.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{Card, Checkbox, Choice, Section, Select, TextField, TextKind, element};

use super::entered::{Entered, label};
use super::redirected::{Target, settings_section};
use crate::app::domain::VALIDITIES;

/// What stands in each field. Copies mean the same fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    sender: RwSignal<String>,
    reply_to: RwSignal<String>,
    follow_up_days: RwSignal<String>,
    valid_days: RwSignal<String>,
    notify_opened: RwSignal<bool>,
    notify_ready: RwSignal<bool>,
    notify_missed: RwSignal<bool>,
}

impl Fields {
    pub(super) fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        let choice = || RwSignal::new(false);
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

    pub(super) fn fill(self, entered: Entered) {
        self.sender.set(entered.sender);
        self.reply_to.set(entered.reply_to);
        self.follow_up_days.set(entered.follow_up_days);
        self.valid_days.set(entered.valid_days);
        self.notify_opened.set(entered.notify_opened);
        self.notify_ready.set(entered.notify_ready);
        self.notify_missed.set(entered.notify_missed);
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

    pub(super) fn view(self, errors: RwSignal<FieldErrors>, target: Option<Target>) -> AnyView {
        let defaults = settings_section(target, Target::Defaults, self.defaults(errors));
        let notifications = settings_section(target, Target::Notifications, self.notifications());
        view! { {defaults} {notifications} }.into_any()
    }

    fn defaults(self, errors: RwSignal<FieldErrors>) -> AnyView {
        let fields = view! {
            <TextField
                name="sender" label=label::SENDER value=self.sender errors required=true
                help="Customers see it in proposals and reminders."
            />
            <TextField
                name="reply_to" label=label::REPLY_TO value=self.reply_to errors required=true
                kind=TextKind::Email help="Answers of customers go there."
            />
            <TextField
                name="follow_up_days" label=label::FOLLOW_UP_DAYS value=self.follow_up_days errors required=true
                kind=TextKind::WholeNumber help="When a follow-up activity falls due, 1 to 90 days."
            />
            <Select
                name="valid_days" label=label::VALID_DAYS value=self.valid_days choices=validities() errors
                help="Afterwards the customer is asked to get in touch."
            />
        };
        let fields = element("div")
            .class("settings-fields")
            .view(fields.into_any());
        view! {
            <Section title="Defaults" description="What proposals, reminders and follow-ups start with.">
                <Card>{fields}</Card>
            </Section>
        }
        .into_any()
    }

    fn notifications(self) -> AnyView {
        let choices = view! {
            <Checkbox name="notify_opened" label=label::NOTIFY_OPENED checked=self.notify_opened/>
            <Checkbox name="notify_ready" label=label::NOTIFY_READY checked=self.notify_ready/>
            <Checkbox
                name="notify_missed" label=label::NOTIFY_MISSED checked=self.notify_missed
                help="As a number at the icon of the floating window."
            />
        };
        let choices = element("div")
            .class("settings-choices")
            .view(choices.into_any());
        view! {
            <Section title="Notifications" description="What the owner of a deal is told about.">
                <Card>{choices}</Card>
            </Section>
        }
        .into_any()
    }
}

fn validities() -> Vec<Choice> {
    VALIDITIES
        .into_iter()
        .map(|days| Choice::new(days.to_string(), format!("{days} days")))
        .collect()
}
