//! Pipedrive, as far as this server asks it: tokens, who somebody is, webhooks, the names of records.

mod error;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, Request, Response, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
};
use oauth2::{
    AccessToken, AsyncHttpClient, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EndpointNotSet, EndpointSet, RedirectUrl, RefreshToken, StandardRevocableToken,
    TokenUrl,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use super::super::configuration::ConfigurationError;
use super::grant::Grant;
use super::settings::OAuthSettings;
use error::{checked, patiently, why};

pub use error::PipedriveError;

/// Pipedrive's own limit for webhooks is as long; a page that waits longer has lost its reader.
const DEADLINE: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: u64 = 1024 * 1024;

/// The user and company that a token is for.
#[derive(Clone, Debug, Deserialize)]
pub struct Me {
    /// The user's id.
    pub id: u64,
    /// The user's name.
    pub name: String,
    /// The company's id.
    pub company_id: u64,
    /// The company's name.
    pub company_name: String,
    /// What stands before `.pipedrive.com`.
    #[serde(default)]
    pub company_domain: String,
}

type TokenClient = Client<
    BasicErrorResponse,
    Grant,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// Pipedrive. Clones share connections.
#[derive(Clone, Debug)]
pub struct Pipedrive {
    agent: ureq::Agent,
    client: Arc<TokenClient>,
    settings: Arc<OAuthSettings>,
}

impl Pipedrive {
    /// Pipedrive at the addresses of the settings.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError`] when they give no addresses.
    pub fn new(settings: Arc<OAuthSettings>) -> Result<Self, ConfigurationError> {
        let wrong = |name| {
            move |_| ConfigurationError::NotUnderstood {
                name,
                expected: "an address",
            }
        };
        let at = |path: &str| [settings.pipedrive.as_str(), path].concat();
        let client = Client::new(ClientId::new(settings.client_id.clone()))
            .set_client_secret(ClientSecret::new(
                settings.client_secret.reveal().to_owned(),
            ))
            .set_auth_uri(
                AuthUrl::new(at("oauth/authorize")).map_err(wrong("PIPEFRAME_PIPEDRIVE"))?,
            )
            .set_token_uri(TokenUrl::new(at("oauth/token")).map_err(wrong("PIPEFRAME_PIPEDRIVE"))?)
            .set_redirect_uri(
                RedirectUrl::new(settings.callback()).map_err(wrong("PIPEFRAME_PUBLIC_URL"))?,
            );
        // Nothing that is asked here redirects, and a token must not follow where it does.
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(DEADLINE))
            .user_agent("car-services")
            .build()
            .new_agent();
        Ok(Self {
            agent,
            client: Arc::new(client),
            settings,
        })
    }

    /// Where a person is asked whether the app may be installed.
    pub fn consent(&self, state: String) -> Url {
        let request = self.client.authorize_url(|| CsrfToken::new(state));
        request.url().0
    }

    /// Tokens for a code. A code counts once, so that this is not tried again.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`].
    pub async fn exchange(&self, code: &str) -> Result<Grant, PipedriveError> {
        let code = AuthorizationCode::new(code.to_owned());
        let request = self.client.exchange_code(code);
        request.request_async(self).await.map_err(why)
    }

    /// Newer tokens.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`]; after [`PipedriveError::InvalidGrant`] only another installation helps.
    pub async fn refresh(&self, token: &RefreshToken) -> Result<Grant, PipedriveError> {
        let request = self.client.exchange_refresh_token(token);
        request.request_async(self).await.map_err(why)
    }

    /// Uninstalls the app for the user of this refresh token. Nobody comes back for it, so that it is tried some times.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`]; a token that counts no more is none.
    pub async fn revoke(&self, token: &RefreshToken) -> Result<(), PipedriveError> {
        // `oauth2` revokes by https: alone, and the stand-in is at a loopback address.
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("token", token.secret())
            .append_pair("token_type_hint", "refresh_token")
            .finish();
        let address = [self.settings.pipedrive.as_str(), "oauth/revoke"].concat();
        let ask = async || {
            let request = Request::builder()
                .method(Method::POST)
                .uri(&address)
                .header(header::AUTHORIZATION, self.basic())
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(form.clone().into_bytes())
                .map_err(|_| PipedriveError::Unreadable)?;
            checked(&self.send(request).await?).map(drop)
        };
        patiently(PipedriveError::is_passing, ask).await
    }

    /// Whom a token is for. The end of an installation needs it, so that it is tried some times.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`].
    pub async fn me(&self, api: &Url, token: &AccessToken) -> Result<Me, PipedriveError> {
        let ask = || self.get(api, "/v1/users/me", token);
        patiently(PipedriveError::is_passing, ask).await
    }

    /// Where the API answers that knows every company, for when the company's own is not known yet.
    pub fn common_api(&self) -> Url {
        let common = Url::parse("https://api.pipedrive.com/").ok();
        let is_real = self.settings.pipedrive.scheme() == "https";
        common
            .filter(|_| is_real)
            .unwrap_or_else(|| self.settings.pipedrive.clone())
    }

    /// Has Pipedrive tell of every change of one kind of record, and gives the webhook's id.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`].
    pub async fn subscribe(
        &self,
        api: &Url,
        token: &AccessToken,
        kind: &str,
        (user, password): (&str, &str),
    ) -> Result<u64, PipedriveError> {
        let body = json!({
            "name": format!("Car services: {kind}"),
            "subscription_url": self.settings.webhooks(),
            "event_action": "*",
            "event_object": kind,
            "version": "2.0",
            "http_auth_user": user,
            "http_auth_password": password,
        });
        // Without an answer nobody knows whether there is one already: only what was refused is asked again.
        let is_refused = |error| error == PipedriveError::TooMany;
        let ask = || self.ask(Method::POST, api, "/api/v1/webhooks", token, Some(&body));
        let made: Created = patiently(is_refused, ask).await?;
        Ok(made.id)
    }

    /// Ends a webhook.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`].
    pub async fn unsubscribe(
        &self,
        api: &Url,
        token: &AccessToken,
        webhook: u64,
    ) -> Result<(), PipedriveError> {
        let path = ["/api/v1/webhooks/", &webhook.to_string()].concat();
        let request = bearer(Method::DELETE, api, &path, token, None)?;
        checked(&self.send(request).await?).map(drop)
    }

    /// A record, as far as the app shows it.
    ///
    /// # Errors
    ///
    /// Any [`PipedriveError`].
    pub async fn record(
        &self,
        api: &Url,
        token: &AccessToken,
        kind: &str,
        record: u64,
    ) -> Result<Named, PipedriveError> {
        // Whole, so that `make doctor` finds which scopes they need.
        let place = match kind {
            "deal" => "/api/v2/deals/",
            "person" => "/api/v2/persons/",
            "organization" => "/api/v2/organizations/",
            _ => return Err(PipedriveError::NotThere),
        };
        let path = [place, &record.to_string()].concat();
        self.get(api, &path, token).await
    }

    async fn get<T: DeserializeOwned>(
        &self,
        api: &Url,
        path: &str,
        token: &AccessToken,
    ) -> Result<T, PipedriveError> {
        self.ask(Method::GET, api, path, token, None).await
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        api: &Url,
        path: &str,
        token: &AccessToken,
        body: Option<&Value>,
    ) -> Result<T, PipedriveError> {
        let request = bearer(method, api, path, token, body)?;
        let response = self.send(request).await?;
        checked(&response)?;
        let answer: Option<Answer<T>> = serde_json::from_slice(response.body()).ok();
        answer
            .map(|answer| answer.data)
            .ok_or(PipedriveError::Unreadable)
    }

    /// A request of `oauth2`, which understands the answers 200 and 400.
    async fn token_request(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, PipedriveError> {
        let response = self.send(request).await?;
        match response.status() {
            StatusCode::OK | StatusCode::BAD_REQUEST => Ok(response),
            _ => match checked(&response) {
                Ok(()) => Err(PipedriveError::Unreadable),
                // The token endpoint takes no access token: it means the client's credentials.
                Err(PipedriveError::Unauthorized) => Err(PipedriveError::Refused("invalid_client")),
                Err(error) => Err(error),
            },
        }
    }

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, PipedriveError> {
        let agent = self.agent.clone();
        let exchange = move || {
            let mut response = agent.run(request).ok()?;
            let limited = response.body_mut().with_config().limit(LARGEST_ANSWER);
            let body = limited.read_to_vec().ok()?;
            let mut read = Response::new(body);
            *read.status_mut() = response.status();
            Some(read)
        };
        let answered = tokio::task::spawn_blocking(exchange).await;
        answered.ok().flatten().ok_or(PipedriveError::Unreachable)
    }

    fn basic(&self) -> String {
        let secret = self.settings.client_secret.reveal();
        let credentials = [&self.settings.client_id, ":", secret].concat();
        ["Basic ", &STANDARD.encode(credentials)].concat()
    }
}

/// Carries what `oauth2` asks.
impl<'c> AsyncHttpClient<'c> for Pipedrive {
    type Error = PipedriveError;
    type Future =
        Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, PipedriveError>> + Send + 'c>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.token_request(request))
    }
}

#[derive(Deserialize)]
struct Answer<T> {
    data: T,
}

#[derive(Deserialize)]
struct Created {
    id: u64,
}

/// A record of any kind, by what is shown of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Named {
    /// The name; a deal's title.
    #[serde(alias = "title")]
    pub name: String,
    /// When it was last changed.
    #[serde(default)]
    pub update_time: String,
}

fn bearer(
    method: Method,
    api: &Url,
    path: &str,
    token: &AccessToken,
    body: Option<&Value>,
) -> Result<Request<Vec<u8>>, PipedriveError> {
    let address = [api.as_str().trim_end_matches('/'), path].concat();
    let mut request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::AUTHORIZATION, ["Bearer ", token.secret()].concat())
        .header(header::ACCEPT, "application/json");
    if body.is_some() {
        request = request.header(header::CONTENT_TYPE, "application/json");
    }
    let body = body.map(|body| body.to_string().into_bytes());
    request
        .body(body.unwrap_or_default())
        .map_err(|_| PipedriveError::Unreadable)
}
