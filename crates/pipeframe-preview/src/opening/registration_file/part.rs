//! One object of a registration file, read field by field.

use serde_json::{Map, Value};

use pipeframe_registration::Location;

use super::Mistake;
use super::spelling::meant;

/// What is noted while a file is read.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) mistakes: Vec<Mistake>,
    pub(super) made_up: Vec<String>,
}

impl Report {
    pub(super) fn mistake(&mut self, pointer: &str, problem: String, fix: &str) {
        self.mistakes.push(Mistake {
            pointer: pointer.to_owned(),
            problem,
            fix: fix.to_owned(),
        });
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
        let name = name.replace('~', "~0").replace('/', "~1");
        format!("{}/{name}", self.pointer)
    }

    fn mistake(&mut self, name: &str, problem: String, fix: &str) {
        let pointer = self.at(name);
        self.report.mistake(&pointer, problem, fix);
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
            self.mistake(name, "isn't a field of it.".to_owned(), &fix);
        }
    }

    /// A text that may be missing.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        if value.is_string() {
            return value.as_str().map(ToOwned::to_owned);
        }
        self.mistake(
            name,
            format!("is {}.", kind(value)),
            "Write a text in quotation marks.",
        );
        None
    }

    /// A text that must be there and not be empty.
    pub(super) fn required_text(&mut self, name: &str, fix: &str) -> Option<String> {
        let problem = match self.value(name) {
            None => "is missing.".to_owned(),
            Some(Value::String(text)) if text.trim().is_empty() => "is empty.".to_owned(),
            Some(Value::String(text)) => return Some(text.clone()),
            Some(other) => format!("is {}.", kind(other)),
        };
        self.mistake(name, problem, fix);
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
        self.required_text(
            "url",
            &format!("Write where the page is, such as {example}."),
        )
    }

    /// A list that may be missing.
    fn list(&mut self, name: &str) -> Option<&'a Vec<Value>> {
        let value = self.value(name)?;
        let list = value.as_array();
        if list.is_none() {
            let problem = format!("is {}.", kind(value));
            self.mistake(name, problem, "Write a list in [ and ].");
        }
        list
    }

    /// The entries of a list, without those that aren't understood.
    pub(super) fn each<T>(
        &mut self,
        name: &str,
        read: impl Fn(&mut Part<'_, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(entries) = self.list(name) else {
            return Vec::new();
        };
        let list = self.at(name);
        let mut found = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            found.extend(self.object(entry, format!("{list}/{index}"), &read));
        }
        found
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

    fn object<T>(
        &mut self,
        value: &Value,
        pointer: String,
        read: &impl Fn(&mut Part<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        let Some(map) = value.as_object() else {
            let problem = format!("is {}.", kind(value));
            self.report
                .mistake(&pointer, problem, "Write an object in { and }.");
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
        self.report.mistake(&pointer, problem, &fix);
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
