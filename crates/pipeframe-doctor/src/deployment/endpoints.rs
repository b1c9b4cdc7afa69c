//! What of the app's server Pipedrive asks without a page: the callback, the installation URL, and the endpoints of JSON extensions.

use pipeframe_registration::{Finding, Registration};
use ureq::Agent;

use super::answer::{Answer, Failure, get};
use super::{full, with_query};
use crate::{Report, rules};

/// What Pipedrive adds to the address of an endpoint, with values that mean nothing, and without credentials.
const PARAMETERS: &str = "resource=deal&view=details&userId=1&companyId=1&selectedIds=1";

pub(super) fn check(agent: &Agent, app: &Registration, address: &str, report: &mut Report) {
    if let Some(callback) = &app.callback_url {
        let place = full(address, callback);
        if let Some(problem) = silence(agent, &with_query(&place, "error=user_denied")) {
            report.findings.push(Finding::new(
                &rules::CALLBACK_ANSWERS,
                place,
                format!("{problem} It was asked as after a cancelled installation."),
                "Have your server answer there; the app can't go live otherwise.",
            ));
        }
    }
    if let Some(installation) = &app.installation_url {
        let place = full(address, installation);
        if let Some(problem) = silence(agent, &place) {
            report.findings.push(Finding::new(
                &rules::INSTALLATION_ANSWERS,
                place,
                problem,
                "Have your server answer there, or leave the installation URL out.",
            ));
        }
    }
    let panels = app.json_panels.iter().map(|panel| &panel.url);
    let modals = app.json_modals.iter().map(|modal| &modal.url);
    let mut asked = Vec::new();
    for url in panels.chain(modals) {
        let place = full(address, url);
        if !asked.contains(&place) {
            check_endpoint(agent, &place, report);
            asked.push(place);
        }
    }
}

/// Why an address that people are sent to has no answer for them.
fn silence(agent: &Agent, url: &str) -> Option<String> {
    match get(agent, url) {
        Ok(answer) if answer.status == 404 || answer.status >= 500 => {
            Some(format!("answers with status {}.", answer.status))
        }
        Ok(_) => None,
        Err(Failure::Tls(reason) | Failure::Other(reason)) => {
            Some(format!("doesn't answer: {reason}."))
        }
    }
}

fn check_endpoint(agent: &Agent, place: &str, report: &mut Report) {
    let judged = match get(agent, &with_query(place, PARAMETERS)) {
        Ok(answer) => judge(&answer),
        Err(Failure::Tls(reason) | Failure::Other(reason)) => {
            Err(format!("doesn't answer: {reason}."))
        }
    };
    match judged {
        Ok(note) => report.notes.push(format!("{place} {note}")),
        Err(problem) => report.findings.push(Finding::new(
            &rules::ENDPOINT_ANSWERS,
            place,
            problem,
            "Have your server answer there with JSON, or correct the address in the registration.",
        )),
    }
}

/// What is to be known of an answer to a question without credentials, or what is wrong with it.
fn judge(answer: &Answer) -> Result<String, String> {
    let status = answer.status;
    let is_json = answer.header("content-type").contains("json");
    match status {
        401 | 403 => Ok(format!(
            "answers: it refuses a question without credentials, with status {status}."
        )),
        200..300 if is_json => Ok(
            "answers anybody, also without credentials. Have it check the token or the password."
                .to_owned(),
        ),
        // What it is not satisfied with may be the credentials, or the made-up ids.
        400..500 if is_json && status != 404 && status != 405 => {
            Ok(format!("answers with status {status} and JSON."))
        }
        200..300 => Err(format!(
            "answers with the content type \u{201c}{}\u{201d}, which is not JSON.",
            answer.header("content-type")
        )),
        _ => Err(format!("answers with status {status}.")),
    }
}
