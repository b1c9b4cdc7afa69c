//! The other side of a call, and how it is found in what Pipedrive passes to the window.

use pipeframe::context::Json;
use pipeframe::kit::intl::joined;

/// The other side of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The person's id in Pipedrive, where known.
    pub person: Option<u64>,
    /// The name; the number when there is none.
    pub name: String,
    /// Where the person works; empty where unknown.
    pub company: String,
    /// The number; empty where unknown.
    pub phone: String,
}

/// What the host's context asks of the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Nothing, or only the invoker.
    Nothing,
    /// An incoming call.
    Incoming(Party),
    /// A number was pressed in Pipedrive: offer to call it.
    Offer(Party),
    /// Something that this app does not know, as it came.
    Unknown(String),
}

/// The words for a number, a name and so on that telephone apps have been given. Pipedrive does not document its own.
const PHONE: [&str; 5] = ["phone", "phone_number", "phoneNumber", "number", "value"];
const NAME: [&str; 5] = [
    "name",
    "contact_name",
    "contactName",
    "person_name",
    "personName",
];
const COMPANY: [&str; 4] = ["company", "organization", "org_name", "organizationName"];
const PERSON: [&str; 3] = ["person_id", "personId", "person"];

impl Party {
    /// A contact by name and number.
    pub fn new(name: &str, phone: &str) -> Self {
        let name = if name.is_empty() { phone } else { name };
        Self {
            person: None,
            name: name.to_owned(),
            company: String::new(),
            phone: phone.to_owned(),
        }
    }

    /// The party and the length of a call with it, as a draft keeps them. A name has no line breaks that matter.
    pub fn call_text(&self, seconds: u32) -> String {
        let person = self.person.map(|person| person.to_string());
        let seconds = seconds.to_string();
        let parts = [
            seconds.as_str(),
            person.as_deref().unwrap_or_default(),
            &self.phone,
            &self.company,
            &self.name,
        ];
        joined(&parts, "\n")
    }

    /// What [`Party::call_text`] wrote.
    pub fn read_call(text: &str) -> Option<(Self, u32)> {
        let mut lines = text.splitn(5, '\n');
        let seconds = lines.next()?.parse().ok()?;
        let person = lines.next()?.parse().ok();
        let mut text = || lines.next().map(str::to_owned);
        let (phone, company, name) = (text()?, text()?, text()?);
        let party = Self {
            person,
            name,
            company,
            phone,
        };
        Some((party, seconds))
    }

    fn find(json: &Json) -> Option<Self> {
        let phone = first_text(json, &PHONE);
        let name = first_text(json, &NAME);
        if phone.is_none() && name.is_none() {
            return None;
        }
        let found = Self::new(&name.unwrap_or_default(), &phone.unwrap_or_default());
        Some(Self {
            person: PERSON.iter().find_map(|field| json.get(field)?.as_id()),
            company: first_text(json, &COMPANY).unwrap_or_default(),
            ..found
        })
    }
}

impl Request {
    /// Looks for a caller in the context of a visibility event.
    pub fn read(context: Option<&Json>) -> Self {
        let Some(context) = context else {
            return Self::Nothing;
        };
        if let Some(incoming) = context.get("incoming") {
            return Party::find(&incoming).map_or_else(|| unknown(context), Self::Incoming);
        }
        if let Some(party) = Party::find(context) {
            return Self::Offer(party);
        }
        let only_invoker = context.entries().iter().all(|(name, _)| name == "invoker");
        if only_invoker {
            Self::Nothing
        } else {
            unknown(context)
        }
    }
}

/// What is shown of a value that is not understood: enough to recognise it, not enough to fill the window.
const LONGEST_SHOWN: usize = 120;

fn unknown(context: &Json) -> Request {
    let text = context.to_text();
    let shown: String = text.chars().take(LONGEST_SHOWN).collect();
    Request::Unknown(if shown.len() < text.len() {
        shown + "…"
    } else {
        shown
    })
}

/// The first field that has something in it, as text; numbers count as text, since a telephone number may come as one.
fn first_text(json: &Json, fields: &[&str]) -> Option<String> {
    let text = |field: &&str| {
        let value = json.get(field)?;
        let text = value
            .as_text()
            .or_else(|| value.as_number().map(|_| value.to_text()))?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    fields.iter().find_map(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Request {
        Request::read(Some(&Json::parse(text).unwrap()))
    }

    #[test]
    fn a_call_comes_back_from_its_draft() {
        let known = Party {
            person: Some(4),
            company: "Green Basket".to_owned(),
            ..Party::new("Tomás\nVega", "+372 5550 1004")
        };
        for party in [known, Party::new("", "+47 1")] {
            let text = party.call_text(65);
            assert_eq!(Party::read_call(&text), Some((party, 65)));
        }
        for text in ["", "65", "x\n\n\n\n"] {
            assert_eq!(Party::read_call(text), None);
        }
    }

    #[test]
    fn a_window_that_was_just_opened_asks_nothing() {
        assert_eq!(Request::read(None), Request::Nothing);
        assert_eq!(read("{}"), Request::Nothing);
        assert_eq!(read(r#"{"invoker": "user"}"#), Request::Nothing);
    }

    #[test]
    fn an_incoming_call_is_known_by_its_field() {
        let ada = Party {
            person: Some(3),
            name: "Ada".into(),
            company: "Engines".into(),
            phone: "+47 1".into(),
        };
        let text = r#"{"invoker": "command", "incoming":
            {"name": "Ada", "phone": "+47 1", "company": "Engines", "person_id": "3"}}"#;
        assert_eq!(read(text), Request::Incoming(ada));
    }

    #[test]
    fn a_pressed_number_is_found_under_any_of_its_usual_names() {
        for text in [
            r#"{"phone": "+47 1"}"#,
            r#"{"phone_number": " +47 1 "}"#,
            r#"{"phoneNumber": "+47 1", "invoker": "user"}"#,
            r#"{"number": "+47 1"}"#,
        ] {
            assert_eq!(
                read(text),
                Request::Offer(Party::new("", "+47 1")),
                "{text}"
            );
        }
        assert_eq!(
            read(r#"{"number": 47}"#),
            Request::Offer(Party::new("", "47"))
        );
    }

    #[test]
    fn a_party_without_a_name_is_called_by_its_number() {
        assert_eq!(Party::new("", "+47 1").name, "+47 1");
    }

    #[test]
    fn what_is_not_understood_is_shown_as_it_came_but_never_at_length() {
        assert_eq!(
            read(r#"{"ring":"now"}"#),
            Request::Unknown(r#"{"ring":"now"}"#.into())
        );
        assert!(matches!(
            read(r#"{"incoming": "yes"}"#),
            Request::Unknown(_)
        ));
        assert!(matches!(
            read(r#"{"phone": {}, "name": []}"#),
            Request::Unknown(_)
        ));
        let long = format!(r#"{{"x": "{}"}}"#, "ü".repeat(500));
        let Request::Unknown(shown) = read(&long) else {
            panic!("not known")
        };
        assert_eq!(shown.chars().count(), LONGEST_SHOWN + 1);
    }
}
