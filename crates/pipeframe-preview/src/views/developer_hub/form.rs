//! The form of one app, as its fields read and change it.

use leptos::prelude::*;
use pipeframe_registration::form::ExtensionKind;

use crate::desk::{HubAction, Place, UserAction};
use crate::host::Host;
use crate::hub::{AppNumber, Edit, ExtensionAt, HubApp, HubPage, HubTab};
use crate::views::element::focus_by_id;

/// The form of one app. Copies all mean the same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The running preview.
    pub(super) host: Host,
    /// The app.
    pub(super) app: AppNumber,
}

impl Form {
    /// A part of the app that views follow; `None` once it is deleted.
    pub(super) fn select<T>(
        self,
        read: impl Fn(&HubApp) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let number = self.app;
        self.host
            .select(move |desk| desk.hub().app(number).map(&read))
    }

    /// The text at a place of the file.
    pub(super) fn text(self, pointer: String) -> Signal<String> {
        let text = self.select(move |app| app.text_at(&pointer));
        Signal::derive(move || text.get().unwrap_or_default())
    }

    /// The list of texts at a place of the file.
    pub(super) fn texts(self, pointer: String) -> Signal<Vec<String>> {
        let texts = self.select(move |app| app.texts_at(&pointer));
        Signal::derive(move || texts.get().unwrap_or_default())
    }

    /// Reads the app once, for event handlers.
    pub(super) fn peek<T>(self, read: impl FnOnce(&HubApp) -> T) -> Option<T> {
        self.host.peek(|desk| desk.hub().app(self.app).map(read))
    }

    /// Changes the file.
    pub(super) fn edit(self, edit: Edit) {
        self.act(HubAction::Edit(self.app, edit));
    }

    /// Tells the desk what the user did.
    pub(super) fn act(self, action: HubAction) {
        self.host.act(UserAction::Hub(action));
    }

    /// Adds a text to a list of the file, or takes it out.
    pub(super) fn choose(self, pointer: &str, text: &str, chosen: bool) {
        let mut texts = self.peek(|app| app.texts_at(pointer)).unwrap_or_default();
        texts.retain(|known| known != text);
        if chosen {
            texts.push(text.to_owned());
        }
        self.edit(Edit::Texts {
            pointer: pointer.to_owned(),
            texts,
        });
    }
}

/// Goes to a page of the Developer Hub.
pub(super) fn go(host: Host, page: HubPage) {
    host.act(UserAction::Navigate(Place::DeveloperHub(page)));
}

/// Goes to a page of the Developer Hub, where an element gets the focus: the one that was pressed is gone.
pub(super) fn go_and_focus(host: Host, page: HubPage, id: String) {
    go(host, page);
    focus_soon(id);
}

/// Opens an extension's own form.
pub(in crate::views) fn open_extension(host: Host, app: AppNumber, at: ExtensionAt) {
    let first = at.kind.fields(false).first();
    let first = first.map_or("url", |field| field.key);
    let page = HubPage::App(app, HubTab::Extensions(Some(at)));
    go_and_focus(host, page, id_of(&at.field(first)));
}

/// Gives the focus to an element that is about to be drawn.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || focus_by_id(&id));
}

/// The id of a tab.
pub(super) fn tab_id(tab: HubTab) -> String {
    ["hub-tab-", tab.as_str()].concat()
}

/// The id of the button that adds an extension of a kind.
pub(super) fn add_id(kind: ExtensionKind) -> String {
    ["hub-add-", kind.key()].concat()
}

/// The id of the button that opens an app.
pub(super) fn app_id(app: AppNumber) -> String {
    format!("hub-app-{app}")
}

/// The id of the control for a place of the file.
pub(super) fn id_of(pointer: &str) -> String {
    let is_separator = |letter: char| matches!(letter, '/' | ':') || letter.is_whitespace();
    ["hub", pointer].concat().replace(is_separator, "-")
}
