//! Where the sandbox keeps its garage: in the browser's storage, or for the life of the pages where that is closed.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Storage;

use super::peers::Peers;
use crate::domain::Day;
use crate::garage::Garage;

const KEY: &str = "car-services.sandbox";

/// The sandbox's garage. It is read again for each request, so that all frames of the app see the same data.
#[derive(Clone, Debug)]
pub struct Memory {
    /// What storage does not take: browsers that block it in frames of another site, and private windows.
    kept_here: Rc<RefCell<Option<String>>>,
    peers: Peers,
}

impl Memory {
    /// Looks for what earlier pages have left. Where storage is closed, the other frames of the app and the preview are asked;
    /// they answer before the first request does.
    pub fn open() -> Self {
        let kept_here = Rc::new(RefCell::new(None));
        let peers = Peers::join(Rc::clone(&kept_here));
        if storage().is_none() {
            peers.ask();
        }
        Self { kept_here, peers }
    }

    /// The garage as it was last saved; a new one when there is none or it can't be read any more.
    pub fn load(&self, today: Day) -> Garage {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let text = stored.or_else(|| self.kept_here.borrow().clone());
        let garage = text.and_then(|text| serde_json::from_str(&text).ok());
        garage.unwrap_or_else(|| Garage::seeded(today))
    }

    /// Keeps the garage.
    pub fn save(&self, garage: &Garage) {
        let Ok(text) = serde_json::to_string(garage) else {
            return;
        };
        let stored = storage().map(|storage| storage.set_item(KEY, &text));
        if !matches!(stored, Some(Ok(()))) {
            self.peers.tell(&text);
            *self.kept_here.borrow_mut() = Some(text);
        }
    }
}

/// Forgets the stored garage, for all frames.
pub fn clear() {
    if let Some(storage) = storage() {
        // Storage that refuses to remove a key has none to remove.
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
