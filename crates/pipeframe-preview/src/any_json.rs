//! JSON of any shape for property tests, with the names and words that a reader looks for among others.

use proptest::prelude::*;
use serde_json::Value;

/// Values up to four levels deep. `names` is a pattern of the keys, `words` one of the texts, beside any other texts.
pub(crate) fn any_json(
    names: &'static str,
    words: &'static str,
) -> impl Strategy<Value = Value> + Clone {
    let leaf = prop_oneof![
        2 => Just(Value::Null),
        2 => any::<bool>().prop_map(Value::from),
        2 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        2 => (0_u32..1_000).prop_map(Value::from),
        4 => words.prop_map(Value::from),
        2 => "\\PC{0,12}".prop_map(Value::from),
        1 => ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => prop::collection::hash_map(names, inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}
