//! What frames bring about, looked at in turns: a frame that posts without end must not keep the page from its user.

use js_sys::Date;
use leptos::prelude::*;
use web_sys::MessageEvent;

use super::Host;
use super::turns::{Turns, Verdict};
use crate::desk::Input;
use crate::frame_id::FrameId;

/// What a frame brought about: a message, or that it has loaded.
pub(super) enum Arrival {
    Message(MessageEvent),
    Load(Option<FrameId>),
}

impl Host {
    /// Looks at what arrived, at once or when its turn comes.
    pub(super) fn arrive(self, arrival: Arrival) {
        let verdict = self
            .arrivals
            .try_update_value(|turns| turns.take(arrival, moment()));
        match verdict {
            Some(Verdict::Now(arrival)) => self.look_at(arrival),
            Some(Verdict::Later { is_first: true }) => self.take_a_turn_soon(),
            Some(Verdict::Later { is_first: false }) | None => {}
        }
    }

    fn look_at(self, arrival: Arrival) {
        let began = moment();
        let input = match arrival {
            Arrival::Message(event) => self
                .wire
                .try_update_value(|wire| wire.receive(&event))
                .flatten(),
            Arrival::Load(frame) => frame.map(Input::Loaded),
        };
        self.dispatch_optional(input);
        self.arrivals
            .try_update_value(|turns| turns.took(moment() - began));
    }

    fn take_a_turn_soon(self) {
        set_timeout(
            move || {
                self.arrivals
                    .try_update_value(|turns| turns.begin(moment()));
                while let Some(arrival) = self.arrivals.try_update_value(Turns::next).flatten() {
                    self.look_at(arrival);
                }
                if self.arrivals.try_with_value(Turns::is_waiting) == Some(true) {
                    self.take_a_turn_soon();
                }
            },
            std::time::Duration::ZERO,
        );
    }
}

/// Milliseconds since the page was opened, for how long something takes.
fn moment() -> f64 {
    window()
        .performance()
        .map_or_else(Date::now, |clock| clock.now())
}
