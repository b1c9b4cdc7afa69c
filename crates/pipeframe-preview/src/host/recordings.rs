//! Exports the conversation as a recording, and replays a recording.

use leptos::prelude::*;

use super::address::address_of;
use super::{Host, now};
use crate::desk::{Desk, UserAction};
use crate::link::PreviewLink;
use crate::opening;
use crate::recording::{Difference, HostStep, Progress, Recording, differences, progress};

impl Host {
    /// What was said so far, to keep; with tokens in the clear only if asked for.
    pub(crate) fn record(self, tokens: bool) -> Recording {
        let entries = self.log.with_untracked(|log| {
            let entries = log.entries();
            entries
                .map(|(_, entry)| {
                    if tokens {
                        entry.revealed()
                    } else {
                        (**entry).clone()
                    }
                })
                .collect()
        });
        let (app, state) = self.peek(|desk| (desk.registration().name.clone(), desk.report()));
        let address = address_of(&PreviewLink {
            secret: None,
            tools: None,
            ..self.begun.get_value()
        });
        Recording::new(app, address, now(), state, entries)
    }

    /// Where a recording and the present conversation differ.
    pub(crate) fn compare(self, recording: &Recording) -> Vec<Difference> {
        differences(&recording.entries, &self.record(false).entries)
    }

    /// Starts over as the recording began, so that its conversation can be repeated.
    ///
    /// # Errors
    /// A sentence, where the recording is of another app or another user than this page.
    pub(crate) async fn begin_replay(self, recording: &Recording) -> Result<(), String> {
        let (link, _) = PreviewLink::read(&opening::parameters_of(&recording.address));
        if !link.is_of_the_same_app(&self.page.with_value(|page| page.link.clone())) {
            return Err(format!(
                "This was recorded with another app, user or assumption. Open {} first, and import it there.",
                recording.address
            ));
        }
        self.reset_sandbox().await;
        self.act(UserAction::Begin {
            place: link.place,
            scene: Box::new(link.scene),
            theme: link.theme.unwrap_or_else(|| self.peek(Desk::theme)),
            mode: link.mode,
        });
        // What earlier frames posted as they were removed isn't part of the replay.
        self.clear_log();
        Ok(())
    }

    /// How far a recorded conversation has come again.
    pub(crate) fn progress(self, recording: &Recording) -> Progress {
        progress(&recording.entries, &self.record(false).entries)
    }

    /// Does again what the user did in the recording.
    pub(crate) fn repeat(self, step: HostStep) {
        let folded = self.peek(|desk| desk.panel().is_some_and(|panel| panel.collapsed));
        let action = match step {
            HostStep::SetTheme(theme) => Some(UserAction::SetTheme(theme)),
            HostStep::FoldPanel(fold) => (fold != folded).then_some(UserAction::TogglePanel),
            HostStep::ShowWindow(context) => Some(UserAction::ShowFloatingWindow(context)),
            HostStep::HideWindow => Some(UserAction::HideFloatingWindow),
            HostStep::CloseModal => Some(UserAction::CloseModal),
            HostStep::Answer(confirmed) => {
                let asked = self.peek(|desk| desk.confirmation().map(|asked| asked.id));
                asked.map(|dialog| UserAction::Confirm { dialog, confirmed })
            }
        };
        if let Some(action) = action {
            self.act(action);
        }
    }
}
