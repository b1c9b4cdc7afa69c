//! The elements of HTML, each by a function of its name, as in `leptos::html`.
//!
//! ```
//! use pipeframe::kit::{Node, html};
//!
//! fn greeting(name: String) -> Node {
//!     html::p().child("Hello ").child(html::b().child(name))
//! }
//! ```
//!
//! What is missing, such as an element of one's own, is [`element`]`("its-name")`.

use super::{Node, element};

macro_rules! elements {
    ($($tag:ident)*) => {
        $(
            #[doc = concat!("A new `<", stringify!($tag), ">`.")]
            #[must_use]
            // 90 bytes a page less than a call.
            #[inline(always)]
            pub fn $tag() -> Node {
                element(stringify!($tag))
            }
        )*
    };
}

elements! {
    a abbr address article aside audio b bdi bdo blockquote br button canvas caption cite code col colgroup data datalist dd del
    details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img
    input ins kbd label legend li main map mark menu meter nav object ol optgroup option output p picture pre progress q ruby rp
    rt s samp search section select small source span strong sub summary sup table tbody td template textarea tfoot th thead time
    tr track u ul var video wbr
}
