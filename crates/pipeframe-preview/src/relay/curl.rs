//! A request as a command for a terminal. What signs and what opens is a variable of the shell, never in the text.

use super::Exchange;

/// The command that sends a request again. `TOKEN` and `HTTP_AUTH` are to be set before, where it has them.
pub(super) fn command(exchange: &Exchange) -> String {
    let mut command = format!(
        "curl --include --max-time 10 {}",
        address(&exchange.address)
    );
    if exchange.has_password {
        command.push_str(" \\\n  --user \"$HTTP_AUTH\"");
    }
    command.push_str(" \\\n  --header 'accept: application/json'");
    if let Some(body) = &exchange.body {
        command.push_str(" \\\n  --header 'content-type: application/json'");
        command.push_str(" \\\n  --data ");
        command.push_str(&quoted(&body.to_string()));
    }
    command
}

/// An address for the shell, its token a variable.
fn address(masked: &str) -> String {
    const MARK: &str = "token=•••";
    match masked.split_once(MARK) {
        Some((before, after)) => format!(
            "{}\"$TOKEN\"{}",
            quoted(&format!("{before}token=")),
            if after.is_empty() {
                String::new()
            } else {
                quoted(after)
            }
        ),
        None => quoted(masked),
    }
}

/// A text that the shell takes as it is.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, Verdict};
    use super::*;
    use serde_json::json;

    fn exchange() -> Exchange {
        Exchange {
            at: 0,
            name: "Visits".to_owned(),
            method: "GET",
            address: "https://a.test/visits?view=details&token=•••".to_owned(),
            headers: Vec::new(),
            has_password: false,
            body: None,
            answer: Some(Answer::made_up(Verdict::Answered, Some(200), "{}")),
        }
    }

    #[test]
    fn a_token_and_a_password_are_variables() {
        let command = command(&Exchange {
            has_password: true,
            ..exchange()
        });
        assert_eq!(
            command,
            "curl --include --max-time 10 'https://a.test/visits?view=details&token='\"$TOKEN\" \\\n  --user \"$HTTP_AUTH\" \\\n  --header 'accept: application/json'"
        );
    }

    #[test]
    fn nothing_in_a_form_leaves_its_quotes() {
        let command = command(&Exchange {
            body: Some(json!({ "note": "it's `id` $(id)" })),
            ..exchange()
        });
        assert!(command.ends_with(r#"--data '{"note":"it'\''s `id` $(id)"}'"#));
    }
}
