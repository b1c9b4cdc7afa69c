//! What the server says of the fields of a form.

use crate::backend::FieldError;
use crate::kit::form::FieldErrors;
use crate::kit::{State, known_name, report};
use crate::words;

/// Shows what the server refused: beside the fields that the page has, and in the form's
/// [`FormErrorSummary`](crate::kit::FormErrorSummary) what belongs to none of them, since the server knows rules that the form does not.
pub fn report_refused(errors: State<FieldErrors>, refused: Vec<FieldError>) {
    report(errors, found(refused, known_name));
}

fn found(
    refused: Vec<FieldError>,
    field_named: impl Fn(&str) -> Option<&'static str>,
) -> FieldErrors {
    let mut found = FieldErrors::default();
    for error in refused {
        match field_named(&error.field) {
            Some(field) => found.set(field, error.message),
            None if error.field.is_empty() => found.add(error.message),
            None => found.add([&error.field, ": ", &error.message].concat()),
        }
    }
    if found.is_empty() {
        found.add(words::refused_without_reason());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(field: &str, message: &str) -> FieldError {
        FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        }
    }

    fn name_or_plate(name: &str) -> Option<&'static str> {
        ["name", "plate"].into_iter().find(|field| *field == name)
    }

    #[test]
    fn a_refused_field_of_the_form_has_its_message() {
        let found = found(vec![refusal("plate", "Taken")], name_or_plate);
        assert_eq!(found.get("plate"), Some("Taken"));
        assert!(found.of_no_field().is_empty());
    }

    #[test]
    fn a_refused_field_that_the_form_lacks_is_named() {
        let refused = vec![refusal("price_list", "Closed"), refusal("", "Too late")];
        let found = found(refused, name_or_plate);
        assert_eq!(found.of_no_field(), ["price_list: Closed", "Too late"]);
    }

    #[test]
    fn a_refusal_without_a_reason_says_something_too() {
        assert!(!found(Vec::new(), name_or_plate).is_empty());
    }
}
