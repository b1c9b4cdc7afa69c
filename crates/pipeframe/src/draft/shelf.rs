//! Where drafts lie: in the browser's storage, or for the life of the page where that is closed or full.

use std::cell::RefCell;

use crate::kit::intl::Moment;
use web_sys::Storage;

use super::entry::{Entry, PREFIX};
use crate::backend::new_key;

thread_local! {
    static KEPT_HERE: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// The draft at a place, where there is one that counts.
pub(super) fn read(place: &str) -> Option<Entry> {
    let kept_here = KEPT_HERE.with_borrow(|kept| {
        let kept = kept.iter().find(|(known, _)| known == place);
        kept.map(|(_, text)| text.clone())
    });
    let stored = || storage()?.get_item(place).ok().flatten();
    Entry::read(&kept_here.or_else(stored)?, now())
}

/// Keeps a draft. Whether it outlives the page.
pub(super) fn keep(place: &str, entry: &Entry) -> bool {
    let text = entry.text();
    forget(place);
    if storage().is_some_and(|storage| storage.set_item(place, &text).is_ok()) {
        return true;
    }
    KEPT_HERE.with_borrow_mut(|kept| kept.push((place.to_owned(), text)));
    false
}

/// Forgets the draft at a place.
pub fn forget(place: &str) {
    KEPT_HERE.with_borrow_mut(|kept| kept.retain(|(known, _)| known != place));
    if let Some(storage) = storage() {
        // Storage that does not let go of a key has not taken one either.
        let _ = storage.remove_item(place);
    }
}

/// The places of stored drafts that begin like this. Drafts that count no more are forgotten on the way.
pub fn places(beginning: &str) -> Vec<String> {
    let all = stored_places();
    all.into_iter()
        .filter(|place| {
            let counts = read(place).is_some();
            if !counts {
                forget(place);
            }
            counts && place.starts_with(beginning)
        })
        .collect()
}

/// Forgets all drafts of this browser.
pub fn clear() {
    for place in stored_places() {
        forget(&place);
    }
}

/// This tab of the browser, for as long as it is open: its frames share it, and a reload keeps it.
pub(super) fn tab() -> String {
    const TAB: &str = "pipeframe.tab";
    let storage = || web_sys::window()?.session_storage().ok().flatten();
    let known = || storage()?.get_item(TAB).ok().flatten();
    known().unwrap_or_else(|| {
        let tab = new_key();
        if let Some(storage) = storage() {
            // Where it can't be kept, the tab is another one after a reload, and its drafts are offered.
            let _ = storage.set_item(TAB, &tab);
        }
        tab
    })
}

/// Milliseconds since 1970.
pub(super) fn now() -> i64 {
    Moment::now().milliseconds()
}

fn stored_places() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|place| place.starts_with(PREFIX))
        .collect()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
