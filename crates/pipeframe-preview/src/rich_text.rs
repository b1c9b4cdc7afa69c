//! The few HTML tags that notes and an activity's texts may hold: which they are, and what a text with them says.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Plain text, entities resolved.
    Text(String),
    /// A tag around other parts.
    Tagged(Tag, Vec<Piece>),
}

/// A tag that is shown; others are left out, their contents stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A list: `ul`.
    List,
    /// An entry of a list: `li`.
    Item,
    /// Bold: `b`.
    Bold,
    /// Underlined: `u`.
    Underlined,
    /// Italic: `i`.
    Italic,
}

impl Tag {
    fn named(name: &str) -> Option<Self> {
        let tags = [
            ("ul", Self::List),
            ("li", Self::Item),
            ("b", Self::Bold),
            ("u", Self::Underlined),
            ("i", Self::Italic),
        ];
        let known = tags
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, tag)| *tag)
    }
}

/// How deeply tags may be nested; deeper ones are left out.
const DEEPEST: usize = 16;

/// Reads a text. Nothing is ever refused: what isn't a tag is text, what isn't closed ends with its surroundings.
pub(crate) fn parse(text: &str) -> Vec<Piece> {
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from_tag) = rest.split_at(start);
        reader.text(before);
        let name = tag_name(&from_tag[1..]);
        if let Some(end) = from_tag.find('>').filter(|_| !name.is_empty()) {
            reader.tag(name);
            rest = &from_tag[end + 1..];
        } else {
            reader.text("<");
            rest = &from_tag[1..];
        }
    }
    reader.text(rest);
    reader.finish()
}

#[derive(Default)]
struct Reader {
    done: Vec<Piece>,
    open: Vec<(Tag, Vec<Piece>)>,
}

impl Reader {
    fn push(&mut self, piece: Piece) {
        let pieces = self
            .open
            .last_mut()
            .map_or(&mut self.done, |(_, pieces)| pieces);
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(known)), Piece::Text(more)) => known.push_str(&more),
            (_, piece) => pieces.push(piece),
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(Piece::Text(resolved(text)));
        }
    }

    fn tag(&mut self, name: &str) {
        if let Some(name) = name.strip_prefix('/') {
            let opened = Tag::named(name).and_then(|tag| {
                let open = self.open.iter().rposition(|(open, _)| *open == tag);
                open.map(|index| self.open.len() - index)
            });
            for _ in 0..opened.unwrap_or_default() {
                self.close();
            }
        } else if let Some(tag) = Tag::named(name).filter(|_| self.open.len() < DEEPEST) {
            self.open.push((tag, Vec::new()));
        }
    }

    fn close(&mut self) {
        if let Some((tag, pieces)) = self.open.pop() {
            self.push(Piece::Tagged(tag, pieces));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// A text without the entities that people write by hand.
fn resolved(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        // Last, so that the ampersand of one entity doesn't become the start of another.
        ("&amp;", "&"),
    ];
    ENTITIES
        .iter()
        .fold(text.to_owned(), |text, (entity, meaning)| {
            text.replace(entity, meaning)
        })
}

/// What `note` and `description` of an activity may use (<https://github.com/pipedrive/app-extensions-sdk>).
pub(crate) const ALLOWED: [&str; 5] = ["ul", "li", "b", "u", "i"];

/// The first tag of a text that isn't among [`ALLOWED`], as it was written.
pub(crate) fn forbidden_tag(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name = tag_name(rest);
        let is_allowed = ALLOWED
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(name.trim_start_matches('/')));
        if !name.trim_start_matches('/').is_empty() && !is_allowed {
            return Some(name);
        }
    }
    None
}

/// The name after a `<`, with a leading slash; empty when this isn't a tag, as in "1 < 2".
fn tag_name(text: &str) -> &str {
    let slash = usize::from(text.starts_with('/'));
    let length = text[slash..]
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '!')
        .unwrap_or(text.len() - slash);
    let starts_like_a_tag = text[slash..]
        .starts_with(|character: char| character.is_ascii_alphabetic() || character == '!');
    if starts_like_a_tag {
        &text[..slash + length]
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_emphasis_are_allowed_and_nothing_else() {
        let cases = [
            ("<ul><li><b>a</b> <u>b</u> <i>c</i></li></ul>", None),
            ("<UL><LI>a</LI></UL>", None),
            ("1 < 2 and 3 <4", None),
            ("<p>a</p>", Some("p")),
            ("a<br/>b", Some("br")),
            ("<b>a</b></div>", Some("/div")),
            ("<script>alert(1)</script>", Some("script")),
            ("<!-- a -->", Some("!")),
            ("<img src=x onerror=alert(1)>", Some("img")),
        ];
        for (text, expected) in cases {
            assert_eq!(forbidden_tag(text), expected, "{text}");
        }
    }

    fn plain(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn a_list_with_emphasis_keeps_its_shape() {
        assert_eq!(
            parse("Ask:<ul><li><B>plates</B> &amp; keys</li></ul>"),
            [
                plain("Ask:"),
                Piece::Tagged(
                    Tag::List,
                    vec![Piece::Tagged(
                        Tag::Item,
                        vec![
                            Piece::Tagged(Tag::Bold, vec![plain("plates")]),
                            plain(" & keys")
                        ]
                    )]
                )
            ]
        );
    }

    #[test]
    fn unknown_tags_are_text_and_open_tags_are_closed() {
        let cases = [
            ("a < b", vec![plain("a < b")]),
            ("a <b", vec![plain("a <b")]),
            ("<p>a</p>&lt;b&gt;", vec![plain("a<b>")]),
            ("<b>a", vec![Piece::Tagged(Tag::Bold, vec![plain("a")])]),
            ("a</b>", vec![plain("a")]),
            ("<script src=x>alert(1)</script>", vec![plain("alert(1)")]),
        ];
        for (text, pieces) in cases {
            assert_eq!(parse(text), pieces, "{text}");
        }
    }

    #[test]
    fn tags_are_never_deeper_than_they_can_be_drawn() {
        let mut pieces = &parse(&"<b>".repeat(10_000))[..];
        let mut depth = 0;
        while let [Piece::Tagged(_, inner)] = pieces {
            pieces = inner;
            depth += 1;
        }
        assert_eq!(depth, DEEPEST);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn any_text_is_read_without_a_panic(text in ".{0,80}") {
                let _ = (forbidden_tag(&text), parse(&text));
            }
        }
    }
}
