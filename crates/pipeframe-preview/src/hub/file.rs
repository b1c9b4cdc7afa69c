//! A registration file as it was read, and what the preview shows by it.

use serde_json::json;

use pipeframe_registration::file::RegistrationFile;
use pipeframe_registration::{Registration, file};

/// The text of a registration file, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AppFile {
    /// What it says.
    pub(crate) text: String,
    /// The path of its folder, which relative addresses are counted from; `None` for a text that has not been saved to a file.
    pub(crate) folder: Option<String>,
    /// Whether the app has no registration, so that every `action_id` opens its modal until something is registered.
    pub(crate) takes_any_action_id: bool,
}

impl AppFile {
    /// The file of a new private app.
    pub(crate) fn new(name: &str, client_id: &str) -> Self {
        let callback = "/oauth/callback";
        let name = json!(name);
        let client_id = json!(client_id);
        Self {
            text: format!(
                "{{\n  \"name\": {name},\n  \"callbackUrl\": \"{callback}\",\n  \"clientId\": {client_id}\n}}\n"
            ),
            ..Self::default()
        }
    }

    /// What the preview shows of the app: addresses that are relative to the file become paths.
    pub(crate) fn registration(&self, read: &RegistrationFile) -> Registration {
        let mut registration = read.registration.clone();
        if let Some(folder) = &self.folder {
            for url in file::urls(&mut registration) {
                if let Some(path) = beside(folder, url) {
                    *url = path;
                }
            }
        }
        registration
    }
}

/// The path of an address that is relative to a folder; `None` for one that is a path or a full address already.
fn beside(folder: &str, url: &str) -> Option<String> {
    let before_path = url.split(['/', '?', '#']).next().unwrap_or(url);
    if url.starts_with('/') || before_path.contains(':') {
        return None;
    }
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, rest) = url.split_at(end);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    Some(format!("/{}{rest}", steps.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_relative_to_the_file_becomes_a_path() {
        let cases = [
            ("panel", Some("/demo/assets/panel")),
            ("./panel?a=/b", Some("/demo/assets/panel?a=/b")),
            ("../panel#x", Some("/demo/panel#x")),
            ("../../../panel", Some("/panel")),
            ("/panel", None),
            ("https://app.example/panel", None),
        ];
        for (url, expected) in cases {
            assert_eq!(beside("/demo/assets/", url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn the_file_of_a_new_app_has_what_the_form_requires_of_a_draft() {
        let read = file::read(&AppFile::new("My \"app\"", "abc").text);
        assert_eq!(read.registration.name, "My \"app\"");
        assert_eq!(read.registration.client_id, "abc");
        let codes: Vec<_> = read
            .findings()
            .iter()
            .map(|found| found.rule.code)
            .collect();
        assert_eq!(codes, ["noExtension"]);
    }
}
