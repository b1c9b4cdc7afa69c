use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State};

/// A field for a day, with the browser's own calendar. The value is `YYYY-MM-DD`, empty while there is none.
#[component(transparent)]
pub fn DateField(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// The day as `YYYY-MM-DD`.
    #[prop(into)]
    value: State<String>,
    /// The first day that the calendar offers, as `YYYY-MM-DD`. A rule must check it too: it can be typed over.
    #[prop(optional, into)]
    min: Option<String>,
    /// The last day that the calendar offers.
    #[prop(optional, into)]
    max: Option<String>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    let frame = Frame {
        name,
        label,
        help,
        required,
        errors,
    };
    let control = frame
        .control("input", "input", disabled)
        .attr("type", "date")
        .attr("min", min.as_deref())
        .attr("max", max.as_deref());
    frame.around(frame.text_value(control, value))
}
