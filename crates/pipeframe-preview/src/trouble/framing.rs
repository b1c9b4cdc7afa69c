//! Whether a page's headers let another page frame it, as browsers decide it.

use crate::origin::{authority_of, host_and_port};

/// The header that forbids a page to be framed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Forbidden {
    /// `X-Frame-Options`, with its value.
    FrameOptions(String),
    /// `Content-Security-Policy`, with its directive `frame-ancestors`.
    FrameAncestors(String),
}

/// What keeps a page out of the frames of another; `None` where nothing does. `frame-ancestors` goes before `X-Frame-Options`
/// (<https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options>).
pub(super) fn forbidden(
    page: &str,
    framed_by: &str,
    frame_options: Option<&str>,
    policy: Option<&str>,
) -> Option<Forbidden> {
    let directives: Vec<&str> = policy
        .into_iter()
        .flat_map(|policies| policies.split(','))
        .filter_map(frame_ancestors)
        .collect();
    if directives.is_empty() {
        return by_frame_options(page, framed_by, frame_options?);
    }
    let strictest = directives
        .into_iter()
        .find(|directive| !allows(directive, page, framed_by))?;
    Some(Forbidden::FrameAncestors(strictest.to_owned()))
}

fn by_frame_options(page: &str, framed_by: &str, value: &str) -> Option<Forbidden> {
    let forbids = value.split(',').map(str::trim).any(|word| {
        word.eq_ignore_ascii_case("deny")
            || word.eq_ignore_ascii_case("sameorigin") && !is_same_origin(page, framed_by)
    });
    forbids.then(|| Forbidden::FrameOptions(value.to_owned()))
}

/// The first directive `frame-ancestors` of a policy, as it is written.
fn frame_ancestors(policy: &str) -> Option<&str> {
    policy.split(';').map(str::trim).find(|directive| {
        let name = directive.split_ascii_whitespace().next();
        name.is_some_and(|name| name.eq_ignore_ascii_case("frame-ancestors"))
    })
}

fn allows(directive: &str, page: &str, framed_by: &str) -> bool {
    let mut sources = directive.split_ascii_whitespace().skip(1);
    sources.any(|source| matches(source, page, framed_by))
}

fn matches(source: &str, page: &str, framed_by: &str) -> bool {
    if source == "*" {
        return true;
    }
    if source.eq_ignore_ascii_case("'self'") {
        return is_same_origin(page, framed_by);
    }
    let scheme = scheme_of(framed_by);
    if let Some(only_scheme) = source.strip_suffix(':') {
        return is_scheme(only_scheme, scheme);
    }
    let wanted_scheme = source
        .split_once("://")
        .map_or(scheme_of(page), |(scheme, _)| scheme);
    let (wanted_host, wanted_port) = host_and_port(authority_of(source));
    let (host, port) = host_and_port(authority_of(framed_by));
    let is_port = match wanted_port {
        ":*" => true,
        wanted => with_default(wanted, scheme) == with_default(port, scheme),
    };
    is_scheme(wanted_scheme, scheme) && is_host(wanted_host, host) && is_port
}

/// What allows http allows https too.
fn is_scheme(wanted: &str, scheme: &str) -> bool {
    wanted.eq_ignore_ascii_case(scheme)
        || wanted.eq_ignore_ascii_case("http") && scheme.eq_ignore_ascii_case("https")
}

fn is_host(wanted: &str, host: &str) -> bool {
    let (wanted, host) = (wanted.to_ascii_lowercase(), host.to_ascii_lowercase());
    match wanted.strip_prefix('*') {
        Some(domain) => domain.starts_with('.') && host.ends_with(domain),
        None => wanted == host,
    }
}

fn is_same_origin(one: &str, other: &str) -> bool {
    let origin = |address: &str| {
        let scheme = scheme_of(address).to_ascii_lowercase();
        let (host, port) = host_and_port(authority_of(address));
        let port = with_default(port, &scheme).to_owned();
        (host.to_ascii_lowercase(), port, scheme)
    };
    origin(one) == origin(other)
}

fn scheme_of(address: &str) -> &str {
    address.split_once(':').map_or("", |(scheme, _)| scheme)
}

/// A port with the colon before it, as [`host_and_port`] gives it.
fn with_default<'a>(port: &'a str, scheme: &str) -> &'a str {
    match port {
        "" if scheme.eq_ignore_ascii_case("https") => ":443",
        "" => ":80",
        port => port,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "http://localhost:3000/panel?id=1";
    const PREVIEW: &str = "http://127.0.0.1:8080";

    fn by_policy(policy: &str, framed_by: &str) -> bool {
        forbidden(PAGE, framed_by, None, Some(policy)).is_some()
    }

    #[test]
    fn frame_options_forbid_others_or_all() {
        let by = |value| forbidden(PAGE, PREVIEW, Some(value), None).is_some();
        assert!(by("DENY") && by("deny") && by("SAMEORIGIN") && by("SAMEORIGIN, SAMEORIGIN"));
        assert!(!by("ALLOW-FROM https://a.test") && !by("ALLOWALL"));
        let own = forbidden(PAGE, "http://localhost:3000", Some("SAMEORIGIN"), None);
        assert_eq!(own, None);
    }

    #[test]
    fn a_page_without_either_header_may_be_framed() {
        assert_eq!(forbidden(PAGE, PREVIEW, None, None), None);
        assert!(!by_policy("default-src 'self'; script-src 'none'", PREVIEW));
    }

    #[test]
    fn ancestors_are_matched_by_scheme_host_and_port() {
        let cases = [
            ("'none'", PREVIEW, true),
            ("'self'", PREVIEW, true),
            ("'self'", "http://localhost:3000", false),
            ("*", PREVIEW, false),
            ("http:", PREVIEW, false),
            ("https:", PREVIEW, true),
            ("http://127.0.0.1:8080", PREVIEW, false),
            ("127.0.0.1:8080", PREVIEW, false),
            ("http://127.0.0.1:*", PREVIEW, false),
            ("http://127.0.0.1", PREVIEW, true),
            ("https://127.0.0.1:8080", PREVIEW, true),
            ("https://*.pipedrive.com", PREVIEW, true),
            (
                "https://*.pipedrive.com",
                "https://acme.pipedrive.com",
                false,
            ),
            (
                "http://*.pipedrive.com",
                "https://acme.pipedrive.com",
                false,
            ),
            ("https://*.pipedrive.com", "https://pipedrive.com", true),
            (
                "https://app.pipedrive.com https://acme.pipedrive.com:443",
                "https://acme.pipedrive.com",
                false,
            ),
        ];
        for (sources, framed_by, forbids) in cases {
            let policy = format!("default-src 'self'; Frame-Ancestors {sources}; img-src *");
            assert_eq!(
                by_policy(&policy, framed_by),
                forbids,
                "{sources} {framed_by}"
            );
        }
    }

    #[test]
    fn an_empty_list_allows_no_origin_and_of_several_policies_each_counts() {
        assert!(by_policy("frame-ancestors", PREVIEW));
        assert!(by_policy(
            "frame-ancestors *, frame-ancestors 'self'",
            PREVIEW
        ));
    }

    #[test]
    fn frame_ancestors_go_before_frame_options() {
        let found = forbidden(PAGE, PREVIEW, Some("DENY"), Some("frame-ancestors *"));
        assert_eq!(found, None);
        let found = forbidden(PAGE, PREVIEW, Some("DENY"), Some("frame-ancestors 'self'"));
        assert_eq!(
            found,
            Some(Forbidden::FrameAncestors("frame-ancestors 'self'".into()))
        );
    }
}
