//! The SDK's words as types, so that no call needs a string where the set is known.

macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$meaning])* $variant,)+
        }

        impl $name {
            /// Every value, in the SDK's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that goes over the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The value that a word of the wire stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// The commands that a page gives to its host (the SDK's `Command`).
    Command {
        /// A passing message at the edge of Pipedrive's window.
        ShowSnackbar = "show_snackbar",
        /// A question with two answers.
        ShowConfirmation = "show_confirmation",
        /// A new size of the frame.
        Resize = "resize",
        /// The handshake; sent by the SDK's `initialize`.
        Initialize = "initialize",
        /// A modal of Pipedrive's or of the app's own.
        OpenModal = "open_modal",
        /// The end of the custom modal that asks for it.
        CloseModal = "close_modal",
        /// A signed token for the app's own server.
        GetSignedToken = "get_signed_token",
        /// Another view of Pipedrive.
        RedirectTo = "redirect_to",
        /// The app's floating window, shown.
        ShowFloatingWindow = "show_floating_window",
        /// The app's floating window, hidden.
        HideFloatingWindow = "hide_floating_window",
        /// The badge at the app's icon in the dock.
        SetNotification = "set_notification",
        /// Whether the floating window hides its close button.
        SetFocusMode = "set_focus_mode",
        /// The size of Pipedrive's window.
        GetMetadata = "get_metadata",
    }
}

vocabulary! {
    /// The events that a page can listen to (the SDK's `Event`).
    Event {
        /// The panel was collapsed or expanded, or the floating window hidden or shown.
        Visibility = "visibility",
        /// A custom modal that this page opened has closed.
        CloseCustomModal = "close_custom_modal",
        /// The browser's tab was hidden or shown again.
        PageVisibilityState = "page_visibility_state",
        /// The user changed the interface preferences.
        UserSettingsChange = "user_settings_change",
    }
}

vocabulary! {
    /// The colour of a confirmation's main button (the SDK's `Color`).
    Color {
        /// The usual main action.
        Primary = "primary",
        /// An action of less weight.
        Secondary = "secondary",
        /// An action that removes something; the host's default.
        Negative = "negative",
    }
}

vocabulary! {
    /// The views of Pipedrive that a page can send its user to (the SDK's `View`).
    View {
        /// Deals.
        Deals = "deals",
        /// Leads.
        Leads = "leads",
        /// Organisations.
        Organizations = "organizations",
        /// People.
        Contacts = "contacts",
        /// Campaigns.
        Campaigns = "campaigns",
        /// Projects.
        Projects = "projects",
        /// The app's own settings page.
        Settings = "settings",
    }
}

vocabulary! {
    /// The kinds of modals (the SDK's `Modal`).
    ModalKind {
        /// Pipedrive's form for a new deal.
        Deal = "deal",
        /// Pipedrive's form for a new organisation.
        Organization = "organization",
        /// Pipedrive's form for a new person.
        Person = "person",
        /// Pipedrive's form for a new activity.
        Activity = "activity",
        /// A JSON modal of the app.
        JsonModal = "json_modal",
        /// A custom modal of the app.
        CustomModal = "custom_modal",
    }
}

vocabulary! {
    /// How a modal ended (the SDK's `ModalStatus`).
    ModalStatus {
        /// Closed with nothing saved.
        Closed = "closed",
        /// Saved.
        Submitted = "submitted",
    }
}

vocabulary! {
    /// Who showed or hid the floating window (the SDK's `VisibilityEventInvoker`).
    Invoker {
        /// A person, in Pipedrive's interface.
        User = "user",
        /// The app, by a command.
        Command = "command",
    }
}

vocabulary! {
    /// What an envelope carries (the SDK's `MessageType`).
    MessageType {
        /// A command, answered once.
        Command = "command",
        /// A request to hear an event from now on.
        Listener = "listener",
        /// A notice that is not answered.
        Track = "track",
    }
}

vocabulary! {
    /// Notices that the SDK sends of its own accord (the SDK's `TrackingEvent`).
    TrackingEvent {
        /// The frame's window got the focus.
        Focused = "focused",
    }
}
