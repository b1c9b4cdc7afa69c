//! Judges the options of blocks, items and buttons by the table of [`options`](super::options).

use std::collections::BTreeSet;

use crate::day::Day;
use crate::document::{Content, Member, Node, Object, Place};
use crate::fault::Report;
use crate::judging::{one_of, quoted};
use crate::markdown;
use crate::rules;

use super::options::{Definition, ITEM_OPTIONS, OptionKind, Options, Shape, TEXT_ITEM_OPTIONS};
use super::{ActionHandler, InputKind};

/// Judges the options of one document.
pub(super) struct Judge<'a, 'r> {
    /// The keys of the modal's blocks.
    pub(super) blocks: &'a BTreeSet<&'a str>,
    pub(super) report: &'r mut Report,
}

impl Judge<'_, '_> {
    /// Judges the options that an object names of a block or a button, beside those that it has already.
    pub(super) fn options(
        &mut self,
        definition: &Definition,
        object: &Object,
        place: &Place<'_>,
        earlier: &Options,
    ) {
        self.each(definition.options, object, place);
        let earlier = |name: &str| earlier.value(name);
        let value = |name: &'static str| object.value(name).or_else(|| earlier(name));
        if object.value("url").is_some() && value("handler").and_then(Node::text) == Some("request")
        {
            let problem = "is an address of its own for the handler request.";
            let fix = "Leave it out, and the form goes to the modal's endpoint.";
            let place = object
                .get("url")
                .map_or(*place, |member| member.place(place));
            self.report
                .fault(&rules::HANDLER_ADDRESS, &place, problem, fix);
        }
        self.note_markdown(object, place, value("markdown"));
        self.note_chosen(object, place, value("value"), value("items"));
    }

    fn each(&mut self, shapes: &[Shape], object: &Object, place: &Place<'_>) {
        let names: Vec<&str> = shapes.iter().map(|shape| shape.name).collect();
        for member in &object.members {
            match shapes.iter().find(|shape| shape.name == member.key) {
                None => self
                    .report
                    .unknown(&rules::UNKNOWN_OPTION, member, place, &names),
                Some(_) if member.value.is_null() => self.report.fault(
                    &rules::NULL_OPTION,
                    &member.place(place),
                    "is null.",
                    "Leave it out.",
                ),
                Some(shape) => self.option(shape.kind, member, place),
            }
        }
    }

    fn option(&mut self, kind: OptionKind, member: &Member, object: &Place<'_>) {
        let node = &member.value;
        let place = &member.place(object);
        match kind {
            OptionKind::Shown => {
                self.report.shown(node, place);
            }
            OptionKind::Entered | OptionKind::ChosenText => self.text(kind, node, place),
            OptionKind::Flag => {
                self.report.flag(node, place);
            }
            OptionKind::InputType => {
                let words = InputKind::ALL.map(InputKind::as_str);
                self.word(&words, &rules::INPUT_TYPE, node, place);
            }
            OptionKind::PrimaryHandler => {
                self.word(ActionHandler::WORDS[0], &rules::HANDLER, node, place);
            }
            OptionKind::SecondaryHandler => {
                self.word(ActionHandler::WORDS[1], &rules::HANDLER, node, place);
            }
            OptionKind::Scalar => self.scalar(node, place),
            OptionKind::Chosen => match node.list() {
                Some(entries) => {
                    let problem = "is a list.";
                    let fix = "Write the one value that is chosen.";
                    self.report
                        .fault(&rules::SEVERAL_CHOSEN, place, problem, fix);
                    for (index, entry) in entries.iter().enumerate() {
                        self.scalar(entry, &place.index(index, entry.offset));
                    }
                }
                None => self.scalar(node, place),
            },
            OptionKind::ChosenTexts => {
                let entries = self.report.list(node, place).unwrap_or_default();
                for (index, entry) in entries.iter().enumerate() {
                    self.report.text(entry, &place.index(index, entry.offset));
                }
            }
            OptionKind::Day => {
                if let Some(text) = self.report.text(node, place)
                    && Day::read(text).is_none()
                {
                    let problem = ["is ", &quoted(text), "."].concat();
                    let fix = "Write it as 2021-02-17.";
                    self.report.fault(&rules::DATE_FORM, place, problem, fix);
                }
            }
            OptionKind::Items => self.items(&ITEM_OPTIONS, node, place),
            OptionKind::TextItems => self.items(&TEXT_ITEM_OPTIONS, node, place),
            OptionKind::Visibility => self.visibility(node, place),
            OptionKind::Address => {
                self.report.address(node, place);
            }
        }
    }

    fn text(&mut self, kind: OptionKind, node: &Node, place: &Place<'_>) {
        let is_item = kind == OptionKind::ChosenText;
        if let Some([only]) = node.list()
            && is_item
            && only.text().is_some()
        {
            let problem = "is a list of one text.";
            let fix = "Write the text alone, as in Pipedrive's samples.";
            self.report.fault(&rules::ITEM_LIST, place, problem, fix);
            return;
        }
        self.report.text(node, place);
    }

    fn word(
        &mut self,
        words: &[&str],
        rule: &'static pipeframe_registration::Rule,
        node: &Node,
        place: &Place<'_>,
    ) {
        if let Some(text) = self.report.text(node, place)
            && !words.contains(&text)
        {
            let problem = ["is ", &quoted(text), "."].concat();
            self.report.fault(rule, place, problem, one_of(words));
        }
    }

    fn scalar(&mut self, node: &Node, place: &Place<'_>) {
        if !matches!(
            node.content,
            Content::Text(_) | Content::Number(_) | Content::Flag(_)
        ) {
            let fix = "Write a text, a number, true or false.";
            self.report.wrong_type(node, place, fix);
        }
    }

    fn items(&mut self, shapes: &[Shape], node: &Node, place: &Place<'_>) {
        let mut values = BTreeSet::new();
        let entries = self.report.list(node, place).unwrap_or_default();
        for (index, entry) in entries.iter().enumerate() {
            let place = place.index(index, entry.offset);
            let Some(item) = self.report.object(entry, &place) else {
                continue;
            };
            self.each(shapes, item, &place);
            for shape in shapes.iter().filter(|shape| shape.is_required) {
                if item.value(shape.name).is_none() {
                    self.missing(shape.name, &place);
                }
            }
            let Some(value) = item.get("value") else {
                continue;
            };
            if !values.insert(written(&value.value)) {
                let problem = "is the value of an earlier item too.";
                let fix = "Give each item a value of its own.";
                self.report
                    .fault(&rules::ITEM_VALUE, &value.place(&place), problem, fix);
            }
        }
    }

    /// A required option that there is not.
    pub(super) fn missing(&mut self, name: &str, place: &Place<'_>) {
        let problem = ["has no ", &quoted(name), "."].concat();
        let fix = ["Add \"", name, "\"."].concat();
        self.report
            .fault(&rules::REQUIRED_OPTION, place, problem, fix);
    }

    /// A required option of a block or a button that the document does not name.
    pub(super) fn missing_of(&mut self, key: &str, name: &str, place: &Place<'_>) {
        let problem = [
            "has no ",
            &quoted(name),
            " for ",
            &quoted(key),
            ", and nor has the schema.",
        ];
        let fix = [
            "Add \"",
            name,
            "\" to the schema, or answer with it each time.",
        ]
        .concat();
        self.report
            .fault(&rules::REQUIRED_OPTION, place, problem.concat(), fix);
    }

    fn visibility(&mut self, node: &Node, place: &Place<'_>) {
        const FIX: &str =
            "Write \"never\", \"always\", or such as { \"plan\": { \"equals\": 2 } }.";
        match &node.content {
            Content::Text(word) if word == "never" || word == "always" => {}
            Content::Text(word) => {
                let problem = ["is ", &quoted(word), "."].concat();
                self.report.fault(&rules::VISIBLE_ON, place, problem, FIX);
            }
            Content::Object(conditions) => {
                if conditions.members.len() > 1 {
                    self.several(place);
                }
                self.conditions(conditions, place);
            }
            Content::List(entries) => {
                self.several(place);
                for (index, entry) in entries.iter().enumerate() {
                    let place = place.index(index, entry.offset);
                    if let Some(conditions) = self.report.object(entry, &place) {
                        self.conditions(conditions, &place);
                    }
                }
            }
            _ => {
                let problem = ["is ", node.kind(), "."].concat();
                self.report.fault(&rules::VISIBLE_ON, place, problem, FIX);
            }
        }
    }

    fn several(&mut self, place: &Place<'_>) {
        let problem = "has more than one condition, or a list of them.";
        let fix = "Write one condition in an object.";
        self.report
            .fault(&rules::VISIBLE_ON_SEVERAL, place, problem, fix);
    }

    fn conditions(&mut self, conditions: &Object, place: &Place<'_>) {
        for member in &conditions.members {
            if !self.blocks.contains(member.key.as_str()) {
                let problem = "is no block of the modal.";
                let fix = "Write the key of another block.";
                self.report.fault(
                    &rules::VISIBLE_ON_BLOCK,
                    &member.key_place(place),
                    problem,
                    fix,
                );
            }
            self.condition(member, place);
        }
    }

    fn condition(&mut self, member: &Member, conditions: &Place<'_>) {
        const FIX: &str = "Write \"not_empty\", { \"equals\": … } or { \"includes\": \"…\" }.";
        let place = member.place(conditions);
        let rule = member
            .value
            .object()
            .map(|object| object.members.as_slice());
        match (member.value.text(), rule) {
            (Some("not_empty"), _) => {}
            (_, Some([rule])) if rule.key == "equals" => {
                self.scalar(&rule.value, &rule.place(&place));
            }
            (_, Some([rule])) if rule.key == "includes" => {
                self.report.text(&rule.value, &rule.place(&place));
            }
            _ => {
                let problem = "is no rule of visibleOn.";
                self.report.fault(&rules::VISIBLE_ON, &place, problem, FIX);
            }
        }
    }

    /// Notes what a text block's Markdown has beyond the subset.
    fn note_markdown(&mut self, object: &Object, place: &Place<'_>, is_markdown: Option<&Node>) {
        let Some(member) = object.get("value") else {
            return;
        };
        let Some(written) = member.value.text() else {
            return;
        };
        let place = member.place(place);
        self.report.note_hidden(written, &place);
        if is_markdown.and_then(Node::flag) == Some(true)
            && let (_, Some(foreign)) = markdown::read(written)
        {
            let problem = ["has ", foreign, ", which is shown as text."].concat();
            let fix = "Write it with headings, bold text, links, quotations and lists.";
            self.report
                .fault(&rules::MARKDOWN_SUBSET, &place, problem, fix);
        }
    }

    /// Notes a chosen value that none of the items has.
    fn note_chosen(
        &mut self,
        object: &Object,
        place: &Place<'_>,
        value: Option<&Node>,
        items: Option<&Node>,
    ) {
        let named = ["value", "items"]
            .into_iter()
            .find_map(|name| object.get(name));
        let (Some(member), Some(value)) = (named, value) else {
            return;
        };
        let Some(items) = items.and_then(Node::list) else {
            return;
        };
        let values: BTreeSet<String> = items
            .iter()
            .filter_map(|item| item.object()?.value("value"))
            .map(written)
            .collect();
        let chosen = value.list().unwrap_or(std::slice::from_ref(value));
        for node in chosen
            .iter()
            .filter(|node| !values.contains(&written(node)))
        {
            let problem = match node.text() {
                Some(text) => [
                    "chooses ",
                    &quoted(text),
                    ", which is the value of no item.",
                ]
                .concat(),
                None => "chooses a value that no item has.".to_owned(),
            };
            let fix = "Write the value of an item, or leave the value out.";
            let place = member.place(place);
            self.report.fault(&rules::CHOSEN_ITEM, &place, problem, fix);
        }
    }
}

/// A value as a text by which equal values are found.
fn written(node: &Node) -> String {
    match &node.content {
        Content::Text(text) => ["\"", text].concat(),
        Content::Number(number) => number.value().to_bits().to_string(),
        Content::Flag(true) => "true".to_owned(),
        Content::Flag(false) => "false".to_owned(),
        Content::List(entries) => entries.first().map(written).unwrap_or_default(),
        Content::Null | Content::Object(_) => String::new(),
    }
}
