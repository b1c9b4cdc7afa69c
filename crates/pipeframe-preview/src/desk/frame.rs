//! What the desk knows of each iframe.

use std::fmt;

use serde_json::Value;

use crate::frame_address::Opening;
use crate::protocol::Event;
use crate::surface::Surface;
use crate::trouble::Trouble;

use super::heights::Heights;
use super::{FrameId, PortId};

/// One iframe, from the moment that a place for it appears until that place goes away.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Its name at the desk. A reload makes another frame.
    pub id: FrameId,
    /// The surface it fills.
    pub surface: Surface,
    /// The runtime id in `?id=`, which every message of the frame repeats.
    pub identifier: String,
    /// What the element's `src` must be; `None` until the signed token in it is there.
    pub address: Option<String>,
    /// How far its start is.
    pub status: FrameStatus,
    /// How large Pipedrive shows it, in CSS pixels.
    pub size: FrameSize,
    /// Who in the frame listens for which event.
    pub listeners: Vec<Listener>,
    /// Whether it posted anything that the SDK posts.
    pub spoke: bool,
    /// What keeps its page from starting, as far as that is known.
    pub trouble: Option<Trouble>,
    /// Whether its page was seen to load and to be allowed in a frame, although it says nothing.
    pub loads_well: bool,
    /// Whether it was looked at since it was loaded.
    pub(super) looked_at: bool,
    /// How often the browser reported a finished load; more than one means that the page replaced itself.
    pub loads: u32,
    /// What happened before anybody in the frame listened for it, oldest first.
    pub(super) missed: Vec<Missed>,
    /// When `initialize` was answered last since the browser finished a load, in milliseconds since 1970-01-01.
    pub(super) initialised_since_load: Option<i64>,
    /// The heights that it asked for lately.
    pub(super) heights: Heights,
    /// What it loads.
    pub(super) extension: Extension,
    /// Why it was opened; a reload is opened for the same reason.
    pub(super) opening: Opening,
    /// When `initialize` must have come, in milliseconds since 1970-01-01.
    pub(super) deadline: i64,
}

/// How far an iframe's start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameStatus {
    /// `initialize` hasn't come yet: a spinner covers the iframe, which must be laid out all the same.
    Loading,
    /// `initialize` was answered: the iframe is seen.
    Initialised,
    /// Ten seconds passed without `initialize`: Pipedrive doesn't display the iframe.
    NotDisplayed,
}

/// The size of an iframe, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameSize {
    /// `None`: as wide as the place it is in.
    pub width: Option<u32>,
    /// Its height.
    pub height: u32,
}

/// A subscription of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listener {
    /// The way to it.
    pub port: PortId,
    /// What it waits for.
    pub event: Event,
}

/// An event that nobody in the frame listened for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Missed {
    /// Which.
    pub(super) event: Event,
    /// What it would have carried.
    pub(super) data: Option<Value>,
}

/// What a frame loads, and what its tokens are signed with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Extension {
    /// The app's page, without what Pipedrive adds to its query.
    pub(super) page: String,
    /// The extension's JWT secret, or what stands in for it.
    pub(super) secret: String,
}

impl fmt::Debug for Extension {
    /// Leaves the secret out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Extension")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}
