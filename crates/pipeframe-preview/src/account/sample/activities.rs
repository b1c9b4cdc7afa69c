//! What was done and is to do in the sample.

use crate::account::{Activity, ActivityKind, Day};

use super::ME;

/// Everything planned around a day: for the deals, and for people without one.
pub(super) fn activities(today: Day) -> Vec<Activity> {
    [fleet_deals(today), everything_else(today)].concat()
}

fn activity(
    id: u64,
    kind: ActivityKind,
    subject: &str,
    due: Day,
    time: Option<&str>,
    [deal, person, organization]: [Option<u64>; 3],
    done: bool,
) -> Activity {
    Activity {
        id,
        kind,
        subject: subject.to_owned(),
        due,
        time: time.map(str::to_owned),
        duration: time.map(|_| "00:30".to_owned()),
        note: String::new(),
        description: String::new(),
        deal,
        person,
        organization,
        owner: ME,
        done,
        added_by: None,
    }
}

fn fleet_deals(today: Day) -> Vec<Activity> {
    vec![
        activity(
            1,
            ActivityKind::Call,
            "Agree on delivery dates",
            today.plus(1),
            Some("09:30"),
            [Some(1), Some(1), Some(1)],
            false,
        ),
        activity(
            2,
            ActivityKind::Meeting,
            "Walk through the service plan",
            today.plus(4),
            Some("13:00"),
            [Some(1), Some(2), Some(1)],
            false,
        ),
        activity(
            3,
            ActivityKind::Email,
            "Send the leasing comparison",
            today.plus(-2),
            None,
            [Some(1), Some(1), Some(1)],
            true,
        ),
        activity(
            4,
            ActivityKind::Meeting,
            "Test drive with two drivers",
            today.plus(2),
            Some("10:00"),
            [Some(2), Some(4), Some(2)],
            false,
        ),
        activity(
            5,
            ActivityKind::Call,
            "First call about the route",
            today.plus(-9),
            Some("15:00"),
            [Some(2), Some(4), Some(2)],
            true,
        ),
    ]
}

fn everything_else(today: Day) -> Vec<Activity> {
    vec![
        activity(
            6,
            ActivityKind::Task,
            "Value the part exchange",
            today.plus(0),
            None,
            [Some(3), Some(7), None],
            false,
        ),
        activity(
            7,
            ActivityKind::Call,
            "Ask about the child seats",
            today.plus(-1),
            Some("11:15"),
            [Some(3), Some(7), None],
            true,
        ),
        activity(
            8,
            ActivityKind::Task,
            "Check who decides",
            today.plus(7),
            None,
            [None, Some(6), Some(3)],
            false,
        ),
        activity(
            9,
            ActivityKind::Call,
            "Yearly service reminder",
            today.plus(3),
            Some("08:45"),
            [None, Some(8), Some(4)],
            false,
        ),
    ]
}
