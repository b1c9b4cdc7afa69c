//! A recording as a Playwright test.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::log::{Direction, Entry, Kind};
use crate::mask::without_tokens;
use crate::surface::Surface;

use super::Recording;

/// What the test needs besides its assertions.
const HELPER: &str = r"
/** What a surface and the preview said to each other, without times, frames and reasons. */
function said(page, surface) {
  return page.evaluate((surface) => {
    const messages = preview.log().filter((entry) => entry.surface === surface);
    return messages.map(({ direction, kind, name, args, data, error }) =>
      JSON.parse(JSON.stringify({ direction, kind, name, args, data, error })));
  }, surface);
}
";

/// Writes the test.
pub(super) fn test(recording: &Recording) -> String {
    let mut text = String::from("import { expect, test } from \"@playwright/test\";\n\n");
    let title = format!("{}: the recorded conversation", recording.app);
    // A file can have a token in the place of either.
    let title = js(&without_tokens(&json!(title)));
    let address = js(&without_tokens(&json!(recording.address)));
    // Writing to a String can't fail.
    let _ = writeln!(text, "test({title}, async ({{ page }}) => {{");
    let _ = writeln!(text, "  await page.goto({address});");
    text.push_str(HAND);
    for surface in Surface::ALL {
        let messages: Vec<&Entry> = recording
            .entries
            .iter()
            .filter(|entry| entry.surface == surface)
            .collect();
        if !messages.is_empty() {
            write_surface(surface, &messages, &mut text);
        }
    }
    text.push_str("});\n");
    text.push_str(HELPER);
    text
}

const HAND: &str = r#"
  // What was done by hand in the frames isn't recorded: the browser hides it from the preview. Add it here, for example
  // await page.frameLocator("iframe[data-surface=panel]").getByRole("button", { name: "Save" }).click();
"#;

fn write_surface(surface: Surface, messages: &[&Entry], text: &mut String) {
    let name = js(&json!(surface));
    let _ = writeln!(
        text,
        "\n  await expect.poll(() => said(page, {name})).toEqual(["
    );
    for message in messages {
        let _ = writeln!(text, "    {},", js(&without_tokens(&essence(message))));
    }
    text.push_str("  ]);\n");
}

/// What of a message is the same each time.
fn essence(entry: &Entry) -> Value {
    let parts = [
        ("direction", Some(direction(entry.direction))),
        ("kind", Some(kind(entry.kind))),
        ("name", Some(json!(entry.name))),
        ("args", entry.args.clone()),
        ("data", entry.data.clone()),
        ("error", entry.error.clone().map(Value::from)),
    ];
    let present = parts
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

fn direction(direction: Direction) -> Value {
    json!(direction)
}

fn kind(kind: Kind) -> Value {
    json!(kind)
}

/// JSON that is safe in a script: the two line separators that old engines end a line at are escaped.
fn js(value: &Value) -> String {
    value
        .to_string()
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame_id::FrameId;

    #[test]
    fn a_test_opens_the_same_page_and_asserts_each_surface_apart() {
        let entry = |surface, name: &str| {
            let mut entry = Entry::new(
                5,
                surface,
                FrameId(3),
                Direction::ToHost,
                Kind::Command,
                name,
            );
            entry.args = Some(json!({ "message": "It's \"done\"\u{2028}", "t": "eyJh.eyJ9.c2ln" }));
            entry
        };
        let recording = Recording::new(
            "Car \"services\"".to_owned(),
            "http://127.0.0.1:8080/?at=settings".to_owned(),
            0,
            Value::Null,
            vec![
                entry(Surface::Settings, "show_snackbar"),
                entry(Surface::FloatingWindow, "initialize"),
            ],
        );
        let text = test(&recording);
        for part in [
            r#"test("Car \"services\": the recorded conversation""#,
            r#"await page.goto("http://127.0.0.1:8080/?at=settings");"#,
            r#"said(page, "floating-window")"#,
            r#"said(page, "settings")"#,
            r#""name":"show_snackbar""#,
            r"\u2028",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(
            !text.contains("c2ln") && !text.contains("\"at\":5") && !text.contains("\"panel\")")
        );
    }
}
