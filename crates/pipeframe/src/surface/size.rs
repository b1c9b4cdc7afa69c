//! When to ask the host for another height, so that a frame follows its content and comes to rest.

/// Milliseconds within which heights that swing to and fro are taken for a loop rather than for a person at work.
const LOOP_WINDOW: f64 = 1000.0;

/// How many changes within that time make a loop.
const LOOP_LENGTH: usize = 4;

/// How often in a row the content may change together with its frame before it is taken to chase it. A page that fills its frame does
/// so once or twice as it starts.
const MOST_REACTIONS: u32 = 3;

/// Decides which height to ask for, and when.
///
/// At most one request is under way; what changes meanwhile is asked for afterwards, once. When the content's height depends
/// on the frame's and the two chase each other, rising or to and fro, the greatest height is kept until the content changes by itself.
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
    /// How often in a row the content changed together with the frame.
    reactions: u32,
}

impl SizeFollower {
    /// The content is this high at `now`, both in whole CSS pixels and milliseconds. Gives the height to ask for at once.
    pub fn content_is(&mut self, height: u32, now: f64) -> Option<u32> {
        self.reactions = 0;
        self.wanted = Some(height);
        self.next(now)
    }

    /// The content is this high because the frame has just got another height: a rule of the page makes the one depend on the other.
    /// Growth of its own resets what is known of that.
    pub fn content_follows_frame(&mut self, height: u32, now: f64) -> Option<u32> {
        if self.last() == Some(height) {
            return None;
        }
        self.reactions += 1;
        if self.chases() {
            return None;
        }
        self.wanted = Some(height);
        self.next(now)
    }

    /// Whether the content has changed with the frame so often that the two chase each other.
    pub fn chases(&self) -> bool {
        self.reactions > MOST_REACTIONS
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

    /// A page whose content is made higher by its frame, in whatever way: the heights it asked for until it came to rest.
    fn chase(first: u32, content: impl Fn(u32, u32) -> u32) -> Vec<u32> {
        let mut follower = SizeFollower::default();
        let mut asked: Vec<u32> = follower.content_is(first, 0.0).into_iter().collect();
        for step in 1..500 {
            let now = f64::from(step) * 16.0;
            asked.extend(follower.answered(now));
            let frame = asked.last().copied().unwrap_or(first);
            asked.extend(follower.content_follows_frame(content(frame, step), now));
        }
        asked
    }

    #[test]
    fn content_that_rises_with_its_frame_comes_to_rest_within_a_few_steps() {
        let eight_more = chase(300, |frame, _| frame + 8);
        let a_tenth_more = chase(300, |frame, _| frame + frame / 10);
        let in_turn = chase(300, |_, step| [300, 340, 380][step as usize % 3]);
        for asked in [&eight_more, &a_tenth_more, &in_turn] {
            assert!(asked.len() <= 5, "{asked:?}");
        }
    }

    #[test]
    fn content_that_grows_by_itself_is_followed_however_long_it_takes() {
        let mut follower = SizeFollower::default();
        for row in 1..600_u32 {
            let now = f64::from(row) * 40.0;
            let height = 100 + row * 56;
            assert_eq!(follower.content_is(height, now), Some(height));
            // The page also fills the frame that it was given.
            assert_eq!(follower.answered(now + 5.0), None);
            assert_eq!(follower.content_follows_frame(height, now + 6.0), None);
            assert!(!follower.chases());
        }
    }

    #[test]
    fn a_chase_ends_when_the_content_changes_by_itself() {
        let mut follower = SizeFollower::default();
        follower.content_is(300, 0.0);
        for step in 1..10 {
            follower.answered(f64::from(step));
            follower.content_follows_frame(300 + step * 8, f64::from(step));
        }
        assert!(follower.chases());
        assert_eq!(follower.content_is(900, 5_000.0), Some(900));
        assert!(!follower.chases());
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
