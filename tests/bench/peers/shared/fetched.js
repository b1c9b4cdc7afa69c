// Data of the server that is shown: asked for again when there is a reason to, and kept while a further try fails.

import { get } from "./backend.js";
import { shortTime } from "./formats.js";

/** `value` and `error` may both be there, when what is shown is old. */
export const loading = { value: undefined, error: undefined, since: undefined, isBusy: true };

/** Fetches what is at a path, and tells each time when something else is known. */
export class Fetched {
  #path;
  #tell;
  #known = loading;
  #newest = 0;
  #written;

  constructor(path, tell) {
    this.#path = path;
    this.#tell = tell;
    addEventListener("online", this.refresh);
    this.refresh();
  }

  stop() {
    removeEventListener("online", this.refresh);
    this.#newest += 1;
  }

  refresh = async () => {
    this.#newest += 1;
    const own = this.#newest;
    this.#set({ isBusy: true });
    try {
      const value = await get(this.#path);
      // Of several tries the newest counts.
      if (own !== this.#newest) return;
      const written = JSON.stringify(value);
      // The same again changes nothing.
      const isNews = written !== this.#written;
      this.#written = written;
      this.#set({ ...(isNews && { value }), error: undefined, since: shortTime(new Date()), isBusy: false });
    } catch (error) {
      if (own === this.#newest) this.#set({ error, isBusy: false });
    }
  };

  put(value) {
    this.#newest += 1;
    this.#written = undefined;
    this.#set({ value, error: undefined, isBusy: false });
  }

  /** Shows what will most likely be the case. @returns what takes it back, unless more is known by then */
  guess(change) {
    const before = this.#known.value;
    if (before === undefined) return () => {};
    this.put(change(before));
    return () => { if (this.#written === undefined) this.put(before); };
  }

  #set(known) {
    this.#known = { ...this.#known, ...known };
    this.#tell(this.#known);
  }
}

const polledEvery = 30_000;

/** Asks again twice a minute while the page is seen. @returns what ends it */
export function keepFresh(fetched) {
  const timer = setInterval(() => { if (document.visibilityState === "visible") fetched.refresh(); }, polledEvery);
  return () => clearInterval(timer);
}
