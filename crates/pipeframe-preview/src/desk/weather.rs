//! What fails on purpose beyond single commands: what is switched on, and the storms that come of it.

use crate::scenario::{Scenario, ServerFault, Storm, take_server_fault};
use crate::surface::Surface;

use super::turn::Turn;
use super::{Desk, FrameId, FrameSize, Gust, Timer};

impl Desk {
    /// What fails on purpose.
    pub const fn failures(&self) -> &Scenario {
        &self.failures
    }

    /// What failed on purpose from the start.
    pub const fn opened_with(&self) -> &Scenario {
        &self.setup.failures
    }

    /// Takes what happens to a request of the built-in app to its sandbox; `None` when nothing does.
    pub fn take_server_fault(
        &mut self,
        surface: Option<Surface>,
        method: &str,
        path: &str,
    ) -> Option<ServerFault> {
        take_server_fault(&mut self.failures.server, surface, method, path)
    }

    /// The size that a frame is shown in: its own, unless it is squeezed at the moment.
    pub fn shown_size(&self, frame: FrameId) -> Option<FrameSize> {
        let size = self.frame(frame)?.size;
        Some(if self.squeezed {
            FrameSize {
                width: size.width.map(|width| width * 3 / 4),
                height: size.height * 2 / 3,
            }
        } else {
            size
        })
    }

    /// Switches failures on in the place of all others.
    pub(super) fn set_failures(&mut self, failures: Scenario, turn: &mut Turn) {
        self.failures = failures;
        self.begin_storms(turn);
    }

    /// Switches failures on and loads every frame again, so that all of it shows.
    pub(super) fn play(&mut self, failures: Scenario, turn: &mut Turn) {
        self.set_failures(failures, turn);
        self.load(self.place, None, turn);
    }

    /// Begins the storms that are switched on; those before end.
    pub(super) fn begin_storms(&mut self, turn: &mut Turn) {
        self.storm += 1;
        self.squeezed = false;
        for kind in [Gust::Theme, Gust::Squeeze] {
            if let Some(storm) = self.storm_of(kind) {
                self.next_gust(kind, storm.times, turn);
            }
        }
    }

    const fn storm_of(&self, kind: Gust) -> Option<Storm> {
        match kind {
            Gust::Theme => self.failures.theme_flips,
            Gust::Squeeze => self.failures.resize_storm,
        }
    }

    fn next_gust(&self, kind: Gust, left: u32, turn: &mut Turn) {
        let Some((storm, left)) = self.storm_of(kind).zip(left.checked_sub(1)) else {
            return;
        };
        let timer = Timer::Gust {
            kind,
            storm: self.storm,
            left,
        };
        turn.start(timer, storm.pause());
    }

    pub(super) fn gust(&mut self, kind: Gust, storm: u32, left: u32, turn: &mut Turn) {
        if storm != self.storm {
            return;
        }
        match kind {
            Gust::Theme => self.set_theme(self.theme.other(), turn),
            // The last one lets go.
            Gust::Squeeze => self.squeezed = left > 0 && !self.squeezed,
        }
        self.next_gust(kind, left, turn);
    }
}
