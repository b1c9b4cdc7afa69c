//! Reminders sent a few at a time, so that progress can be shown and a failure stops little.

use crate::domain::{Failure, ReminderResult};

/// Few enough that progress moves, many enough that it does not crawl.
const AT_ONCE: usize = 4;

/// A run of reminders: what is done and what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    left: Vec<u64>,
    total: u32,
    sent: u32,
    failures: Vec<Failure>,
}

impl Batch {
    /// A run over these records, in their order.
    pub fn new(records: Vec<u64>) -> Self {
        Self {
            total: count(records.len()),
            left: records,
            sent: 0,
            failures: Vec::new(),
        }
    }

    /// The records to send next; none when all are done.
    pub fn next(&self) -> Option<&[u64]> {
        let next = &self.left[..self.left.len().min(AT_ONCE)];
        (!next.is_empty()).then_some(next)
    }

    /// Adds the outcome for the records that [`Batch::next`] named.
    pub fn finish(&mut self, result: ReminderResult) {
        self.left.drain(..self.left.len().min(AT_ONCE));
        self.sent += result.sent;
        self.failures.extend(result.failures);
    }

    /// How many records there are in all.
    pub fn total(&self) -> u32 {
        self.total
    }

    /// How many records are done, reminded or not.
    pub fn done(&self) -> u32 {
        self.total - count(self.left.len())
    }

    /// How many were reminded.
    pub fn sent(&self) -> u32 {
        self.sent
    }

    /// Who was not reminded, and why.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(sent: u32, failed: &[u64]) -> ReminderResult {
        let failures = failed.iter().map(|record| Failure {
            record: *record,
            name: "Ada".into(),
            reason: "Asked not to get reminders.".into(),
        });
        ReminderResult {
            sent,
            failures: failures.collect(),
        }
    }

    #[test]
    fn nothing_selected_is_done_at_once() {
        let batch = Batch::new(Vec::new());
        assert_eq!((batch.next(), batch.done(), batch.total()), (None, 0, 0));
    }

    #[test]
    fn records_are_sent_in_order_a_few_at_a_time() {
        let mut batch = Batch::new((1..=6).collect());
        assert_eq!(batch.next(), Some([1, 2, 3, 4].as_slice()));
        batch.finish(result(3, &[2]));
        assert_eq!((batch.done(), batch.sent()), (4, 3));
        assert_eq!(batch.next(), Some([5, 6].as_slice()));
        batch.finish(result(1, &[6]));
        assert_eq!((batch.done(), batch.next()), (6, None));
        let failed: Vec<u64> = batch
            .failures()
            .iter()
            .map(|failure| failure.record)
            .collect();
        assert_eq!(failed, [2, 6]);
    }

    #[test]
    fn what_was_not_finished_is_asked_for_again() {
        let batch = Batch::new((1..=6).collect());
        assert_eq!(batch.next(), batch.next());
        assert_eq!(batch.done(), 0);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn every_record_is_sent_exactly_once(records in proptest::collection::vec(0..99_u64, 0..40)) {
            let mut batch = Batch::new(records.clone());
            let mut seen = Vec::new();
            while let Some(next) = batch.next().map(<[u64]>::to_vec) {
                batch.finish(result(count(next.len()), &[]));
                seen.extend(next);
            }
            proptest::prop_assert_eq!(seen, records);
            proptest::prop_assert_eq!(batch.done(), batch.total());
        }
    }
}
