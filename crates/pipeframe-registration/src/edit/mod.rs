//! Changes single values of a registration file's text. What isn't changed stays as it is written: order, indentation, and
//! fields that nobody knows.

mod spans;
#[cfg(test)]
mod tests;

use serde_json::Value;
use std::fmt;

use spans::{Item, Node, Shape, read};

/// Why a text can't be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The text isn't JSON.
    NotJson,
    /// The pointer leads through a value that has no fields and no entries.
    NoSuchPlace,
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotJson => "The file isn't JSON, so nothing in it can be changed here. Mend it in an editor first.",
            Self::NoSuchPlace => "The file has something else where this value belongs. Mend it in an editor first.",
        })
    }
}

impl std::error::Error for EditError {}

/// The fields of the file in the order in which new ones are written.
const ORDER: [&str; 26] = [
    "$schema",
    "name",
    "description",
    "callbackUrl",
    "installationUrl",
    "scopes",
    "clientId",
    "clientSecret",
    "identifier",
    "type",
    "url",
    "structure",
    "locations",
    "authentication",
    "mainAction",
    "objectActions",
    "fieldActions",
    "jwtSecretFrom",
    "jwtSecret",
    "linkActions",
    "jsonModals",
    "jsonPanels",
    "panels",
    "modals",
    "floatingWindow",
    "settings",
];

fn order(key: &str) -> usize {
    let known = ORDER.iter().position(|known| *known == key);
    known.unwrap_or(ORDER.len())
}

/// A list on one line is not longer than this.
const LINE: usize = 100;

/// The text with a value at a JSON pointer. Missing objects and lists on the way are added; `-` means the end of a list.
///
/// # Errors
///
/// An [`EditError`] where the text isn't JSON, or the pointer leads through a text or a number.
pub fn set(text: &str, pointer: &str, value: &Value) -> Result<String, EditError> {
    let root = read(text).ok_or(EditError::NotJson)?;
    let layout = Layout::of(text, &root);
    let tokens = tokens(pointer);
    let mut node = &root;
    for (depth, token) in tokens.iter().enumerate() {
        if let Some(item) = node.item(token) {
            node = &item.value;
            continue;
        }
        let rest = tokens.get(depth + 1..).unwrap_or_default();
        let value = nested(rest, value.clone());
        let key = match node.shape {
            Shape::Object => Some(token.as_str()),
            Shape::Array => None,
            Shape::Scalar => return Err(EditError::NoSuchPlace),
        };
        return Ok(layout.inserted(node, depth, key, &value));
    }
    let is_compact = !layout.has_lines(&node.range);
    let written = layout.written(
        value,
        tokens.len(),
        is_compact && node.shape != Shape::Scalar,
    );
    Ok(replaced(text, &node.range, &written))
}

/// The text without the value at a JSON pointer; unchanged where there is none.
///
/// # Errors
///
/// [`EditError::NotJson`] where the text isn't JSON.
pub fn remove(text: &str, pointer: &str) -> Result<String, EditError> {
    let root = read(text).ok_or(EditError::NotJson)?;
    let tokens = tokens(pointer);
    let Some((last, path)) = tokens.split_last() else {
        return Ok(text.to_owned());
    };
    let mut node = &root;
    for token in path {
        match node.item(token) {
            Some(item) => node = &item.value,
            None => return Ok(text.to_owned()),
        }
    }
    let Some(index) = node.index_of(last) else {
        return Ok(text.to_owned());
    };
    let items = &node.items;
    let before = index.checked_sub(1).and_then(|index| items.get(index));
    let range = match (before, items.get(index), items.get(index + 1)) {
        (Some(before), Some(item), _) => before.value.range.end..item.value.range.end,
        (None, Some(item), Some(after)) => item.start..after.start,
        // The only one: what is left is empty.
        _ => node.range.start + 1..node.range.end - 1,
    };
    Ok(replaced(text, &range, ""))
}

fn tokens(pointer: &str) -> Vec<String> {
    let tokens = pointer.split('/').skip(1);
    tokens
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// A value inside objects and lists that don't exist yet.
fn nested(tokens: &[String], value: Value) -> Value {
    tokens.iter().rev().fold(value, |value, token| {
        if token == "-" || token.parse::<usize>().is_ok() {
            Value::Array(vec![value])
        } else {
            Value::Object([(token.clone(), value)].into_iter().collect())
        }
    })
}

fn replaced(text: &str, range: &std::ops::Range<usize>, with: &str) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    [before, with, after].concat()
}

/// How a text is laid out.
struct Layout<'a> {
    text: &'a str,
    /// One step of indentation.
    step: String,
    /// How lines end.
    line_end: &'static str,
}

impl<'a> Layout<'a> {
    fn of(text: &'a str, root: &Node) -> Self {
        let first = root.items.first().map_or(0, |item| item.start);
        let before = text.get(..first).unwrap_or_default();
        let step = match before.rsplit_once('\n') {
            Some((_, step)) if !step.is_empty() => step,
            _ => "  ",
        };
        Self {
            text,
            step: step.to_owned(),
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
        }
    }

    fn has_lines(&self, range: &std::ops::Range<usize>) -> bool {
        let written = self.text.get(range.clone()).unwrap_or_default();
        written.contains('\n')
    }

    fn line(&self, depth: usize) -> String {
        [self.line_end, &self.step.repeat(depth)].concat()
    }

    /// The text with another item in an object or list, which is `depth` levels deep.
    fn inserted(&self, node: &Node, depth: usize, key: Option<&str>, value: &Value) -> String {
        let is_compact = !node.items.is_empty() && !self.has_lines(&node.range);
        let written = self.written(value, depth + 1, is_compact);
        let item = match key {
            Some(key) => [&Value::from(key).to_string(), ": ", &written].concat(),
            None => written,
        };
        let space = if is_compact {
            " ".to_owned()
        } else {
            self.line(depth + 1)
        };
        let Some(first) = node.items.first() else {
            let inside = node.range.start + 1..node.range.end - 1;
            let item = [space.as_str(), &item, &self.line(depth)].concat();
            return replaced(self.text, &inside, &item);
        };
        let earlier = |item: &&Item| key.is_none_or(|key| order(&item.key) <= order(key));
        if let Some(before) = node.items.iter().rfind(earlier) {
            let end = before.value.range.end;
            replaced(self.text, &(end..end), &[",", &space, &item].concat())
        } else {
            let start = first.start;
            let item = [&item, ",", &space].concat();
            replaced(self.text, &(start..start), &item)
        }
    }

    /// A value as text, of which the lines after the first are `depth` levels deep.
    fn written(&self, value: &Value, depth: usize, is_compact: bool) -> String {
        let (open, close, mut items) = match value {
            Value::Array(values) => {
                let items = values.iter();
                let items = items.map(|value| self.written(value, depth + 1, is_compact));
                ("[", "]", items.collect::<Vec<_>>())
            }
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(key, _)| order(key));
                let item = |(key, value): (&String, &Value)| {
                    let value = self.written(value, depth + 1, is_compact);
                    [&Value::from(key.as_str()).to_string(), ": ", &value].concat()
                };
                ("{", "}", fields.into_iter().map(item).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return value.to_string();
            }
        };
        let length: usize = items.iter().map(|item| item.chars().count() + 2).sum();
        let fits = value.is_array() && length + depth * self.step.len() < LINE;
        let has_lines = items.iter().any(|item| item.contains('\n'));
        if items.is_empty() {
            return [open, close].concat();
        }
        if is_compact || (fits && !has_lines) {
            let inside = items.join(", ");
            return match value {
                Value::Object(_) => [open, " ", &inside, " ", close].concat(),
                _ => [open, &inside, close].concat(),
            };
        }
        let line = self.line(depth + 1);
        for item in &mut items {
            item.insert_str(0, &line);
        }
        [open, &items.join(","), &self.line(depth), close].concat()
    }
}
