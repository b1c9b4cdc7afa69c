//! One message of the log in full, with what was wrong and how to repair it.

use leptos::prelude::*;
use serde_json::Value;

use crate::log::Entry;
use crate::mask::without_tokens;
use crate::protocol::Finding;
use crate::rule::Certainty;

use super::detail::Detail;
use super::json_view::Json;
use super::row::{Outcome, Row};

/// One message in full. Tokens in it are masked, also in what is copied.
#[component]
pub(super) fn LogDetail(row: Row, opened: RwSignal<Option<u64>>) -> impl IntoView {
    let message = as_json(&row.entry);
    let answer = row.answer.as_deref().map(as_json);
    let text = serde_json::to_string_pretty(&message).unwrap_or_default();
    let title = format!("{}, {}", row.entry.name, row.outcome.word());
    view! {
        <Detail
            name="Message"
            title=title
            copy_label="Copy"
            copied=text
            close=Callback::new(move |()| opened.set(None))
        >
            {finding(&row)}
            <Json value=message />
            {answer
                .map(|answer| {
                    view! {
                        <h4>"Reply"</h4>
                        <Json value=answer />
                    }
                })}
        </Detail>
    }
    .into_any()
}

fn as_json(entry: &Entry) -> Value {
    serde_json::to_value(entry)
        .map(|value| without_tokens(&value))
        .unwrap_or_default()
}

fn finding(row: &Row) -> Option<AnyView> {
    let finding = row.finding()?;
    let (why, basis) = match (row.outcome, finding.certainty) {
        (Outcome::Refused, Certainty::Documented) => ("Why refused", "Documented at"),
        (Outcome::Refused, _) => ("Why refused", "Assumed; left open at"),
        (Outcome::Failed, _) => ("What went wrong", "Documented at"),
        (_, Certainty::Documented) => ("Why it is wrong", "Documented at"),
        (_, Certainty::Observed) => ("What was seen elsewhere", "Observed; not documented at"),
        (_, Certainty::Assumed) => ("What is not known", "Assumed; left open at"),
    };
    let view = view! {
        <dl class="tool-refusal" data-outcome=row.outcome.word()>
            <dt>{why}</dt>
            <dd>{finding.what.clone()}</dd>
            <dt>"The rule"</dt>
            <dd>{finding.rule.clone()}</dd>
            <dd class="rule-basis">{basis} {sources(finding)} {names(finding)}</dd>
            <dt data-tone="fix">"How to fix it"</dt>
            <dd>{finding.fix.clone()}</dd>
        </dl>
    };
    Some(view.into_any())
}

/// Where the rules of a finding are written, as links.
fn sources(finding: &Finding) -> AnyView {
    let links = finding.source.split_whitespace().map(|address| {
        let shown = address.trim_start_matches("https://").to_owned();
        view! {
            " "
            <a class="tool-link" href=address.to_owned() target="_blank" rel="noopener noreferrer">
                {shown}
            </a>
        }
    });
    links.collect_view().into_any()
}

/// The names of the rules, which `assume=` and the table of docs/rules.md use.
fn names(finding: &Finding) -> AnyView {
    let codes = finding.code.split_whitespace();
    codes
        .map(|code| view! { " " <code>{code.to_owned()}</code> })
        .collect_view()
        .into_any()
}
