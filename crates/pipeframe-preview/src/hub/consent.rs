//! What a person agrees to who installs an app.

use pipeframe_registration::Registration;

/// One thing that the app may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Consent {
    /// The scope.
    pub(crate) scope: String,
    /// What it is about.
    pub(crate) area: &'static str,
    /// What the app may do with it.
    pub(crate) access: &'static str,
}

/// Every scope of an app in words; the basic one, which every app has, first.
pub(crate) fn consent_of(app: &Registration) -> Vec<Consent> {
    let base = "base".to_owned();
    let mut scopes = vec![&base];
    for scope in &app.scopes {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes.into_iter().map(|scope| consent_for(scope)).collect()
}

/// One scope in words.
pub(crate) fn consent_for(scope: &str) -> Consent {
    let (area, access) = words(scope);
    Consent {
        scope: scope.to_owned(),
        area,
        access,
    }
}

const READ: &str = "Read only";
const FULL: &str = "Full access: read, add, change and delete";

/// What the Developer Hub calls a scope, by Pipedrive's page of scopes.
fn words(scope: &str) -> (&'static str, &'static str) {
    let (area, access) = scope.split_once(':').unwrap_or((scope, ""));
    let area = match area {
        "base" => {
            return (
                "Basic information",
                "Your name and settings, the currencies",
            );
        }
        "deals" => "Deals",
        "mail" => "Mail",
        "activities" => "Activities",
        "contacts" => "Contacts: people and organizations",
        "products" => "Products",
        "users" => "Users of your company",
        "recents" => "Recent account activity",
        "search" => "Search in all data",
        "admin" => {
            return (
                "Administration",
                "Change the settings of your company's account",
            );
        }
        "leads" => "Leads",
        "phone-integration" => return ("Call logs", "Add calls and their recordings"),
        "goals" => "Goals",
        "video-calls" => return ("Video calls", "Add video calls to activities"),
        "messengers-integration" => return ("Messaging", "Send and receive messages"),
        "projects" => "Projects",
        "webhooks" => "Webhooks of the app",
        _ => return ("Unknown scope", "Pipedrive's list has no such scope"),
    };
    match access {
        "read" => (area, READ),
        "full" => (area, FULL),
        _ => ("Unknown scope", "Pipedrive's list has no such scope"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeframe_registration::SCOPES;

    #[test]
    fn every_known_scope_has_words_and_another_says_that_it_is_unknown() {
        for scope in SCOPES {
            assert_ne!(words(scope).0, "Unknown scope", "{scope}");
        }
        assert_eq!(words("deals:write").0, "Unknown scope");
        assert_eq!(words("boats").0, "Unknown scope");
    }

    #[test]
    fn the_basic_scope_is_always_asked_for_and_each_once() {
        let app = Registration {
            scopes: vec!["deals:full".into(), "base".into(), "deals:full".into()],
            ..Registration::default()
        };
        let scopes: Vec<_> = consent_of(&app).into_iter().map(|one| one.scope).collect();
        assert_eq!(scopes, ["base", "deals:full"]);
    }
}
