//! From a draft to a live app: what has to be right before, and the link by which people install it.

use pipeframe_registration::{Finding, Severity, rules};

use crate::frame_address::encode;
use crate::trouble::Look;

use super::app::HubApp;

/// What keeps a draft from being installed: it needs a name and a callback URL, which need not answer yet.
pub(crate) fn test_problems(app: &HubApp) -> Vec<Finding> {
    let findings = app.findings().iter().filter(|finding| {
        matters(finding) && ["/name", "/callbackUrl", ""].contains(&finding.place.as_str())
    });
    findings.cloned().collect()
}

/// What keeps an app from being changed to live: everything that the form refuses.
pub(crate) fn live_problems(app: &HubApp) -> Vec<Finding> {
    app.findings()
        .iter()
        .filter(|finding| matters(finding))
        .cloned()
        .collect()
}

/// An address of this machine is good for a rehearsal, and an app may have no extension.
fn matters(finding: &Finding) -> bool {
    finding.rule.severity == Severity::Error
        && *finding.rule != rules::DEVELOPMENT_ADDRESS
        && *finding.rule != rules::NO_EXTENSION
}

/// Where an installation link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkForm {
    /// To Pipedrive's own dialog.
    Consent(String),
    /// To the stand-in that runs beside the preview.
    StandIn(String),
    /// To the app, which starts the installation by itself.
    App(String),
}

/// The installation link of an app whose paths are on an address. Its form is not documented.
pub(crate) fn installation_link(app: &HubApp, base: &str) -> LinkForm {
    let registered = app.registered();
    if let Some(url) = registered.installation_url.as_deref() {
        return LinkForm::App(full(url, base));
    }
    let mut link = "https://oauth.pipedrive.com/oauth/authorize?client_id=".to_owned();
    encode(&registered.client_id, &mut link);
    link.push_str("&redirect_uri=");
    let callback = address_of_callback(app, base).unwrap_or_default();
    encode(&callback, &mut link);
    LinkForm::Consent(link)
}

/// The full address of an app's callback URL.
pub(crate) fn address_of_callback(app: &HubApp, base: &str) -> Option<String> {
    let url = app.registered().callback_url.as_deref()?;
    Some(full(url, base))
}

fn full(url: &str, base: &str) -> String {
    if url.starts_with('/') {
        [base, url].concat()
    } else {
        url.to_owned()
    }
}

/// Whether a callback URL is good enough to go live, and why, by what its server said to the preview's own.
pub(crate) fn judge_callback(address: Option<&str>, look: Option<&Look>) -> Result<String, String> {
    let address = address.ok_or("The app has no callback URL. Fill it in under Basic info.")?;
    let Some(look) = look else {
        return Ok(format!(
            "Whether {address} answers is not known: this page has no server that could ask it."
        ));
    };
    if let Some(failure) = &look.failure {
        return Err(format!(
            "{address} does not answer: {failure}. Start your server, or correct the callback URL."
        ));
    }
    match look.status {
        404 | 410 => Err(format!(
            "{address} answers {}: there is no such page. Correct the callback URL.",
            look.status
        )),
        500.. => Err(format!(
            "{address} answers {}. Mend your server first.",
            look.status
        )),
        status => Ok(format!("{address} answers {status}.")),
    }
}
