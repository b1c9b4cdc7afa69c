//! Reads the schema of a modal, and merges answers into it.

use std::collections::BTreeSet;

use pipeframe_registration::Rule;
use pipeframe_registration::spelling::meant;

use crate::document::{Document, Member, Node, Object, Place};
use crate::fault::{Reading, Report};
use crate::judging::{one_of, quoted};
use crate::rules;

use super::judge::Judge;
use super::options::{ACTION_KINDS, BLOCK_KINDS, Definition, Options};
use super::{ModalForm, build};

/// How many blocks a modal has at most.
const MOST_BLOCKS: usize = 10;
/// How many buttons a modal has at most; one is the least.
const MOST_ACTIONS: usize = 2;
/// What a reference to a definition begins with.
const DEFINITIONS: &str = "#/definitions/";
/// Keys that say something about the document and nothing of the modal.
const ABOUT: [&str; 4] = ["$schema", "$id", "title", "description"];

/// The schema of a JSON modal, as it is uploaded to the Developer Hub.
#[derive(Clone, Debug, PartialEq)]
pub struct ModalSchema {
    form: ModalForm,
}

impl ModalSchema {
    /// How many blocks a modal has at most; the buttons are not counted.
    pub const MOST_BLOCKS: usize = MOST_BLOCKS;
    /// How many buttons a modal has at most; one is the least.
    pub const MOST_ACTIONS: usize = MOST_ACTIONS;

    /// Reads a schema.
    pub fn parse(text: &str) -> Reading<Self> {
        Report::read(text, schema).map(|parts| Self {
            form: parts.form(Vec::new()),
        })
    }

    /// The form as the schema has it, before the endpoint has answered. `reset` goes back to it.
    pub const fn form(&self) -> &ModalForm {
        &self.form
    }
}

/// A block or a button: its key, its kind, and its options so far.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) key: String,
    pub(super) definition: &'static Definition,
    pub(super) options: Options,
}

/// What a form is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(super) blocks: Vec<Part>,
    pub(super) actions: Vec<Part>,
}

impl Parts {
    /// The form of these parts.
    pub(super) fn form(self, values_given: Vec<String>) -> ModalForm {
        ModalForm {
            blocks: self.blocks.iter().filter_map(build::block).collect(),
            actions: self.actions.iter().filter_map(build::action).collect(),
            values_given,
            parts: self,
        }
    }

    /// These parts with what an answer's `data` changes, and the keys of the blocks whose value it gives.
    pub(super) fn merged(
        &self,
        data: &Object,
        place: &Place<'_>,
        report: &mut Report,
    ) -> (Self, Vec<String>) {
        let mut merged = self.clone();
        let keys: BTreeSet<&str> = self.blocks.iter().map(|part| part.key.as_str()).collect();
        let mut judge = Judge {
            blocks: &keys,
            report,
        };
        let mut given = Vec::new();
        let lists = [
            ("blocks", &mut merged.blocks),
            ("actions", &mut merged.actions),
        ];
        for (name, parts) in lists {
            let Some(node) = data.value(name) else {
                continue;
            };
            let place = place.key(name, node.offset);
            let Some(object) = judge.report.object(node, &place) else {
                continue;
            };
            for member in &object.members {
                let Some(part) = parts.iter_mut().find(|part| part.key == member.key) else {
                    let known: Vec<&str> = keys.iter().copied().take(MOST_BLOCKS).collect();
                    judge
                        .report
                        .unknown(&rules::UNKNOWN_BLOCK, member, &place, &known);
                    continue;
                };
                let place = member.place(&place);
                if let Some(options) = judge.report.object(&member.value, &place) {
                    judge.options(part.definition, options, &place, &part.options);
                    if name == "blocks" && options.get("value").is_some() {
                        given.push(part.key.clone());
                    }
                    part.options.merge(options);
                }
            }
        }
        merged.require_all(data, place, &mut judge);
        (merged, given)
    }

    /// Names each required option that neither the schema nor an answer gives, at the nearest place that the answer has.
    fn require_all(&self, data: &Object, place: &Place<'_>, judge: &mut Judge<'_, '_>) {
        for (name, parts) in [("blocks", &self.blocks), ("actions", &self.actions)] {
            let node = data.value(name);
            let list = node.map(|node| place.key(name, node.offset));
            let list = list.as_ref().unwrap_or(place);
            for part in parts {
                let own = node.and_then(|node| node.object()?.get(&part.key));
                for shape in part.definition.options {
                    if !shape.is_required || part.options.value(shape.name).is_some() {
                        continue;
                    }
                    match own {
                        Some(own) => judge.missing(shape.name, &own.place(list)),
                        None => judge.missing_of(&part.key, shape.name, list),
                    }
                }
            }
        }
    }
}

fn schema(document: &Document, report: &mut Report) -> Option<Parts> {
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    let fix = "Add \"properties\": { \"blocks\": …, \"actions\": … }.";
    let properties = level(root, &place, fix, report)?;
    let properties_place = place.key("properties", properties.offset);
    let properties = report.object(properties, &properties_place)?;
    report.allow(properties, &properties_place, &["blocks", "actions"]);
    let [blocks, actions] = lists(properties, &properties_place, report);
    let keys = blocks.map(keys_of).unwrap_or_default();
    let mut judge = Judge {
        blocks: &keys,
        report,
    };
    let blocks = blocks.and_then(|member| {
        let place = member.place(&properties_place);
        let list = List {
            definitions: &BLOCK_KINDS,
            definition_rule: &rules::BLOCK_DEFINITION,
            count_rule: &rules::BLOCK_COUNT,
            counts: 0..=MOST_BLOCKS,
            fix: "Leave out what is needed least: ten are allowed.",
        };
        list.read(&member.value, &place, &mut judge)
    });
    let actions = actions.and_then(|member| {
        let place = member.place(&properties_place);
        let list = List {
            definitions: &ACTION_KINDS,
            definition_rule: &rules::ACTION_DEFINITION,
            count_rule: &rules::ACTION_COUNT,
            counts: 1..=MOST_ACTIONS,
            fix: "Write one or two buttons.",
        };
        list.read(&member.value, &place, &mut judge)
    });
    Some(Parts {
        blocks: blocks.unwrap_or_default(),
        actions: actions.unwrap_or_default(),
    })
}

/// The lists of blocks and of buttons. Pipedrive's samples leave out one of the two.
fn lists<'n>(
    properties: &'n Object,
    place: &Place<'_>,
    report: &mut Report,
) -> [Option<&'n Member>; 2] {
    const FIXES: [(&str, &str); 2] = [
        (
            "blocks",
            "Add \"blocks\": { \"type\": \"object\", \"properties\": {} }.",
        ),
        (
            "actions",
            "Add \"actions\": { \"type\": \"object\", \"properties\": {} } with one or two buttons.",
        ),
    ];
    let has_one = FIXES
        .iter()
        .any(|(name, _)| properties.value(name).is_some());
    FIXES.map(|(name, fix)| {
        if has_one && properties.get(name).is_none() {
            let problem = ["has no ", &quoted(name), "."].concat();
            report.fault(&rules::SCHEMA_PART, place, problem, fix);
            return None;
        }
        report.required(properties, place, name, fix)
    })
}

/// The properties of an object of the type "object".
fn level<'n>(
    object: &'n Object,
    place: &Place<'_>,
    fix: &str,
    report: &mut Report,
) -> Option<&'n Node> {
    report.allow(
        object,
        place,
        &[&["type", "properties"], &ABOUT[..]].concat(),
    );
    if let Some(kind) = report.required(object, place, "type", "Add \"type\": \"object\".")
        && kind.value.text() != Some("object")
    {
        let fix = "Write \"object\".";
        report.fault(
            &rules::VALUE_TYPE,
            &kind.place(place),
            "is not \"object\".",
            fix,
        );
    }
    report
        .required(object, place, "properties", fix)
        .map(|member| &member.value)
}

fn keys_of(member: &Member) -> BTreeSet<&str> {
    let properties = member
        .value
        .object()
        .and_then(|object| object.value("properties"));
    let members = properties
        .and_then(Node::object)
        .map(|object| object.members.as_slice());
    members
        .unwrap_or_default()
        .iter()
        .map(|member| member.key.as_str())
        .collect()
}

/// A list of blocks or buttons.
struct List {
    definitions: &'static [Definition],
    definition_rule: &'static Rule,
    count_rule: &'static Rule,
    counts: std::ops::RangeInclusive<usize>,
    fix: &'static str,
}

impl List {
    fn read(&self, node: &Node, place: &Place<'_>, judge: &mut Judge<'_, '_>) -> Option<Vec<Part>> {
        let object = judge.report.object(node, place)?;
        let fix = "Add \"properties\": {}.";
        let properties = level(object, place, fix, judge.report)?;
        let place = place.key("properties", properties.offset);
        let properties = judge.report.object(properties, &place)?;
        let count = properties.members.len();
        if !self.counts.contains(&count) {
            let problem = ["has ", &count.to_string(), " entries."].concat();
            judge
                .report
                .fault(self.count_rule, &place, problem, self.fix);
        }
        let parts = properties.members.iter();
        Some(
            parts
                .filter_map(|member| self.part(member, &place, judge))
                .collect(),
        )
    }

    fn part(&self, member: &Member, list: &Place<'_>, judge: &mut Judge<'_, '_>) -> Option<Part> {
        let place = member.place(list);
        let object = judge.report.object(&member.value, &place)?;
        judge.report.allow(object, &place, &["$ref", "options"]);
        let definition = self.definition(object, &place, judge.report)?;
        let mut options = Options::default();
        if let Some(node) = object.value("options") {
            let place = place.key("options", node.offset);
            if let Some(object) = judge.report.object(node, &place) {
                judge.options(definition, object, &place, &options);
                options.merge(object);
            }
        }
        for shape in definition.options.iter().filter(|shape| shape.is_required) {
            if options.value(shape.name).is_none() {
                let problem = ["has no ", &quoted(shape.name), "."].concat();
                let fix = ["Add \"", shape.name, "\", or answer with it each time."].concat();
                judge
                    .report
                    .fault(&rules::LATER_OPTION, &place, problem, fix);
            }
        }
        Some(Part {
            key: member.key.clone(),
            definition,
            options,
        })
    }

    fn definition(
        &self,
        object: &Object,
        place: &Place<'_>,
        report: &mut Report,
    ) -> Option<&'static Definition> {
        let names: Vec<String> = self
            .definitions
            .iter()
            .map(|definition| [DEFINITIONS, definition.name].concat())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let Some(reference) = object.get("$ref") else {
            let problem = "refers to no definition.";
            report.fault(self.definition_rule, place, problem, one_of(&names));
            return None;
        };
        let place = reference.place(place);
        let written = report.text(&reference.value, &place)?;
        let known = self
            .definitions
            .iter()
            .find(|definition| written.strip_prefix(DEFINITIONS) == Some(definition.name));
        if known.is_none() {
            let likely = meant(written, &names);
            let fix =
                likely.map_or_else(|| one_of(&names), |likely| ["Write ", likely, "."].concat());
            let problem = ["is ", &quoted(written), "."].concat();
            report.fault(self.definition_rule, &place, problem, fix);
        }
        known
    }
}
