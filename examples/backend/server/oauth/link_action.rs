//! Who may use the landing page of link actions, which has no signed token.
//!
//! Pipedrive opens it in a tab of its own, by an address with a user, a company and records that anybody can write
//! (<https://pipedrive.readme.io/docs/app-extensions-actions>). So the person must be signed in to the service, with an account that is
//! connected with this very user and company. Who isn't does that in another tab and goes on here: what was selected stays in the
//! address of the page, however long it is, and no address to go back to has to be believed.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pipeframe::context::{LinkActionContext, RawQuery};

use super::super::problem::Problem;
use super::{OAuth, pages};

/// The path of the landing page.
const PATH: &str = "/action";

/// Lets nobody else see the landing page; everything else passes.
pub async fn gate(State(oauth): State<OAuth>, request: Request, next: Next) -> Response {
    if request.uri().path() != PATH {
        return next.run(request).await;
    }
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    match oauth.in_place_of_action(&uri, &headers).await {
        Ok(None) => next.run(request).await,
        Ok(Some(page)) => page,
        Err(problem) => problem.into_response(),
    }
}

impl OAuth {
    /// The page that is shown in place of the landing page; none to those who may use it.
    async fn in_place_of_action(
        &self,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Result<Option<Response>, Problem> {
        let query = uri.query().unwrap_or_default();
        let Ok(context) = LinkActionContext::read(&RawQuery::parse(query)) else {
            return Ok(Some(pages::broken_action(&self.links)));
        };
        let Some(account) = self.signed_in(headers).await? else {
            return Ok(Some(pages::action_for_the_signed_in(&self.links, query)));
        };
        let held = self.store.of_account(&account.id).await?;
        let is_theirs = held
            .iter()
            .any(|held| !held.is_ended && held.viewer == context.viewer);
        Ok((!is_theirs).then(|| pages::action_of_another(&self.links, &account.email)))
    }
}
