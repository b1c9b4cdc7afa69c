//! The page's one connection to its host.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
};

use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Command, Event, SdkError, Subscription,
    binding::OfficialSdk,
    event::{is_visible, page_is_visible, theme_of},
    pending::{Outcome, Pending},
    port::opened_during,
};
use crate::context::{SignedToken, Theme};
use crate::json::field;

/// Seconds that the host has for `initialize`: Pipedrive itself gives the page no longer,
/// <https://pipedrive.readme.io/docs/custom-ui-extensions>.
pub const HANDSHAKE_DEADLINE: u32 = 10;

/// Seconds that the host has for a command that waits for nobody.
pub const COMMAND_DEADLINE: u32 = 10;

/// The global in which `web/boot.js` leaves the handshake that it started before the wasm arrived.
const EARLY_HANDSHAKE: &str = "pipeframeHandshake";

/// A call under way. Dropping it gives it up and leaves nothing behind.
///
/// It is boxed, so that what waits for several calls, one after the other, is not as large as all of them together.
pub type Call<T> = Pin<Box<dyn Future<Output = Result<T, SdkError>>>>;

thread_local! {
    static CONNECTION: RefCell<Option<Rc<Connection>>> = const { RefCell::new(None) };
}

#[derive(Debug)]
pub(crate) struct Connection {
    sdk: OfficialSdk,
    handshake: Promise,
    answered: Cell<bool>,
}

impl Connection {
    /// The page's connection: the one there is, else the one that `web/boot.js` began, else a new one.
    pub(crate) fn open(options: &JsValue, initialize: &JsValue) -> Result<Rc<Self>, SdkError> {
        CONNECTION.with_borrow_mut(|known| {
            if let Some(connection) = known {
                return Ok(Rc::clone(connection));
            }
            let connection = Rc::new(match Self::adopt() {
                Some(begun) => begun,
                None => Self::begin(options, initialize)?,
            });
            *known = Some(Rc::clone(&connection));
            Ok(connection)
        })
    }

    fn adopt() -> Option<Self> {
        let begun = field(&js_sys::global(), EARLY_HANDSHAKE)?;
        let sdk = field(&begun, "sdk")?.unchecked_into();
        let handshake = field(&begun, "ready")?.unchecked_into();
        Some(Self {
            sdk,
            handshake,
            answered: Cell::new(false),
        })
    }

    fn begin(options: &JsValue, initialize: &JsValue) -> Result<Self, SdkError> {
        if field(&js_sys::global(), "AppExtensionsSDK").is_none() {
            return Err(SdkError::ScriptMissing);
        }
        // The constructor throws for one reason only.
        let sdk = OfficialSdk::new(options).map_err(|_| SdkError::NoIdentifier)?;
        let refused = |reason| SdkError::refused(Command::Initialize.as_str(), &reason);
        let handshake = sdk.initialize(initialize).map_err(refused)?;
        Ok(Self {
            sdk,
            handshake,
            answered: Cell::new(false),
        })
    }

    /// Waits until the host has answered `initialize`; without a deadline, for as long as it takes.
    pub(crate) async fn ready(&self, deadline_seconds: Option<u32>) -> Result<(), SdkError> {
        if self.answered.get() {
            return Ok(());
        }
        match Pending::new(self.handshake.clone(), None, deadline_seconds).await {
            Outcome::Answered(_) => {
                self.answered.set(true);
                Ok(())
            }
            Outcome::Rejected(reason) => {
                Err(SdkError::refused(Command::Initialize.as_str(), &reason))
            }
            Outcome::DeadlinePassed => Err(SdkError::HandshakeTimedOut {
                seconds: deadline_seconds.unwrap_or_default(),
            }),
        }
    }

    /// Gives a command, after the handshake, and waits for its one answer. Arguments that could not be made are the answer.
    pub(super) fn execute(
        self: &Rc<Self>,
        command: Command,
        arguments: Result<JsValue, SdkError>,
        deadline_seconds: Option<u32>,
    ) -> Call<JsValue> {
        let connection = Rc::clone(self);
        Box::pin(async move {
            connection
                .exchange(command, &arguments?, deadline_seconds)
                .await
        })
    }

    async fn exchange(
        &self,
        command: Command,
        arguments: &JsValue,
        deadline_seconds: Option<u32>,
    ) -> Result<JsValue, SdkError> {
        self.ready(Some(HANDSHAKE_DEADLINE)).await?;
        let word = command.as_str();
        let (call, port) = opened_during(|| self.sdk.execute(word, arguments));
        let call = call.map_err(|reason| SdkError::refused(word, &reason))?;
        match Pending::new(call, port, deadline_seconds).await {
            Outcome::Answered(value) => Ok(value),
            Outcome::Rejected(reason) => Err(SdkError::refused(word, &reason)),
            Outcome::DeadlinePassed => Err(SdkError::TimedOut {
                command: word,
                seconds: deadline_seconds.unwrap_or_default(),
            }),
        }
    }

    /// A command whose answer comes by itself and holds nothing.
    pub(crate) fn tell(
        self: &Rc<Self>,
        command: Command,
        arguments: Result<JsValue, SdkError>,
    ) -> Call<()> {
        let reply = self.execute(command, arguments, Some(COMMAND_DEADLINE));
        Box::pin(async move { reply.await.map(drop) })
    }

    pub(super) fn listen(
        &self,
        event: Event,
        mut handler: Box<dyn FnMut(Result<JsValue, SdkError>)>,
    ) -> Result<Subscription, SdkError> {
        let word = event.as_str();
        Subscription::start(
            Box::new(move |message| handler(event_data(word, &message))),
            |handler: &Function| {
                self.sdk
                    .listen(word, handler)
                    .map_err(|reason| SdkError::refused(word, &reason))
            },
        )
    }

    /// A signed token, as Pipedrive hands it out.
    pub(crate) fn get_signed_token(self: &Rc<Self>) -> Call<SignedToken> {
        let command = Command::GetSignedToken;
        let nothing = Ok(JsValue::UNDEFINED);
        let reply = self.execute(command, nothing, Some(COMMAND_DEADLINE));
        Box::pin(async move {
            field(&reply.await?, "token")
                .and_then(|token| token.as_string())
                .map(SignedToken::new)
                .ok_or(SdkError::NotUnderstood {
                    call: command.as_str(),
                    field: "token",
                })
        })
    }

    /// Hears when the user changes Pipedrive's theme.
    pub(crate) fn on_theme(
        &self,
        mut handler: Box<dyn FnMut(Result<Theme, SdkError>)>,
    ) -> Result<Subscription, SdkError> {
        self.listen(
            Event::UserSettingsChange,
            Box::new(move |data| handler(data.and_then(|data| theme_of(&data)))),
        )
    }

    /// Hears when the browser's tab is hidden (`false`) or shown again (`true`).
    pub(crate) fn on_page_visibility(
        &self,
        mut handler: Box<dyn FnMut(Result<bool, SdkError>)>,
    ) -> Result<Subscription, SdkError> {
        self.listen(
            Event::PageVisibilityState,
            Box::new(move |data| handler(data.and_then(|data| page_is_visible(&data)))),
        )
    }

    /// Hears whether the surface can be seen, for surfaces of which Pipedrive tells that.
    pub(crate) fn on_visible(
        &self,
        mut handler: Box<dyn FnMut(bool)>,
    ) -> Result<Subscription, SdkError> {
        self.listen(
            Event::Visibility,
            Box::new(move |data| {
                if let Ok(visible) = data.and_then(|data| is_visible(&data)) {
                    handler(visible);
                }
            }),
        )
    }
}

/// An event comes as `{ data?, error? }`.
fn event_data(event: &'static str, message: &JsValue) -> Result<JsValue, SdkError> {
    match field(message, "error").and_then(|error| error.as_string()) {
        Some(text) if !text.is_empty() => Err(SdkError::Refused {
            call: event,
            message: text,
        }),
        _ => Ok(field(message, "data").unwrap_or(JsValue::UNDEFINED)),
    }
}

/// Arguments as plain objects, with no key for what is not given.
pub(crate) fn arguments<T: Serialize + ?Sized>(
    call: Command,
    value: &T,
) -> Result<JsValue, SdkError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| SdkError::Unsendable {
            call: call.as_str(),
            message: super::error::message_of(&JsValue::from(error)),
        })
}
