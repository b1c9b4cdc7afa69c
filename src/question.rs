//! A question in Pipedrive that may get lost on its way.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use pipeframe::kit::State;
use pipeframe::sdk::{Call, SdkError};

/// After so long without an answer the question can be asked again. A person may think longer, and their answer still counts.
const PATIENCE: Duration = Duration::from_secs(10);

/// One thing that is asked before it is done. Copies mean the same question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The number of the last time it was asked; what becomes of those before counts for nothing.
    last: State<u32>,
    is_unanswered: State<bool>,
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
            let text = "Waiting for your answer in Pipedrive. No question there? ";
            [text, again].concat()
        } else {
            String::new()
        }
    }

    /// Whether it was not asked again, and the page is still there.
    fn is_last(self, number: u32) -> bool {
        self.last.try_with_untracked(|last| *last == number) == Some(true)
    }
}
