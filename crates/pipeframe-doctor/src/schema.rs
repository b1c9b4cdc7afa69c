//! The JSON Schemas of a registration and of JSON panels and modals, for completion in an editor.

use pipeframe_registration::Registration;

/// A document that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The registration.
    Registration,
    /// A document of a JSON panel or modal, by its place in [`pipeframe_json_ui::schema::all`].
    Json(usize),
}

impl Document {
    /// The document of a name, such as `panel-structure`; what is known where there is none.
    ///
    /// # Errors
    ///
    /// The known names.
    pub fn named(name: &str) -> Result<Self, String> {
        let all = pipeframe_json_ui::schema::all();
        if name == "registration" {
            return Ok(Self::Registration);
        }
        let found = all.iter().position(|(known, _)| *known == name);
        found.map(Self::Json).ok_or_else(|| {
            let names = all.map(|(known, _)| known).join(", ");
            format!("registration, {names}")
        })
    }
}

/// The schema as text, made from the types.
pub fn schema(document: Document) -> String {
    match document {
        Document::Registration => {
            let schema = schemars::schema_for!(Registration);
            serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
        }
        Document::Json(index) => {
            let mut all = pipeframe_json_ui::schema::all().into_iter();
            all.nth(index).map(|(_, text)| text).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let published = include_str!("../../../packages/build/registration.schema.json");
        assert_eq!(
            published,
            schema(Document::Registration),
            "Write it again: cargo run -p pipeframe-doctor -- --schema > packages/build/registration.schema.json"
        );
    }

    #[test]
    fn it_names_no_secret_and_knows_every_field_of_the_shipped_file() {
        let schema = schema(Document::Registration);
        assert!(!schema.contains("\"clientSecret\"") && !schema.contains("\"jwtSecret\""));
        let shipped: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(include_str!("../../../assets/registration.json")).unwrap();
        for name in shipped.keys() {
            assert!(schema.contains(&format!("\"{name}\"")), "{name}");
        }
    }
}
