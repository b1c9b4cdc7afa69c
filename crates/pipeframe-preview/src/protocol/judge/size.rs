//! Whether a surface may have the size it asks for.

use crate::protocol::bounds::Bounds;
use crate::protocol::checked::Checked;
use crate::protocol::command::{Command, SizeRequest};
use crate::protocol::finding::Finding;
use crate::range::Range;
use crate::rule::Rule;
use crate::surface::Surface;

use super::Circumstances;

/// A size out of bounds is presumably ignored as a whole; a panel's width alone is.
pub(super) fn judge_size(
    mut size: SizeRequest,
    around: &Circumstances<'_>,
    command: fn(SizeRequest) -> Command,
) -> Checked<Command> {
    let bounds = Bounds::of(around.surface, around.window);
    let mut findings = Vec::new();
    let width_fits = match (size.width, bounds.width) {
        (Some(_), None) => {
            size.width = None;
            findings.push(width_is_fixed(around.surface));
            true
        }
        (Some(width), Some(range)) => fits("width", width, range, around.surface, &mut findings),
        (None, _) => true,
    };
    let height_fits = size.height.is_none_or(|height| {
        fits(
            "height",
            height,
            bounds.height,
            around.surface,
            &mut findings,
        )
    });
    Checked {
        value: (width_fits && height_fits).then(|| command(size)),
        findings,
    }
}

/// A size of which each side that only the browser window is too small for is the window's.
pub(super) fn cut_to_window(size: SizeRequest, around: &Circumstances<'_>) -> SizeRequest {
    let bounds = Bounds::of(around.surface, around.window);
    let cut = |length: f64, range: Range| length.min(f64::from(range.most));
    let (width_follows, height_follows) = match around.surface {
        Surface::Modal => (true, true),
        Surface::Settings => (true, false),
        Surface::Panel | Surface::FloatingWindow => (false, false),
    };
    SizeRequest {
        width: match (size.width, bounds.width) {
            (Some(width), Some(range)) if width_follows => Some(cut(width, range)),
            (width, _) => width,
        },
        height: match size.height {
            Some(height) if height_follows => Some(cut(height, bounds.height)),
            height => height,
        },
    }
}

fn width_is_fixed(surface: Surface) -> Finding {
    Finding::new(
        Rule::PanelWidth,
        format!(
            "A width was asked for by a {}, and was passed over.",
            surface.spoken()
        ),
        "Leave `width` out.",
    )
}

fn fits(
    side: &str,
    value: f64,
    range: Range,
    surface: Surface,
    findings: &mut Vec<Finding>,
) -> bool {
    let fits = range.holds(value);
    if !fits {
        findings.push(out_of_bounds(side, value, range, surface));
    }
    fits
}

fn out_of_bounds(side: &str, value: f64, range: Range, surface: Surface) -> Finding {
    let Range { least, most } = range;
    let nearest = if value < f64::from(least) {
        least
    } else {
        most
    };
    let what = format!("The {side} {value} is out of bounds.");
    let fix = format!("Keep it within those bounds; here {nearest} is nearest.");
    let surface_name = surface.spoken();
    if surface == Surface::Settings {
        return Finding::new(Rule::SettingsSize, what, fix).meaning(format!(
            "The preview shows settings with a {side} of {least} to {most} px; what Pipedrive allows is not published."
        ));
    }
    Finding::new(Rule::SizeBounds, what, fix).meaning(format!(
        "The {side} of a {surface_name} lies between {least} and {most} px."
    ))
}
