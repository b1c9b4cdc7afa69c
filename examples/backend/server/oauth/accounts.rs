//! The service's own sign-in. It is as small as an example allows, and real: passwords by Argon2id, sessions that can be ended,
//! forms that only this server's own pages can send.

use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::client_address::ClientAddress;
use super::super::problem::Problem;
use super::super::token::Secret;
use super::cookies::Cookie;
use super::pages::{self, SignIn};
use super::people::Account;
use super::{OAuth, now, password, random};

const SESSION_LASTS: Duration = Duration::from_secs(12 * 60 * 60);
const LONGEST_EMAIL: usize = 200;

/// What a person enters.
#[derive(Deserialize)]
pub struct Entered {
    email: String,
    password: Secret,
}

/// The form to sign in.
pub async fn sign_in_form(State(oauth): State<OAuth>, headers: HeaderMap) -> Response {
    oauth.form(&headers, false, "", None)
}

/// The form to become known.
pub async fn new_form(State(oauth): State<OAuth>, headers: HeaderMap) -> Response {
    oauth.form(&headers, true, "", None)
}

/// Signs in, and goes on with the installation that waits for it.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn sign_in(
    State(oauth): State<OAuth>,
    from: ClientAddress,
    headers: HeaderMap,
    Form(entered): Form<Entered>,
) -> Result<Response, Problem> {
    if !oauth.is_own_form(&headers) {
        return Ok(pages::foreign_form(&oauth.links));
    }
    let email = normal(&entered.email);
    let counted = oauth.tries.count(&oauth.store.0, from).await;
    if let Some(page) = oauth.too_often(counted, &headers, false, &email)? {
        return Ok(page);
    }
    // Whether the e-mail is known is nobody's business.
    let refused = "E-mail and password don't belong together. Check both, or create an account.";
    oauth
        .enter(&headers, from, false, &email, entered.password, refused)
        .await
}

/// Makes an account, signs in, and goes on with the installation that waits for it.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn become_known(
    State(oauth): State<OAuth>,
    from: ClientAddress,
    headers: HeaderMap,
    Form(entered): Form<Entered>,
) -> Result<Response, Problem> {
    if !oauth.is_own_form(&headers) {
        return Ok(pages::foreign_form(&oauth.links));
    }
    let email = normal(&entered.email);
    let counted = oauth.tries.count(&oauth.store.0, from).await;
    if let Some(page) = oauth.too_often(counted, &headers, true, &email)? {
        return Ok(page);
    }
    if !is_email(&email) {
        let error = "Enter your whole e-mail, like ada@example.com.";
        return Ok(oauth.form(&headers, true, &email, Some(error)));
    }
    let Some(password) = password::hash(entered.password.clone()).await else {
        let error = "Choose a password of 10 to 200 characters.";
        return Ok(oauth.form(&headers, true, &email, Some(error)));
    };
    let account = Account {
        id: random::text(),
        email,
        password,
    };
    if !oauth.store.new_account(&account).await? {
        // A second press of the button comes here too, and its password is right.
        let refused = "This e-mail has an account. Sign in with it.";
        return oauth
            .enter(
                &headers,
                from,
                true,
                &account.email,
                entered.password,
                refused,
            )
            .await;
    }
    oauth.let_in(&account, &headers).await
}

/// Ends the session.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn sign_out(State(oauth): State<OAuth>, headers: HeaderMap) -> Result<Response, Problem> {
    if !oauth.is_own_form(&headers) {
        return Ok(pages::foreign_form(&oauth.links));
    }
    let is_secure = oauth.settings.is_secure();
    if let Some(session) = Cookie::Session.read(&headers, is_secure) {
        oauth
            .store
            .end_session(&random::fingerprint(&session))
            .await?;
    }
    let mut response = Redirect::to(&oauth.links.sign_in()).into_response();
    let gone = Cookie::Session.remove(is_secure);
    let gone = gone.map(|cookie| (header::SET_COOKIE, cookie));
    response.headers_mut().extend(gone);
    Ok(response)
}

/// What the person has connected.
///
/// # Errors
///
/// [`Problem`] when the database fails.
pub async fn show(State(oauth): State<OAuth>, headers: HeaderMap) -> Result<Response, Problem> {
    let Some(account) = oauth.signed_in(&headers).await? else {
        return Ok(Redirect::to(&oauth.links.sign_in()).into_response());
    };
    let held = oauth.store.of_account(&account.id).await?;
    let connections = held.iter().filter(|held| !held.is_ended);
    let connections: Vec<_> = connections.map(|held| oauth.shown(held)).collect();
    Ok(pages::account(&oauth.links, &account.email, &connections))
}

impl OAuth {
    /// Who is signed in.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the database fails.
    pub async fn signed_in(&self, headers: &HeaderMap) -> Result<Option<Account>, Problem> {
        let session = Cookie::Session.read(headers, self.settings.is_secure());
        let Some(session) = session else {
            return Ok(None);
        };
        let fingerprint = random::fingerprint(&session);
        Ok(self.store.session(&fingerprint, now()).await?)
    }

    /// Signs a person in whose password is right. Others get their form back with the text `refused`.
    async fn enter(
        &self,
        headers: &HeaderMap,
        from: ClientAddress,
        is_new: bool,
        email: &str,
        password: Secret,
        refused: &str,
    ) -> Result<Response, Problem> {
        let counted = self.tries.count_guess(&self.store.0, from, email).await;
        if let Some(page) = self.too_often(counted, headers, is_new, email)? {
            return Ok(page);
        }
        let account = self.store.account(email).await?;
        let hash = account.as_ref().map(|account| account.password.clone());
        let is_right = password::is_right(password, hash).await;
        match account.filter(|_| is_right) {
            Some(account) => self.let_in(&account, headers).await,
            None => Ok(self.form(headers, is_new, email, Some(refused))),
        }
    }

    /// Begins a new session: one that was there before, perhaps of somebody else, is not gone on with.
    async fn let_in(&self, account: &Account, headers: &HeaderMap) -> Result<Response, Problem> {
        let session = random::text();
        let now = now();
        let until = now + SESSION_LASTS.as_secs();
        let fingerprint = random::fingerprint(&session);
        self.store
            .begin_session(&fingerprint, account, until, now)
            .await?;
        let mut response = match self.go_on(account, headers).await? {
            Some(response) => response,
            None => Redirect::to(&self.links.account()).into_response(),
        };
        let cookie = Cookie::Session.write(&session, SESSION_LASTS, self.settings.is_secure());
        if let Some(cookie) = cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }

    /// Browsers say which page a form is on. Another site's form would sign a person in as somebody else.
    fn is_own_form(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN);
        origin.is_some_and(|origin| *origin == self.settings.origin())
    }

    /// The form once more, where it was sent too often.
    fn too_often(
        &self,
        counted: Result<(), Problem>,
        headers: &HeaderMap,
        is_new: bool,
        email: &str,
    ) -> Result<Option<Response>, Problem> {
        let seconds = match counted {
            Ok(()) => return Ok(None),
            Err(Problem::TooMany { seconds }) => seconds,
            Err(problem) => return Err(problem),
        };
        let error = "That was tried too often. Wait a quarter of an hour, then try again.";
        let error = (StatusCode::TOO_MANY_REQUESTS, error);
        let mut page = self.page(headers, is_new, email, Some(error));
        page.headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        Ok(Some(page))
    }

    /// The form, with what is wrong with what was entered.
    fn form(
        &self,
        headers: &HeaderMap,
        is_new: bool,
        email: &str,
        error: Option<&str>,
    ) -> Response {
        let error = error.map(|error| (StatusCode::UNPROCESSABLE_ENTITY, error));
        self.page(headers, is_new, email, error)
    }

    fn page(
        &self,
        headers: &HeaderMap,
        is_new: bool,
        email: &str,
        error: Option<(StatusCode, &str)>,
    ) -> Response {
        let waiting = Cookie::Waiting.read(headers, self.settings.is_secure());
        let form = SignIn {
            is_new,
            is_installing: waiting.is_some_and(|waiting| !waiting.is_empty()),
            email,
            error,
        };
        pages::sign_in(&self.links, &form)
    }
}

fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn is_email(email: &str) -> bool {
    let parts = email.split_once('@');
    let is_whole = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    is_whole && email.len() <= LONGEST_EMAIL && !email.chars().any(char::is_whitespace)
}
