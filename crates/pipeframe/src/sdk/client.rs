//! The calls, each where it applies.

use std::{fmt, marker::PhantomData, rc::Rc, sync::Arc};

use send_wrapper::SendWrapper;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{
    Command, Confirmation, Event, Metadata, ModalOutcome, ModalRequest, Options, Redirect,
    SdkError, Snackbar, Subscription, VisibilityEvent,
    connection::{COMMAND_DEADLINE, Call, Connection, arguments},
    kind::{FloatingWindow, HasVisibility, Modal, OpensModals, SurfaceKind},
    opener::Opener,
};
use crate::context::{SignedToken, Theme};
use crate::json::{field, object_with};

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
    /// A page has one thread; wrapped, the handle may go into any closure of a view.
    connection: Arc<SendWrapper<Rc<Connection>>>,
    surface: PhantomData<fn() -> (S, W)>,
}

impl<S, W> Clone for Sdk<S, W> {
    fn clone(&self) -> Self {
        Self {
            connection: Arc::clone(&self.connection),
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
    /// The page's connection; the first call makes it and starts the handshake, unless `web/boot.js` has.
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
        Ok(Self::over(connection))
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

    /// Waits for the host's answer to the handshake: for at most this many seconds, or without a limit.
    ///
    /// # Errors
    ///
    /// [`SdkError::HandshakeTimedOut`], or [`SdkError::Refused`] with the host's text.
    pub async fn ready(&self, deadline_seconds: Option<u32>) -> Result<(), SdkError> {
        self.connection.ready(deadline_seconds).await
    }

    /// What is below the types, for what is alike on every surface.
    pub(crate) fn connection(&self) -> Rc<Connection> {
        Rc::clone(&self.connection)
    }

    /// The same without the types, for what is alike on every surface.
    pub(crate) fn over(connection: Rc<Connection>) -> Self {
        Self {
            connection: Arc::new(SendWrapper::new(connection)),
            surface: PhantomData,
        }
    }

    /// Shows a passing message.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call, as for every method below.
    pub fn show_snackbar(&self, snackbar: Snackbar) -> Call<()> {
        let command = Command::ShowSnackbar;
        self.connection.tell(command, arguments(command, &snackbar))
    }

    /// Asks a question and waits for the answer, without a deadline: `true` when it was confirmed.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn show_confirmation(&self, confirmation: Confirmation) -> Call<bool> {
        let command = Command::ShowConfirmation;
        let arguments = arguments(command, &confirmation);
        let reply = self.connection.execute(command, arguments, None);
        Box::pin(async move {
            field(&reply.await?, "confirmed")
                .and_then(|confirmed| confirmed.as_bool())
                .ok_or(SdkError::NotUnderstood {
                    call: command.as_str(),
                    field: "confirmed",
                })
        })
    }

    /// Gives the frame another size. A size can't be out of its surface's bounds, which Pipedrive is seen to ignore as a whole.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn resize(&self, size: S::Size) -> Call<()> {
        self.connection
            .tell(Command::Resize, arguments(Command::Resize, &size))
    }

    /// Sends the user to another view of Pipedrive.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn redirect_to(&self, target: Redirect) -> Call<()> {
        let command = Command::RedirectTo;
        self.connection.tell(command, arguments(command, &target))
    }

    /// A signed token for the app's own server. Pipedrive gives the same one again until it has expired, so asking early
    /// brings none that lives longer.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn get_signed_token(&self) -> Call<SignedToken> {
        self.connection.get_signed_token()
    }

    /// The size of Pipedrive's whole window.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn get_metadata(&self) -> Call<Metadata> {
        let command = Command::GetMetadata;
        let nothing = Ok(JsValue::UNDEFINED);
        let reply = self
            .connection
            .execute(command, nothing, Some(COMMAND_DEADLINE));
        Box::pin(async move { Metadata::from_reply(&reply.await?) })
    }

    /// Hears when the user changes Pipedrive's theme.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_user_settings_change(
        &self,
        handler: impl FnMut(Result<Theme, SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection.on_theme(Box::new(handler))
    }

    /// Hears when the browser's tab is hidden (`false`) or shown again (`true`). The SDK tells this by itself, without the host.
    ///
    /// # Errors
    ///
    /// [`SdkError::Refused`] when the SDK won't listen.
    pub fn on_page_visibility(
        &self,
        handler: impl FnMut(Result<bool, SdkError>) + 'static,
    ) -> Result<Subscription, SdkError> {
        self.connection.on_page_visibility(Box::new(handler))
    }
}

impl<S: OpensModals, W> Sdk<S, W> {
    /// Opens a modal and waits, without a deadline, until it has closed. The focus is then where it was before.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn open_modal<M: ModalRequest>(&self, modal: M) -> Call<M::Outcome> {
        let command = Command::OpenModal;
        let opener = Opener::remember();
        let reply = self
            .connection
            .execute(command, arguments(command, &modal), None);
        Box::pin(async move {
            let reply = reply.await?;
            opener.take_focus_back();
            M::Outcome::from_reply(&reply)
        })
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
        self.connection.listen(
            Event::CloseCustomModal,
            Box::new(move |data| handler(data.map(drop))),
        )
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
        self.connection.listen(
            Event::Visibility,
            Box::new(move |data| handler(data.and_then(|data| S::Visibility::from_data(&data)))),
        )
    }
}

impl<W> Sdk<Modal, W> {
    /// Closes this modal. Pipedrive takes the page away, so nothing should be left to do.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn close_modal(&self) -> Call<()> {
        self.connection
            .tell(Command::CloseModal, Ok(JsValue::UNDEFINED))
    }
}

impl<S: SurfaceKind> Sdk<S, WithFloatingWindow> {
    /// Shows the app's floating window; its `visibility` event carries the context.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call; [`SdkError::Unsendable`] when the context can't be given to JavaScript.
    pub fn show_floating_window<C: Serialize>(&self, context: Option<&C>) -> Call<()> {
        self.window_command(Command::ShowFloatingWindow, context)
    }

    /// Hides the app's floating window; its `visibility` event carries the context.
    ///
    /// # Errors
    ///
    /// As for [`Sdk::show_floating_window`].
    pub fn hide_floating_window<C: Serialize>(&self, context: Option<&C>) -> Call<()> {
        self.window_command(Command::HideFloatingWindow, context)
    }

    /// Sets the number at the app's icon in the dock; zero takes it away.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn set_notification(&self, number: u32) -> Call<()> {
        let argument = object_with(&[("number", JsValue::from(number))]);
        self.connection.tell(Command::SetNotification, Ok(argument))
    }

    fn window_command<C: Serialize>(&self, command: Command, context: Option<&C>) -> Call<()> {
        let context = context
            .map(|context| arguments(command, context))
            .transpose();
        let argument = context.map(|context| match context {
            Some(context) => object_with(&[("context", context)]),
            None => object_with(&[]),
        });
        self.connection.tell(command, argument)
    }
}

impl Sdk<FloatingWindow, WithFloatingWindow> {
    /// Takes the close button off the window, or gives it back. The window must be visible, and it opens without focus mode
    /// each time, so the page must bring its own way out: <https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>.
    ///
    /// # Errors
    ///
    /// Any [`SdkError`] of a call.
    pub fn set_focus_mode(&self, on: bool) -> Call<()> {
        self.connection
            .tell(Command::SetFocusMode, Ok(JsValue::from_bool(on)))
    }
}
