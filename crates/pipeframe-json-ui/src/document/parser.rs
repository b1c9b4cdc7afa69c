//! Parses JSON (RFC 8259) in one pass over the text.
//!
//! A parser of its own, because each fault needs the place of its value in the text and each key that is there twice must be seen;
//! `serde_json` keeps neither. A property test compares the two.

use std::collections::HashSet;

use crate::fault::Report;
use crate::number::Number;
use crate::rules;

use super::strings::read_string;
use super::{Content, DEEPEST, MOST_VALUES, Member, Node, Object, Place, SMALLER};

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The root of a text; `None` when the text is no JSON, which is reported.
pub(super) fn parse(text: &str, report: &mut Report) -> Option<Node> {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        offset: 0,
        values: 0,
        report,
    };
    if text.starts_with(BYTE_ORDER_MARK) {
        let problem = "begins with a byte order mark.";
        let fix = "Save it without one.";
        parser
            .report
            .fault(&rules::BYTE_ORDER_MARK, &Place::root(0), problem, fix);
        parser.offset = BYTE_ORDER_MARK.len();
    }
    parser.skip_space();
    let root = Place::root(parser.offset);
    let node = parser.value(&root, 0)?;
    parser.skip_space();
    if parser.offset < text.len() {
        let end = Place::root(parser.offset);
        parser.wrong(&end, "goes on after its end.", "Delete what follows.");
        return None;
    }
    Some(node)
}

struct Parser<'t, 'r> {
    text: &'t str,
    bytes: &'t [u8],
    offset: usize,
    /// How many values were read.
    values: usize,
    report: &'r mut Report,
}

impl Parser<'_, '_> {
    fn next(&self) -> Option<u8> {
        self.bytes.get(self.offset).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.offset += 1;
        }
    }

    /// Goes past a character, if it is the next.
    fn take(&mut self, wanted: u8) -> bool {
        let is_next = self.next() == Some(wanted);
        self.offset += usize::from(is_next);
        is_next
    }

    fn wrong(&mut self, place: &Place<'_>, problem: &str, fix: &str) {
        let here = place.at(self.offset.min(self.text.len()));
        self.report
            .fault(&rules::DOCUMENT_SYNTAX, &here, problem, fix);
    }

    fn value(&mut self, place: &Place<'_>, depth: usize) -> Option<Node> {
        let offset = self.offset;
        self.values += 1;
        if self.values > MOST_VALUES {
            let problem = "is behind a million other values.";
            self.report
                .fault(&rules::DOCUMENT_SIZE, place, problem, SMALLER);
            return None;
        }
        let content = match self.next() {
            Some(b'{' | b'[') if depth == DEEPEST => {
                let problem = "is nested more than 64 levels deep.";
                let fix = "Flatten it: the documents of Pipedrive need ten levels.";
                self.report
                    .fault(&rules::DOCUMENT_DEPTH, place, problem, fix);
                return None;
            }
            Some(b'{') => Content::Object(self.object(place, depth)?),
            Some(b'[') => Content::List(self.list(place, depth)?),
            Some(b'"') => Content::Text(self.string(place)?),
            Some(b'-' | b'0'..=b'9') => Content::Number(self.number(place)?),
            Some(b't') => self.word(place, "true", Content::Flag(true))?,
            Some(b'f') => self.word(place, "false", Content::Flag(false))?,
            Some(b'n') => self.word(place, "null", Content::Null)?,
            Some(b'\'') => {
                let fix = "Write texts in double quotation marks.";
                self.wrong(place, "is in single quotation marks.", fix);
                return None;
            }
            Some(b'/') => {
                self.wrong(place, "is a comment, which JSON has none of.", "Delete it.");
                return None;
            }
            None => {
                let fix = "Complete it: an answer that was cut off ends so.";
                self.wrong(place, "ends before it is whole.", fix);
                return None;
            }
            Some(b'<') => {
                let fix = "Answer with JSON; a page of HTML begins so.";
                self.wrong(place, "begins with <, as HTML does.", fix);
                return None;
            }
            Some(_) => {
                let fix = "Write a text in quotation marks, a number, true, false, null, a list or an object.";
                self.wrong(place, "is no JSON value.", fix);
                return None;
            }
        };
        Some(Node { offset, content })
    }

    fn word(&mut self, place: &Place<'_>, word: &str, content: Content) -> Option<Content> {
        let rest = self.bytes.get(self.offset..).unwrap_or_default();
        let ends = rest
            .get(word.len())
            .is_none_or(|next| !next.is_ascii_alphanumeric());
        if rest.starts_with(word.as_bytes()) && ends {
            self.offset += word.len();
            return Some(content);
        }
        let fix = "Write true, false or null in small letters, and texts in quotation marks.";
        self.wrong(place, "is no JSON value.", fix);
        None
    }

    fn string(&mut self, place: &Place<'_>) -> Option<String> {
        match read_string(self.text, self.offset) {
            Ok((text, end)) => {
                self.offset = end;
                Some(text)
            }
            Err((offset, problem, fix)) => {
                self.offset = offset;
                self.wrong(place, problem, fix);
                None
            }
        }
    }

    fn number(&mut self, place: &Place<'_>) -> Option<Number> {
        let start = self.offset;
        self.take(b'-');
        let is_whole = match self.next() {
            Some(b'0') => {
                self.offset += 1;
                true
            }
            _ => self.digits(),
        };
        let is_right = is_whole
            && !matches!(self.next(), Some(b'0'..=b'9'))
            && (!self.take(b'.') || self.digits())
            && (!(self.take(b'e') || self.take(b'E')) || {
                let _ = self.take(b'+') || self.take(b'-');
                self.digits()
            });
        let number = Number::new(self.text.get(start..self.offset).unwrap_or_default());
        if is_right && number.value().is_finite() {
            return Some(number);
        }
        let fix = "Write it as 12, -0.5 or 1e3, or as a text in quotation marks.";
        self.wrong(place, "is no number that JSON has.", fix);
        None
    }

    fn digits(&mut self) -> bool {
        let start = self.offset;
        while matches!(self.next(), Some(b'0'..=b'9')) {
            self.offset += 1;
        }
        self.offset > start
    }

    fn list(&mut self, place: &Place<'_>, depth: usize) -> Option<Vec<Node>> {
        self.offset += 1;
        let mut entries = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Some(entries);
        }
        loop {
            self.skip_space();
            let own = place.index(entries.len(), self.offset);
            entries.push(self.value(&own, depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Some(entries);
            }
            self.comma(place, b']', "a list goes on with , and ends with ].")?;
        }
    }

    fn object(&mut self, place: &Place<'_>, depth: usize) -> Option<Object> {
        self.offset += 1;
        let mut members = Vec::new();
        self.skip_space();
        if self.take(b'}') {
            return Some(Object { members });
        }
        loop {
            self.skip_space();
            let offset = self.offset;
            if self.next() != Some(b'"') {
                let fix = "Write the key in double quotation marks.";
                let problem = match self.next() {
                    None => "ends before it is whole.",
                    Some(_) => "has a key without quotation marks.",
                };
                self.wrong(place, problem, fix);
                return None;
            }
            let key = self.string(place)?;
            self.skip_space();
            if !self.take(b':') {
                let fix = "Write a colon between the key and its value.";
                self.wrong(place, "has a key without a colon after it.", fix);
                return None;
            }
            self.skip_space();
            let value = self.value(&place.key(&key, self.offset), depth + 1)?;
            members.push(Member { key, offset, value });
            self.skip_space();
            if self.take(b'}') {
                break;
            }
            self.comma(place, b'}', "an object goes on with , and ends with }.")?;
        }
        self.note_duplicates(&members, place);
        Some(Object { members })
    }

    /// Goes past a comma between two entries.
    fn comma(&mut self, place: &Place<'_>, end: u8, rule: &str) -> Option<()> {
        let comma = self.offset;
        if !self.take(b',') {
            let problem = match self.next() {
                None => "ends before it is whole.",
                Some(_) => "has no comma or end here.",
            };
            self.wrong(place, problem, &["Mend it: ", rule].concat());
            return None;
        }
        self.skip_space();
        if self.next() == Some(end) {
            self.offset = comma;
            self.wrong(place, "has a comma before its end.", "Delete the comma.");
            return None;
        }
        Some(())
    }

    fn note_duplicates(&mut self, members: &[Member], place: &Place<'_>) {
        let mut keys = HashSet::with_capacity(members.len());
        for member in members
            .iter()
            .filter(|member| !keys.insert(member.key.as_str()))
        {
            self.report.fault(
                &rules::DUPLICATE_KEY,
                &member.key_place(place),
                "is there twice.",
                "Rename or delete one: programs keep only the last.",
            );
        }
    }
}
