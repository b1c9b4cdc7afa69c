//! JSON values of a message: in a sentence, as a whole number, and as a name for the log.

use serde_json::Value;

/// A value in a sentence: "the number 3", "an object".
pub(super) fn describe(value: &Value) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            format!("the text \u{201c}{start}…\u{201d}")
        }
        Value::String(text) => format!("the text \u{201c}{text}\u{201d}"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The non-negative whole number that a JSON number is; JavaScript doesn't distinguish 3 from 3.0.
pub(super) fn whole_number(value: &Value) -> Option<u64> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        let fits = (0.0..=LARGEST_EXACT).contains(&number) && number.fract() == 0.0;
        // The range was checked just before.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        fits.then_some(number as u64)
    })
}

/// Names go to the log as they came; one from a stranger must not fill it.
pub(super) fn shorten(name: &str) -> String {
    name.chars().take(60).collect()
}
