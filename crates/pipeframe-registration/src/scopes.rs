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

/// The known scopes for completion, and any text: Pipedrive may add some.
#[cfg(feature = "schema")]
pub(crate) fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "array",
        "uniqueItems": true,
        "items": { "anyOf": [{ "enum": SCOPES }, { "type": "string" }] }
    })
}
