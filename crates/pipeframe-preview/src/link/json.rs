//! The documents of the JSON workbench, as parameters of a link.
//!
//! | parameter | values |
//! | --- | --- |
//! | `json` | `panel`, `modal` or `sent-modal`: what the documents are |
//! | `json-structure` | the structure or the schema |
//! | `json-answer` | the answer of the endpoint |
//! | `json-of` | the extension that they were opened of, such as `1.jsonPanels.0`: the number of its app, its list and its place in it |
//! | `json-status` | the status of the answer; without it 200 |

use crate::json_workbench::{DraftOf, JsonDraft, JsonKind, OK};

use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>) -> Option<JsonDraft> {
    let kinds = JsonKind::ALL.map(|kind| (kind.as_str(), kind));
    let Some(kind) = reader.word("json", &kinds) else {
        let others = ["json-structure", "json-answer", "json-status", "json-of"];
        reader.alone(&others, "`json`");
        return None;
    };
    let mut text = |name| reader.value(name).unwrap_or_default().to_owned();
    let (structure, answer) = (text("json-structure"), text("json-answer"));
    let status = reader.value("json-status").and_then(|written| {
        let status = written
            .parse()
            .ok()
            .filter(|status| (100..600).contains(status));
        if status.is_none() {
            let expected = "Write a status of HTTP, such as 402.";
            reader.refuse("json-status", written, expected);
        }
        status
    });
    let of = reader.value("json-of").and_then(|name| {
        let of = DraftOf::named(name);
        if of.is_none() {
            let expected =
                "Write the number of an app and a JSON panel or modal, such as 1.jsonPanels.0.";
            reader.refuse("json-of", name, expected);
        }
        of
    });
    Some(JsonDraft {
        of,
        kind,
        structure,
        answer,
        status: status.unwrap_or(OK),
    })
}

pub(super) fn parameters(draft: &JsonDraft) -> Vec<(&'static str, String)> {
    let JsonDraft {
        kind,
        structure,
        answer,
        status,
        of,
    } = draft;
    let mut parameters = vec![("json", kind.as_str().to_owned())];
    for (name, text) in [("json-structure", structure), ("json-answer", answer)] {
        if !text.is_empty() {
            parameters.push((name, text.clone()));
        }
    }
    if let Some(of) = of {
        parameters.push(("json-of", of.name()));
    }
    if *status != OK {
        parameters.push(("json-status", status.to_string()));
    }
    parameters
}
