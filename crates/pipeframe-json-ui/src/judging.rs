//! What the documents have in common: values of a type, required keys, texts that people see.

use pipeframe_registration::Rule;
use pipeframe_registration::spelling::meant;

use crate::address::Address;
use crate::document::{Member, Node, Object, Place};
use crate::fault::Report;
use crate::rules;
use crate::text::{Text, is_hidden};

/// What a value is to be, as the fix says it.
pub(crate) const TEXT: &str = "Write a text in quotation marks.";
pub(crate) const FLAG: &str = "Write true or false, without quotation marks.";
pub(crate) const NUMBER: &str = "Write a number, without quotation marks.";
pub(crate) const LIST: &str = "Write a list in [ and ].";
pub(crate) const OBJECT: &str = "Write an object in { and }.";

/// A word of the app in quotation marks, short enough for a sentence.
pub(crate) fn quoted(word: &str) -> String {
    const LONGEST: usize = 60;
    let shown = word.chars().filter(|letter| !is_hidden(*letter));
    let shown: String = shown.take(LONGEST).collect();
    ["\u{201c}", &shown, "\u{201d}"].concat()
}

/// The known words, in a sentence.
pub(crate) fn one_of(known: &[&str]) -> String {
    ["Write one of ", &known.join(", "), "."].concat()
}

impl Report {
    /// A value that is not of its type.
    pub(crate) fn wrong_type(&mut self, node: &Node, place: &Place<'_>, fix: &str) {
        let problem = ["is ", node.kind(), "."].concat();
        self.fault(&rules::VALUE_TYPE, place, problem, fix);
    }

    pub(crate) fn object<'n>(&mut self, node: &'n Node, place: &Place<'_>) -> Option<&'n Object> {
        let object = node.object();
        if object.is_none() {
            self.wrong_type(node, place, OBJECT);
        }
        object
    }

    pub(crate) fn list<'n>(&mut self, node: &'n Node, place: &Place<'_>) -> Option<&'n [Node]> {
        let list = node.list();
        if list.is_none() {
            self.wrong_type(node, place, LIST);
        }
        list
    }

    pub(crate) fn text<'n>(&mut self, node: &'n Node, place: &Place<'_>) -> Option<&'n str> {
        let text = node.text();
        if text.is_none() {
            self.wrong_type(node, place, TEXT);
        }
        text
    }

    pub(crate) fn flag(&mut self, node: &Node, place: &Place<'_>) -> Option<bool> {
        let flag = node.flag();
        if flag.is_none() {
            self.wrong_type(node, place, FLAG);
        }
        flag
    }

    /// A text that people see.
    pub(crate) fn shown(&mut self, node: &Node, place: &Place<'_>) -> Option<Text> {
        let written = self.text(node, place)?;
        self.note_hidden(written, place);
        Some(Text::new(written))
    }

    /// Notes characters that change how others are shown.
    pub(crate) fn note_hidden(&mut self, written: &str, place: &Place<'_>) {
        if let Some(letter) = written.chars().find(|letter| is_hidden(*letter)) {
            let code = ["U+", &hexadecimal(u32::from(letter))].concat();
            self.fault(
                &rules::HIDDEN_CHARACTERS,
                place,
                ["has the character ", &code, ", which is not shown."].concat(),
                "Take it out, with others like it.",
            );
        }
    }

    /// An address of a link.
    pub(crate) fn address(&mut self, node: &Node, place: &Place<'_>) -> Option<Address> {
        let written = self.text(node, place)?;
        let address = Address::new(written);
        if !address.has_scheme() {
            let problem = match address.href() {
                Some(_) => "has no scheme; it is taken for https.",
                None => "is no address that a link leads to.",
            };
            self.fault(
                &rules::ADDRESS_FORM,
                place,
                problem,
                "Begin it with https://.",
            );
        }
        Some(address)
    }

    /// The member of a key that must be there. A null is not.
    pub(crate) fn required<'n>(
        &mut self,
        object: &'n Object,
        place: &Place<'_>,
        key: &str,
        fix: &str,
    ) -> Option<&'n Member> {
        let member = object.get(key).filter(|member| !member.value.is_null());
        if member.is_none() {
            let problem = ["has no ", &quoted(key), "."].concat();
            self.fault(&rules::REQUIRED_KEY, place, problem, fix);
        }
        member
    }

    /// Names every key that is not among the known.
    pub(crate) fn allow(&mut self, object: &Object, place: &Place<'_>, known: &[&str]) {
        for member in &object.members {
            if !known.contains(&member.key.as_str()) {
                self.unknown(&rules::UNKNOWN_KEY, member, place, known);
            }
        }
    }

    /// A key that is not known, with the one that was presumably meant.
    pub(crate) fn unknown(
        &mut self,
        rule: &'static Rule,
        member: &Member,
        object: &Place<'_>,
        known: &[&str],
    ) {
        // Of ten thousand unknown keys the first are explained; to look for what the others mean would take long.
        let likely = (!self.is_full())
            .then(|| meant(&member.key, known))
            .flatten();
        let fix = match likely {
            Some(meant) => ["Write ", meant, "."].concat(),
            None if known.is_empty() => "Delete it.".to_owned(),
            None => ["Known are ", &known.join(", "), "."].concat(),
        };
        self.fault(rule, &member.key_place(object), "is not known there.", fix);
    }
}

/// A number in hexadecimal digits, four at least.
fn hexadecimal(number: u32) -> String {
    let digits = (0..8_u32).rev().map(|digit| (number >> (4 * digit)) & 15);
    let digits = digits.filter_map(|digit| char::from_digit(digit, 16));
    let all: String = digits.collect();
    let start = all.find(|digit| digit != '0').unwrap_or(all.len());
    let start = start.min(all.len().saturating_sub(4));
    all.get(start..).unwrap_or_default().to_uppercase()
}
