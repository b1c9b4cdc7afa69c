//! What goes wrong around frames without a message of theirs: pages that don't start, requests that lead nowhere.

use crate::log::Kind;
use crate::mask::text_without_tokens;
use crate::protocol::Finding;
use crate::rule::Rule;
use crate::trouble::{Sight, Trouble};

use super::turn::Turn;
use super::{ApiRequest, Desk, Effect, FailedRequest, Frame, FrameStatus};
use crate::frame_id::FrameId;

/// This many requests of one kind within ten seconds are named as repeated, and not listed any more.
const MOST_REPEATS: usize = 20;

impl Desk {
    /// Has a page looked at that was loaded a while ago and says nothing.
    pub(super) fn look_at(&mut self, id: FrameId, turn: &mut Turn) {
        let frame = self.frames.get_mut(id);
        if let Some(address) = frame.and_then(Frame::take_look) {
            turn.push(Effect::Look { frame: id, address });
        }
    }

    /// Notes what was found out about a page that says nothing. One that has started meanwhile has no trouble.
    pub(super) fn looked(&mut self, id: FrameId, sight: Sight, turn: &mut Turn) {
        let frame = self.frames.get_mut(id);
        if let Some(trouble) = frame.and_then(|frame| frame.find_out(sight)) {
            let note = Finding::new(Rule::PageLoads, trouble.cause(), trouble.remedy());
            self.note(id, "page", note, turn);
        }
    }

    /// Notes an error that a page reports of itself; before `initialize` it is what keeps the page from starting.
    pub(super) fn threw(&mut self, id: FrameId, error: String, turn: &mut Turn) {
        let Some(frame) = self.frame(id) else {
            return;
        };
        if frame.status == FrameStatus::Initialised {
            let note = Finding::new(
                Rule::PageLoads,
                format!("The page threw: {error}"),
                "Open the browser's console for the whole error.",
            );
            self.note(
                id,
                "page",
                note.meaning("Pipedrive shows nothing of it."),
                turn,
            );
        } else {
            self.looked(id, Sight::Trouble(Trouble::Threw(error)), turn);
        }
    }

    /// Lists a request to the app's own server that failed; of one that repeats, that it does.
    pub(super) fn request_failed(&mut self, id: FrameId, request: FailedRequest, turn: &mut Turn) {
        let times = self.failed_requests.take(request.clone(), turn.now);
        let Some(frame) = self.frames.get(id).filter(|_| times <= MOST_REPEATS) else {
            return;
        };
        let mut text = request.text();
        if times == MOST_REPEATS {
            text.push_str(" It goes on; further ones aren't listed.");
        }
        let mut entry = turn.entry(frame, Kind::Note, "request");
        entry.error = Some(text_without_tokens(&text));
        turn.log(entry);
    }

    /// Notes a request for Pipedrive's API, which isn't simulated, and once that it repeats.
    pub(super) fn asked_api(&mut self, request: ApiRequest, turn: &mut Turn) {
        let Some(frame) = self.frames.asker(request.origin.as_deref()) else {
            return;
        };
        let call = format!("{} {}", request.method, request.path);
        let times = self.api_requests.take(request, turn.now);
        let what = match times {
            ..MOST_REPEATS => {
                format!("The app asked this page's own server for {call}, and got 404.")
            }
            MOST_REPEATS => format!(
                "The app asked for {call} {MOST_REPEATS} times in ten seconds, and goes on; further ones aren't listed."
            ),
            _ => return,
        };
        let note = Finding::new(
            Rule::OwnServer,
            what,
            "Ask your own server, which calls the API at the installation's `api_domain`. The preview simulates Pipedrive's pages, not its API.",
        );
        self.note(frame, "api", note, turn);
    }

    /// Notes what the browser refuses to frames although Pipedrive's page may allow it.
    pub(super) fn denied(&self, names: &[&str], turn: &mut Turn) {
        let note = Finding::new(
            Rule::FrameAbilities,
            format!(
                "This browser refuses this page, and so its frames: {}.",
                names.join(", ")
            ),
            "Allow it in the site settings beside the address bar, then reload the frame.",
        );
        self.note_of_browser("allow", note, turn);
    }

    /// Notes that this browser gives frames of another site no storage.
    pub(super) fn storage_blocked(&self, turn: &mut Turn) {
        let note = Finding::new(
            Rule::FrameStorage,
            "This browser gives the app's frames no storage and no cookies: `localStorage` throws there, and a cookie of a sign-in isn't sent.",
            "Keep what a page needs in memory, and know the user by the signed token. Or allow third-party cookies for this page.",
        );
        self.note_of_browser("storage", note, turn);
    }

    /// Notes what concerns every frame: with the first.
    fn note_of_browser(&self, name: &str, note: Finding, turn: &mut Turn) {
        if let Some(first) = self.frames.all().first() {
            self.note(first.id, name, note, turn);
        }
    }

    /// Adds a note about a frame to the log.
    pub(super) fn note(&self, frame: FrameId, name: &str, note: Finding, turn: &mut Turn) {
        if let Some(frame) = self.frame(frame) {
            let mut entry = turn.entry(frame, Kind::Note, name);
            entry.finding = Some(note);
            turn.log(entry);
        }
    }
}

impl FailedRequest {
    /// What happened and, where it is known, what helps.
    fn text(&self) -> String {
        let Self {
            call,
            status,
            detail,
        } = self;
        let what = match status {
            Some(status) => format!("The app's server answered {call} with {status}."),
            None => format!("{call} got no answer from the app's server."),
        };
        let fix = match status {
            Some(401) => {
                "It checks the signed token with another secret than this preview signs with (`clientSecret` of the registration, or `secret=`), or takes it for expired."
            }
            _ => "",
        };
        let parts = [what.as_str(), detail, fix];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(" ")
    }
}
