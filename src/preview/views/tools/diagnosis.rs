//! Why a frame isn't displayed, and what to do about it.

use crate::preview::desk::{Frame, FrameStatus};

/// What is known of a frame's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Whether the network is broken on purpose.
    pub(super) cut_off: bool,
    /// Whether it was given an address.
    pub(super) addressed: bool,
    /// How often its document finished loading.
    pub(super) loads: u32,
    /// Whether it posted anything.
    pub(super) spoke: bool,
}

/// A cause and its remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Diagnosis {
    /// What happened.
    pub(super) cause: &'static str,
    /// What to do.
    pub(super) remedy: &'static str,
}

/// What kept a frame from being displayed; `None` for a frame that is, or may still be.
/// `spoke` tells whether it posted anything, `cut_off` whether the network is broken on purpose.
pub(super) fn diagnose(frame: &Frame, spoke: bool, cut_off: bool) -> Option<Diagnosis> {
    let start = Start {
        cut_off,
        addressed: frame.address.is_some(),
        loads: frame.loads,
        spoke,
    };
    (frame.status == FrameStatus::NotDisplayed).then(|| cause(start))
}

const fn cause(start: Start) -> Diagnosis {
    if start.cut_off && !start.spoke {
        return Diagnosis {
            cause: "The network is broken on purpose: the page came too late, or not at all.",
            remedy: "Switch that off under Faults, and reload the frame.",
        };
    }
    match (start.addressed, start.loads, start.spoke) {
        (false, ..) => Diagnosis {
            cause: "The signed token in its address couldn't be made.",
            remedy: "Open the preview over https or on localhost: signing needs a secure context.",
        },
        (true, _, true) => Diagnosis {
            cause: "The page posted messages, but initialize was not among them in ten seconds.",
            remedy: "Call initialize() first, and before the page fetches its data. The log has what it posted.",
        },
        // An error page of the browser counts as loaded too, so a load tells nothing.
        (true, 0 | 1, false) => Diagnosis {
            cause: "Nothing came from the page: it didn't load, or its SDK didn't start.",
            remedy: "Open it in a tab of its own. If that fails, start its server. If it loads there, look in the console here for a header that forbids framing, or for a script that failed.",
        },
        (true, _, false) => Diagnosis {
            cause: "The page went to another address, which often loses the id that the SDK needs.",
            remedy: "Keep the query on redirects, or pass the id to the SDK's constructor as identifier.",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_fail_has_its_own_cause() {
        let cause = |addressed, loads, spoke| {
            cause(Start {
                cut_off: false,
                addressed,
                loads,
                spoke,
            })
            .cause
        };
        let causes = [
            cause(false, 0, false),
            cause(true, 1, false),
            cause(true, 2, false),
            cause(true, 1, true),
        ];
        for (index, cause) in causes.iter().enumerate() {
            assert!(!causes[..index].contains(cause), "{cause}");
        }
    }
}
