//! The JSON Schema of a registration, for completion in an editor.

use pipeframe_registration::Registration;

/// The schema as text, made from the types.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Registration);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let published = include_str!("../../../packages/build/registration.schema.json");
        assert_eq!(
            published,
            schema(),
            "Write it again: cargo run -p pipeframe-doctor -- --schema > packages/build/registration.schema.json"
        );
    }

    #[test]
    fn it_names_no_secret_and_knows_every_field_of_the_shipped_file() {
        let schema = schema();
        assert!(!schema.contains("\"clientSecret\"") && !schema.contains("\"jwtSecret\""));
        let shipped: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(include_str!("../../../assets/registration.json")).unwrap();
        for name in shipped.keys() {
            assert!(schema.contains(&format!("\"{name}\"")), "{name}");
        }
    }
}
