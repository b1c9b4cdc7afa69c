// What the pages know of their surroundings, as signals.

import { createSignal, onCleanup, untrack } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { onChange } from "../../shared/changes.js";
import { Draft } from "../../shared/draft.js";
import { Fetched, loading } from "../../shared/fetched.js";
import { confirm, watchConnection } from "../../shared/pipedrive.js";

/** What keeps the page from being shown, if anything. */
export function createFailure() {
  const [failure, setFailure] = createSignal();
  watchConnection(setFailure);
  return failure;
}

export function createOnline() {
  const [isOnline, setOnline] = createSignal(navigator.onLine);
  const look = () => setOnline(navigator.onLine);
  addEventListener("online", look);
  addEventListener("offline", look);
  onCleanup(() => {
    removeEventListener("online", look);
    removeEventListener("offline", look);
  });
  return isOnline;
}

/** What is at a path of the server: `known` has `value`, `error`, `since` and `isBusy`. Of a further answer only what differs changes. */
export function createFetched(path) {
  const [known, setKnown] = createStore({ ...loading });
  let shown;
  const fetched = new Fetched(path, ({ value, ...rest }) => {
    setKnown(rest);
    if (value === shown) return;
    shown = value;
    // What is shown changes in place: the answer itself stays as it was.
    setKnown("value", reconcile(structuredClone(value), { key: "id", merge: true }));
  });
  onCleanup(() => fetched.stop());
  return {
    known,
    refresh: fetched.refresh,
    put: (value) => fetched.put(value),
    guess: (change) => fetched.guess(change),
  };
}

export function listenToChanges(names, run) {
  onCleanup(onChange(names, run));
}

/** A sentence about what did not work. */
export function createNotice() {
  const [text, setText] = createSignal();
  return { text, say: (what, error) => setText(`${what} ${error.message}`), clear: () => setText(undefined) };
}

/** A question to the reader; of several the last counts, and the answer to another is `undefined`. */
export function createQuestion() {
  const [isUnanswered, setUnanswered] = createSignal(false);
  let last = 0;
  const ask = async (question) => {
    last += 1;
    const own = last;
    const answer = await confirm(question, (isLate) => own === last && setUnanswered(isLate)).then((isAgreed) => ({ isAgreed }), (error) => ({ error }));
    return own === last ? answer : undefined;
  };
  return { isUnanswered, ask };
}

/** A form's values by name, what is wrong with them, and the draft that keeps them. */
export function createForm(blank) {
  const [values, setValues] = createStore({ ...blank });
  const [errors, setErrors] = createSignal({});
  const [told, setTold] = createSignal({ news: undefined, isUnkept: false, isSending: false });
  const read = () => untrack(() => ({ ...values }));
  const draft = new Draft({ read, fill: setValues, tell: setTold });
  onCleanup(() => draft.stop());
  const fill = (next) => {
    setValues(next);
    draft.changed();
  };
  return {
    values, errors, told, draft, read, fill,
    set(name, value) {
      fill({ [name]: value });
      const { [name]: wrong, ...others } = untrack(errors);
      if (wrong !== undefined) setErrors(others);
    },
    /** Shows what is wrong, and leads there. */
    report(found) {
      setErrors(found);
      if (Object.keys(found).length > 0) requestAnimationFrame(() => document.getElementById("form-error-summary")?.focus());
    },
  };
}
