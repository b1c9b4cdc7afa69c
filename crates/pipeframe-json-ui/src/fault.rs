//! What is wrong with a document, and where.

use pipeframe_registration::{Finding, Rule, Severity};

use crate::document::{Document, Place};

/// How many faults of a document are kept; of more only their number is.
pub const MOST_FAULTS: usize = 1_000;

/// A rule that a document breaks at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule. One of [`Severity::Error`] refuses the document, one of [`Severity::Warning`] is a note.
    pub rule: &'static Rule,
    /// Where it is, as a JSON pointer; empty for the whole document.
    pub pointer: String,
    /// Its line in the text, from 1.
    pub line: usize,
    /// Its column in the line, from 1, in characters.
    pub column: usize,
    /// What is wrong, as the rest of a sentence that begins with the place.
    pub problem: String,
    /// What to do instead.
    pub fix: String,
}

impl Fault {
    /// Whether it refuses the document, or is only a note.
    pub fn refuses(&self) -> bool {
        self.rule.severity == Severity::Error
    }

    /// A finding at a line of a file, for reports.
    pub fn finding(&self, file: &str) -> Finding {
        let (line, column) = (self.line.to_string(), self.column.to_string());
        let named = if self.pointer.is_empty() {
            "the document"
        } else {
            &self.pointer
        };
        let problem = [named, " in column ", &column, " ", &self.problem];
        Finding::new(
            self.rule,
            [file, ":", &line].concat(),
            problem.concat(),
            self.fix.clone(),
        )
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = if self.pointer.is_empty() {
            "The document"
        } else {
            &self.pointer
        };
        write!(formatter, "{place} {} {}", self.problem, self.fix)
    }
}

/// What reading a document gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The document, unless a rule refuses it.
    pub document: Option<T>,
    /// Every fault and every note, in the order of the text.
    pub faults: Vec<Fault>,
    /// How many there are beyond [`MOST_FAULTS`].
    pub left_out: usize,
}

impl<T> Reading<T> {
    /// The document, or what refuses it.
    ///
    /// # Errors
    ///
    /// The faults, when one of them refuses the document.
    pub fn accepted(self) -> Result<T, Vec<Fault>> {
        self.document.ok_or(self.faults)
    }

    /// The same faults with another document.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        Reading {
            document: self.document.map(change),
            faults: self.faults,
            left_out: self.left_out,
        }
    }
}

/// A fault whose line and column are still to be found.
#[derive(Debug)]
struct Found {
    rule: &'static Rule,
    pointer: String,
    offset: usize,
    problem: String,
    fix: String,
}

/// Collects the faults of one document.
#[derive(Debug, Default)]
pub(crate) struct Report {
    found: Vec<Found>,
    left_out: usize,
    refused: bool,
}

impl Report {
    /// Whether further faults are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.found.len() == MOST_FAULTS
    }

    /// Notes a fault at a place.
    pub(crate) fn fault(
        &mut self,
        rule: &'static Rule,
        place: &Place<'_>,
        problem: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.refused |= rule.severity == Severity::Error;
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        self.found.push(Found {
            rule,
            pointer: place.pointer(),
            offset: place.offset,
            problem: problem.into(),
            fix: fix.into(),
        });
    }

    /// Reads a document from its text: the text is parsed, then judged by a function that is given its root.
    pub(crate) fn read<T>(
        text: &str,
        judge: impl FnOnce(&Document, &mut Self) -> Option<T>,
    ) -> Reading<T> {
        let mut report = Self::default();
        let document = Document::parse(text, &mut report);
        let read = document.and_then(|document| judge(&document, &mut report));
        report.finish(text, read)
    }

    /// A reading without a document, from a fault that concerns all of it.
    pub(crate) fn refused<T>(rule: &'static Rule, problem: String, fix: &str) -> Reading<T> {
        let mut report = Self::default();
        report.fault(rule, &Place::root(0), problem, fix);
        report.finish("", None)
    }

    fn finish<T>(mut self, text: &str, read: Option<T>) -> Reading<T> {
        self.found.sort_by_key(|found| found.offset);
        let mut counted = Counted::default();
        let faults = self.found.into_iter().map(|found| {
            counted.go_on(text, found.offset);
            Fault {
                rule: found.rule,
                pointer: found.pointer,
                line: counted.line + 1,
                column: counted.column + 1,
                problem: found.problem,
                fix: found.fix,
            }
        });
        Reading {
            faults: faults.collect(),
            document: read.filter(|_| !self.refused),
            left_out: self.left_out,
        }
    }
}

/// How far the lines and characters of a text are counted.
#[derive(Default)]
struct Counted {
    offset: usize,
    line: usize,
    column: usize,
}

impl Counted {
    fn go_on(&mut self, text: &str, offset: usize) {
        for letter in text.get(self.offset..offset).unwrap_or_default().chars() {
            if letter == '\n' {
                self.line += 1;
                self.column = 0;
            } else {
                self.column += 1;
            }
        }
        self.offset = self.offset.max(offset);
    }
}
