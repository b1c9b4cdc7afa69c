// What the pages know of their surroundings, as state.

import { onDestroy } from "svelte";
import { onChange } from "../../shared/changes.js";
import { Draft } from "../../shared/draft.js";
import { Fetched, loading } from "../../shared/fetched.js";
import { confirm } from "../../shared/pipedrive.js";

/** What is at a path of the server: `value`, `error`, `since` and `isBusy`, with `refresh`, `put` and `guess`. */
export class Data {
  #known = $state.raw(loading);
  #source;

  constructor(path) {
    this.#source = new Fetched(path, (known) => { this.#known = known; });
    this.refresh = this.#source.refresh;
    onDestroy(() => this.#source.stop());
  }

  get value() {
    return this.#known.value;
  }

  get error() {
    return this.#known.error;
  }

  get since() {
    return this.#known.since;
  }

  get isBusy() {
    return this.#known.isBusy;
  }

  put(value) {
    this.#source.put(value);
  }

  guess(change) {
    return this.#source.guess(change);
  }
}

export function listenToChanges(names, run) {
  onDestroy(onChange(names, run));
}

/** A sentence about what did not work. */
export class Notice {
  text = $state();

  say(what, error) {
    this.text = `${what} ${error.message}`;
  }

  clear() {
    this.text = undefined;
  }
}

/** A question to the reader; of several the last counts, and the answer to another is `undefined`. */
export class Question {
  isUnanswered = $state(false);
  #last = 0;

  async ask(question) {
    this.#last += 1;
    const own = this.#last;
    const tellLate = (isLate) => { if (own === this.#last) this.isUnanswered = isLate; };
    const answer = await confirm(question, tellLate).then((isAgreed) => ({ isAgreed }), (error) => ({ error }));
    return own === this.#last ? answer : undefined;
  }
}

/** A form's values by name, what is wrong with them, and the draft that keeps them. */
export class Form {
  values = $state({});
  errors = $state.raw({});
  told = $state.raw({ news: undefined, isUnkept: false, isSending: false });

  constructor(blank) {
    this.values = { ...blank };
    this.draft = new Draft({ read: () => this.read(), fill: (values) => Object.assign(this.values, values), tell: (told) => { this.told = told; } });
    onDestroy(() => this.draft.stop());
  }

  read() {
    return $state.snapshot(this.values);
  }

  fill(values) {
    Object.assign(this.values, values);
    this.draft.changed();
  }

  set(name, value) {
    this.fill({ [name]: value });
    if (!(name in this.errors)) return;
    const { [name]: _, ...others } = this.errors;
    this.errors = others;
  }

  /** Shows what is wrong, and leads there. */
  report(found) {
    this.errors = found;
    if (Object.keys(found).length > 0) requestAnimationFrame(() => document.getElementById("form-error-summary")?.focus());
  }

  /** What every control has. */
  described(name, required) {
    return {
      "aria-required": required || undefined,
      "aria-describedby": `field-${name}-error field-${name}-help`,
      "aria-invalid": name in this.errors || undefined,
    };
  }
}
