//! Reminders to everybody in a list selection: who, how far, and what became of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{BackendError, RemoteData};
use pipeframe::context::{RecordId, Resource, Selection, SelectionScope};
use pipeframe::kit::intl::{self, PluralForms};
use pipeframe::kit::{Button, ButtonVariant, Icon, InlineError, Progress, Skeleton, SkeletonShape};
use pipeframe::sdk::{Color, Confirmation};

use super::Dialog;
use super::batch::Batch;
use crate::app::domain::{Failure, ReminderPlan, ReminderResult, SelectedRecords};
use crate::app::key::new_key;

const REMINDERS: PluralForms = PluralForms::new("reminder", "reminders");

/// The page. Copies mean the same page.
#[derive(Clone, Copy)]
struct Page {
    dialog: Dialog,
    selected: StoredValue<SelectedRecords>,
    forms: PluralForms,
    plan: RwSignal<RemoteData<ReminderPlan>>,
    batch: RwSignal<Batch>,
    stage: RwSignal<Stage>,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing is sent yet.
    Ready,
    /// It is asked for or under way.
    Running,
    /// Something failed; the rest is not sent.
    Stopped,
    /// Everybody was reminded or named.
    Finished,
}

pub(super) fn view(dialog: Dialog, selection: Selection) -> AnyView {
    let page = Page {
        dialog,
        forms: forms(selection.resource),
        selected: StoredValue::new(selected(selection)),
        plan: RwSignal::new(RemoteData::Loading),
        batch: RwSignal::new(Batch::new(Vec::new())),
        stage: RwSignal::new(Stage::Ready),
    };
    page.load();
    view! {
        <div class="dialog-body">{move || page.body()}</div>
        {dialog.notice_view()}
        {move || page.footer()}
    }
    .into_any()
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
            let selected = self.selected.get_value();
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

    fn body(self) -> AnyView {
        self.plan.with(|plan| match plan {
            RemoteData::Loading => {
                view! { <Skeleton label="Loading the selection" shape=SkeletonShape::Card count=2/> }.into_any()
            }
            RemoteData::Failed(error) => {
                let text = ["The selection could not be read. ", &error.to_string()].concat();
                view! { <InlineError text=text on_retry=move || self.load()/> }.into_any()
            }
            RemoteData::Ready(_) | RemoteData::Stale(..) => self.summary().into_any(),
        })
    }

    fn summary(self) -> impl IntoView {
        view! {
            <div class="reminder-recipients">
                <h1 class="dialog-title">{self.count_text()}</h1>
                <p class="reminder-names">{self.names()}</p>
            </div>
            <p class="reminder-text">
                "Each gets one email about the next service of their vehicle, signed as in the settings. Nobody is reminded twice within 30 days."
            </p>
            <div class="reminder-progress" role="status">{move || self.progress()}</div>
            {move || self.result()}
        }
    }

    /// "8 people, 2 excluded".
    fn count_text(self) -> String {
        let total = self.batch.with_untracked(Batch::total);
        let excluded = self.selected.with_value(|selected| selected.excluded.len());
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

    fn progress(self) -> Option<impl IntoView> {
        (self.stage.get() != Stage::Ready).then(|| {
            view! {
                <Progress
                    label="Sending reminders"
                    done=move || self.batch.with(Batch::done)
                    total=move || self.batch.with(Batch::total)
                />
            }
        })
    }

    fn result(self) -> Option<AnyView> {
        if !matches!(self.stage.get(), Stage::Finished | Stage::Stopped) {
            return None;
        }
        let (sent, failures) = self
            .batch
            .with_untracked(|batch| (batch.sent(), batch.failures().to_vec()));
        let title = [&intl::plural(sent, REMINDERS), " sent"].concat();
        let rows = failures.into_iter().map(failure_row).collect_view();
        let list = move || {
            view! {
                <h2 class="sent-title">"Not reminded"</h2>
                <ul class="failures">{rows}</ul>
            }
        };
        let has_failures = self
            .batch
            .with_untracked(|batch| !batch.failures().is_empty());
        Some(
            view! {
                <p class="reminder-result"><Icon name="check"/> {title}</p>
                {has_failures.then(list)}
            }
            .into_any(),
        )
    }

    fn footer(self) -> AnyView {
        let dialog = self.dialog;
        let total = self.batch.with(Batch::total);
        let stage = self.stage.get();
        let label = match stage {
            Stage::Ready | Stage::Running => ["Send ", &intl::plural(total, REMINDERS)].concat(),
            Stage::Stopped => "Continue".to_owned(),
            Stage::Finished => "Done".to_owned(),
        };
        let press = move || {
            if stage == Stage::Finished {
                dialog.close();
            } else {
                self.start();
            }
        };
        view! {
            <footer class="dialog-footer">
                <Button label="Close" on_press=move || dialog.close()/>
                <Button
                    label=label
                    variant=ButtonVariant::Primary
                    busy=stage == Stage::Running
                    disabled=total == 0
                    on_press=press
                />
            </footer>
        }
        .into_any()
    }

    fn start(self) {
        self.dialog.clear_notices();
        let is_new = self.stage.get_untracked() == Stage::Ready;
        self.stage.set(Stage::Running);
        spawn_local(async move {
            let stage = match self.confirm(is_new).await {
                Ok(true) => self.run().await,
                Ok(false) => Stage::Ready,
                Err(error) => {
                    self.dialog.notice.say("No reminders were sent.", &error);
                    Stage::Ready
                }
            };
            self.stage.try_set(stage);
        });
    }

    /// A run that is continued was agreed to before.
    async fn confirm(self, is_new: bool) -> Result<bool, pipeframe::sdk::SdkError> {
        if !is_new {
            return Ok(true);
        }
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
        self.dialog.sdk().show_confirmation(question).await
    }

    async fn run(self) -> Stage {
        while let Some(next) = self
            .batch
            .with_untracked(|batch| batch.next().map(<[u64]>::to_vec))
        {
            match self.send(next).await {
                Ok(result) => self.batch.update(|batch| batch.finish(result)),
                Err(error) => {
                    self.dialog.report("Not all reminders were sent.", &error);
                    return Stage::Stopped;
                }
            }
        }
        Stage::Finished
    }

    async fn send(self, records: Vec<u64>) -> Result<ReminderResult, BackendError> {
        let selected = SelectedRecords {
            resource: self
                .selected
                .with_value(|selected| selected.resource.clone()),
            picked: Some(records),
            filter: None,
            excluded: Vec::new(),
        };
        self.dialog
            .backend()
            .post_once("/reminders", &selected, &new_key())
            .await
    }
}

fn failure_row(failure: Failure) -> impl IntoView {
    view! {
        <li class="failure">
            <span class="failure-name">{failure.name}</span>
            <span class="failure-reason">{failure.reason}</span>
        </li>
    }
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
