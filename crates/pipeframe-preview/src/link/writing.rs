//! A link as a query: what [`PreviewLink::read`] reads back.

use crate::account::Record;
use crate::desk::Place;
use crate::frame_address::encode;
use crate::surface::Mode;

use super::{At, PLACES, PreviewLink, SURFACES, scene, tools};

impl PreviewLink {
    /// The query of this link, beginning with `?` unless it is empty. What is as by default is left out.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.parameters() {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            encode(&value, &mut query);
        }
        query
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if self.place != Self::default().place {
            parameters.extend(place_parameters(self.place));
        }
        parameters.extend(scene::parameters(&self.scene));
        for (name, id) in [("company", self.company), ("user", self.user)] {
            parameters.extend(id.map(|id| (name, id.to_string())));
        }
        if let Some(theme) = self.theme {
            parameters.push(("theme", theme.as_str().to_owned()));
        }
        if self.mode == Mode::Lenient {
            parameters.push(("mode", self.mode.as_str().to_owned()));
        }
        let assumed = self.assumptions.changes();
        if !assumed.is_empty() {
            let pairs: Vec<_> = assumed
                .iter()
                .map(|(name, value)| format!("{name}:{value}"))
                .collect();
            parameters.push(("assume", pairs.join(",")));
        }
        let texts = [
            ("app", &self.app),
            ("registration", &self.registration),
            ("scenario", &self.scenario),
            ("secret", &self.secret),
        ];
        for (name, text) in texts {
            parameters.extend(text.clone().map(|text| (name, text)));
        }
        for (surface, name) in SURFACES {
            parameters.extend(
                self.surfaces
                    .get(&surface)
                    .cloned()
                    .map(|address| (name, address)),
            );
        }
        parameters.extend(self.tools.iter().flat_map(tools::parameters));
        parameters
    }
}

fn place_parameters(place: Place) -> Vec<(&'static str, String)> {
    let name = PLACES.iter().find(|(_, at)| match (at, place) {
        (At::Details(resource), Place::Details(record)) => *resource == record.resource,
        (At::Elsewhere(named), Place::Elsewhere(part, _)) => *named == part,
        (At::Whole(named), place) => *named == place,
        (At::Details(_) | At::Elsewhere(_), _) => false,
    });
    let at = name.map(|(name, _)| ("at", (*name).to_owned()));
    let id = match place {
        Place::Elsewhere(_, id) => id,
        place => place.record().map(|Record { id, .. }| id),
    };
    let record = id
        .filter(|_| at.is_some())
        .map(|id| ("record", id.to_string()));
    at.into_iter().chain(record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Resource;
    use crate::desk::Part;
    use crate::surface::{Surface, Theme};

    #[test]
    fn what_is_as_by_default_is_left_out() {
        assert_eq!(PreviewLink::default().query(), "");
    }

    #[test]
    fn a_link_tells_page_theme_mode_and_app() {
        let mut link = PreviewLink {
            place: Place::Details(Record::person(4)),
            theme: Some(Theme::Dark),
            mode: Mode::Lenient,
            app: Some("http://localhost:3000".to_owned()),
            ..PreviewLink::default()
        };
        link.surfaces
            .insert(Surface::Modal, "https://b.test/m?x=1&y".to_owned());
        assert_eq!(
            link.query(),
            "?at=person-details&record=4&theme=dark&mode=lenient&app=http%3A%2F%2Flocalhost%3A3000\
             &modal-url=https%3A%2F%2Fb.test%2Fm%3Fx%3D1%26y"
        );
    }

    #[test]
    fn lists_and_settings_have_no_record_and_other_parts_may_have_one() {
        let query = |place| {
            PreviewLink {
                place,
                ..PreviewLink::default()
            }
            .query()
        };
        assert_eq!(query(Place::List(Resource::Person)), "?at=people-list");
        assert_eq!(query(Place::Settings), "?at=settings");
        assert_eq!(
            query(Place::Elsewhere(Part::Leads, Some(3))),
            "?at=leads&record=3"
        );
    }
}
