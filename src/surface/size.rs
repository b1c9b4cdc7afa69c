//! When to ask the host for another height, so that a frame follows its content and comes to rest.

/// Milliseconds within which heights that swing to and fro are taken for a loop rather than for a person at work.
const LOOP_WINDOW: f64 = 1000.0;

/// How many changes within that time make a loop.
const LOOP_LENGTH: usize = 4;

/// Decides which height to ask for, and when.
///
/// At most one request is under way; what changes meanwhile is asked for afterwards, once. When the content's height depends
/// on the frame's and the two chase each other, the greater of the two heights is kept until the content really changes.
///
/// ```
/// use pipeframe::surface::SizeFollower;
///
/// let mut follower = SizeFollower::default();
/// assert_eq!(follower.content_is(240, 0.0), Some(240));
/// assert_eq!(follower.content_is(260, 5.0), None); // one is under way
/// assert_eq!(follower.answered(10.0), Some(260));
/// assert_eq!(follower.answered(15.0), None); // at rest
/// ```
#[derive(Clone, Debug, Default)]
pub struct SizeFollower {
    under_way: bool,
    wanted: Option<u32>,
    asked: Vec<(u32, f64)>,
}

impl SizeFollower {
    /// The content is this high at `now`, both in whole CSS pixels and milliseconds. Gives the height to ask for at once.
    pub fn content_is(&mut self, height: u32, now: f64) -> Option<u32> {
        self.wanted = Some(height);
        self.next(now)
    }

    /// The host has answered, in whatever way. Gives the height to ask for next.
    pub fn answered(&mut self, now: f64) -> Option<u32> {
        self.under_way = false;
        self.next(now)
    }

    fn next(&mut self, now: f64) -> Option<u32> {
        if self.under_way {
            return None;
        }
        let wanted = self.wanted.take()?;
        let height = if self.swings(wanted, now) {
            wanted.max(self.last()?)
        } else {
            wanted
        };
        if self.last() == Some(height) {
            return None;
        }
        self.asked.retain(|(_, at)| now - at < LOOP_WINDOW);
        self.asked.push((height, now));
        self.under_way = true;
        Some(height)
    }

    fn last(&self) -> Option<u32> {
        self.asked.last().map(|(height, _)| *height)
    }

    /// Whether the last heights and this one are two that take turns.
    fn swings(&self, wanted: u32, now: f64) -> bool {
        let recent: Vec<_> = self
            .asked
            .iter()
            .filter(|(_, at)| now - at < LOOP_WINDOW)
            .collect();
        recent.len() >= LOOP_LENGTH
            && recent
                .iter()
                .rev()
                .zip([false, true].iter().cycle())
                .all(|((height, _), same)| (*height == wanted) == *same)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_frame_grows_and_shrinks_with_its_content() {
        let mut follower = SizeFollower::default();
        let mut asked = Vec::new();
        for (step, height) in [200, 500, 300].into_iter().enumerate() {
            let now = f64::from(u32::try_from(step).unwrap()) * 2000.0;
            asked.extend(follower.content_is(height, now));
            asked.extend(follower.answered(now + 10.0));
        }

        assert_eq!(asked, [200, 500, 300]);
    }

    #[test]
    fn the_same_height_is_not_asked_for_twice() {
        let mut follower = SizeFollower::default();
        follower.content_is(200, 0.0);
        follower.answered(1.0);

        assert_eq!(follower.content_is(200, 5000.0), None);
    }

    #[test]
    fn content_that_chases_its_frame_settles_on_the_greater_height() {
        let mut follower = SizeFollower::default();
        let mut asked = Vec::new();
        for step in 0..100_u32 {
            let now = f64::from(step) * 16.0;
            let height = if step % 2 == 0 { 300 } else { 320 };
            asked.extend(follower.content_is(height, now));
            asked.extend(follower.answered(now + 4.0));
        }

        assert!(asked.len() <= 12, "{asked:?}");
        assert_eq!(asked.last(), Some(&320));
    }

    #[test]
    fn a_person_who_folds_and_unfolds_is_followed_each_time() {
        let mut follower = SizeFollower::default();
        for step in 0..10_u32 {
            let height = if step % 2 == 0 { 300 } else { 500 };
            let now = f64::from(step) * 600.0;
            assert_eq!(
                follower.content_is(height, now),
                Some(height),
                "step {step}"
            );
            follower.answered(now + 10.0);
        }
    }

    proptest! {
        #[test]
        fn one_request_is_under_way_at_most_and_the_last_height_wins(
            heights in proptest::collection::vec((1u32..2000, any::<bool>()), 1..60)
        ) {
            let mut follower = SizeFollower::default();
            let (mut under_way, mut last) = (0, None);
            let mut now = 0.0;
            for (height, answered) in &heights {
                now += 2000.0;
                if let Some(asked) = follower.content_is(*height, now) { under_way += 1; last = Some(asked); }
                prop_assert!(under_way <= 1);
                if *answered && under_way == 1 {
                    under_way = 0;
                    if let Some(asked) = follower.answered(now + 1.0) { under_way += 1; last = Some(asked); }
                }
            }
            if under_way == 1 && let Some(asked) = follower.answered(now + 5000.0) { last = Some(asked); }
            prop_assert_eq!(last, heights.last().map(|(height, _)| *height));
        }
    }
}
