//! The deployed app, as Pipedrive and browsers meet it.

mod answer;
mod endpoints;
mod policy;

use std::{fs, io};

use pipeframe_registration::{Finding, Registration};
use ureq::Agent;

use super::arguments::Arguments;
use super::bundle::{has_end, pages, references};
use super::{Report, Unreadable, rules};

use answer::{Answer, Failure, get};

/// What Pipedrive adds to a page's address, with values that mean nothing.
const PARAMETERS: &str = "id=doctor&userId=1&companyId=1&theme=light";

/// What is smaller gains nothing by compression.
const WORTH_COMPRESSING: usize = 4_096;

/// A day, in seconds.
const DAY: u64 = 86_400;

/// What asks: it trusts the authorities that browsers know, or the one that the arguments name.
pub(super) fn agent(arguments: &Arguments, report: &mut Report) -> Result<Agent, Unreadable> {
    let Some(file) = &arguments.authority else {
        return Ok(answer::agent(None));
    };
    let unreadable = |source| Unreadable {
        path: file.display().to_string(),
        source,
        fix: "Name a certificate in PEM by --authority FILE",
    };
    let pem = fs::read(file).map_err(unreadable)?;
    let agent = answer::trusted(&pem).map(|authority| answer::agent(Some(authority)));
    report.notes.push(format!(
        "The certificate was judged by {}, which Pipedrive and browsers do not know.",
        file.display()
    ));
    agent.map_err(|reason| unreadable(io::Error::new(io::ErrorKind::InvalidData, reason)))
}

pub(super) fn check(agent: &Agent, app: &Registration, address: &str, report: &mut Report) {
    if let Some(rest) = address.strip_prefix("http://") {
        let is_local = ["localhost", "127.0.0.1", "[::1]"];
        if !is_local
            .iter()
            .any(|name| rest.split(['/', ':']).next() == Some(name) || rest.starts_with("[::1]"))
        {
            report.findings.push(Finding::new(
                &rules::TLS,
                address,
                "is not over HTTPS.",
                "Get a certificate and deploy it over HTTPS; only then the rest is looked at.",
            ));
            return;
        }
        report.notes.push(format!(
            "{address} is of this machine, so that TLS is not looked at."
        ));
    }
    let mut assets = Vec::new();
    let mut pages = pages(app);
    pages.dedup_by(|one, other| one.1 == other.1);
    for (_, url) in pages {
        match check_page(agent, address, &url, report) {
            Ok(found) => assets.extend(found),
            Err(Failure::Tls(reason)) => {
                report.findings.push(Finding::new(
                    &rules::TLS,
                    address,
                    format!("can't be spoken to over TLS: {reason}."),
                    "Look at its certificate: browsers, and so Pipedrive, refuse it too.",
                ));
                return;
            }
            Err(Failure::Other(reason)) => report
                .findings
                .push(unanswered(&full(address, &url), &reason)),
        }
    }
    assets.sort();
    assets.dedup();
    for asset in assets {
        check_asset(agent, &asset, report);
    }
    endpoints::check(agent, app, address, report);
    report.notes.push(
        "What a review of a public app looks at beside this can't be measured: both themes, errors that help, no advertising, how the icon looks at 20 pixels, and what happens after the installation."
            .to_owned(),
    );
}

fn full(address: &str, url: &str) -> String {
    if url.starts_with('/') {
        [address, url].concat()
    } else {
        url.to_owned()
    }
}

fn with_query(url: &str, query: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}{query}")
}

fn unanswered(url: &str, reason: &str) -> Finding {
    Finding::new(
        &rules::PAGE_ANSWERS,
        url,
        format!("doesn't answer with a page: {reason}."),
        "Deploy the page there, or correct the address in the registration.",
    )
}

/// Checks a page, and gives the full addresses of what it loads.
fn check_page(
    agent: &Agent,
    address: &str,
    url: &str,
    report: &mut Report,
) -> Result<Vec<String>, Failure> {
    let place = full(address, url);
    let mut asked = with_query(&place, PARAMETERS);
    let mut answer = get(agent, &asked)?;
    // As many redirects as a browser would hardly follow.
    for _ in 0..5 {
        let Some(to) = answer.redirect(&asked) else {
            break;
        };
        if !to.contains("id=doctor") {
            report.findings.push(Finding::new(
                &rules::KEEPS_ID,
                &place,
                format!("redirects to {to} without the query."),
                "Keep the query on redirects, or register the address that it leads to.",
            ));
            return Ok(Vec::new());
        }
        answer = get(agent, &to)?;
        asked = to;
    }
    if answer.status != 200 || !answer.header("content-type").contains("html") {
        let kind = answer.header("content-type");
        let reason = format!(
            "status {}, content type \u{201c}{kind}\u{201d}",
            answer.status
        );
        report.findings.push(unanswered(&place, &reason));
        return Ok(Vec::new());
    }
    let html = answer.text();
    policy::check(&place, &answer, &html, report);
    check_fresh(&place, &answer, report);
    check_compressed(&place, &answer, report);
    let names = references(&html);
    Ok(names
        .iter()
        .filter_map(|name| answer::resolve(&asked, name))
        .collect())
}

fn check_fresh(place: &str, answer: &Answer, report: &mut Report) {
    let cache = answer.header("cache-control");
    let asks_again = ["no-cache", "no-store", "max-age=0"];
    if !asks_again.iter().any(|word| cache.contains(word)) {
        report.findings.push(Finding::new(
            &rules::PAGE_FRESH,
            place,
            format!(
                "has Cache-Control \u{201c}{cache}\u{201d}, so browsers may show an old release."
            ),
            "Send Cache-Control: no-cache with pages.",
        ));
    }
}

fn check_compressed(place: &str, answer: &Answer, report: &mut Report) {
    if answer.body.len() > WORTH_COMPRESSING && answer.header("content-encoding").is_empty() {
        report.findings.push(Finding::new(
            &rules::COMPRESSED,
            place,
            format!("sends {} bytes uncompressed.", answer.body.len()),
            "Turn on brotli or gzip for it in the server.",
        ));
    }
}

fn check_asset(agent: &Agent, url: &str, report: &mut Report) {
    // What can't be loaded may be no address at all: a page's scripts are full of words.
    let Ok(answer) = get(agent, url) else { return };
    if answer.status != 200 {
        return;
    }
    if has_end(url, &["wasm"]) && answer.header("content-type") != "application/wasm" {
        report.findings.push(Finding::new(
            &rules::WASM_TYPE,
            url,
            format!(
                "has the content type \u{201c}{}\u{201d}.",
                answer.header("content-type")
            ),
            "Send Content-Type: application/wasm with files that end with .wasm.",
        ));
    }
    let seconds = answer.header("cache-control").split(',').find_map(|part| {
        let seconds = part.trim().strip_prefix("max-age=")?;
        seconds.parse::<u64>().ok()
    });
    if has_hash(url) && seconds.is_none_or(|seconds| seconds < DAY) {
        report.findings.push(Finding::new(
            &rules::ASSET_KEPT,
            url,
            "has a content hash in its name, and browsers ask for it again and again.",
            "Send Cache-Control: public, max-age=31536000, immutable with it.",
        ));
    }
    check_compressed(url, &answer, report);
}

/// Whether a file's name ends with a content hash, such as `panel-9dd8511b5dc6.css`.
fn has_hash(url: &str) -> bool {
    let name = url.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.rsplit(['-', '_']).next().unwrap_or_default();
    hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_hash_is_told_from_a_name() {
        for url in [
            "https://a.test/panel-9dd8511b5dc6.css",
            "/icon-29c42b33f971d13b.svg",
        ] {
            assert!(has_hash(url), "{url}");
        }
        for url in ["/app.js", "/floating-window.js", "/feedback.css"] {
            assert!(!has_hash(url), "{url}");
        }
    }
}
