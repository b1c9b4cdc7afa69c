//! Codes, tokens and the installations that they belong to.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use crate::app::App;
use crate::clock::Moment;
use crate::secret;
use crate::switches::Switches;

/// A code is good for five minutes.
const CODE_SECONDS: i64 = 5 * 60;
/// An access token is good for an hour.
const ACCESS_SECONDS: i64 = 60 * 60;
/// A refresh token is good for 60 days after its last use.
const REFRESH_SECONDS: i64 = 60 * 24 * 60 * 60;

/// A person at work in one company: what an installation belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login {
    /// The person, as `userId` says it.
    pub user: u64,
    /// The company, as `companyId` says it.
    pub company: u64,
}

/// A code that the browser carried to the app.
#[derive(Clone, Debug)]
struct Code {
    login: Login,
    redirect_uri: String,
    scopes: Vec<String>,
    issued: Moment,
    used: bool,
}

#[derive(Clone, Debug)]
struct AccessToken {
    text: String,
    expires: Moment,
}

/// The app, installed by one person in one company.
#[derive(Clone, Debug)]
pub struct Installation {
    /// What the person allowed.
    pub scopes: Vec<String>,
    /// Since when.
    pub installed: Moment,
    /// When the app last refreshed its access token.
    pub refreshed: Option<Moment>,
    /// How often they were refreshed since the app was installed.
    pub refreshes: u64,
    /// The shortest time between two of these, in milliseconds: an app that refreshes one token twice at once has a short one.
    pub closest_refreshes: Option<i64>,
    refresh_token: String,
    refresh_expires: Moment,
    access: Vec<AccessToken>,
    /// The code that led here.
    code: String,
}

impl Installation {
    /// How many access tokens are good at a moment, and until when the last of them is.
    pub fn access(&self, now: Moment) -> (usize, Option<Moment>) {
        let good = self.access.iter().filter(|token| token.expires > now);
        (good.clone().count(), good.map(|token| token.expires).max())
    }

    /// Until when the app can refresh.
    pub const fn refresh_expires(&self) -> Moment {
        self.refresh_expires
    }
}

/// What an app asks of `/oauth/token`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
    /// A code for tokens.
    Code {
        /// The code.
        code: String,
        /// The address that it came to.
        redirect_uri: String,
    },
    /// A refresh token for another access token.
    Refresh {
        /// The refresh token.
        token: String,
    },
}

/// Why a token is refused: the error code and the message of the answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// As RFC 6749 names it.
    pub error: &'static str,
    /// In Pipedrive's words.
    pub message: &'static str,
}

impl Refusal {
    /// A code or a refresh token is no good.
    pub const fn grant(message: &'static str) -> Self {
        let error = "invalid_grant";
        Self { error, message }
    }

    /// A parameter is missing or wrong.
    pub const fn request(message: &'static str) -> Self {
        let error = "invalid_request";
        Self { error, message }
    }

    /// The app did not say who it is, or not so that it could be believed.
    pub const fn client(message: &'static str) -> Self {
        let error = "invalid_client";
        Self { error, message }
    }

    /// The JSON of the answer.
    pub fn body(&self) -> Value {
        json!({ "success": false, "message": self.message, "error": self.error })
    }
}

/// What a good request for a token led to.
#[derive(Debug)]
pub struct Granted {
    /// Whose tokens they are.
    pub login: Login,
    /// Whether this is what installed the app.
    pub installs: bool,
    /// The JSON of the answer, without `api_domain`.
    pub body: Value,
}

/// What a revoked token was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// The refresh token: the app is uninstalled.
    Installation(Login),
    /// An access token; the app stays installed.
    Access(Login),
}

/// Who may use what.
#[derive(Debug, Default)]
pub struct OAuth {
    codes: HashMap<String, Code>,
    installations: BTreeMap<Login, Installation>,
    last_used: Option<String>,
}

impl OAuth {
    /// Every installation, by user and company.
    pub fn installations(&self) -> impl Iterator<Item = (Login, &Installation)> {
        self.installations
            .iter()
            .map(|(login, found)| (*login, found))
    }

    /// A code for a person who allowed an app.
    pub fn authorize(
        &mut self,
        login: Login,
        app: &App,
        redirect_uri: &str,
        now: Moment,
    ) -> String {
        let text = secret::code(login.user, login.company);
        let code = Code {
            login,
            redirect_uri: redirect_uri.to_owned(),
            scopes: app.scopes.clone(),
            issued: now,
            used: false,
        };
        self.codes.insert(text.clone(), code);
        text
    }

    /// The code that was used last, for trying what an app does when one comes again.
    pub fn last_used_code(&self) -> Option<&str> {
        self.last_used.as_deref()
    }

    /// Answers a request for tokens of an app that has proved itself.
    ///
    /// # Errors
    ///
    /// [`Refusal`] as Pipedrive answers.
    pub fn grant(
        &mut self,
        grant: &Grant,
        app: &App,
        switches: &Switches,
        now: Moment,
    ) -> Result<Granted, Refusal> {
        match grant {
            Grant::Code { code, redirect_uri } => self.exchange(code, redirect_uri, switches, now),
            Grant::Refresh { token } => self.refresh(token, app, switches, now),
        }
    }

    fn exchange(
        &mut self,
        text: &str,
        redirect_uri: &str,
        switches: &Switches,
        now: Moment,
    ) -> Result<Granted, Refusal> {
        const INVALID: Refusal = Refusal::grant("Invalid grant: authorization code is invalid");
        let code = self.codes.get_mut(text).ok_or(INVALID)?;
        if code.used {
            let login = code.login;
            let led_here = |found: &Installation| found.code == text;
            if switches.replay_revokes && self.installations.get(&login).is_some_and(led_here) {
                self.installations.remove(&login);
            }
            return Err(INVALID);
        }
        if code.issued.plus_seconds(CODE_SECONDS) <= now {
            return Err(Refusal::grant(
                "Invalid grant: authorization code has expired",
            ));
        }
        if code.redirect_uri != redirect_uri {
            return Err(Refusal::request(
                "Invalid request: `redirect_uri` is invalid",
            ));
        }
        code.used = true;
        self.last_used = Some(text.to_owned());
        let access = new_access(now);
        let installation = Installation {
            scopes: code.scopes.clone(),
            installed: now,
            refreshed: None,
            refreshes: 0,
            closest_refreshes: None,
            refresh_token: secret::refresh_token(),
            refresh_expires: now.plus_seconds(REFRESH_SECONDS),
            access: vec![access.clone()],
            code: text.to_owned(),
        };
        let login = code.login;
        let body = answer(&access, &installation, switches);
        self.installations.insert(login, installation);
        Ok(Granted {
            login,
            installs: true,
            body,
        })
    }

    fn refresh(
        &mut self,
        token: &str,
        app: &App,
        switches: &Switches,
        now: Moment,
    ) -> Result<Granted, Refusal> {
        let mut all = self.installations.iter_mut();
        let (login, found) = all
            .find(|(_, found)| found.refresh_token == token)
            .ok_or(Refusal::grant("Invalid grant: refresh token is invalid"))?;
        if found.refresh_expires <= now {
            return Err(Refusal::grant("Invalid grant: refresh token has expired"));
        }
        // What the app no longer asks for is gone with the next token; what is new needs the person's word.
        found.scopes.retain(|scope| app.scopes.contains(scope));
        let pause = found.refreshed.map(|before| now.0 - before.0);
        found.closest_refreshes = found.closest_refreshes.into_iter().chain(pause).min();
        found.refreshes += 1;
        found.refreshed = Some(now);
        found.refresh_expires = now.plus_seconds(REFRESH_SECONDS);
        if switches.rotate_refresh_tokens {
            found.refresh_token = secret::refresh_token();
        }
        let access = new_access(now);
        found.access.retain(|token| token.expires > now);
        found.access.push(access.clone());
        let body = answer(&access, found, switches);
        Ok(Granted {
            login: *login,
            installs: false,
            body,
        })
    }

    /// Takes a token away, of whichever kind it is; `None` for one that means nothing.
    pub fn revoke(&mut self, token: &str) -> Option<Revoked> {
        let mut all = self.installations.iter_mut();
        let login = all.find_map(|(login, found)| (found.refresh_token == token).then_some(*login));
        if let Some(login) = login {
            self.installations.remove(&login);
            return Some(Revoked::Installation(login));
        }
        let mut all = self.installations.iter_mut();
        all.find_map(|(login, found)| {
            let before = found.access.len();
            found.access.retain(|access| access.text != token);
            (found.access.len() < before).then_some(Revoked::Access(*login))
        })
    }

    /// Takes an installation away; whether there was one.
    pub fn uninstall(&mut self, login: Login) -> bool {
        self.installations.remove(&login).is_some()
    }

    /// Ends what an app was given before its time; whether there was an installation.
    pub fn expire(&mut self, login: Login, refresh_too: bool, now: Moment) -> bool {
        let Some(found) = self.installations.get_mut(&login) else {
            return false;
        };
        found.access.clear();
        if refresh_too {
            found.refresh_expires = now;
        }
        true
    }

    /// The app asks for more than before: what it was given is no good until it is refreshed.
    pub fn scopes_were_added(&mut self) {
        for found in self.installations.values_mut() {
            found.access.clear();
        }
    }

    /// Whose access token this is, and what it may do.
    pub fn bearer(&self, token: &str, now: Moment) -> Option<(Login, &[String])> {
        let is_it = |access: &AccessToken| access.text == token && access.expires > now;
        self.installations
            .iter()
            .find(|(_, found)| found.access.iter().any(is_it))
            .map(|(login, found)| (*login, found.scopes.as_slice()))
    }
}

fn new_access(now: Moment) -> AccessToken {
    AccessToken {
        text: secret::access_token(),
        expires: now.plus_seconds(ACCESS_SECONDS),
    }
}

fn answer(access: &AccessToken, installation: &Installation, switches: &Switches) -> Value {
    json!({
        "access_token": access.text,
        "token_type": switches.token_type,
        "refresh_token": installation.refresh_token,
        "scope": installation.scopes.join(","),
        "expires_in": switches.expires_in,
    })
}
