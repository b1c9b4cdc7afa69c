//! A link as a query: what [`PreviewLink::read`] reads back.

use crate::account::Record;
use crate::desk::Place;
use crate::frame_address::encode;
use crate::surface::{Mode, Surface};

use super::{PreviewLink, address_parameter, hub, json, page_name, scene, tools};

impl PreviewLink {
    /// The query of this link, beginning with `?` unless it is empty. What is as by default is left out.
    pub(crate) fn query(&self) -> String {
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
        let Self {
            place,
            scene,
            company,
            user,
            theme,
            mode,
            app,
            surfaces,
            registration,
            assumptions,
            scenario,
            secret,
            json,
            tools,
        } = self;
        let mut parameters = Vec::new();
        if *place != Self::default().place {
            parameters.extend(place_parameters(*place));
        }
        parameters.extend(scene::parameters(scene));
        for (name, id) in [("company", company), ("user", user)] {
            parameters.extend(id.map(|id| (name, id.to_string())));
        }
        if let Some(theme) = theme {
            parameters.push(("theme", theme.as_str().to_owned()));
        }
        if *mode != Mode::default() {
            parameters.push(("mode", mode.as_str().to_owned()));
        }
        let assumed = assumptions.changes();
        if !assumed.is_empty() {
            let pairs: Vec<_> = assumed
                .iter()
                .map(|(name, value)| format!("{name}:{value}"))
                .collect();
            parameters.push(("assume", pairs.join(",")));
        }
        let texts = [
            ("app", app),
            ("registration", registration),
            ("scenario", scenario),
            ("secret", secret),
        ];
        for (name, text) in texts {
            parameters.extend(text.clone().map(|text| (name, text)));
        }
        for surface in Surface::ALL {
            let address = surfaces.get(&surface).cloned();
            parameters.extend(address.map(|address| (address_parameter(surface), address)));
        }
        parameters.extend(json.iter().flat_map(json::parameters));
        parameters.extend(tools.iter().flat_map(tools::parameters));
        parameters
    }
}

fn place_parameters(place: Place) -> Vec<(&'static str, String)> {
    let at = page_name(place).map(|name| ("at", name.to_owned()));
    if let Place::DeveloperHub(page) = place {
        return at.into_iter().chain(hub::parameters(page)).collect();
    }
    let id = match place {
        Place::Elsewhere(_, id) => id,
        Place::Details(Record { id, .. }) => Some(id),
        Place::List(_) | Place::Settings | Place::Workbench | Place::DeveloperHub(_) => None,
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
    use crate::surface::Theme;

    #[test]
    fn what_is_as_by_default_is_left_out() {
        assert_eq!(PreviewLink::default().query(), "");
    }

    #[test]
    fn a_link_has_page_theme_mode_and_app() {
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
