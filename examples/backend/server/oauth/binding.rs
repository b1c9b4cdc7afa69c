//! A code becomes an installation: it is exchanged, Pipedrive says whose the tokens are, and they are bound to an account.

use axum::response::Response;
use oauth2::{RefreshToken, TokenResponse};
use pipeframe::context::{CompanyId, UserId, Viewer};
use url::Url;

use super::super::problem::Problem;
use super::super::token::Secret;
use super::grant::{self, Grant};
use super::installations::Installation;
use super::installing::Wanted;
use super::pages::{self, Connected, Ending};
use super::people::Account;
use super::pipedrive::{Me, PipedriveError};
use super::{OAuth, now, random};

impl OAuth {
    /// Uses a code, and shows what it led to.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the database fails.
    pub async fn use_code(
        &self,
        account: &Account,
        code: &Secret,
        wanted: Wanted,
    ) -> Result<Response, Problem> {
        match self.granted(code).await {
            Ok((grant, refresh, api, me)) => {
                self.bind(account, wanted, &grant, refresh, api, &me).await
            }
            Err(error) => {
                tracing::warn!(%error, "an installation was not finished");
                Ok(pages::ending(
                    &self.links,
                    match error {
                        PipedriveError::InvalidGrant => Ending::CodeRefused,
                        _ => Ending::NoAnswer,
                    },
                ))
            }
        }
    }

    /// Tokens for a code, and whom they are for.
    async fn granted(
        &self,
        code: &Secret,
    ) -> Result<(Grant, RefreshToken, Url, Me), PipedriveError> {
        let grant = self.pipedrive.exchange(code.reveal()).await?;
        let refresh = grant.refresh_token().cloned();
        let refresh = refresh.ok_or(PipedriveError::Unreadable)?;
        match self.who(&grant).await {
            Ok((api, me)) => Ok((grant, refresh, api, me)),
            Err(error) => {
                // Nobody knows whose these tokens are: nobody should be able to use them. Where it may be known a moment later they are
                // let go: revoking uninstalls the app, also for a user who had it before.
                if !error.is_passing() {
                    let _ = self.pipedrive.revoke(&refresh).await;
                }
                Err(error)
            }
        }
    }

    async fn who(&self, grant: &Grant) -> Result<(Url, Me), PipedriveError> {
        let pipedrive = &self.settings.pipedrive;
        let named = grant
            .api(pipedrive)
            .map_err(|_| PipedriveError::Unreadable)?;
        let asked = named.clone().unwrap_or_else(|| self.pipedrive.common_api());
        let me = self.pipedrive.me(&asked, grant.access_token()).await?;
        let api = match named {
            Some(api) => api,
            None if asked == *pipedrive => asked,
            None => {
                let company = format!("https://{}.pipedrive.com", me.company_domain);
                grant::api(&company, pipedrive).map_err(|_| PipedriveError::Unreadable)?
            }
        };
        Ok((api, me))
    }

    async fn bind(
        &self,
        account: &Account,
        wanted: Wanted,
        grant: &Grant,
        refresh: RefreshToken,
        api: Url,
        me: &Me,
    ) -> Result<Response, Problem> {
        let viewer = Viewer {
            user: UserId(me.id),
            company: CompanyId(me.company_id),
        };
        let before = self.store.installation(viewer).await?;
        if !wanted.is_met_by(viewer) {
            // Where there was a connection before, revoking would end that one.
            if before.is_none() {
                let _ = self.pipedrive.revoke(&refresh).await;
            }
            let agreed = Connected {
                company: me.company_name.clone(),
                user: me.name.clone(),
                settings: None,
            };
            let again = [&self.settings.installation(), "?", &wanted.query()].concat();
            return Ok(pages::other_company(&self.links, &agreed, &again));
        }
        let is_another_s = |held: &Installation| held.account != account.id && !held.is_ended;
        if before.as_ref().is_some_and(is_another_s) {
            return Ok(pages::ending(&self.links, Ending::AnotherAccount));
        }
        let new = self.new_tokens(viewer, grant, refresh, api);
        let password = random::text();
        let installation = Installation {
            viewer,
            account: account.id.clone(),
            company_name: me.company_name.clone(),
            user_name: me.name.clone(),
            api: new.api,
            scopes: new.scopes,
            tokens: new.tokens,
            expires_at: new.expires_at,
            version: 0,
            installed_at: now(),
            webhooks: String::new(),
            webhook_password: random::fingerprint(&password),
            is_ended: false,
        };
        if !self.store.install(&installation).await? {
            return Ok(pages::ending(&self.links, Ending::AnotherAccount));
        }
        tracing::info!(company = viewer.company.0, "connected");
        let old = before.map(|before| before.webhooks);
        self.follow(
            &installation,
            grant.access_token(),
            &password,
            old.as_deref(),
        )
        .await?;
        Ok(self.to_connected(viewer))
    }
}
