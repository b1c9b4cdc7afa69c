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
        if let Some(address) = self.overrides.get(&surface) {
            return address.clone();
        }
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
