//! Reads an object field by field and notices what is missing, wrong or left over.

use serde_json::{Map, Value};

use crate::rule::Rule;

use super::checked::Checked;
use super::finding::Finding;
use super::known_word::word_of;
use super::spelling::list;
use super::value::describe;

/// An object that is being read. Every field asked for is ticked off; the rest is too much.
pub(super) struct Fields<'a> {
    owner: String,
    map: Option<&'a Map<String, Value>>,
    asked: Vec<String>,
    findings: Vec<Finding>,
}

impl<'a> Fields<'a> {
    /// Reads an argument object that must be there.
    pub(super) fn required<T>(
        owner: &str,
        args: Option<&'a Value>,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Checked<T> {
        match args {
            Some(Value::Object(map)) => Self::new(owner, Some(map)).finish(read),
            Some(other) => Checked::hopeless(no_object(owner, other)),
            None => Checked::hopeless(
                Finding::new(
                    Rule::RequiredArgument,
                    format!("`{owner}` was given no arguments."),
                    written(owner),
                )
                .meaning(format!("`{owner}` takes an object.")),
            ),
        }
    }

    /// Reads an argument object that may be left out.
    pub(super) fn optional<T>(
        owner: &str,
        args: Option<&'a Value>,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Checked<T> {
        match args {
            Some(Value::Object(map)) => Self::new(owner, Some(map)).finish(read),
            Some(other) => {
                let mut checked = Self::new(owner, None).finish(read);
                checked.findings.insert(0, no_object(owner, other));
                checked
            }
            None => Self::new(owner, None).finish(read),
        }
    }

    fn new(owner: &str, map: Option<&'a Map<String, Value>>) -> Self {
        Self {
            owner: owner.to_owned(),
            map,
            asked: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn finish<T>(mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Checked<T> {
        let value = read(&mut self);
        self.report_leftovers();
        Checked {
            value,
            findings: self.findings,
        }
    }

    fn report_leftovers(&mut self) {
        let Some(map) = self.map else { return };
        let known: Vec<&str> = self.asked.iter().map(String::as_str).collect();
        let leftovers: Vec<Finding> = map
            .keys()
            .filter(|key| !known.contains(&key.as_str()))
            .map(|key| unknown_field(&self.owner, key, &known))
            .collect();
        self.findings.extend(leftovers);
    }

    /// Notes what is wrong, in the words of its rule.
    pub(super) fn note(&mut self, rule: Rule, what: impl Into<String>, fix: impl Into<String>) {
        self.findings.push(Finding::new(rule, what, fix));
    }

    /// Notes what is wrong, with a sentence that says what its rule means here.
    pub(super) fn note_meaning(
        &mut self,
        rule: Rule,
        what: impl Into<String>,
        sentence: impl Into<String>,
        fix: impl Into<String>,
    ) {
        let finding = Finding::new(rule, what, fix).meaning(sentence);
        self.findings.push(finding);
    }

    /// A field's value; `None` where it is missing.
    pub(super) fn take(&mut self, key: &str) -> Option<&'a Value> {
        self.asked.push(key.to_owned());
        self.map?.get(key)
    }

    /// The value of a field that may be left out; `null` counts as left out, and is noted.
    pub(super) fn take_optional(&mut self, key: &str) -> Option<&'a Value> {
        let value = self.take(key)?;
        if value.is_null() {
            self.note(
                Rule::NullArgument,
                format!("`{key}` of `{}` is null.", self.owner),
                format!("Leave `{key}` out, or pass undefined."),
            );
            return None;
        }
        Some(value)
    }

    /// Notes a field that exists and that belongs elsewhere.
    pub(super) fn misplaced(&mut self, key: &str, right: &str) {
        if self.map.is_some_and(|map| map.contains_key(key)) {
            self.asked.push(key.to_owned());
            self.note(
                Rule::MisplacedSize,
                format!("`{key}` of `{}` is in the wrong place.", self.owner),
                format!("Write `{right}`."),
            );
        }
    }

    /// A text that must be there; an empty one is noted.
    pub(super) fn required_text(&mut self, key: &str) -> Option<String> {
        let Some(value) = self.take(key) else {
            self.note_meaning(
                Rule::RequiredArgument,
                format!("`{key}` is missing from `{}`.", self.owner),
                format!("`{key}` is a required text."),
                format!("Add `{key}`."),
            );
            return None;
        };
        let Some(text) = value.as_str() else {
            self.wrong_type(key, value, "a text");
            return None;
        };
        if text.trim().is_empty() {
            self.note(
                Rule::EmptyText,
                format!("`{key}` of `{}` is empty.", self.owner),
                format!("Give `{key}` some words."),
            );
        }
        Some(text.to_owned())
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&mut self, key: &str) -> Option<String> {
        let value = self.take_optional(key)?;
        if value.as_str().is_none() {
            self.wrong_type(key, value, "a text");
        }
        value.as_str().map(str::to_owned)
    }

    /// A number that may be left out.
    pub(super) fn optional_number(&mut self, key: &str) -> Option<f64> {
        let value = self.take_optional(key)?;
        if value.as_f64().is_none() {
            self.wrong_type(key, value, "a number");
        }
        value.as_f64()
    }

    /// An object of any content that may be left out.
    pub(super) fn optional_map(&mut self, key: &str) -> Option<Map<String, Value>> {
        let value = self.take_optional(key)?;
        if value.as_object().is_none() {
            self.wrong_type(key, value, "an object");
        }
        value.as_object().cloned()
    }

    /// A nested object that may be left out.
    pub(super) fn optional_object<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let value = self.take_optional(key)?;
        let Some(map) = value.as_object() else {
            self.wrong_type(key, value, "an object");
            return None;
        };
        let checked = Self::new(key, Some(map)).finish(read);
        self.findings.extend(checked.findings);
        checked.value
    }

    /// A word of a vocabulary that must be there.
    pub(super) fn required_word<T: Copy>(
        &mut self,
        key: &str,
        kind: &str,
        constant: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.take(key);
        word_of(kind, constant, value, all, word)
            .map_err(|finding| self.findings.push(finding))
            .ok()
    }

    /// A word of a vocabulary that may be left out.
    pub(super) fn optional_word<T: Copy>(
        &mut self,
        key: &str,
        kind: &str,
        constant: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.take_optional(key)?;
        word_of(kind, constant, Some(value), all, word)
            .map_err(|finding| self.findings.push(finding))
            .ok()
    }

    /// Notes that a field's value is of another type than it must be.
    pub(super) fn wrong_type(&mut self, key: &str, value: &Value, expected: &str) {
        self.note_meaning(
            Rule::ArgumentType,
            format!("`{key}` of `{}` is {}.", self.owner, describe(value)),
            format!("`{key}` is {expected}."),
            format!("Pass {expected}."),
        );
    }
}

fn no_object(owner: &str, value: &Value) -> Finding {
    Finding::new(
        Rule::ArgumentType,
        format!("`{owner}` was given {}.", describe(value)),
        written(owner),
    )
    .meaning(format!("`{owner}` takes an object."))
}

fn written(owner: &str) -> String {
    format!(
        "Write `sdk.execute(Command.{}, {{ … }})`.",
        owner.to_uppercase()
    )
}

fn unknown_field(owner: &str, key: &str, known: &[&str]) -> Finding {
    let key: String = key.chars().take(40).collect();
    let rule = if known.is_empty() {
        format!("`{owner}` has no fields; what Pipedrive does with others is not known.")
    } else {
        format!(
            "It takes {}; what Pipedrive does with other fields is not known.",
            list(known).replace(" or ", " and ")
        )
    };
    let same = known.iter().find(|known| {
        known
            .replace('_', "")
            .eq_ignore_ascii_case(&key.replace('_', ""))
    });
    let fix = match same {
        Some(known) => format!("Write `{known}`."),
        None => format!("Leave `{key}` out."),
    };
    Finding::new(
        Rule::UnknownField,
        format!("`{owner}` has no field `{key}`, so it was passed over."),
        fix,
    )
    .meaning(rule)
}
