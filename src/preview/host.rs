//! Joins the desk to the browser: the one thing that views hold.

use leptos::prelude::*;
use web_sys::HtmlIFrameElement;

use super::desk::{Desk, FrameId, Input, UserAction};
use super::log::Log;

/// The running preview, as views see it. Copies all mean the same one.
///
/// ```ignore
/// let title = host.select(|desk| desk.place().title());
/// view! { <button on:click=move |_| host.act(UserAction::CloseModal)>"Close"</button> }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Host {
    desk: RwSignal<Desk>,
    log: RwSignal<Log>,
}

impl Host {
    /// A part of the desk's state that views follow; recomputed on every change, passed on when it differs.
    pub fn select<T>(self, read: impl Fn(&Desk) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.desk.with(&read))
    }

    /// Reads the desk once, without following it: for event handlers.
    pub fn peek<T>(self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with_untracked(read)
    }

    /// Tells the desk what the user did.
    pub fn act(self, action: UserAction) {
        self.dispatch(Input::User(action));
    }

    /// The conversation log, as a signal.
    pub fn log(self) -> ReadSignal<Log> {
        self.log.read_only()
    }

    /// Forgets the conversation so far.
    pub fn clear_log(self) {
        self.log.update(Log::clear);
    }

    /// What is wrong with the page's address or the registration, each as a sentence to show; fixed for the page's life.
    pub fn notices(self) -> Vec<String> {
        Vec::new()
    }

    /// Makes an element the window of a frame, so that its messages are known to be the frame's.
    ///
    /// Views call this from the element's `NodeRef` as soon as it is mounted, and [`Host::detach_frame`] on cleanup.
    /// The element keeps its `src` for life: [`Frame::address`](super::desk::Frame::address) goes from `None` to its
    /// one value, and another address is another [`FrameId`].
    pub fn attach_frame(self, _frame: FrameId, _element: &HtmlIFrameElement) {}

    /// Forgets the element of a frame.
    pub fn detach_frame(self, _frame: FrameId) {}

    /// Starts over: sample account, empty log, first place, and the built-in app's own data.
    pub fn reset(self) {
        self.act(UserAction::Reset);
    }

    fn dispatch(self, input: Input) {
        self.desk.update(|desk| {
            desk.handle(0, input);
        });
    }
}
