//! The scopes that an app can ask for.

/// Every scope of <https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations>.
pub const SCOPES: [&str; 26] = [
    "base",
    "deals:read",
    "deals:full",
    "mail:read",
    "mail:full",
    "activities:read",
    "activities:full",
    "contacts:read",
    "contacts:full",
    "products:read",
    "products:full",
    "users:read",
    "recents:read",
    "search:read",
    "admin",
    "leads:read",
    "leads:full",
    "phone-integration",
    "goals:read",
    "goals:full",
    "video-calls",
    "messengers-integration",
    "projects:read",
    "projects:full",
    "webhooks:read",
    "webhooks:full",
];

/// What a scope lets an app do, as a person who installs it reads it; `None` for a scope that isn't known.
pub fn described(scope: &str) -> Option<&'static str> {
    Some(match scope {
        "base" => "See your name, your settings and your company's currencies",
        "deals:read" => "See deals",
        "deals:full" => "See, add, change and delete deals",
        "mail:read" => "See mail",
        "mail:full" => "See, send and delete mail",
        "activities:read" => "See activities",
        "activities:full" => "See, add, change and delete activities",
        "contacts:read" => "See people and organizations",
        "contacts:full" => "See, add, change and delete people and organizations",
        "products:read" => "See products",
        "products:full" => "See, add, change and delete products",
        "users:read" => "See the users of your company",
        "recents:read" => "See what changed recently",
        "search:read" => "Search everything you can see",
        "admin" => "Administer your company's account",
        "leads:read" => "See leads",
        "leads:full" => "See, add, change and delete leads",
        "phone-integration" => "Keep call logs",
        "goals:read" => "See goals",
        "goals:full" => "See, add, change and delete goals",
        "video-calls" => "Add video calls to activities",
        "messengers-integration" => "Show and send messages",
        "projects:read" => "See projects",
        "projects:full" => "See, add, change and delete projects",
        "webhooks:read" => "See the webhooks that the app made",
        "webhooks:full" => "See, add and delete the app's webhooks",
        _ => return None,
    })
}

/// The known scopes for completion, and any text: Pipedrive may add some.
#[cfg(feature = "schema")]
pub(crate) fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "array",
        "uniqueItems": true,
        "items": { "anyOf": [{ "enum": SCOPES }, { "type": "string" }] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_is_described_and_no_other() {
        for scope in SCOPES {
            assert!(described(scope).is_some(), "{scope}");
        }
        assert_eq!(described("deals"), None);
    }
}
