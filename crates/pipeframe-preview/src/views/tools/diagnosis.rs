//! Why a frame isn't displayed, and what to do about it.

use crate::desk::{Frame, FrameStatus};
use crate::scenario::Scenario;

/// What is known of a frame's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// What is broken on purpose.
    pub(super) broken: Option<Broken>,
    /// Whether it was given an address.
    addressed: bool,
    /// How often its document finished loading.
    pub(super) loads: u32,
    /// Whether it posted anything.
    pub(super) spoke: bool,
    /// Whether its page was seen to load and to be allowed in a frame.
    pub(super) loads_well: bool,
}

/// What keeps pages from starting on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The network.
    Network,
    /// Storage, and with it the page's origin.
    Storage,
}

impl Broken {
    /// What of a scenario does that.
    pub(super) const fn by(failures: &Scenario) -> Option<Self> {
        match (failures.network, failures.storage) {
            (Some(_), _) => Some(Self::Network),
            (None, Some(_)) => Some(Self::Storage),
            (None, None) => None,
        }
    }
}

/// A cause and its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Diagnosis {
    /// What happened.
    pub(super) cause: String,
    /// What to do.
    pub(super) remedy: String,
}

/// What kept a frame from being displayed; `None` for a frame that is, or may still be.
/// `broken` is what fails on purpose.
pub(super) fn diagnose(frame: &Frame, broken: Option<Broken>) -> Option<Diagnosis> {
    if frame.status == FrameStatus::Initialised {
        return None;
    }
    if let Some(trouble) = &frame.trouble {
        return Some(Diagnosis {
            cause: trouble.cause(),
            remedy: trouble.remedy(),
        });
    }
    let start = Start {
        broken,
        addressed: frame.address.is_some(),
        loads: frame.loads,
        spoke: frame.spoke,
        loads_well: frame.loads_well,
    };
    (frame.status == FrameStatus::NotDisplayed).then(|| cause(start))
}

/// How a page's own errors come into the log.
const REPORT_ERRORS: &str = "Look for an error in the console here. With <script src=\"ADDRESS OF THIS PREVIEW/report-errors.js\"></script> in the page's head, its errors come into this log.";

impl Diagnosis {
    fn new(cause: &str, remedy: &str) -> Self {
        Self {
            cause: cause.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}

fn cause(start: Start) -> Diagnosis {
    match (start.broken, start.spoke) {
        (Some(Broken::Network), false) => {
            return Diagnosis::new(
                "The network is broken on purpose: the page came too late, or not at all.",
                "Switch that off under Faults, and reload the frame.",
            );
        }
        (Some(Broken::Storage), false) => {
            return Diagnosis::new(
                "The frame has no storage on purpose, and so no origin: what it asks of its server has the origin null.",
                "Let the server allow that (Access-Control-Allow-Origin: *), and give scripts and styles with integrity the attribute crossorigin. Or switch it off under Faults.",
            );
        }
        (Some(Broken::Network | Broken::Storage), true) | (None, _) => {}
    }
    match (start.addressed, start.loads, start.spoke) {
        (false, ..) => Diagnosis::new(
            "The signed token in its address couldn't be made.",
            "Open the preview over https or on localhost: signing needs a secure context.",
        ),
        (true, _, true) => Diagnosis::new(
            "The page posted messages, but initialize was not among them in ten seconds.",
            "Call initialize() first, and before the page fetches its data. The log has what it posted.",
        ),
        // An error page of the browser counts as loaded too, so a load proves nothing.
        (true, 0 | 1, false) if start.loads_well => Diagnosis::new(
            "The page loads and may be framed, but nothing came from it: its SDK was never made, or its script threw before.",
            REPORT_ERRORS,
        ),
        (true, 0 | 1, false) => Diagnosis::new(
            "Nothing came from the page: it didn't load, or its SDK didn't start.",
            "Open it in a tab of its own. If that fails, start its server. If it loads there, look in the console here for a header that forbids framing, or for a script that failed. With the line <script src=\"ADDRESS OF THIS PREVIEW/report-errors.js\"></script> in its head, the page's errors come into this log.",
        ),
        (true, _, false) => Diagnosis::new(
            "The page went to another address, which often loses the id that the SDK needs.",
            "Keep the query on redirects, or pass the id to the SDK's constructor as identifier.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_fail_has_its_own_cause() {
        let cause = |addressed, loads, spoke, loads_well| {
            cause(Start {
                broken: None,
                addressed,
                loads,
                spoke,
                loads_well,
            })
            .cause
        };
        let causes = [
            cause(false, 0, false, false),
            cause(true, 1, false, false),
            cause(true, 1, false, true),
            cause(true, 2, false, false),
            cause(true, 1, true, false),
        ];
        for (index, cause) in causes.iter().enumerate() {
            assert!(!causes[..index].contains(cause), "{cause}");
        }
    }
}
