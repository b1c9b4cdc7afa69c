//! Text by name, as some commands take it.

use serde::{Serialize, Serializer};

/// A few fields in the order in which they were set. A map of the standard library would weigh more than it gives here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TextFields(Vec<(String, String)>);

impl TextFields {
    /// Sets a field; one of the same name is replaced.
    pub(super) fn set(&mut self, name: String, value: String) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name, value)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for TextFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_name_is_sent_in_the_place_of_the_first() {
        let mut fields = TextFields::default();
        for (name, value) in [("b", "1"), ("a", "2"), ("b", "3")] {
            fields.set(name.to_owned(), value.to_owned());
        }
        assert_eq!(
            serde_json::to_string(&fields).unwrap(),
            r#"{"b":"3","a":"2"}"#
        );
    }
}
