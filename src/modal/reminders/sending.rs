//! How reminders are sent: confirmed once, sent in batches, and continued after the last batch that was answered.

use leptos::task::spawn_local;
use pipeframe::draft::Posted;
use pipeframe::kit::intl::joined;
use pipeframe::sdk::{Call, Color, Confirmation};

use super::{Page, Stage};
use crate::domain::{ReminderResult, SelectedRecords};
use crate::modal::batch::Batch;
use crate::text;

impl Page {
    pub(super) fn start(self) {
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
                self.dialog.notice.say(text::no_reminders_sent(), &error);
            }
            self.stage.try_set(Stage::Ready);
        });
    }

    fn confirmation(self) -> Call<bool> {
        let total = self.batch.with_untracked(Batch::total);
        let title = text::reminders_question(&self.recipients(total));
        let question = Confirmation::new(title)
            .description(text::reminders_description())
            .ok_text(text::send_reminders())
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
                Posted::Done(result) => self.batch.update(|batch| batch.finish(result)),
                // The draft says why.
                Posted::Noted => return Stage::Stopped,
                Posted::Refused(error) => {
                    self.dialog.report(text::not_all_reminders_sent(), &error);
                    return Stage::Stopped;
                }
                Posted::Unknown(error) => {
                    self.dialog
                        .report(text::last_reminders_perhaps_sent(), &error);
                    return Stage::Stopped;
                }
            }
        }
        Stage::Finished
    }

    async fn send(self, records: Vec<u64>) -> Posted<ReminderResult> {
        let names: Vec<String> = records.iter().map(u64::to_string).collect();
        self.sent.set(joined(&names, ","));
        let selected = SelectedRecords {
            resource: self
                .selected
                .with_untracked(|selected| selected.resource.clone()),
            picked: Some(records),
            filter: None,
            excluded: Vec::new(),
        };
        let result = self.draft.post("/reminders", &selected).await;
        if !matches!(result, Posted::Unknown(_)) {
            self.sent.set(String::new());
            self.draft.settle();
        }
        result
    }
}
