//! Reminders to everybody in a list selection: who, how far, and what became of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Answer, BackendError, Payload, RemoteData};
use pipeframe::context::{RecordId, Resource, Selection, SelectionScope};
use pipeframe::kit::intl::{self, PluralForms};
use pipeframe::kit::{
    Button, ButtonVariant, Icon, InlineError, Node, Progress, Skeleton, SkeletonShape, State,
    element,
};
use pipeframe::sdk::{Call, Color, Confirmation};

use super::Dialog;
use super::batch::Batch;
use crate::app::domain::{Failure, ReminderPlan, ReminderResult, SelectedRecords};
use crate::app::draft::{Draft, Field};
use crate::app::question::Question;

const REMINDERS: PluralForms = PluralForms::new("reminder", "reminders");

/// The page. Copies mean the same page.
#[derive(Clone, Copy)]
struct Page {
    dialog: Dialog,
    selected: State<SelectedRecords>,
    forms: PluralForms,
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
    /// Pipedrive asks whether it shall be.
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
        forms: forms(selection.resource),
        selected: State::new(selected(selection)),
        plan: State::new(RemoteData::Loading),
        batch: State::new(Batch::new(Vec::new())),
        stage: State::new(Stage::Ready),
        question: Question::new(),
    };
    page.draft.open(dialog.draft_place("reminders"));
    page.load();
    vec![
        element("div")
            .class("dialog-body")
            .child(page.draft.view())
            .live_children(move || page.body()),
        dialog.notice_view(),
        page.footer(),
    ]
}

/// The selection as the server takes it.
fn selected(selection: Selection) -> SelectedRecords {
    let ids = |ids: Vec<RecordId>| ids.into_iter().map(|id| id.0).collect();
    let resource = selection.resource.as_str().to_owned();
    match selection.scope {
        SelectionScope::Picked(picked) => SelectedRecords {
            resource,
            picked: Some(ids(picked)),
            filter: None,
            excluded: Vec::new(),
        },
        SelectionScope::AllMatching { filter, excluded } => SelectedRecords {
            resource,
            picked: None,
            filter: filter.map(|filter| filter.0.to_text()),
            excluded: ids(excluded),
        },
    }
}

const fn forms(resource: Resource) -> PluralForms {
    match resource {
        Resource::Person => PluralForms::new("person", "people"),
        Resource::Organization => PluralForms::new("organization", "organizations"),
        _ => PluralForms::new("deal", "deals"),
    }
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
                let skeleton = view! { <Skeleton label="Loading the selection" shape=SkeletonShape::Card count=2/> };
                vec![skeleton.into()]
            }
            RemoteData::Failed(error) => {
                let text = ["The selection could not be read. ", &error.to_string()].concat();
                let failed = view! { <InlineError text=text on_retry=move || self.load()/> };
                vec![failed.into()]
            }
            RemoteData::Ready(_) | RemoteData::Stale(..) => self.summary(),
        })
    }

    fn summary(self) -> Vec<Node> {
        let recipients = element("div")
            .class("reminder-recipients")
            .child(element("h1").class("dialog-title").text(&self.count_text()))
            .child(element("p").class("reminder-names").text(&self.names()));
        let text = "Each gets one email about the next service of their vehicle, signed as in the settings. \
            Nobody is reminded twice within 30 days.";
        vec![
            recipients,
            element("p").class("reminder-text").text(text),
            element("div")
                .class("part")
                .live_child(move || self.progress()),
            element("div")
                .class("part")
                .attribute("role", "status")
                .live_children(move || self.result()),
        ]
    }

    /// "8 people, 2 excluded".
    fn count_text(self) -> String {
        let total = self.batch.with_untracked(Batch::total);
        let excluded = self
            .selected
            .with_untracked(|selected| selected.excluded.len());
        let count = intl::plural(total, self.forms);
        match excluded {
            0 => count,
            excluded => format!("{count}, {excluded} excluded"),
        }
    }

    /// Enough names to recognise the selection by.
    fn names(self) -> String {
        const SHOWN: usize = 12;
        self.plan.with_untracked(|plan| {
            let names = plan.value().map_or(&[][..], |plan| &plan.names);
            let shown = names
                .iter()
                .take(SHOWN)
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            match names.len().saturating_sub(SHOWN) {
                0 => shown,
                others => format!("{shown} and {others} more"),
            }
        })
    }

    fn progress(self) -> Option<Node> {
        let progress = || {
            view! {
                <Progress
                    label="Sending reminders"
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
        let title = [" ", &intl::plural(sent, REMINDERS), " sent"].concat();
        let mut result = vec![
            element("p")
                .class("reminder-result")
                .child(view! { <Icon name="check"/> })
                .text(&title),
        ];
        if !failures.is_empty() {
            result.push(element("h2").class("sent-title").text("Not reminded"));
            result.push(
                element("ul")
                    .class("failures")
                    .children(failures.iter().map(failure_row)),
            );
        }
        result
    }

    fn footer(self) -> Node {
        let dialog = self.dialog;
        let close = view! { <Button label="Close" on_press=move || dialog.close()/> };
        let send = view! {
            <Button
                label=move || self.label()
                variant=ButtonVariant::Primary
                busy=move || self.is_busy()
                disabled=move || self.batch.with(Batch::total) == 0
                on_press=move || self.press()
            />
        };
        element("footer")
            .class("dialog-footer")
            .child(close)
            .child(
                element("p")
                    .class("dialog-hint")
                    .attribute("role", "status")
                    .live_text(move || self.question.hint("Press the button again.")),
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
                ["Send ", &intl::plural(total, REMINDERS)].concat()
            }
            Stage::Stopped => "Continue".to_owned(),
            Stage::Finished => "Done".to_owned(),
        }
    }

    fn press(self) {
        if self.stage.get_untracked() == Stage::Finished {
            self.dialog.close();
        } else {
            self.start();
        }
    }

    fn start(self) {
        self.dialog.clear_notices();
        if self.stage.get_untracked() == Stage::Stopped {
            // What is continued was agreed to before.
            spawn_local(self.run());
        } else {
            self.ask_and_run();
        }
    }

    fn ask_and_run(self) {
        self.stage.set(Stage::Asking);
        spawn_local(async move {
            let Some(answer) = self.question.ask(self.confirmation()).await else {
                return;
            };
            if answer == Ok(true) {
                return self.run().await;
            }
            if let Err(error) = answer {
                self.dialog.notice.say("No reminders were sent.", &error);
            }
            self.stage.try_set(Stage::Ready);
        });
    }

    fn confirmation(self) -> Call<bool> {
        let total = self.batch.with_untracked(Batch::total);
        let title = [
            "Send a service reminder to ",
            &intl::plural(total, self.forms),
            "?",
        ]
        .concat();
        let question = Confirmation::new(title)
            .description("The emails go out at once and can't be taken back.")
            .ok_text("Send reminders")
            .ok_color(Color::Primary);
        self.dialog.sdk().show_confirmation(question)
    }

    async fn run(self) {
        self.stage.try_set(Stage::Running);
        let stage = self.send_all().await;
        self.stage.try_set(stage);
    }

    async fn send_all(self) -> Stage {
        while let Some(next) = self
            .batch
            .with_untracked(|batch| batch.next().map(<[u64]>::to_vec))
        {
            match self.send(next).await {
                Ok(Some(result)) => self.batch.update(|batch| batch.finish(result)),
                Ok(None) => return Stage::Stopped,
                Err(error) => {
                    self.dialog.report(not_sent(&error), &error);
                    return Stage::Stopped;
                }
            }
        }
        Stage::Finished
    }

    /// None when these were not sent, and the draft says why.
    async fn send(self, records: Vec<u64>) -> Result<Option<ReminderResult>, BackendError> {
        let names: Vec<String> = records.iter().map(u64::to_string).collect();
        self.sent.set(names.join(","));
        let selected = SelectedRecords {
            resource: self
                .selected
                .with_untracked(|selected| selected.resource.clone()),
            picked: Some(records),
            filter: None,
            excluded: Vec::new(),
        };
        let answer = self.draft.post("/reminders", Payload::of(&selected)).await;
        let result = answer.and_then(|answer| answer.map(Answer::read).transpose());
        if result.as_ref().err().is_none_or(BackendError::is_refusal) {
            self.sent.set(String::new());
            self.draft.settle();
        }
        result
    }
}

fn not_sent(error: &BackendError) -> &'static str {
    if error.is_refusal() {
        "Not all reminders were sent."
    } else {
        "The last reminders may not have been sent. Going on never sends them twice."
    }
}

fn failure_row(failure: &Failure) -> Node {
    element("li")
        .class("failure")
        .child(element("span").class("failure-name").text(&failure.name))
        .child(
            element("span")
                .class("failure-reason")
                .text(&failure.reason),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> SelectedRecords {
        use pipeframe::context::{ModalContext, ModalOrigin, RawQuery};
        let query = RawQuery::parse(&format!("?userId=1&companyId=2&id=f&view=list&{query}"));
        match ModalContext::read(&query).unwrap().origin {
            ModalOrigin::Selection(selection) => selected(selection),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn picked_records_are_sent_as_they_were_picked() {
        let selected = read("resource=person&selectedIds=9,1");
        assert_eq!(selected.picked, Some(vec![9, 1]));
        assert!(selected.excluded.is_empty() && selected.filter.is_none());
    }

    #[test]
    fn all_matching_is_sent_as_filter_and_exclusions() {
        let selected = read(r#"resource=deal&filter={"everyone":1}&excludedIds=4"#);
        assert_eq!(selected.picked, None);
        assert_eq!(selected.excluded, [4]);
        assert_eq!(selected.filter.as_deref(), Some(r#"{"everyone":1}"#));
    }
}
