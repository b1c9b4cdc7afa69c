//! The query of the frame's address as ordered, decoded pairs.

use std::fmt;

use super::ContextError;

/// The decoded query, in its order, with all that Pipedrive sent and this crate does not know.
///
/// Decoding follows the web's `URLSearchParams`: `+` is a space, a broken percent sign stands for itself, and bytes that are
/// not UTF-8 become the replacement character. It never fails.
///
/// ```
/// use pipeframe::context::RawQuery;
///
/// let query = RawQuery::parse("?selectedIds=1%2C9&new-parameter=x");
/// assert_eq!(query.get("selectedIds"), Some("1,9"));
/// assert_eq!(query.get("new-parameter"), Some("x"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawQuery {
    pairs: Vec<(String, String)>,
}

impl RawQuery {
    /// Reads a query with or without its leading `?`. A fragment behind `#` is not part of it.
    pub fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let query = query.split('#').next().unwrap_or_default();
        let pairs = query
            .split('&')
            .filter(|piece| !piece.is_empty())
            .map(|piece| {
                let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
                (decode(name), decode(value))
            })
            .collect();
        Self { pairs }
    }

    /// The first value of a name, as `URLSearchParams.get` gives it.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// All names and values in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Takes every value of a name out of the query and gives the first.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let first = self.pairs.iter().position(|(known, _)| known == name)?;
        let (_, value) = self.pairs.remove(first);
        self.pairs.retain(|(known, _)| known != name);
        Some(value)
    }

    /// The one value of a parameter; empty counts as absent.
    pub(super) fn single(&self, parameter: &'static str) -> Result<Option<&str>, ContextError> {
        let mut values = self
            .pairs
            .iter()
            .filter(|(name, _)| name == parameter)
            .map(|(_, value)| value.as_str());
        let Some(first) = values.next() else {
            return Ok(None);
        };
        if values.any(|other| other != first) {
            return Err(ContextError::Repeated { parameter });
        }
        Ok(Some(first).filter(|value| !value.is_empty()))
    }

    /// The one value of a parameter that must be there.
    pub(super) fn required(&self, parameter: &'static str) -> Result<&str, ContextError> {
        self.single(parameter)?
            .ok_or(ContextError::Missing { parameter })
    }
}

impl fmt::Debug for RawQuery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self
            .pairs()
            .map(|(name, value)| (name, if name == "token" { "(hidden)" } else { value }));
        formatter.debug_map().entries(shown).finish()
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%')
            .then(|| hex_pair(bytes.get(at + 1), bytes.get(at + 2)))
            .flatten();
        decoded.push(match (byte, escaped) {
            (_, Some(value)) => value,
            (b'+', None) => b' ',
            (plain, None) => plain,
        });
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_pair(high: Option<&u8>, low: Option<&u8>) -> Option<u8> {
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    Some(digit(high?)? * 16 + digit(low?)?)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_decoded_like_url_search_params() {
        let cases = [
            ("?a=1%2C9", "1,9"),
            ("a=x+y", "x y"),
            ("a=100%", "100%"),
            ("a=%zz", "%zz"),
            ("a=%F0%9F%9A%97", "\u{1f697}"),
            ("a=%FF", "\u{fffd}"),
            ("a", ""),
            ("a==b", "=b"),
            ("a=1#b=2", "1"),
        ];
        for (query, expected) in cases {
            assert_eq!(RawQuery::parse(query).get("a"), Some(expected), "{query}");
        }
    }

    #[test]
    fn the_token_is_hidden_when_a_query_is_printed() {
        let query = RawQuery::parse("?userId=1&token=aaa.bbb.ccc");

        assert_eq!(
            format!("{query:?}"),
            r#"{"userId": "1", "token": "(hidden)"}"#
        );
    }

    #[test]
    fn a_repeated_parameter_counts_once_when_its_values_agree() {
        let query = RawQuery::parse("?userId=1&userId=1&companyId=1&companyId=2");

        assert_eq!(query.single("userId"), Ok(Some("1")));
        assert_eq!(
            query.single("companyId"),
            Err(ContextError::Repeated {
                parameter: "companyId"
            })
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_fail(text in ".{0,200}") {
            let query = RawQuery::parse(&text);
            prop_assert!(query.pairs().count() <= text.len());
        }

        #[test]
        fn what_was_percent_encoded_comes_back(name in "[a-zA-Z]{1,12}", value in "\\PC{0,60}") {
            let encoded = value.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02x}"));
            let query = RawQuery::parse(&format!("?{name}={encoded}"));
            prop_assert_eq!(query.get(&name), Some(value.as_str()));
        }
    }
}
