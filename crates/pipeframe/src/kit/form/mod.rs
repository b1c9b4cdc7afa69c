//! The rules of a form, as data: which field is wrong and what to write beside it.
//!
//! ```
//! use pipeframe::kit::form::{FieldErrors, Rule};
//!
//! let mut errors = FieldErrors::default();
//! errors.check("name", " ", &[Rule::Required("Enter a name"), Rule::MaxLength(80)]);
//! errors.check("email", "maria", &[Rule::Email]);
//!
//! assert_eq!(errors.get("name"), Some("Enter a name"));
//! assert_eq!(errors.get("email"), Some("Enter an email address such as name@example.com"));
//! ```

mod date;
mod number;
mod rules;

pub(crate) use date::write_digits;
pub use date::{CalendarDate, InvalidDate};
pub use number::{NumberEntry, NumberProblem, Separators};
pub use rules::Rule;

/// What is wrong in a form: at most one message a field, in the order in which the fields were checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    entries: Vec<FieldError>,
    of_no_field: Vec<String>,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The `name` of the field.
    pub field: &'static str,
    /// What to do about it, as a sentence without a full stop.
    pub message: String,
}

impl FieldErrors {
    /// Tries the rules in order and notes the first that the value breaks. Every rule but [`Rule::Required`] accepts an
    /// empty value.
    pub fn check(&mut self, field: &'static str, value: &str, rules: &[Rule]) {
        if let Some(message) = rules.iter().find_map(|rule| rule.broken_by(value)) {
            self.set(field, message);
        }
    }

    /// Notes a message for a field, in the place of one it may already have. For what a rule can't know, such as an
    /// answer of the backend.
    pub fn set(&mut self, field: &'static str, message: impl Into<String>) {
        let message = message.into();
        match self.entries.iter_mut().find(|entry| entry.field == field) {
            Some(entry) => entry.message = message,
            None => self.entries.push(FieldError { field, message }),
        }
    }

    /// Notes a message that belongs to no field of the form, such as a refusal of the backend for a field that the form does not
    /// have. The [`FormErrorSummary`](super::FormErrorSummary) shows it.
    pub fn add(&mut self, message: impl Into<String>) {
        self.of_no_field.push(message.into());
    }

    /// Forgets what was noted for a field.
    pub fn clear(&mut self, field: &str) {
        self.entries.retain(|entry| entry.field != field);
    }

    /// What is wrong with a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        let entry = self.entries.iter().find(|entry| entry.field == field)?;
        Some(&entry.message)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.of_no_field.is_empty()
    }

    /// All entries, in the order in which the fields were checked.
    pub fn entries(&self) -> &[FieldError] {
        &self.entries
    }

    /// What belongs to no field, in the order in which it was added.
    pub fn of_no_field(&self) -> &[String] {
        &self.of_no_field
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldErrors, Rule};

    #[test]
    fn the_first_broken_rule_gives_the_message() {
        let mut errors = FieldErrors::default();
        errors.check(
            "name",
            "",
            &[Rule::Required("Enter a name"), Rule::MinLength(2)],
        );
        assert_eq!(errors.get("name"), Some("Enter a name"));
    }

    #[test]
    fn a_value_that_keeps_all_rules_leaves_no_entry() {
        let mut errors = FieldErrors::default();
        errors.check(
            "name",
            "Maria",
            &[Rule::Required("Enter a name"), Rule::MaxLength(80)],
        );
        assert!(errors.is_empty());
    }

    #[test]
    fn a_field_has_one_message_at_most() {
        let mut errors = FieldErrors::default();
        errors.set("name", "Too short");
        errors.set("name", "Taken");
        assert_eq!(errors.entries().len(), 1);
        assert_eq!(errors.get("name"), Some("Taken"));
    }

    #[test]
    fn entries_keep_the_order_of_the_fields() {
        let mut errors = FieldErrors::default();
        errors.set("b", "1");
        errors.set("a", "2");
        let fields: Vec<_> = errors.entries().iter().map(|entry| entry.field).collect();
        assert_eq!(fields, ["b", "a"]);
    }

    #[test]
    fn a_message_of_no_field_is_an_error_too() {
        let mut errors = FieldErrors::default();
        errors.add("The price list is closed");
        assert!(!errors.is_empty());
        assert_eq!(errors.of_no_field(), ["The price list is closed"]);
    }

    #[test]
    fn clearing_a_field_leaves_the_others() {
        let mut errors = FieldErrors::default();
        errors.set("a", "1");
        errors.set("b", "2");
        errors.clear("a");
        assert_eq!(errors.get("a"), None);
        assert_eq!(errors.get("b"), Some("2"));
    }
}
