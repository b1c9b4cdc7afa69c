//! What is wrong with a value that can't be read.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// The value is not of the type. Where in it and why, only a development build knows: the texts would be in every page. Neither holds
/// anything of the value itself, which may be a secret, unless the type's own code puts it into its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    #[cfg(debug_assertions)]
    place: String,
    #[cfg(debug_assertions)]
    reason: String,
}

#[cfg(debug_assertions)]
impl Unreadable {
    /// `reason` is the end of a sentence about the value, such as "is not a text".
    pub(super) fn because(reason: impl fmt::Display) -> Self {
        Self {
            place: String::new(),
            reason: reason.to_string(),
        }
    }

    /// The value is part of another.
    pub(super) fn within(self, outer: impl FnOnce() -> String) -> Self {
        let place = match (outer(), self.place) {
            (outer, inner) if inner.is_empty() => outer,
            (outer, inner) => [&outer, ".", &inner].concat(),
        };
        Self { place, ..self }
    }
}

#[cfg(not(debug_assertions))]
impl Unreadable {
    pub(super) fn because<T>(_: T) -> Self {
        Self {}
    }

    pub(super) fn within<T>(self, _: T) -> Self {
        self
    }
}

impl fmt::Display for Unreadable {
    #[cfg(debug_assertions)]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(formatter, "it {}", self.reason)
        } else {
            write!(formatter, "`{}` {}", self.place, self.reason)
        }
    }

    #[cfg(not(debug_assertions))]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value is not of the agreed form")
    }
}

impl std::error::Error for Unreadable {}

/// The texts of serde, without the value: that is described, and may be a secret.
#[cfg(debug_assertions)]
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::because(format_args!("is refused by its type: {message}"))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::because(format_args!("is not {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::because(format_args!("is not {expected}"))
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::because(format_args!(
            "has {length} elements, which is not {expected}"
        ))
    }

    fn unknown_variant(_: &str, variants: &'static [&'static str]) -> Self {
        Self::because(format_args!("is not one of {}", variants.join(", ")))
    }

    fn unknown_field(_: &str, fields: &'static [&'static str]) -> Self {
        Self::because(format_args!(
            "has a field that is not one of {}",
            fields.join(", ")
        ))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::because(format_args!("lacks the field `{field}`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::because(format_args!("has the field `{field}` twice"))
    }
}

#[cfg(not(debug_assertions))]
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self {}
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self {}
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self {}
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self {}
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self {}
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self {}
    }

    fn missing_field(_: &'static str) -> Self {
        Self {}
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self {}
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use crate::json::plain::read;

    wasm_bindgen_test_configure!(run_in_browser);

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Vehicle {
        name: String,
        prices: BTreeMap<String, u32>,
        status: Status,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Status {
        Ready,
        Sold,
    }

    fn complaint(text: &str) -> String {
        let value = js_sys::JSON::parse(text).unwrap();
        read::<Vec<Vehicle>>(value).unwrap_err().to_string()
    }

    #[wasm_bindgen_test]
    fn the_field_that_was_wrong_is_named_with_the_reason_and_without_its_value() {
        let vehicle = |name: &str, price: &str, status: &str| {
            format!(
                r#"[{{"name":"V","prices":{{}},"status":"ready"}},{{"name":{name},"prices":{{"net":{price}}},"status":{status}}}]"#
            )
        };
        for (text, expected) in [
            (vehicle("7", "1", r#""ready""#), "`1.name` is not a text"),
            (
                vehicle(r#""V""#, r#""secret""#, r#""ready""#),
                "`1.prices.net` is not a whole number that JavaScript holds exactly",
            ),
            (
                vehicle(r#""V""#, "-1", r#""ready""#),
                "`1.prices.net` is not u32",
            ),
            (
                vehicle(r#""V""#, "1", r#""secret""#),
                "`1.status` is not one of ready, sold",
            ),
            (
                r#"[{"name":"V","prices":{}}]"#.to_owned(),
                "`0` lacks the field `status`",
            ),
            ("{}".to_owned(), "it is not a list"),
        ] {
            assert_eq!(complaint(&text), expected);
        }
    }
}
