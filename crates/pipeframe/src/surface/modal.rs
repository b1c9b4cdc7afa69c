//! What makes a page a dialog: it is closed by Escape, begins with the focus in its form, and is as high as its content.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::{Modal, Question, SurfaceHandle, follow};
use crate::kit::{Notice, focus_place, take_focus};
use crate::sdk::{Command, Confirmation, ModalSize, Sdk, arguments};
use crate::words;

/// What takes the focus when a dialog opens: the first field that can be filled in.
const FIELD: &str = "input:enabled, select:enabled, textarea:enabled";

impl<W: 'static> SurfaceHandle<Modal, W> {
    /// Closes the modal on Escape, as [`SurfaceHandle::on_escape`] says when. While `loss` says that something would be lost by it,
    /// Pipedrive asks first, with that sentence; what fails is said in the notice.
    ///
    /// ```no_run
    /// use pipeframe::draft::Draft;
    /// use pipeframe::kit::Notice;
    /// use pipeframe::surface::{Modal, SurfaceHandle};
    ///
    /// fn open(surface: SurfaceHandle<Modal>, draft: Draft, notice: Notice) {
    ///     surface.close_on_escape(notice, move || draft.loss());
    ///     surface.focus_first();
    ///     surface.follow_height(480);
    /// }
    /// ```
    pub fn close_on_escape(
        &self,
        notice: Notice,
        loss: impl Fn() -> Option<&'static str> + 'static,
    ) {
        let (sdk, leaving) = (self.sdk.clone(), Question::new());
        self.on_escape(move || {
            let sdk = sdk.clone();
            let Some(loss) = loss() else {
                return spawn_local(close(sdk, notice));
            };
            let question = Confirmation::new(words::close_question())
                .description(loss)
                .ok_text(words::close());
            let answer = sdk.show_confirmation(question);
            spawn_local(async move {
                match leaving.ask(answer).await {
                    Some(Ok(true)) => close(sdk, notice).await,
                    Some(Ok(false)) | None => {}
                    Some(Err(error)) => notice.say(words::close_by_hand(), &error),
                }
            });
        });
    }

    /// Gives the focus to the first field once the page is built, or to its `h1` where there is none, so that keyboard and screen
    /// reader begin in the dialog and not in the page behind it. What has the focus by then keeps it.
    pub fn focus_first(&self) {
        once_built(|surface| {
            if has_focus() {
                return;
            }
            if let Ok(Some(field)) = surface.query_selector(FIELD) {
                take_focus(&field);
            } else if let Ok(Some(heading)) = surface.query_selector("h1") {
                focus_place(&heading);
            }
        });
    }

    /// Lets the modal be as high as its content, as panels are, at this width in CSS pixels; at most as high as Pipedrive's window.
    ///
    /// Not for a page with a footer that stays in sight while the rest scrolls: that fills its frame.
    pub fn follow_height(&self, width: u32) {
        let sdk = self.sdk.clone();
        once_built(move |surface| {
            spawn_local(async move {
                let window = sdk.get_metadata().await;
                let highest = window.map_or(u32::MAX, |window| window.window_height);
                let size = move |height: u32| {
                    let size = ModalSize::new(width, height.min(highest));
                    arguments(Command::Resize, &size).ok()
                };
                follow::follow_height(surface, sdk.connection(), size);
            });
        });
    }
}

async fn close<W>(sdk: Sdk<Modal, W>, notice: Notice) {
    if let Err(error) = sdk.close_modal().await {
        notice.say(words::close_by_hand(), &error);
    }
}

/// Runs with the page's element once it is in the document, which it isn't while its function runs.
fn once_built(run: impl FnOnce(Element) + 'static) {
    spawn_local(async move {
        if let Ok(Some(surface)) = document().query_selector(".surface") {
            run(surface);
        }
    });
}

fn has_focus() -> bool {
    let document = document();
    let body = document.body().map(Element::from);
    document
        .active_element()
        .is_some_and(|active| Some(active) != body)
}
