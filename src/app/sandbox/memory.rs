//! Where the sandbox keeps its garage: in the browser's storage, or for the life of the page where that is closed.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Storage;

use crate::app::domain::Day;
use crate::app::garage::Garage;

const KEY: &str = "car-services.sandbox";

/// The sandbox's garage. It is read anew for each request, so that all frames of the app see one and the same.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// What storage did not take: private windows, or a browser that blocks it in frames.
    kept_here: Rc<RefCell<Option<String>>>,
}

impl Memory {
    /// The garage as it was last saved; a new one when there is none or it can't be read any more.
    pub fn load(&self, today: Day) -> Garage {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let text = stored.or_else(|| self.kept_here.borrow().clone());
        let garage = text.and_then(|text| serde_json::from_str(&text).ok());
        garage.unwrap_or_else(|| {
            let garage = Garage::seeded(today);
            self.save(&garage);
            garage
        })
    }

    /// Keeps the garage.
    pub fn save(&self, garage: &Garage) {
        let Ok(text) = serde_json::to_string(garage) else {
            return;
        };
        let stored = storage().map(|storage| storage.set_item(KEY, &text));
        let is_stored = matches!(stored, Some(Ok(())));
        *self.kept_here.borrow_mut() = (!is_stored).then_some(text);
    }
}

/// Forgets the stored garage, for all frames.
pub fn clear() {
    if let Some(storage) = storage() {
        // Storage that does not let go of a key has not taken one either.
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
