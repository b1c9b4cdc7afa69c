// What the pages know of their surroundings, as hooks.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "#framework";
import { onChange } from "../shared/changes.js";
import { Draft } from "../shared/draft.js";
import { Fetched, loading } from "../shared/fetched.js";
import { confirm, followHeight, watchConnection } from "../shared/pipedrive.js";

/** What keeps the page from being shown, if anything. */
export function useFailure() {
  const [failure, setFailure] = useState();
  useEffect(() => watchConnection(setFailure), []);
  return failure;
}

export function useHeight(element) {
  useEffect(() => followHeight(element.current), [element]);
}

export function useOnline() {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}

/** What is at a path of the server: `value`, `error`, `since` and `isBusy`, with `refresh`, `put` and `guess`. */
export function useFetched(path) {
  const [known, setKnown] = useState(loading);
  const source = useRef();
  useLayoutEffect(() => {
    setKnown(loading);
    source.current = new Fetched(path, setKnown);
    return () => source.current.stop();
  }, [path]);
  const actions = useMemo(() => ({
    source,
    refresh: () => source.current.refresh(),
    put: (value) => source.current.put(value),
    guess: (change) => source.current.guess(change),
  }), []);
  return { ...known, ...actions };
}

export function useChanges(names, run) {
  const newest = useNewest(run);
  useEffect(() => onChange(names, () => newest.current()), []);
}

/** For what is called later: the function of the last drawing. */
export function useNewest(value) {
  const newest = useRef(value);
  newest.current = value;
  return newest;
}

/** A sentence about what did not work. */
export function useNotice() {
  const [text, setText] = useState();
  const say = useCallback((what, error) => setText(`${what} ${error.message}`), []);
  const clear = useCallback(() => setText(undefined), []);
  return { text, say, clear };
}

/** A question to the reader; of several the last counts, and the answer to another is `undefined`. */
export function useQuestion() {
  const [isUnanswered, setUnanswered] = useState(false);
  const last = useRef(0);
  const ask = useCallback(async (question) => {
    last.current += 1;
    const own = last.current;
    const answer = await confirm(question, (isLate) => own === last.current && setUnanswered(isLate)).then((isAgreed) => ({ isAgreed }), (error) => ({ error }));
    return own === last.current ? answer : undefined;
  }, []);
  return { isUnanswered, ask };
}

/** A form's values by name, what is wrong with them, and the draft that keeps them. */
export function useForm(blank) {
  const [values, setValues] = useState(blank);
  const [errors, setErrors] = useState({});
  const [told, setTold] = useState({ news: undefined, isUnkept: false, isSending: false });
  const current = useRef(blank);
  const form = useMemo(() => {
    const put = (next) => {
      current.current = next;
      setValues(next);
    };
    const draft = new Draft({ read: () => current.current, fill: put, tell: setTold });
    return {
      draft,
      read: () => current.current,
      fill(next) {
        put({ ...current.current, ...next });
        draft.changed();
      },
      set(name, value) {
        this.fill({ [name]: value });
        setErrors((before) => (name in before ? without(before, name) : before));
      },
      /** Shows what is wrong, and leads there. */
      report(found) {
        setErrors(found);
        if (Object.keys(found).length > 0) requestAnimationFrame(() => document.getElementById("form-error-summary")?.focus());
      },
    };
  }, []);
  useEffect(() => () => form.draft.stop(), [form]);
  return { ...form, set: (...given) => form.set(...given), values, errors, told };
}

function without(errors, name) {
  const { [name]: _, ...others } = errors;
  return others;
}
