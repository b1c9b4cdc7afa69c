//! What a review of a public app reads in the sources of its server: addresses over plain HTTP, and what is done about status 429.

use pipeframe_registration::Finding;

use crate::{Report, rules};

/// The names of this machine, and endings of names that are for examples and tests only.
const NOT_DEPLOYED: [&str; 10] = [
    "localhost",
    "127.0.0.1",
    "0.0.0.0",
    "[::1]",
    "example",
    "test",
    "invalid",
    "example.com",
    "example.net",
    "example.org",
];

/// Namespaces of XML begin so; nothing is loaded from them.
const NAMESPACES: [&str; 3] = ["www.w3.org", "schemas.xmlsoap.org", "schemas.microsoft.com"];

/// What sources say of status 429, in small letters: its number or its name, and the headers that come with it.
const RATE_LIMITS: [&str; 6] = [
    "429",
    "too_many_requests",
    "toomanyrequests",
    "retry-after",
    "retry_after",
    "x-ratelimit",
];

/// What was read in the sources.
#[derive(Debug, Default)]
pub(super) struct Readiness {
    plain: Vec<(String, String)>,
    call: Option<String>,
    /// Where a file that calls the API names status 429.
    handled: Option<String>,
    /// Where another file does.
    named: Option<String>,
}

impl Readiness {
    /// Reads a file.
    pub(super) fn read(&mut self, file: &str, text: &str) {
        let mut call = None;
        let mut limit = None;
        for (index, line) in shipped(text) {
            let place = || format!("{file}:{}", index + 1);
            let addresses = plain_addresses(line);
            self.plain
                .extend(addresses.map(|address| (place(), address.to_owned())));
            if super::calls(line) {
                call.get_or_insert_with(place);
            }
            if names_rate_limits(line) {
                limit.get_or_insert_with(place);
            }
        }
        let found = if call.is_some() {
            &mut self.handled
        } else {
            &mut self.named
        };
        *found = found.take().or(limit);
        self.call = self.call.take().or(call);
    }

    /// Reports what is wrong, and what can't be judged.
    pub(super) fn report(self, report: &mut Report) {
        for (place, address) in self.plain {
            report.findings.push(Finding::new(
                &rules::PLAIN_HTTP,
                place,
                format!("names {address}, which is not over HTTPS."),
                "Write https://, or take the address from the environment if it is for development only.",
            ));
        }
        let note = match (self.call, self.handled, self.named) {
            (None, ..) => {
                "Whether status 429 is handled cannot be judged: no call of Pipedrive's API was found in the sources."
                    .to_owned()
            }
            (_, Some(place), _) => {
                format!("{place} names status 429. Whether it waits as Retry-After says was not judged.")
            }
            (Some(call), None, Some(place)) => format!(
                "Whether status 429 is handled cannot be judged: {place} names it, {call} calls Pipedrive's API."
            ),
            (Some(call), None, None) => {
                return report.findings.push(Finding::new(
                    &rules::RATE_LIMITS,
                    call,
                    "calls Pipedrive's API, and no source names status 429.",
                    "When Pipedrive answers 429, wait as long as Retry-After says, then ask again, and tell people that it takes longer.",
                ));
            }
        };
        report.notes.push(note);
    }
}

/// The lines of a source that are neither comments nor, in Rust, tests at its end.
fn shipped(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let comments = ["//", "#", "*", "/*", "--", "<!--"];
    let tests = text.find("#[cfg(test)]\nmod tests {");
    let text = &text[..tests.unwrap_or(text.len())];
    let lines = text.lines().enumerate();
    lines.filter(move |(_, line)| {
        !comments
            .iter()
            .any(|mark| line.trim_start().starts_with(mark))
    })
}

/// The addresses over plain HTTP in a line whose host is written whole and is that of another machine.
fn plain_addresses(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("http://").filter_map(|(start, scheme)| {
        let address = &line[start..];
        let is_end = |letter: char| !(letter.is_ascii_alphanumeric() || "-.:[]".contains(letter));
        let host_end = address[scheme.len()..].find(is_end);
        let end = scheme.len() + host_end.unwrap_or(address.len() - scheme.len());
        let host = &address[scheme.len()..end];
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let is_whole = name.contains('.') && !name.ends_with('.');
        (is_whole && !is_harmless(name)).then_some(&address[..end])
    })
}

fn is_harmless(name: &str) -> bool {
    let is_below = |known: &&str| {
        let rest = name.strip_suffix(*known);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    NOT_DEPLOYED.iter().any(is_below) || NAMESPACES.contains(&name)
}

fn names_rate_limits(line: &str) -> bool {
    let line = line.to_lowercase();
    RATE_LIMITS.iter().any(|word| {
        line.match_indices(word).any(|(start, word)| {
            let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            let before = line[..start].chars().next_back();
            let after = line[start + word.len()..].chars().next();
            // The number may be a part of a longer one; a name may be a part of a longer name.
            !word.starts_with(|first: char| first.is_ascii_digit())
                || !before.is_some_and(is_part) && !after.is_some_and(is_part)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[&str]) -> Report {
        let mut readiness = Readiness::default();
        for (index, text) in files.iter().enumerate() {
            readiness.read(&format!("{index}.mjs"), text);
        }
        let mut report = Report::default();
        readiness.report(&mut report);
        report
    }

    #[test]
    fn addresses_of_other_machines_over_plain_http_are_found() {
        for line in [
            r#"get("http://api.garage.io/v1")"#,
            "const base = 'http://10.0.0.3:8080';",
            "x = \"http://contest.io\"",
        ] {
            assert_eq!(plain_addresses(line).count(), 1, "{line}");
        }
        for line in [
            r#"get("https://api.garage.io")"#,
            "listening on http://localhost:8080 and http://127.0.0.1:1",
            "`http://${host}/path`",
            r#"xmlns="http://www.w3.org/2000/svg""#,
            "http://app.example.test/ http://cars.example.com",
            r#"if (url.startsWith("http://")) return;"#,
        ] {
            assert_eq!(plain_addresses(line).count(), 0, "{line}");
        }
    }

    #[test]
    fn comments_and_tests_of_rust_are_left_out() {
        let text = "// http://api.garage.io\nget();\n#[cfg(test)]\nmod tests {\n\"http://api.garage.io\"\n}\n";
        assert_eq!(read(&[text]).findings, []);
    }

    #[test]
    fn handling_of_429_is_wrong_right_or_not_known() {
        let call = r#"await get("/api/v2/deals");"#;
        let handled = "if (answer.status === 429) wait();";
        let unknown = |files: &[&str]| {
            let report = read(files);
            assert_eq!(report.findings, []);
            report
                .notes
                .iter()
                .any(|note| note.contains("cannot be judged"))
        };
        assert_eq!(read(&[call]).findings[0].rule.code, "rateLimits");
        assert_eq!(read(&[call]).findings[0].place, "0.mjs:1");
        assert!(!unknown(&[&[call, handled].join("\n")]));
        assert!(unknown(&[call, handled]));
        assert!(unknown(&["listen();"]));
        // A part of another number, and a comment, say nothing.
        let others = [call, "const mass = 7_429_000;", "// TODO 429"].join("\n");
        assert_eq!(read(&[&others]).findings.len(), 1);
    }
}
