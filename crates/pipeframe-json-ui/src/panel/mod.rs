//! JSON panels: their structure, what their endpoint answers, and its errors.

mod answer;
mod error;
mod structure;
mod value;

use crate::address::Address;
use crate::day::{Day, Instant, TimeOfDay};
use crate::number::Number;
use crate::text::{FormattedText, Text};

pub(crate) use structure::{HEADER, ID};

/// The structure of a JSON panel, as it is uploaded to the Developer Hub.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelStructure {
    /// Whether the panel has a list of objects, or one object.
    pub has_many: bool,
    /// Whether objects may have a header, which is required in a panel of many.
    pub has_header: bool,
    /// The fields that are shown, in their order.
    pub fields: Vec<PanelField>,
    /// Every property that an answer may have.
    pub(crate) properties: Vec<(String, FieldKind)>,
    /// Properties that each object of an answer must have.
    pub(crate) required: Vec<String>,
}

impl PanelStructure {
    /// How many objects a panel shows at most.
    pub const MOST_OBJECTS: usize = 10;
    /// How many fields an object shows at most; its id and its header don't count.
    pub const MOST_FIELDS: usize = 20;
    /// How many characters of a text are shown.
    pub const LONGEST_TEXT: usize = 255;
    /// How many characters of a label are shown, and of an external link's.
    pub const LONGEST_LABEL: usize = 40;
    /// How many characters the title of an error may have.
    pub const LONGEST_ERROR_TITLE: usize = 30;

    /// The value that an object has for the field with a key; none where it has none or the structure has no such field.
    pub fn value<'o>(&self, object: &'o PanelObject, key: &str) -> Option<&'o Value> {
        let place = self.fields.iter().position(|field| field.key == key)?;
        object.values.get(place)?.as_ref()
    }
}

/// A field that a panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelField {
    /// Its key in the answer.
    pub key: String,
    /// Its caption: the label of the structure, or words made of the key.
    pub caption: Text,
    /// What its value is.
    pub kind: FieldKind,
}

/// What the value of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// The title of its object.
    Header,
    /// A text, or Markdown.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A time on a day.
    DateTime,
    /// An e-mail address.
    Email,
    /// A web address.
    Link,
    /// A telephone number.
    Phone,
    /// A postal address.
    Address,
    /// An amount of money.
    Currency,
    /// A coloured label.
    Label,
    /// Tags.
    Tags,
}

impl FieldKind {
    /// Every kind, in the order of Pipedrive's documentation.
    pub const ALL: [Self; 13] = [
        Self::Text,
        Self::Number,
        Self::Date,
        Self::Time,
        Self::DateTime,
        Self::Email,
        Self::Link,
        Self::Phone,
        Self::Address,
        Self::Currency,
        Self::Label,
        Self::Tags,
        Self::Header,
    ];

    /// Its name after `#/definitions/`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Text => "text",
            Self::Number => "numerical",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "date-time",
            Self::Email => "email",
            Self::Link => "link",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Currency => "currency",
            Self::Label => "label",
            Self::Tags => "tags",
        }
    }
}

/// What a panel shows, or why it does not.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelAnswer {
    /// Its objects and links.
    Content(PanelContent),
    /// The error of the app.
    Error(PanelError),
}

/// The objects and links of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelContent {
    /// The objects; without any there is nothing to show.
    pub objects: Vec<PanelObject>,
    /// The link to the app's settings, in the panel's menu.
    pub settings: Option<Address>,
    /// The app's own link, below the panel's actions.
    pub external_link: Option<NamedLink>,
}

/// An object of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelObject {
    /// Its id, where the answer has one that is a number or a text.
    pub id: Option<String>,
    /// Its title.
    pub header: Option<Text>,
    /// The value of each of the structure's fields, in their order; an empty one is `None`.
    pub values: Vec<Option<Value>>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, or Markdown.
    Text(FormattedText),
    /// A number.
    Number(Number),
    /// A day.
    Date(Day),
    /// A time of day.
    Time(TimeOfDay),
    /// A time on a day.
    DateTime(Instant),
    /// An e-mail address.
    Email(Text),
    /// A web address.
    Link(Link),
    /// A telephone number.
    Phone(Text),
    /// A postal address.
    Address(Text),
    /// An amount of money.
    Currency(Currency),
    /// A coloured label.
    Label(Label),
    /// Tags.
    Tags(Vec<Text>),
}

/// A link of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is shown in place of the address.
    pub label: Option<Text>,
    /// Where it leads.
    pub address: Address,
    /// Whether it opens a new tab. What a plain address does is not documented.
    pub external: Option<bool>,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Currency {
    /// The code of ISO 4217, or that of a custom currency of the account.
    pub code: Text,
    /// How much.
    pub value: Number,
}

/// A coloured label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its color.
    pub color: Color,
    /// Its text, of which 40 characters are shown.
    pub text: Text,
}

/// The colors of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// `#08A742`
    Green,
    /// `#F94839`
    Red,
    /// `#317AE2`
    Blue,
    /// `#FFCC00`
    Yellow,
    /// `#721EA9`
    Purple,
    /// `#B9BABB`
    Grey,
}

impl Color {
    /// Every color, in the order of Pipedrive's documentation.
    pub const ALL: [Self; 6] = [
        Self::Green,
        Self::Red,
        Self::Blue,
        Self::Yellow,
        Self::Purple,
        Self::Grey,
    ];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Red => "red",
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Purple => "purple",
            Self::Grey => "grey",
        }
    }
}

/// A link with a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLink {
    /// Its text, of which 40 characters are shown.
    pub label: Text,
    /// Where it leads.
    pub address: Address,
}

/// The action of an error.
pub type ErrorAction = NamedLink;

/// The error of the app that a panel shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelError {
    /// What is wrong.
    pub title: Text,
    /// More about it, in Markdown.
    pub subtitle: Option<Vec<crate::markdown::Node>>,
    /// What people can do about it.
    pub action: Option<ErrorAction>,
}
