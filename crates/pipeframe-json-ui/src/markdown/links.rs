//! The addresses in a plain text.

use crate::address::Address;

use super::Node;

/// A plain text with links of the web and e-mail addresses in it.
pub fn linkify(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut plain = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let start = word.trim_start_matches(['(', '[', '"', '\'']);
        let end = start.trim_end();
        let link = end.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'']);
        let Some(address) = address_of(link) else {
            plain.push_str(word);
            continue;
        };
        let before = word.len() - start.len();
        plain.push_str(word.get(..before).unwrap_or_default());
        if !plain.is_empty() {
            nodes.push(Node::Text(std::mem::take(&mut plain)));
        }
        nodes.push(Node::Link {
            address,
            content: vec![Node::Text(link.to_owned())],
        });
        plain.push_str(word.get(before + link.len()..).unwrap_or_default());
    }
    if !plain.is_empty() {
        nodes.push(Node::Text(plain));
    }
    nodes
}

/// Where a word of a text leads, if it is an address.
fn address_of(word: &str) -> Option<Address> {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| word.len() > scheme.len() && word.starts_with(scheme));
    if is_web {
        return Some(Address::new(word));
    }
    let (name, host) = word.split_once('@')?;
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    let is_mail = !name.is_empty()
        && name.chars().all(is_name)
        && host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(is_host);
    is_mail.then(|| Address::new(&["mailto:", word].concat()))
}
