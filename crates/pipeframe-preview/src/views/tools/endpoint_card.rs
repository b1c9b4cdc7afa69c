//! What fails at the endpoints of JSON panels and JSON modals.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::scenario::{
    EndpointFault, EndpointFaultKind, EndpointKind, EndpointMethod, EndpointRule,
};

use super::fault_fields::{
    FaultDetails, SwitchOn, SwitchedOn, TimesField, Typed, Way, WayField, times_left,
};
use super::json::short;

const FIRST_STATUS: u16 = 402;

/// The word of a kind of failure, and what it does to a request.
fn way(kind: EndpointFaultKind) -> Way<EndpointFaultKind> {
    let (word, label) = match kind {
        EndpointFaultKind::Status => ("status", "is answered with the status"),
        EndpointFaultKind::Delay => ("delay", "is answered late"),
        EndpointFaultKind::Body => ("body", "is answered with the JSON"),
        EndpointFaultKind::WrongType => ("wrongType", "is answered with values of wrong types"),
        EndpointFaultKind::Cut => ("cut", "has its answer cut off"),
        EndpointFaultKind::Malformed => ("malformed", "is answered with what isn't JSON"),
        EndpointFaultKind::Html => ("html", "is answered with a page"),
        EndpointFaultKind::Redirect => ("redirect", "is answered with a redirect"),
        EndpointFaultKind::Silence => ("silence", "is never answered"),
        EndpointFaultKind::Refused => ("refused", "doesn't reach the endpoint"),
        EndpointFaultKind::Certificate => ("certificate", "meets a self-signed certificate"),
    };
    (kind, word, label)
}

fn endpoint_way(kind: EndpointKind) -> Way<EndpointKind> {
    (kind, kind.as_str(), kind.spoken())
}

/// The methods that fail, with both of them first.
fn methods() -> Vec<Way<Option<EndpointMethod>>> {
    let each = EndpointMethod::ALL.map(|method| (Some(method), method.as_str(), method.as_str()));
    std::iter::once((None, "", "Every request"))
        .chain(each)
        .collect()
}

/// Makes requests to the endpoints of JSON panels and JSON modals fail.
#[component]
pub(super) fn EndpointCard(host: Host) -> impl IntoView {
    let endpoint = RwSignal::new(EndpointKind::JsonPanel);
    let method = RwSignal::new(None::<EndpointMethod>);
    let times = RwSignal::new(None::<u32>);
    let typed = Typed::new(EndpointFaultKind::Status, way, FIRST_STATUS);
    let fault = Memo::new(move |_| typed.fault::<EndpointFault>());
    let inject = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(fault) = fault.get_untracked() {
            host.act(UserAction::BreakEndpoint(EndpointRule {
                endpoint: endpoint.get_untracked(),
                method: method.get_untracked(),
                times: times.get_untracked(),
                fault,
            }));
        }
    };
    view! {
        <form class="inspector-card" on:submit=inject>
            <h3>"Break the endpoints of JSON panels and modals"</h3>
            <div class="tool-row">
                <WayField
                    label="Whose endpoint fails"
                    ways=EndpointKind::ALL.map(endpoint_way).to_vec()
                    chosen=endpoint
                />
                <WayField label="Method that fails" ways=methods() chosen=method />
                <WayField
                    label="How the endpoint fails"
                    ways=EndpointFaultKind::ALL.map(way).to_vec()
                    chosen=typed.kind
                />
                <FaultDetails typed=typed />
            </div>
            <div class="tool-row">
                <TimesField times=times />
                <SwitchOn is_possible=Signal::derive(move || fault.with(Option::is_some)) />
            </div>
            <BrokenEndpoints host=host />
            <p class="tool-note">
                "Reload the panel, or open the modal again, to see it."
            </p>
        </form>
    }
    .into_any()
}

/// The rules that are on, each with a way to switch it off.
#[component]
fn BrokenEndpoints(host: Host) -> impl IntoView {
    let rules = host.select(|desk| desk.failures().endpoints.clone());
    let sentences =
        Signal::derive(move || rules.with(|rules| rules.iter().map(sentence).collect()));
    view! {
        <SwitchedOn
            sentences=sentences
            switch_off=move |index| host.act(UserAction::MendEndpoint(index))
        />
    }
}

/// What a rule does, as a sentence.
fn sentence(rule: &EndpointRule) -> String {
    let method = rule.method.map_or("Every request", EndpointMethod::as_str);
    let endpoint = rule.endpoint.spoken();
    let fate = match &rule.fault {
        EndpointFault::Status(status) => format!("is answered with status {status}"),
        EndpointFault::Delay(milliseconds) => format!("is answered {milliseconds} ms late"),
        EndpointFault::Body(body) => format!("is answered with {}", short(body, 60)),
        EndpointFault::WrongType
        | EndpointFault::Cut
        | EndpointFault::Malformed
        | EndpointFault::Html
        | EndpointFault::Redirect
        | EndpointFault::Silence
        | EndpointFault::Refused
        | EndpointFault::Certificate => way((&rule.fault).into()).2.to_owned(),
    };
    let times = times_left(rule.times);
    format!("{method} of {endpoint} {fate}{times}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_for_an_endpoint_reads_as_a_sentence() {
        let rule = EndpointRule {
            endpoint: EndpointKind::JsonPanel,
            method: None,
            times: None,
            fault: EndpointFault::Status(402),
        };
        assert_eq!(
            sentence(&rule),
            "Every request of JSON panels is answered with status 402"
        );
        let once = EndpointRule {
            endpoint: EndpointKind::JsonModal,
            method: Some(EndpointMethod::Post),
            times: Some(1),
            fault: EndpointFault::Html,
        };
        assert_eq!(
            sentence(&once),
            "POST of JSON modals is answered with a page, 1 more time"
        );
    }

    #[test]
    fn every_fault_of_an_endpoint_can_be_chosen_by_its_word() {
        for kind in EndpointFaultKind::ALL {
            let (_, word, _) = way(kind);
            let details = match kind {
                EndpointFaultKind::Status | EndpointFaultKind::Delay => {
                    serde_json::json!({ word: 500 })
                }
                EndpointFaultKind::Body => serde_json::json!({ word: {} }),
                _ => word.into(),
            };
            let fault: EndpointFault = serde_json::from_value(details).unwrap();
            assert_eq!(EndpointFaultKind::from(&fault), kind);
        }
    }
}
