//! What the user prefers: a theme, and what is taken for granted where Pipedrive's behaviour isn't known.

use serde_json::json;

use crate::assumptions::Assumptions;
use crate::protocol::Event;
use crate::surface::Theme;

use super::Desk;
use super::turn::Turn;

impl Desk {
    /// Takes something else for granted. What a frame may do is decided when it is made.
    pub(super) fn assume(&mut self, assumptions: Assumptions, turn: &mut Turn) {
        let other_abilities = assumptions.frame_abilities != self.assumptions.frame_abilities;
        self.assumptions = assumptions;
        if other_abilities {
            for frame in self.frames.ids() {
                self.reload(frame, turn);
            }
        }
    }

    /// Chooses a theme and posts the event to every frame.
    pub(super) fn set_theme(&mut self, theme: Theme, turn: &mut Turn) {
        if theme == self.theme {
            return;
        }
        self.theme = theme;
        let data = json!({ "theme": theme.as_str() });
        for frame in self.frames.ids() {
            self.tell(frame, Event::UserSettingsChange, Some(&data), turn);
        }
    }
}
