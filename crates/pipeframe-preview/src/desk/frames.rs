//! The iframes that are mounted at the moment, and which of them has the focus.

use std::collections::BTreeMap;

use crate::frame_address::Opening;
use crate::origin::is_of_origin;
use crate::surface::Surface;

use super::frame::{Extension, Frame};
use super::identifier::Identifiers;
use crate::frame_id::FrameId;

/// The mounted iframes, in the order in which they appeared.
#[derive(Clone, Debug)]
pub(super) struct Frames {
    mounted: Vec<Frame>,
    focused: Option<FrameId>,
    /// The addresses that frames get late, because the network is slow on purpose.
    late_addresses: BTreeMap<FrameId, String>,
    /// Draws the runtime ids.
    identifiers: Identifiers,
    /// The id that was given last.
    last: u32,
}

impl Frames {
    /// No frames; the seed makes their runtime ids differ from another desk's.
    pub(super) const fn new(seed: u64) -> Self {
        Self {
            mounted: Vec::new(),
            focused: None,
            late_addresses: BTreeMap::new(),
            identifiers: Identifiers::new(seed),
            last: 0,
        }
    }

    /// The same without any frame. Ids go on from where they were, so that no message is taken for that of a later frame.
    pub(super) fn emptied(&self) -> Self {
        Self {
            mounted: Vec::new(),
            focused: None,
            late_addresses: BTreeMap::new(),
            identifiers: self.identifiers.clone(),
            last: self.last,
        }
    }

    /// Every frame.
    pub(super) fn all(&self) -> &[Frame] {
        &self.mounted
    }

    /// The ids of every frame.
    pub(super) fn ids(&self) -> Vec<FrameId> {
        self.mounted.iter().map(|frame| frame.id).collect()
    }

    /// One frame; `None` once it is gone.
    pub(super) fn get(&self, id: FrameId) -> Option<&Frame> {
        self.mounted.iter().find(|frame| frame.id == id)
    }

    /// One frame, to change it; `None` once it is gone.
    pub(super) fn get_mut(&mut self, id: FrameId) -> Option<&mut Frame> {
        self.mounted.iter_mut().find(|frame| frame.id == id)
    }

    /// Mounts a frame that has no address yet.
    pub(super) fn open(
        &mut self,
        surface: Surface,
        extension: Extension,
        opening: Opening,
    ) -> FrameId {
        self.last += 1;
        let id = FrameId(self.last);
        let identifier = self.identifiers.draw();
        self.mounted
            .push(Frame::new(id, surface, identifier, extension, opening));
        id
    }

    /// Takes a frame away.
    pub(super) fn close(&mut self, id: FrameId) -> Option<Frame> {
        self.late_addresses.remove(&id);
        self.focused = self.focused.filter(|focused| *focused != id);
        let index = self.mounted.iter().position(|frame| frame.id == id)?;
        Some(self.mounted.remove(index))
    }

    /// The frame that gained focus last.
    pub(super) const fn focused(&self) -> Option<FrameId> {
        self.focused
    }

    /// A frame gained focus.
    pub(super) const fn focus(&mut self, id: FrameId) {
        self.focused = Some(id);
    }

    /// The page of a frame can be loaded from an address.
    pub(super) fn set_address(&mut self, id: FrameId, address: String) {
        if let Some(frame) = self.get_mut(id) {
            frame.set_address(address);
        }
    }

    /// The page of a frame can be loaded from an address, but only once [`Self::late_address_arrives`].
    pub(super) fn delay_address(&mut self, id: FrameId, address: String) {
        self.late_addresses.insert(id, address);
    }

    /// The page of a frame begins to arrive over the slow network.
    pub(super) fn late_address_arrives(&mut self, id: FrameId) {
        if let Some(address) = self.late_addresses.remove(&id) {
            self.set_address(id, address);
        }
    }

    /// The frame that a request for the API is listed with: the first whose page is of the origin that asked. Another tab's app may
    /// ask the same server; a request without an origin is listed with the first frame.
    pub(super) fn asker(&self, origin: Option<&str>) -> Option<FrameId> {
        let may_have_asked = |frame: &&Frame| match (origin, &frame.address) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(origin), Some(address)) => is_of_origin(address, origin),
        };
        let asker = self.mounted.iter().find(may_have_asked);
        asker.map(|frame| frame.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(frames: &mut Frames) -> FrameId {
        let extension = Extension {
            page: "https://app.test/window".to_owned(),
            secret: "secret".to_owned(),
        };
        frames.open(Surface::FloatingWindow, extension, Opening::Window)
    }

    fn address(frames: &Frames, id: FrameId) -> Option<&str> {
        frames.get(id).unwrap().address.as_deref()
    }

    #[test]
    fn every_frame_has_ids_of_its_own() {
        let mut frames = Frames::new(7);
        let (one, other) = (open(&mut frames), open(&mut frames));
        assert_ne!(one, other);
        let identifier = |id| &frames.get(id).unwrap().identifier;
        assert_ne!(identifier(one), identifier(other));
    }

    #[test]
    fn the_ids_go_on_when_all_frames_are_gone() {
        let mut frames = Frames::new(7);
        let first = open(&mut frames);
        let identifier = frames.get(first).unwrap().identifier.clone();
        let mut frames = frames.emptied();
        assert_eq!(frames.all(), []);
        let next = open(&mut frames);
        assert_ne!(next, first);
        assert_ne!(frames.get(next).unwrap().identifier, identifier);
    }

    #[test]
    fn a_frame_is_closed_once() {
        let mut frames = Frames::new(7);
        let id = open(&mut frames);
        assert!(frames.close(id).is_some());
        assert!(frames.close(id).is_none());
    }

    #[test]
    fn a_frame_that_goes_takes_the_focus_with_it() {
        let mut frames = Frames::new(7);
        let id = open(&mut frames);
        frames.focus(id);
        frames.close(id);
        assert_eq!(frames.focused(), None);
    }

    #[test]
    fn the_focus_stays_when_another_frame_goes() {
        let mut frames = Frames::new(7);
        let (one, other) = (open(&mut frames), open(&mut frames));
        frames.focus(one);
        frames.close(other);
        assert_eq!(frames.focused(), Some(one));
    }

    #[test]
    fn a_late_address_is_the_frame_s_only_when_it_arrives() {
        let mut frames = Frames::new(7);
        let id = open(&mut frames);
        frames.delay_address(id, "https://app.test/".to_owned());
        assert_eq!(address(&frames, id), None);
        frames.late_address_arrives(id);
        assert_eq!(address(&frames, id), Some("https://app.test/"));
    }

    #[test]
    fn a_request_is_listed_with_the_frame_of_its_origin() {
        let mut frames = Frames::new(7);
        let (_, other) = (open(&mut frames), open(&mut frames));
        frames.set_address(other, "https://app.test/window?id=1".to_owned());
        assert_eq!(frames.asker(Some("https://app.test")), Some(other));
    }

    #[test]
    fn a_request_of_another_tab_is_listed_with_no_frame() {
        let mut frames = Frames::new(7);
        let id = open(&mut frames);
        frames.set_address(id, "https://app.test/window?id=1".to_owned());
        assert_eq!(frames.asker(Some("https://other.test")), None);
    }

    #[test]
    fn a_request_without_an_origin_is_listed_with_the_first_frame() {
        let mut frames = Frames::new(7);
        let first = open(&mut frames);
        open(&mut frames);
        assert_eq!(frames.asker(None), Some(first));
    }
}
