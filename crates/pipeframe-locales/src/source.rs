//! Fluent files as messages whose terms and references are put in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_syntax::ast;
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::finding::{Finding, Reason};
use super::language::is_tag;
use super::pattern::{Pattern, Piece, Select, Variant};

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    /// The language: `pt-BR`.
    pub tag: String,
    /// The file, as the author knows it.
    pub file: String,
    /// In the order of the file.
    pub messages: Vec<Message>,
}

/// One text of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What the program calls it: `add-vehicle`, or `search.label` for an attribute.
    pub key: String,
    /// The text.
    pub pattern: Pattern,
    /// The arguments that are written by `NUMBER()`.
    pub counts: Vec<String>,
    /// Whether it is found by its English text, from HTML or a constant, so that no function is needed.
    pub is_by_english: bool,
}

impl Locale {
    /// The text of a key.
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }
}

/// The group comment under which texts are that need no function.
const BY_ENGLISH: &str = "By their English texts";

/// Reads every language of a folder, English first, the others by their tags.
///
/// # Errors
/// All that is wrong with the files themselves; [`check`](super::check) compares them with each other.
pub fn read_folder(folder: &Path) -> Result<Vec<Locale>, Vec<Finding>> {
    let shown = folder.display().to_string();
    let unreadable = |error: std::io::Error| {
        vec![Finding::new(
            &shown,
            None,
            Reason::Unreadable(error.to_string()),
        )]
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let name = name.to_string_lossy();
        if let Some(tag) = name.strip_suffix(".ftl") {
            names.push(tag.to_owned());
        }
    }
    names.sort_by_key(|tag| (tag != "en", tag.clone()));
    let mut locales = Vec::new();
    let mut findings = Vec::new();
    for tag in names {
        let path = folder.join(format!("{tag}.ftl"));
        let file = path.display().to_string();
        match fs::read_to_string(&path) {
            Ok(text) => match read_locale(&tag, &file, &text) {
                Ok(locale) => locales.push(locale),
                Err(found) => findings.extend(found),
            },
            Err(error) => findings.push(Finding::new(
                &file,
                None,
                Reason::Unreadable(error.to_string()),
            )),
        }
    }
    if findings.is_empty() && locales.first().is_none_or(|first| first.tag != "en") {
        findings.push(Finding::new(&shown, None, Reason::NoEnglish));
    }
    if findings.is_empty() {
        Ok(locales)
    } else {
        Err(findings)
    }
}

/// Reads one language.
///
/// # Errors
/// All that is wrong with the file by itself.
pub fn read_locale(tag: &str, file: &str, text: &str) -> Result<Locale, Vec<Finding>> {
    if !is_tag(tag) {
        return Err(vec![Finding::new(file, None, Reason::NotALanguage)]);
    }
    let resource = parser::parse(text).map_err(|(_, errors)| {
        let finding = |error: &parser::ParserError| {
            let before = text.get(..error.pos.start).unwrap_or(text);
            let reason = Reason::Syntax {
                line: before.matches('\n').count() + 1,
                problem: error.kind.to_string(),
            };
            Finding::new(file, None, reason)
        };
        errors.iter().map(finding).collect::<Vec<_>>()
    })?;
    let entries = Entries::of(&resource);
    let mut messages: Vec<Message> = Vec::new();
    let mut findings = Vec::new();
    for (key, pattern, is_by_english) in &entries.messages {
        let mut reader = Reader {
            entries: &entries,
            counts: Vec::new(),
            within: vec![key.clone()],
        };
        let read = if !is_name(key) {
            Err(Reason::NotAName)
        } else if messages.iter().any(|message| message.key == *key) {
            Err(Reason::Repeated)
        } else {
            reader.pattern(pattern)
        };
        match read {
            Ok(pattern) => messages.push(Message {
                key: key.clone(),
                pattern: Pattern(merged(pattern)),
                counts: reader.counts,
                is_by_english: *is_by_english,
            }),
            Err(reason) => findings.push(Finding::new(file, Some(key), reason)),
        }
    }
    if findings.is_empty() {
        Ok(Locale {
            tag: tag.to_owned(),
            file: file.to_owned(),
            messages,
        })
    } else {
        Err(findings)
    }
}

type Source<'a> = &'a ast::Pattern<&'a str>;

/// What a file defines, by name.
struct Entries<'a> {
    messages: Vec<(String, Source<'a>, bool)>,
    terms: BTreeMap<&'a str, Source<'a>>,
}

impl<'a> Entries<'a> {
    fn of(resource: &'a ast::Resource<&'a str>) -> Self {
        let mut entries = Self {
            messages: Vec::new(),
            terms: BTreeMap::new(),
        };
        let mut is_by_english = false;
        for entry in &resource.body {
            match entry {
                ast::Entry::Message(message) => {
                    let name = message.id.name.to_owned();
                    for attribute in &message.attributes {
                        let key = format!("{name}.{}", attribute.id.name);
                        entries
                            .messages
                            .push((key, &attribute.value, is_by_english));
                    }
                    if let Some(value) = &message.value {
                        entries.messages.push((name, value, is_by_english));
                    }
                }
                ast::Entry::Term(term) => {
                    entries.terms.insert(term.id.name, &term.value);
                }
                ast::Entry::GroupComment(comment) => {
                    is_by_english = comment.content.iter().any(|line| line.trim() == BY_ENGLISH);
                }
                _ => {}
            }
        }
        entries
    }

    fn message(&self, key: &str) -> Option<Source<'a>> {
        let found = self.messages.iter().find(|(known, ..)| known == key);
        found.map(|(_, pattern, _)| *pattern)
    }
}

/// Reads one text; what it refers to is put in its place.
struct Reader<'a> {
    entries: &'a Entries<'a>,
    counts: Vec<String>,
    within: Vec<String>,
}

impl Reader<'_> {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) -> Result<Vec<Piece>, Reason> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    // HTML takes a line break for a space, and so does a text of several lines.
                    pieces.push(Piece::Text(plain(&value.replace('\n', " "))?));
                }
                ast::PatternElement::Placeable { expression } => {
                    pieces.extend(self.expression(expression)?);
                }
            }
        }
        Ok(pieces)
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) -> Result<Vec<Piece>, Reason> {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                let [Piece::Argument(argument)] = &self.inline(selector)?[..] else {
                    return Err(Reason::Unsupported(
                        "a select expression by something other than an argument",
                    ));
                };
                let mut select = Select {
                    argument: argument.clone(),
                    variants: Vec::new(),
                    default_key: String::new(),
                    default: Pattern::default(),
                };
                for variant in variants {
                    let key = match &variant.key {
                        ast::VariantKey::Identifier { name } => *name,
                        ast::VariantKey::NumberLiteral { value } => *value,
                    };
                    let pattern = Pattern(merged(self.pattern(&variant.value)?));
                    if variant.default {
                        key.clone_into(&mut select.default_key);
                        select.default = pattern;
                    } else {
                        let key = key.to_owned();
                        select.variants.push(Variant { key, pattern });
                    }
                }
                Ok(vec![Piece::Select(select)])
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) -> Result<Vec<Piece>, Reason> {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                let text = unescape_unicode_to_string(value).into_owned();
                Ok(vec![Piece::Text(plain(&text)?)])
            }
            ast::InlineExpression::NumberLiteral { value } => {
                Ok(vec![Piece::Text((*value).to_owned())])
            }
            ast::InlineExpression::VariableReference { id } => {
                Ok(vec![Piece::Argument(id.name.to_owned())])
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                match (id.name, &arguments.positional[..], &arguments.named[..]) {
                    ("NUMBER", [ast::InlineExpression::VariableReference { id }], []) => {
                        self.counts.push(id.name.to_owned());
                        Ok(vec![Piece::Argument(id.name.to_owned())])
                    }
                    ("NUMBER", ..) => Err(Reason::Unsupported("NUMBER() with options")),
                    _ => Err(Reason::Unsupported("a function other than NUMBER()")),
                }
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                let found = self.entries.message(&key);
                self.reference(key, found)
            }
            ast::InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => {
                let found = self.entries.terms.get(id.name).copied();
                self.reference(format!("-{}", id.name), found)
            }
            ast::InlineExpression::TermReference { .. } => Err(Reason::Unsupported(
                "a term with an attribute or with arguments",
            )),
        }
    }

    fn reference(
        &mut self,
        key: String,
        found: Option<&ast::Pattern<&str>>,
    ) -> Result<Vec<Piece>, Reason> {
        if self.within.contains(&key) {
            return Err(Reason::Circle(key));
        }
        let Some(pattern) = found else {
            return Err(Reason::UnknownReference(key));
        };
        self.within.push(key);
        let pieces = self.pattern(pattern);
        self.within.pop();
        pieces
    }
}

/// Control characters are what an encoded text is structured by.
fn plain(text: &str) -> Result<String, Reason> {
    if text.chars().any(char::is_control) {
        Err(Reason::Unsupported("a control character"))
    } else {
        Ok(text.to_owned())
    }
}

/// Neighbouring words in one piece.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (merged.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => merged.push(piece),
        }
    }
    merged
}

/// Whether a key can be the name of a function.
fn is_name(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    let is_known = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '.'
    };
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(is_known)
        && !WORDS.contains(&key)
}
