//! What the page's headers let browsers do: show it in Pipedrive's frame, and run WebAssembly.

use pipeframe_registration::Finding;

use super::answer::Answer;
use crate::{Report, rules};

pub(super) fn check(place: &str, answer: &Answer, html: &str, report: &mut Report) {
    let sent = answer.header("content-security-policy");
    let sent: Vec<&str> = policies(&sent).collect();
    check_frame(place, answer, &sent, report);
    let written = html.to_lowercase();
    let of_page = of_meta(&written);
    let refuses = |policy: &&str| {
        let scripts = directive(policy, "script-src").or_else(|| directive(policy, "default-src"));
        scripts.is_some_and(|scripts| !scripts.contains("unsafe-eval"))
    };
    if html.contains(".wasm") && sent.iter().chain(of_page.as_ref()).any(refuses) {
        report.findings.push(Finding::new(
            &rules::WASM_ALLOWED,
            place,
            "has a Content-Security-Policy that keeps WebAssembly from running.",
            "Add 'wasm-unsafe-eval' to its script-src.",
        ));
    }
}

fn check_frame(place: &str, answer: &Answer, policies: &[&str], report: &mut Report) {
    let mut ancestors = policies
        .iter()
        .filter_map(|policy| directive(policy, "frame-ancestors"))
        .peekable();
    if ancestors.peek().is_none() {
        let options = answer.header("x-frame-options");
        if options.contains("deny") || options.contains("sameorigin") {
            report.findings.push(Finding::new(
                &rules::X_FRAME_OPTIONS,
                place,
                format!("sends X-Frame-Options {options}, so Pipedrive can't show it."),
                "Leave that header out and send Content-Security-Policy: frame-ancestors https://*.pipedrive.com.",
            ));
        } else {
            report.findings.push(Finding::new(
                &rules::FRAMED_BY_ALL,
                place,
                "lets every site show it in a frame.",
                "Send Content-Security-Policy: frame-ancestors https://*.pipedrive.com as a header; in a meta element it has no effect.",
            ));
        }
        return;
    }
    // A browser keeps to all of the policies.
    for sources in ancestors {
        let allows = |source: &str| {
            let host = source.trim_start_matches("https://");
            host == "*.pipedrive.com" || matches!(source, "*" | "https:")
        };
        if !sources.split_whitespace().any(allows) {
            report.findings.push(Finding::new(
                &rules::FRAMEABLE,
                place,
                format!(
                    "lets only \u{201c}{}\u{201d} show it in a frame.",
                    sources.trim()
                ),
                "Add https://*.pipedrive.com to frame-ancestors.",
            ));
        }
        if sources
            .split_whitespace()
            .any(|source| matches!(source, "*" | "https:" | "http:"))
        {
            report.findings.push(Finding::new(
                &rules::FRAMED_BY_ALL,
                place,
                "lets every site show it in a frame.",
                "Name https://*.pipedrive.com alone in frame-ancestors.",
            ));
        }
    }
}

/// The policies of a header: commas are between policies, semicolons between directives.
fn policies(header: &str) -> impl Iterator<Item = &str> {
    let policies = header.split(',').map(str::trim);
    policies.filter(|policy| !policy.is_empty())
}

fn directive<'a>(policy: &'a str, name: &str) -> Option<&'a str> {
    policy.split(';').map(str::trim).find_map(|directive| {
        let sources = directive.strip_prefix(name)?;
        (sources.is_empty() || sources.starts_with(char::is_whitespace)).then_some(sources)
    })
}

/// The policy of a meta element.
fn of_meta(html: &str) -> Option<&str> {
    let named = html.find("http-equiv=content-security-policy");
    let named = named.or_else(|| html.find("http-equiv=\"content-security-policy"))?;
    let start = html[..named].rfind("<meta")?;
    let element = &html[start..];
    let element = &element[..element.find('>')?];
    let (_, content) = element.split_once("content=")?;
    let quote = content
        .chars()
        .next()
        .filter(|quote| "\"'".contains(*quote))?;
    content[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_page_is_found_whatever_the_order() {
        for html in [
            r#"<meta charset=utf-8><meta content="default-src 'none'" http-equiv=content-security-policy>"#,
            r#"<meta http-equiv="content-security-policy" content="default-src 'none'">"#,
        ] {
            assert_eq!(of_meta(html), Some("default-src 'none'"), "{html}");
        }
        assert_eq!(of_meta("<meta charset=utf-8>"), None);
    }

    #[test]
    fn a_directive_is_found_by_its_whole_name() {
        let policy = "script-src-elem a; script-src b; frame-ancestors";
        assert_eq!(directive(policy, "script-src"), Some(" b"));
        assert_eq!(directive(policy, "frame-ancestors"), Some(""));
        assert_eq!(directive(policy, "default-src"), None);
    }
}
