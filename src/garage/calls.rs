//! Contacts, calls and what follows from them.

use super::super::domain::{Call, CallOutcome, ContactBook, Day, LoggedCall};
use super::{Garage, PlannedActivity, Refusal};

/// The window shows no more; the record in Pipedrive has the whole history.
const RECENT_CALLS: usize = 20;

impl Garage {
    /// Everybody with a number, by name, and the last calls, newest first.
    pub fn contact_book(&self) -> ContactBook {
        let mut contacts = self.contacts.clone();
        contacts.sort_by(|one, other| one.name.cmp(&other.name));
        let recents = self
            .calls
            .iter()
            .rev()
            .take(RECENT_CALLS)
            .cloned()
            .collect();
        let notify_missed = self.settings.notify_missed;
        ContactBook {
            contacts,
            recents,
            notify_missed,
        }
    }

    /// Keeps a call that is over, and plans the activity it led to.
    ///
    /// # Errors
    ///
    /// [`Refusal::Invalid`] with what is wrong; nothing is kept then.
    pub fn log_call(&mut self, logged: LoggedCall, today: Day) -> Result<Call, Refusal> {
        let errors = logged.errors(today);
        if !errors.is_empty() {
            return Err(Refusal::Invalid(errors));
        }
        let answered = matches!(
            logged.outcome,
            CallOutcome::Reached | CallOutcome::LeftMessage
        );
        let call = Call {
            id: self.calls.last().map_or(1, |last| last.id + 1),
            name: logged.name,
            phone: logged.phone,
            day: today,
            seconds: if answered { logged.seconds } else { 0 },
            outcome: logged.outcome,
        };
        self.calls.push(call.clone());
        let person = logged.person;
        let planned = logged
            .next
            .map(|activity| PlannedActivity { person, activity });
        self.activities.extend(planned);
        Ok(call)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::domain::NextActivity;
    use super::super::seed::TODAY;
    use super::*;

    fn logged(outcome: CallOutcome) -> LoggedCall {
        LoggedCall {
            person: Some(1),
            name: "Ada".into(),
            phone: "+47 1".into(),
            seconds: 65,
            outcome,
            note: String::new(),
            next: None,
        }
    }

    #[test]
    fn contacts_come_by_name_and_calls_newest_first() {
        let mut garage = Garage::seeded(TODAY);
        let call = garage
            .log_call(logged(CallOutcome::Reached), TODAY)
            .unwrap();
        let book = garage.contact_book();
        assert!(
            book.contacts
                .is_sorted_by(|one, other| one.name <= other.name)
        );
        assert_eq!(book.recents[0], call);
    }

    #[test]
    fn only_answered_calls_have_a_length() {
        for (outcome, seconds) in [
            (CallOutcome::Reached, 65),
            (CallOutcome::LeftMessage, 65),
            (CallOutcome::NoAnswer, 0),
            (CallOutcome::Missed, 0),
        ] {
            let call = Garage::seeded(TODAY)
                .log_call(logged(outcome), TODAY)
                .unwrap();
            assert_eq!(call.seconds, seconds, "{outcome:?}");
        }
    }

    #[test]
    fn the_next_activity_is_planned_for_the_person_called() {
        let mut garage = Garage::seeded(TODAY);
        let before = garage.activities.len();
        let activity = NextActivity {
            subject: "Send the offer".into(),
            due: TODAY.plus(1),
        };
        let call = LoggedCall {
            next: Some(activity.clone()),
            ..logged(CallOutcome::Reached)
        };
        garage.log_call(call, TODAY).unwrap();
        assert_eq!(garage.activities.len(), before + 1);
        assert_eq!(
            garage.activities.last(),
            Some(&PlannedActivity {
                person: Some(1),
                activity
            })
        );
    }

    #[test]
    fn a_call_with_errors_leaves_nothing_behind() {
        let mut garage = Garage::seeded(TODAY);
        let before = garage.clone();
        let past = NextActivity {
            subject: "Call".into(),
            due: TODAY.plus(-1),
        };
        let call = LoggedCall {
            next: Some(past),
            ..logged(CallOutcome::Reached)
        };
        assert!(matches!(
            garage.log_call(call, TODAY),
            Err(Refusal::Invalid(_))
        ));
        assert_eq!(garage, before);
    }
}
