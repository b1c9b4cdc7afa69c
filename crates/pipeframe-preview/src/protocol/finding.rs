//! Why a call is wrong, or may be.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rule::{Certainty, Rule};

/// Why a call is wrong, or may be: enough to repair it without looking anything up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finding {
    /// What was wrong with this call.
    pub(crate) what: String,
    /// The rule it breaks, in a sentence.
    pub(crate) rule: String,
    /// What to write instead.
    pub(crate) fix: String,
    /// How sure it is that Pipedrive refuses the call.
    #[serde(default)]
    pub(crate) certainty: Certainty,
    /// The page that documents the rule; for an assumed one the page that leaves it open. Several, with a space between them, for a call with
    /// several findings.
    #[serde(default)]
    pub(crate) source: String,
    /// The name of the rule in `assume=` and in the table of docs/rules.md; several like the sources.
    #[serde(default)]
    pub(crate) code: String,
}

impl Finding {
    /// A finding in the words of its rule.
    pub(crate) fn new(rule: Rule, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            rule: rule.sentence().to_owned(),
            fix: fix.into(),
            certainty: rule.certainty(),
            source: rule.source().to_owned(),
            code: rule.code().to_owned(),
        }
    }

    /// The same with a sentence that says what the rule means for this call.
    pub(crate) fn meaning(self, sentence: impl Into<String>) -> Self {
        Self {
            rule: sentence.into(),
            ..self
        }
    }

    /// Whether it is documented that the call is wrong.
    pub(crate) fn is_documented(&self) -> bool {
        self.certainty == Certainty::Documented
    }

    /// The rules that it names.
    pub(crate) fn rules(&self) -> impl Iterator<Item = Rule> {
        self.code.split(' ').filter_map(Rule::from_code)
    }

    /// Everything that was found in one call, as one finding; `None` for nothing.
    pub(crate) fn of_all(findings: &[Self]) -> Option<Self> {
        let join = |text: fn(&Self) -> &str| {
            let mut texts: Vec<&str> = Vec::new();
            for finding in findings {
                if !texts.contains(&text(finding)) {
                    texts.push(text(finding));
                }
            }
            texts.join(" ")
        };
        let certainties = findings.iter().map(|finding| finding.certainty);
        Some(Self {
            what: join(|finding| &finding.what),
            rule: join(|finding| &finding.rule),
            fix: join(|finding| &finding.fix),
            certainty: certainties.min()?,
            source: join(|finding| &finding.source),
            code: join(|finding| &finding.code),
        })
    }
}

impl fmt::Display for Finding {
    /// What, rule and fix as three sentences: the text that the SDK's promise is rejected with.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.what, self.rule, self.fix)
    }
}
