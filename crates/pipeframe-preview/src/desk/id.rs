//! Names for things that come and go while the desk runs.

use std::fmt;

use serde::Serialize;

/// One port that came with a message: the way back for a reply, or for the events of a listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub(crate) struct PortId(pub(crate) u64);

/// One confirmation, snackbar or dialog of Pipedrive's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub(crate) struct DialogId(pub(crate) u32);

/// One question to the endpoint of a JSON panel or JSON modal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AskId(pub(crate) u32);

impl fmt::Display for DialogId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
