//! One request and its answer. Redirects are not followed, and nothing is uncompressed.

use std::time::Duration;

use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// More than any page or program of an extension should be.
const LARGEST: u64 = 32 * 1024 * 1024;

/// As long as Pipedrive waits for a page.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

pub(super) enum Failure {
    Tls(String),
    Other(String),
}

impl Answer {
    /// The values of a header, in small letters and separated by commas; empty where there is none.
    pub(super) fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(known, _)| known == name);
        let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        values.join(", ").to_lowercase()
    }

    /// Where the answer sends the browser.
    pub(super) fn redirect(&self, from: &str) -> Option<String> {
        let to = self.headers.iter().find(|(name, _)| name == "location");
        let (_, to) = to.filter(|_| (300..400).contains(&self.status))?;
        resolve(from, to)
    }

    /// The page, unless it is compressed.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A certificate as PEM has it, or why there is none.
pub(super) fn trusted(pem: &[u8]) -> Result<RootCerts, String> {
    let certificate = Certificate::from_pem(pem).map_err(|error| error.to_string())?;
    Ok(RootCerts::new_with_certs(&[certificate]))
}

pub(super) fn agent(authority: Option<RootCerts>) -> Agent {
    let trusted = authority.unwrap_or(RootCerts::WebPki);
    Agent::config_builder()
        .tls_config(TlsConfig::builder().root_certs(trusted).build())
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

pub(super) fn get(agent: &Agent, url: &str) -> Result<Answer, Failure> {
    let failed = |error: ureq::Error| match error {
        ureq::Error::Tls(reason) => Failure::Tls(reason.to_owned()),
        ureq::Error::Rustls(error) => Failure::Tls(error.to_string()),
        ureq::Error::Io(error) if is_tls(&error) => Failure::Tls(error.to_string()),
        other => Failure::Other(other.to_string()),
    };
    let answer = agent.get(url).header("accept-encoding", "br, gzip").call();
    let mut answer = answer.map_err(failed)?;
    let headers = answer.headers().iter();
    let headers = headers.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let headers = headers.collect();
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
    Ok(Answer {
        status,
        headers,
        body: body.map_err(failed)?,
    })
}

/// Rustls tells of what it refuses inside of an error of input and output.
fn is_tls(error: &std::io::Error) -> bool {
    error.get_ref().is_some_and(|inner| {
        inner.to_string().to_lowercase().contains("certificate")
            || error.kind() == std::io::ErrorKind::InvalidData
    })
}

/// The full address of one that a page names.
pub(super) fn resolve(from: &str, to: &str) -> Option<String> {
    if to.starts_with("https://") || to.starts_with("http://") {
        return Some(to.to_owned());
    }
    let (scheme, rest) = from.split_once("://")?;
    if let Some(host) = to.strip_prefix("//") {
        return Some(format!("{scheme}://{host}"));
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if to.starts_with('/') {
        return Some(format!("{scheme}://{host}{to}"));
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let slash = if folder.is_empty() { "" } else { "/" };
    let to = to.trim_start_matches("./");
    Some(format!("{scheme}://{host}/{folder}{slash}{to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_a_page_are_resolved_as_a_browser_does() {
        let from = "https://a.test/app/panel?id=1";
        for (to, expected) in [
            ("./b.js", "https://a.test/app/b.js"),
            ("b.js", "https://a.test/app/b.js"),
            ("/b.js", "https://a.test/b.js"),
            ("//c.test/b.js", "https://c.test/b.js"),
            ("https://c.test/", "https://c.test/"),
        ] {
            assert_eq!(resolve(from, to).as_deref(), Some(expected));
        }
        assert_eq!(
            resolve("https://a.test", "b.js").as_deref(),
            Some("https://a.test/b.js")
        );
    }
}
