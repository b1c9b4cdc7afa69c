//! Fields that offer values while they are typed into, after the combobox pattern of the ARIA Authoring Practices.
//!
//! They are drawn by the library: `datalist`, the browser's own, matches what it likes, takes any text and can't be styled.

mod suggestions;

use leptos::prelude::*;

use super::Choice;
use super::frame::{Frame, read_into};
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, Tag, effect, html};

use suggestions::Suggestions;

/// A field that one of many values is chosen in by typing a part of its name. For fewer than ten, a [`Select`](crate::kit::Select) is
/// less to do.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Choice, Node, SearchSelect, State};
///
/// fn workshop(workshop: State<String>) -> Node {
///     let choices = vec![Choice::new("1", "Tallinn"), Choice::new("2", "Tartu")];
///     view! { <SearchSelect name="workshop" label="Workshop" value=workshop choices/> }.into()
/// }
/// ```
///
/// Values that a server finds come through `query`, which holds what was typed; they are shown as they come.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Choice, Live, Node, SearchSelect, State};
///
/// fn person(person: State<String>, typed: State<String>, found: State<Vec<Choice>>, asking: State<bool>) -> Node {
///     view! { <SearchSelect name="person" label="Person" value=person choices=found query=typed busy=asking/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn SearchSelect(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The value of the chosen one, empty while none is.
    #[prop(into)]
    value: State<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Choices,
    /// Takes what is typed, for choices that are asked for with it. Without it, those are offered whose text has every word typed.
    #[prop(optional, into)]
    query: Option<State<String>>,
    /// Whether the choices are being asked for.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether something must be chosen.
    #[prop(optional)]
    required: bool,
    /// An example, never the only explanation.
    #[prop(optional)]
    placeholder: Option<&'static str>,
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
    let known = Known::of(&choices);
    let suggestions = Suggestions::new(name, choices, query, busy);
    let text = suggestions.text;
    let set = move |next: String| {
        if read_into(value, next) {
            frame.edited();
        }
    };
    // The field shows what is chosen, until it is typed into.
    let show = move || {
        let label = value.with(|value| known.label_of(value));
        text.set(label);
    };
    let suggestions = suggestions
        .chosen(move |candidate| value.with(|value| value == candidate))
        .on_choose(move |choice| {
            set(choice.value);
            untrack(show);
            Stays::Closed
        })
        .on_leave(move || {
            // An empty field means that nothing is chosen.
            if text.with_untracked(|text| text.trim().is_empty()) {
                set(String::new());
            }
            untrack(show);
        });
    let is_open = suggestions.is_open;
    effect(move || {
        let label = value.with(|value| known.label_of(value));
        if !is_open.get_untracked() {
            text.set(label);
        }
    });
    let control = frame
        .control("input", "input combobox-input", disabled)
        .attr("placeholder", placeholder);
    frame.around(suggestions.around(control, Vec::new()))
}

/// A field that any number of many values are chosen in by typing parts of their names. The chosen ones are tags above the field.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Choice, MultiSelect, Node, State};
///
/// fn labels(labels: State<Vec<String>>) -> Node {
///     let choices = vec![Choice::new("hot", "Hot"), Choice::new("cold", "Cold")];
///     view! { <MultiSelect name="labels" label="Labels" value=labels choices/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn MultiSelect(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The values of the chosen ones, in the order in which they were chosen.
    #[prop(into)]
    value: State<Vec<String>>,
    /// What can be chosen.
    #[prop(into)]
    choices: Choices,
    /// Takes what is typed, for choices that are asked for with it. Without it, those are offered whose text has every word typed.
    #[prop(optional, into)]
    query: Option<State<String>>,
    /// Whether the choices are being asked for.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
    /// An example, never the only explanation.
    #[prop(optional)]
    placeholder: Option<&'static str>,
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
    let known = Known::of(&choices);
    let suggestions = Suggestions::new(name, choices, query, busy);
    let text = suggestions.text;
    let toggle = move |own: &str| {
        value.update(|value| match value.iter().position(|one| one == own) {
            Some(index) => {
                value.remove(index);
            }
            None => value.push(own.to_owned()),
        });
        frame.edited();
    };
    let suggestions = suggestions
        .chosen(move |candidate| value.with(|value| value.iter().any(|one| one == candidate)))
        .on_choose(move |choice| {
            toggle(&choice.value);
            text.set(String::new());
            Stays::Open
        })
        .on_leave(move || text.set(String::new()));
    let is_disabled = disabled.clone();
    let tag = move |own: &String| {
        let (own, shown) = (own.clone(), own.clone());
        let label = move || known.label_of(&shown);
        if is_disabled.get() {
            return view! { <Tag label/> }.into();
        }
        view! { <Tag label on_remove=move || toggle(&own)/> }.into()
    };
    let tags = html::div()
        .class("combobox-tags")
        .live_rows(move || value.get(), tag);
    let control = frame
        .control("input", "input combobox-input", disabled)
        .attr("placeholder", placeholder);
    frame.around(suggestions.around(control, vec![tags]))
}

/// What a [`SearchSelect`] or a [`MultiSelect`] offers: a list that stays, or a signal or closure with one that changes.
#[derive(Clone, Debug)]
pub struct Choices(Live<Vec<Choice>>);

impl From<Vec<Choice>> for Choices {
    fn from(choices: Vec<Choice>) -> Self {
        Self(Live::from(move || choices.clone()))
    }
}

impl From<Live<Vec<Choice>>> for Choices {
    fn from(choices: Live<Vec<Choice>>) -> Self {
        Self(choices)
    }
}

impl From<State<Vec<Choice>>> for Choices {
    fn from(choices: State<Vec<Choice>>) -> Self {
        Self(choices.into())
    }
}

/// Whether the list stays open after something was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Open,
    Closed,
}

/// Every choice that was offered: a chosen one may be in no later answer of a server.
#[derive(Clone, Copy)]
struct Known(State<Vec<Choice>>);

impl Known {
    fn of(choices: &Choices) -> Self {
        let (seen, choices) = (State::new(Vec::<Choice>::new()), choices.clone());
        effect(move || {
            let mut next = seen.get_untracked();
            for choice in choices.0.get() {
                match next.iter_mut().find(|known| known.value == choice.value) {
                    Some(known) => *known = choice,
                    None => next.push(choice),
                }
            }
            if seen.with_untracked(|seen| *seen != next) {
                seen.set(next);
            }
        });
        Self(seen)
    }

    /// The text of a value; the value itself where it was never offered.
    fn label_of(self, value: &str) -> String {
        self.0.with(|seen| {
            let known = seen.iter().find(|choice| choice.value == value);
            known.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
        })
    }
}
