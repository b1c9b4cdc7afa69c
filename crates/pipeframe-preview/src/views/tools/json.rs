//! JSON for people: on one line for the log, coloured for its details.

use serde_json::Value;

/// A value on one line, without quotes around plain keys, cut to about `most` characters.
pub(super) fn short(value: &Value, most: usize) -> String {
    let mut text = String::new();
    write_short(value, most, &mut text);
    if text.chars().count() > most {
        text = text.chars().take(most.saturating_sub(1)).collect();
        text.push('…');
    }
    text
}

/// Stops writing soon after `most` bytes, so that a huge value costs no more than a small one.
fn write_short(value: &Value, most: usize, text: &mut String) {
    if text.len() > most.saturating_mul(4) {
        return;
    }
    match value {
        Value::Array(items) if items.is_empty() => text.push_str("[]"),
        Value::Object(fields) if fields.is_empty() => text.push_str("{}"),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_short(item, most, text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            text.push_str("{ ");
            for (index, (key, item)) in fields.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_key(key, text);
                write_short(item, most, text);
            }
            text.push_str(" }");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&value.to_string());
        }
    }
}

fn write_key(key: &str, text: &mut String) {
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_');
    if plain {
        text.push_str(key);
    } else {
        text.push_str(&Value::from(key).to_string());
    }
    text.push_str(": ");
}

/// What a stretch of JSON text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A key with its quotes.
    Key,
    /// A text value with its quotes.
    Text,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// Brackets, commas, colons and white space.
    Mark,
}

impl Part {
    /// The class that colours it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Key => "json-key",
            Self::Text => "json-string",
            Self::Number => "json-number",
            Self::Literal => "json-literal",
            Self::Mark => "json-mark",
        }
    }
}

/// What sort of value this is; objects and arrays are marks.
pub(super) const fn part_of(value: &Value) -> Part {
    match value {
        Value::Null | Value::Bool(_) => Part::Literal,
        Value::Number(_) => Part::Number,
        Value::String(_) => Part::Text,
        Value::Array(_) | Value::Object(_) => Part::Mark,
    }
}

/// A value over several lines, in coloured stretches. Their texts in a row are valid JSON.
pub(super) fn pretty(value: &Value) -> Vec<(Part, String)> {
    let mut parts = Vec::new();
    write_pretty(value, 0, &mut parts);
    parts
}

fn write_pretty(value: &Value, depth: usize, parts: &mut Vec<(Part, String)>) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            mark("[", parts);
            for (index, item) in items.iter().enumerate() {
                line(index > 0, depth + 1, parts);
                write_pretty(item, depth + 1, parts);
            }
            line(false, depth, parts);
            mark("]", parts);
        }
        Value::Object(fields) if !fields.is_empty() => {
            mark("{", parts);
            for (index, (key, item)) in fields.iter().enumerate() {
                line(index > 0, depth + 1, parts);
                parts.push((Part::Key, Value::from(key.as_str()).to_string()));
                mark(": ", parts);
                write_pretty(item, depth + 1, parts);
            }
            line(false, depth, parts);
            mark("}", parts);
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => parts.push((part_of(value), value.to_string())),
    }
}

fn mark(text: &str, parts: &mut Vec<(Part, String)>) {
    match parts.last_mut() {
        Some((Part::Mark, last)) => last.push_str(text),
        _ => parts.push((Part::Mark, text.to_owned())),
    }
}

fn line(after_comma: bool, depth: usize, parts: &mut Vec<(Part, String)>) {
    let comma = if after_comma { "," } else { "" };
    mark(&format!("{comma}\n{}", "  ".repeat(depth)), parts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_short_value_reads_like_a_call() {
        let value = json!({ "type": "custom_modal", "data": { "vehicle id": "3" }, "list": [1, true, null] });
        let text = short(&value, 200);
        for piece in [
            "type: \"custom_modal\"",
            "data: { \"vehicle id\": \"3\" }",
            "list: [1, true, null]",
        ] {
            assert!(text.contains(piece), "{text}");
        }
        assert_eq!(short(&json!({}), 10), "{}");
        assert_eq!(short(&json!(true), 10), "true");
    }

    #[test]
    fn a_long_value_is_cut_and_says_so() {
        let value = json!("é".repeat(10_000));
        let text = short(&value, 40);
        assert_eq!(text.chars().count(), 40);
        assert!(text.ends_with('…'));
    }

    #[test]
    fn an_endless_array_is_not_written_to_its_end() {
        let value = Value::from(vec![1; 100_000]);
        let mut text = String::new();
        write_short(&value, 20, &mut text);
        assert!(text.len() < 210_000, "{}", text.len());
        assert_eq!(short(&value, 20).chars().count(), 20);
    }

    #[test]
    fn coloured_stretches_in_a_row_are_the_same_json() {
        let value = json!({ "a": [1, { "b": "x\"y" }, []], "c": null, "d": {} });
        let text: String = pretty(&value).into_iter().map(|(_, text)| text).collect();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        assert_eq!(text, serde_json::to_string_pretty(&value).unwrap());
    }
}
