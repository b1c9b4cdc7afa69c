//! Storms: the theme flips, or the frames are squeezed, again and again.

use crate::scenario::{Scenario, Storm};

use super::frame::FrameSize;
use super::input::{StormEvent, Timer};
use super::turn::Turn;

/// The storms that are running. A storm that begins ends those before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Storms {
    /// How often storms have begun; an event with another number belongs to a storm that has ended.
    number: u32,
    /// Whether the frames are squeezed at the moment.
    squeezed: bool,
}

impl Storms {
    /// Begins the storms that are switched on; those before end.
    pub(super) fn begin(&mut self, failures: &Scenario, turn: &mut Turn) {
        self.number += 1;
        self.squeezed = false;
        for event in [StormEvent::ThemeFlips, StormEvent::FramesSqueezed] {
            if let Some(storm) = storm_of(event, failures) {
                self.wait_for_next(event, storm.times, failures, turn);
            }
        }
    }

    /// Whether an event belongs to a storm that is still running.
    pub(super) const fn is_current(&self, storm: u32) -> bool {
        storm == self.number
    }

    /// Squeezes the frames, or lets them go; the last time lets them go.
    pub(super) const fn squeeze(&mut self, left: u32) {
        self.squeezed = left > 0 && !self.squeezed;
    }

    /// Lets the next event of a storm come, if there are any left.
    pub(super) fn wait_for_next(
        &self,
        event: StormEvent,
        left: u32,
        failures: &Scenario,
        turn: &mut Turn,
    ) {
        let Some((storm, left)) = storm_of(event, failures).zip(left.checked_sub(1)) else {
            return;
        };
        let timer = Timer::Storm {
            event,
            storm: self.number,
            left,
        };
        turn.start(timer, storm.pause());
    }

    /// The size that a frame of this size is shown in.
    pub(super) const fn shown(&self, size: FrameSize) -> FrameSize {
        if !self.squeezed {
            return size;
        }
        let width = match size.width {
            Some(width) => Some(width * 3 / 4),
            None => None,
        };
        FrameSize {
            width,
            height: size.height * 2 / 3,
        }
    }
}

const fn storm_of(event: StormEvent, failures: &Scenario) -> Option<Storm> {
    match event {
        StormEvent::ThemeFlips => failures.theme_flips,
        StormEvent::FramesSqueezed => failures.resize_storm,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Effect;

    const SIZE: FrameSize = FrameSize {
        width: Some(400),
        height: 300,
    };

    fn failures() -> Scenario {
        Scenario {
            resize_storm: Some(Storm {
                times: 3,
                every: 100,
            }),
            ..Scenario::default()
        }
    }

    fn effects(act: impl FnOnce(&mut Turn)) -> Vec<Effect> {
        let mut turn = Turn::at(0);
        act(&mut turn);
        turn.finish()
    }

    #[test]
    fn a_storm_waits_for_its_first_event() {
        let mut storms = Storms::default();
        let started = effects(|turn| storms.begin(&failures(), turn));
        let timer = Timer::Storm {
            event: StormEvent::FramesSqueezed,
            storm: 1,
            left: 2,
        };
        assert_eq!(started, [Effect::StartTimer { timer, after: 100 }]);
    }

    #[test]
    fn nothing_comes_after_the_last_event() {
        let storms = Storms::default();
        let event = StormEvent::FramesSqueezed;
        let started = effects(|turn| storms.wait_for_next(event, 0, &failures(), turn));
        assert_eq!(started, []);
    }

    #[test]
    fn a_storm_that_is_not_switched_on_does_not_begin() {
        let mut storms = Storms::default();
        let started = effects(|turn| storms.begin(&Scenario::default(), turn));
        assert_eq!(started, []);
    }

    #[test]
    fn a_storm_that_begins_ends_the_one_before() {
        let mut storms = Storms::default();
        effects(|turn| storms.begin(&failures(), turn));
        assert!(storms.is_current(1));
        effects(|turn| storms.begin(&failures(), turn));
        assert!(!storms.is_current(1));
    }

    #[test]
    fn frames_are_squeezed_and_let_go_in_turn() {
        let mut storms = Storms::default();
        storms.squeeze(2);
        assert_ne!(storms.shown(SIZE), SIZE);
        storms.squeeze(1);
        assert_eq!(storms.shown(SIZE), SIZE);
    }

    #[test]
    fn the_last_event_lets_the_frames_go() {
        let mut storms = Storms::default();
        storms.squeeze(0);
        assert_eq!(storms.shown(SIZE), SIZE);
    }

    #[test]
    fn a_storm_that_begins_lets_the_frames_go() {
        let mut storms = Storms::default();
        storms.squeeze(2);
        effects(|turn| storms.begin(&failures(), turn));
        assert_eq!(storms.shown(SIZE), SIZE);
    }
}
