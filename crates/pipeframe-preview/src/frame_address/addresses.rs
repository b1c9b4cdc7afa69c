//! Where the app's pages are.

use std::collections::BTreeMap;

use crate::origin::other_local_origin;
use crate::surface::Surface;

/// Where the app's pages are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Addresses {
    /// What comes before a registered path, without a slash at its end: an origin, or a base address given by `?app=`.
    pub(crate) base: String,
    /// Whether `base` was given by `?app=`, so that it also replaces the origin of registered full addresses.
    pub(crate) is_other_app: bool,
    /// Full addresses that replace the registered one of a surface.
    pub(crate) overrides: BTreeMap<Surface, String>,
}

impl Addresses {
    /// The address of the built-in app on the other local name of the page's origin, so that frames are cross-site.
    pub(crate) fn built_in(page_origin: &str) -> Self {
        Self {
            base: other_local_origin(page_origin),
            ..Self::default()
        }
    }

    /// The app's page for a surface, from the path or address that is registered for it.
    pub(crate) fn page(&self, surface: Surface, registered: &str) -> String {
        let replaced = self.overrides.get(&surface).cloned();
        replaced.unwrap_or_else(|| self.of_app(registered))
    }

    /// Where the app has what is no surface, such as an endpoint, from the path or address that is registered for it.
    pub(crate) fn of_app(&self, registered: &str) -> String {
        match (path_of(registered), self.is_other_app) {
            (None, _) => format!("{}{registered}", self.base),
            (Some(path), true) => format!("{}{path}", self.base),
            (Some(_), false) => registered.to_owned(),
        }
    }
}

/// What follows the origin of a full address; `None` for what is a path already.
fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let start = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Some(&rest[start..])
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use pipeframe_registration::file;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::any_json::any_json;

    const NAMES: &str = "name|clientId|panels|modals|jsonModals|settings|url|identifier|locations|floatingWindow|x/y";
    const WORDS: &str = "deal-details|/panel|https://app.example.com/a|javascript:alert\\(1\\)|[a-zA-Z\t ]{0,11}:[/\\\\]{0,3}[a-z%]{0,9}";

    fn any_file() -> impl Strategy<Value = Value> {
        let whole = (any_json(NAMES, WORDS), WORDS).prop_map(|(rest, url)| {
            let mut file =
                json!({ "name": "App", "panels": [{ "url": url }], "modals": [{ "url": url }] });
            if let (Some(file), Some(rest)) = (file.as_object_mut(), rest.as_object()) {
                file.extend(rest.clone());
            }
            file
        });
        prop_oneof![any_json(NAMES, WORDS), whole]
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_registration_frames_show_only_web_addresses(value in any_file()) {
            let mut registration = file::read(&value.to_string()).registration;
            let addresses = Addresses::built_in("http://127.0.0.1:8080");
            for url in file::urls(&mut registration) {
                let address = addresses.page(Surface::Panel, url).to_ascii_lowercase();
                prop_assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
            }
        }
    }
}
