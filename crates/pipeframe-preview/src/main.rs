//! The preview as a program: shows itself in the page that loads it.

fn main() {
    pipeframe_preview::mount();
}
