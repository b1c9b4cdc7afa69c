//! Where the faults of a document are in its text.

use std::ops::Range;

use pipeframe_json_ui::Fault;
use pipeframe_registration::Severity;

/// A part of a text: plain, or what a fault is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// How heavy the fault is; none of plain text.
    pub(crate) severity: Option<Severity>,
}

/// A text with its faults marked. Where two are at one place, the heavier shows.
pub(crate) fn marked(text: &str, faults: &[Fault]) -> Vec<Piece> {
    let mut ranges: Vec<(Range<usize>, Severity)> = faults
        .iter()
        .map(|fault| (range(text, fault), fault.rule.severity))
        .collect();
    ranges.sort_by_key(|(range, severity)| (range.start, *severity));
    let mut pieces = Vec::new();
    let mut end = 0;
    for (range, severity) in ranges {
        if range.start < end || range.is_empty() {
            continue;
        }
        pieces.push(piece(text, end..range.start, None));
        end = range.end;
        pieces.push(piece(text, range, Some(severity)));
    }
    pieces.push(piece(text, end..text.len(), None));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn piece(text: &str, range: Range<usize>, severity: Option<Severity>) -> Piece {
    Piece {
        text: text.get(range).unwrap_or_default().to_owned(),
        severity,
    }
}

/// What a fault is about, as a text field counts: in units of UTF-16.
pub(crate) fn selection(text: &str, fault: &Fault) -> Range<u32> {
    let range = range(text, fault);
    let count = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    count(range.start)..count(range.end)
}

/// The value or key at the place of a fault: a text to its end, a word or a number, or one bracket.
fn range(text: &str, fault: &Fault) -> Range<usize> {
    let start = offset(text, fault.line, fault.column);
    let rest = text.get(start..).unwrap_or_default();
    let length = match rest.chars().next() {
        Some('"') => string_length(rest),
        Some(first) if first.is_alphanumeric() || first == '-' => rest
            .find(|letter: char| !letter.is_alphanumeric() && !"-+._".contains(letter))
            .unwrap_or(rest.len()),
        Some(first) => first.len_utf8(),
        // At the end of the text its last character is marked.
        None => {
            let last = text.chars().next_back().map_or(0, char::len_utf8);
            return start - last..start;
        }
    };
    start..start + length
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (offset, letter) in text.char_indices().skip(1) {
        match letter {
            '\n' => return offset,
            '"' if !escaped => return offset + 1,
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    text.len()
}

/// Where a line and a column are, from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.take(line - 1).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let inside = rest.char_indices().nth(column - 1);
    before + inside.map_or(rest.len(), |(offset, _)| offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeframe_json_ui::PanelStructure;

    fn pieces(text: &str) -> Vec<(String, Option<Severity>)> {
        let faults = PanelStructure::parse(text).faults;
        let pieces = marked(text, &faults).into_iter();
        pieces.map(|piece| (piece.text, piece.severity)).collect()
    }

    #[test]
    fn what_is_wrong_is_marked_and_nothing_of_the_text_is_lost() {
        let text = "{ \"ä\": 1,\n  \"type\": \"obj\\\"ect\", \"properties\": {} }";
        let pieces = pieces(text);
        let marked: Vec<_> = pieces
            .iter()
            .filter(|(_, severity)| severity.is_some())
            .collect();
        assert_eq!(marked.len(), 1, "{pieces:?}");
        assert_eq!(marked[0].0, "\"obj\\\"ect\"");
        let all: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(all, text);
    }

    #[test]
    fn a_document_that_is_cut_is_marked_at_its_end() {
        assert_eq!(
            pieces("{ ä"),
            [
                ("{ ".to_owned(), None),
                ("ä".to_owned(), Some(Severity::Error))
            ]
        );
        assert_eq!(pieces("{"), [("{".to_owned(), Some(Severity::Error))]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn a_selection_counts_as_text_fields_do() {
        let text = "{ \"type\": \"😀\" }";
        let faults = PanelStructure::parse(text).faults;
        assert_eq!(selection(text, &faults[0]), 10..14);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn any_text_is_marked_whole(text in "[\\[\\]{}\":,a-z0-9äß\\\\\n ]{0,40}") {
                let pieces = marked(&text, &PanelStructure::parse(&text).faults);
                let all: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(all, text);
            }
        }
    }
}
