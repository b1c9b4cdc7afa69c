//! What the desk asks the browser to do.

use std::fmt;

use serde_json::Value;

use crate::account::Record;
use crate::log::Entry;
use crate::token::TokenRequest;

use super::id::{AskId, PortId};
use super::input::Timer;
use crate::frame_id::FrameId;
use crate::relay::Call;

/// One thing for the host to do. The order matters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Post the one reply to a command and forget the port.
    Reply {
        /// Where to.
        port: PortId,
        /// What.
        reply: Reply,
    },
    /// Post a reply to a command and keep the port: the reply comes a second time.
    Repeat {
        /// Where to.
        port: PortId,
        /// What.
        reply: Reply,
    },
    /// Post an event to a listener.
    Emit {
        /// Where to.
        port: PortId,
        /// The event's `data`; some events have none.
        data: Option<Value>,
    },
    /// Forget a port without a word.
    Drop(PortId),
    /// Sign a token and bring it back as [`Input::TokenMinted`](super::Input::TokenMinted).
    MintToken(TokenRequest),
    /// Bring a timer back after a while.
    StartTimer {
        /// Which one.
        timer: Timer,
        /// After how many milliseconds.
        after: u32,
    },
    /// Ask the endpoint of a JSON panel or JSON modal, and bring what comes of it back as
    /// [`Input::EndpointAnswered`](super::Input::EndpointAnswered).
    Ask {
        /// Which question it is.
        ask: AskId,
        /// The question.
        call: Box<Call>,
    },
    /// Open an address in a new tab.
    OpenTab(String),
    /// Find out why a page says nothing, and bring it back as [`Input::Looked`](super::Input::Looked).
    Look {
        /// The frame that shows it.
        frame: FrameId,
        /// Its address.
        address: String,
    },
    /// Have records of the stand-in changed as they were here.
    ChangeAtStandIn(Vec<ChangedRecord>),
    /// Add a line to the conversation log.
    Log(Box<Entry>),
}

/// A record as it is now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChangedRecord {
    /// The company that has it.
    pub(crate) company: u64,
    /// The user who changed it.
    pub(crate) user: u64,
    /// Which one it is.
    pub(crate) record: Record,
    /// Its fields, as the API has them.
    pub(crate) fields: Value,
}

/// The answer to a command, as the SDK expects it: always an object.
#[derive(Clone, PartialEq)]
pub(crate) enum Reply {
    /// Resolves the SDK's promise, with `data` where there is some.
    Done(Option<Value>),
    /// Rejects it with a text.
    Failed(String),
    /// Anything at all, on purpose.
    Raw(Value),
}

impl fmt::Debug for Reply {
    /// Leaves tokens out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(Some(data)) if data.get("token").is_some() => {
                formatter.write_str("Done(token)")
            }
            Self::Done(data) => formatter.debug_tuple("Done").field(data).finish(),
            Self::Raw(value) => formatter.debug_tuple("Raw").field(value).finish(),
            Self::Failed(text) => formatter.debug_tuple("Failed").field(text).finish(),
        }
    }
}
