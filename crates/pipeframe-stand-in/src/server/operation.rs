//! What a request of the API asks for, what it costs, and what a person must have allowed for it.

use axum::http::{Method, StatusCode};

use crate::world::records::Kind;

/// The version of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// At `/api/v1` and `/v1`.
    One,
    /// At `/api/v2`.
    Two,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// Whose token it is.
    Me,
    /// Records of a kind.
    List(Kind),
    /// One record.
    Get(Kind, u64),
    /// One more record.
    Create(Kind),
    /// Other values of a record.
    Update(Kind, u64),
    /// One record less.
    Delete(Kind, u64),
    /// The app's webhooks.
    Webhooks,
    /// One more webhook.
    Subscribe,
    /// One webhook less.
    Unsubscribe(u64),
}

/// Reads method and path.
///
/// # Errors
///
/// The status where there is no such path, or none with this method.
pub(super) fn operation(method: &Method, path: &str) -> Result<(Version, Operation), StatusCode> {
    let path = path.strip_prefix("/api").unwrap_or(path);
    let (version, rest) = match (path.strip_prefix("/v1/"), path.strip_prefix("/v2/")) {
        (Some(rest), _) => (Version::One, rest),
        (_, Some(rest)) => (Version::Two, rest),
        _ => return Err(StatusCode::NOT_FOUND),
    };
    let segments: Vec<&str> = rest.trim_end_matches('/').split('/').collect();
    let change = match version {
        Version::One => Method::PUT,
        Version::Two => Method::PATCH,
    };
    let operation = match (version, segments.as_slice()) {
        (Version::One, ["users", "me"]) => (*method == Method::GET).then_some(Operation::Me),
        (Version::One, ["webhooks"]) => match *method {
            Method::GET => Some(Operation::Webhooks),
            Method::POST => Some(Operation::Subscribe),
            _ => None,
        },
        (Version::One, ["webhooks", id]) => {
            let id = id.parse().map_err(|_| StatusCode::NOT_FOUND)?;
            (*method == Method::DELETE).then_some(Operation::Unsubscribe(id))
        }
        (_, [path]) => {
            let kind = Kind::of_path(path).ok_or(StatusCode::NOT_FOUND)?;
            match *method {
                Method::GET => Some(Operation::List(kind)),
                Method::POST => Some(Operation::Create(kind)),
                _ => None,
            }
        }
        (_, [path, id]) => {
            let kind = Kind::of_path(path).ok_or(StatusCode::NOT_FOUND)?;
            let id = id.parse().map_err(|_| StatusCode::NOT_FOUND)?;
            match *method {
                Method::GET => Some(Operation::Get(kind, id)),
                Method::DELETE => Some(Operation::Delete(kind, id)),
                _ => (*method == change).then_some(Operation::Update(kind, id)),
            }
        }
        _ => return Err(StatusCode::NOT_FOUND),
    };
    operation
        .map(|operation| (version, operation))
        .ok_or(StatusCode::METHOD_NOT_ALLOWED)
}

impl Operation {
    /// In tokens of the company's daily budget: for version 2 half of what it is for version 1.
    pub(super) const fn cost(self, version: Version) -> u32 {
        let cost = match self {
            Self::Me => return 2,
            Self::Webhooks | Self::Subscribe => return 10,
            Self::Unsubscribe(_) => return 6,
            Self::Get(..) => 2,
            Self::List(_) => 20,
            Self::Create(_) | Self::Update(..) => 10,
            Self::Delete(..) => 6,
        };
        match version {
            Version::One => cost,
            Version::Two => cost / 2,
        }
    }

    /// The scopes of which one suffices.
    pub(super) fn allowed_by(self, webhooks_scope_suffices: bool) -> Vec<&'static str> {
        match self {
            Self::Me => vec!["base"],
            Self::List(kind) | Self::Get(kind, _) => kind.scopes().to_vec(),
            Self::Create(kind) | Self::Update(kind, _) | Self::Delete(kind, _) => {
                vec![kind.scopes()[1]]
            }
            Self::Webhooks if webhooks_scope_suffices => {
                vec!["admin", "webhooks:read", "webhooks:full"]
            }
            Self::Subscribe | Self::Unsubscribe(_) if webhooks_scope_suffices => {
                vec!["admin", "webhooks:full"]
            }
            Self::Webhooks | Self::Subscribe | Self::Unsubscribe(_) => vec!["admin"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_is_known_in_its_versions() {
        let known = [
            (Method::GET, "/v1/users/me", Version::One, Operation::Me, 2),
            (
                Method::GET,
                "/api/v1/deals",
                Version::One,
                Operation::List(Kind::Deal),
                20,
            ),
            (
                Method::GET,
                "/api/v2/deals/",
                Version::Two,
                Operation::List(Kind::Deal),
                10,
            ),
            (
                Method::GET,
                "/api/v2/persons/7",
                Version::Two,
                Operation::Get(Kind::Person, 7),
                1,
            ),
            (
                Method::PUT,
                "/api/v1/persons/7",
                Version::One,
                Operation::Update(Kind::Person, 7),
                10,
            ),
            (
                Method::PATCH,
                "/api/v2/organizations/7",
                Version::Two,
                Operation::Update(Kind::Organization, 7),
                5,
            ),
            (
                Method::DELETE,
                "/api/v2/deals/7",
                Version::Two,
                Operation::Delete(Kind::Deal, 7),
                3,
            ),
            (
                Method::POST,
                "/api/v1/webhooks",
                Version::One,
                Operation::Subscribe,
                10,
            ),
            (
                Method::DELETE,
                "/api/v1/webhooks/3",
                Version::One,
                Operation::Unsubscribe(3),
                6,
            ),
        ];
        for (method, path, version, expected, cost) in known {
            assert_eq!(operation(&method, path), Ok((version, expected)), "{path}");
            assert_eq!(expected.cost(version), cost, "{path}");
        }
    }

    #[test]
    fn another_path_is_not_there_and_another_method_is_not_allowed() {
        let unknown = [
            "/api/v2/users/me",
            "/api/v2/webhooks",
            "/api/v1/cars",
            "/api/v1/deals/x",
            "/api/v3/deals",
            "/api/v1/deals/1/flow",
        ];
        for path in unknown {
            assert_eq!(
                operation(&Method::GET, path),
                Err(StatusCode::NOT_FOUND),
                "{path}"
            );
        }
        let wrong = [
            (Method::PATCH, "/api/v1/deals/1"),
            (Method::PUT, "/api/v2/deals/1"),
            (Method::PUT, "/api/v1/deals"),
            (Method::POST, "/v1/users/me"),
        ];
        for (method, path) in wrong {
            assert_eq!(
                operation(&method, path),
                Err(StatusCode::METHOD_NOT_ALLOWED),
                "{path}"
            );
        }
    }
}
