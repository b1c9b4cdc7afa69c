//! Why a call is wrong, or may be, and what can be done in spite of it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How sure it is that Pipedrive refuses a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Its documentation or its SDK says that the call is wrong: strict refuses it.
    #[default]
    Documented,
    /// What Pipedrive does is not known: the call is done and noted, in every mode.
    NotKnown,
}

impl Certainty {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a call is wrong: enough to repair it without looking anything up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What was wrong with this call.
    pub what: String,
    /// The rule it breaks.
    pub rule: String,
    /// What to write instead.
    pub fix: String,
    /// How sure it is that Pipedrive refuses the call.
    #[serde(default, skip_serializing_if = "Certainty::is_default")]
    pub certainty: Certainty,
}

impl Refusal {
    pub(in crate::preview) fn new(
        what: impl Into<String>,
        rule: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            rule: rule.into(),
            fix: fix.into(),
            certainty: Certainty::Documented,
        }
    }

    /// The same for what Pipedrive may do or refuse: nobody outside knows.
    pub(in crate::preview) fn not_known(
        what: impl Into<String>,
        rule: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            certainty: Certainty::NotKnown,
            ..Self::new(what, rule, fix)
        }
    }

    /// Whether strict refuses a call for this.
    pub fn is_documented(&self) -> bool {
        self.certainty == Certainty::Documented
    }

    /// Several faults of one call as one refusal; `None` for none.
    pub(in crate::preview) fn of_all(faults: &[Self]) -> Option<Self> {
        let join = |text: fn(&Self) -> &str| faults.iter().map(text).collect::<Vec<_>>().join(" ");
        (!faults.is_empty()).then(|| Self {
            what: join(|fault| &fault.what),
            rule: join(|fault| &fault.rule),
            fix: join(|fault| &fault.fix),
            certainty: if faults.iter().any(Self::is_documented) {
                Certainty::Documented
            } else {
                Certainty::NotKnown
            },
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
