//! A conversation to keep: exported as JSON, read back, compared with another, and written down as a test.
//!
//! ```json
//! { "format": "pipeframe-recording-1", "app": "Car services", "address": "http://…", "recorded": 1795305600000,
//!   "state": { … }, "entries": [ … ] }
//! ```
//!
//! Entries are those of `window.preview.log()`, the state that of `window.preview.state()`. Signed tokens are masked unless they
//! were asked for, and the secret of a link is never in it.

mod difference;
mod playwright;
mod replay;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

pub(crate) use difference::{Difference, Side, differences};
pub(crate) use replay::{Awaited, Cause, HostStep, Progress, progress};

use super::log::Entry;
use super::mask::without_tokens;

/// What a recording's `format` says.
const FORMAT: &str = "pipeframe-recording-1";

/// A conversation with all that is needed to understand it later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Recording {
    /// Distinguishes recordings from other JSON, and later formats from this one.
    format: String,
    /// The app's name.
    pub(crate) app: String,
    /// The address of the preview that shows the same page again.
    pub(crate) address: String,
    /// When it was exported, in milliseconds since 1970-01-01.
    pub(crate) recorded: i64,
    /// The state of the simulated Pipedrive, its account among it.
    pub(crate) state: Value,
    /// What was said, oldest first.
    pub(crate) entries: Vec<Entry>,
}

/// Why a text isn't a recording.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum RecordingError {
    /// It can't be read at all.
    #[error(
        "This isn't a recording: {0}. Choose a file that was exported from the log of this preview."
    )]
    NotRead(String),
    /// It is one of another form.
    #[error(
        "This recording has the format “{0}”; this preview reads “pipeframe-recording-1”. Export it again with this version."
    )]
    OtherFormat(String),
}

impl Recording {
    /// A recording of what was said so far.
    pub(crate) fn new(
        app: String,
        address: String,
        recorded: i64,
        state: Value,
        entries: Vec<Entry>,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            app,
            address,
            recorded,
            state,
            entries,
        }
    }

    /// The recording as JSON, every signed token masked wherever it is.
    pub(crate) fn masked(&self) -> Value {
        without_tokens(&self.revealed())
    }

    /// The recording as JSON, with those tokens that its entries were given in the clear.
    pub(crate) fn revealed(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Reads a recording.
    ///
    /// # Errors
    /// [`RecordingError`] for any other text.
    pub(crate) fn read(text: &str) -> Result<Self, RecordingError> {
        let not_read = |error: serde_json::Error| RecordingError::NotRead(error.to_string());
        let value: Value = serde_json::from_str(text).map_err(not_read)?;
        match value.get("format").and_then(Value::as_str) {
            Some(FORMAT) => serde_json::from_value(value).map_err(not_read),
            Some(other) => Err(RecordingError::OtherFormat(
                other.chars().take(60).collect(),
            )),
            None => Err(RecordingError::NotRead("it has no `format`".to_owned())),
        }
    }

    /// The conversation as a Playwright test that asserts it.
    pub(crate) fn playwright_test(&self) -> String {
        playwright::test(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame_id::FrameId;
    use crate::log::{Direction, Kind};
    use crate::surface::Surface;
    use serde_json::json;

    fn recording() -> Recording {
        let mut entry = Entry::new(
            7,
            Surface::Panel,
            FrameId(1),
            Direction::ToFrame,
            Kind::Reply,
            "get_signed_token",
        );
        entry.carry(Some(json!({ "token": "eyJh.eyJ9.c2ln" })));
        Recording::new(
            "Car services".to_owned(),
            "http://127.0.0.1:8080/".to_owned(),
            9,
            json!({ "note": "eyJh.eyJ9.c2ln" }),
            vec![entry],
        )
    }

    #[test]
    fn what_is_exported_is_read_back() {
        let text = recording().masked().to_string();
        let read = Recording::read(&text).unwrap();
        assert_eq!(read.entries[0].name, "get_signed_token");
        assert_eq!(read.entries[0].data, Some(json!({ "token": "•••" })));
        assert_eq!((read.app.as_str(), read.recorded), ("Car services", 9));
    }

    #[test]
    fn no_token_is_in_an_export_unless_asked_for() {
        assert!(!recording().masked().to_string().contains("c2ln"));
        let mut asked = recording();
        asked.entries = asked.entries.iter().map(Entry::revealed).collect();
        assert!(asked.revealed()["entries"][0].to_string().contains("c2ln"));
    }

    #[test]
    fn other_files_are_refused_with_a_reason() {
        let cases = [
            ("{", "This isn't a recording"),
            ("{}", "it has no `format`"),
            (r#"{"format":"har"}"#, "“har”"),
            (r#"{"format":"pipeframe-recording-1"}"#, "missing field"),
        ];
        for (text, part) in cases {
            let error = Recording::read(text).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use crate::any_json::any_json;
        use proptest::prelude::*;

        const NAMES: &str = "format|app|address|entries|at|surface|frame|direction|kind|name|args|data|error|ms|token";
        const WORDS: &str =
            "panel|to-host|to-frame|command|reply|resize|eyJh\\.eyJ9\\.c2ln|\u{2028}|`\\$\\{1\\}";

        proptest! {
            #[test]
            fn no_file_makes_it_fail_and_no_token_of_one_is_exported(
                at in any::<prop::sample::Index>(), value in any_json(NAMES, WORDS), args in any_json(NAMES, WORDS)
            ) {
                let mut file = recording().masked();
                file["entries"][0]["args"] = args;
                let fields = file.as_object_mut().unwrap();
                let names: Vec<String> = fields.keys().cloned().chain(["other".to_owned()]).collect();
                if at.index(4) == 0 {
                    fields.insert(at.get(&names).clone(), value);
                }
                if let Ok(recording) = Recording::read(&file.to_string()) {
                    for exported in [recording.masked().to_string(), recording.playwright_test()] {
                        prop_assert!(!exported.contains("c2ln"), "{}", exported);
                    }
                    let is_one_line = !recording.playwright_test().contains('\u{2028}');
                    prop_assert!(is_one_line);
                }
            }
        }
    }
}
