//! The conversation between the frames and the host, one entry a message.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::frame_id::FrameId;
use super::mask::text_without_tokens;
use super::protocol::Finding;
use super::surface::Surface;
use crate::variants::listed;

/// How many entries are kept before the oldest are dropped.
const CAPACITY: usize = 2_000;

/// What is shown in place of a token.
const MASK: &str = "•••";

/// One message, in the shape that `window.preview.log()` gives it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// When, in milliseconds since 1970-01-01.
    pub(crate) at: i64,
    /// The surface of the frame.
    pub(crate) surface: Surface,
    /// The frame.
    pub(crate) frame: FrameId,
    /// Which way the message went.
    pub(crate) direction: Direction,
    /// What sort of message it was.
    pub(crate) kind: Kind,
    /// The command or event; for what can't be read, what was posted in its place.
    pub(crate) name: String,
    /// What a command was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) args: Option<Value>,
    /// What a reply or an event carried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<Value>,
    /// The text that a command was refused with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    /// From the command to its reply, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ms: Option<u32>,
    /// What was wrong, the rule and the fix: with a refusal, and in lenient mode also with the reply.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) finding: Option<Finding>,
    /// The token that is masked in `data`.
    #[serde(skip)]
    token: Option<String>,
}

impl fmt::Debug for Entry {
    /// Leaves the token out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Entry")
            .field("surface", &self.surface)
            .field("frame", &self.frame)
            .field("kind", &self.kind)
            .field("name", &self.name)
            .field("args", &self.args)
            .field("data", &self.data)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl Entry {
    /// An entry with nothing but its head.
    pub(crate) fn new(
        at: i64,
        surface: Surface,
        frame: FrameId,
        direction: Direction,
        kind: Kind,
        name: &str,
    ) -> Self {
        Self {
            at,
            surface,
            frame,
            direction,
            kind,
            name: name.to_owned(),
            args: None,
            data: None,
            error: None,
            ms: None,
            finding: None,
            token: None,
        }
    }

    /// Notes what a reply carries; of a token only that there is one.
    pub(crate) fn carry(&mut self, data: Option<Value>) {
        self.data = data;
        let token = self.data.as_mut().and_then(|data| data.get_mut("token"));
        if let Some(token) = token {
            self.token = token.as_str().map(str::to_owned);
            *token = Value::from(MASK);
        }
    }

    /// The entry with its token in the clear.
    #[must_use]
    pub(crate) fn revealed(&self) -> Self {
        let mut entry = self.clone();
        if let (Some(token), Some(data)) = (&self.token, &mut entry.data) {
            data["token"] = Value::from(token.as_str());
        }
        entry
    }
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Direction {
    /// From the iframe to Pipedrive.
    ToHost,
    /// From Pipedrive to the iframe.
    ToFrame,
}

listed! {
    /// What sort of message an entry is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Kind {
        /// A command.
        Command,
        /// The answer to a command.
        Reply,
        /// A subscription.
        Listen,
        /// The end of a subscription: its frame is gone, or has too many. Browsers don't report when a frame unsubscribes.
        Unlisten,
        /// News for a listener.
        Event,
        /// The iframe gained focus.
        Track,
        /// A message that can't be read or answered, a refusing answer, or an answer that came too late for its frame.
        Refused,
        /// A note of the preview about a frame; not a message.
        Note,
        /// A message of a browser extension, a development tool or another script: none of the SDK's, and not answered.
        Other,
    }
}

impl Kind {
    /// Its name in the log, in its filter and in links.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Reply => "reply",
            Self::Listen => "listen",
            Self::Unlisten => "unlisten",
            Self::Event => "event",
            Self::Track => "track",
            Self::Refused => "refused",
            Self::Note => "note",
            Self::Other => "other",
        }
    }
}

/// The last [`CAPACITY`] entries, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    entries: VecDeque<Arc<Entry>>,
    dropped: u64,
}

impl Log {
    /// Adds an entry, with the tokens in its error masked; drops the oldest where there is no room.
    pub(crate) fn push(&mut self, mut entry: Entry) {
        entry.error = entry.error.map(|text| text_without_tokens(&text));
        if self.entries.len() == CAPACITY {
            self.entries.pop_front();
            self.dropped += 1;
        }
        self.entries.push_back(Arc::new(entry));
    }

    /// The entries, oldest first, each with a number that never repeats and so can be its key in a list.
    pub(crate) fn entries(
        &self,
    ) -> impl DoubleEndedIterator<Item = (u64, &Arc<Entry>)> + ExactSizeIterator {
        let first = self.dropped;
        self.entries
            .iter()
            .enumerate()
            .map(move |(index, entry)| (first + index as u64, entry))
    }

    /// A log of entries that were said before; of too many, the last.
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let mut log = Self::default();
        for entry in entries {
            log.push(entry.clone());
        }
        log
    }

    /// How many entries are kept.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Forgets everything; numbers go on.
    pub(crate) fn clear(&mut self) {
        self.dropped += self.entries.len() as u64;
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64) -> Entry {
        Entry::new(
            at,
            Surface::Panel,
            FrameId(1),
            Direction::ToHost,
            Kind::Command,
            "resize",
        )
    }

    fn full() -> Log {
        let mut log = Log::default();
        for at in (0..).take(CAPACITY + 3) {
            log.push(entry(at));
        }
        log
    }

    #[test]
    fn the_oldest_entries_make_room_and_numbers_go_on() {
        let log = full();
        assert_eq!(log.len(), CAPACITY);
        let (number, oldest) = log.entries().next().unwrap();
        assert_eq!((number, oldest.at), (3, 3));
    }

    #[test]
    fn numbers_never_repeat_after_clearing() {
        let mut log = full();
        log.clear();
        assert_eq!(log.len(), 0);
        log.push(entry(0));
        let (number, _) = log.entries().next().unwrap();
        assert_eq!(number, CAPACITY as u64 + 3);
    }

    #[test]
    fn a_token_within_an_error_is_masked() {
        let mut log = Log::default();
        let mut refused = entry(0);
        refused.error = Some("Not taken: eyJhbGciOiJI.eyJ9.c2lnbmF0dXJl".to_owned());
        log.push(refused);
        let (_, kept) = log.entries().next().unwrap();
        let shown = serde_json::to_string(&**kept).unwrap();
        assert!(shown.contains("Not taken: eyJh…") && !shown.contains("c2lnbmF0dXJl"));
    }

    #[test]
    fn a_token_is_kept_apart_from_what_is_shown() {
        let mut entry = entry(0);
        entry.carry(Some(serde_json::json!({ "token": "a.b.c" })));
        let shown = serde_json::to_string(&entry).unwrap() + &format!("{entry:?}");
        assert!(!shown.contains("a.b.c"));
        assert_eq!(
            entry.revealed().data,
            Some(serde_json::json!({ "token": "a.b.c" }))
        );
    }
}
