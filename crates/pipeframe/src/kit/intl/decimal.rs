use std::cell::OnceCell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::binding::NumberFormat;
use super::format::{float, options, power_of_ten, reader_languages};
use crate::kit::form::Separators;

thread_local! {
    static SEPARATORS: OnceCell<Separators> = const { OnceCell::new() };
}

/// A number with decimals as the reader's language writes it, for a field that is read again: 1250 with two decimals is 12.50, or 12,50
/// in German. The digits are 0 to 9 in every language.
pub fn decimal(number: i64, decimals: u32) -> String {
    let places = f64::from(decimals);
    let digits = decimals.to_string();
    let options = options(&[
        ("minimumFractionDigits", &digits),
        ("maximumFractionDigits", &digits),
        ("numberingSystem", "latn"),
    ]);
    NumberFormat::new(&reader_languages(), &options)
        .map(|format| format.format(float(number) / power_of_ten(places)))
        .unwrap_or_default()
}

/// How the reader's language writes numbers.
pub fn separators() -> Separators {
    SEPARATORS.with(|separators| *separators.get_or_init(written_separators))
}

/// As `Intl` writes a number that has both.
fn written_separators() -> Separators {
    let text = decimal(11_111_115, 1);
    let mut marks = text.chars().filter(|character| !character.is_ascii_digit());
    let first = marks.next();
    let last = marks.next_back();
    let (group, decimal) = match (first, last) {
        (Some(group), Some(decimal)) => (group, decimal),
        (Some(decimal), None) if decimal == ',' => ('.', decimal),
        (Some(decimal), None) => (',', decimal),
        (None, _) => (',', '.'),
    };
    Separators { decimal, group }
}

/// How many decimals the amounts of a currency have: two for the euro, none for the yen. Two for a currency that the browser does not
/// know.
pub fn decimals_of(currency: &str) -> u32 {
    const USUAL: u32 = 2;
    let options = options(&[("style", "currency"), ("currency", currency)]);
    let Ok(format) = NumberFormat::new(&reader_languages(), &options) else {
        return USUAL;
    };
    let name = JsValue::from("maximumFractionDigits");
    let digits = Reflect::get(&format.resolved_options(), &name);
    let digits = digits.ok().and_then(|digits| digits.as_f64());
    digits
        .and_then(|digits| (0..=20).find(|count| f64::from(*count) >= digits))
        .unwrap_or(USUAL)
}
