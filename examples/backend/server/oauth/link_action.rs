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
use percent_encoding::percent_decode_str;
use pipeframe::context::{LinkActionContext, RawQuery};

use super::super::problem::Problem;
use super::{OAuth, pages};

/// The landing page, and the file that it is.
const PAGE: &str = "action";

/// Lets nobody else see the landing page; everything else passes.
pub async fn gate(State(oauth): State<OAuth>, request: Request, next: Next) -> Response {
    if !is_landing_page(request.uri().path()) {
        return next.run(request).await;
    }
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    match oauth.in_place_of_action(&uri, &headers).await {
        Ok(None) => next.run(request).await,
        Ok(Some(page)) => page,
        Err(problem) => problem.into_response(),
    }
}

/// Whether a path is one of the landing page's, as the files of the site are found: encoded letters and empty parts mean nothing. Its
/// compressed copies are meant too.
fn is_landing_page(path: &str) -> bool {
    let path = percent_decode_str(path).decode_utf8_lossy();
    let mut parts = path
        .split(['/', '\\'])
        .filter(|part| !part.is_empty() && *part != ".");
    let rest = parts.next().and_then(|first| first.strip_prefix(PAGE));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_landing_page_is_known_however_its_address_is_written() {
        for path in [
            "/action",
            "/action/",
            "/action.html",
            "/action.html.br",
            "//action.html",
            "/./action.html",
            "/%2e/%61ction%2Ehtml",
        ] {
            assert!(is_landing_page(path), "{path}");
        }
        for path in ["/", "/index.html", "/actions-0123456789ab.js", "/x/action"] {
            assert!(!is_landing_page(path), "{path}");
        }
    }
}
