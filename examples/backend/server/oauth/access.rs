//! Tokens that Pipedrive takes: renewed before they expire, by one at a time for each user and company.
//!
//! Whoever finds a token that is about to expire, or was refused, takes a lease in its row and asks Pipedrive for a newer one; everybody
//! else, in this process or another, waits until the row has it. A process that ends meanwhile loses the lease with time.

use std::time::Duration;

use oauth2::{AccessToken, RefreshToken, TokenResponse};
use pipeframe::context::Viewer;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;
use url::Url;

use super::super::storage::StorageError;
use super::grant::Grant;
use super::installations::Installation;
use super::pipedrive::{Named, PipedriveError};
use super::token_rows::NewTokens;
use super::vault::VaultError;
use super::{OAuth, now, random};

/// A token that lasts no longer than this is renewed before it is used.
const MARGIN_SECONDS: u64 = 60;
/// Longer than a question to Pipedrive may take.
const LEASE_SECONDS: u64 = 30;
/// Others wait so long for the one who renews.
const PATIENCE: Duration = Duration::from_secs(12);
/// They look again after so long, and then after twice as long each time.
const FIRST_LOOK: Duration = Duration::from_millis(10);
const LONGEST_LOOK: Duration = Duration::from_millis(200);
/// Between two looks for tokens that are encrypted with an earlier key.
const KEYS_PAUSE: Duration = Duration::from_secs(10 * 60);

/// What a request to a company's API needs.
#[derive(Clone, Debug)]
pub struct Access {
    /// Where the API answers.
    pub api: Url,
    /// The token.
    pub token: AccessToken,
    /// Which one of the installation's tokens it is.
    pub version: u64,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// The app is not installed, or no longer.
    #[error("Car services is not connected for this user and company")]
    NotConnected,
    /// Pipedrive gives none.
    #[error(transparent)]
    Pipedrive(#[from] PipedriveError),
    /// What is kept can't be opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Both tokens, as they are sealed together.
#[derive(Serialize, Deserialize)]
pub struct Pair {
    /// For the API.
    pub access: AccessToken,
    /// For newer ones, and to uninstall.
    pub refresh: RefreshToken,
}

impl OAuth {
    /// A token for the API of the viewer's company.
    ///
    /// # Errors
    ///
    /// [`AccessError`] when there is none.
    pub async fn access(&self, viewer: Viewer) -> Result<Access, AccessError> {
        self.access_other_than(viewer, None).await
    }

    /// A record of the viewer's company, as far as the app shows it. A token that is refused is renewed, and the question asked once more.
    ///
    /// # Errors
    ///
    /// [`AccessError`] when there is no token, or Pipedrive gives no answer.
    pub async fn record(
        &self,
        viewer: Viewer,
        kind: &str,
        record: u64,
    ) -> Result<Named, AccessError> {
        let Access {
            api,
            token,
            version,
        } = self.access(viewer).await?;
        match self.pipedrive.record(&api, &token, kind, record).await {
            Err(PipedriveError::Unauthorized) => {
                let newer = self.access_other_than(viewer, Some(version)).await?;
                let asked = self
                    .pipedrive
                    .record(&newer.api, &newer.token, kind, record);
                Ok(asked.await?)
            }
            answered => Ok(answered?),
        }
    }

    async fn access_other_than(
        &self,
        viewer: Viewer,
        refused: Option<u64>,
    ) -> Result<Access, AccessError> {
        let owner = random::text();
        let patience = Instant::now() + PATIENCE;
        let mut first = None;
        let mut pause = FIRST_LOOK;
        while Instant::now() < patience {
            let held = self.store.installation(viewer).await?;
            let held = held.filter(|held| !held.is_ended);
            let held = held.ok_or(AccessError::NotConnected)?;
            let now = now();
            // What was just renewed is as good as it gets, however short it lasts.
            let is_renewed = *first.get_or_insert(held.version) != held.version;
            let lasts = held.expires_at > now.saturating_add(MARGIN_SECONDS);
            if (lasts || is_renewed) && refused != Some(held.version) {
                return Ok(Access {
                    token: self.open(&held)?.access,
                    api: held.api,
                    version: held.version,
                });
            }
            let until = now.saturating_add(LEASE_SECONDS);
            if self.store.lease(&held, &owner, until, now).await? {
                // It goes on when whoever asked is gone: others may wait for it.
                let (oauth, owner) = (self.clone(), owner.clone());
                let renewing = tokio::spawn(async move { oauth.renew(&held, &owner).await });
                renewing.await.map_err(|_| PipedriveError::Unreachable)??;
            } else {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_LOOK);
            }
        }
        Err(PipedriveError::Unreachable.into())
    }

    async fn renew(&self, held: &Installation, owner: &str) -> Result<(), AccessError> {
        let before = self.open(held)?;
        match self.pipedrive.refresh(&before.refresh).await {
            Ok(grant) => {
                let api = match grant.api(&self.settings.pipedrive) {
                    Ok(api) => api.unwrap_or_else(|| held.api.clone()),
                    Err(error) => {
                        tracing::error!(%error, "tokens were renewed, and stay where they were sent before");
                        held.api.clone()
                    }
                };
                let new = self.new_tokens(held.viewer, &grant, before.refresh, api);
                let is_kept = self.store.replace_tokens(held, owner, &new).await?;
                tracing::info!(company = held.viewer.company.0, is_kept, "tokens renewed");
                Ok(())
            }
            Err(PipedriveError::InvalidGrant) => {
                tracing::warn!(company = held.viewer.company.0, "the connection has ended");
                self.store.end(held).await?;
                Err(AccessError::NotConnected)
            }
            Err(error) => {
                self.store.release(held, owner).await?;
                Err(error.into())
            }
        }
    }

    /// What is kept of a grant. A refresh answer holds the same refresh token, or none.
    pub fn new_tokens(
        &self,
        viewer: Viewer,
        grant: &Grant,
        refresh: RefreshToken,
        api: Url,
    ) -> NewTokens {
        let pair = Pair {
            access: grant.access_token().clone(),
            refresh: grant.refresh_token().cloned().unwrap_or(refresh),
        };
        NewTokens {
            tokens: self.seal(viewer, &pair),
            expires_at: now().saturating_add(grant.life().as_secs()),
            api,
            scopes: grant.scope_names().join(","),
        }
    }

    /// Encrypts with the newest key what an earlier one has encrypted, at once and from time to time: processes that do not have the newest
    /// key yet go on with an earlier one.
    pub async fn keep_keys_current(self) {
        loop {
            if let Err(error) = self.change_keys().await {
                tracing::error!(%error, "tokens stay encrypted with an earlier key");
            }
            tokio::time::sleep(KEYS_PAUSE).await;
        }
    }

    /// Goes past what can't be opened: those tokens wait for their key, and all others do not wait for them.
    async fn change_keys(&self) -> Result<(), StorageError> {
        let (mut changed, mut left) = (0_u32, 0_u32);
        for held in self.store.all().await? {
            if held.is_ended || self.settings.vault.is_current(&held.tokens) {
                continue;
            }
            match self.open(&held) {
                Ok(pair) => {
                    let sealed = self.seal(held.viewer, &pair);
                    // Tokens that were renewed meanwhile are looked at the next time.
                    let is_changed = self.store.reseal(&held, &sealed).await?;
                    changed += u32::from(is_changed);
                    left += u32::from(!is_changed);
                }
                Err(error) => {
                    tracing::error!(company = held.viewer.company.0, user = held.viewer.user.0, %error, "a token keeps its key");
                    left += 1;
                }
            }
        }
        if changed > 0 {
            tracing::info!(changed, left, "token keys changed");
        }
        Ok(())
    }

    /// The tokens of a row.
    ///
    /// # Errors
    ///
    /// [`VaultError`] when they can't be decrypted, or are another row's.
    pub fn open(&self, held: &Installation) -> Result<Pair, VaultError> {
        let text = self
            .settings
            .vault
            .open(&place(held.viewer), &held.tokens)?;
        serde_json::from_str(&text).map_err(|_| VaultError::NotAuthentic)
    }

    fn seal(&self, viewer: Viewer, pair: &Pair) -> String {
        // Two texts are written as JSON without fail.
        let text = serde_json::to_string(pair).unwrap_or_default();
        self.settings.vault.seal(&place(viewer), &text)
    }
}

/// The row that tokens belong to.
fn place(viewer: Viewer) -> String {
    format!("installation {} {}", viewer.company.0, viewer.user.0)
}

#[cfg(test)]
mod tests {
    use super::super::installations::tests::store;
    use super::super::settings::OAuthSettings;
    use super::super::store::Store;
    use super::*;

    fn oauth(store: &Store, keys: &str) -> OAuth {
        let variable = |name: &str| {
            let value = match name {
                "PIPEFRAME_CLIENT_ID" | "PIPEFRAME_CLIENT_SECRET" => "x",
                "PIPEFRAME_TOKEN_KEYS" => keys,
                _ => return None,
            };
            Some(value.to_owned())
        };
        let settings = OAuthSettings::read(&variable, true, 8081).unwrap().unwrap();
        OAuth::new(settings, store.0.clone()).unwrap()
    }

    #[tokio::test]
    async fn a_token_that_can_t_be_opened_keeps_no_other_from_the_newest_key() {
        const A: &str = "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        const B: &str = "b:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";
        let (store, mut installation) = store().await;
        let before = oauth(&store, A);
        let pair = Pair {
            access: AccessToken::new("access".to_owned()),
            refresh: RefreshToken::new("refresh".to_owned()),
        };
        // The first one is of a key that is gone.
        for (user, is_good) in [(1, false), (2, true), (3, true)] {
            installation.viewer.user.0 = user;
            installation.tokens = if is_good {
                before.seal(installation.viewer, &pair)
            } else {
                "gone.AAAA".to_owned()
            };
            store.install(&installation).await.unwrap();
        }
        oauth(&store, &[B, " ", A].concat())
            .change_keys()
            .await
            .unwrap();
        let after = oauth(&store, B);
        let opens = store
            .all()
            .await
            .unwrap()
            .iter()
            .map(|held| after.open(held).is_ok())
            .collect::<Vec<_>>();
        assert_eq!(opens, [false, true, true]);
    }
}
