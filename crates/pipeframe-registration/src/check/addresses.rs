//! Where the app's pages are.

use crate::finding::Finding;
use crate::rules;

use super::{Entry, Kind};

pub(super) fn page(entry: &Entry<'_>, findings: &mut Vec<Finding>) {
    let place = entry.at("url");
    if entry.url.trim().is_empty() {
        let what = match entry.kind {
            Kind::JsonModal | Kind::JsonPanel => {
                "Write where the API endpoint is, such as /api/panel."
            }
            _ => "Write where the page is, such as /panel.",
        };
        let problem = "is empty; the form requires it.";
        findings.push(Finding::new(&rules::REQUIRED, place, problem, what));
        return;
    }
    let is_page = !matches!(entry.kind, Kind::JsonModal | Kind::JsonPanel);
    if address(&place, entry.url, findings) && is_page && entry.url.contains(['?', '#']) {
        findings.push(Finding::new(
            &rules::ADDRESS_QUERY,
            place,
            "has a query or a fragment; what Pipedrive makes of it is not documented.",
            "Use a path of its own for the page.",
        ));
    }
}

/// Checks an address; whether it is one.
pub(super) fn address(place: &str, url: &str, findings: &mut Vec<Finding>) -> bool {
    if !is_address(url) {
        findings.push(Finding::new(
            &rules::ADDRESS,
            place,
            "is not a path such as /panel, nor an http or https address.",
            "Write it beginning with / or with https://.",
        ));
        return false;
    }
    if let Some(rest) = url.strip_prefix("http://") {
        let (rule, problem) = if is_of_this_machine(rest) {
            (
                &rules::DEVELOPMENT_ADDRESS,
                "is an address of this machine.",
            )
        } else {
            (&rules::HTTPS, "is not over HTTPS.")
        };
        let fix = "Write an https address, or only the path.";
        findings.push(Finding::new(rule, place, problem, fix));
    }
    true
}

fn is_address(url: &str) -> bool {
    let after_scheme = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match after_scheme {
        Some(rest) => !rest.is_empty() && !rest.starts_with('/'),
        None => url.starts_with('/') && !url.starts_with("//"),
    }
}

/// Whether what follows the scheme begins with a name of this machine.
fn is_of_this_machine(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_or_full_addresses() {
        let accepted = [
            "/panel",
            "/a?b=c#d",
            "https://app.example.test/panel",
            "http://localhost:3000",
        ];
        let refused = [
            "panel",
            "//evil.example",
            "javascript:alert(1)",
            "https://",
            "ftp://x",
        ];
        for url in accepted {
            assert!(is_address(url), "{url}");
        }
        for url in refused {
            assert!(!is_address(url), "{url}");
        }
    }

    #[test]
    fn an_address_of_this_machine_is_told_from_one_that_only_begins_so() {
        for rest in [
            "localhost:3000/panel",
            "127.0.0.1",
            "[::1]:80/",
            "app.localhost?x",
        ] {
            assert!(is_of_this_machine(rest), "{rest}");
        }
        for rest in [
            "localhost.example",
            "127.0.0.1.example:80",
            "example/localhost",
        ] {
            assert!(!is_of_this_machine(rest), "{rest}");
        }
    }
}
