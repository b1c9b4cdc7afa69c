//! `openapi.json`, and as much of JSON Schema as it uses.

use serde_json::{Map, Value};

const DOCUMENT: &str = include_str!("../../openapi.json");

/// The description of the API.
pub struct Description(pub Value);

impl Description {
    pub fn read() -> Self {
        Self(serde_json::from_str(DOCUMENT).expect("openapi.json is JSON"))
    }

    /// What is wrong with a value that should be of this schema.
    pub fn complaints(&self, schema: &str, value: &Value) -> Vec<String> {
        let schema = &self.0["components"]["schemas"][schema];
        assert!(schema.is_object(), "the schema is missing");
        self.judge(schema, value, "")
    }

    /// What is wrong with a value that should be as a schema says.
    pub fn judge(&self, schema: &Value, value: &Value, at: &str) -> Vec<String> {
        if let Some(name) = schema["$ref"].as_str() {
            return self.judge(self.resolve(name), value, at);
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let fitting = choices
                .iter()
                .filter(|choice| self.judge(choice, value, at).is_empty());
            return complaint(
                fitting.count() == 1,
                at,
                "is not exactly one of what it can be",
            );
        }
        let mut complaints = complaint(
            has_type(schema, value),
            at,
            &format!("is not {}", schema["type"]),
        );
        complaints.extend(complaint(in_bounds(schema, value), at, "is out of bounds"));
        if let Some(allowed) = schema["enum"].as_array() {
            complaints.extend(complaint(
                allowed.contains(value),
                at,
                "is not an allowed value",
            ));
        }
        if let Some(items) = value.as_array() {
            let each = items.iter().enumerate();
            complaints.extend(each.flat_map(|(index, item)| {
                self.judge(&schema["items"], item, &format!("{at}/{index}"))
            }));
        }
        if let Some(fields) = value.as_object() {
            complaints.extend(self.judge_fields(schema, fields, at));
        }
        complaints
    }

    /// What a `$ref` points to.
    pub fn resolve(&self, reference: &str) -> &Value {
        let found = self.0.pointer(reference.trim_start_matches('#'));
        found.unwrap_or_else(|| panic!("{reference} points to nothing"))
    }

    fn judge_fields(&self, schema: &Value, fields: &Map<String, Value>, at: &str) -> Vec<String> {
        let required = schema["required"].as_array().into_iter().flatten();
        let mut complaints: Vec<String> = required
            .filter_map(Value::as_str)
            .filter(|name| !fields.contains_key(*name))
            .map(|name| format!("{at}/{name} is missing"))
            .collect();
        for (name, value) in fields {
            let at = format!("{at}/{name}");
            match schema["properties"]
                .get(name)
                .unwrap_or(&schema["additionalProperties"])
            {
                Value::Bool(false) => complaints.push(format!("{at} is not described")),
                described if described.is_object() => {
                    complaints.extend(self.judge(described, value, &at));
                }
                _ => {}
            }
        }
        complaints
    }
}

fn complaint(is_right: bool, at: &str, wrong: &str) -> Vec<String> {
    let complaint = (!is_right).then(|| format!("{at} {wrong}"));
    complaint.into_iter().collect()
}

fn has_type(schema: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        other => panic!("a type that this test does not know: {other:?}"),
    };
    match &schema["type"] {
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    }
}

fn in_bounds(schema: &Value, value: &Value) -> bool {
    let bound = |name: &str| schema[name].as_u64();
    let length = value.as_str().map(|text| text.chars().count() as u64);
    let number = value.as_u64();
    let not_below = |value: Option<u64>, bound: Option<u64>| {
        value.zip(bound).is_none_or(|(value, bound)| value >= bound)
    };
    let not_above = |value: Option<u64>, bound: Option<u64>| {
        value.zip(bound).is_none_or(|(value, bound)| value <= bound)
    };
    not_below(length, bound("minLength"))
        && not_above(length, bound("maxLength"))
        && not_below(number, bound("minimum"))
        && not_above(number, bound("maximum"))
        && !(value.is_i64() && number.is_none() && bound("minimum").is_some())
}
