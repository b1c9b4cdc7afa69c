//! Reminders to all records of a list selection: the recipients, the progress and the result.

mod selected;
mod sending;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::RemoteData;
use pipeframe::context::Selection;
use pipeframe::kit::intl::joined;
use pipeframe::kit::{
    Button, ButtonVariant, Icon, InlineError, Node, Progress, Skeleton, SkeletonShape, State, html,
};

use self::selected::selected;
use super::batch::Batch;
use super::dialog::Dialog;
use crate::domain::{Failure, ReminderPlan, SelectedRecords};
use crate::text;
use pipeframe::draft::{Draft, Field};
use pipeframe::surface::Question;

/// The page. Copies mean the same page.
#[derive(Clone, Copy)]
struct Page {
    dialog: Dialog,
    selected: State<SelectedRecords>,
    plan: State<RemoteData<ReminderPlan>>,
    batch: State<Batch>,
    stage: State<Stage>,
    question: Question,
    /// The records that are being reminded, as their ids; empty while none are.
    sent: State<String>,
    /// Keeps what is being sent until the server has answered.
    draft: Draft,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing is sent yet.
    Ready,
    /// Pipedrive shows the confirmation.
    Asking,
    /// It is under way.
    Running,
    /// Something failed; the rest is not sent.
    Stopped,
    /// Everybody was reminded or named.
    Finished,
}

pub(super) fn view(dialog: Dialog, selection: Selection) -> Vec<Node> {
    let sent = State::new(String::new());
    let page = Page {
        dialog,
        sent,
        draft: Draft::new(dialog.backend(), vec![Field::Text(sent)]),
        selected: State::new(selected(selection)),
        plan: State::new(RemoteData::Loading),
        batch: State::new(Batch::new(Vec::new())),
        stage: State::new(Stage::Ready),
        question: Question::new(),
    };
    page.draft.open(&dialog.draft_place("reminders"));
    dialog.guards(page.draft);
    page.load();
    vec![
        html::div()
            .class("dialog-body")
            .child(page.draft.view())
            .child(move || page.body()),
        dialog.notice_view(),
        page.footer(),
    ]
}

impl Page {
    fn load(self) {
        self.plan.set(RemoteData::Loading);
        spawn_local(async move {
            let selected = self.selected.get_untracked();
            let result = self
                .dialog
                .backend()
                .post::<_, ReminderPlan>("/reminders/plan", &selected)
                .await;
            if let Ok(plan) = &result {
                self.batch.try_set(Batch::new(plan.records.clone()));
            }
            self.plan.try_set(RemoteData::Loading.after(result));
        });
    }

    fn body(self) -> Vec<Node> {
        self.plan.with(|plan| match plan {
            RemoteData::Loading => {
                let skeleton = view! { <Skeleton label=text::loading_selection() shape=SkeletonShape::Card count=2/> };
                vec![skeleton.into()]
            }
            RemoteData::Failed(error) => {
                let text = [text::selection_not_read(), " ", &error.to_string()].concat();
                let failed = view! { <InlineError text=text on_retry=move || self.load()/> };
                vec![failed.into()]
            }
            RemoteData::Ready(_) | RemoteData::Stale(..) => self.summary(),
        })
    }

    fn summary(self) -> Vec<Node> {
        let recipients = html::div()
            .class("reminder-recipients")
            .child(html::h1().class("dialog-title").child(self.count_text()))
            .child(
                html::p()
                    .class("reminder-names")
                    .own_direction()
                    .child(self.names()),
            );
        let text = text::reminder_explained();
        vec![
            recipients,
            html::p().class("reminder-text").child(text),
            html::div().class("part").child(move || self.progress()),
            html::div()
                .class("part")
                .attr("role", "status")
                .child(move || self.result()),
        ]
    }

    /// "8 people, 2 excluded".
    fn count_text(self) -> String {
        let total = self.batch.with_untracked(Batch::total);
        let excluded = self
            .selected
            .with_untracked(|selected| whole(selected.excluded.len()));
        let count = self.recipients(total);
        match excluded {
            0 => count,
            excluded => text::selected_but(&count, excluded),
        }
    }

    /// "8 people".
    fn recipients(self, count: u32) -> String {
        self.selected
            .with_untracked(|selected| text::selected_records(&selected.resource, count))
    }

    /// Enough names to recognise the selection by.
    fn names(self) -> String {
        const SHOWN: usize = 12;
        self.plan.with_untracked(|plan| {
            let names = plan.value().map_or(&[][..], |plan| &plan.names);
            let shown = joined(names.get(..SHOWN).unwrap_or(names), ", ");
            match names.len().saturating_sub(SHOWN) {
                0 => shown,
                others => text::names_and_more(&shown, whole(others)),
            }
        })
    }

    fn progress(self) -> Option<Node> {
        let progress = || {
            view! {
                <Progress
                    label=text::sending_reminders()
                    done=move || self.batch.with(Batch::done)
                    total=move || self.batch.with(Batch::total)
                />
            }
            .into()
        };
        let is_begun = !matches!(self.stage.get(), Stage::Ready | Stage::Asking);
        is_begun.then(progress)
    }

    fn result(self) -> Vec<Node> {
        if !matches!(self.stage.get(), Stage::Finished | Stage::Stopped) {
            return Vec::new();
        }
        let (sent, failures) = self
            .batch
            .with_untracked(|batch| (batch.sent(), batch.failures().to_vec()));
        let title = [" ", &text::reminders_sent(sent)].concat();
        let mut result = vec![
            html::p()
                .class("reminder-result")
                .child(view! { <Icon name="check"/> })
                .child(&title),
        ];
        if !failures.is_empty() {
            result.push(html::h2().class("sent-title").child(text::not_reminded()));
            result.push(
                html::ul()
                    .class("failures")
                    .child(failures.iter().map(failure_row)),
            );
        }
        result
    }

    fn footer(self) -> Node {
        let dialog = self.dialog;
        let close = view! { <Button label=text::close() on_press=move || dialog.close()/> };
        let send = view! {
            <Button
                label=move || self.label()
                variant=ButtonVariant::Primary
                busy=move || self.is_busy()
                disabled=move || self.batch.with(Batch::total) == 0
                on_press=move || self.press()
            />
        };
        html::footer()
            .class("dialog-footer")
            .child(close)
            .child(
                html::p()
                    .class("dialog-hint")
                    .attr("role", "status")
                    .child(move || self.question.hint(text::press_again())),
            )
            .child(send)
    }

    fn is_busy(self) -> bool {
        match self.stage.get() {
            Stage::Asking => !self.question.is_unanswered(),
            Stage::Running => true,
            Stage::Ready | Stage::Stopped | Stage::Finished => false,
        }
    }

    fn label(self) -> String {
        match self.stage.get() {
            Stage::Ready | Stage::Asking | Stage::Running => {
                let total = self.batch.with(Batch::total);
                text::send_count(total)
            }
            Stage::Stopped => text::continue_sending().to_owned(),
            Stage::Finished => text::done().to_owned(),
        }
    }

    fn press(self) {
        if self.stage.get_untracked() == Stage::Finished {
            self.dialog.close();
        } else {
            self.start();
        }
    }
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn failure_row(failure: &Failure) -> Node {
    html::li()
        .class("failure")
        .child(
            html::span()
                .class("failure-name")
                .own_direction()
                .child(&failure.name),
        )
        .child(html::span().class("failure-reason").child(&failure.reason))
}
