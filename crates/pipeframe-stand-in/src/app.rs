//! The app that is installed, as its registration file describes it.

use pipeframe_registration::{Finding, file, rules};

/// What OAuth needs to know of an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// Its name, which the consent page shows.
    pub name: String,
    /// Its public name in OAuth.
    pub client_id: String,
    /// Where people come back to, whole; `None` where the file names none.
    pub callback_url: Option<String>,
    /// Where an installation begins, whole, for an app that starts it by itself.
    pub installation_url: Option<String>,
    /// What it may do; `base` first.
    pub scopes: Vec<String>,
}

/// The text of a registration can't be used.
#[derive(Debug, thiserror::Error)]
#[error("The registration can't be used: {0}")]
pub struct Unusable(String);

impl App {
    /// Reads the text of a registration file. Paths in it are counted from a base address.
    ///
    /// # Errors
    ///
    /// [`Unusable`] when what OAuth needs is missing.
    pub fn read(text: &str, base: &str) -> Result<Self, Unusable> {
        let file = file::read(text);
        let about_oauth = |fault: &&Finding| {
            let parts = ["/name", "/callbackUrl", "/installationUrl", "/scopes"];
            let is_about = |part: &str| fault.place.starts_with(part);
            // An app needs no extension to be installed.
            let is_whole_file = fault.place.is_empty() && fault.rule != &rules::NO_EXTENSION;
            is_whole_file || parts.into_iter().any(is_about)
        };
        let wrong = file.mistakes.iter().find(about_oauth);

        if let Some(wrong) = wrong {
            return Err(Unusable(wrong.to_string()));
        }
        let app = file.registration;
        let whole = |url: String| {
            let is_whole = url.contains("://");
            if is_whole {
                return url;
            }
            format!(
                "{}/{}",
                base.trim_end_matches('/'),
                url.trim_start_matches('/')
            )
        };
        Ok(Self {
            name: app.name,
            client_id: app.client_id,
            callback_url: app.callback_url.map(whole),
            installation_url: app.installation_url.map(whole),
            scopes: with_base(app.scopes),
        })
    }
}

/// Every app has `base`, whether its file says so or not.
fn with_base(scopes: Vec<String>) -> Vec<String> {
    let mut all = vec!["base".to_owned()];
    for scope in scopes {
        if !all.contains(&scope) {
            all.push(scope);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<App, Unusable> {
        App::read(text, "http://127.0.0.1:8081/")
    }

    #[test]
    fn paths_are_counted_from_the_apps_address_and_whole_addresses_are_taken_as_they_are() {
        let text = r#"{"name": "A", "clientId": "a", "callbackUrl": "/oauth/callback", "scopes": ["deals:full", "base"],
            "installationUrl": "https://app.example/install", "panels": [{"url": "/panel"}]}"#;
        let app = read(text).unwrap();
        assert_eq!(
            app.callback_url.unwrap(),
            "http://127.0.0.1:8081/oauth/callback"
        );
        assert_eq!(app.installation_url.unwrap(), "https://app.example/install");
        assert_eq!(app.scopes, ["base", "deals:full"]);
    }

    #[test]
    fn a_file_that_says_nothing_usable_is_refused_with_the_reason() {
        let refused = read("{").unwrap_err().to_string();
        assert!(refused.contains("isn't JSON"), "{refused}");
        let refused = read(r#"{"name": "A", "callbackUrl": 7}"#)
            .unwrap_err()
            .to_string();
        assert!(refused.contains("callbackUrl"), "{refused}");
    }

    #[test]
    fn a_mistake_in_an_extension_is_none_of_oauth() {
        let text = r#"{"name": "A", "callbackUrl": "/c", "panels": [{"name": 3}]}"#;
        assert!(read(text).is_ok());
    }
}
