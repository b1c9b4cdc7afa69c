//! A line of the log: an entry, and its outcome.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::frame_id::FrameId;
use crate::link::LogFilter;
use crate::log::{Direction, Entry, Kind, Log};
use crate::mask::without_tokens;
use crate::protocol::Finding;

use super::json::short;
use crate::views::folding::folded;

/// How many characters of the arguments a line can show.
const SHORT_LENGTH: usize = 240;

/// The outcome of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was answered, or needs no answer.
    Done,
    /// A command that waits for its reply.
    Waiting,
    /// It was answered although it was wrong.
    Forgiven,
    /// It was answered, and whether it is wrong isn't documented.
    Noted,
    /// It was refused.
    Refused,
    /// A page that didn't load, or a request that failed.
    Failed,
    /// It got no answer: its frame went away, or it is kept silent on purpose.
    Unanswered,
}

impl Outcome {
    /// The word in the log.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Done => "ok",
            Self::Waiting => "waiting",
            Self::Forgiven => "forgiven",
            Self::Noted => "not known",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Unanswered => "not answered",
        }
    }
}

/// A line of the log. Equal when it looks the same.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// A number that never repeats.
    pub(super) key: u64,
    /// The message.
    pub(super) entry: Arc<Entry>,
    /// Its outcome.
    pub(super) outcome: Outcome,
    /// A command's answer, once it is there.
    pub(super) answer: Option<Arc<Entry>>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.outcome == other.outcome
    }
}

impl Row {
    /// The arguments, data or error, on one line.
    pub(super) fn arguments(&self) -> String {
        let entry = &self.entry;
        if let Some(error) = &entry.error {
            return error.clone();
        }
        if let (Kind::Note, Some(note)) = (entry.kind, &entry.finding) {
            return note.what.clone();
        }
        match (&entry.args, &entry.data, entry.kind) {
            (Some(value), ..) | (None, Some(value), _) => {
                short(&without_tokens(value), SHORT_LENGTH)
            }
            (None, None, Kind::Listen | Kind::Unlisten | Kind::Event | Kind::Track) => {
                entry.kind.as_str().to_owned()
            }
            (
                None,
                None,
                Kind::Command | Kind::Reply | Kind::Refused | Kind::Note | Kind::Other,
            ) => String::new(),
        }
    }

    /// From the command to its reply, in milliseconds; on both lines.
    pub(super) fn duration(&self) -> Option<u32> {
        self.entry.ms.or_else(|| self.answer.as_ref()?.ms)
    }

    /// Why it was wrong; a command learns it from its answer.
    pub(super) fn finding(&self) -> Option<&Finding> {
        let answer = self.answer.as_ref();
        self.entry
            .finding
            .as_ref()
            .or_else(|| answer?.finding.as_ref())
    }
}

impl LogFilter {
    fn admits(&self, row: &Row) -> bool {
        let entry = &row.entry;
        let kind_fits = self.kind.is_none_or(|kind| {
            kind == entry.kind || (kind == Kind::Refused && entry.finding.is_some())
        });
        self.surface.is_none_or(|surface| surface == entry.surface)
            && kind_fits
            && (self.text.is_empty() || self.finds_text(row))
    }

    fn finds_text(&self, row: &Row) -> bool {
        let text = folded(&self.text);
        folded(&row.entry.name).contains(&text) || folded(&row.arguments()).contains(&text)
    }
}

/// The lines of a log that pass a filter, oldest first.
pub(super) fn rows(log: &Log, filter: &LogFilter) -> Vec<Row> {
    let mut all = unpaired(log);
    settle(&mut all);
    all.retain(|row| filter.admits(row));
    all
}

fn unpaired(log: &Log) -> Vec<Row> {
    log.entries()
        .map(|(key, entry)| Row {
            key,
            entry: Arc::clone(entry),
            outcome: own_outcome(entry),
            answer: None,
        })
        .collect()
}

fn own_outcome(entry: &Entry) -> Outcome {
    match entry.kind {
        Kind::Refused => Outcome::Refused,
        Kind::Command => Outcome::Waiting,
        Kind::Note => match &entry.finding {
            Some(finding) if finding.is_documented() => Outcome::Failed,
            Some(_) => Outcome::Noted,
            None if entry.error.is_some() => Outcome::Failed,
            None => Outcome::Unanswered,
        },
        Kind::Reply | Kind::Listen | Kind::Unlisten | Kind::Event | Kind::Track | Kind::Other => {
            match &entry.finding {
                _ if entry.error.is_some() => Outcome::Refused,
                Some(finding) if finding.is_documented() => Outcome::Forgiven,
                Some(_) => Outcome::Noted,
                None => Outcome::Done,
            }
        }
    }
}

/// Gives each command the outcome of its reply: a later one to the same frame with the same name, which knows how long it took. Of two
/// that wait for modals one over the other, the second is answered first.
fn settle(rows: &mut [Row]) {
    let mut waiting: HashMap<(FrameId, String), VecDeque<usize>> = HashMap::new();
    for index in 0..rows.len() {
        let Row { entry, outcome, .. } = &rows[index];
        let key = (entry.frame, entry.name.clone());
        match (entry.direction, entry.kind) {
            (Direction::ToHost, Kind::Command) => waiting.entry(key).or_default().push_back(index),
            (Direction::ToFrame, Kind::Reply | Kind::Refused | Kind::Note) => {
                let (outcome, answer) = (*outcome, Arc::clone(entry));
                let since = entry.ms.map(|elapsed| entry.at - i64::from(elapsed));
                let queue = waiting.entry(key).or_default();
                let exact = queue
                    .iter()
                    .position(|command| Some(rows[*command].entry.at) == since);
                if let Some(command) = queue.remove(exact.unwrap_or_default()) {
                    rows[command].outcome = outcome;
                    rows[command].answer = Some(answer);
                }
            }
            (
                Direction::ToHost | Direction::ToFrame,
                Kind::Listen | Kind::Unlisten | Kind::Event | Kind::Track | Kind::Other,
            )
            | (Direction::ToHost, Kind::Reply | Kind::Refused | Kind::Note)
            | (Direction::ToFrame, Kind::Command) => {}
        }
    }
}

/// How many messages were refused.
pub(super) fn refused_count(log: &Log) -> usize {
    log.entries()
        .filter(|(_, entry)| entry.kind == Kind::Refused)
        .count()
}

/// How many calls were answered although they were wrong, as lenient mode does.
pub(super) fn forgiven_count(log: &Log) -> usize {
    count(log, Outcome::Forgiven)
}

/// How many calls were answered although it isn't documented whether they are right.
pub(super) fn noted_count(log: &Log) -> usize {
    count(log, Outcome::Noted)
}

fn count(log: &Log, outcome: Outcome) -> usize {
    let calls = log.entries().filter(|(_, entry)| entry.kind == Kind::Reply);
    calls
        .filter(|(_, entry)| own_outcome(entry) == outcome)
        .count()
}

/// Tenths of messages a second over the last five seconds.
pub(super) fn rate_in_tenths(log: &Log, now: i64) -> usize {
    const SPAN: i64 = 5_000;
    let recent = log
        .entries()
        .rev()
        .take_while(|(_, entry)| entry.at > now - SPAN)
        .count();
    recent * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;
    use crate::surface::Surface;
    use serde_json::json;

    fn entry(frame: u32, direction: Direction, kind: Kind, name: &str) -> Entry {
        Entry::new(0, Surface::Panel, FrameId(frame), direction, kind, name)
    }

    fn outcomes(entries: Vec<Entry>) -> Vec<Outcome> {
        rows(&log(entries), &LogFilter::default())
            .iter()
            .map(|row| row.outcome)
            .collect()
    }

    fn log(entries: Vec<Entry>) -> Log {
        let mut log = Log::default();
        for entry in entries {
            log.push(entry);
        }
        log
    }

    #[test]
    fn a_command_waits_until_its_own_frame_is_answered() {
        let command = |frame| entry(frame, Direction::ToHost, Kind::Command, "resize");
        let reply = |frame| entry(frame, Direction::ToFrame, Kind::Reply, "resize");
        assert_eq!(
            outcomes(vec![command(1), command(2), reply(2)]),
            [Outcome::Waiting, Outcome::Done, Outcome::Done]
        );
    }

    #[test]
    fn the_reply_that_comes_first_belongs_to_the_command_that_it_took_its_time_from() {
        let at = |at, direction, kind, ms| {
            let mut entry = entry(1, direction, kind, "open_modal");
            (entry.at, entry.ms) = (at, ms);
            entry
        };
        let entries = vec![
            at(100, Direction::ToHost, Kind::Command, None),
            at(200, Direction::ToHost, Kind::Command, None),
            at(300, Direction::ToFrame, Kind::Reply, Some(100)),
        ];
        let outcomes = outcomes(entries);
        assert_eq!(outcomes, [Outcome::Waiting, Outcome::Done, Outcome::Done]);
    }

    #[test]
    fn a_refused_reply_marks_its_command() {
        let mut refused = entry(1, Direction::ToFrame, Kind::Refused, "resize");
        refused.error = Some("too wide".into());
        let command = entry(1, Direction::ToHost, Kind::Command, "resize");
        assert_eq!(outcomes(vec![command, refused]), [Outcome::Refused; 2]);
    }

    #[test]
    fn a_wrong_call_that_was_answered_is_marked_as_forgiven() {
        let mut reply = entry(1, Direction::ToFrame, Kind::Reply, "resize");
        reply.finding = Some(Finding::new(Rule::SizeBounds, "w", "f"));
        let command = entry(1, Direction::ToHost, Kind::Command, "resize");
        let log = log(vec![command, reply]);
        let shown = rows(&log, &LogFilter::default());
        assert_eq!(shown[0].outcome, Outcome::Forgiven);
        assert_eq!((refused_count(&log), forgiven_count(&log)), (0, 1));
    }

    #[test]
    fn what_is_not_known_is_neither_refused_nor_forgiven() {
        let mut reply = entry(1, Direction::ToFrame, Kind::Reply, "resize");
        reply.finding = Some(Finding::new(Rule::PanelWidth, "w", "f"));
        let command = entry(1, Direction::ToHost, Kind::Command, "resize");
        let log = log(vec![command, reply]);
        let shown = rows(&log, &LogFilter::default());
        assert_eq!(shown[0].outcome, Outcome::Noted);
        assert_eq!((refused_count(&log), forgiven_count(&log)), (0, 0));
        assert_eq!(noted_count(&log), 1);
    }

    #[test]
    fn filters_join() {
        let mut call = entry(1, Direction::ToHost, Kind::Command, "open_modal");
        call.args = Some(json!({ "type": "deal" }));
        let log = log(vec![
            call,
            entry(1, Direction::ToHost, Kind::Track, "focused"),
        ]);
        let shown = |surface, kind: Option<Kind>, text: &str| {
            rows(
                &log,
                &LogFilter {
                    surface,
                    kind,
                    text: text.into(),
                },
            )
            .len()
        };
        assert_eq!(shown(None, None, ""), 2);
        assert_eq!(shown(Some(Surface::Modal), None, ""), 0);
        assert_eq!(shown(None, Some(Kind::Track), ""), 1);
        assert_eq!(shown(None, None, "DEAL"), 1);
        assert_eq!(shown(None, Some(Kind::Track), "deal"), 0);
    }

    #[test]
    fn the_rate_counts_the_last_five_seconds() {
        let mut entries = vec![entry(1, Direction::ToHost, Kind::Track, "focused"); 3];
        entries[2].at = 9_000;
        assert_eq!(rate_in_tenths(&log(entries), 10_000), 2);
    }
}
