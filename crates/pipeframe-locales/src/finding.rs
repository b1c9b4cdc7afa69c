use std::fmt;

use super::Kind;

/// What is wrong with a file of texts, where, and how it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, as the author knows it.
    pub file: String,
    /// The text; none where the whole file is meant.
    pub key: Option<String>,
    /// What is wrong.
    pub reason: Reason,
}

/// What can be wrong with a file of texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The folder or a file could not be read.
    #[error("it can't be read: {0}. Check that it exists and is UTF-8.")]
    Unreadable(String),
    /// English is what every page falls back to.
    #[error(
        "there is no en.ftl in this folder. Write one: English is what every page falls back to."
    )]
    NoEnglish,
    /// The name of a file is no language.
    #[error(
        "its name is not the tag of a language. Name it like de.ftl, pt-BR.ftl or zh-Hant.ftl."
    )]
    NotALanguage,
    /// Not Fluent.
    #[error(
        "line {line} is not Fluent: {problem}. Mend that line; https://projectfluent.org/fluent/guide describes the syntax."
    )]
    Syntax {
        /// Counted from one.
        line: usize,
        /// As the parser says it.
        problem: String,
    },
    /// The same key twice.
    #[error("it is defined twice. Delete one of the two.")]
    Repeated,
    /// A key that can't be a function.
    #[error(
        "this can't be the name of a function. Use small letters, digits and hyphens, and no word of Rust."
    )]
    NotAName,
    /// A part of Fluent that is not supported.
    #[error(
        "it uses {0}, which is not supported here. Write it with arguments, select expressions and terms."
    )]
    Unsupported(&'static str),
    /// A reference to nothing.
    #[error("it refers to `{0}`, which this file does not define. Define it, or correct its name.")]
    UnknownReference(String),
    /// A reference to itself.
    #[error("it refers to itself by way of `{0}`. Write one of the texts without the other.")]
    Circle(String),
    /// A text that is not translated.
    #[error("it is missing. Translate it from en.ftl.")]
    Missing,
    /// A translation of nothing.
    #[error("en.ftl does not have it. Delete it, or correct its name.")]
    Unknown,
    /// An argument that the translation leaves out.
    #[error("it leaves out the argument ${0}, which en.ftl has. Put it into the text.")]
    ArgumentMissing(String),
    /// An argument that is not given.
    #[error(
        "it uses the argument ${0}, which en.ftl does not have. Take it out, or correct its name."
    )]
    ArgumentUnknown(String),
    /// An argument that is used as something else.
    #[error("it uses ${name} as {found}, and en.ftl as {expected}. Use it as en.ftl does.")]
    ArgumentKind {
        /// The argument.
        name: String,
        /// How it is used here.
        found: KindName,
        /// How English uses it.
        expected: KindName,
    },
    /// A plural form that the language has.
    #[error("the plural of ${argument} lacks the form [{category}], which {language} has. Add it.")]
    PluralMissing {
        /// The argument that is counted.
        argument: String,
        /// The category of Unicode.
        category: &'static str,
        /// The tag.
        language: String,
    },
    /// A plural form that the language does not have.
    #[error(
        "the plural of ${argument} has the form [{category}], which {language} never uses. Delete it."
    )]
    PluralUnused {
        /// The argument that is counted.
        argument: String,
        /// The category of Unicode.
        category: String,
        /// The tag.
        language: String,
    },
}

/// A [`Kind`] in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindName(pub Kind);

impl fmt::Display for KindName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Kind::Text => "a text",
            Kind::Count => "a number",
        })
    }
}

impl Finding {
    pub(crate) fn new(file: &str, key: Option<&str>, reason: Reason) -> Self {
        Self {
            file: file.to_owned(),
            key: key.map(str::to_owned),
            reason,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, key, reason } = self;
        match key {
            Some(key) => write!(formatter, "{file}: `{key}`: {reason}"),
            None => write!(formatter, "{file}: {reason}"),
        }
    }
}
