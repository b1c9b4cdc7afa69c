//! The app's icon, as the Marketplace wants it.

use std::fs;
use std::path::PathBuf;

use imagesize::{ImageType, blob_size, image_type};
use pipeframe_registration::Finding;

use super::arguments::Arguments;
use super::{Report, rules};

/// What it is called where none is named.
const USUAL: [&str; 3] = ["icon.png", "icon.jpg", "icon.jpeg"];

/// As wide and as high as it is at least.
const SMALLEST: usize = 256;

/// 10 MB.
const LARGEST: usize = 10_000_000;

pub(super) fn check(arguments: &Arguments, report: &mut Report) {
    let folder = arguments.registration.parent();
    let beside =
        |name: &&str| folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
    let usual = || USUAL.iter().map(beside).find(|file| file.is_file());
    let Some(file) = arguments.icon.clone().or_else(usual) else {
        report.notes.push(
            "The icon of a public app cannot be judged: name its PNG or JPG by --icon, or lay it beside the registration as icon.png."
                .to_owned(),
        );
        return;
    };
    let problem = match fs::read(&file) {
        Ok(bytes) => problem(&bytes),
        Err(error) => Some(format!("can't be read: {error}.")),
    };
    if let Some(problem) = problem {
        report.findings.push(Finding::new(
            &rules::ICON,
            file.display().to_string(),
            problem,
            "Save it as a square PNG with 256 pixels or more each way. It is shown at 20 pixels too, on light and on dark.",
        ));
    }
}

fn problem(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LARGEST {
        return Some(format!("has {} bytes.", bytes.len()));
    }
    let kind = image_type(bytes).ok();
    if !matches!(kind, Some(ImageType::Png | ImageType::Jpeg)) {
        return Some("is neither a PNG nor a JPG.".to_owned());
    }
    let Ok(size) = blob_size(bytes) else {
        return Some("is cut short.".to_owned());
    };
    let is_good = size.width == size.height && size.width >= SMALLEST;
    (!is_good).then(|| format!("is {} × {} pixels.", size.width, size.height))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a PNG of a size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0");
        bytes
    }

    /// The beginning of a JPG of a size.
    fn jpg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes =
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend(b"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01");
        bytes
    }

    #[test]
    fn a_square_of_256_pixels_is_enough() {
        for good in [png(256, 256), png(512, 512), jpg(256, 256)] {
            assert_eq!(problem(&good), None);
        }
        let mut large = png(512, 512);
        large.resize(LARGEST + 1, 0);
        for (bad, said) in [
            (png(255, 255), "255 × 255"),
            (png(256, 300), "256 × 300"),
            (jpg(300, 256), "300 × 256"),
            (b"GIF89a\0\x01\0\x01".to_vec(), "neither"),
            (b"<svg/>".to_vec(), "neither"),
            (png(256, 256)[..12].to_vec(), "cut short"),
            (Vec::new(), "neither"),
            (large, "10000001"),
        ] {
            let found = problem(&bad).unwrap();
            assert!(found.contains(said), "{found}");
        }
    }
}
