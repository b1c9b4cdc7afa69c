//! The settings as they are in the form: text as it was typed, and its validation.

use pipeframe::kit::form::FieldErrors;

use crate::domain::{Settings, field, rules};
use crate::text;

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// The sender's name.
    pub sender: String,
    /// The address for answers.
    pub reply_to: String,
    /// Days until a follow-up, as typed.
    pub follow_up_days: String,
    /// Days a proposal stays open, as chosen.
    pub valid_days: String,
    /// Tell when a proposal is opened.
    pub notify_opened: bool,
    /// Tell when a vehicle is ready.
    pub notify_ready: bool,
    /// Show missed calls as a number.
    pub notify_missed: bool,
}

impl From<&Settings> for Entered {
    fn from(settings: &Settings) -> Self {
        Self {
            sender: settings.sender.clone(),
            reply_to: settings.reply_to.clone(),
            follow_up_days: settings.follow_up_days.to_string(),
            valid_days: settings.valid_days.to_string(),
            notify_opened: settings.notify_opened,
            notify_ready: settings.notify_ready,
            notify_missed: settings.notify_missed,
        }
    }
}

impl Entered {
    /// The settings that were entered.
    ///
    /// # Errors
    ///
    /// What is wrong with each field.
    pub fn settings(&self) -> Result<Settings, FieldErrors> {
        let number = |text: &str| text.trim().parse().unwrap_or(0);
        let settings = Settings {
            sender: self.sender.trim().to_owned(),
            reply_to: self.reply_to.trim().to_owned(),
            follow_up_days: number(&self.follow_up_days),
            valid_days: number(&self.valid_days),
            notify_opened: self.notify_opened,
            notify_ready: self.notify_ready,
            notify_missed: self.notify_missed,
        };
        let mut errors = settings.errors();
        // As it was typed, so that an empty field is told to be filled in and not to be a number.
        errors.check(
            field::FOLLOW_UP_DAYS,
            &self.follow_up_days,
            &rules::FOLLOW_UP_DAYS,
        );
        if errors.is_empty() {
            Ok(settings)
        } else {
            Err(errors)
        }
    }

    /// The labels of the fields that differ, in the order of the form.
    pub fn changes(&self, saved: &Self) -> Vec<&'static str> {
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
        [
            (text::label_sender(), *sender != saved.sender),
            (text::label_reply_to(), *reply_to != saved.reply_to),
            (
                text::label_follow_up_days(),
                *follow_up_days != saved.follow_up_days,
            ),
            (text::label_valid_days(), *valid_days != saved.valid_days),
            (
                text::label_notify_opened(),
                *notify_opened != saved.notify_opened,
            ),
            (
                text::label_notify_ready(),
                *notify_ready != saved.notify_ready,
            ),
            (
                text::label_notify_missed(),
                *notify_missed != saved.notify_missed,
            ),
        ]
        .into_iter()
        .filter_map(|(label, is_changed)| is_changed.then_some(label))
        .collect()
    }
}

/// What was changed, in one line: the first by name, the others by number.
pub fn summary(changes: &[&str]) -> String {
    match changes {
        [] => String::new(),
        [one] => text::changed_one(one),
        [first, others @ ..] => {
            text::changed_more(first, u32::try_from(others.len()).unwrap_or(u32::MAX))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved() -> Entered {
        Entered {
            sender: "Harbour Motors".into(),
            reply_to: "service@harbour.example".into(),
            follow_up_days: "7".into(),
            valid_days: "14".into(),
            ..Entered::default()
        }
    }

    #[test]
    fn what_was_loaded_can_be_saved_and_is_not_a_change() {
        let settings = saved().settings().unwrap();
        assert_eq!(Entered::from(&settings), saved());
        assert!(saved().changes(&saved()).is_empty());
    }

    #[test]
    fn typed_numbers_that_are_none_are_refused() {
        for typed in ["", "  ", "soon", "7.5", "-1", "0", "91"] {
            let entered = Entered {
                follow_up_days: typed.into(),
                ..saved()
            };
            let errors = entered.settings().unwrap_err();
            assert!(errors.get("follow_up_days").is_some(), "{typed:?}");
        }
        let empty = Entered {
            follow_up_days: String::new(),
            ..saved()
        };
        assert_eq!(
            empty.settings().unwrap_err().get("follow_up_days"),
            Some("Enter a number of days")
        );
    }

    #[test]
    fn spaces_around_a_value_are_not_saved() {
        let entered = Entered {
            sender: "  Harbour  ".into(),
            follow_up_days: " 9 ".into(),
            ..saved()
        };
        let settings = entered.settings().unwrap();
        assert_eq!(
            (settings.sender.as_str(), settings.follow_up_days),
            ("Harbour", 9)
        );
    }

    #[test]
    fn changes_are_named_in_the_order_of_the_form() {
        let entered = Entered {
            notify_missed: true,
            reply_to: "a@b.example".into(),
            ..saved()
        };
        assert_eq!(
            entered.changes(&saved()),
            [text::label_reply_to(), text::label_notify_missed()]
        );
    }

    #[test]
    fn the_bar_names_the_first_change_and_counts_the_others() {
        assert_eq!(summary(&[]), "");
        assert_eq!(summary(&["Sender name"]), "“Sender name” changed");
        assert_eq!(
            summary(&["Sender name", "b", "c"]),
            "“Sender name” and 2 more changed"
        );
    }
}
