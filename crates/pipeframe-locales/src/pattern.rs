use std::collections::BTreeMap;

/// A text with its placeables, after terms and references were put into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern(pub Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The value of an argument.
    Argument(String),
    /// One of several texts.
    Select(Select),
}

/// Chooses a text by an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select {
    /// The argument that decides.
    pub argument: String,
    /// The texts to choose from, without the default.
    pub variants: Vec<Variant>,
    /// The key of the default, most often `other`.
    pub default_key: String,
    /// What is written where no key fits.
    pub default: Pattern,
}

/// One of the texts of a select expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// A plural category, a whole number or another word.
    pub key: String,
    /// The text.
    pub pattern: Pattern,
}

/// What an argument is, which decides the type that its function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `&str`
    Text,
    /// `u32`, which `Intl` writes and plural forms are chosen by.
    Count,
}

/// The plural categories of Unicode.
pub(crate) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Pattern {
    /// Calls back for each select expression, the outer one first.
    pub fn each_select<'a>(&'a self, tell: &mut dyn FnMut(&'a Select)) {
        for piece in &self.0 {
            if let Piece::Select(select) = piece {
                tell(select);
                for variant in &select.variants {
                    variant.pattern.each_select(tell);
                }
                select.default.each_select(tell);
            }
        }
    }

    /// The arguments in the order in which they appear.
    pub fn arguments(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.find_arguments(&mut found);
        found
    }

    fn find_arguments(&self, found: &mut Vec<String>) {
        let mut note = |name: &String| {
            if !found.contains(name) {
                found.push(name.clone());
            }
        };
        for piece in &self.0 {
            match piece {
                Piece::Text(_) => {}
                Piece::Argument(name) => note(name),
                Piece::Select(select) => note(&select.argument),
            }
        }
        for piece in &self.0 {
            if let Piece::Select(select) = piece {
                for variant in &select.variants {
                    variant.pattern.find_arguments(found);
                }
                select.default.find_arguments(found);
            }
        }
    }

    /// What each argument is by how the text uses it: one that chooses among plural forms or numbers is a count.
    pub(crate) fn kinds(&self, counts: &[String]) -> BTreeMap<String, Kind> {
        let mut kinds: BTreeMap<String, Kind> = self
            .arguments()
            .into_iter()
            .map(|name| {
                let kind = if counts.contains(&name) {
                    Kind::Count
                } else {
                    Kind::Text
                };
                (name, kind)
            })
            .collect();
        self.each_select(&mut |select| {
            if select.is_plural() {
                kinds.insert(select.argument.clone(), Kind::Count);
            }
        });
        kinds
    }

    /// The text with every piece of words changed.
    #[must_use]
    pub fn map_text(&self, change: &dyn Fn(&str) -> String) -> Self {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => Piece::Text(change(text)),
            Piece::Argument(name) => Piece::Argument(name.clone()),
            Piece::Select(select) => Piece::Select(Select {
                argument: select.argument.clone(),
                variants: select
                    .variants
                    .iter()
                    .map(|variant| Variant {
                        key: variant.key.clone(),
                        pattern: variant.pattern.map_text(change),
                    })
                    .collect(),
                default_key: select.default_key.clone(),
                default: select.default.map_text(change),
            }),
        });
        Self(pieces.collect())
    }
}

impl Select {
    /// Whether it chooses by number: all its keys are plural categories or whole numbers.
    pub fn is_plural(&self) -> bool {
        let keys = self.variants.iter().map(|variant| variant.key.as_str());
        keys.chain([self.default_key.as_str()])
            .all(|key| CATEGORIES.contains(&key) || is_number(key))
    }
}

pub(crate) fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
