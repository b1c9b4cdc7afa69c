//! An app of which only addresses are known: what it seems to have, and what can't be found out.
//!
//! The preview's own server can look at the app's pages. Without one, a page may not read what another origin answers, but the browser
//! says whether a prefetch went well. That distinguishes a page from an error status, but doesn't say which status: a server that wants a
//! token looks like one without the page. So a page is left out only where others answer, and one that the link names is always shown.

use std::collections::BTreeMap;

use futures_util::future::join_all;

use crate::companion::Companion;
use crate::link::{PreviewLink, address_parameter};
use crate::origin::authority_of;
use crate::reach::{Absence, Answer, PATIENCE, answers_at_all, prefetch};
use crate::surface::Surface;
use crate::trouble::Look;
use pipeframe_registration::{
    DEVELOPMENT_SECRET, FloatingWindow, Location, Modal, Panel, Registration, SettingsPage,
};

use pipeframe_registration::file::MADE_UP_CLIENT_ID;

/// The app that a link without a registration shows, and notices about it.
pub(super) async fn registration(link: &PreviewLink, notices: &mut Vec<String>) -> Registration {
    let mut shown: Vec<Surface> = link.surfaces.keys().copied().collect();
    let mut title = None;
    if let Some(app) = &link.app {
        let base = app.trim_end_matches('/');
        let seen = match look(base, &shown).await {
            Some(seen) => seen,
            None => ask(base, &shown).await,
        };
        let absence = if seen.is_there {
            None
        } else {
            Some(Absence::of(base).await)
        };
        let (more, notice) = judge(base, &seen.answers, absence);
        title = seen.title;
        shown.extend(more);
        notices.extend(notice);
    }
    // An app is called by its host until it has a name.
    let name = link
        .app
        .as_deref()
        .or_else(|| link.surfaces.values().next().map(String::as_str));
    let name = title.as_deref().or(name.map(authority_of)).unwrap_or("App");
    let has_modal = shown.contains(&Surface::Modal);
    notices.push(unregistered(has_modal));
    of_surfaces(name, &shown)
}

/// What is shown of an app beside what its link names, and what to say of the rest.
fn judge(
    base: &str,
    answers: &BTreeMap<Surface, Answer>,
    absence: Option<Absence>,
) -> (Vec<Surface>, Option<String>) {
    let likely = |surfaces: Vec<Surface>| {
        let is_likely = |surface: &Surface| matches!(surface, Surface::Panel | Surface::Modal);
        surfaces.into_iter().filter(is_likely).collect()
    };
    if let Some(absence) = absence {
        // Firefox reports success for every prefetch, whatever the answer.
        let all = answers.keys().copied().collect();
        // What the browser blocks would stay empty, and its console would show the address with the token.
        let shown = match absence {
            Absence::Silent => likely(all),
            Absence::MixedContent | Absence::LocalNetwork => Vec::new(),
        };
        return (shown, Some(absence.notice(base)));
    }
    let (missing, rest): (Vec<Surface>, Vec<Surface>) = answers
        .keys()
        .partition(|surface| answers[surface] == Answer::Error);
    if missing.is_empty() {
        return (rest, None);
    }
    let paths: Vec<String> = missing
        .iter()
        .map(|surface| format!("/{surface}"))
        .collect();
    let names: Vec<String> = missing
        .iter()
        .map(|surface| format!("{}=", address_parameter(*surface)))
        .collect();
    let (paths, names) = (paths.join(", "), names.join(", "));
    if rest.is_empty() {
        return (
            likely(missing),
            Some(format!(
                "Your app answers with an error at {paths}. Add the addresses of its pages to this one: {names}."
            )),
        );
    }
    let notice = format!(
        "Your app has no {paths}: its server answers with an error there. If it has such pages elsewhere, add {names} to this address."
    );
    (rest, Some(notice))
}

/// What Pipedrive will want to know that the preview does without.
fn unregistered(has_modal: bool) -> String {
    let modal = if has_modal {
        " Every action_id opens your modal here."
    } else {
        ""
    };
    format!(
        "Your app is shown without a registration: its name and secret are made up.{modal} Pipedrive needs a registration. Add yours with registration=."
    )
}

/// What is known of an app's pages.
struct Seen {
    answers: BTreeMap<Surface, Answer>,
    /// The title of the first page that has one.
    title: Option<String>,
    /// Whether anything answers there.
    is_there: bool,
}

/// Has the preview's own server look at each page that the link doesn't name. `None` where it can't.
async fn look(base: &str, named: &[Surface]) -> Option<Seen> {
    let companion = &Companion::find()?;
    let asked = unnamed(named).map(|surface| async move {
        let look = companion
            .look(&format!("{base}/{surface}"), PATIENCE)
            .await?;
        Some((surface, look))
    });
    let looks: Vec<(Surface, Look)> = join_all(asked).await.into_iter().collect::<Option<_>>()?;
    let answers = looks.iter().map(|(surface, look)| (*surface, answer(look)));
    Some(Seen {
        answers: answers.collect(),
        title: looks.iter().find_map(|(_, look)| look.title.clone()),
        is_there: looks.is_empty() || looks.iter().any(|(_, look)| look.failure.is_none()),
    })
}

/// A server that wants the signed token, or fails, has the page.
fn answer(look: &Look) -> Answer {
    match (&look.failure, look.status) {
        (None, 0) => Answer::Unknown,
        (None, 401 | 403) => Answer::Page,
        (None, status) if !(400..500).contains(&status) => Answer::Page,
        _ => Answer::Error,
    }
}

fn unnamed(named: &[Surface]) -> impl Iterator<Item = Surface> {
    Surface::ALL
        .into_iter()
        .filter(|surface| !named.contains(surface))
}

/// Asks for each page that the link doesn't name.
async fn ask(base: &str, named: &[Surface]) -> Seen {
    let asked = unnamed(named).map(|surface| async move {
        let answer = prefetch(&format!("{base}/{surface}")).await;
        (surface, answer)
    });
    let answers: BTreeMap<Surface, Answer> = join_all(asked).await.into_iter().collect();
    Seen {
        is_there: answers.is_empty() || answers_at_all(base).await,
        answers,
        title: None,
    }
}

/// An app with the likely path for each of its surfaces, on every page that takes them.
pub(super) fn of_surfaces(name: &str, surfaces: &[Surface]) -> Registration {
    let name: String = name
        .chars()
        .take(pipeframe_registration::form::NAME_LIMIT)
        .collect();
    let has = |surface: Surface| surfaces.contains(&surface);
    let url = |surface: Surface| format!("/{surface}");
    let identifier = |surface: Surface| format!("made-up-{surface}");
    let panel = has(Surface::Panel).then(|| Panel {
        name: name.clone(),
        description: String::new(),
        identifier: identifier(Surface::Panel),
        url: url(Surface::Panel),
        locations: Location::with_panel().collect(),
        ..Panel::default()
    });
    let modal = has(Surface::Modal).then(|| Modal {
        name: name.clone(),
        description: String::new(),
        identifier: identifier(Surface::Modal),
        url: url(Surface::Modal),
        locations: Location::ALL.to_vec(),
        ..Modal::default()
    });
    Registration {
        client_id: MADE_UP_CLIENT_ID.to_owned(),
        client_secret: DEVELOPMENT_SECRET.to_owned(),
        panels: panel.into_iter().collect(),
        modals: modal.into_iter().collect(),
        floating_window: has(Surface::FloatingWindow).then(|| FloatingWindow {
            name: name.clone(),
            description: "Of an app without a registration".to_owned(),
            identifier: identifier(Surface::FloatingWindow),
            url: url(Surface::FloatingWindow),
            ..FloatingWindow::default()
        }),
        settings: has(Surface::Settings).then(|| SettingsPage {
            identifier: identifier(Surface::Settings),
            url: url(Surface::Settings),
            ..SettingsPage::default()
        }),
        takes_any_action_id: true,
        name,
        ..Registration::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(of: [Answer; 4]) -> BTreeMap<Surface, Answer> {
        Surface::ALL.into_iter().zip(of).collect()
    }

    const BASE: &str = "http://localhost:3000";

    #[test]
    fn a_server_that_wants_the_token_or_fails_has_the_page() {
        let of = |status| {
            answer(&Look {
                status,
                ..Look::default()
            })
        };
        assert_eq!([200, 302, 401, 403, 500].map(of), [Answer::Page; 5]);
        assert_eq!([404, 405, 410].map(of), [Answer::Error; 3]);
        assert_eq!(of(0), Answer::Unknown);
    }

    #[test]
    fn pages_that_answer_are_shown_and_the_others_named_with_what_to_write() {
        let told = answers([Answer::Page, Answer::Unknown, Answer::Error, Answer::Error]);
        let (shown, notice) = judge(BASE, &told, None);
        assert_eq!(shown, [Surface::Panel, Surface::Modal]);
        let notice = notice.unwrap();
        assert!(
            notice.contains("has no /floating-window, /settings:"),
            "{notice}"
        );
        assert!(
            notice.contains("floating-window-url=, settings-url="),
            "{notice}"
        );
        assert_eq!(
            judge(BASE, &answers([Answer::Page; 4]), None),
            (Surface::ALL.to_vec(), None)
        );
    }

    #[test]
    fn where_nothing_answers_or_all_is_an_error_the_likely_pages_stay_and_the_cause_is_said() {
        let told = answers([Answer::Error; 4]);
        let (shown, notice) = judge(BASE, &told, Some(Absence::Silent));
        assert_eq!(shown, [Surface::Panel, Surface::Modal]);
        assert!(
            notice
                .unwrap()
                .starts_with("Nothing answers at http://localhost:3000.")
        );
        for blocked in [Absence::MixedContent, Absence::LocalNetwork] {
            assert_eq!(judge(BASE, &told, Some(blocked)).0, []);
        }
        let (shown, notice) = judge(BASE, &told, None);
        assert_eq!(shown, [Surface::Panel, Surface::Modal]);
        assert!(notice.unwrap().contains("answers with an error"));
    }

    #[test]
    fn an_app_without_a_registration_would_be_accepted_and_takes_any_action() {
        let app = of_surfaces(
            authority_of("https://a.very.long.host.name.example.test:3000/x"),
            &Surface::ALL,
        );
        assert_eq!(app.check(), []);
        assert_eq!(app.name, "a.very.long.host.name.example.");
        assert!(app.modal("whatever").is_some());
        assert!(
            of_surfaces("a", &[Surface::Panel])
                .modal("whatever")
                .is_none()
        );
        assert!(
            of_surfaces("a", &[Surface::Panel])
                .floating_window
                .is_none()
        );
    }
}
