//! What fails at the built-in app's own server.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::scenario::{ServerFault, ServerFaultKind, ServerRule};
use crate::surface::Surface;

use super::fault_fields::{
    CodeField, FaultDetails, SurfaceField, SwitchOn, SwitchedOn, TimesField, Typed, Way, WayField,
    times_left,
};
use super::json::short;

const FIRST_STATUS: u16 = 503;

/// The word of a kind of failure, and what it does to a request.
fn way(kind: ServerFaultKind) -> Way<ServerFaultKind> {
    let (word, label) = match kind {
        ServerFaultKind::Status => ("status", "is answered with the status"),
        ServerFaultKind::Delay => ("delay", "is answered late"),
        ServerFaultKind::Body => ("body", "is answered with wrong JSON"),
        ServerFaultKind::Partial => ("partial", "has its answer cut off"),
        ServerFaultKind::Malformed => ("malformed", "is answered with what isn't JSON"),
        ServerFaultKind::Silence => ("silence", "is never answered"),
        ServerFaultKind::Refused => ("refused", "doesn't reach the server"),
    };
    (kind, word, label)
}

/// Makes requests of the built-in app to its own server fail.
#[component]
pub(super) fn ServerCard(host: Host) -> impl IntoView {
    let surface = RwSignal::new(None::<Surface>);
    let request = RwSignal::new("*".to_owned());
    let times = RwSignal::new(None::<u32>);
    let typed = Typed::new(ServerFaultKind::Status, way, FIRST_STATUS);
    let fault = Memo::new(move |_| typed.fault::<ServerFault>());
    let inject = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(fault) = fault.get_untracked() {
            host.act(UserAction::BreakServer(ServerRule {
                request: request.get_untracked(),
                surface: surface.get_untracked(),
                times: times.get_untracked(),
                fault,
            }));
        }
    };
    view! {
        <form class="inspector-card" on:submit=inject>
            <h3>"Break the app's server"</h3>
            <div class="tool-row">
                <SurfaceField label="Surface that asks" surface=surface />
                <CodeField label="Request that fails" text=request />
                <WayField label="How the request fails" ways=ServerFaultKind::ALL.map(way).to_vec() chosen=typed.kind />
                <FaultDetails typed=typed />
            </div>
            <div class="tool-row">
                <TimesField times=times />
                <SwitchOn is_possible=Signal::derive(move || fault.with(Option::is_some)) />
            </div>
            <BrokenRequests host=host />
            <p class="tool-note">
                "Requests are named by method, path, or both: POST, /settings, POST /vehicles; * is all. This concerns the sandbox in the page, not a real server."
            </p>
        </form>
    }
    .into_any()
}

/// The rules that are on, each with a way to switch it off.
#[component]
fn BrokenRequests(host: Host) -> impl IntoView {
    let rules = host.select(|desk| desk.failures().server.clone());
    let sentences =
        Signal::derive(move || rules.with(|rules| rules.iter().map(sentence).collect()));
    view! {
        <SwitchedOn
            sentences=sentences
            switch_off=move |index| host.act(UserAction::MendServer(index))
        />
    }
}

/// What a rule does, as a sentence.
fn sentence(rule: &ServerRule) -> String {
    let request = match rule.request.trim() {
        "*" | "" => "Every request",
        request => request,
    };
    let surface = rule.surface.map_or("every surface", Surface::spoken);
    let fate = match &rule.fault {
        ServerFault::Status(status) => format!("is answered with status {status}"),
        ServerFault::Delay(milliseconds) => format!("is answered {milliseconds} ms late"),
        ServerFault::Body(body) => format!("is answered with {}", short(body, 60)),
        ServerFault::Partial => "has its answer cut off".to_owned(),
        ServerFault::Malformed => "is answered with what isn't JSON".to_owned(),
        ServerFault::Silence => "is never answered".to_owned(),
        ServerFault::Refused => "doesn't reach the server".to_owned(),
    };
    let times = times_left(rule.times);
    format!("{request} of {surface} {fate}{times}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_for_the_server_reads_as_a_sentence() {
        let rule = ServerRule {
            request: "*".into(),
            surface: None,
            times: None,
            fault: ServerFault::Status(503),
        };
        assert_eq!(
            sentence(&rule),
            "Every request of every surface is answered with status 503"
        );
        let once = ServerRule {
            request: "POST /calls".into(),
            surface: Some(Surface::FloatingWindow),
            times: Some(1),
            fault: ServerFault::Partial,
        };
        assert_eq!(
            sentence(&once),
            "POST /calls of floating window has its answer cut off, 1 more time"
        );
    }

    #[test]
    fn every_fault_of_the_server_can_be_chosen() {
        let faults: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../scenario/server_faults.json")).unwrap();
        let words = faults.iter().map(|fault| match fault {
            serde_json::Value::Object(fields) => fields.keys().next().unwrap().clone(),
            word => word.as_str().unwrap().to_owned(),
        });
        let offered = ServerFaultKind::ALL.map(|kind| way(kind).1.to_owned());
        assert_eq!(words.collect::<Vec<_>>(), offered);
    }
}
