//! The name of a frame, which the desk gives and the log keeps.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One loaded iframe. A reload is another frame: views make a new element for a new id and never reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct FrameId(pub(crate) u32);

impl fmt::Display for FrameId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
