//! Code as it is in its file.

/// The text of a function that stands at the left edge of its file; empty where there is none of that name.
pub(super) fn of_function(file: &str, name: &str) -> String {
    let start = ["fn ", name, "("].concat();
    let lines = file.lines().skip_while(|line| !line.starts_with(&start));
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push('\n');
        if line == "}" {
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::of_function;

    const FILE: &str =
        "//! A file.\n\nfn first() -> u8 {\n    1\n}\n\nfn second() {\n    if true {\n    }\n}\n";

    #[test]
    fn a_function_ends_with_the_brace_at_the_left_edge() {
        assert_eq!(of_function(FILE, "first"), "fn first() -> u8 {\n    1\n}\n");
        assert_eq!(
            of_function(FILE, "second"),
            "fn second() {\n    if true {\n    }\n}\n"
        );
    }

    #[test]
    fn a_name_is_compared_as_a_whole() {
        assert_eq!(of_function(FILE, "fir"), "");
    }
}
