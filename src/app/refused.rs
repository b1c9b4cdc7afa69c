//! What the server says of the fields of a form.

use pipeframe::backend::FieldError;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{State, report};

/// Shows what the server refused beside the fields that the form has. It knows rules that the form does not; what it says of
/// other fields is not for this form.
pub fn report_refused(
    errors: State<FieldErrors>,
    refused: Vec<FieldError>,
    fields: &[&'static str],
) {
    let mut found = FieldErrors::default();
    for error in refused {
        if let Some(field) = fields.iter().find(|field| **field == error.field) {
            found.set(field, error.message);
        }
    }
    report(errors, found);
}
