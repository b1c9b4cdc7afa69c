//! Which options a block, an item and a button have: the one table that parser, schemas and drawing are made by.

use crate::document::{Node, Object};

/// What the value of an option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OptionKind {
    /// A text that people see.
    Shown,
    /// A text that people can change.
    Entered,
    /// True or false.
    Flag,
    /// A word of `InputKind`.
    InputType,
    /// A single value, or a list of them.
    Chosen,
    /// A single value.
    Scalar,
    /// A text of the items.
    ChosenText,
    /// A list of texts.
    ChosenTexts,
    /// A day of the calendar.
    Day,
    /// Items whose values are single values.
    Items,
    /// Items whose values are texts.
    TextItems,
    /// When it is shown.
    Visibility,
    /// What a primary button does.
    PrimaryHandler,
    /// What a secondary button does.
    SecondaryHandler,
    /// An address.
    Address,
}

/// An option: its name, what it is, and whether it is required.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) kind: OptionKind,
    pub(crate) is_required: bool,
}

const fn may(name: &'static str, kind: OptionKind) -> Shape {
    Shape {
        name,
        kind,
        is_required: false,
    }
}

const fn must(name: &'static str, kind: OptionKind) -> Shape {
    Shape {
        name,
        kind,
        is_required: true,
    }
}

/// A kind of block or button: its name after `#/definitions/`, and its options.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) name: &'static str,
    pub(crate) options: &'static [Shape],
}

use OptionKind as Of;

/// The kinds of blocks, in the order of Pipedrive's documentation.
pub(crate) static BLOCK_KINDS: [Definition; 8] = [
    Definition {
        name: "element-text",
        options: &[
            must("value", Of::Entered),
            may("markdown", Of::Flag),
            may("visibleOn", Of::Visibility),
        ],
    },
    Definition {
        name: "element-input",
        options: &[
            must("label", Of::Shown),
            may("type", Of::InputType),
            may("value", Of::Entered),
            may("placeholder", Of::Shown),
            may("message", Of::Shown),
            may("allowClear", Of::Flag),
            may("isRequired", Of::Flag),
            may("visibleOn", Of::Visibility),
            may("fetchOnChange", Of::Flag),
            may("error", Of::Shown),
        ],
    },
    Definition {
        name: "element-select",
        options: &[
            must("label", Of::Shown),
            may("value", Of::Chosen),
            may("message", Of::Shown),
            may("placeholder", Of::Shown),
            may("allowClear", Of::Flag),
            may("isRequired", Of::Flag),
            may("filter", Of::Flag),
            may("fetchOnChange", Of::Flag),
            may("error", Of::Shown),
            may("items", Of::Items),
            may("visibleOn", Of::Visibility),
        ],
    },
    Definition {
        name: "element-datepicker",
        options: &[
            must("label", Of::Shown),
            may("value", Of::Day),
            may("message", Of::Shown),
            may("placeholder", Of::Shown),
            may("error", Of::Shown),
            may("allowClear", Of::Flag),
            may("isRequired", Of::Flag),
            may("visibleOn", Of::Visibility),
            may("fetchOnChange", Of::Flag),
        ],
    },
    Definition {
        name: "element-radio-group",
        options: &[
            must("label", Of::Shown),
            may("value", Of::ChosenText),
            may("items", Of::TextItems),
            may("isRequired", Of::Flag),
            may("message", Of::Shown),
            may("error", Of::Shown),
            may("fetchOnChange", Of::Flag),
            may("visibleOn", Of::Visibility),
        ],
    },
    Definition {
        name: "element-checkbox-group",
        options: &[
            may("label", Of::Shown),
            may("value", Of::ChosenTexts),
            may("items", Of::TextItems),
            may("isRequired", Of::Flag),
            may("message", Of::Shown),
            may("fetchOnChange", Of::Flag),
            may("error", Of::Shown),
            may("visibleOn", Of::Visibility),
        ],
    },
    Definition {
        name: "element-separator",
        options: &[],
    },
    Definition {
        name: "element-textarea",
        options: &[
            must("label", Of::Shown),
            may("value", Of::Entered),
            may("placeholder", Of::Shown),
            may("message", Of::Shown),
            may("resize", Of::Flag),
            may("isRequired", Of::Flag),
            may("visibleOn", Of::Visibility),
            may("fetchOnChange", Of::Flag),
            may("error", Of::Shown),
        ],
    },
];

/// The kinds of buttons.
pub(crate) static ACTION_KINDS: [Definition; 2] = [
    Definition {
        name: "action-primary",
        options: &[
            must("label", Of::Shown),
            must("handler", Of::PrimaryHandler),
            may("url", Of::Address),
            may("visibleOn", Of::Visibility),
        ],
    },
    Definition {
        name: "action-secondary",
        options: &[
            must("label", Of::Shown),
            must("handler", Of::SecondaryHandler),
            may("visibleOn", Of::Visibility),
        ],
    },
];

/// The options of an item whose value is a single value.
pub(crate) static ITEM_OPTIONS: [Shape; 4] = [
    must("label", Of::Shown),
    must("value", Of::Scalar),
    may("isDisabled", Of::Flag),
    may("visibleOn", Of::Visibility),
];

/// The options of an item whose value is a text.
pub(crate) static TEXT_ITEM_OPTIONS: [Shape; 4] = [
    must("label", Of::Shown),
    must("value", Of::ChosenText),
    may("isDisabled", Of::Flag),
    may("visibleOn", Of::Visibility),
];

/// The options of a block or a button, of which later ones replace earlier ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    object: Object,
}

impl Options {
    /// Takes over what another object names; a null takes an option away.
    pub(crate) fn merge(&mut self, object: &Object) {
        let names = |key: &str| object.get(key).is_some();
        self.object.members.retain(|member| !names(&member.key));
        let members = object.members.iter();
        let given = members.filter(|member| !member.value.is_null());
        self.object.members.extend(given.cloned());
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Node> {
        self.object.value(name)
    }
}
