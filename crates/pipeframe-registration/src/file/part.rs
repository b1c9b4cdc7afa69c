//! One object of a registration file, read field by field.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::page_address::is_page_address;
use crate::check::Positions;
use crate::finding::{Finding, pointer_to};
use crate::rule::Rule;
use crate::spelling::meant;
use crate::{Location, rules};

/// What is noted while a file is read.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) mistakes: Vec<Finding>,
    pub(super) made_up: Vec<String>,
    pub(super) positions: Positions,
}

impl Report {
    pub(super) fn mistake(
        &mut self,
        rule: &'static Rule,
        pointer: &str,
        problem: String,
        fix: &str,
    ) {
        self.mistakes
            .push(Finding::new(rule, pointer, problem, fix));
    }
}

/// An object of the file, and where it is.
pub(super) struct Part<'a, 'r> {
    map: &'a Map<String, Value>,
    pointer: String,
    report: &'r mut Report,
}

impl<'a, 'r> Part<'a, 'r> {
    pub(super) fn new(
        map: &'a Map<String, Value>,
        pointer: String,
        report: &'r mut Report,
    ) -> Self {
        Self {
            map,
            pointer,
            report,
        }
    }

    fn at(&self, name: &str) -> String {
        pointer_to(&self.pointer, name)
    }

    pub(super) fn mistake(&mut self, rule: &'static Rule, name: &str, problem: String, fix: &str) {
        let pointer = self.at(name);
        self.report.mistake(rule, &pointer, problem, fix);
    }

    /// Whether the file leaves a field out.
    pub(super) fn is_missing(&self, name: &str) -> bool {
        self.value(name).is_none()
    }

    /// Whether a field is a list.
    pub(super) fn is_list(&self, name: &str) -> bool {
        self.value(name).is_some_and(Value::is_array)
    }

    /// This part, unless a field that there is once is a list.
    pub(super) fn single(&mut self, name: &str) -> Option<&mut Self> {
        (!self.is_list(name)).then_some(self)
    }

    /// A field's value; a `null` counts as none.
    fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    /// Names every field that isn't among `known`.
    pub(super) fn allow(&mut self, known: &[&str]) {
        let map = self.map;
        for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
            let fix = match meant(name, known) {
                Some(meant) => format!("Write {meant}."),
                None => format!("Known are {}.", known.join(", ")),
            };
            let problem = "isn't a field of it.".to_owned();
            self.mistake(&rules::UNKNOWN_FIELD, name, problem, &fix);
        }
    }

    /// A text that may be missing.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        if value.is_string() {
            return value.as_str().map(ToOwned::to_owned);
        }
        self.mistake(
            &rules::WRONG_TYPE,
            name,
            format!("is {}.", kind(value)),
            "Write a text in quotation marks.",
        );
        None
    }

    /// A text that must be there and not be empty.
    pub(super) fn required_text(&mut self, name: &str, fix: &str) -> Option<String> {
        let (rule, problem) = match self.value(name) {
            None => (&rules::REQUIRED, "is missing.".to_owned()),
            Some(Value::String(text)) if text.trim().is_empty() => {
                (&rules::REQUIRED, "is empty.".to_owned())
            }
            Some(Value::String(text)) => return Some(text.clone()),
            Some(other) => (&rules::WRONG_TYPE, format!("is {}.", kind(other))),
        };
        self.mistake(rule, name, problem, fix);
        None
    }

    /// Notes that a field has a made-up value.
    pub(super) fn make_up(&mut self, name: &str) {
        let pointer = self.at(name);
        self.report.made_up.push(pointer);
    }

    /// A text, or a made-up one that is noted.
    pub(super) fn text_or(&mut self, name: &str, made_up: &str) -> String {
        let is_missing = self.value(name).is_none();
        if is_missing {
            self.make_up(name);
        }
        self.text(name).unwrap_or_else(|| made_up.to_owned())
    }

    /// The "Extension identifier", or a made-up one, which differs from those of other entries of a list.
    pub(super) fn identifier(&mut self, made_up: &str) -> String {
        let (_, last) = self.pointer.rsplit_once('/').unwrap_or_default();
        let made_up = match last.parse::<usize>() {
            Ok(index) => format!("{made_up}-{index}"),
            Err(_) => made_up.to_owned(),
        };
        self.text_or("identifier", &made_up)
    }

    /// Where a surface's page is. Without it nothing of the surface can be shown.
    pub(super) fn url(&mut self, example: &str) -> Option<String> {
        let fix = format!("Write where the page is, such as {example}.");
        let url = self.required_text("url", &fix)?;
        if is_page_address(&url) {
            return Some(url);
        }
        let shown: String = url.chars().take(60).collect();
        let problem = format!("is \u{201c}{shown}\u{201d}, which isn't an http or https address.");
        let fix =
            format!("Write an address that begins with https://, or a path such as {example}.");
        self.mistake(&rules::ADDRESS, "url", problem, &fix);
        None
    }

    /// A list that may be missing.
    fn list(&mut self, name: &str) -> Option<&'a Vec<Value>> {
        let value = self.value(name)?;
        let list = value.as_array();
        if list.is_none() {
            let problem = format!("is {}.", kind(value));
            self.mistake(
                &rules::WRONG_TYPE,
                name,
                problem,
                "Write a list in [ and ].",
            );
        }
        list
    }

    /// The entries of a list, without those that aren't understood.
    pub(super) fn each<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&mut Part<'_, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(entries) = self.list(name) else {
            return Vec::new();
        };
        let list = self.at(name);
        let mut found = Vec::new();
        let mut positions = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            if let Some(entry) = self.object(entry, format!("{list}/{index}"), &read) {
                found.push(entry);
                positions.push(index);
            }
        }
        self.report.positions.0.insert(name, positions);
        found
    }

    /// The texts of a list that may be missing.
    pub(super) fn texts(&mut self, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, entry) in self.list(name).into_iter().flatten().enumerate() {
            match entry.as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => self.mistake_in(name, index, entry, "Write a text in quotation marks."),
            }
        }
        texts
    }

    /// A word of a vocabulary that may be missing.
    pub(super) fn word<T: Copy>(&mut self, name: &str, known: &[(&str, T)]) -> Option<T> {
        let word = self.text(name)?;
        let found = known.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let problem = format!("is \u{201c}{word}\u{201d}.");
            let fix = format!("Write one of {}.", words.join(", "));
            self.mistake(&rules::WRONG_TYPE, name, problem, &fix);
        }
        found.map(|(_, value)| *value)
    }

    /// The words of a list that may be missing.
    pub(super) fn words<T: Copy>(&mut self, name: &str, known: &[(&str, T)]) -> Vec<T> {
        let mut words = Vec::new();
        for (index, entry) in self.list(name).into_iter().flatten().enumerate() {
            let found = known.iter().find(|(word, _)| Some(*word) == entry.as_str());
            if let Some((_, value)) = found {
                words.push(*value);
            } else {
                let known: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
                let fix = format!("Write one of {}.", known.join(", "));
                self.mistake_in(name, index, entry, &fix);
            }
        }
        words
    }

    fn mistake_in(&mut self, name: &str, index: usize, entry: &Value, fix: &str) {
        let problem = match entry.as_str() {
            Some(word) => format!("is \u{201c}{word}\u{201d}."),
            None => format!("is {}.", kind(entry)),
        };
        let pointer = format!("{}/{index}", self.at(name));
        self.report
            .mistake(&rules::WRONG_TYPE, &pointer, problem, fix);
    }

    /// An object that may be missing.
    pub(super) fn one<T>(
        &mut self,
        name: &str,
        read: impl Fn(&mut Part<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(name)?;
        self.object(value, self.at(name), &read)
    }

    /// The texts of an object that may be missing, by their names.
    pub(super) fn named_texts(&mut self, name: &str, fix: &str) -> BTreeMap<String, String> {
        let read = |part: &mut Part<'_, '_>| {
            let names = part.map.keys();
            let texts =
                names.filter_map(|name| Some((name.clone(), part.required_text(name, fix)?)));
            Some(texts.collect())
        };
        self.one(name, read).unwrap_or_default()
    }

    fn object<T>(
        &mut self,
        value: &Value,
        pointer: String,
        read: &impl Fn(&mut Part<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        let Some(map) = value.as_object() else {
            let problem = format!("is {}.", kind(value));
            self.report.mistake(
                &rules::WRONG_TYPE,
                &pointer,
                problem,
                "Write an object in { and }.",
            );
            return None;
        };
        read(&mut Part::new(map, pointer, self.report))
    }

    /// The places that show the extension, without those that don't exist; `None` where the file says nothing about them.
    pub(super) fn locations(&mut self, likely: &[Location]) -> Option<Vec<Location>> {
        let entries = self.list("locations")?;
        let mut locations = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let named = |location: &Location| Some(location.as_str()) == entry.as_str();
            match Location::ALL.into_iter().find(named) {
                Some(location) => locations.push(location),
                None => self.wrong_location(index, entry, likely),
            }
        }
        Some(locations)
    }

    fn wrong_location(&mut self, index: usize, entry: &Value, likely: &[Location]) {
        let likely: Vec<&str> = likely.iter().map(|location| location.as_str()).collect();
        let problem = match entry.as_str() {
            Some(word) => {
                let shown: String = word.chars().take(60).collect();
                format!("is \u{201c}{shown}\u{201d}, which isn't a location.")
            }
            None => format!("is {}.", kind(entry)),
        };
        let fix = match entry.as_str().and_then(|word| meant(word, &likely)) {
            Some(meant) => format!("Write {meant}."),
            None => format!("Write one of {}.", likely.join(", ")),
        };
        let pointer = format!("{}/{index}", self.at("locations"));
        self.report
            .mistake(&rules::UNKNOWN_LOCATION, &pointer, problem, &fix);
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
