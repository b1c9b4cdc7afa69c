//! What the app settings page is given.

use super::{ContextError, Json, RawQuery, Viewer};

/// Every name that Pipedrive documents for an iframe's query; what is none of these may be a redirect's context.
const KNOWN: [&str; 11] = [
    "userId",
    "companyId",
    "token",
    "id",
    "theme",
    "resource",
    "view",
    "selectedIds",
    "excludedIds",
    "filter",
    "data",
];

/// The settings page's place.
///
/// See <https://pipedrive.readme.io/docs/custom-ui-extensions-app-settings>.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsContext {
    /// Who looks at the settings.
    pub viewer: Viewer,
    /// What a surface of the app passed when it sent the user here.
    pub redirect: Option<RedirectContext>,
}

impl SettingsContext {
    /// Reads the settings page's query.
    ///
    /// # Errors
    ///
    /// As the module's table says. A broken redirect context is not an error: the settings must open anyway.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        Ok(Self {
            viewer: Viewer::read(query)?,
            redirect: RedirectContext::read(query),
        })
    }
}

/// The context of a `redirect_to` with the view `settings`.
///
/// The SDK's README says that it is "passed in query params" and not under which name, so both readings are understood:
/// `context={"section":"alerts"}` and `section=alerts`.
///
/// ```
/// use pipeframe::context::{RawQuery, SettingsContext};
///
/// for query in ["context=%7B%22section%22%3A%22alerts%22%7D", "section=alerts"] {
///     let query = RawQuery::parse(&format!("?userId=1&companyId=2&id=f&{query}"));
///     let redirect = SettingsContext::read(&query)?.redirect.ok_or("no context")?;
///     assert_eq!(redirect.get("section"), Some("alerts"));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectContext {
    values: Vec<(String, String)>,
}

impl RedirectContext {
    fn read(query: &RawQuery) -> Option<Self> {
        let values = match query.get("context").and_then(object) {
            Some(json) => json
                .entries()
                .into_iter()
                .map(|(name, value)| (name, written(&value)))
                .collect(),
            None => query
                .pairs()
                .filter(|(name, value)| !KNOWN.contains(name) && !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect::<Vec<_>>(),
        };
        (!values.is_empty()).then_some(Self { values })
    }

    /// The first value of a name; a value that is not a string is given as its JSON.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

fn object(text: &str) -> Option<Json> {
    Json::parse(text)
        .ok()
        .filter(|json| json.to_text().starts_with('{'))
}

fn written(value: &Json) -> String {
    value.as_text().unwrap_or_else(|| value.to_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirect(query: &str) -> Option<RedirectContext> {
        SettingsContext::read(&RawQuery::parse(&format!(
            "?userId=1&companyId=2&id=f&theme=dark&{query}"
        )))
        .unwrap()
        .redirect
    }

    #[test]
    fn a_plain_visit_has_no_redirect_context() {
        assert_eq!(redirect(""), None);
        assert_eq!(redirect("context={}"), None);
    }

    #[test]
    fn values_that_are_no_strings_come_as_their_json() {
        let context = redirect("context={\"vehicle\":3,\"from\":{\"panel\":true}}").unwrap();

        assert_eq!(context.get("vehicle"), Some("3"));
        assert_eq!(context.get("from"), Some("{\"panel\":true}"));
    }

    #[test]
    fn a_context_that_is_no_json_object_stays_readable_under_its_name() {
        assert_eq!(
            redirect("context=alerts").unwrap().get("context"),
            Some("alerts")
        );
        assert_eq!(redirect("context={").unwrap().get("context"), Some("{"));
    }
}
