//! The bar above every page: search, add, apps and the user.

use leptos::prelude::*;

use crate::account::Resource;
use crate::desk::{Desk, Place, UserAction};
use crate::host::Host;
use crate::surface::Theme;

use super::avatar::{app_avatar, avatar};
use super::icon::{Shape, icon, small_icon};
use super::menu::{Menu, MenuItem};
use super::search_box::{SearchBox, shape_of};

/// The bar above every page.
#[component]
pub(super) fn TopBar(host: Host, covered: Memo<bool>) -> impl IntoView {
    let title = host.select(|desk| section_title(desk.place()));
    view! {
        <header class="top-bar" inert=covered>
            <p class="top-bar-title">
                {title} <small class="simulated-note">"Simulated, not affiliated with Pipedrive"</small>
            </p>
            <div class="top-bar-middle">
                <SearchBox host=host />
                <AddMenu host=host />
            </div>
            <div class="top-bar-end">
                <Dock host=host />
                <UserMenu host=host />
            </div>
        </header>
    }
    .into_any()
}

const fn section_title(place: Place) -> &'static str {
    match place {
        Place::Details(record) => Place::List(record.resource).title(),
        Place::Settings => "Settings",
        Place::List(_) | Place::Workbench | Place::DeveloperHub(_) | Place::Elsewhere(..) => {
            place.title()
        }
    }
}

#[component]
fn AddMenu(host: Host) -> impl IntoView {
    const RECORDS: [(Resource, &str); 4] = [
        (Resource::Deal, "Deal"),
        (Resource::Person, "Person"),
        (Resource::Organization, "Organization"),
        (Resource::Activity, "Activity"),
    ];
    let items = move || {
        RECORDS
            .map(|(resource, label)| {
                view! {
                    <MenuItem on_select=move || {
                        host.act(UserAction::AddRecord(resource));
                    }>{icon(shape_of(resource))} {label}</MenuItem>
                }
            })
            .collect_view()
    };
    view! {
        <Menu label="Add" class="add-button" face=ViewFn::from(|| icon(Shape::Plus))>
            {items()}
        </Menu>
    }
    .into_any()
}

/// The apps with a floating window as pinned icons, and all apps behind the puzzle piece.
#[component]
fn Dock(host: Host) -> impl IntoView {
    let name = host.select(window_name);
    let app = host.select(|desk| desk.registration().name.clone());
    let pinned = host.select(Desk::is_pinned);
    // The puzzle piece counts for the apps that aren't seen beside it.
    let badge = host.select(|desk| {
        desk.floating_window()?
            .dock_badge()
            .filter(|_| !desk.is_pinned())
    });
    let label = Signal::derive(move || match badge.get() {
        Some(count) => format!("Apps, {count} new"),
        None => "Apps".to_owned(),
    });
    let face = move || {
        view! {
            {icon(Shape::Puzzle)}
            {move || badge.get().map(|count| view! { <span class="badge-count">{count}</span> })}
        }
        .into_any()
    };
    view! {
        <div class="apps-dock">
            <Show when=move || pinned.get() && name.with(Option::is_some)>
                <PinnedApp host=host />
            </Show>
            <Menu label=label class="host-icon-button apps-dock-item" face=ViewFn::from(face)>
                <Show when=move || name.with(Option::is_some)>
                    <p class="host-popover-heading">"Apps with a floating window"</p>
                    <DockEntry host=host />
                    <PinEntry host=host />
                </Show>
                <p class="host-popover-heading">"Installed apps"</p>
                <MenuItem on_select=move || {
                    host.act(UserAction::Navigate(Place::Settings));
                }>
                    {app_avatar(host)}
                    <span class="host-popover-text">{app} <small>"Open its settings"</small></span>
                </MenuItem>
            </Menu>
        </div>
    }
    .into_any()
}

#[component]
fn PinnedApp(host: Host) -> impl IntoView {
    let name = host.select(window_name);
    let shown = host.select(window_shown);
    let badge = host.select(|desk| desk.floating_window()?.dock_badge());
    let label = move || {
        let name = name.get().unwrap_or_default();
        match badge.get() {
            Some(count) => format!("{name}, {count} new"),
            None => name,
        }
    };
    view! {
        <button
            type="button"
            class="host-icon-button apps-dock-item"
            aria-label=label
            aria-pressed=move || shown.get().to_string()
            on:click=move |_| toggle_window(host)
        >
            {app_avatar(host)}
            {move || badge.get().map(|count| view! { <span class="badge-count">{count}</span> })}
        </button>
    }
    .into_any()
}

#[component]
fn DockEntry(host: Host) -> impl IntoView {
    let name = host.select(window_name);
    let shown = host.select(window_shown);
    let badge = host.select(|desk| desk.floating_window()?.popover_badge());
    view! {
        <MenuItem on_select=move || toggle_window(host)>
            {app_avatar(host)}
            <span class="host-popover-text">
                {move || name.get()} <small>{move || if shown.get() { "Shown" } else { "Hidden" }}</small>
            </span>
            {move || badge.get().map(|count| view! { <span class="badge-count">{count}</span> })}
        </MenuItem>
    }
    .into_any()
}

#[component]
fn PinEntry(host: Host) -> impl IntoView {
    let pinned = host.select(Desk::is_pinned);
    let label = move || {
        if pinned.get() {
            "Unpin from the dock"
        } else {
            "Pin to the dock"
        }
    };
    view! {
        <MenuItem on_select=move || {
            host.act(UserAction::PinWindow(!host.peek(Desk::is_pinned)));
        }>{icon(Shape::Pin)} <span class="host-popover-text">{label}</span></MenuItem>
    }
    .into_any()
}

fn window_name(desk: &Desk) -> Option<String> {
    desk.floating_window().map(|window| window.name.clone())
}

fn window_shown(desk: &Desk) -> bool {
    desk.floating_window().is_some_and(|window| window.shown)
}

fn toggle_window(host: Host) {
    host.act(if host.peek(window_shown) {
        UserAction::HideFloatingWindow
    } else {
        UserAction::ShowFloatingWindow(None)
    });
}

#[component]
fn UserMenu(host: Host) -> impl IntoView {
    let name = host.select(|desk| desk.account().viewer().map(|user| user.name.clone()));
    let company = host.select(|desk| desk.account().company.name.clone());
    let app = host.select(|desk| desk.registration().name.clone());
    let installed = host.select(Desk::has_app);
    let refusal = host.select(Desk::install_refusal);
    let users = host.select(|desk| {
        let users = desk.account().users.iter();
        users
            .map(|user| (user.id, user.name.clone()))
            .collect::<Vec<_>>()
    });
    let companies = host.select(|desk| {
        let companies = desk.companies().into_iter();
        companies
            .map(|account| (account.company.id, account.company.name.clone()))
            .collect::<Vec<_>>()
    });
    let face = move || {
        avatar(
            move || name.get().unwrap_or_default(),
            Resource::Person,
            None,
        )
    };
    let label = Signal::derive(move || format!("User menu, {}", name.get().unwrap_or_default()));
    view! {
        <Menu label=label class="host-icon-button" face=ViewFn::from(face)>
            <p class="host-popover-note">
                <strong>{move || name.get()}</strong>
                <br />
                {company}
            </p>
            <p class="host-popover-heading">"Interface preferences"</p>
            {[Theme::Light, Theme::Dark].map(|theme| theme_choice(host, theme)).into_iter().collect_view()}
            <p class="host-popover-heading">"Look as another user (simulated)"</p>
            {move || users.get().into_iter().map(|(id, name)| user_choice(host, id, name)).collect_view()}
            <p class="host-popover-heading">"Company"</p>
            {move || {
                companies
                    .get()
                    .into_iter()
                    .map(|(id, name)| company_choice(host, id, name))
                    .collect_view()
            }}
            <p class="host-popover-heading">{app}</p>
            <button
                type="button"
                class="host-popover-item"
                role="menuitemcheckbox"
                aria-checked=move || installed.get().to_string()
                disabled=move || !installed.get() && refusal.with(Option::is_some)
                on:click=move |_| host.install_or_uninstall()
            >
                {icon(Shape::Puzzle)}
                "Installed by this user"
                {move || installed.get().then(|| small_icon(Shape::Check))}
            </button>
            {move || {
                let refusal = refusal.get().filter(|_| !installed.get())?;
                Some(view! { <p class="host-popover-note">{refusal}</p> })
            }}
        </Menu>
    }
    .into_any()
}

fn theme_choice(host: Host, theme: Theme) -> AnyView {
    let current = host.select(move |desk| desk.theme() == theme);
    let (shape, label) = match theme {
        Theme::Light => (Shape::Sun, "Light theme"),
        Theme::Dark => (Shape::Moon, "Dark theme"),
    };
    choice(current, shape, label.to_owned(), move || {
        host.act(UserAction::SetTheme(theme));
    })
}

fn user_choice(host: Host, id: u64, name: String) -> AnyView {
    let current = host.select(move |desk| desk.account().me == id);
    choice(current, Shape::Person, name, move || {
        host.act(UserAction::SwitchUser(id));
    })
}

fn company_choice(host: Host, id: u64, name: String) -> AnyView {
    let current = host.select(move |desk| desk.account().company.id == id);
    choice(current, Shape::Organization, name, move || {
        host.act(UserAction::SwitchCompany(id));
    })
}

/// One of several in a menu; the menu stays open.
fn choice(
    current: Memo<bool>,
    shape: Shape,
    label: String,
    on_choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="host-popover-item"
            role="menuitemradio"
            aria-checked=move || current.get().to_string()
            on:click=move |_| on_choose()
        >
            {icon(shape)}
            {label}
            {move || current.get().then(|| small_icon(Shape::Check))}
        </button>
    }
    .into_any()
}
