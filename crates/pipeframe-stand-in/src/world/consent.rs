//! The consent page: what it was asked for, and how a person answers it.

use crate::clock::Moment;
use crate::secret;

use super::events::EventKind;
use super::oauth::Login;
use super::{Status, World};

/// How long a consent page can be answered.
const TICKET_SECONDS: i64 = 10 * 60;

/// What a consent page was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where the browser goes back to.
    pub redirect_uri: String,
    /// What the app wants to have back.
    pub state: Option<String>,
}

/// A consent page that somebody looks at, or has answered.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    request: Request,
    /// It can be answered until then.
    until: Moment,
    /// Where its answer led.
    answer: Option<String>,
}

/// Why nobody is asked for consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoConsent {
    /// The app is a draft, and the person works for another company.
    NotFound,
    /// The page was open too long, or is not ours.
    Stale,
    /// There is no such person.
    NoSuchAccount,
}

impl World {
    /// Keeps what a consent page is about until it is answered by its ticket.
    pub fn ask_consent(&mut self, request: Request, now: Moment) -> String {
        self.tickets.retain(|_, asked| asked.until > now);
        let ticket = secret::ticket();
        let asked = Asked {
            request,
            until: now.plus_seconds(TICKET_SECONDS),
            answer: None,
        };
        self.tickets.insert(ticket.clone(), asked);
        ticket
    }

    /// The address that the answer to a consent page led to. A second press of a button gets the same one, because the browser drops the
    /// first response.
    pub fn answer_to(&self, ticket: &str, now: Moment) -> Option<String> {
        let asked = self.tickets.get(ticket)?;
        asked.answer.clone().filter(|_| asked.until > now)
    }

    /// Whether a person may install the app.
    pub fn can_install(&self, login: Login) -> bool {
        self.status == Status::Live || login.company == self.developer_company()
    }

    /// A person allowed the app: the address that the browser goes to, with the code.
    ///
    /// # Errors
    ///
    /// [`NoConsent`] when nothing can be allowed; then the page can be answered again unless it is stale.
    pub fn allow(&mut self, ticket: &str, login: Login, now: Moment) -> Result<String, NoConsent> {
        let request = self.asked(ticket, now)?;
        if self.account(login).is_none() {
            return Err(NoConsent::NoSuchAccount);
        }
        if !self.can_install(login) {
            return Err(NoConsent::NotFound);
        }
        let Ok(app) = &self.app else {
            return Err(NoConsent::NotFound);
        };
        let code = self.oauth.authorize(login, app, &request.redirect_uri, now);
        self.session = login;
        self.tell(EventKind::Authorized, Some(login), "allowed the app", now);
        Ok(self.answer(ticket, back(&request, "code", &code)))
    }

    /// A person cancelled: the address that the browser goes to.
    ///
    /// # Errors
    ///
    /// [`NoConsent::Stale`] when the page is no longer waited for.
    pub fn cancel(&mut self, ticket: &str, login: Login, now: Moment) -> Result<String, NoConsent> {
        let request = self.asked(ticket, now)?;
        let login = self.account(login).is_some().then_some(login);
        self.tell(
            EventKind::Cancelled,
            login,
            "cancelled the installation",
            now,
        );
        Ok(self.answer(ticket, back(&request, "error", "user_denied")))
    }

    /// The browser goes back with the code that was used last, as if somebody replayed it; `None` where none was used.
    pub fn replay(&mut self, ticket: &str, now: Moment) -> Option<String> {
        let request = self.asked(ticket, now).ok()?;
        let code = self.oauth.last_used_code()?.to_owned();
        Some(self.answer(ticket, back(&request, "code", &code)))
    }

    fn asked(&self, ticket: &str, now: Moment) -> Result<Request, NoConsent> {
        let asked = self.tickets.get(ticket);
        let asked = asked.filter(|asked| asked.until > now && asked.answer.is_none());
        asked
            .map(|asked| asked.request.clone())
            .ok_or(NoConsent::Stale)
    }

    fn answer(&mut self, ticket: &str, address: String) -> String {
        if let Some(asked) = self.tickets.get_mut(ticket) {
            asked.answer = Some(address.clone());
        }
        address
    }
}

/// Where the browser goes after a decision.
fn back(request: &Request, name: &str, value: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(name, value);
    if let Some(state) = &request.state {
        query.append_pair("state", state);
    }
    let joint = if request.redirect_uri.contains('?') {
        '&'
    } else {
        '?'
    };
    format!("{}{joint}{}", request.redirect_uri, query.finish())
}
