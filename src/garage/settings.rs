//! Settings and the connection.

use super::super::domain::{Connection, Day, Saved, SettingsPage};
use super::{Garage, Refusal};

impl Garage {
    /// Everything the settings page shows.
    pub fn settings_page(&self) -> SettingsPage {
        SettingsPage {
            settings: self.settings.clone(),
            revision: self.revision,
            connection: self.connection.clone(),
            connect: None,
        }
    }

    /// Saves settings that were made from the revision still kept.
    ///
    /// # Errors
    ///
    /// [`Refusal::Invalid`] with what is wrong; [`Refusal::Conflict`] when somebody saved in between. Nothing changes then.
    pub fn save_settings(&mut self, saved: Saved) -> Result<SettingsPage, Refusal> {
        let errors = saved.settings.errors();
        if !errors.is_empty() {
            return Err(Refusal::Invalid(errors));
        }
        if saved.revision != self.revision {
            return Err(Refusal::Conflict);
        }
        self.settings = saved.settings;
        self.revision += 1;
        Ok(self.settings_page())
    }

    /// Connects the company's account; a second time changes nothing.
    pub fn connect(&mut self, today: Day) -> SettingsPage {
        self.connection.get_or_insert_with(|| Connection {
            account: "Harbour Motors".to_owned(),
            since: today,
        });
        self.settings_page()
    }

    /// Ends the connection; settings stay.
    pub fn disconnect(&mut self) -> SettingsPage {
        self.connection = None;
        self.settings_page()
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::TODAY;
    use super::*;

    fn changed(garage: &Garage, sender: &str) -> Saved {
        let page = garage.settings_page();
        let mut settings = page.settings;
        settings.sender = sender.to_owned();
        Saved {
            settings,
            revision: page.revision,
        }
    }

    #[test]
    fn saved_settings_are_there_the_next_time_with_a_new_revision() {
        let mut garage = Garage::seeded(TODAY);
        let saved = changed(&garage, "Harbour Garage");
        let page = garage.save_settings(saved.clone()).unwrap();
        assert_eq!(page.settings, saved.settings);
        assert_eq!(page.revision, saved.revision + 1);
        assert_eq!(garage.settings_page(), page);
    }

    /// What the pages of version 0.1.0 send. It stays as it is: such a page may be open while a server with more settings takes over.
    const FIRST_RELEASE: &str = r#"{ "settings": { "sender": "Harbour Garage", "reply_to": "desk@example.com", "follow_up_days": 3,
        "valid_days": 14, "notify_opened": true, "notify_ready": true, "notify_missed": false }, "revision": 1 }"#;

    #[test]
    fn a_page_that_was_loaded_before_a_setting_existed_still_saves() {
        serde_json::from_str::<Saved>(FIRST_RELEASE)
            .expect("an open page does not send the new setting: give its field #[serde(default)]");
    }

    #[test]
    fn of_two_users_saving_the_second_gets_a_conflict() {
        let mut garage = Garage::seeded(TODAY);
        let first = changed(&garage, "First");
        let second = changed(&garage, "Second");
        garage.save_settings(first).unwrap();
        assert_eq!(garage.save_settings(second), Err(Refusal::Conflict));
        assert_eq!(garage.settings_page().settings.sender, "First");
    }

    #[test]
    fn wrong_settings_are_refused_before_a_conflict_is_looked_for() {
        let mut garage = Garage::seeded(TODAY);
        let wrong = Saved {
            revision: 999,
            ..changed(&garage, "")
        };
        assert!(matches!(
            garage.save_settings(wrong),
            Err(Refusal::Invalid(_))
        ));
    }

    #[test]
    fn connecting_twice_keeps_the_first_day() {
        let mut garage = Garage::seeded(TODAY);
        garage.disconnect();
        let first = garage.connect(TODAY);
        assert_eq!(garage.connect(TODAY.plus(3)), first);
        assert!(garage.disconnect().connection.is_none());
    }
}
