//! The closed vocabularies of the protocol.

/// Declares an enum in which each variant is one word of the protocol.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the SDK's order.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word on the wire.
            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The value of a word; case counts.
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::from_word(&word).ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|value| value.as_str()).collect();
                    serde::de::Error::custom(format!("`{word}` is none of {}", known.join(", ")))
                })
            }
        }
    };
}

words! {
    /// A command that an iframe can give.
    CommandName {
        /// Shows a short message.
        ShowSnackbar = "show_snackbar",
        /// Asks the user a question.
        ShowConfirmation = "show_confirmation",
        /// Changes the size of the surface.
        Resize = "resize",
        /// Says that the page is there.
        Initialize = "initialize",
        /// Opens a modal.
        OpenModal = "open_modal",
        /// Closes the custom modal that gives the command.
        CloseModal = "close_modal",
        /// Asks for a signed token.
        GetSignedToken = "get_signed_token",
        /// Goes to another page of Pipedrive.
        RedirectTo = "redirect_to",
        /// Shows the floating window.
        ShowFloatingWindow = "show_floating_window",
        /// Hides the floating window.
        HideFloatingWindow = "hide_floating_window",
        /// Sets the badge of the floating window.
        SetNotification = "set_notification",
        /// Takes the X from the floating window, or gives it back.
        SetFocusMode = "set_focus_mode",
        /// Asks for the size of the Pipedrive window.
        GetMetadata = "get_metadata",
    }
}

words! {
    /// An event that an iframe can listen for.
    Event {
        /// The surface was shown or hidden.
        Visibility = "visibility",
        /// A custom modal that this surface opened was closed.
        CloseCustomModal = "close_custom_modal",
        /// The browser tab was shown or hidden. The SDK raises this event itself; the host posts nothing.
        PageVisibilityState = "page_visibility_state",
        /// The user chose another theme.
        UserSettingsChange = "user_settings_change",
    }
}

words! {
    /// The colour of a confirmation's button.
    Color {
        /// The main action.
        Primary = "primary",
        /// A plain action.
        Secondary = "secondary",
        /// A destructive action.
        Negative = "negative",
    }
}

words! {
    /// A modal that an iframe can open.
    ModalType {
        /// "Add deal".
        Deal = "deal",
        /// "Add organization".
        Organization = "organization",
        /// "Add person".
        Person = "person",
        /// "Add activity".
        Activity = "activity",
        /// A form that Pipedrive draws from the app's schema.
        JsonModal = "json_modal",
        /// A page of the app's own.
        CustomModal = "custom_modal",
    }
}

words! {
    /// A part of Pipedrive that an iframe can redirect to.
    View {
        /// Deals.
        Deals = "deals",
        /// The leads inbox.
        Leads = "leads",
        /// Organisations.
        Organizations = "organizations",
        /// People.
        Contacts = "contacts",
        /// Campaigns.
        Campaigns = "campaigns",
        /// Projects.
        Projects = "projects",
        /// The app's page in the settings.
        Settings = "settings",
    }
}

/// The preview's words are those of the installed SDK: a new word in a new version fails here.
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SDK: &str =
        include_str!("../../../../node_modules/@pipedrive/app-extensions-sdk/dist/types.d.ts");

    /// The values of an enum in the SDK's type declarations.
    fn values_of(name: &str) -> BTreeSet<&'static str> {
        let start = format!("export declare enum {name} {{");
        let (_, rest) = SDK.split_once(start.as_str()).unwrap();
        let (body, _) = rest.split_once('}').unwrap();
        body.split('"').skip(1).step_by(2).collect()
    }

    fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> BTreeSet<&'static str> {
        all.iter().map(|value| word(*value)).collect()
    }

    #[test]
    fn commands_are_the_sdks() {
        let known = words(CommandName::ALL, CommandName::as_str);
        assert_eq!(known, values_of("Command"));
    }

    #[test]
    fn events_are_the_sdks() {
        assert_eq!(words(Event::ALL, Event::as_str), values_of("Event"));
    }

    #[test]
    fn colours_modals_and_views_are_the_sdks() {
        assert_eq!(words(Color::ALL, Color::as_str), values_of("Color"));
        assert_eq!(words(ModalType::ALL, ModalType::as_str), values_of("Modal"));
        assert_eq!(words(View::ALL, View::as_str), values_of("View"));
    }

    #[test]
    fn message_types_and_tracking_events_are_the_ones_that_are_read() {
        assert_eq!(
            values_of("MessageType"),
            BTreeSet::from(["command", "listener", "track"])
        );
        assert_eq!(values_of("TrackingEvent"), BTreeSet::from(["focused"]));
    }
}
