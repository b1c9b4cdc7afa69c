//! Takes parameters out of a query by name.

use serde_json::{Map, Value};

use crate::assumptions::Assumptions;

use super::problem::LinkProblem;

/// Takes parameters by name and notes what is wrong with them. A name that was never asked for is unknown, so no list of names
/// has to be kept.
pub(super) struct Reader<'a> {
    parameters: &'a [(String, String)],
    asked: Vec<&'static str>,
    pub(super) problems: Vec<LinkProblem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(parameters: &'a [(String, String)]) -> Self {
        Self {
            parameters,
            asked: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Everything that is wrong, once all parameters were asked for: unknown names first.
    pub(super) fn finish(self) -> Vec<LinkProblem> {
        let known = words_in_sentence(&self.asked, "and");
        let names = self.parameters.iter().map(|(name, _)| name.as_str());
        let unknown = names
            .clone()
            .filter(|name| !self.asked.contains(name))
            .map(|name| LinkProblem::UnknownName {
                name: shorten(name),
                known: known.clone(),
            });
        let count = |asked: &str| names.clone().filter(|name| *name == asked).count();
        let repeated = self.asked.iter().filter(|asked| count(asked) > 1);
        let repeated = repeated.map(|asked| LinkProblem::Repeated(asked));
        unknown
            .chain(repeated)
            .chain(self.problems.iter().cloned())
            .collect()
    }

    /// The names that were asked for.
    #[cfg(test)]
    pub(super) fn asked(&self) -> &[&'static str] {
        &self.asked
    }

    pub(super) fn value(&mut self, name: &'static str) -> Option<&'a str> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        self.parameters
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn refuse(&mut self, name: &'static str, value: &str, expected: impl Into<String>) {
        self.problems.push(LinkProblem::UnknownValue {
            name,
            value: shorten(value),
            expected: expected.into(),
        });
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(&mut self, name: &'static str, words: &[(&str, T)]) -> Option<T> {
        let value = self.value(name)?;
        let found = words.iter().find(|(word, _)| *word == value);
        if found.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let expected = format!("Write {}.", words_in_sentence(&words, "or"));
            self.refuse(name, value, expected);
        }
        found.map(|(_, meaning)| *meaning)
    }

    pub(super) fn record(&mut self) -> Option<u64> {
        self.id("record", "Write the id of a record, such as 1.")
    }

    /// A positive whole number.
    pub(super) fn id(&mut self, name: &'static str, expected: &'static str) -> Option<u64> {
        let value = self.value(name)?;
        let id = value.parse().ok().filter(|id| *id > 0);
        if id.is_none() {
            self.refuse(name, value, expected);
        }
        id
    }

    /// Ids with commas between them.
    pub(super) fn ids(&mut self, name: &'static str, expected: &'static str) -> Option<Vec<u64>> {
        let value = self.value(name)?;
        let ids = value
            .split(',')
            .map(|id| id.parse().ok().filter(|id| *id > 0));
        let ids: Option<Vec<u64>> = ids.collect();
        if ids.is_none() {
            self.refuse(name, value, expected);
        }
        ids
    }

    /// A JSON object.
    pub(super) fn object(&mut self, name: &'static str) -> Option<Map<String, Value>> {
        let value = self.value(name)?;
        let object = serde_json::from_str(value).ok();
        if object.is_none() {
            self.refuse(
                name,
                value,
                "Write a JSON object, such as {\"key\":\"value\"}.",
            );
        }
        object
    }

    /// Notes the parameters that mean nothing without another one, where they are there.
    pub(super) fn alone(&mut self, names: &[&'static str], beside: &'static str) {
        for name in names {
            if self.value(name).is_some() {
                self.problems.push(LinkProblem::Alone { name, beside });
            }
        }
    }

    /// What is taken for granted: `name:value` with commas between them.
    pub(super) fn assumptions(&mut self) -> Assumptions {
        let mut assumptions = Assumptions::default();
        let Some(value) = self.value("assume") else {
            return assumptions;
        };
        for pair in value.split(',') {
            let changed = pair
                .split_once(':')
                .and_then(|(name, value)| assumptions.with(name, value));
            match changed {
                Some(changed) => assumptions = changed,
                None => self.refuse(
                    "assume",
                    pair,
                    "Copy a link with the assumptions as you want them; they are switches in the Context tab.",
                ),
            }
        }
        assumptions
    }

    pub(super) fn address(&mut self, name: &'static str) -> Option<String> {
        let value = self.value(name)?;
        let has_host = ["https://", "http://"]
            .iter()
            .filter_map(|scheme| value.strip_prefix(scheme))
            .any(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
        if !has_host {
            self.refuse(
                name,
                value,
                "Write a full address that begins with http:// or https://.",
            );
        }
        has_host.then(|| value.to_owned())
    }

    /// A registration can also be a path at the preview's own origin.
    pub(super) fn registration(&mut self) -> Option<String> {
        let value = self.value("registration")?;
        let is_path = value.starts_with('/') && !value.starts_with("//");
        if is_path {
            return Some(value.to_owned());
        }
        self.address("registration")
    }

    /// The name of a scenario, or where one is.
    pub(super) fn scenario(&mut self) -> Option<String> {
        let value = self.value("scenario")?;
        let is_name = !value.is_empty()
            && value
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_path = value.starts_with('/') && !value.starts_with("//");
        let is_scenario = value.starts_with('{');
        if is_name || is_path || is_scenario {
            return Some(value.to_owned());
        }
        if value.starts_with("http") {
            return self.address("scenario");
        }
        self.refuse(
            "scenario",
            value,
            "Write the name of a scenario, such as token-expired, the address of a JSON file, or its JSON.",
        );
        None
    }

    pub(super) fn secret(&mut self) -> Option<String> {
        let value = self.value("secret")?;
        if value.is_empty() {
            self.refuse("secret", value, "Write at least one character.");
            return None;
        }
        Some(value.to_owned())
    }
}

/// Words with commas between them, and another word before the last.
fn words_in_sentence(words: &[&str], before_last: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {before_last} {last}", first.join(", "))
        }
        words => words.join(", "),
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}
