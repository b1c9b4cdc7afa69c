use leptos::ev;
use leptos::prelude::*;

use super::frame::{Frame, read_into};
use crate::kit::form::{FieldErrors, NumberEntry};
use crate::kit::{Live, Node, State, html, intl};

/// A field for a number, which is written and read as in the reader's language: `1.234,5` in German, `1,234.5` in English. It is no
/// `input type=number`, which drops what it does not understand and changes with the wheel of a mouse.
///
/// What was entered is a [`NumberEntry`]: nothing, a number, or what is wrong, so that no typing error passes for nothing. Check it with
/// [`FieldErrors::check_number`].
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::form::{FieldErrors, NumberEntry};
/// use pipeframe::kit::{Node, NumberField, State};
///
/// fn consumption(litres: State<NumberEntry>, errors: State<FieldErrors>) -> Node {
///     // 57 is 5.7 litres.
///     view! { <NumberField name="litres" label="Consumption" value=litres decimals=1 unit="l/100 km" errors/> }
///         .into()
/// }
///
/// fn check(litres: NumberEntry, errors: &mut FieldErrors) {
///     errors.check_number("litres", litres, Some("Enter the consumption"));
/// }
/// ```
#[component(transparent)]
pub fn NumberField(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// What was entered, in units of the last decimal: with two decimals, 1250 is 12.50.
    #[prop(into)]
    value: State<NumberEntry>,
    /// How many decimals there may be; none by default.
    #[prop(optional)]
    decimals: u32,
    /// What is counted, behind the field: "km".
    #[prop(optional, into)]
    unit: Option<String>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be edited now.
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
    number_field(frame, value, decimals, unit, disabled)
}

/// A field for an amount of money, which is written and read as in the reader's language.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::form::NumberEntry;
/// use pipeframe::kit::{MoneyField, Node, State};
///
/// fn price(cents: State<NumberEntry>) -> Node {
///     view! { <MoneyField name="price" label="Price" value=cents currency="EUR"/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn MoneyField(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// What was entered, in the smallest unit of the currency, as [`intl::money`] takes it.
    #[prop(into)]
    value: State<NumberEntry>,
    /// The currency by its three letters. It decides how many decimals there may be.
    #[prop(into)]
    currency: String,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be edited now.
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
    let decimals = intl::decimals_of(&currency);
    number_field(frame, value, decimals, Some(currency), disabled)
}

fn number_field(
    frame: Frame,
    value: State<NumberEntry>,
    decimals: u32,
    unit: Option<String>,
    disabled: Live<bool>,
) -> Node {
    let text = State::new(written(value.get_untracked(), decimals));
    let unit_id = unit.as_ref().map(|_| [&frame.id(), "-unit"].concat());
    let read = move |text: &str| NumberEntry::read(text, decimals, intl::separators());
    let control = frame
        .control("input", "input number-field-input", disabled)
        .attr("type", "text")
        .attr(
            "inputmode",
            if decimals == 0 { "numeric" } else { "decimal" },
        )
        .attr("autocomplete", "off")
        .prop("value", text)
        .on_entry(move |event| {
            let typed = event_target_value(event);
            let entry = read(&typed);
            if read_into(text, typed) {
                value.set(entry);
                frame.edited();
            }
        })
        // What was understood is written as a number of its language is; what was not stays as it was typed.
        .on(ev::blur, move |_| {
            if let NumberEntry::Number(number) = value.get_untracked() {
                text.set(written(NumberEntry::Number(number), decimals));
            }
        });
    // A value that somebody else has set, such as the one that was loaded.
    crate::kit::effect(move || {
        let entry = value.get();
        if text.with_untracked(|text| read(text)) != entry {
            text.set(written(entry, decimals));
        }
    });
    let control = match &unit_id {
        Some(id) => frame.described_also(control, id),
        None => control,
    };
    let unit = unit.map(|unit| {
        html::span()
            .class("number-field-unit")
            .attr("id", unit_id)
            .child(&unit)
    });
    frame.around(html::div().class("number-field").child(control).child(unit))
}

fn written(entry: NumberEntry, decimals: u32) -> String {
    match entry {
        NumberEntry::Number(number) => intl::decimal(number, decimals),
        NumberEntry::Empty | NumberEntry::Wrong(_) => String::new(),
    }
}
