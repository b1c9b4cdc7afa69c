//! One app of the Developer Hub.

use serde_json::Value;

use pipeframe_registration::file::RegistrationFile;
use pipeframe_registration::form::ExtensionKind;
use pipeframe_registration::{
    DEVELOPMENT_SECRET, Finding, Registration, edit, file, is_variable_name,
};

use super::HubTab;
use super::extension::ExtensionAt;
use super::file::AppFile;

/// The number of an app in the list.
pub(crate) type AppNumber = u32;

/// How far an app is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Status {
    /// Only people of the developer's own company can install it.
    #[default]
    Draft,
    /// Everybody who has its installation link can install it. There is no way back.
    Live,
}

impl Status {
    /// Every status.
    pub(crate) const ALL: [Self; 2] = [Self::Draft, Self::Live];

    /// Its word in the address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Live => "live",
        }
    }

    /// What people read.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Live => "Live",
        }
    }
}

/// An app: its file as it was read or saved, and as it is edited.
#[derive(Clone, Debug)]
pub(crate) struct HubApp {
    /// Its number in the list.
    pub(crate) number: AppNumber,
    /// How far it is.
    pub(crate) status: Status,
    /// The file as it is where it was read from.
    saved: AppFile,
    /// Whether it was created here, and is in no file yet.
    is_new: bool,
    text: String,
    value: Value,
    read: RegistrationFile,
    findings: Vec<Finding>,
}

impl HubApp {
    /// An app as its file describes it, as a draft.
    pub(crate) fn open(number: AppNumber, saved: AppFile) -> Self {
        let mut app = Self {
            number,
            status: Status::default(),
            text: String::new(),
            value: Value::Null,
            read: RegistrationFile::default(),
            findings: Vec::new(),
            saved,
            is_new: false,
        };
        app.rewrite(app.saved.text.clone());
        app
    }

    /// A new app, which is in no file yet.
    pub(super) fn create(number: AppNumber, name: &str, client_id: &str) -> Self {
        Self {
            is_new: true,
            ..Self::open(number, AppFile::new(name, client_id))
        }
    }

    /// Reads another text in the place of the present one.
    pub(super) fn rewrite(&mut self, text: String) {
        self.value = serde_json::from_str(&text).unwrap_or_default();
        self.read = file::read(&text);
        self.findings = self.read.findings();
        self.findings.extend(self.read.missing());
        self.text = text;
    }

    /// The text as it is edited.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was read or saved.
    pub(crate) fn saved_text(&self) -> &str {
        &self.saved.text
    }

    /// Whether the text differs from what was read, saved or created.
    pub(crate) fn is_changed(&self) -> bool {
        self.text != self.saved.text
    }

    /// Whether there is something that no file says.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.is_new || self.is_changed()
    }

    /// Whether the file can be edited field by field.
    pub(crate) fn is_readable(&self) -> bool {
        self.value.is_object()
    }

    /// Its name, or what stands for one.
    pub(crate) fn name(&self) -> &str {
        &self.read.registration.name
    }

    /// What the preview shows of it.
    pub(crate) fn registration(&self) -> Registration {
        let mut registration = self.saved.registration(&self.read);
        registration.takes_any_action_id = self.saved.takes_any_action_id && !self.is_changed();
        registration
    }

    /// What its file says, as far as it is understood.
    pub(crate) const fn registered(&self) -> &Registration {
        &self.read.registration
    }

    /// Everything that is wrong with the form.
    pub(crate) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is wrong at a place, or at one inside it.
    pub(crate) fn findings_at(&self, pointer: &str) -> Vec<Finding> {
        let findings = self.findings.iter();
        findings
            .filter(|finding| is_inside(&finding.place, pointer))
            .cloned()
            .collect()
    }

    /// What is wrong on a tab where it has no field that says so.
    pub(crate) fn other_findings(&self, tab: HubTab) -> Vec<Finding> {
        let (within, fields) = match tab {
            HubTab::BasicInfo => (String::new(), vec!["/name".into(), "/callbackUrl".into()]),
            HubTab::Extensions(Some(at)) => {
                let fields = at.kind.fields(self.opens_link(at)).iter();
                let keys = fields.map(|field| field.key);
                let keys = keys.chain(["identifier", "jwtSecret"]);
                (at.pointer(), keys.map(|key| at.field(key)).collect())
            }
            HubTab::Scopes | HubTab::Extensions(None) | HubTab::Installation => return Vec::new(),
        };
        let mut findings = self.findings_at(&within);
        findings.retain(|finding| {
            let place = &finding.place;
            tab.has(place) && !fields.iter().any(|field: &String| is_inside(place, field))
        });
        findings
    }

    /// The value at a place.
    pub(crate) fn value(&self, pointer: &str) -> Option<&Value> {
        self.value.pointer(pointer)
    }

    /// The text at a place; empty where there is none.
    pub(crate) fn text_at(&self, pointer: &str) -> String {
        let value = self.value(pointer).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    }

    /// The texts of the list at a place.
    pub(crate) fn texts_at(&self, pointer: &str) -> Vec<String> {
        let values = self.value(pointer).and_then(Value::as_array);
        let texts = values.into_iter().flatten().filter_map(Value::as_str);
        texts.map(ToOwned::to_owned).collect()
    }

    /// The names of the fields of the object at a place.
    pub(crate) fn names_at(&self, pointer: &str) -> Vec<String> {
        let fields = self.value(pointer).and_then(Value::as_object);
        fields
            .into_iter()
            .flat_map(|fields| fields.keys().cloned())
            .collect()
    }

    /// The extensions of a kind, also those that aren't understood.
    pub(crate) fn extensions(&self, kind: ExtensionKind) -> Vec<ExtensionAt> {
        let value = self.value.get(kind.key()).filter(|value| !value.is_null());
        let count = match value {
            Some(Value::Array(entries)) if kind.is_list() => entries.len(),
            Some(_) if !kind.is_list() => 1,
            _ => 0,
        };
        (0..count)
            .map(|index| ExtensionAt { kind, index })
            .collect()
    }

    /// Whether an extension is in the file.
    pub(crate) fn has(&self, at: ExtensionAt) -> bool {
        self.value(&at.pointer()).is_some()
    }

    /// What people call an extension.
    pub(crate) fn name_of(&self, at: ExtensionAt) -> String {
        let name = self.text_at(&at.field("name"));
        if name.trim().is_empty() {
            at.kind.title().to_owned()
        } else {
            name
        }
    }

    /// Whether the settings page is a link to a page in a new tab.
    pub(crate) fn opens_link(&self, at: ExtensionAt) -> bool {
        self.text_at(&at.field("type")) == "external-link"
    }

    /// Goes back to the file.
    pub(crate) fn discard(&mut self) {
        self.rewrite(self.saved.text.clone());
    }

    /// Notes that a text was written to the file. What was typed since stays.
    pub(crate) fn note_saved(&mut self, written: String, was: &str) {
        if self.text == was {
            self.rewrite(written.clone());
        }
        self.saved.text = written;
        self.is_new = false;
        self.saved.takes_any_action_id = false;
    }

    /// Where the file has secrets, which are never written.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let mut places = vec!["/clientSecret".to_owned()];
        for kind in ExtensionKind::ALL {
            let extensions = self.extensions(kind).into_iter();
            places.extend(extensions.map(|at| at.field("jwtSecret")));
        }
        let is_secret = |place: &String| {
            let value = self.value(place).filter(|value| !value.is_null());
            value.is_some_and(|value| value.as_str() != Some(DEVELOPMENT_SECRET))
        };
        places.retain(is_secret);
        let named = ExtensionKind::ALL
            .into_iter()
            .flat_map(|kind| self.extensions(kind))
            .map(|at| at.field("jwtSecretFrom"));
        let is_no_name = |place: &String| {
            let name = self.text_at(place);
            !name.is_empty() && !is_variable_name(&name)
        };
        places.extend(named.filter(is_no_name));
        places
    }

    /// The text as it may be written: without secrets.
    pub(crate) fn to_write(&self) -> String {
        self.secrets()
            .iter()
            .fold(self.text.clone(), |text, place| {
                edit::remove(&text, place).unwrap_or(text)
            })
    }
}

/// Whether a place of a file is another one, or inside it.
fn is_inside(place: &str, pointer: &str) -> bool {
    let rest = place.strip_prefix(pointer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
