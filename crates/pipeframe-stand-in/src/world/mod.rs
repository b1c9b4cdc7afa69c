//! All that the simulated Pipedrive knows, without sockets and without a clock of its own: each call says what time it is.

pub mod consent;
pub mod deliveries;
pub mod events;
pub mod faults;
pub mod limits;
pub mod oauth;
pub mod records;
pub mod webhooks;

use std::collections::HashMap;

use crate::account::{self, Company, Fields, User};
use crate::app::App;
use crate::clock::Moment;
use crate::switches::Switches;

use consent::Asked;
use deliveries::Deliveries;
use events::{Event, EventKind};
use faults::Faults;
use limits::Limits;
use oauth::{Grant, Granted, Login, OAuth, Refusal, Revoked};
use records::{Kind, Write, WriteError};
use webhooks::{Cause, Telling, Webhooks};

/// The log keeps so many events.
const MOST_EVENTS: usize = 500;

/// Whether an app can be installed by others than its developer's company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Only the developer's company can install it.
    Draft,
    /// Everybody with the link can.
    Live,
}

impl Status {
    /// Its word in the state.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Live => "live",
        }
    }
}

/// The simulated Pipedrive.
#[derive(Debug)]
pub struct World {
    /// The companies with their records.
    pub companies: Vec<Company>,
    /// The app, or why there is none.
    pub app: Result<App, String>,
    /// Whether others may install it.
    pub status: Status,
    /// Codes, tokens and installations.
    pub oauth: OAuth,
    /// Who is at the browser.
    pub session: Login,
    /// Who is told of changes.
    pub webhooks: Webhooks,
    /// How much of the API was used.
    pub limits: Limits,
    /// What goes wrong on purpose.
    pub faults: Faults,
    /// What was sent to the app.
    pub deliveries: Deliveries,
    /// What happened, the first first.
    pub events: Vec<Event>,
    /// How it behaves where Pipedrive's behaviour is not known.
    pub switches: Switches,
    tickets: HashMap<String, Asked>,
    /// The records that are not as they were at the start: of which company, what, and which.
    changed: Vec<(u64, Kind, u64)>,
    event_count: u64,
}

/// The file of the account is not what this program was written for.
#[derive(Debug, thiserror::Error)]
#[error(
    "assets/account.json can't be read: {0}. Write it again by WRITE_ACCOUNT=1 cargo test -p pipeframe-preview the_file_of"
)]
pub struct NoAccount(#[from] serde_json::Error);

/// What a write led to.
#[derive(Debug)]
pub struct Written {
    /// The record's id.
    pub id: u64,
    /// The record as it is now; `None` for one that is gone.
    pub record: Option<Fields>,
    /// Who is to be told, and what.
    pub tellings: Vec<Telling>,
}

impl World {
    /// A Pipedrive in which nothing happened yet.
    ///
    /// # Errors
    ///
    /// [`NoAccount`] when there is no company.
    pub fn new(switches: Switches, more_companies: u32, now: Moment) -> Result<Self, NoAccount> {
        let mut companies = account::sample(now)?;
        if let Some(first) = companies.first().cloned() {
            companies.extend((1..=more_companies).map(|number| account::numbered(&first, number)));
        }
        let first = companies.first().and_then(|company| {
            let user = company.users.first()?;
            Some((user.id, company.id))
        });
        let (user, company) = first.unwrap_or_default();
        Ok(Self {
            companies,
            app: Err("No registration was read yet.".to_owned()),
            status: Status::Draft,
            oauth: OAuth::default(),
            session: Login { user, company },
            webhooks: Webhooks::default(),
            limits: Limits::default(),
            faults: Faults::default(),
            deliveries: Deliveries::default(),
            events: Vec::new(),
            switches,
            tickets: HashMap::new(),
            changed: Vec::new(),
            event_count: 0,
        })
    }

    /// The company whose app it is: the first.
    pub fn developer_company(&self) -> u64 {
        self.companies.first().map_or(0, |company| company.id)
    }

    /// A company by id.
    pub fn company(&self, id: u64) -> Option<&Company> {
        self.companies.iter().find(|company| company.id == id)
    }

    /// A person and the company, where they work there.
    pub fn account(&self, login: Login) -> Option<(&Company, &User)> {
        let company = self.company(login.company)?;
        let user = company.users.iter().find(|user| user.id == login.user)?;
        Some((company, user))
    }

    /// Whether a person may administer the company: the first user of each does.
    pub fn is_admin(&self, login: Login) -> bool {
        let first = self
            .company(login.company)
            .and_then(|company| company.users.first());
        first.is_some_and(|user| user.id == login.user)
    }

    /// Takes another registration for the app. What it asks for beyond the former is not allowed by those who installed it.
    pub fn register(&mut self, app: Result<App, String>) {
        if let (Ok(former), Ok(app)) = (&self.app, &app) {
            let is_new = |scope: &String| !former.scopes.contains(scope);
            if app.scopes.iter().any(is_new) {
                self.oauth.scopes_were_added();
            }
        }
        self.app = app;
    }

    /// Answers a request for tokens of the app.
    ///
    /// # Errors
    ///
    /// [`Refusal`] as Pipedrive answers.
    pub fn grant(&mut self, grant: &Grant, now: Moment) -> Result<Granted, Refusal> {
        let Ok(app) = self.app.clone() else {
            return Err(Refusal::client("Invalid client: client is invalid"));
        };
        let granted = self.oauth.grant(grant, &app, &self.switches, now);
        match &granted {
            Ok(granted) if granted.installs => {
                self.tell(
                    EventKind::Installed,
                    Some(granted.login),
                    "the app exchanged the code",
                    now,
                );
            }
            Ok(granted) => {
                self.tell(
                    EventKind::Refreshed,
                    Some(granted.login),
                    "the app refreshed its token",
                    now,
                );
            }
            Err(refusal) => self.tell(EventKind::TokenRefused, None, refusal.message, now),
        }
        granted
    }

    /// Writes down that a request for tokens was refused before it was looked at.
    pub fn refused(&mut self, refusal: &Refusal, now: Moment) {
        self.tell(EventKind::TokenRefused, None, refusal.message, now);
    }

    /// The app gives a token back.
    pub fn revoke(&mut self, token: &str, now: Moment) -> Option<Revoked> {
        let revoked = self.oauth.revoke(token);
        if let Some(Revoked::Installation(login)) = revoked {
            self.webhooks.forget(login);
        }
        match revoked {
            Some(Revoked::Installation(login)) => {
                self.tell(
                    EventKind::Revoked,
                    Some(login),
                    "the app revoked its refresh token: it is uninstalled",
                    now,
                );
            }
            Some(Revoked::Access(login)) => {
                self.tell(
                    EventKind::Revoked,
                    Some(login),
                    "the app revoked an access token",
                    now,
                );
            }
            None => {}
        }
        revoked
    }

    /// A person removes the app; whether it was installed.
    pub fn uninstall(&mut self, login: Login, now: Moment) -> bool {
        let was_installed = self.oauth.uninstall(login);
        self.webhooks.forget(login);
        if was_installed {
            self.tell(EventKind::Uninstalled, Some(login), "removed the app", now);
        }
        was_installed
    }

    /// A person, or an app in the name of one, does something to a record.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when it can't be done.
    pub fn write(
        &mut self,
        login: Login,
        kind: Kind,
        write: Write,
        source: &'static str,
        now: Moment,
    ) -> Result<Written, WriteError> {
        let mut companies = self.companies.iter_mut();
        let company = companies
            .find(|company| company.id == login.company)
            .ok_or(WriteError::NotFound)?;
        let same = match &write {
            Write::Change(id, _) | Write::Put(id, _) => *id,
            Write::Create(_) | Write::Delete(_) => 0,
        };
        let Some(change) = company.write(kind, login.user, write, now)? else {
            return Ok(Written {
                id: same,
                record: company.record(kind, same).cloned(),
                tellings: Vec::new(),
            });
        };
        let place = (login.company, kind, change.id);
        if !self.changed.contains(&place) {
            self.changed.push(place);
        }
        let permitted = company.user_ids();
        let cause = Cause {
            company: login.company,
            domain: &company.domain,
            user: login.user,
            source,
            permitted: &permitted,
        };
        let tellings = self.webhooks.tellings(&change, cause, now);
        Ok(Written {
            id: change.id,
            record: change.data,
            tellings,
        })
    }

    /// The records that were added, changed or deleted since the start: of which company, what, which, and as they are now; `None` for one
    /// that is gone.
    pub fn changed_records(&self) -> impl Iterator<Item = (u64, Kind, u64, Option<&Fields>)> {
        self.changed.iter().map(|&(company, kind, id)| {
            let found = self.company(company);
            let record = found.and_then(|found| found.record(kind, id));
            (company, kind, id, record)
        })
    }

    /// Writes down what happened.
    pub fn tell(&mut self, kind: EventKind, login: Option<Login>, detail: &str, now: Moment) {
        self.event_count += 1;
        self.events.push(Event {
            id: self.event_count,
            at: now,
            kind,
            login,
            detail: detail.to_owned(),
        });
        let many = self.events.len().saturating_sub(MOST_EVENTS);
        self.events.drain(..many);
    }
}
