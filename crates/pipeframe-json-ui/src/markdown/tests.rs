use super::*;

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

#[test]
fn the_sample_of_the_documentation_keeps_its_shape() {
    let sample = "# Contact info \n For **your order** use our [website](https://cakes.test/).\n 1. Monday \n 2. Saturday \n\nStores: \n - Siberia\n - Malibu \n > Enjoy!";
    let nodes = parse(sample);
    let kinds: Vec<&str> = nodes
        .iter()
        .map(|node| match node {
            Node::Heading(_) => "heading",
            Node::Paragraph(_) => "paragraph",
            Node::List {
                first: Some(1),
                items,
            } if items.len() == 2 => "numbers",
            Node::List { first: None, items } if items.len() == 2 => "bullets",
            Node::Quote(_) => "quote",
            _ => "other",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "paragraph",
            "numbers",
            "paragraph",
            "bullets",
            "quote"
        ]
    );
    let Node::Paragraph(content) = &nodes[1] else {
        panic!("{nodes:?}")
    };
    assert_eq!(content[1], Node::Strong(vec![text("your order")]));
    assert_eq!(read(sample).1, None);
}

#[test]
fn html_images_and_code_are_text() {
    let cases = [
        ("<script>alert(1)</script>", "HTML"),
        ("a <b onclick=x>b</b>", "HTML"),
        ("![alt](https://a.test/x.png)", "an image"),
        ("`code`", "code"),
        ("    indented\n", "code"),
        ("*italic*", "italics"),
        ("a\n\n---\n", "a horizontal line"),
    ];
    for (source, foreign) in cases {
        let (nodes, found) = read(source);
        assert_eq!(found, Some(foreign), "{source} {nodes:?}");
    }
    assert_eq!(
        parse("a <b onclick=x>b"),
        [Node::Paragraph(vec![text("a <b onclick=x>b")])]
    );
}

#[test]
fn entities_are_resolved_and_what_turns_the_text_is_left_out() {
    assert_eq!(
        parse("a&nbsp;b &lt;i&gt; \u{202E}c"),
        [Node::Paragraph(vec![text("a\u{a0}b <i> c")])]
    );
}

#[test]
fn a_link_that_would_run_something_leads_nowhere() {
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "java&#10;script:x",
    ] {
        let nodes = parse(&["[a](<", address, ">)"].concat());
        let Some(Node::Paragraph(content)) = nodes.first() else {
            panic!("{nodes:?}")
        };
        if let Node::Link { address, .. } = &content[0] {
            assert_eq!(address.href(), None, "{address:?}");
        }
    }
}

#[test]
fn nodes_are_never_deeper_than_they_can_be_drawn_and_their_text_stays() {
    let hostile = [
        ["> ".repeat(5_000), "end".to_owned()].concat(),
        ["- ".repeat(5_000), "end".to_owned()].concat(),
        ["**a ".repeat(5_000), "end".to_owned(), "**".repeat(5_000)].concat(),
        (0..200)
            .map(|depth| [" ".repeat(depth * 2), "- end\n".to_owned()].concat())
            .collect(),
    ];
    for source in hostile {
        let nodes = parse(&source);
        assert!(depth(&nodes) <= DEEPEST + 2, "{}", depth(&nodes));
        assert!(shown(&nodes).contains("end"));
    }
}

fn children(node: &Node) -> Vec<&[Node]> {
    match node {
        Node::Text(_) | Node::LineBreak => Vec::new(),
        Node::Strong(content)
        | Node::Link { content, .. }
        | Node::Paragraph(content)
        | Node::Heading(content)
        | Node::Quote(content) => vec![content],
        Node::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
    }
}

fn depth(nodes: &[Node]) -> usize {
    let inner = nodes.iter().flat_map(children).map(depth).max();
    inner.map_or(usize::from(!nodes.is_empty()), |inner| inner + 1)
}

fn shown(nodes: &[Node]) -> String {
    let of = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        other => children(other).into_iter().map(shown).collect(),
    };
    nodes.iter().map(of).collect()
}

#[test]
fn a_text_is_cut_after_so_many_characters_that_are_shown() {
    let nodes = parse("a **bcd** [efg](https://a.test)\n\nmore");
    let (kept, is_cut) = cut(&nodes, 4);
    assert!(is_cut);
    assert_eq!(shown(&kept), "a bc\u{2026}");
    assert_eq!(cut(&nodes, 100), (nodes, false));
}

#[test]
fn addresses_of_a_plain_text_become_links() {
    let nodes =
        linkify("See (https://a.test/x), or write to\nme@a.test. Not a@b, http:// or javascript:x");
    let links: Vec<_> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Link { address, .. } => address.href(),
            _ => None,
        })
        .collect();
    assert_eq!(links, ["https://a.test/x", "mailto:me@a.test"]);
    assert_eq!(
        shown(&nodes),
        "See (https://a.test/x), or write to\nme@a.test. Not a@b, http:// or javascript:x"
    );
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_becomes_nodes_that_can_be_drawn(source in r"([>\-*#\[\]()`!<&a0-9. \n]|javascript:|https://a\.b|\PC){0,60}") {
            let nodes = parse(&source);
            prop_assert!(depth(&nodes) <= DEEPEST + 2);
            let (kept, is_cut) = cut(&nodes, 10);
            prop_assert!(shown(&kept).chars().count() <= 10 + usize::from(is_cut));
        }

        #[test]
        fn links_are_put_into_a_text_and_nothing_else_is_changed(source in r"([a-z(]|@| |https://|\.|\PC){0,40}") {
            prop_assert_eq!(shown(&linkify(&source)), source);
        }
    }
}
