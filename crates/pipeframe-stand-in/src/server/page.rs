//! The pages that a person sees: consent, and why there is none. Written here as a whole, without scripts.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Response, StatusCode};
use pipeframe_registration::scopes::described;

use crate::account::Company;
use crate::app::App;
use crate::world::oauth::Login;
use crate::world::{Status, World};

const STYLE: &str = include_str!("../../assets/consent.css");

/// What is sent to the app may lead on to another address of the app: browsers hold the whole way to `form-action`. All of it is on
/// this machine.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:* http://localhost:* http://*.localhost:* https://127.0.0.1:* https://localhost:* https://*.localhost:*";

pub(super) async fn style() -> Response<Body> {
    let mut response = Response::new(Body::from(STYLE));
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    response
}

/// Asks for consent.
pub(super) fn consent(world: &World, app: &App, ticket: &str) -> Response<Body> {
    let name = escaped(&app.name);
    let mut scopes = String::new();
    for scope in &app.scopes {
        scopes.push_str(&scope_row(scope));
    }
    let accounts = accounts(world);
    let draft = match world.status {
        Status::Draft => {
            "<p class=\"note\">This app is a draft: only its developer's company can install it.</p>"
        }
        Status::Live => "",
    };
    let body = format!(
        "<h1>Install {name}?</h1>\
         <p>{name} asks for permission to:</p><ul>{scopes}</ul>{draft}\
         <form method=\"post\" action=\"/oauth/authorize/decision\">\
         <input type=\"hidden\" name=\"ticket\" value=\"{ticket}\">\
         <label for=\"account\">Install for</label><select id=\"account\" name=\"account\">{accounts}</select>\
         <div class=\"buttons\"><button name=\"decision\" value=\"cancel\">Cancel</button>\
         <button class=\"primary\" name=\"decision\" value=\"allow\">Allow and install</button></div></form>"
    );
    document(StatusCode::OK, &format!("Install {name}"), &body)
}

/// Everybody whom the app can be installed for, by company.
fn accounts(world: &World) -> String {
    let option = |login: Login, name: &str, at: &str| {
        let Login { user, company } = login;
        let selected = if login == world.session {
            " selected"
        } else {
            ""
        };
        let name = escaped(name);
        format!("<option value=\"{user}:{company}\"{selected}>{name}, {at}</option>")
    };
    let group = |company: &Company| {
        let name = escaped(&company.name);
        let options = company.users.iter().map(|user| {
            let login = Login {
                user: user.id,
                company: company.id,
            };
            option(login, &user.name, &name)
        });
        let options = options.collect::<Vec<_>>().concat();
        format!("<optgroup label=\"{name}\">{options}</optgroup>")
    };
    let groups: Vec<String> = world.companies.iter().map(group).collect();
    groups.concat()
}

fn scope_row(scope: &str) -> String {
    let words = described(scope).unwrap_or("Something that the stand-in does not know");
    format!(
        "<li>{} <code>{}</code></li>",
        escaped(words),
        escaped(scope)
    )
}

/// There is nothing that this person could install.
pub(super) fn not_found_for(world: &World, login: Login) -> Response<Body> {
    let company = world
        .company(login.company)
        .map_or("this company", |company| company.name.as_str());
    let developer = world
        .company(world.developer_company())
        .map_or("its developer", |company| company.name.as_str());
    not_found(&format!(
        "The app is a draft of {developer}, and you are at work in {company}. Change the app to live in the Developer Hub, or be somebody of {developer}."
    ))
}

/// There is no such app.
pub(super) fn not_found(reason: &str) -> Response<Body> {
    document(
        StatusCode::NOT_FOUND,
        "App not found",
        &sentence("App not found", reason),
    )
}

/// All is well, and there is nothing to do here.
pub(super) fn answered(title: &str, sentences: &str) -> Response<Body> {
    document(StatusCode::OK, title, &sentence(title, sentences))
}

/// What was sent can't be taken.
pub(super) fn refused(title: &str, reason: &str) -> Response<Body> {
    document(StatusCode::BAD_REQUEST, title, &sentence(title, reason))
}

fn sentence(title: &str, reason: &str) -> String {
    format!("<h1>{}</h1><p>{}</p>", escaped(title), escaped(reason))
}

fn document(status: StatusCode, title: &str, body: &str) -> Response<Body> {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"stylesheet\" href=\"/oauth/consent.css\"></head>\
         <body><main>{body}</main><footer>Simulated Pipedrive, not affiliated</footer></body></html>"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        // The address has the app's state.
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Text in a page, also within quotation marks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
