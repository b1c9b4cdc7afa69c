//! Strings of JSON.

/// Where a string is wrong, what is wrong with it, and what to do.
type Wrong = (usize, &'static str, &'static str);

/// The string that begins with a quotation mark at an offset, and where it ends.
pub(super) fn read_string(text: &str, start: usize) -> Result<(String, usize), Wrong> {
    let bytes = text.as_bytes();
    let mut read = String::new();
    let mut from = start + 1;
    let mut offset = from;
    loop {
        let part = |end: usize| text.get(from..end).unwrap_or_default();
        match bytes.get(offset) {
            None => {
                let problem = "has a text that doesn't end.";
                return Err((offset, problem, "Close it with a quotation mark."));
            }
            Some(b'"') => {
                read.push_str(part(offset));
                return Ok((read, offset + 1));
            }
            Some(b'\\') => {
                read.push_str(part(offset));
                let (letter, end) = escape(text, offset)?;
                read.push(letter);
                from = end;
                offset = end;
            }
            Some(0..0x20) => {
                let problem = "has a line end or another control character in a text.";
                return Err((offset, problem, "Write \\n for a line end, \\t for a tab."));
            }
            Some(_) => offset += 1,
        }
    }
}

/// The character that an escape at an offset stands for, and where it ends. Half of a pair becomes a replacement character, as where
/// browsers encode such a text.
fn escape(text: &str, offset: usize) -> Result<(char, usize), Wrong> {
    let letter = match text.as_bytes().get(offset + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(text, offset),
        _ => {
            let problem = "has an escape that JSON does not know.";
            let fix = "Write \\\\ for a backslash.";
            return Err((offset, problem, fix));
        }
    };
    Ok((letter, offset + 2))
}

fn unicode_escape(text: &str, offset: usize) -> Result<(char, usize), Wrong> {
    let problem = "has a \\u without four hexadecimal digits.";
    let wrong = (
        offset,
        problem,
        "Write such as \\u00e9, or the letter itself.",
    );
    let first = unit(text, offset).ok_or(wrong)?;
    let end = offset + 6;
    if let 0xD800..0xDC00 = first
        && let Some(second @ 0xDC00..0xE000) = unit(text, end)
    {
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return Ok((char::from_u32(code).unwrap_or('\u{FFFD}'), end + 6));
    }
    Ok((char::from_u32(first).unwrap_or('\u{FFFD}'), end))
}

/// The number of a `\uXXXX` at an offset.
fn unit(text: &str, offset: usize) -> Option<u32> {
    let digits = text.get(offset..offset + 6)?.strip_prefix("\\u")?;
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    are_digits
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
}
