//! How long an address may be before servers refuse it.

/// What the older tools take that read addresses.
const SHORT: usize = 2_000;
/// The longest line of a request in nginx (`large_client_header_buffers`) and Apache (`LimitRequestLine`).
const COMMON: usize = 8_000;
/// All headers together in Node.js (`--max-http-header-size`).
const LONG: usize = 16_000;

/// What is known of an address of a length; `None` for one that is taken everywhere.
pub(crate) fn length_note(length: usize) -> Option<String> {
    if length <= SHORT {
        return None;
    }
    let what = if length <= COMMON {
        "Common servers take it; some proxies and tools cut addresses after 2,000."
    } else if length <= LONG {
        "nginx and Apache refuse it (414), unless they are configured for more than 8 KB. Select all sends no ids."
    } else {
        "nginx and Apache refuse it (414), and Node.js does (431), unless they are configured for more. Select all sends no ids."
    };
    Some(format!("{} characters. {what}", grouped(length)))
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(|group| {
        let digits = group.iter().map(|digit| char::from(*digit));
        digits.collect::<String>()
    });
    let head = Some(head.to_owned()).filter(|head| !head.is_empty());
    head.into_iter().chain(groups).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_judged_by_the_limits_of_common_servers() {
        assert_eq!(length_note(2_000), None);
        assert!(
            length_note(2_001)
                .unwrap()
                .starts_with("2,001 characters. Common")
        );
        assert!(length_note(9_512).unwrap().contains("nginx and Apache"));
        assert!(length_note(16_001).unwrap().contains("431"));
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(12_345), "12,345");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
