//! Every address of the API, as `openapi.json` describes them.

/// Methods and paths below `/api`. What is not here is refused before anything looks at it.
pub const ROUTES: [(&str, &str); 13] = [
    ("GET", "/vehicles"),
    ("POST", "/vehicles"),
    ("GET", "/vehicles/{vehicle}"),
    ("POST", "/vehicles/{vehicle}/proposals/{proposal}/send"),
    ("POST", "/reminders/plan"),
    ("POST", "/reminders"),
    ("GET", "/contacts"),
    ("POST", "/calls"),
    ("GET", "/settings"),
    ("PUT", "/settings"),
    ("PUT", "/connection"),
    ("DELETE", "/connection"),
    ("GET", "/writes/{key}"),
];
