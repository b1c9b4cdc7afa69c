//! Failures under a name: everything that the failure lab can do, as a JSON file.
//!
//! ```json
//! { "name": "token-expired", "description": "Every signed token is too old.", "token": "expired",
//!   "rules": [{ "surface": "panel", "command": "resize", "fault": { "delay": 500 } }] }
//! ```
//!
//! The schema is `scenario.schema.json` beside this file, the scenarios that come with the preview are in `scenarios.json`. One is
//! played by `?scenario=` with its name or an address, in the tools, or by `window.preview.inject`.

mod command;
mod endpoint;
mod server;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::token::Flaw;
use super::variants::kinds;

pub(crate) use command::{CommandFault, CommandFaultKind, CommandRule, take_command_fault};
pub(crate) use endpoint::{
    EndpointFault, EndpointFaultKind, EndpointKind, EndpointMethod, EndpointRule,
    take_endpoint_fault,
};
pub(crate) use server::{ServerFault, ServerFaultKind, ServerRule, take_server_fault};

const SHIPPED: &str = include_str!("scenarios.json");

/// The JSON Schema of a scenario.
pub(crate) const SCHEMA: &str = include_str!("scenario.schema.json");

/// What fails, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Scenario {
    /// The address of the schema, for editors.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<String>,
    /// What it is called in addresses: words joined by hyphens.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
    /// What happens, in a sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    /// Commands that fail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) rules: Vec<CommandRule>,
    /// Requests that the built-in app makes of its sandbox and that fail; the preview can't reach the server of another app.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) server: Vec<ServerRule>,
    /// Requests to the endpoints of JSON panels and JSON modals that fail, of any app.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) endpoints: Vec<EndpointRule>,
    /// What is wrong with signed tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<TokenFault>,
    /// What is wrong with the network when frames are loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) network: Option<Network>,
    /// Whether frames have storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) storage: Option<Storage>,
    /// The theme switches again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) theme_flips: Option<Storm>,
    /// Every frame is squeezed and let go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resize_storm: Option<Storm>,
}

kinds! {
    /// What is wrong with signed tokens.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum TokenFault, kinds TokenFaultKind {
        /// `get_signed_token` is refused; addresses still have a good one.
        Refused,
        /// Every token is too old.
        Expired,
        /// Every token is signed with another key than the registered one.
        WrongKey,
        /// Pipedrive's clock is this many seconds ahead of the app's, or behind for a negative number.
        Skew(i32),
    }
}

impl TokenFault {
    /// What it does to a token that is still issued.
    pub(crate) const fn flaw(self) -> Option<Flaw> {
        match self {
            Self::Refused => None,
            Self::Expired => Some(Flaw::Expired),
            Self::WrongKey => Some(Flaw::WrongKey),
            Self::Skew(seconds) => Some(Flaw::Skewed(seconds)),
        }
    }
}

kinds! {
    /// What is wrong with the network while a frame is loaded. What a frame that is loaded asks of a real server can't be reached
    /// from here; what the built-in app asks of its sandbox can, by [`Scenario::server`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum Network, kinds NetworkKind {
        /// Pages of frames arrive this many milliseconds late.
        Slow(u32),
        /// Pages of frames never arrive.
        Offline,
    }
}

/// Whether frames have storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Storage {
    /// None: their iframes are sandboxed without an origin of their own, so that storage and cookies throw. Their requests carry
    /// `Origin: null`, which the app's server must allow by CORS; scripts and styles with `integrity` need `crossorigin`.
    Blocked,
}

/// Something that happens again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Storm {
    /// How often.
    pub(crate) times: u32,
    /// Milliseconds from one to the next; 16 at least.
    pub(crate) every: u32,
}

impl Storm {
    /// Milliseconds from one to the next.
    pub(crate) fn pause(self) -> u32 {
        self.every.max(16)
    }
}

/// Why there is no scenario.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum ScenarioError {
    /// No shipped one has this name.
    #[error("There is no scenario “{name}”. Known are {known}.")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// The text isn't one.
    #[error(
        "The scenario can't be read: {0}. Compare it with crates/pipeframe-preview/src/scenario/scenario.schema.json."
    )]
    NotRead(String),
}

impl Scenario {
    /// The scenarios that come with the preview.
    pub(crate) fn shipped() -> Vec<Self> {
        serde_json::from_str(SHIPPED).unwrap_or_default()
    }

    /// The shipped scenario of a name.
    ///
    /// # Errors
    /// [`ScenarioError::Unknown`] for any other name.
    pub(crate) fn named(name: &str) -> Result<Self, ScenarioError> {
        let shipped = Self::shipped();
        let known: Vec<&str> = shipped
            .iter()
            .map(|scenario| scenario.name.as_str())
            .collect();
        let unknown = ScenarioError::Unknown {
            name: name.chars().take(60).collect(),
            known: known.join(", "),
        };
        shipped
            .into_iter()
            .find(|scenario| scenario.name == name)
            .ok_or(unknown)
    }

    /// Reads a scenario from JSON.
    ///
    /// # Errors
    /// [`ScenarioError::NotRead`] for what the schema doesn't allow.
    pub(crate) fn read(text: &str) -> Result<Self, ScenarioError> {
        serde_json::from_str(text).map_err(|error| ScenarioError::NotRead(error.to_string()))
    }

    /// Whether anything fails.
    pub(crate) fn is_calm(&self) -> bool {
        *self
            == Self {
                schema: self.schema.clone(),
                name: self.name.clone(),
                description: self.description.clone(),
                ..Self::default()
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::CommandName;
    use crate::surface::Surface;
    use serde_json::{Value, json};

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn keys(value: &Value) -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    }

    #[test]
    fn every_shipped_scenario_has_a_name_of_its_own_a_sentence_and_something_that_fails() {
        let shipped: Vec<Scenario> = serde_json::from_str(SHIPPED).unwrap();
        assert!(shipped.len() >= 18);
        for (index, scenario) in shipped.iter().enumerate() {
            assert!(scenario.description.ends_with('.'), "{}", scenario.name);
            assert!(!scenario.is_calm(), "{}", scenario.name);
            let is_new = shipped[..index]
                .iter()
                .all(|known| known.name != scenario.name);
            assert!(is_new, "{}", scenario.name);
            assert_eq!(Scenario::named(&scenario.name).as_ref(), Ok(scenario));
        }
    }

    #[test]
    fn a_name_that_does_not_exist_comes_with_those_that_do() {
        let error = Scenario::named("rain").unwrap_err().to_string();
        assert!(
            error.contains("“rain”") && error.contains("token-expired"),
            "{error}"
        );
    }

    #[test]
    fn a_scenario_is_written_as_it_is_read() {
        let value = json!({
            "name": "mine",
            "rules": [
                { "command": "initialize", "fault": "pass" },
                { "surface": "panel", "whileHidden": true, "times": 2, "fault": { "shape": null } },
            ],
            "token": { "skew": -600 },
            "network": { "slow": 3_000 },
            "storage": "blocked",
            "themeFlips": { "times": 4, "every": 100 },
        });
        let scenario = Scenario::read(&value.to_string()).unwrap();
        assert_eq!(scenario.rules[1].fault, CommandFault::Shape(Value::Null));
        assert_eq!(serde_json::to_value(&scenario).unwrap(), value);
    }

    #[test]
    fn misspelt_parts_are_refused() {
        for text in [
            r#"{ "tokens": "expired" }"#,
            r#"{ "token": "old" }"#,
            r#"{ "rules": [{ "command": "SHOW", "fault": "silence" }] }"#,
            r#"{ "rules": [{ "comand": "resize", "fault": "silence" }] }"#,
            r#"{ "server": [{ "path": "/settings", "fault": "silence" }] }"#,
        ] {
            assert!(Scenario::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_schema_knows_every_part_that_can_be_read() {
        let schema = schema();
        let full = Scenario {
            schema: Some("x".into()),
            name: "x".into(),
            description: "x".into(),
            rules: vec![CommandRule {
                surface: Some(Surface::Panel),
                command: Some(CommandName::Resize),
                while_hidden: true,
                times: Some(1),
                fault: CommandFault::Silence,
            }],
            server: vec![ServerRule {
                request: "*".into(),
                surface: Some(Surface::Panel),
                times: Some(1),
                fault: ServerFault::Silence,
            }],
            endpoints: vec![EndpointRule {
                endpoint: EndpointKind::JsonPanel,
                method: Some(EndpointMethod::Get),
                times: Some(1),
                fault: EndpointFault::Cut,
            }],
            token: Some(TokenFault::Expired),
            network: Some(Network::Offline),
            storage: Some(Storage::Blocked),
            theme_flips: Some(Storm {
                times: 1,
                every: 16,
            }),
            resize_storm: Some(Storm {
                times: 1,
                every: 16,
            }),
        };
        let full = serde_json::to_value(full).unwrap();
        assert_eq!(keys(&schema["properties"]), keys(&full));
        let rule = &schema["$defs"]["rule"];
        assert_eq!(keys(&rule["properties"]), keys(&full["rules"][0]));
        let server_rule = &schema["$defs"]["serverRule"];
        assert_eq!(keys(&server_rule["properties"]), keys(&full["server"][0]));
        let endpoint_rule = &schema["$defs"]["endpointRule"]["properties"];
        assert_eq!(keys(endpoint_rule), keys(&full["endpoints"][0]));
        let kinds = EndpointKind::ALL.map(EndpointKind::as_str);
        assert_eq!(endpoint_rule["endpoint"]["enum"], json!(kinds));
        let methods = EndpointMethod::ALL.map(EndpointMethod::as_str);
        assert_eq!(endpoint_rule["method"]["enum"], json!(methods));
        let commands: Vec<_> = CommandName::ALL
            .iter()
            .map(|command| command.as_str())
            .collect();
        assert_eq!(rule["properties"]["command"]["enum"], json!(commands));
        let surfaces = Surface::ALL.map(Surface::as_str);
        assert_eq!(rule["properties"]["surface"]["enum"], json!(surfaces));
    }

    #[test]
    fn the_schema_knows_every_fault() {
        let faults = [
            CommandFault::Pass,
            CommandFault::Silence,
            CommandFault::Twice,
            CommandFault::Drop,
            CommandFault::Reload,
            CommandFault::Error("x".into()),
            CommandFault::Delay(1),
            CommandFault::Postpone(1),
            CommandFault::Shape(json!(1)),
        ];
        assert_are_in_schema("fault", &faults.map(|fault| json!(fault)));
    }

    #[test]
    fn the_schema_knows_every_fault_of_the_server() {
        let faults: Vec<Value> = ServerFault::examples()
            .iter()
            .map(|fault| json!(fault))
            .collect();
        assert_are_in_schema("serverFault", &faults);
    }

    #[test]
    fn the_schema_knows_every_fault_of_an_endpoint() {
        let faults: Vec<Value> = EndpointFault::examples()
            .iter()
            .map(|fault| json!(fault))
            .collect();
        assert_are_in_schema("endpointFault", &faults);
    }

    fn assert_are_in_schema(definition: &str, faults: &[Value]) {
        let known = &schema()["$defs"][definition]["oneOf"];
        let words = known[0]["enum"].as_array().unwrap();
        let objects: Vec<String> = known.as_array().unwrap()[1..]
            .iter()
            .flat_map(|one| keys(&one["properties"]))
            .collect();
        assert_eq!(words.len() + objects.len(), faults.len());
        for fault in faults {
            match fault {
                Value::Object(one) => assert!(objects.contains(one.keys().next().unwrap())),
                word => assert!(words.contains(word), "{word}"),
            }
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use crate::any_json::any_json;
        use proptest::prelude::*;

        const NAMES: &str = "name|rules|server|endpoints|token|network|storage|themeFlips|resizeStorm|surface|command|request|endpoint|method|fault|delay|error|status|times|every|x";
        const WORDS: &str = "panel|modal|json-panel|json-modal|wrongType|resize|open_modal|expired|blocked|offline|slow|silent|GET /vehicles";

        proptest! {
            #[test]
            fn no_file_makes_it_fail_and_what_is_read_is_written_and_read_again(value in any_json(NAMES, WORDS)) {
                if let Ok(scenario) = Scenario::read(&value.to_string()) {
                    let written = serde_json::to_string(&scenario).unwrap();
                    prop_assert_eq!(Scenario::read(&written).unwrap(), scenario);
                }
            }

            #[test]
            fn a_shipped_scenario_with_something_wrong_in_it_is_read_or_refused(
                chosen in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), value in any_json(NAMES, WORDS)
            ) {
                let shipped = Scenario::shipped();
                let mut file = serde_json::to_value(chosen.get(&shipped)).unwrap();
                let fields = file.as_object_mut().unwrap();
                let names: Vec<String> = fields.keys().cloned().collect();
                fields.insert(at.get(&names).clone(), value);
                if let Ok(scenario) = Scenario::read(&file.to_string()) {
                    let written = serde_json::to_string(&scenario).unwrap();
                    prop_assert_eq!(Scenario::read(&written).unwrap(), scenario);
                }
            }
        }
    }
}
