//! The address that Pipedrive gives each iframe: the app's own one with what Pipedrive adds to its query.
//!
//! Names, order and encoding follow <https://pipedrive.readme.io/docs/custom-ui-extensions>. What isn't published is an
//! assumption: that a query of the app's own is kept and added to with `&`, that a fragment stays at the end, and how the
//! settings page gets its context.

mod addresses;
mod length;

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::account::{Record, Resource};
use super::assumptions::SettingsContext;
use super::surface::Theme;

pub(crate) use addresses::Addresses;
pub(crate) use length::length_note;

/// Why an iframe is opened: what distinguishes its query from others of its surface.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Opening {
    /// On a page: the panel, or a modal from the page's menu.
    Page(PageShown),
    /// A modal that a surface opened.
    Data {
        /// The data that the surface passed.
        data: Option<Map<String, Value>>,
        /// What the page below shows, where the modal is told.
        page: Option<PageShown>,
    },
    /// The floating window, when Pipedrive starts.
    Window,
    /// The settings page, with the context of the redirect that led there.
    Settings(Option<Map<String, Value>>),
}

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PageShown {
    /// One record.
    Record(Record),
    /// What is ticked in a list.
    Selection(ListSelection),
}

/// What is ticked in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListSelection {
    /// What the list holds.
    pub(crate) resource: Resource,
    /// What was ticked one by one; empty for everything that the filter lets through.
    pub(crate) ids: Vec<u64>,
    /// What was taken out of everything again.
    pub(crate) excluded: Vec<u64>,
    /// The list's filter, as JSON.
    pub(crate) filter: String,
}

/// What every iframe is told.
#[derive(Clone, Copy)]
pub(crate) struct Parameters<'a> {
    /// The user who sees it.
    pub(crate) user_id: u64,
    /// The company they work in.
    pub(crate) company_id: u64,
    /// The runtime id of the iframe.
    pub(crate) identifier: &'a str,
    /// The user's theme.
    pub(crate) theme: Theme,
    /// The signed token.
    pub(crate) token: &'a str,
    /// Why it is opened.
    pub(crate) opening: &'a Opening,
    /// How the settings page gets its context.
    pub(crate) settings_context: SettingsContext,
}

impl std::fmt::Debug for Parameters<'_> {
    /// Leaves the token out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Parameters")
            .field("identifier", &self.identifier)
            .field("opening", &self.opening)
            .finish_non_exhaustive()
    }
}

/// Writes an iframe's address.
pub(crate) fn frame_address(base: &str, parameters: &Parameters<'_>) -> String {
    with_query(base, &query(parameters))
}

/// Adds parameters to the query of an address.
pub(crate) fn with_query(base: &str, query: &[(String, String)]) -> String {
    let (page, fragment) = match base.split_once('#') {
        Some((page, fragment)) => (page, Some(fragment)),
        None => (base, None),
    };
    let mut address = page.to_owned();
    for (name, value) in query {
        let separator = match address.find('?') {
            None => "?",
            Some(_) if address.ends_with(['?', '&']) => "",
            Some(_) => "&",
        };
        address.push_str(separator);
        encode(name, &mut address);
        address.push('=');
        encode(value, &mut address);
    }
    if let Some(fragment) = fragment {
        address.push('#');
        address.push_str(fragment);
    }
    address
}

fn query(parameters: &Parameters<'_>) -> Vec<(String, String)> {
    let page = match parameters.opening {
        Opening::Page(page) => Some(page),
        Opening::Data { page, .. } => page.as_ref(),
        Opening::Window | Opening::Settings(_) => None,
    };
    let viewer = [parameters.user_id, parameters.company_id];
    let mut query = page_parameters(page, viewer);
    let mut add = |name: &str, value: String| query.push((name.to_owned(), value));
    add("id", parameters.identifier.to_owned());
    add("theme", parameters.theme.as_str().to_owned());
    match parameters.opening {
        Opening::Data {
            data: Some(data), ..
        } => add("data", Value::Object(data.clone()).to_string()),
        Opening::Settings(Some(context)) => {
            for (name, value) in settings_context(context, parameters.settings_context) {
                add(&name, value);
            }
        }
        Opening::Page(_)
        | Opening::Data { data: None, .. }
        | Opening::Window
        | Opening::Settings(None) => {}
    }
    add("token", parameters.token.to_owned());
    query
}

/// What link actions, JSON panels and JSON modals are told as well: what the page shows, who sees it and in which company
/// (<https://pipedrive.readme.io/docs/app-extensions-link-actions>).
pub(crate) fn page_parameters(
    page: Option<&PageShown>,
    [user_id, company_id]: [u64; 2],
) -> Vec<(String, String)> {
    let mut query = Vec::new();
    let mut add = |name: &str, value: String| query.push((name.to_owned(), value));
    if let Some(page) = page {
        let (resource, view) = match page {
            PageShown::Record(record) => (record.resource, "details"),
            PageShown::Selection(selection) => (selection.resource, "list"),
        };
        add("resource", resource.as_str().to_owned());
        add("view", view.to_owned());
    }
    add("userId", user_id.to_string());
    add("companyId", company_id.to_string());
    match page {
        Some(PageShown::Record(record)) => add("selectedIds", record.id.to_string()),
        Some(PageShown::Selection(selection)) => {
            add("selectedIds", comma_list(&selection.ids));
            add("excludedIds", comma_list(&selection.excluded));
            add("filter", selection.filter.clone());
        }
        None => {}
    }
    query
}

fn comma_list(ids: &[u64]) -> String {
    let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
    ids.join(",")
}

fn settings_context(context: &Map<String, Value>, form: SettingsContext) -> Vec<(String, String)> {
    match form {
        SettingsContext::Json => vec![(
            "context".to_owned(),
            Value::Object(context.clone()).to_string(),
        )],
        SettingsContext::Flattened => context
            .iter()
            .map(|(name, value)| {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                (name.clone(), text)
            })
            .collect(),
    }
}

/// Percent-encodes everything but unreserved characters, as `encodeURIComponent` nearly does.
pub(super) fn encode(text: &str, address: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            address.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::Surface;
    use serde_json::json;

    fn map(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            other => panic!("{other} is no object"),
        }
    }

    fn address_with(base: &str, opening: &Opening, form: SettingsContext) -> String {
        frame_address(
            base,
            &Parameters {
                user_id: 12_345,
                company_id: 54_321,
                identifier: "0b9c-e1",
                theme: Theme::Dark,
                token: "aaa.bbb.ccc",
                opening,
                settings_context: form,
            },
        )
    }

    fn address(base: &str, opening: &Opening) -> String {
        address_with(base, opening, SettingsContext::Json)
    }

    fn data(data: Option<Value>, page: Option<PageShown>) -> Opening {
        let data = data.map(map);
        Opening::Data { data, page }
    }

    #[test]
    fn each_surface_gets_its_own_query() {
        let cases = [
            (
                Opening::Page(PageShown::Record(Record::deal(3))),
                "https://a.test/x?resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3&id=0b9c-e1&theme=dark&token=aaa.bbb.ccc",
            ),
            (
                Opening::Page(PageShown::Selection(ListSelection {
                    resource: Resource::Person,
                    ids: vec![1, 9],
                    excluded: Vec::new(),
                    filter: r#"{"everyone":1}"#.to_owned(),
                })),
                "https://a.test/x?resource=person&view=list&userId=12345&companyId=54321&selectedIds=1%2C9&excludedIds=&filter=%7B%22everyone%22%3A1%7D&id=0b9c-e1&theme=dark&token=aaa.bbb.ccc",
            ),
            (
                data(Some(json!({ "item": "x y" })), None),
                "https://a.test/x?userId=12345&companyId=54321&id=0b9c-e1&theme=dark&data=%7B%22item%22%3A%22x%20y%22%7D&token=aaa.bbb.ccc",
            ),
            (
                data(
                    Some(json!({ "n": 1 })),
                    Some(PageShown::Record(Record::deal(3))),
                ),
                "https://a.test/x?resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3&id=0b9c-e1&theme=dark&data=%7B%22n%22%3A1%7D&token=aaa.bbb.ccc",
            ),
            (
                data(None, None),
                "https://a.test/x?userId=12345&companyId=54321&id=0b9c-e1&theme=dark&token=aaa.bbb.ccc",
            ),
            (
                Opening::Window,
                "https://a.test/x?userId=12345&companyId=54321&id=0b9c-e1&theme=dark&token=aaa.bbb.ccc",
            ),
            (
                Opening::Settings(Some(map(json!({ "tab": "a&b", "n": 1 })))),
                "https://a.test/x?userId=12345&companyId=54321&id=0b9c-e1&theme=dark&context=%7B%22n%22%3A1%2C%22tab%22%3A%22a%26b%22%7D&token=aaa.bbb.ccc",
            ),
        ];
        for (opening, expected) in cases {
            assert_eq!(address("https://a.test/x", &opening), expected);
        }
    }

    #[test]
    fn a_context_can_be_flattened_instead() {
        let opening = Opening::Settings(Some(map(json!({ "tab": "billing", "n": 1 }))));
        let address = address_with("https://a.test/x", &opening, SettingsContext::Flattened);
        assert!(address.contains("&n=1&tab=billing&token="));
    }

    #[test]
    fn a_query_and_a_fragment_of_the_app_are_kept() {
        let cases = [
            ("https://a.test/x?a=b", "https://a.test/x?a=b&userId="),
            ("https://a.test/x?", "https://a.test/x?userId="),
            ("https://a.test/x?a=b&", "https://a.test/x?a=b&userId="),
            ("https://a.test/#/panel", "https://a.test/?userId="),
            (
                "https://a.test/x?a=b#/panel?c",
                "https://a.test/x?a=b&userId=",
            ),
        ];
        for (base, start) in cases {
            let address = address(base, &Opening::Window);
            assert!(address.starts_with(start), "{address}");
            let fragment = base.split_once('#').map(|(_, fragment)| fragment);
            assert_eq!(
                address.split_once('#').map(|(_, fragment)| fragment),
                fragment
            );
        }
    }

    #[test]
    fn pages_come_from_the_registration_the_base_or_an_override() {
        let mut addresses = Addresses::built_in("http://127.0.0.1:8080");
        let full = "https://app.test/p?x=1";
        assert_eq!(
            addresses.page(Surface::Panel, "/panel"),
            "http://localhost:8080/panel"
        );
        assert_eq!(addresses.page(Surface::Panel, full), full);

        addresses.base = "http://localhost:3000/app".to_owned();
        addresses.is_other_app = true;
        assert_eq!(
            addresses.page(Surface::Panel, "/panel"),
            "http://localhost:3000/app/panel"
        );
        assert_eq!(
            addresses.page(Surface::Panel, full),
            "http://localhost:3000/app/p?x=1"
        );

        addresses
            .overrides
            .insert(Surface::Panel, "https://b.test/".to_owned());
        assert_eq!(addresses.page(Surface::Panel, "/panel"), "https://b.test/");
        assert_eq!(
            addresses.page(Surface::Modal, "/modal"),
            "http://localhost:3000/app/modal"
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn data_of_any_text_is_read_back_from_the_address(text in ".{0,40}") {
                let data = map(json!({ "text": text }));
                let address = address("https://a.test/x", &Opening::Data { data: Some(data.clone()), page: None });
                let (_, rest) = address.split_once("&data=").unwrap();
                let encoded = rest.split('&').next().unwrap();
                let decoded = percent_decoded(encoded);
                prop_assert_eq!(serde_json::from_str::<Map<String, Value>>(&decoded).unwrap(), data);
            }
        }

        fn percent_decoded(text: &str) -> String {
            let mut bytes = Vec::new();
            let mut rest = text.as_bytes();
            while let [first, tail @ ..] = rest {
                if *first == b'%' {
                    let digits = std::str::from_utf8(&tail[..2]).unwrap();
                    bytes.push(u8::from_str_radix(digits, 16).unwrap());
                    rest = &tail[2..];
                } else {
                    bytes.push(*first);
                    rest = tail;
                }
            }
            String::from_utf8(bytes).unwrap()
        }
    }
}
