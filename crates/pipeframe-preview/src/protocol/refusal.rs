//! Why a call is wrong, or may be, and what can be done in spite of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rule::{Certainty, Rule};

/// Why a call is wrong, or may be: enough to repair it without looking anything up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What was wrong with this call.
    pub what: String,
    /// The rule it breaks, in a sentence.
    pub rule: String,
    /// What to write instead.
    pub fix: String,
    /// How sure it is that Pipedrive refuses the call.
    #[serde(default)]
    pub certainty: Certainty,
    /// Where the rule stands; for an assumed one the page that leaves it open. Several, with a space between them, for a call with
    /// several faults.
    #[serde(default)]
    pub source: String,
    /// The name of the rule in `assume=` and in the README's table; several like the sources.
    #[serde(default)]
    pub code: String,
}

impl Refusal {
    /// A fault in the words of its rule.
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
    pub fn is_documented(&self) -> bool {
        self.certainty == Certainty::Documented
    }

    /// The rules that it names.
    pub(crate) fn rules(&self) -> impl Iterator<Item = Rule> {
        self.code.split(' ').filter_map(Rule::from_code)
    }

    /// Several faults of one call as one refusal; `None` for none.
    pub(crate) fn of_all(faults: &[Self]) -> Option<Self> {
        let join = |text: fn(&Self) -> &str| {
            let mut texts: Vec<&str> = Vec::new();
            for fault in faults {
                if !texts.contains(&text(fault)) {
                    texts.push(text(fault));
                }
            }
            texts.join(" ")
        };
        let certainties = faults.iter().map(|fault| fault.certainty);
        Some(Self {
            what: join(|fault| &fault.what),
            rule: join(|fault| &fault.rule),
            fix: join(|fault| &fault.fix),
            certainty: certainties.min()?,
            source: join(|fault| &fault.source),
            code: join(|fault| &fault.code),
        })
    }
}

impl fmt::Display for Refusal {
    /// What, rule and fix as three sentences: the text that the SDK's promise is rejected with.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.what, self.rule, self.fix)
    }
}

/// What came of reading or judging a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// What can be done, wrong parts left out; `None` when nothing can.
    pub value: Option<T>,
    /// Everything that is or may be wrong; empty for a call that Pipedrive's rules allow.
    pub faults: Vec<Refusal>,
}

impl<T> Reading<T> {
    pub(super) const fn right(value: T) -> Self {
        Self {
            value: Some(value),
            faults: Vec::new(),
        }
    }

    pub(super) fn hopeless(fault: Refusal) -> Self {
        Self {
            value: None,
            faults: vec![fault],
        }
    }
}
