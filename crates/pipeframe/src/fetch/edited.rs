//! Values of the server that a form changes, such as settings.

use std::fmt;
use std::rc::Rc;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Fetched;
use crate::backend::{Backend, BackendError, RemoteData};
use crate::kit::{Live, Node, Skeleton, SkeletonShape, State, effect, html};
use crate::words;

/// Values at one address of the server that a form shows, changes and saves again. Copies mean the same values.
///
/// They are fetched with `GET` and saved with `PUT`, whose answer is what is saved now. A form in which nothing was changed follows
/// what is fetched later; one in which something was keeps it. What may be lost with the page belongs in a
/// [`Draft`](crate::draft::Draft) as well.
///
/// ```no_run
/// use leptos::prelude::*;
/// use leptos::task::spawn_local;
/// use pipeframe::backend::BackendError;
/// use pipeframe::draft::report_refused;
/// use pipeframe::fetch::Edited;
/// use pipeframe::kit::form::FieldErrors;
/// use pipeframe::kit::{Form, FormErrorSummary, Notice, Page, SaveBar, State, Switch, TextField};
/// use pipeframe::surface::{Settings, SurfaceHandle};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Clone, PartialEq, Serialize, Deserialize)]
/// struct Preferences {
///     sender: String,
///     greets: bool,
/// }
///
/// fn page(surface: SurfaceHandle<Settings>) -> impl IntoView {
///     let (sender, greets) = (State::new(String::new()), State::new(false));
///     let read = move || Preferences { sender: sender.get(), greets: greets.get() };
///     // Taken apart without `..`, so that a further field can't be forgotten.
///     let fill = move |saved: Preferences| {
///         let Preferences { sender: name, greets: is_on } = saved;
///         sender.set(name);
///         greets.set(is_on);
///     };
///     let settings = Edited::start(surface.backend().clone(), "/settings", read, fill);
///     let (errors, notice) = (State::new(FieldErrors::default()), Notice::none());
///     let save = move || {
///         notice.clear();
///         spawn_local(async move {
///             match settings.save().await {
///                 Ok(()) => {}
///                 Err(BackendError::Invalid(refused)) => report_refused(errors, refused),
///                 Err(error) => notice.say("The settings may not have been saved.", &error),
///             }
///         });
///     };
///     let form = move || {
///         view! {
///             <Form on_submit=save>
///                 <FormErrorSummary errors/>
///                 <TextField name="sender" label="Sender" value=sender errors/>
///                 <Switch name="greets" label="Greet people" checked=greets/>
///                 <SaveBar
///                     shown=settings.changed() summary="Settings changed" busy=settings.saving()
///                     on_reset=move || settings.reset()
///                 />
///             </Form>
///         }
///         .into()
///     };
///     view! {
///         <Page title="Settings" shows_title=true>
///             {notice.view()}
///             {settings.view("The settings could not be loaded.", form)}
///         </Page>
///     }
/// }
/// ```
pub struct Edited<T: 'static> {
    fetched: Fetched<T>,
    /// What is saved, as far as the form knows; none before it was filled.
    saved: State<Option<T>>,
    is_saving: State<bool>,
    form: State<Rc<Form<T>>>,
}

struct Form<T> {
    backend: Backend,
    path: String,
    read: Box<dyn Fn() -> T>,
    fill: Box<dyn Fn(T)>,
}

impl<T> Clone for Edited<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Edited<T> {}

impl<T> fmt::Debug for Edited<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is entered is nobody's business in a log.
        formatter.debug_struct("Edited").finish_non_exhaustive()
    }
}

/// What is seen of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loading,
    Failed,
    Shown,
}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + 'static> Edited<T> {
    /// Begins to fetch. `read` makes the values of what stands in the form, `fill` puts values into it.
    pub fn start(
        backend: Backend,
        path: &str,
        read: impl Fn() -> T + 'static,
        fill: impl Fn(T) + 'static,
    ) -> Self {
        let edited = Self {
            fetched: Fetched::start(backend.clone(), path.to_owned()),
            saved: State::new(None),
            is_saving: State::new(false),
            form: State::new(Rc::new(Form {
                backend,
                path: path.to_owned(),
                read: Box::new(read),
                fill: Box::new(fill),
            })),
        };
        effect(move || {
            let fetched = edited.fetched.data.with(|data| data.value().cloned());
            if let Some(value) = fetched
                && !untrack(|| edited.is_changed() || edited.is_saving.get())
            {
                edited.fill(value);
            }
        });
        edited
    }

    /// What the server has, and how it stands.
    pub fn fetched(self) -> Fetched<T> {
        self.fetched
    }

    /// Whether the form differs from what is saved.
    pub fn is_changed(self) -> bool {
        let entered = (self.form().read)();
        self.saved
            .with(|saved| saved.as_ref().is_some_and(|saved| *saved != entered))
    }

    /// The same, for [`SaveBar`](crate::kit::SaveBar): `shown=settings.changed()`.
    pub fn changed(self) -> Live<bool> {
        (move || self.is_changed()).into()
    }

    /// Whether it is being saved, for the button that does it: `busy=settings.saving()`.
    pub fn saving(self) -> Live<bool> {
        self.is_saving.into()
    }

    /// Puts what is saved back into the form.
    pub fn reset(self) {
        if let Some(saved) = self.saved.get_untracked() {
            self.fill(saved);
        }
    }

    /// Saves what stands in the form. What is changed there meanwhile stays.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`]; only after [`BackendError::is_refusal`] it is certain that nothing was saved.
    pub async fn save(self) -> Result<(), BackendError> {
        let form = self.form();
        let sent = untrack(|| (form.read)());
        self.is_saving.set(true);
        let answer: Result<T, _> = form.backend.put(&form.path, &sent).await;
        self.is_saving.set(false);
        let saved = answer?;
        if untrack(|| (form.read)()) == sent {
            self.fill(saved.clone());
        } else {
            self.saved.set(Some(saved.clone()));
        }
        self.fetched.put(saved);
        Ok(())
    }

    /// The form once its values are there; until then that they are on their way, or that they could not be fetched, with `what` as in
    /// [`Fetched::failed_view`].
    pub fn view(self, what: &'static str, form: impl Fn() -> Node + 'static) -> Node {
        let stage = State::derived(move || self.fetched.data.with(Stage::of));
        let content = move || match stage.get() {
            Stage::Loading => {
                let shape = SkeletonShape::Card;
                view! { <Skeleton label=words::loading() shape count=1/> }.into()
            }
            Stage::Failed => self.fetched.failed_view(what),
            Stage::Shown => form(),
        };
        html::div().class("part").child(content)
    }

    fn fill(self, value: T) {
        (self.form().fill)(value.clone());
        self.saved.set(Some(value));
    }

    fn form(self) -> Rc<Form<T>> {
        self.form.get_untracked()
    }
}

impl Stage {
    fn of<T>(data: &RemoteData<T>) -> Self {
        match data {
            RemoteData::Loading => Self::Loading,
            RemoteData::Failed(_) => Self::Failed,
            RemoteData::Ready(_) | RemoteData::Stale(..) => Self::Shown,
        }
    }
}
