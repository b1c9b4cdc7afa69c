//! Changes of records that the stand-in for Pipedrive's API is told, so that it sends their webhooks.

use super::Desk;
use super::effect::{ChangedRecord, Effect};
use super::turn::Turn;

impl Desk {
    /// Does what may change records, and tells the stand-in of those that are others afterwards.
    pub(super) fn telling_stand_in(
        &mut self,
        turn: &mut Turn,
        act: impl FnOnce(&mut Self, &mut Turn),
    ) {
        if self.stand_in.is_none() {
            return act(self, turn);
        }
        let before = self.account.api_records();
        act(self, turn);
        let (company, user) = (self.account.company.id, self.account.me);
        let after = self.account.api_records().into_iter();
        let others = after.filter(|record| !before.contains(record));
        let changes: Vec<ChangedRecord> = others
            .map(|(record, fields)| ChangedRecord {
                company,
                user,
                record,
                fields,
            })
            .collect();
        if !changes.is_empty() {
            turn.push(Effect::ChangeAtStandIn(changes));
        }
    }
}
