//! The app's side of OAuth: how a user of a company of Pipedrive comes to be connected, and ceases to be.
//!
//! | part | what it does |
//! | --- | --- |
//! | [`settings`] | addresses, the app's client, keys, by the environment |
//! | [`installing`] | `state`, consent, callback: the way of an installation |
//! | [`binding`] | what a code leads to: exchange, whose it is, the ends of an installation |
//! | [`repeated`] | what is done a second time, as after a double click |
//! | [`accounts`] | the service's own sign-in: minimal, for an installation needs somebody to belong to |
//! | [`access`] | tokens for requests, renewed by one at a time |
//! | [`notices`] | `DELETE` and `POST` of the callback: uninstalled, shared |
//! | [`following`] | webhooks that are subscribed to and ended, and what companies' records are called |
//! | [`tries`] | how often somebody may try to sign in |
//! | [`link_action`] | who may use the landing page of link actions |
//! | [`connection`] | what the API says of the connection, and its end from this side |
//! | [`vault`], [`signed`], [`cookies`], [`password`], [`random`] | what is secret, and how it stays so |
//! | [`store`] with [`installations`], [`token_rows`], [`waiting`], [`people`] | what is kept |
//! | [`leaving`] | what is forgotten, and when |
//! | [`pipedrive`], [`grant`] | Pipedrive as it is asked and answers |
//! | [`pages`] | what people see |
//!
//! `docs/oauth.md` tells how to run it against Pipedrive.

pub mod access;
pub mod accounts;
pub mod binding;
pub mod connection;
pub mod cookies;
pub mod following;
pub mod grant;
pub mod installations;
pub mod installing;
pub mod leaving;
pub mod link_action;
pub mod notices;
pub mod pages;
pub mod password;
pub mod people;
pub mod pipedrive;
pub mod random;
pub mod repeated;
pub mod settings;
pub mod signed;
pub mod store;
pub mod token_rows;
pub mod tries;
pub mod vault;
pub mod waiting;

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::HeaderValue;
use axum::routing::{get, post};

use super::client_address::AddressHeader;
use super::configuration::ConfigurationError;
use super::in_time::in_time;
use super::storage::Storage;
use pages::Links;
use pipedrive::Pipedrive;
use settings::OAuthSettings;
use signed::Signer;
use store::Store;
use tries::Tries;

/// Forms and notices have some hundred bytes.
const LARGEST_BODY: usize = 16 * 1024;

/// What every part needs. Clones mean the same.
#[derive(Clone, Debug)]
pub struct OAuth {
    settings: Arc<OAuthSettings>,
    pipedrive: Pipedrive,
    store: Store,
    signer: Signer,
    links: Links,
    tries: Arc<Tries>,
}

impl FromRef<OAuth> for AddressHeader {
    fn from_ref(oauth: &OAuth) -> Self {
        oauth.settings.address_header.clone()
    }
}

impl OAuth {
    /// The app's side, with these settings.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError`] when the settings give no addresses.
    pub fn new(settings: OAuthSettings, storage: Arc<Storage>) -> Result<Self, ConfigurationError> {
        let settings = Arc::new(settings);
        if settings.is_secure() && settings.address_header.0.is_none() {
            tracing::warn!(
                "sign-ins are counted by the address that connects: behind a proxy set PIPEFRAME_ADDRESS_HEADER"
            );
        }
        Ok(Self {
            pipedrive: Pipedrive::new(settings.clone())?,
            store: Store(storage),
            signer: Signer::new(&settings.vault),
            links: Links {
                root: settings.public.clone(),
            },
            tries: Arc::default(),
            settings,
        })
    }
}

/// Everything that browsers and Pipedrive ask of it.
pub fn router(oauth: OAuth, limit: Duration) -> Router {
    let callback = get(installing::callback)
        .delete(notices::uninstalled)
        .post(notices::shared);
    let router = Router::new()
        .route("/oauth/install", get(installing::start))
        .route("/oauth/callback", callback)
        .route("/oauth/connected", get(installing::connected))
        .route(pages::STYLE_PATH, get(pages::style))
        .route("/account", get(accounts::show))
        .route(
            "/account/sign-in",
            get(accounts::sign_in_form).post(accounts::sign_in),
        )
        .route(
            "/account/new",
            get(accounts::new_form).post(accounts::become_known),
        )
        .route("/account/sign-out", post(accounts::sign_out));
    let links = oauth.links.clone();
    in_time(router, limit, move || pages::late(&links))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(oauth)
}

/// Seconds since 1970.
pub fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.map_or(0, |elapsed| elapsed.as_secs())
}

fn no_store() -> HeaderValue {
    HeaderValue::from_static("no-store")
}
