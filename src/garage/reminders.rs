//! Service reminders to the people of a list selection.

use std::collections::HashSet;

use super::super::domain::{Day, Failure, ReminderPlan, ReminderResult, SelectedRecords};
use super::{Client, Garage, RecordKey, RecordKind, Refusal};

/// The least number of days between two reminders to the same client.
const DAYS_BETWEEN_REMINDERS: i32 = 30;

/// Why one record got no reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum NotReminded {
    #[error("Not known to Car services. Add a vehicle to it first.")]
    Unknown,
    #[error("Has no vehicle. Add one in the panel of the record.")]
    NoVehicle,
    #[error("Asked not to get reminders.")]
    OptedOut,
    #[error("Had a reminder within the last 30 days.")]
    TooSoon,
}

impl Garage {
    /// The records of a selection, each once, in the order of the selection.
    ///
    /// A filter is Pipedrive's to apply: here everything known of that kind matches.
    ///
    /// # Errors
    ///
    /// [`Refusal::Malformed`] for a kind of record that has no vehicles.
    pub fn plan_reminders(&self, selected: &SelectedRecords) -> Result<ReminderPlan, Refusal> {
        let kind = RecordKind::from_name(&selected.resource).ok_or(Refusal::Malformed)?;
        let mut seen: HashSet<u64> = selected.excluded.iter().copied().collect();
        let mut records = match &selected.picked {
            Some(picked) => picked.clone(),
            None => self.known(kind),
        };
        records.retain(|id| seen.insert(*id));
        let name = |id: &u64| self.name_of(RecordKey::new(kind, *id));
        let names = records.iter().map(name).collect();
        Ok(ReminderPlan { records, names })
    }

    /// Sends a reminder for each record and says who got none and why. One failure does not stop the rest.
    ///
    /// # Errors
    ///
    /// [`Refusal::Malformed`] for a kind of record that has no vehicles, [`Refusal::NotConnected`].
    pub fn send_reminders(
        &mut self,
        selected: &SelectedRecords,
        today: Day,
    ) -> Result<ReminderResult, Refusal> {
        let kind = RecordKind::from_name(&selected.resource).ok_or(Refusal::Malformed)?;
        let records = self.plan_reminders(selected)?.records;
        if self.connection.is_none() {
            return Err(Refusal::NotConnected);
        }
        let mut result = ReminderResult::default();
        for id in records {
            let record = RecordKey::new(kind, id);
            match self.remind(record, today) {
                Ok(()) => result.sent += 1,
                Err(reason) => result.failures.push(self.failure(record, reason)),
            }
        }
        Ok(result)
    }

    pub(super) fn client(&self, record: RecordKey) -> Option<&Client> {
        self.clients.iter().find(|client| client.record == record)
    }

    fn known(&self, kind: RecordKind) -> Vec<u64> {
        let of_kind = self
            .clients
            .iter()
            .filter(|client| client.record.kind == kind);
        of_kind.map(|client| client.record.id).collect()
    }

    fn remind(&mut self, record: RecordKey, today: Day) -> Result<(), NotReminded> {
        let has_vehicle = self
            .vehicles
            .iter()
            .any(|stored| stored.records.contains(&record));
        let client = self
            .clients
            .iter_mut()
            .find(|client| client.record == record)
            .ok_or(NotReminded::Unknown)?;
        if !has_vehicle {
            return Err(NotReminded::NoVehicle);
        }
        if client.opted_out {
            return Err(NotReminded::OptedOut);
        }
        let too_soon = |day: Day| today < day.plus(DAYS_BETWEEN_REMINDERS);
        if client.reminded.is_some_and(too_soon) {
            return Err(NotReminded::TooSoon);
        }
        client.reminded = Some(today);
        Ok(())
    }

    fn failure(&self, record: RecordKey, reason: NotReminded) -> Failure {
        Failure {
            record: record.id,
            name: self.name_of(record),
            reason: reason.to_string(),
        }
    }

    fn name_of(&self, record: RecordKey) -> String {
        let known = self.client(record).map(|client| client.name.clone());
        known.unwrap_or_else(|| format!("Record {}", record.id))
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::TODAY;
    use super::*;

    fn people(picked: Option<&[u64]>, excluded: &[u64]) -> SelectedRecords {
        SelectedRecords {
            resource: "person".into(),
            picked: picked.map(<[u64]>::to_vec),
            filter: None,
            excluded: excluded.to_vec(),
        }
    }

    #[test]
    fn picked_records_are_taken_once_and_in_their_order() {
        let plan = Garage::seeded(TODAY).plan_reminders(&people(Some(&[5, 2, 5, 9]), &[]));
        let plan = plan.unwrap();
        assert_eq!(plan.records, [5, 2, 9]);
        assert_eq!(plan.names, ["Hanna Koski", "Karl Saar", "Record 9"]);
    }

    #[test]
    fn all_matching_leaves_out_the_excluded_ones() {
        let plan = Garage::seeded(TODAY).plan_reminders(&people(None, &[2, 3]));
        assert_eq!(plan.unwrap().records, [1, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn activities_have_no_vehicles() {
        let activities = SelectedRecords {
            resource: "activity".into(),
            ..people(None, &[])
        };
        let mut garage = Garage::seeded(TODAY);
        assert_eq!(garage.plan_reminders(&activities), Err(Refusal::Malformed));
        assert_eq!(
            garage.send_reminders(&activities, TODAY),
            Err(Refusal::Malformed)
        );
    }

    #[test]
    fn one_failure_does_not_stop_the_rest_and_each_is_named() {
        let mut garage = Garage::seeded(TODAY);
        let result = garage.send_reminders(&people(None, &[]), TODAY).unwrap();
        assert_eq!(result.sent as usize + result.failures.len(), 8);
        assert!(result.sent > 0 && !result.failures.is_empty());
        assert!(
            result
                .failures
                .iter()
                .all(|f| !f.name.is_empty() && !f.reason.is_empty())
        );
    }

    #[test]
    fn no_client_is_reminded_twice_within_thirty_days() {
        let mut garage = Garage::seeded(TODAY);
        let one = people(Some(&[1]), &[]);
        assert_eq!(garage.send_reminders(&one, TODAY).unwrap().sent, 1);
        assert_eq!(garage.send_reminders(&one, TODAY.plus(29)).unwrap().sent, 0);
        assert_eq!(garage.send_reminders(&one, TODAY.plus(30)).unwrap().sent, 1);
    }

    #[test]
    fn a_record_that_the_app_does_not_know_is_a_failure_not_a_crash() {
        let mut garage = Garage::seeded(TODAY);
        let result = garage
            .send_reminders(&people(Some(&[4711]), &[]), TODAY)
            .unwrap();
        assert_eq!(result.failures[0].record, 4711);
        assert_eq!(result.failures[0].name, "Record 4711");
    }

    #[test]
    fn no_reminder_goes_out_without_a_connection() {
        let mut garage = Garage::seeded(TODAY);
        garage.disconnect();
        assert_eq!(
            garage.send_reminders(&people(None, &[]), TODAY),
            Err(Refusal::NotConnected)
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn everybody_planned_is_either_reminded_or_named(
            picked in proptest::collection::vec(0..12_u64, 0..20),
            excluded in proptest::collection::vec(0..12_u64, 0..5),
        ) {
            let mut garage = Garage::seeded(TODAY);
            let selected = people(Some(&picked), &excluded);
            let planned = garage.plan_reminders(&selected).unwrap().records;
            proptest::prop_assert!(planned.iter().all(|id| !excluded.contains(id)));
            let result = garage.send_reminders(&selected, TODAY).unwrap();
            proptest::prop_assert_eq!(result.sent as usize + result.failures.len(), planned.len());
        }
    }
}
