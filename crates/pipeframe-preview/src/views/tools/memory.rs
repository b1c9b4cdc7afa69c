//! How the reader left the tools, kept in the page's storage.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "pipeframe-preview-tools";

/// How the reader left the tools. Nothing of the app or of the conversation is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    /// Whether the drawer is open.
    pub(super) open: bool,
    /// Its height in pixels; `None` before it was first set.
    pub(super) height: Option<i32>,
    /// Whether the first visit's hint was dismissed.
    pub(super) hint_seen: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            open: true,
            height: None,
            hint_seen: false,
        }
    }
}

impl Memory {
    /// What was kept; the first visit's state where there is nothing, or nothing that can be read.
    pub(super) fn load() -> Self {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        stored
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Keeps it. Where storage is blocked, the tools start afresh next time.
    pub(super) fn save(self) {
        let text = serde_json::to_string(&self).ok();
        if let Some((storage, text)) = storage().zip(text) {
            let _ = storage.set_item(KEY, &text);
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_an_older_version_is_read_as_far_as_it_goes() {
        let memory: Memory = serde_json::from_str(r#"{"open":false,"gone":1}"#).unwrap();
        assert!(!memory.open);
        assert_eq!(memory.height, None);
    }
}
