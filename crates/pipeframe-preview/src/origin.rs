//! The origin of the preview's page, and whether the app's frames have another, as Pipedrive's always do.

/// The same origin by another name of this machine: `localhost` for `127.0.0.1`, `[::1]` and names below `localhost`, and
/// `127.0.0.1` for `localhost`. Any other origin stays as it is, because no other name of its machine is known.
pub(super) fn other_local_origin(origin: &str) -> String {
    swapped(origin).unwrap_or_else(|| origin.to_owned())
}

fn swapped(origin: &str) -> Option<String> {
    let (scheme, authority) = origin.split_once("://")?;
    let (host, port) = host_and_port(authority);
    let other = match host {
        "localhost" => "127.0.0.1",
        "127.0.0.1" | "[::1]" => "localhost",
        host if host.ends_with(".localhost") => "localhost",
        _ => return None,
    };
    Some(format!("{scheme}://{other}{port}"))
}

/// The host and port of an address, with or without a scheme.
pub(super) fn authority_of(address: &str) -> &str {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// A host, and its port with the colon before it; an address of IP version 6 has colons of its own, within brackets.
pub(super) fn host_and_port(authority: &str) -> (&str, &str) {
    let start = authority.find(']').unwrap_or_default();
    let (_, end) = authority.split_at(start);
    match end.find(':') {
        Some(colon) => authority.split_at(start + colon),
        None => (authority, ""),
    }
}

/// Whether an address is of an origin.
pub(super) fn is_of_origin(address: &str, origin: &str) -> bool {
    address
        .strip_prefix(origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Where the preview should be opened when frames share its origin: at another name of this machine. A page that came over plain
/// http from a further name is served by a development server, which answers at `localhost` too; of any other page no other
/// address is known.
pub(super) fn better_origin(origin: &str) -> Option<String> {
    swapped(origin).or_else(|| {
        let (_, port) = host_and_port(origin.strip_prefix("http://")?);
        Some(format!("http://localhost{port}"))
    })
}

/// An address as people write it, with the scheme that they leave out: that of development servers on this machine.
pub(super) fn with_scheme(written: &str) -> String {
    let written = written.trim();
    if written.contains("://") {
        return written.to_owned();
    }
    format!("http://{written}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scheme_is_that_of_a_development_server() {
        let cases = [
            (" localhost:3000 ", "http://localhost:3000"),
            ("https://app.test/x", "https://app.test/x"),
        ];
        for (written, address) in cases {
            assert_eq!(with_scheme(written), address);
        }
    }

    #[test]
    fn frames_use_the_other_local_name_on_the_same_port() {
        let cases = [
            ("http://127.0.0.1:8080", "http://localhost:8080"),
            ("http://localhost:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://localhost:8080"),
            ("http://[::1]", "http://localhost"),
            ("http://car.localhost:8080", "http://localhost:8080"),
            ("https://localhost", "https://127.0.0.1"),
            ("http://localhost.test:1", "http://localhost.test:1"),
            ("https://preview.test", "https://preview.test"),
            ("http://[::2]:1", "http://[::2]:1"),
        ];
        for (page, frames) in cases {
            assert_eq!(other_local_origin(page), frames);
        }
    }

    #[test]
    fn an_address_is_of_an_origin_only_where_the_origin_ends_with_its_host() {
        let origin = "http://box:80";
        for address in ["http://box:80", "http://box:80/panel", "http://box:80?x"] {
            assert!(is_of_origin(address, origin), "{address}");
        }
        for address in ["http://box:8080/", "http://box", "https://box:80/"] {
            assert!(!is_of_origin(address, origin), "{address}");
        }
    }

    #[test]
    fn a_better_address_is_named_where_one_is_known() {
        for (page, better) in [
            ("http://192.168.1.5:8080", Some("http://localhost:8080")),
            ("http://workstation", Some("http://localhost")),
            ("http://localhost:3000", Some("http://127.0.0.1:3000")),
            ("https://preview.test", None),
        ] {
            assert_eq!(better_origin(page).as_deref(), better, "{page}");
        }
    }
}
