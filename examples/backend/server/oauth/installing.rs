//! The way of an installation: it starts here, asks at Pipedrive, and comes back with a code or without.
//!
//! `GET /oauth/install` makes the `state`, `GET /oauth/callback` takes it back. A state is signed, lasts ten minutes, is bound to the
//! browser by a cookie, and counts once. It holds no address: where a person goes on afterwards is decided here.

use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use pipeframe::context::{CompanyId, UserId, Viewer};
use serde::{Deserialize, Serialize};

use super::super::problem::Problem;
use super::super::token::Secret;
use super::cookies::Cookie;
use super::installations::Installation;
use super::pages::{self, Connected, Ending};
use super::people::Account;
use super::repeated::to_its_end;
use super::signed::{Purpose, SignatureRefusal, Signed};
use super::waiting::Waiting;
use super::{OAuth, now, random};

/// Reading what is asked for may take a while, and signing in at Pipedrive too.
const STATE_LASTS: Duration = Duration::from_secs(10 * 60);
/// A code lasts five minutes; the last seconds of it are needed to use it.
const CODE_LASTS: Duration = Duration::from_secs(5 * 60 - 10);
/// Pipedrive's codes have about fifty characters.
const LONGEST_CODE: usize = 512;

/// Whom an installation was started for; nobody in particular when it was not started in Pipedrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    company: Option<u64>,
    user: Option<u64>,
}

/// What a state says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Started {
    /// The fingerprint of the browser's cookie.
    browser: String,
    wanted: Wanted,
}

/// What Pipedrive leads back with.
#[derive(Debug, Deserialize)]
pub struct Answer {
    code: Option<Secret>,
    error: Option<String>,
    state: Option<Secret>,
}

/// Whose connection a page is shown of.
#[derive(Debug, Deserialize)]
pub struct Whose {
    company: u64,
    user: u64,
}

impl Wanted {
    /// Whether this is who the installation was started for.
    pub fn is_met_by(self, viewer: Viewer) -> bool {
        self.company
            .is_none_or(|company| company == viewer.company.0)
            && self.user.is_none_or(|user| user == viewer.user.0)
    }

    /// The query that starts the same installation again.
    pub fn query(self) -> String {
        let pair = |name, id: Option<u64>| id.map(|id| format!("{name}={id}"));
        let pairs = [pair("company", self.company), pair("user", self.user)];
        let pairs: Vec<String> = pairs.into_iter().flatten().collect();
        pairs.join("&")
    }
}

/// Starts an installation: this is the app's installation URL.
pub async fn start(
    State(oauth): State<OAuth>,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Response {
    let is_secure = oauth.settings.is_secure();
    // A second installation that is started beside the first must not end that one.
    let browser = Cookie::Browser.read(&headers, is_secure);
    let browser = browser.filter(|value| value.len() == random::text().len());
    let browser = browser.unwrap_or_else(random::text);
    let started = Started {
        browser: random::fingerprint(&browser),
        wanted: wanted.map(|Query(wanted)| wanted).unwrap_or_default(),
    };
    let state = oauth
        .signer
        .write(Purpose::State, started, STATE_LASTS, now());
    let consent = oauth.pipedrive.consent(state);
    let mut response = Redirect::to(consent.as_str()).into_response();
    let headers = response.headers_mut();
    headers.extend(
        Cookie::Browser
            .write(&browser, STATE_LASTS, is_secure)
            .map(|cookie| (header::SET_COOKIE, cookie)),
    );
    headers.insert(header::CACHE_CONTROL, super::no_store());
    response
}

/// Pipedrive's answer.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn callback(
    State(oauth): State<OAuth>,
    headers: HeaderMap,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<Response, Problem> {
    let Ok(Query(answer)) = answer else {
        return Ok(pages::ending(&oauth.links, Ending::NotUnderstood));
    };
    let code = match (answer.code, answer.error) {
        (Some(code), None) if (1..=LONGEST_CODE).contains(&code.reveal().len()) => code,
        // Nothing is bound to anybody then, so that the state proves nothing that matters.
        (None, Some(error)) if error == "user_denied" => {
            return Ok(pages::ending(&oauth.links, Ending::Cancelled));
        }
        _ => return Ok(pages::ending(&oauth.links, Ending::NotUnderstood)),
    };
    let Some(state) = answer.state.filter(|state| !state.reveal().is_empty()) else {
        return Ok(pages::ending(&oauth.links, Ending::NotStartedHere));
    };
    let signed = match oauth.believed(state.reveal(), &headers) {
        Ok(signed) => signed,
        Err(ending) => return Ok(pages::ending(&oauth.links, ending)),
    };
    let account = oauth.signed_in(&headers).await?;
    let browser = Cookie::Browser.read(&headers, oauth.settings.is_secure());
    let answer = oauth.answered(account, browser.unwrap_or_default(), signed, code);
    to_its_end(answer).await
}

/// The connection that was just made.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn connected(
    State(oauth): State<OAuth>,
    headers: HeaderMap,
    Query(whose): Query<Whose>,
) -> Result<Response, Problem> {
    let Some(account) = oauth.signed_in(&headers).await? else {
        return Ok(Redirect::to(&oauth.links.sign_in()).into_response());
    };
    let viewer = Viewer {
        user: UserId(whose.user),
        company: CompanyId(whose.company),
    };
    let held = oauth.store.installation(viewer).await?;
    Ok(match held.filter(|held| held.account == account.id) {
        Some(held) => pages::connected(&oauth.links, &oauth.shown(&held)),
        None => Redirect::to(&oauth.links.account()).into_response(),
    })
}

impl OAuth {
    fn believed(&self, state: &str, headers: &HeaderMap) -> Result<Signed<Started>, Ending> {
        let read = self.signer.read::<Started>(Purpose::State, state, now());
        let signed = read.map_err(|refusal| match refusal {
            SignatureRefusal::Forged => Ending::NotThisBrowser,
            SignatureRefusal::Expired => Ending::TooLate,
        })?;
        let browser = Cookie::Browser.read(headers, self.settings.is_secure());
        let is_same =
            browser.is_some_and(|value| random::fingerprint(&value) == signed.content.browser);
        if is_same {
            Ok(signed)
        } else {
            Err(Ending::NotThisBrowser)
        }
    }

    /// Uses the answer of Pipedrive's once, or says what came of it.
    async fn answered(
        self,
        account: Option<Account>,
        browser: String,
        signed: Signed<Started>,
        code: Secret,
    ) -> Result<Response, Problem> {
        let wanted = signed.content.wanted;
        let state = ["state ", &signed.nonce].concat();
        let is_first = self.store.use_once(&state, signed.expires, now()).await?;
        match account {
            Some(account) if is_first => self.use_code(&account, &code, wanted).await,
            Some(account) => {
                let since = signed.expires.saturating_sub(STATE_LASTS.as_secs());
                self.outcome(&account, since).await
            }
            None => {
                // Nobody else can know it, and the same answer of Pipedrive's in the same browser has the same one.
                let name = random::fingerprint(&[&browser, " ", &signed.nonce].concat());
                let code = is_first.then_some(code);
                self.wait_for_sign_in(&name, code, wanted).await
            }
        }
    }

    /// Keeps the code under a name that the browser is told. Without one it was kept before.
    async fn wait_for_sign_in(
        &self,
        name: &str,
        code: Option<Secret>,
        wanted: Wanted,
    ) -> Result<Response, Problem> {
        let fingerprint = random::fingerprint(name);
        let now = now();
        if let Some(code) = code {
            let waiting = Waiting {
                code: self.settings.vault.seal(&fingerprint, code.reveal()),
                wanted: serde_json::to_string(&wanted).unwrap_or_default(),
            };
            let until = now + CODE_LASTS.as_secs();
            self.store.park(&fingerprint, &waiting, until, now).await?;
        } else if !self.store.is_parked(&fingerprint, now).await? {
            return Ok(pages::ending(&self.links, Ending::AlreadyUsed));
        }
        let mut response = Redirect::to(&self.links.sign_in()).into_response();
        // The row lasts as long as the code, the cookie longer: who comes too late is told so.
        let cookie = Cookie::Waiting.write(name, STATE_LASTS, self.settings.is_secure());
        let cookie = cookie.map(|cookie| (header::SET_COOKIE, cookie));
        response.headers_mut().extend(cookie);
        Ok(response)
    }

    /// Goes on with the installation that waited for this person to sign in; none when none did.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the database fails.
    pub async fn go_on(
        &self,
        account: &Account,
        headers: &HeaderMap,
    ) -> Result<Option<Response>, Problem> {
        let is_secure = self.settings.is_secure();
        let Some(name) = Cookie::Waiting.read(headers, is_secure) else {
            return Ok(None);
        };
        let awaited = self.clone().awaited(account.clone(), name);
        let mut response = to_its_end(awaited).await?;
        let gone = Cookie::Waiting.remove(is_secure);
        let gone = gone.map(|cookie| (header::SET_COOKIE, cookie));
        response.headers_mut().extend(gone);
        Ok(Some(response))
    }

    /// Uses the code that was kept under a name once, or says what came of it.
    async fn awaited(self, account: Account, name: String) -> Result<Response, Problem> {
        let fingerprint = random::fingerprint(&name);
        let now = now();
        let begun = now.saturating_sub(STATE_LASTS.as_secs());
        let waiting = ["waiting ", &fingerprint].concat();
        let until = now + STATE_LASTS.as_secs();
        if !self.store.use_once(&waiting, until, now).await? {
            return self.outcome(&account, begun).await;
        }
        let Some(waiting) = self.store.unpark(&fingerprint, now).await? else {
            return Ok(pages::ending(&self.links, Ending::TooLate));
        };
        let wanted = serde_json::from_str(&waiting.wanted).unwrap_or_default();
        match self.settings.vault.open(&fingerprint, &waiting.code) {
            Ok(code) => self.use_code(&account, &Secret::new(&code), wanted).await,
            Err(_) => Ok(pages::ending(&self.links, Ending::TooLate)),
        }
    }

    /// What is connected, in words.
    pub fn shown(&self, held: &Installation) -> Connected {
        let settings = format!(
            "{}settings/marketplace/app/{}/app-settings",
            held.api, self.settings.client_id
        );
        Connected {
            company: held.company_name.clone(),
            user: held.user_name.clone(),
            settings: Some(settings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pipedrive_leads_back_with_is_not_shown() {
        let read = r#"{"code": "the-code", "state": "the-state"}"#;
        let answer: Answer = serde_json::from_str(read).unwrap();
        let account = Account {
            id: "an-id".to_owned(),
            email: "ada@example.com".to_owned(),
            password: Secret::new("$argon2id$the-hash"),
        };
        let shown = format!("{answer:?} {account:?}");
        assert!(
            !shown.contains("the-") && shown.contains("hidden"),
            "{shown}"
        );
    }
}
