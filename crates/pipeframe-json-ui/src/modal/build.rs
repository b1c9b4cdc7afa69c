//! Makes blocks and buttons of options that were judged.

use crate::address::Address;
use crate::day::Day;
use crate::document::{Content, Node};
use crate::text::{FormattedText, Text};

use super::options::Options;
use super::schema::Part;
use super::{
    Action, ActionHandler, Block, BlockContent, Comparison, Condition, Control, Field, InputKind,
    Item, Scalar, Visibility,
};

/// The block of a part.
pub(super) fn block(part: &Part) -> Option<Block> {
    let options = &part.options;
    let content = match part.definition.name {
        "element-separator" => BlockContent::Separator,
        "element-text" => {
            let is_markdown = options.flag("markdown");
            BlockContent::Text(FormattedText::new(&options.entered("value"), is_markdown))
        }
        kind => BlockContent::Field(Field {
            label: options.shown("label"),
            message: options.shown("message"),
            error: options.shown("error"),
            is_required: options.flag("isRequired"),
            fetch_on_change: options.flag("fetchOnChange"),
            control: control(kind, options)?,
        }),
    };
    Some(Block {
        key: part.key.clone(),
        visibility: options.visibility(),
        content,
    })
}

fn control(kind: &str, options: &Options) -> Option<Control> {
    let placeholder = options.shown("placeholder");
    let allow_clear = options.flag("allowClear");
    let texts = |scalars: Vec<Scalar>| {
        let texts = scalars.into_iter().filter_map(|scalar| match scalar {
            Scalar::Text(text) => Some(text),
            Scalar::Number(_) | Scalar::Flag(_) => None,
        });
        texts.collect::<Vec<_>>()
    };
    Some(match kind {
        "element-input" => {
            let word = options.entered("type");
            let kind = InputKind::ALL
                .into_iter()
                .find(|kind| kind.as_str() == word);
            Control::Input {
                kind: kind.unwrap_or_default(),
                value: options.entered("value"),
                placeholder,
                allow_clear,
            }
        }
        "element-select" => Control::Select {
            value: options.scalars("value"),
            placeholder,
            allow_clear,
            filter: options.flag("filter"),
            items: options.items(),
        },
        "element-datepicker" => Control::DatePicker {
            value: options
                .value("value")
                .and_then(Node::text)
                .and_then(Day::read),
            placeholder,
            allow_clear,
        },
        "element-radio-group" => Control::RadioGroup {
            value: texts(options.scalars("value")).into_iter().next(),
            items: options.items(),
        },
        "element-checkbox-group" => Control::CheckboxGroup {
            value: texts(options.scalars("value")),
            items: options.items(),
        },
        "element-textarea" => Control::TextArea {
            value: options.entered("value"),
            placeholder,
            resize: options.flag("resize"),
        },
        _ => return None,
    })
}

/// The button of a part; `None` while it has no handler.
pub(super) fn action(part: &Part) -> Option<Action> {
    let options = &part.options;
    let url = options.value("url").and_then(Node::text).map(Address::new);
    let handler = match options.value("handler").and_then(Node::text)? {
        "request" => ActionHandler::Request(url),
        "open-url" => ActionHandler::OpenUrl(url),
        "reset" => ActionHandler::Reset,
        "cancel" => ActionHandler::Cancel,
        _ => return None,
    };
    Some(Action {
        key: part.key.clone(),
        label: options.shown("label").unwrap_or_default(),
        visibility: options.visibility(),
        handler,
    })
}

impl Options {
    fn shown(&self, name: &str) -> Option<Text> {
        self.value(name).and_then(Node::text).map(Text::new)
    }

    fn entered(&self, name: &str) -> String {
        let text = self.value(name).and_then(Node::text);
        text.map(ToOwned::to_owned).unwrap_or_default()
    }

    fn flag(&self, name: &str) -> bool {
        self.value(name).and_then(Node::flag) == Some(true)
    }

    fn scalars(&self, name: &str) -> Vec<Scalar> {
        let Some(node) = self.value(name) else {
            return Vec::new();
        };
        let nodes = node.list().unwrap_or(std::slice::from_ref(node));
        nodes.iter().filter_map(scalar).collect()
    }

    fn items(&self) -> Vec<Item> {
        let entries = self.value("items").and_then(Node::list).unwrap_or_default();
        let item = |entry: &Node| {
            let mut options = Self::default();
            options.merge(entry.object()?);
            Some(Item {
                label: options.shown("label").unwrap_or_default(),
                value: options.scalars("value").into_iter().next()?,
                is_disabled: options.flag("isDisabled"),
                visibility: options.visibility(),
            })
        };
        entries.iter().filter_map(item).collect()
    }

    fn visibility(&self) -> Visibility {
        match self.value("visibleOn").map(|node| &node.content) {
            Some(Content::Text(word)) if word == "never" => Visibility::Never,
            Some(Content::Object(_)) => {
                Visibility::When(self.value("visibleOn").map(conditions).unwrap_or_default())
            }
            Some(Content::List(entries)) => {
                Visibility::When(entries.iter().flat_map(conditions).collect())
            }
            _ => Visibility::Always,
        }
    }
}

fn scalar(node: &Node) -> Option<Scalar> {
    match &node.content {
        Content::Text(text) => Some(Scalar::Text(text.clone())),
        Content::Number(number) => Some(Scalar::Number(number.clone())),
        Content::Flag(flag) => Some(Scalar::Flag(*flag)),
        Content::Null | Content::List(_) | Content::Object(_) => None,
    }
}

fn conditions(node: &Node) -> Vec<Condition> {
    let members = node.object().map(|object| object.members.as_slice());
    let condition = |member: &crate::document::Member| {
        let rule = member.value.object();
        let comparison = if member.value.text() == Some("not_empty") {
            Comparison::NotEmpty
        } else if let Some(wanted) = rule.and_then(|rule| rule.value("equals")) {
            Comparison::Equals(scalar(wanted)?)
        } else {
            let part = rule.and_then(|rule| rule.value("includes"))?;
            Comparison::Includes(part.text()?.to_owned())
        };
        Some(Condition {
            block: member.key.clone(),
            comparison,
        })
    };
    members
        .unwrap_or_default()
        .iter()
        .filter_map(condition)
        .collect()
}
