//! Which of the rules that nobody outside Pipedrive knows are taken for true.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use crate::rule::Rule;

/// What happens to a call that breaks such a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Judgement {
    /// It is done and noted.
    #[default]
    Noted,
    /// It is refused, as what is documented.
    Refused,
}

/// The rules that are taken for true. As JSON an object with all of [`Judgements::rules`] by their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judgements(BTreeSet<Rule>);

impl Judgements {
    /// The rules that can be chosen: those that aren't documented and have no assumption of their own.
    pub(crate) fn rules() -> impl Iterator<Item = Rule> {
        let has_own = |rule: &Rule| {
            matches!(
                rule,
                Rule::SecondModal
                    | Rule::WindowCommands
                    | Rule::ModalRecord
                    | Rule::FrameAbilities
                    | Rule::FrameStorage
                    | Rule::EarlyEvent
                    | Rule::ManyQuestions
            )
        };
        Rule::ALL
            .iter()
            .copied()
            .filter(move |rule| !rule.is_documented() && !has_own(rule))
    }

    /// What happens to a call that breaks a rule.
    pub(crate) fn of(&self, rule: Rule) -> Judgement {
        if self.0.contains(&rule) {
            Judgement::Refused
        } else {
            Judgement::Noted
        }
    }

    /// Chooses what happens to a call that breaks a rule.
    pub(crate) fn set(&mut self, rule: Rule, judgement: Judgement) {
        match judgement {
            Judgement::Refused => self.0.insert(rule),
            Judgement::Noted => self.0.remove(&rule),
        };
    }
}

impl Serialize for Judgements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Self::rules().map(|rule| (rule.code(), self.of(rule))))
    }
}

impl<'de> Deserialize<'de> for Judgements {
    /// Takes an object with any of the codes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut judgements = Self::default();
        for (code, judgement) in BTreeMap::<String, Judgement>::deserialize(deserializer)? {
            let rule = Self::rules().find(|rule| rule.code() == code);
            let rule =
                rule.ok_or_else(|| Error::custom(format!("there is no assumption `{code}`")))?;
            judgements.set(rule, judgement);
        }
        Ok(judgements)
    }
}
