//! A field of the form: its label, its control, what is wrong with it and how to mend it.

use leptos::prelude::*;
use pipeframe_registration::{Certainty, Finding, Severity};

use crate::hub::{Edit, HubTab};
use crate::views::icon::{Shape, small_icon};

use super::form::{Form, id_of};

/// A text of the file.
#[component]
pub(super) fn TextInput(
    form: Form,
    /// Where it is in the file.
    #[prop(into)]
    pointer: String,
    label: &'static str,
    /// Whether the form asks for it.
    #[prop(optional)]
    required: bool,
    /// How many characters it takes.
    #[prop(optional_no_strip)]
    limit: Option<usize>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: Signal<String>,
) -> impl IntoView {
    let value = form.text(pointer.clone());
    let id = id_of(&pointer);
    let described = format!("{id}-description");
    let invalid = is_invalid(form, pointer.clone());
    let place = pointer.clone();
    let typed = move |text: String| {
        let pointer = place.clone();
        form.edit(if required {
            Edit::Required { pointer, text }
        } else {
            Edit::Optional { pointer, text }
        });
    };
    let count = move || {
        limit.map(|limit| {
            let length = value.with(|text| text.chars().count());
            format!("{length} of {limit} characters")
        })
    };
    view! {
        <div class="host-form-field hub-field">
            <label for=id.clone()>{label} {required.then(required_mark)}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described.clone()
                prop:value=value
                on:input=move |event| typed(event_target_value(&event))
            />
            <div id=described>
                <Findings form=form pointer=pointer label=label />
                {move || {
                    let help = help.get();
                    let text = [Some(help).filter(|help| !help.is_empty()), count()];
                    let text: Vec<String> = text.into_iter().flatten().collect();
                    (!text.is_empty())
                        .then(|| view! { <p class="host-field-help">{text.join(" ")}</p> })
                }}
            </div>
        </div>
    }
    .into_any()
}

/// What a label ends with where the form asks for a value.
pub(super) fn required_mark() -> AnyView {
    view! { <span class="required-mark">" (required)"</span> }.into_any()
}

/// Whether a place of the file has an error, for `aria-invalid`.
pub(super) fn is_invalid(
    form: Form,
    pointer: String,
) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync {
    let wrong = form.select(move |app| {
        let findings = app.findings_at(&pointer);
        findings
            .iter()
            .any(|finding| finding.rule.severity == Severity::Error)
    });
    move || wrong.get().unwrap_or_default().then_some("true")
}

/// Everything that is wrong at a place of the file, with the reason and what to do.
#[component]
pub(super) fn Findings(
    form: Form,
    #[prop(into)] pointer: String,
    /// What the place is called, for the beginning of the sentence.
    label: &'static str,
    /// Whether what is inside the place has fields of its own.
    #[prop(optional)]
    only_here: bool,
) -> impl IntoView {
    let findings = form.select(move |app| {
        let mut findings = app.findings_at(&pointer);
        findings.retain(|finding| !only_here || finding.place == pointer);
        findings
    });
    let list = move || {
        let findings = findings.get().unwrap_or_default();
        findings
            .into_iter()
            .map(|finding| one(label, &finding))
            .collect_view()
    };
    view! { <div class="hub-findings">{list}</div> }.into_any()
}

/// What is wrong on a tab where it has no field that says so.
#[component]
pub(super) fn OtherFindings(
    form: Form,
    tab: HubTab,
    /// The place of the file that the tab shows.
    #[prop(into)]
    pointer: String,
    /// What the place is called, for the beginning of the sentence.
    label: &'static str,
) -> impl IntoView {
    let findings = form.select(move |app| app.other_findings(tab));
    let list = move || {
        let findings = findings.get().unwrap_or_default().into_iter();
        findings
            .map(|finding| {
                let inner = finding.place.strip_prefix(&pointer).unwrap_or_default();
                match inner.trim_start_matches('/') {
                    "" => one(label, &finding),
                    inner => one(inner, &finding),
                }
            })
            .collect_view()
    };
    view! { <div class="hub-findings">{list}</div> }.into_any()
}

/// One of it.
pub(super) fn one(label: &str, finding: &Finding) -> AnyView {
    let severity = finding.rule.severity.as_str();
    let said = format!("{label} {} {}", finding.problem, finding.fix);
    let is_assumed = finding.rule.certainty == Certainty::Assumed;
    view! {
        <p class="host-field-error" data-severity=severity>
            {small_icon(Shape::Warning)}
            <span>
                {said} " "
                <a
                    class="host-link"
                    href=finding.rule.source
                    target="_blank"
                    rel="noopener"
                    title=finding.rule.sentence
                >
                    {if is_assumed { "Assumed: why" } else { "Why" }}
                </a>
            </span>
        </p>
    }
    .into_any()
}
