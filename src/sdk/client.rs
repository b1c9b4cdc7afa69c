//! The calls, each where it applies.

use std::{fmt, marker::PhantomData, rc::Rc};

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{
    Command, Confirmation, Event, Metadata, ModalOutcome, ModalRequest, Options, Redirect,
    SdkError, Snackbar, Subscription, VisibilityEvent,
    connection::{COMMAND_DEADLINE, Connection, arguments, field, object_with},
    event::{is_visible, page_is_visible, theme_of},
    opener::Opener,
};
use crate::{
    context::{SignedToken, Theme},
    surface::{FloatingWindow, HasVisibility, Modal, OpensModals, SurfaceKind},
};

/// The app has no floating window registered.
#[derive(Clone, Copy, Debug)]
pub struct NoFloatingWindow;

/// The app has a floating window registered, so that any of its surfaces may show it and set its badge.
#[derive(Clone, Copy, Debug)]
pub struct WithFloatingWindow;

/// The page's connection to Pipedrive, typed by the surface that the page is (`S`) and by whether the app has a floating
/// window (`W`). Clones share the one connection of the page.
///
/// Every call waits for the handshake first, so a page may call before Pipedrive has answered.
pub struct Sdk<S, W = NoFloatingWindow> {
    connection: Rc<Connection>,
    surface: PhantomData<fn() -> (S, W)>,
}

impl<S, W> Clone for Sdk<S, W> {
    fn clone(&self) -> Self {
        Self {
            connection: Rc::clone(&self.connection),
            surface: PhantomData,
        }
    }
}

impl<S, W> fmt::Debug for Sdk<S, W> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sdk")
    }
}

impl<S: SurfaceKind, W> Sdk<S, W> {
    /// The page's connection; the first call makes it and starts the handshake, unless `assets/boot.js` has.
    ///
    /// # Errors
    ///
    /// [`SdkError::ScriptMissing`] and [`SdkError::NoIdentifier`] at once; whether the host answers, [`Sdk::ready`] tells.
    pub fn open(options: &Options<S::Size>) -> Result<Self, SdkError> {
        let size = options
            .size
            .as_ref()
            .map(|size| arguments(Command::Initialize, size));
        let initialize = match size.transpose()? {
            Some(size) => object_with(&[("size", size)]),
            None => object_with(&[]),
        };
        let connection = Connection::open(&options.for_constructor(), &initialize)?;
        Ok(Self {
            connection,
            surface: PhantomData,
        })
    }

    /// Opens the connection and waits until the host has answered, or for
    /// [`HANDSHAKE_DEADLINE`](super::HANDSHAKE_DEADLINE) seconds.
    ///
    /// # Errors
    ///
    /// Those of [`Sdk::open`] and [`Sdk::ready`].
    pub async fn connect(options: &Options<S::Size>) -> Result<Self, SdkError> {
        let sdk = Self::open(options)?;
        sdk.ready(Some(super::HANDSHAKE_DEADLINE)).await?;
        Ok(sdk)
    }

    /// Waits for the host's answer to the handshake: so many seconds, or as long as it takes.
    ///
    /// # Errors
    ///
    /// [`SdkError::HandshakeTimedOut`], or [`SdkError::Refused`] with the host's text.
    pub async fn ready(&self, deadline_seconds: Option<u32>) -> Result<(), SdkError> {
        self.connection.ready(deadline_seconds).await
    }

    /// Shows a passing message.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call, as for every method below.
    pub async fn show_snackbar(&self, snackbar: Snackbar) -> Result<(), SdkError> {
        let command = Command::ShowSnackbar;
        self.connection
            .tell(command, arguments(command, &snackbar)?)
            .await
    }

    /// Asks a question and waits for the answer, without a deadline: `true` when it was confirmed.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn show_confirmation(&self, confirmation: Confirmation) -> Result<bool, SdkError> {
        let command = Command::ShowConfirmation;
        let reply = self
            .connection
            .execute(command, arguments(command, &confirmation)?, None)
            .await?;
        field(&reply, "confirmed")
            .and_then(|confirmed| confirmed.as_bool())
            .ok_or(SdkError::NotUnderstood {
                call: command.as_str(),
                field: "confirmed",
            })
    }

    /// Gives the frame another size. A size can't be out of its surface's bounds, which Pipedrive is seen to ignore as a whole.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn resize(&self, size: S::Size) -> Result<(), SdkError> {
        self.connection
            .tell(Command::Resize, arguments(Command::Resize, &size)?)
            .await
    }

    /// Sends the user to another view of Pipedrive.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn redirect_to(&self, target: Redirect) -> Result<(), SdkError> {
        let command = Command::RedirectTo;
        self.connection
            .tell(command, arguments(command, &target)?)
            .await
    }

    /// A signed token for the app's own server. Pipedrive gives the same one again until it has expired, so asking early
    /// brings none that lives longer.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn get_signed_token(&self) -> Result<SignedToken, SdkError> {
        let command = Command::GetSignedToken;
        let reply = self
            .connection
            .execute(command, JsValue::UNDEFINED, Some(COMMAND_DEADLINE))
            .await?;
        field(&reply, "token")
            .and_then(|token| token.as_string())
            .map(SignedToken::new)
            .ok_or(SdkError::NotUnderstood {
                call: command.as_str(),
                field: "token",
            })
    }

    /// The size of Pipedrive's whole window.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn get_metadata(&self) -> Result<Metadata, SdkError> {
        let command = Command::GetMetadata;
        let reply = self
            .connection
            .execute(command, JsValue::UNDEFINED, Some(COMMAND_DEADLINE))
            .await?;
        Metadata::from_reply(&reply)
    }

    /// Hears when the user changes Pipedrive's theme.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_user_settings_change(
        &self,
        mut handler: impl FnMut(Result<Theme, SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection
            .listen(Event::UserSettingsChange, move |data| {
                handler(data.and_then(|data| theme_of(&data)));
            })
    }

    /// Hears whether the surface can be seen, for surfaces of which Pipedrive tells that.
    pub(crate) fn on_visible(
        &self,
        mut handler: impl FnMut(bool) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection.listen(Event::Visibility, move |data| {
            if let Ok(visible) = data.and_then(|data| is_visible(&data)) {
                handler(visible);
            }
        })
    }

    /// Hears when the browser's tab is hidden (`false`) or shown again (`true`). The SDK tells this by itself, without the host.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_page_visibility(
        &self,
        mut handler: impl FnMut(Result<bool, SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection
            .listen(Event::PageVisibilityState, move |data| {
                handler(data.and_then(|data| page_is_visible(&data)));
            })
    }
}

impl<S: OpensModals, W> Sdk<S, W> {
    /// Opens a modal and waits, without a deadline, until it has closed. The focus is then where it was before.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn open_modal<M: ModalRequest>(&self, modal: M) -> Result<M::Outcome, SdkError> {
        let command = Command::OpenModal;
        let opener = Opener::remember();
        let reply = self
            .connection
            .execute(command, arguments(command, &modal)?, None)
            .await?;
        opener.take_focus_back();
        M::Outcome::from_reply(&reply)
    }

    /// Hears when a custom modal that this page opened has closed.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_close_custom_modal(
        &self,
        mut handler: impl FnMut(Result<(), SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection
            .listen(Event::CloseCustomModal, move |data| handler(data.map(drop)))
    }
}

impl<S: HasVisibility, W> Sdk<S, W> {
    /// Hears when the panel is collapsed or expanded, or the floating window hidden or shown.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_visibility(
        &self,
        mut handler: impl FnMut(Result<S::Visibility, SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection.listen(Event::Visibility, move |data| {
            handler(data.and_then(|data| S::Visibility::from_data(&data)));
        })
    }
}

impl<W> Sdk<Modal, W> {
    /// Closes this modal. Pipedrive takes the page away, so nothing should be left to do.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn close_modal(&self) -> Result<(), SdkError> {
        self.connection
            .tell(Command::CloseModal, JsValue::UNDEFINED)
            .await
    }
}

impl<S: SurfaceKind> Sdk<S, WithFloatingWindow> {
    /// Shows the app's floating window; its `visibility` event carries the context.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call; [`SdkError::Unsendable`] when the context can't be given to JavaScript.
    pub async fn show_floating_window<C: Serialize>(
        &self,
        context: Option<&C>,
    ) -> Result<(), SdkError> {
        self.window_command(Command::ShowFloatingWindow, context)
            .await
    }

    /// Hides the app's floating window; its `visibility` event carries the context.
    ///
    /// # Errors
    ///
    /// As for [`Sdk::show_floating_window`].
    pub async fn hide_floating_window<C: Serialize>(
        &self,
        context: Option<&C>,
    ) -> Result<(), SdkError> {
        self.window_command(Command::HideFloatingWindow, context)
            .await
    }

    /// Sets the number at the app's icon in the dock; zero takes it away.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn set_notification(&self, number: u32) -> Result<(), SdkError> {
        let argument = object_with(&[("number", JsValue::from(number))]);
        self.connection
            .tell(Command::SetNotification, argument)
            .await
    }

    async fn window_command<C: Serialize>(
        &self,
        command: Command,
        context: Option<&C>,
    ) -> Result<(), SdkError> {
        let argument = match context {
            Some(context) => object_with(&[("context", arguments(command, context)?)]),
            None => object_with(&[]),
        };
        self.connection.tell(command, argument).await
    }
}

impl Sdk<FloatingWindow, WithFloatingWindow> {
    /// Takes the close button off the window, or gives it back. The window must be visible, and it opens without focus mode
    /// each time, so the page must bring its own way out: <https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub async fn set_focus_mode(&self, on: bool) -> Result<(), SdkError> {
        self.connection
            .tell(Command::SetFocusMode, JsValue::from_bool(on))
            .await
    }
}
