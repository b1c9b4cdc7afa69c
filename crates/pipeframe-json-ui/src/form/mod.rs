//! What is entered in a modal's form: which blocks are shown, what is missing, and what is sent.
//!
//! Pipedrive's documentation leaves some of it open; what is taken for granted here:
//!
//! - an empty text is sent as `""`, a list, a calendar or radio buttons of which nothing is chosen as `null`, and the text of an input for
//!   numbers as a text
//! - texts to read and separators are not sent
//! - what was entered in a block stays while the block is hidden, and conditions of other blocks go on reading it

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::{Block, BlockContent, Control, Field, Item, ModalForm, Scalar, Text, Visibility};

/// What the condition of an item does. The rule for blocks is that they are shown while it holds; both examples of items in Pipedrive's
/// documentation say that the item is hidden then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemCondition {
    /// The item is shown while its condition holds.
    #[default]
    Shows,
    /// The item is hidden while its condition holds.
    Hides,
}

/// What is entered in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A text, or a day as `YYYY-MM-DD`.
    Text(String),
    /// What is chosen among items: one at most, or any number of checkboxes.
    Chosen(Vec<Scalar>),
}

impl Entry {
    /// What a field holds as the document says.
    fn first(control: &Control) -> Self {
        match control {
            Control::Input { value, .. } | Control::TextArea { value, .. } => {
                Self::Text(value.clone())
            }
            Control::DatePicker { value, .. } => {
                Self::Text(value.map(|day| day.to_string()).unwrap_or_default())
            }
            Control::Select { value, .. } => {
                Self::Chosen(value.first().cloned().into_iter().collect())
            }
            Control::RadioGroup { value, .. } => {
                Self::Chosen(value.iter().cloned().map(Scalar::Text).collect())
            }
            Control::CheckboxGroup { value, .. } => {
                Self::Chosen(value.iter().cloned().map(Scalar::Text).collect())
            }
        }
    }

    fn values(&self) -> Vec<Scalar> {
        match self {
            Self::Text(text) if text.is_empty() => Vec::new(),
            Self::Text(text) => vec![Scalar::Text(text.clone())],
            Self::Chosen(values) => values.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Chosen(values) => values.is_empty(),
        }
    }
}

/// A modal's form with what is entered in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    shown: Arc<ModalForm>,
    items: ItemCondition,
    entered: BTreeMap<String, Entry>,
    /// The fields that were changed since their error came.
    mended: BTreeSet<String>,
}

impl Form {
    /// A form in which nothing was entered yet.
    pub fn new(shown: Arc<ModalForm>, items: ItemCondition) -> Self {
        let entered =
            fields(&shown).map(|(key, field)| (key.to_owned(), Entry::first(&field.control)));
        Self {
            items,
            entered: entered.collect(),
            mended: BTreeSet::new(),
            shown,
        }
    }

    /// The documents that it shows.
    pub fn shown(&self) -> &Arc<ModalForm> {
        &self.shown
    }

    /// Shows what another answer made of the form. The values that it gives replace what was entered, other fields keep that.
    pub fn show(&mut self, shown: Arc<ModalForm>) {
        let mut entered = std::mem::take(&mut self.entered);
        self.entered = fields(&shown)
            .map(|(key, field)| {
                let first = Entry::first(&field.control);
                let is_given = shown.values_given.iter().any(|given| given == key);
                let kept = entered.remove(key).filter(|kept| {
                    !is_given && std::mem::discriminant(kept) == std::mem::discriminant(&first)
                });
                (key.to_owned(), kept.unwrap_or(first))
            })
            .collect();
        self.mended.clear();
        self.shown = shown;
    }

    /// Something was entered in a field. What was wrong with it no longer is said.
    pub fn enter(&mut self, key: &str, entry: Entry) {
        if let Some(entered) = self.entered.get_mut(key) {
            *entered = entry;
            self.mended.insert(key.to_owned());
        }
    }

    /// An item of a group of checkboxes was ticked, or its tick was taken away. What is ticked is sent in the order of the items.
    pub fn tick(&mut self, key: &str, item: &Scalar, ticked: bool) {
        let order = self.field(key).map(|field| items(&field.control).to_vec());
        if let (Some(Entry::Chosen(chosen)), Some(order)) = (self.entered.get(key), order) {
            let is_ticked = |one: &Scalar| {
                if one == item {
                    ticked
                } else {
                    chosen.contains(one)
                }
            };
            let values = order.into_iter().map(|item| item.value);
            let entry = Entry::Chosen(values.filter(is_ticked).collect());
            self.enter(key, entry);
        }
    }

    /// Puts the values of the schema back, whose own form is given.
    pub fn reset(&mut self, schema: &ModalForm) {
        for (key, field) in fields(schema) {
            self.enter(key, Entry::first(&field.control));
        }
    }

    /// What is entered in a field; none for a key that no field has.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entered.get(key)
    }

    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        fields(&self.shown).find_map(|(known, field)| (known == key).then_some(field))
    }

    /// Whether something with this condition is shown.
    pub fn is_shown(&self, visibility: &Visibility) -> bool {
        visibility.is_shown(|key| {
            let entry = self.entered.get(key);
            entry.map(Entry::values).unwrap_or_default()
        })
    }

    /// Whether an item of a list can be seen.
    pub fn shows_item(&self, item: &Item) -> bool {
        let holds = self.is_shown(&item.visibility);
        match (&item.visibility, self.items) {
            (Visibility::When(_), ItemCondition::Hides) => !holds,
            _ => holds,
        }
    }

    /// What is chosen in a list, as far as its items can be seen.
    pub fn chosen(&self, key: &str) -> Vec<&Scalar> {
        let (Some(Entry::Chosen(values)), Some(field)) = (self.entered.get(key), self.field(key))
        else {
            return Vec::new();
        };
        let is_seen = |value: &&Scalar| {
            let mut items = items(&field.control).iter();
            items.any(|item| item.value == **value && self.shows_item(item))
        };
        values.iter().filter(is_seen).collect()
    }

    /// What the app says is wrong with a field, until the field is changed.
    pub fn error(&self, key: &str) -> Option<&Text> {
        let error = self.field(key)?.error.as_ref()?;
        (!self.mended.contains(key)).then_some(error)
    }

    /// The keys of the fields that can be seen and must be filled in but aren't.
    pub fn missing(&self) -> Vec<&str> {
        let is_missing = |(block, field): &(&Block, &Field)| {
            field.is_required && self.is_shown(&block.visibility) && self.is_empty(&block.key)
        };
        let missing = blocks(&self.shown).filter(is_missing);
        missing.map(|(block, _)| block.key.as_str()).collect()
    }

    fn is_empty(&self, key: &str) -> bool {
        match self.entered.get(key) {
            Some(Entry::Chosen(_)) => self.chosen(key).is_empty(),
            Some(entry) => entry.is_empty(),
            None => true,
        }
    }

    /// What is sent: the value of each field that can be seen, and of each that never can.
    pub fn body(&self) -> Map<String, Value> {
        let is_sent = |(block, _): &(&Block, &Field)| {
            block.visibility == Visibility::Never || self.is_shown(&block.visibility)
        };
        blocks(&self.shown)
            .filter(is_sent)
            .map(|(block, field)| (block.key.clone(), self.sent(block, field)))
            .collect()
    }

    fn sent(&self, block: &Block, field: &Field) -> Value {
        // A field that nobody sees holds data of the app, also beside its items.
        let chosen = match self.entered.get(&block.key) {
            Some(Entry::Text(text)) => return sent_text(&field.control, text),
            Some(Entry::Chosen(values)) if block.visibility == Visibility::Never => {
                values.iter().collect()
            }
            Some(Entry::Chosen(_)) | None => self.chosen(&block.key),
        };
        let mut values = chosen.into_iter().map(Value::from);
        match field.control {
            Control::CheckboxGroup { .. } => values.collect(),
            _ => values.next().unwrap_or_default(),
        }
    }
}

/// The items of a field that has some.
pub(crate) fn items(control: &Control) -> &[Item] {
    match control {
        Control::Select { items, .. }
        | Control::RadioGroup { items, .. }
        | Control::CheckboxGroup { items, .. } => items,
        Control::Input { .. } | Control::DatePicker { .. } | Control::TextArea { .. } => &[],
    }
}

fn sent_text(control: &Control, text: &str) -> Value {
    match control {
        Control::DatePicker { .. } if text.is_empty() => Value::Null,
        _ => Value::from(text),
    }
}

fn blocks(form: &ModalForm) -> impl Iterator<Item = (&Block, &Field)> {
    form.blocks.iter().filter_map(|block| match &block.content {
        BlockContent::Field(field) => Some((block, field)),
        BlockContent::Text(_) | BlockContent::Separator => None,
    })
}

fn fields(form: &ModalForm) -> impl Iterator<Item = (&str, &Field)> {
    blocks(form).map(|(block, field)| (block.key.as_str(), field))
}

#[cfg(test)]
mod tests;
