//! JSON modals: their schema, the answer that fills it, and the answer to what was sent.

mod answer;
mod build;
mod judge;
pub(crate) mod options;
mod schema;
mod visibility;

use crate::address::Address;
use crate::day::Day;
use crate::number::Number;
use crate::text::{FormattedText, Text};

pub use answer::{ModalAnswer, ModalOpening, Snackbar};
pub use schema::ModalSchema;
pub use visibility::{Comparison, Condition, Visibility};

/// A modal's form: the schema with what the answers so far have changed.
#[derive(Clone, Debug)]
pub struct ModalForm {
    /// The blocks, in their order.
    pub blocks: Vec<Block>,
    /// The buttons, in their order.
    pub actions: Vec<Action>,
    /// The keys of the blocks whose value the last answer gave: it replaces what was entered.
    pub values_given: Vec<String>,
    /// What it is made of.
    pub(crate) parts: schema::Parts,
}

/// Equal forms show the same.
impl PartialEq for ModalForm {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
            && self.actions == other.actions
            && self.values_given == other.values_given
    }
}

/// A block of a modal.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its key, by which answers and the sent form name it.
    pub key: String,
    /// When it is shown.
    pub visibility: Visibility,
    /// What it is.
    pub content: BlockContent,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockContent {
    /// A text to read.
    Text(FormattedText),
    /// A line between blocks.
    Separator,
    /// A field to fill in.
    Field(Field),
}

/// A field to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it is for. Only a group of checkboxes may have none.
    pub label: Option<Text>,
    /// Help below it.
    pub message: Option<Text>,
    /// What is wrong with its value.
    pub error: Option<Text>,
    /// Whether the form can't be sent without it.
    pub is_required: bool,
    /// Whether the form is asked for again when it changes.
    pub fetch_on_change: bool,
    /// How it is filled in.
    pub control: Control,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    /// A line of text.
    Input {
        /// What kind of text.
        kind: InputKind,
        /// What it holds at first, exactly as it is written.
        value: String,
        /// What an empty one shows.
        placeholder: Option<Text>,
        /// Whether a button empties it.
        allow_clear: bool,
    },
    /// A list to choose from.
    Select {
        /// What is chosen at first. Pipedrive allows a list of values and no way to choose several, so the first counts.
        value: Vec<Scalar>,
        /// What an empty one shows.
        placeholder: Option<Text>,
        /// Whether a button empties it.
        allow_clear: bool,
        /// Whether the list can be searched.
        filter: bool,
        /// What there is to choose.
        items: Vec<Item>,
    },
    /// A calendar.
    DatePicker {
        /// The day that is chosen at first.
        value: Option<Day>,
        /// What an empty one shows.
        placeholder: Option<Text>,
        /// Whether a button empties it.
        allow_clear: bool,
    },
    /// Radio buttons.
    RadioGroup {
        /// What is chosen at first. It may be none of the items.
        value: Option<String>,
        /// What there is to choose.
        items: Vec<Item>,
    },
    /// Checkboxes.
    CheckboxGroup {
        /// What is chosen at first.
        value: Vec<String>,
        /// What there is to choose.
        items: Vec<Item>,
    },
    /// Several lines of text.
    TextArea {
        /// What it holds at first, exactly as it is written.
        value: String,
        /// What an empty one shows.
        placeholder: Option<Text>,
        /// Whether its size can be changed.
        resize: bool,
    },
}

/// What kind of text an input takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A number.
    Number,
    /// A text that is not shown.
    Password,
    /// A text to search for.
    Search,
    /// A web address.
    Url,
}

impl InputKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Email,
        Self::Number,
        Self::Password,
        Self::Search,
        Self::Url,
    ];

    /// Its word, which is also that of HTML.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Number => "number",
            Self::Password => "password",
            Self::Search => "search",
            Self::Url => "url",
        }
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is shown.
    pub label: Text,
    /// What is sent.
    pub value: Scalar,
    /// Whether it can't be chosen.
    pub is_disabled: bool,
    /// When it is shown.
    pub visibility: Visibility,
}

/// A single value of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A text, exactly as it is written.
    Text(String),
    /// A number.
    Number(Number),
    /// True or false.
    Flag(bool),
}

impl From<&Scalar> for serde_json::Value {
    fn from(scalar: &Scalar) -> Self {
        match scalar {
            Scalar::Text(text) => Self::from(text.as_str()),
            Scalar::Number(number) => serde_json::from_str(number.as_str()).unwrap_or_default(),
            Scalar::Flag(flag) => Self::from(*flag),
        }
    }
}

/// A button of a modal.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its key.
    pub key: String,
    /// Its text.
    pub label: Text,
    /// When it is shown.
    pub visibility: Visibility,
    /// What it does. It says too whether the button is primary or secondary.
    pub handler: ActionHandler,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionHandler {
    /// Primary: sends the form, to an address of its own or to the modal's endpoint.
    Request(Option<Address>),
    /// Primary: opens a new tab with the form in its address.
    OpenUrl(Option<Address>),
    /// Secondary: puts the values of the schema back.
    Reset,
    /// Secondary: closes the modal.
    Cancel,
}

impl ActionHandler {
    /// Whether the button is the primary one.
    pub const fn is_primary(&self) -> bool {
        matches!(self, Self::Request(_) | Self::OpenUrl(_))
    }

    /// The words of primary buttons, then those of secondary ones.
    pub(crate) const WORDS: [&'static [&'static str]; 2] =
        [&["request", "open-url"], &["reset", "cancel"]];
}
