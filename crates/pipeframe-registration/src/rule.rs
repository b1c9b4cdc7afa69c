//! What a rule is: how sure it is, how heavy, and where it comes from.

use std::fmt;

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The documentation of Pipedrive or of the web says so.
    Documented,
    /// Others saw it in real apps.
    Observed,
    /// What Pipedrive does is not known. Such a rule only warns.
    Assumed,
    /// A rule of Pipeframe's own, such as how the file is written.
    Own,
}

impl Certainty {
    /// Its word in reports and in the table of docs/registration.md.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
            Self::Own => "own",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How heavy it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The form refuses it, or the app does not work with it.
    Error,
    /// It may be meant, or nobody knows.
    Warning,
}

impl Severity {
    /// Its word in reports and in the table of docs/registration.md.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A rule that a registration, a release or a deployment can break.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in reports.
    pub code: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
    /// How heavy it is to break it.
    pub severity: Severity,
    /// Where it stands; for an assumed one the page that leaves it open.
    pub source: &'static str,
    /// What it says, for every app.
    pub sentence: &'static str,
}

impl Rule {
    /// Its row in the table of docs/registration.md.
    pub fn row(&self) -> String {
        let Self {
            code,
            certainty,
            severity,
            source,
            sentence,
        } = self;
        format!("| `{code}` | {severity} | {certainty} | {sentence} | [source]({source}) |")
    }
}

/// Declares rules and the list of all of them. Each needs a certainty, a severity and a source, or it does not compile.
#[macro_export]
macro_rules! rules {
    ($($name:ident = $code:literal, $certainty:ident, $severity:ident, $source:expr, $sentence:literal;)+) => {
        $(
            #[doc = $sentence]
            pub static $name: $crate::Rule = $crate::Rule {
                code: $code,
                certainty: $crate::Certainty::$certainty,
                severity: $crate::Severity::$severity,
                source: $source,
                sentence: $sentence,
            };
        )+

        /// Every rule of this module.
        pub static ALL: &[&$crate::Rule] = &[$(&$name,)+];
    };
}
