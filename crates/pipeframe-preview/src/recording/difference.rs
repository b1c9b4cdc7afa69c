//! Where two conversations differ. Times, durations and the numbers of frames don't count: they differ between any two.

use serde::Serialize;
use serde_json::Value;

use crate::log::{Direction, Entry, Kind};
use crate::surface::Surface;

/// The longest stretch in which messages are told apart one by one; beyond it the rest counts as different.
const LONGEST: usize = 400;

/// A message that only one of two conversations has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Difference {
    /// Which conversation has it.
    pub(crate) only: Side,
    /// The surface it was said to or by.
    pub(crate) surface: Surface,
    /// Which way it went.
    pub(crate) direction: Direction,
    /// What sort of message it is.
    pub(crate) kind: Kind,
    /// The command or event.
    pub(crate) name: String,
    /// Its arguments, its data or its error.
    pub(crate) content: Value,
}

/// One of two conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Side {
    /// The one that was recorded.
    Recorded,
    /// The present one.
    Present,
}

/// What each of two conversations has and the other lacks, surface by surface: what surfaces do at the same time has no order.
/// Empty for conversations that are alike.
pub(crate) fn differences(recorded: &[Entry], present: &[Entry]) -> Vec<Difference> {
    let of = |entries: &[Entry], surface| -> Vec<Entry> {
        let entries = entries.iter();
        entries
            .filter(|entry| entry.surface == surface)
            .cloned()
            .collect()
    };
    Surface::ALL
        .into_iter()
        .flat_map(|surface| compare(&of(recorded, surface), &of(present, surface)))
        .collect()
}

/// Whether two messages say the same.
fn is_alike(one: &Entry, other: &Entry) -> bool {
    one.direction == other.direction
        && one.kind == other.kind
        && one.name == other.name
        && one.args == other.args
        && one.data == other.data
        && one.error == other.error
}

fn compare(recorded: &[Entry], present: &[Entry]) -> Vec<Difference> {
    let same = |(one, other): &(&Entry, &Entry)| is_alike(one, other);
    let start = recorded.iter().zip(present).take_while(same).count();
    let (recorded, present) = (&recorded[start..], &present[start..]);
    let backwards = recorded.iter().rev().zip(present.iter().rev());
    let end = backwards.take_while(same).count();
    let recorded = &recorded[..recorded.len() - end];
    let present = &present[..present.len() - end];
    if recorded.len() > LONGEST || present.len() > LONGEST {
        let gone = recorded.iter().map(|entry| only(Side::Recorded, entry));
        return gone
            .chain(present.iter().map(|entry| only(Side::Present, entry)))
            .collect();
    }
    walk(recorded, present)
}

/// Walks both along their longest common part; what is beside it are the differences.
fn walk(recorded: &[Entry], present: &[Entry]) -> Vec<Difference> {
    let lengths = common_lengths(recorded, present);
    let (mut row, mut column) = (0, 0);
    let mut found = Vec::new();
    while row < recorded.len() || column < present.len() {
        match (recorded.get(row), present.get(column)) {
            (Some(one), Some(other)) if is_alike(one, other) => {
                row += 1;
                column += 1;
            }
            (Some(one), other)
                if other.is_none() || lengths[row + 1][column] >= lengths[row][column + 1] =>
            {
                found.push(only(Side::Recorded, one));
                row += 1;
            }
            (_, Some(other)) => {
                found.push(only(Side::Present, other));
                column += 1;
            }
            (_, None) => break,
        }
    }
    found
}

/// How long the longest common part is of what follows each pair of places.
fn common_lengths(recorded: &[Entry], present: &[Entry]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; present.len() + 1]; recorded.len() + 1];
    for row in (0..recorded.len()).rev() {
        for column in (0..present.len()).rev() {
            lengths[row][column] = if is_alike(&recorded[row], &present[column]) {
                lengths[row + 1][column + 1] + 1
            } else {
                lengths[row + 1][column].max(lengths[row][column + 1])
            };
        }
    }
    lengths
}

fn only(side: Side, entry: &Entry) -> Difference {
    let error = entry.error.clone().map(Value::from);
    Difference {
        only: side,
        surface: entry.surface,
        direction: entry.direction,
        kind: entry.kind,
        name: entry.name.clone(),
        content: error
            .or_else(|| entry.args.clone())
            .or_else(|| entry.data.clone())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame_id::FrameId;
    use serde_json::json;

    fn said(surface: Surface, at: i64, name: &str, height: u32) -> Entry {
        let frame = FrameId(u32::try_from(at).unwrap());
        let mut entry = Entry::new(at, surface, frame, Direction::ToHost, Kind::Command, name);
        entry.args = Some(json!({ "height": height }));
        entry
    }

    fn names(found: &[Difference]) -> Vec<(Side, String)> {
        let found = found.iter();
        found
            .map(|difference| (difference.only, difference.content["height"].to_string()))
            .collect()
    }

    #[test]
    fn times_and_frames_do_not_count_nor_does_the_order_between_surfaces() {
        let one = [
            said(Surface::Panel, 1, "resize", 200),
            said(Surface::Modal, 2, "resize", 300),
        ];
        let other = [
            said(Surface::Modal, 8, "resize", 300),
            said(Surface::Panel, 9, "resize", 200),
        ];
        assert_eq!(differences(&one, &other), []);
    }

    #[test]
    fn missing_and_new_messages_are_distinguished() {
        let panel = |height| said(Surface::Panel, 1, "resize", height);
        let one = [panel(1), panel(2), panel(3), panel(4)];
        let other = [panel(1), panel(3), panel(5), panel(4)];
        let found = differences(&one, &other);
        assert_eq!(
            names(&found),
            [
                (Side::Recorded, "2".to_owned()),
                (Side::Present, "5".to_owned())
            ]
        );
    }

    #[test]
    fn very_long_conversations_that_share_nothing_still_end() {
        let many = |height| vec![said(Surface::Panel, 1, "resize", height); 2_000];
        assert_eq!(differences(&many(1), &many(2)).len(), 4_000);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn a_conversation_is_like_itself_and_differences_account_for_every_message(
                one in proptest::collection::vec(0_u32..4, 0..30),
                other in proptest::collection::vec(0_u32..4, 0..30),
            ) {
                let entries = |heights: &[u32]| -> Vec<Entry> {
                    heights.iter().map(|height| said(Surface::Panel, 1, "resize", *height)).collect()
                };
                let (one, other) = (entries(&one), entries(&other));
                prop_assert!(differences(&one, &one).is_empty());
                let found = differences(&one, &other);
                let gone = found.iter().filter(|found| found.only == Side::Recorded).count();
                let new = found.len() - gone;
                prop_assert_eq!(one.len() - gone, other.len() - new);
            }
        }
    }
}
