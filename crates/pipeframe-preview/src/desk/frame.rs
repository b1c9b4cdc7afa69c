//! One iframe: what it loads, how far its start is, and what it listens for.

use std::fmt;

use serde_json::Value;

use crate::assumptions::first_size;
use crate::frame_address::Opening;
use crate::protocol::{Event, Finding, SizeRequest};
use crate::surface::Surface;
use crate::trouble::{Sight, Trouble};

use super::heights::Heights;
use super::id::PortId;
use crate::frame_id::FrameId;

/// How long a frame may take to call `initialize`, in milliseconds
/// (<https://pipedrive.readme.io/docs/custom-ui-extensions>).
pub(super) const INITIALISE_DEADLINE: u32 = 10_000;

/// The longest time, in milliseconds, from a page's `initialize` to the browser's load event.
const LOAD_TIME: i64 = 5_000;

/// How many subscriptions one frame keeps; the oldest is dropped for a further one.
const MOST_LISTENERS: usize = 64;

/// How many events without a listener are remembered for a frame; beyond that the oldest is forgotten.
pub(super) const MOST_MISSED: usize = 16;

/// One iframe, from the moment that a place for it appears until that place goes away.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    /// Its name at the desk. A reload makes another frame.
    pub(crate) id: FrameId,
    /// The surface it fills.
    pub(crate) surface: Surface,
    /// The runtime id in `?id=`, which every message of the frame repeats.
    pub(crate) identifier: String,
    /// What the element's `src` must be; `None` until the signed token in it is there.
    pub(crate) address: Option<String>,
    /// How far its start is.
    pub(crate) status: FrameStatus,
    /// How large Pipedrive shows it, in CSS pixels.
    pub(crate) size: FrameSize,
    /// The frame's listeners.
    pub(crate) listeners: Vec<Listener>,
    /// Whether it posted anything that the SDK posts.
    pub(crate) spoke: bool,
    /// What keeps its page from starting, as far as that is known.
    pub(crate) trouble: Option<Trouble>,
    /// Whether its page was seen to load and to be allowed in a frame, although it says nothing.
    pub(crate) loads_well: bool,
    /// Whether it was looked at since it was loaded.
    looked_at: bool,
    /// How often the browser reported a finished load; more than one means that the page replaced itself.
    pub(crate) loads: u32,
    /// What happened before anybody in the frame listened for it, oldest first.
    missed: Vec<Missed>,
    /// When `initialize` was answered last since the browser finished a load, in milliseconds since 1970-01-01.
    initialised_since_load: Option<i64>,
    /// The heights that it asked for lately.
    heights: Heights,
    /// What it loads.
    extension: Extension,
    /// Why it was opened; a reload is opened for the same reason.
    opening: Opening,
    /// When `initialize` must have come, in milliseconds since 1970-01-01.
    deadline: i64,
}

/// How far an iframe's start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameStatus {
    /// `initialize` hasn't come yet: a spinner covers the iframe, which must still be laid out.
    Loading,
    /// `initialize` was answered: the iframe is seen.
    Initialised,
    /// Ten seconds passed without `initialize`: Pipedrive doesn't display the iframe.
    NotDisplayed,
}

/// The size of an iframe, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameSize {
    /// `None`: as wide as the place it is in.
    pub(crate) width: Option<u32>,
    /// Its height.
    pub(crate) height: u32,
}

/// A subscription of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listener {
    /// The way to it.
    pub(crate) port: PortId,
    /// What it waits for.
    pub(crate) event: Event,
}

/// An event for which the frame had no listener.
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
    /// The extension's JWT secret, or its placeholder.
    pub(super) secret: String,
}

/// What a load event of the browser means for its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Load {
    /// Nothing: the frame has no address yet.
    Blank,
    /// The page has loaded.
    Finished,
    /// The page has replaced itself, and must start again.
    Replaced,
}

impl Frame {
    /// A frame whose page isn't loaded yet.
    pub(super) fn new(
        id: FrameId,
        surface: Surface,
        identifier: String,
        extension: Extension,
        opening: Opening,
    ) -> Self {
        let (width, height) = first_size(surface);
        Self {
            id,
            surface,
            identifier,
            address: None,
            status: FrameStatus::Loading,
            size: FrameSize { width, height },
            listeners: Vec::new(),
            spoke: false,
            trouble: None,
            loads_well: false,
            looked_at: false,
            loads: 0,
            missed: Vec::new(),
            initialised_since_load: None,
            heights: Heights::default(),
            extension,
            opening,
            deadline: i64::MAX,
        }
    }

    /// What it loads.
    pub(super) const fn extension(&self) -> &Extension {
        &self.extension
    }

    /// Why it was opened.
    pub(super) const fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Its page can be loaded from here.
    pub(super) fn set_address(&mut self, address: String) {
        self.address = Some(address);
    }

    /// Its time to call `initialize` begins.
    pub(super) fn expect_initialise(&mut self, now: i64) {
        self.deadline = now + i64::from(INITIALISE_DEADLINE);
    }

    /// Its page called `initialize`.
    pub(super) const fn initialise(&mut self, now: i64) {
        self.status = FrameStatus::Initialised;
        self.initialised_since_load = Some(now);
    }

    /// It isn't displayed, because its page can't be loaded.
    pub(super) const fn fail(&mut self) {
        self.status = FrameStatus::NotDisplayed;
    }

    /// Its time to call `initialize` may be over. Gives whether it is, which happens once.
    pub(super) fn miss_deadline(&mut self, now: i64) -> bool {
        let is_too_late = self.status == FrameStatus::Loading && now >= self.deadline;
        if is_too_late {
            self.status = FrameStatus::NotDisplayed;
        }
        is_too_late
    }

    /// The browser finished loading its document.
    ///
    /// A second time means that the page replaced itself and has to start again. An `initialize` that came shortly before may be an
    /// early one of the new page, since browsers report a load after its first scripts have run, and is taken for that. Nobody has to
    /// wait for the difference: every `initialize` is answered at once.
    pub(super) fn finish_loading(&mut self, now: i64) -> Load {
        if self.address.is_none() {
            return Load::Blank;
        }
        self.loads += 1;
        let initialised = self.initialised_since_load.take();
        let is_of_this_page = initialised.is_some_and(|at| now - at <= LOAD_TIME);
        if self.loads == 1 || is_of_this_page {
            return Load::Finished;
        }
        self.looked_at = false;
        self.status = FrameStatus::Loading;
        self.expect_initialise(now);
        Load::Replaced
    }

    /// It posted something that the SDK posts.
    pub(super) const fn speak(&mut self) {
        self.spoke = true;
    }

    /// Gives the address of a page that says nothing and wasn't looked at yet.
    pub(super) fn take_look(&mut self) -> Option<String> {
        let is_silent = self.status != FrameStatus::Initialised && !self.spoke;
        if !is_silent || self.looked_at {
            return None;
        }
        let address = self.address.clone()?;
        self.looked_at = true;
        Some(address)
    }

    /// Keeps what was found out about a page that says nothing. Gives a trouble that is new; a page that has started meanwhile has
    /// none.
    pub(super) fn find_out(&mut self, sight: Sight) -> Option<&Trouble> {
        if self.status == FrameStatus::Initialised || self.trouble.is_some() {
            return None;
        }
        let Sight::Trouble(trouble) = sight else {
            self.loads_well = sight == Sight::LoadsWell;
            return None;
        };
        Some(self.trouble.insert(trouble))
    }

    /// Takes the size that its page asks for; a side that isn't named stays.
    pub(super) fn ask_for_size(&mut self, size: SizeRequest) {
        if let Some(width) = size.width {
            self.size.width = Some(pixels(width));
        }
        if let Some(height) = size.height {
            self.size.height = pixels(height);
        }
    }

    /// Takes note of a height that its page asks for. Gives what is wrong when the page grows with its frame without end.
    pub(super) fn watch_height(&mut self, height: f64, now: i64) -> Option<Finding> {
        self.heights.take(height, now)
    }

    /// Takes a size.
    pub(super) const fn resize(&mut self, size: FrameSize) {
        self.size = size;
    }

    /// Whether anybody in it listens for an event.
    pub(super) fn listens_for(&self, event: Event) -> bool {
        self.listeners
            .iter()
            .any(|listener| listener.event == event)
    }

    /// Takes away the oldest listener where there is no room for a further one.
    pub(super) fn make_room_for_listener(&mut self) -> Option<Listener> {
        (self.listeners.len() == MOST_LISTENERS).then(|| self.listeners.remove(0))
    }

    /// Adds a listener.
    pub(super) fn listen(&mut self, listener: Listener) {
        self.listeners.push(listener);
    }

    /// Keeps an event without a listener.
    pub(super) fn miss(&mut self, event: Event, data: Option<Value>) {
        if self.missed.len() == MOST_MISSED {
            self.missed.remove(0);
        }
        self.missed.push(Missed { event, data });
    }

    /// Takes the kept events of a kind, oldest first.
    pub(super) fn take_missed(&mut self, event: Event) -> Vec<Missed> {
        let is_of_event = |missed: &mut Missed| missed.event == event;
        self.missed.extract_if(.., is_of_event).collect()
    }
}

/// Whole pixels, rounded up so that nothing is cut off. The bounds were checked before.
fn pixels(length: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = length.ceil() as u32;
    whole
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

#[cfg(test)]
mod tests;
