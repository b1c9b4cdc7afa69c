//! Reads the value of a field.

use pipeframe_registration::Rule;

use crate::day::{Day, Instant, TimeOfDay};
use crate::document::{Node, Place};
use crate::fault::Report;
use crate::judging::{NUMBER, TEXT, one_of, quoted};
use crate::markdown;
use crate::number::Number;
use crate::rules;
use crate::text::{FormattedText, Text};

use super::{Color, Currency, FieldKind, Label, Link, PanelStructure, Value};

/// Reads a value that is not null.
pub(super) fn read(
    kind: FieldKind,
    node: &Node,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Value> {
    Some(match kind {
        FieldKind::Header => {
            let text = report.shown(node, place)?;
            Value::Text(FormattedText::Plain(text))
        }
        FieldKind::Text => Value::Text(text(node, place, report)?),
        FieldKind::Number => Value::Number(number(node, place, report)?),
        FieldKind::Date => {
            let (rule, example) = (&rules::DATE_FORM, "2018-11-23");
            Value::Date(written(Day::read, rule, example, node, place, report)?)
        }
        FieldKind::Time => {
            let (rule, example) = (&rules::TIME_FORM, "20:20:39+02:00");
            Value::Time(written(
                TimeOfDay::read,
                rule,
                example,
                node,
                place,
                report,
            )?)
        }
        FieldKind::DateTime => {
            let (rule, example) = (&rules::DATE_TIME_FORM, "2018-11-13T20:20:39+02:00");
            Value::DateTime(written(Instant::read, rule, example, node, place, report)?)
        }
        FieldKind::Email => Value::Email(report.shown(node, place)?),
        FieldKind::Phone => Value::Phone(report.shown(node, place)?),
        FieldKind::Address => Value::Address(report.shown(node, place)?),
        FieldKind::Link => Value::Link(link(node, place, report)?),
        FieldKind::Currency => Value::Currency(currency(node, place, report)?),
        FieldKind::Label => Value::Label(label(node, place, report)?),
        FieldKind::Tags => {
            let entries = report.list(node, place)?.iter().enumerate();
            let tags = entries.filter_map(|(index, entry)| {
                let place = place.index(index, entry.offset);
                report.shown(entry, &place)
            });
            Value::Tags(tags.collect())
        }
    })
}

/// The plain text of a value that is a text.
pub(super) fn as_text(value: &Value) -> Option<Text> {
    match value {
        Value::Text(FormattedText::Plain(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Reads Markdown, and notes what is not of its subset.
pub(super) fn markdown(
    written: &str,
    place: &Place<'_>,
    report: &mut Report,
) -> Vec<markdown::Node> {
    report.note_hidden(written, place);
    let (nodes, foreign) = markdown::read(written);
    if let Some(foreign) = foreign {
        let problem = ["has ", foreign, ", which is shown as text."].concat();
        let fix = "Write it with headings, bold text, links, quotations and lists.";
        report.fault(&rules::MARKDOWN_SUBSET, place, problem, fix);
    }
    nodes
}

/// Notes that only so many characters are shown.
pub(super) fn note_length(
    rule: &'static Rule,
    count: usize,
    longest: usize,
    place: &Place<'_>,
    report: &mut Report,
) {
    if count > longest {
        let (count, longest) = (count.to_string(), longest.to_string());
        let problem = [
            "has ",
            &count,
            " characters, of which ",
            &longest,
            " are shown.",
        ]
        .concat();
        report.fault(rule, place, problem, "Shorten it.");
    }
}

fn text(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<FormattedText> {
    let longest = PanelStructure::LONGEST_TEXT;
    let Some(object) = node.object() else {
        if node.text().is_none() {
            let fix = "Write a text, or { \"markdown\": true, \"value\": \"**Bold**\" }.";
            report.wrong_type(node, place, fix);
        }
        let written = node.text()?;
        report.note_hidden(written, place);
        let text = Text::new(written);
        let count = text.as_str().chars().count();
        note_length(&rules::TEXT_LENGTH, count, longest, place, report);
        return Some(FormattedText::Plain(text));
    };
    report.allow(object, place, &["markdown", "value"]);
    let is_markdown = object.value("markdown").map(|node| {
        let place = place.key("markdown", node.offset);
        report.flag(node, &place)
    });
    let value = report.required(object, place, "value", "Write the text.")?;
    let place = value.place(place);
    let written = report.text(&value.value, &place)?;
    if is_markdown.flatten() != Some(true) {
        report.note_hidden(written, &place);
        let text = Text::new(written);
        let count = text.as_str().chars().count();
        note_length(&rules::TEXT_LENGTH, count, longest, &place, report);
        return Some(FormattedText::Plain(text));
    }
    let nodes = markdown(written, &place, report);
    let count = markdown::length(&nodes);
    note_length(&rules::TEXT_LENGTH, count, longest, &place, report);
    Some(FormattedText::Markdown(nodes))
}

fn number(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<Number> {
    let number = node.number();
    if number.is_none() {
        report.wrong_type(node, place, NUMBER);
    }
    number.cloned()
}

/// A value that is written in a certain form.
fn written<T>(
    read: impl Fn(&str) -> Option<T>,
    rule: &'static Rule,
    example: &str,
    node: &Node,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<T> {
    let text = report.text(node, place)?;
    let value = read(text);
    if value.is_none() {
        let problem = ["is ", &quoted(text), "."].concat();
        report.fault(
            rule,
            place,
            problem,
            ["Write it as ", example, "."].concat(),
        );
    }
    value
}

fn link(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<Link> {
    let Some(object) = node.object() else {
        if node.text().is_none() {
            let fix = "Write an address, or { \"value\": \"https://…\", \"external\": true }.";
            report.wrong_type(node, place, fix);
            return None;
        }
        return Some(Link {
            label: None,
            address: report.address(node, place)?,
            external: None,
        });
    };
    report.allow(object, place, &["label", "value", "external"]);
    let label = object.value("label").and_then(|node| {
        let place = place.key("label", node.offset);
        report.shown(node, &place)
    });
    let value = report.required(object, place, "value", "Write the address.");
    let address = value.and_then(|value| report.address(&value.value, &value.place(place)));
    let fix = "Write true for a new tab, false for the same one.";
    let external = report.required(object, place, "external", fix);
    let external = external.and_then(|member| report.flag(&member.value, &member.place(place)));
    Some(Link {
        label,
        address: address?,
        external: Some(external?),
    })
}

fn currency(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<Currency> {
    let object = node.object();
    if object.is_none() {
        report.wrong_type(
            node,
            place,
            "Write { \"code\": \"USD\", \"value\": 200.99 }.",
        );
    }
    let object = object?;
    report.allow(object, place, &["code", "value"]);
    let code = report.required(
        object,
        place,
        "code",
        "Write the currency, such as \"USD\".",
    );
    let code = code.and_then(|member| {
        let place = member.place(place);
        let code = report.shown(&member.value, &place)?;
        let is_iso = code.as_str().len() == 3
            && code
                .as_str()
                .bytes()
                .all(|letter| letter.is_ascii_uppercase());
        if !is_iso {
            let problem = ["is ", &quoted(code.as_str()), "."].concat();
            let fix = "Write three capital letters, such as USD, unless it is a custom currency.";
            report.fault(&rules::CURRENCY_CODE, &place, problem, fix);
        }
        Some(code)
    });
    let value = report.required(object, place, "value", NUMBER);
    let value = value.and_then(|member| number(&member.value, &member.place(place), report));
    Some(Currency {
        code: code?,
        value: value?,
    })
}

fn label(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<Label> {
    let object = node.object();
    if object.is_none() {
        let fix = "Write { \"color\": \"green\", \"label\": \"Signed\" }.";
        report.wrong_type(node, place, fix);
    }
    let object = object?;
    report.allow(object, place, &["color", "label"]);
    let words = Color::ALL.map(Color::as_str);
    let color = report.required(object, place, "color", &one_of(&words));
    let color = color.and_then(|member| {
        let place = member.place(place);
        let written = report.text(&member.value, &place)?;
        let color = Color::ALL
            .into_iter()
            .find(|color| color.as_str() == written);
        if color.is_none() {
            let problem = ["is ", &quoted(written), "."].concat();
            report.fault(&rules::LABEL_COLOR, &place, problem, one_of(&words));
        }
        color
    });
    let text = report.required(object, place, "label", TEXT);
    let text = text.and_then(|member| {
        let place = member.place(place);
        let text = report.shown(&member.value, &place)?;
        let count = text.as_str().chars().count();
        let longest = PanelStructure::LONGEST_LABEL;
        note_length(&rules::LABEL_LENGTH, count, longest, &place, report);
        Some(text)
    });
    Some(Label {
        color: color?,
        text: text?,
    })
}
