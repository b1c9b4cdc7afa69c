//! The preview's own icons: one stroke on a grid of 20, drawn for the project.
//!
//! They live in the code and not in the shared sprite, so that no byte of them is in a release bundle.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A coin, for deals.
    Deal,
    /// A target, for leads.
    Lead,
    /// A person.
    Person,
    /// A building.
    Organization,
    /// A calendar page.
    Calendar,
    /// A megaphone, for campaigns.
    Megaphone,
    /// A board with columns, for projects.
    Board,
    /// Sliders, for settings.
    Sliders,
    /// A magnifying glass.
    Search,
    /// A plus.
    Plus,
    /// A piece of a puzzle, for apps.
    Puzzle,
    /// An arrowhead that points down.
    ChevronDown,
    /// A circular arrow.
    Reload,
    /// Three dots.
    More,
    /// A cross.
    Close,
    /// A telephone receiver.
    Phone,
    /// A telephone receiver with an arrow that comes in.
    PhoneIncoming,
    /// An envelope.
    Mail,
    /// A sheet with a folded corner.
    Note,
    /// Two people, for meetings.
    People,
    /// A tick in a circle.
    Task,
    /// A tick.
    Check,
    /// The sun, for the light theme.
    Sun,
    /// The moon, for the dark theme.
    Moon,
    /// Two links of a chain.
    Link,
    /// Two sheets, one on the other.
    Copy,
    /// Two bars.
    Pause,
    /// A triangle that points right.
    Play,
    /// A crossed circle.
    Erase,
    /// An arrow to the right.
    ArrowRight,
    /// An arrow to the left.
    ArrowLeft,
    /// A triangle with an exclamation mark.
    Warning,
    /// Angle brackets.
    Code,
    /// A circular arrow that points back.
    Reset,
    /// A crossed cloud.
    CloudOff,
    /// A prompt in a window.
    Tools,
    /// A drawing pin.
    Pin,
    /// A sheet with an arrow that leaves it downwards.
    Download,
    /// A sheet with an arrow that enters it from below.
    Upload,
    /// A flask, for tests and experiments.
    Flask,
    /// The corners of a frame around a pulse, the preview's own mark.
    Frame,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Deal => {
                "M10 17.25a7.25 7.25 0 1 0 0-14.5 7.25 7.25 0 0 0 0 14.5ZM12.4 7.5c-.5-.7-1.35-1.05-2.4-1.05-1.4 0-2.4.7-2.4 1.75 0 2.5 4.9 1.15 4.9 3.6 0 1.05-1.05 1.75-2.5 1.75-1.1 0-2.05-.4-2.55-1.1M10 5v10"
            }
            Self::Lead => {
                "M10 17.25a7.25 7.25 0 1 0 0-14.5 7.25 7.25 0 0 0 0 14.5ZM10 13.25a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM10 10h.01"
            }
            Self::Person => {
                "M10 9.75a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM3.75 16.75c.5-3 3-4.75 6.25-4.75s5.75 1.75 6.25 4.75"
            }
            Self::Organization => {
                "M4.25 16.75V4.5c0-.7.55-1.25 1.25-1.25h5c.7 0 1.25.55 1.25 1.25v12.25M11.75 8.25h2.75c.7 0 1.25.55 1.25 1.25v7.25M2.75 16.75h14.5M7 6.5h2M7 9.5h2M7 12.5h2"
            }
            Self::Calendar => {
                "M4.5 4.5h11c.7 0 1.25.55 1.25 1.25v9.5c0 .7-.55 1.25-1.25 1.25h-11c-.7 0-1.25-.55-1.25-1.25v-9.5c0-.7.55-1.25 1.25-1.25ZM3.25 8.25h13.5M6.75 2.75v3M13.25 2.75v3"
            }
            Self::Megaphone => {
                "M3.25 8.25v3.5h2.5l7.5 3.75V4.5l-7.5 3.75h-2.5ZM6 11.75l.9 4.5h2.1l-.75-3.4M15.75 8.25c.6.4 1 1 1 1.75s-.4 1.35-1 1.75"
            }
            Self::Board => {
                "M4.25 3.25h11.5c.55 0 1 .45 1 1v11.5c0 .55-.45 1-1 1H4.25c-.55 0-1-.45-1-1V4.25c0-.55.45-1 1-1ZM6.75 6.5v7M10 6.5v4M13.25 6.5v5.5"
            }
            Self::Sliders => {
                "M3.25 6h7.5M14.25 6h2.5M3.25 14h2.5M9.25 14h7.5M12.5 7.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM7.5 15.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z"
            }
            Self::Search => {
                "M9 14.25a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5ZM12.9 12.9l3.85 3.85"
            }
            Self::Plus => "M10 4.5v11M4.5 10h11",
            Self::Puzzle => {
                "M8 5.25V4.5a1.75 1.75 0 0 1 3.5 0v.75h3.25c.4 0 .75.35.75.75v3.25h-.75a1.75 1.75 0 0 0 0 3.5h.75V16c0 .4-.35.75-.75.75h-10A.75.75 0 0 1 4 16v-3.25h.75a1.75 1.75 0 0 0 0-3.5H4V6c0-.4.35-.75.75-.75H8Z"
            }
            Self::ChevronDown => "M5.5 7.75 10 12.25l4.5-4.5",
            Self::Reload => "M15.75 10a5.75 5.75 0 1 1-1.7-4.07L16 7.75M16 4v3.75h-3.75",
            Self::More => "M5 10h.01M10 10h.01M15 10h.01",
            Self::Close => "M5.25 5.25l9.5 9.5M14.75 5.25l-9.5 9.5",
            Self::Phone => {
                "M6.6 3.25H4.75c-.85 0-1.55.7-1.5 1.55.45 6.5 5.45 11.5 11.95 11.95.85.05 1.55-.65 1.55-1.5V13.4l-3.4-1.4-1.6 1.6A10.5 10.5 0 0 1 6.4 8.25L8 6.65 6.6 3.25Z"
            }
            Self::PhoneIncoming => {
                "M6.6 3.25H4.75c-.85 0-1.55.7-1.5 1.55.45 6.5 5.45 11.5 11.95 11.95.85.05 1.55-.65 1.55-1.5V13.4l-3.4-1.4-1.6 1.6A10.5 10.5 0 0 1 6.4 8.25L8 6.65 6.6 3.25ZM16.5 3.5 12 8M12 4.5V8h3.5"
            }
            Self::Mail => {
                "M4 4.75h12c.55 0 1 .45 1 1v8.5c0 .55-.45 1-1 1H4c-.55 0-1-.45-1-1v-8.5c0-.55.45-1 1-1ZM3.25 6 10 10.75 16.75 6"
            }
            Self::Note => {
                "M11.75 16.75H5c-.7 0-1.25-.55-1.25-1.25V4.5c0-.7.55-1.25 1.25-1.25h10c.7 0 1.25.55 1.25 1.25v7.75l-4.5 4.5ZM11.75 16.5v-4.25H16M6.75 6.75h6.5M6.75 9.75h4"
            }
            Self::People => {
                "M7.5 9.25a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 15.75c.3-2.6 2.3-4.25 5-4.25s4.7 1.65 5 4.25M13 4a2.75 2.75 0 0 1 0 5M14.5 11.75c1.75.45 2.85 1.9 3 4"
            }
            Self::Task => {
                "M10 17.25a7.25 7.25 0 1 0 0-14.5 7.25 7.25 0 0 0 0 14.5ZM6.9 10.2l2.15 2.15 4.1-4.5"
            }
            Self::Check => "M4.5 10.5l3.75 3.75 7.25-8",
            Self::Sun => {
                "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 2.75v1.5M10 15.75v1.5M2.75 10h1.5M15.75 10h1.5M4.9 4.9l1.05 1.05M14.05 14.05l1.05 1.05M15.1 4.9l-1.05 1.05M5.95 14.05 4.9 15.1"
            }
            Self::Moon => "M16.5 11.6A6.75 6.75 0 1 1 8.4 3.5a5.5 5.5 0 0 0 8.1 8.1Z",
            Self::Link => {
                "M8.5 11.5l3-3M9.25 6l1.6-1.6a3.35 3.35 0 0 1 4.75 4.75L14 10.75M10.75 14l-1.6 1.6a3.35 3.35 0 0 1-4.75-4.75L6 9.25"
            }
            Self::Copy => {
                "M8 7h7.25c.4 0 .75.35.75.75V15c0 .4-.35.75-.75.75H8a.75.75 0 0 1-.75-.75V7.75C7.25 7.35 7.6 7 8 7ZM12.75 7V4.75A.75.75 0 0 0 12 4H4.75a.75.75 0 0 0-.75.75V12c0 .4.35.75.75.75h2.5"
            }
            Self::Pause => "M7.25 5v10M12.75 5v10",
            Self::Play => "M6.75 4.75v10.5L15.25 10l-8.5-5.25Z",
            Self::Erase => {
                "M10 17.25a7.25 7.25 0 1 0 0-14.5 7.25 7.25 0 0 0 0 14.5ZM4.9 4.9l10.2 10.2"
            }
            Self::ArrowRight => "M3.75 10h12.5M11.5 5.25 16.25 10l-4.75 4.75",
            Self::ArrowLeft => "M16.25 10H3.75M8.5 5.25 3.75 10l4.75 4.75",
            Self::Warning => "M10 3.5 17.5 16.25h-15L10 3.5ZM10 8.25v3.5M10 14h.01",
            Self::Code => "M7 6 3 10l4 4M13 6l4 4-4 4M11 4.5 9 15.5",
            Self::Reset => "M4.25 10a5.75 5.75 0 1 0 1.7-4.07L4 7.75M4 4v3.75h3.75",
            Self::CloudOff => {
                "M6.25 15.25h8.25a3 3 0 0 0 .75-5.9A5 5 0 0 0 6.2 7.8a3.75 3.75 0 0 0 .05 7.45ZM4 3.5l12.5 13"
            }
            Self::Tools => {
                "M3.5 4h13c.3 0 .5.2.5.5v11c0 .3-.2.5-.5.5h-13a.5.5 0 0 1-.5-.5v-11c0-.3.2-.5.5-.5ZM5.75 7.5 8 9.75 5.75 12M9.75 12.5h4"
            }
            Self::Pin => {
                "M7.25 3.25h5.5M8.25 3.25v4.5l-2.5 3v1.5h8.5v-1.5l-2.5-3v-4.5M10 12.25v4.5"
            }
            Self::Download => {
                "M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 13.5v2.25c0 .55.45 1 1 1h10.5c.55 0 1-.45 1-1V13.5"
            }
            Self::Upload => {
                "M10 12.5v-9M6.25 7 10 3.25 13.75 7M3.75 13.5v2.25c0 .55.45 1 1 1h10.5c.55 0 1-.45 1-1V13.5"
            }
            Self::Flask => {
                "M7.5 3.25h5M8.25 3.25V8l-4.1 6.9c-.5.85.1 1.85 1.05 1.85h9.6c.95 0 1.55-1 1.05-1.85L11.75 8V3.25M6 12h8"
            }
            Self::Frame => {
                "M3.25 7V4.25c0-.55.45-1 1-1H7M13 3.25h2.75c.55 0 1 .45 1 1V7M16.75 13v2.75c0 .55-.45 1-1 1H13M7 16.75H4.25c-.55 0-1-.45-1-1V13M3 10h4.5l2-2.5 2 5 1.5-2.5H17"
            }
        }
    }
}

/// An icon of 20 px; decoration only, so the control around it needs a name.
pub(super) fn icon(shape: Shape) -> AnyView {
    draw(shape, None)
}

/// An icon of 16 px.
pub(super) fn small_icon(shape: Shape) -> AnyView {
    draw(shape, Some("small"))
}

fn draw(shape: Shape, size: Option<&'static str>) -> AnyView {
    let dots = (shape == Shape::More).then_some("more");
    view! {
        <svg class="shape" data-size=size data-shape=dots viewBox="0 0 20 20" aria-hidden="true">
            <path d=shape.path() />
        </svg>
    }
    .into_any()
}
