use leptos::prelude::*;

use super::Choice;
use super::frame::{Frame, read_into};
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, html};

/// Boxes of which any number may be ticked. Where there are many, a [`MultiSelect`](crate::kit::MultiSelect) takes less room.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{CheckboxGroup, Choice, Node, State};
///
/// fn days(days: State<Vec<String>>) -> Node {
///     let choices = vec![Choice::new("mon", "Monday"), Choice::new("tue", "Tuesday")];
///     view! { <CheckboxGroup name="days" label="Days" value=days choices/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn CheckboxGroup(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The values of those that are ticked, in the order of the choices. A value that is no choice is kept.
    #[prop(into)]
    value: State<Vec<String>>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the boxes.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether one must be ticked.
    #[prop(optional)]
    required: bool,
    /// Whether the choice can't be changed now.
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
    let order: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
    let order = State::new(order);
    let (first_id, mut is_first) = (frame.id(), true);
    let choice = move |choice: Choice| {
        // The error summary leads to the first box.
        let id = std::mem::take(&mut is_first).then_some(first_id.as_str());
        let Choice { value: own, label } = choice;
        let ticked = own.clone();
        let control = html::input()
            .class("checkbox")
            .attr("id", id)
            .attr("type", "checkbox")
            .attr("name", name)
            .attr("value", &own)
            .attr("disabled", disabled.clone())
            .attr("aria-invalid", move || frame.has_error().then_some("true"))
            .prop("checked", move || {
                value.with(|value| value.contains(&ticked))
            })
            .on_entry(move |event| {
                let is_ticked = event_target_checked(event);
                let next = order.with_untracked(|order| {
                    value.with_untracked(|value| ticking(value, order, &own, is_ticked))
                });
                if read_into(value, next) {
                    frame.edited();
                }
            });
        html::label()
            .class("checkbox-choice")
            .child(control)
            .child(html::span().own_direction().child(&label))
    };
    let boxes = html::div()
        .class("checkbox-choices")
        .child(choices.into_iter().map(choice));
    let group = html::fieldset().class("field").attr("role", "group");
    let legend = html::legend().class("field-label");
    frame.notes(
        frame
            .described_group(group)
            .child(frame.named(legend))
            .child(boxes),
    )
}

/// The values after one is ticked or not any more, in the order of the choices; those that are no choice come last.
fn ticking(value: &[String], order: &[String], own: &str, is_ticked: bool) -> Vec<String> {
    let is_in = |candidate: &String| {
        if candidate == own {
            is_ticked
        } else {
            value.contains(candidate)
        }
    };
    let known = order.iter().filter(|candidate| is_in(candidate));
    let others = value.iter().filter(|other| !order.contains(other));
    known.chain(others).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::ticking;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn values_keep_the_order_of_the_choices() {
        let order = texts(&["a", "b", "c"]);
        let value = ticking(&texts(&["c"]), &order, "a", true);
        assert_eq!(value, texts(&["a", "c"]));
        assert_eq!(ticking(&value, &order, "c", false), texts(&["a"]));
    }

    #[test]
    fn a_value_that_is_no_choice_is_not_lost() {
        let value = ticking(&texts(&["old"]), &texts(&["a"]), "a", true);
        assert_eq!(value, texts(&["a", "old"]));
    }
}
