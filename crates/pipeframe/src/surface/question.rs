//! A question in Pipedrive that may get lost on its way.

use std::time::Duration;

use crate::kit::State;
use crate::sdk::{Call, SdkError};
use crate::words;
use leptos::leptos_dom::helpers::set_timeout_with_handle;

/// After so long without an answer the question can be asked again. A person may think longer, and their answer still counts.
const PATIENCE: Duration = Duration::from_secs(10);

/// One thing that is asked before it is done. Copies mean the same question.
///
/// ```no_run
/// use leptos::task::spawn_local;
/// use pipeframe::sdk::{Confirmation, NoFloatingWindow};
/// use pipeframe::surface::{Panel, Question, SurfaceHandle};
///
/// fn disconnect(surface: SurfaceHandle<Panel, NoFloatingWindow>, question: Question) {
///     let answer = surface.sdk().show_confirmation(Confirmation::new("Disconnect?"));
///     spawn_local(async move {
///         if let Some(Ok(true)) = question.ask(answer).await {
///             // Disconnects.
///         }
///     });
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The number of the last time it was asked; what becomes of those before counts for nothing.
    last: State<u32>,
    is_unanswered: State<bool>,
}

impl Default for Question {
    fn default() -> Self {
        Self::new()
    }
}

impl Question {
    /// Not asked yet.
    pub fn new() -> Self {
        Self {
            last: State::new(0),
            is_unanswered: State::new(false),
        }
    }

    /// Waits for the answer; `None` when it was asked again meanwhile, and only the newer answer counts.
    pub async fn ask(self, answer: Call<bool>) -> Option<Result<bool, SdkError>> {
        let number = self.last.get_untracked() + 1;
        self.last.set(number);
        self.is_unanswered.set(false);
        let give_up = move || {
            if self.is_last(number) {
                self.is_unanswered.set(true);
            }
        };
        let timer = set_timeout_with_handle(give_up, PATIENCE).ok();
        let answer = answer.await;
        if let Some(timer) = timer {
            timer.clear();
        }
        if !self.is_last(number) {
            return None;
        }
        self.is_unanswered.set(false);
        Some(answer)
    }

    /// Whether it has had no answer for so long that it may never have been shown: then it may be asked again.
    pub fn is_unanswered(self) -> bool {
        self.is_unanswered.get()
    }

    /// What a person is told then; empty before.
    pub fn hint(self, again: &str) -> String {
        if self.is_unanswered() {
            words::waiting_for_answer(again)
        } else {
            String::new()
        }
    }

    /// Whether it was not asked again, and the page is still there.
    fn is_last(self, number: u32) -> bool {
        self.last.try_with_untracked(|last| *last == number) == Some(true)
    }
}
