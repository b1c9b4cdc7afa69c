// What was entered comes back, and is sent once however often it is tried.
//
// A draft belongs to the browser tab that made it; another tab is offered it. A write whose answer never came is asked for by its key
// until the server knows what became of it: until then nobody is told that it failed, and the same values go out with the same key.

import { get, pause, request } from "./backend.js";
import { viewer } from "./context.js";

const prefix = "draft/";
const life = 7 * 24 * 3_600_000;
/** Servers forget a key after a day. */
const writeLife = 23 * 3_600_000;
const unkeyed = "-";
const patience = 4;

/** What is said about a draft, and what can be done about it. */
export const news = {
  back: { text: "What you entered before is back.", actions: ["discard"] },
  offered: { text: "You entered something here in another window.", actions: ["bringBack", "dismiss"] },
  offeredSent: { text: "What you sent from another window is not confirmed yet.", actions: ["bringBack", "dismiss"] },
  takenOver: { text: "What you entered here was taken over in another window.", actions: ["close"] },
  asking: { text: "What you sent last was not confirmed. Asking what became of it…", actions: [] },
  pending: { text: "What you sent last may have gone through, or may still be on its way. Sending the same again never does it twice.", actions: ["askAgain", "discard"] },
  saved: { text: "What you sent last went through; only the answer was lost.", actions: ["close"] },
  notSaved: { text: "What you sent last did not go through.", actions: ["discard"] },
  earlier: { text: "It went through as you sent it first. Sending now adds this as another.", actions: ["close"] },
};
export const newsActions = {
  close: { label: "OK", run: (draft) => draft.say() },
  dismiss: { label: "Not now", run: (draft) => draft.say() },
  bringBack: { label: "Bring it back", run: (draft) => draft.bringBack() },
  askAgain: { label: "Ask again", run: (draft) => draft.askLater() },
  discard: { label: "Discard", run: (draft) => draft.discard() },
};
export const unkeptHint = "This browser keeps no drafts. What you enter is lost when this page closes.";

export function placeOf(surface, form) {
  return `${prefix}${surface}/${viewer.company}/${viewer.user}/${form}`;
}

export function newKey() {
  const digits = () => Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, "0");
  return `${Date.now().toString(16)}-${digits()}${digits()}`;
}

function tab() {
  let known = sessionStorage.getItem("tab");
  if (!known) {
    known = newKey();
    sessionStorage.setItem("tab", known);
  }
  return known;
}

const keptHere = new Map();

function read(place) {
  const text = keptHere.get(place) ?? localStorage.getItem(place);
  const entry = text && JSON.parse(text);
  return entry && Date.now() - entry.since < life ? entry : undefined;
}

function keep(place, entry) {
  forget(place);
  const text = JSON.stringify(entry);
  try {
    localStorage.setItem(place, text);
    return true;
  } catch {
    keptHere.set(place, text);
    return false;
  }
}

export function forget(place) {
  keptHere.delete(place);
  localStorage.removeItem(place);
}

/** The drafts below a place that count; those that don't any more are swept away. */
export function placesBelow(beginning) {
  const all = Object.keys(localStorage).filter((place) => place.startsWith(prefix));
  return all.filter((place) => {
    const counts = read(place) !== undefined;
    if (!counts) forget(place);
    return counts && place.startsWith(beginning);
  });
}

export function valuesAt(place) {
  return read(place)?.values;
}

/** Tells what becomes of what is kept at a place, until that is certain: `not-sent`, `done`, `not-done` or `unknown`. */
export async function follow(place, tell) {
  let failures = 0;
  for (let question = 0; failures < patience; question += 1) {
    const entry = read(place);
    if (!entry) return;
    const outcome = await outcomeOf(place, entry);
    tell(outcome ?? "unknown");
    if (outcome && outcome !== "unknown") return;
    failures = outcome ? 0 : failures + 1;
    await pause(1_000 * 2 ** Math.min(question, 3));
  }
}

async function outcomeOf(place, entry) {
  if (!entry.write) return "not-sent";
  if (Date.now() - Number.parseInt(entry.write.key, 16) >= writeLife) return undefined;
  const fate = await fateOf(entry.write.key).catch(() => undefined);
  if (fate === "done") forget(place);
  if (fate === "not-done") keep(place, { ...entry, write: undefined });
  return fate;
}

async function fateOf(key) {
  const { state } = await get(`/writes/${key}`);
  return { done: "done", refused: "not-done" }[state] ?? "unknown";
}

/** The draft of one form. `read` gives the form's values by name, `fill` puts them back, `tell` hears what there is to say. */
export class Draft {
  #form;
  #place = "";
  #offered = "";
  #blank;
  #write;
  #told = { news: undefined, isUnkept: false, isSending: false };
  #hear = ({ key, newValue }) => {
    if (newValue === null && this.#place && key === this.#place && this.#values() !== this.#blank) this.say("takenOver");
  };

  constructor({ read, fill, tell }) {
    this.#form = { read, fill, tell };
    this.#blank = this.#values();
    addEventListener("storage", this.#hear);
  }

  stop() {
    removeEventListener("storage", this.#hear);
  }

  get place() {
    return this.#place;
  }

  get isSent() {
    return this.#write !== undefined;
  }

  /** What would be lost if the page were closed now, as a sentence. */
  get loss() {
    if (this.isSent) return "What you sent is not confirmed yet. It may go through after this window is closed.";
    return this.#told.isUnkept ? "This browser keeps no drafts. What you entered will be lost." : undefined;
  }

  /** Brings back what this tab has kept, or offers what another has. True when it was sent without a key and never confirmed. */
  open(form) {
    const place = `${form}@${tab()}`;
    const entry = this.takeUp(place);
    if (entry) return this.#tellOf(entry);
    const others = placesBelow(`${form}@`).filter((other) => other !== place).map((other) => ({ other, entry: read(other) }));
    const [newest] = others.sort((one, other) => other.entry.since - one.entry.since);
    if (!newest) return undefined;
    this.#offered = newest.other;
    this.say(newest.entry.write ? "offeredSent" : "offered");
    return undefined;
  }

  #tellOf({ write }) {
    this.say("back");
    if (write?.key === unkeyed) return true;
    if (write) this.askLater();
    return false;
  }

  bringBack() {
    const entry = read(this.#offered);
    if (!entry) return this.say();
    forget(this.#offered);
    keep(this.#place, entry);
    return this.#tellOf(this.takeUp(this.#place));
  }

  takeUp(place) {
    const entry = read(place);
    this.keepAt(place);
    if (!entry) return undefined;
    this.#write = entry.write;
    this.#form.fill(entry.values);
    return entry;
  }

  keepAt(place) {
    this.#place = place;
    this.#write = undefined;
    this.#tell({ isSending: false, news: undefined });
  }

  /** The form is as it was saved: nothing of it has to be kept. */
  settle() {
    this.#blank = this.#values();
    this.#write = undefined;
    forget(this.#place);
    this.#tell({ isUnkept: false });
  }

  close() {
    forget(this.#place);
    this.#place = "";
    this.#write = undefined;
    this.#tell({ news: undefined, isUnkept: false });
  }

  discard() {
    this.say();
    this.#write = undefined;
    forget(this.#place);
    this.#form.fill(JSON.parse(this.#blank));
  }

  /** To be called when a value has changed. */
  changed() {
    if (!this.#place) return;
    if (!this.#write && this.#values() === this.#blank) {
      forget(this.#place);
      return;
    }
    const isKept = keep(this.#place, { since: Date.now(), write: this.#write, values: this.#form.read() });
    this.#tell({ isUnkept: !isKept });
  }

  say(name) {
    this.#tell({ news: name });
  }

  /** A write without a key begins: whether it arrived is seen by what the server has. */
  begin() {
    this.#begins(unkeyed);
  }

  answered(error) {
    if (error.isRefusal) this.#ends();
  }

  tellSaved(isSaved) {
    this.#ends();
    this.say(isSaved ? "saved" : "notSaved");
  }

  /** `{ done }` with the answer, `{ refused }` or `{ unknown }` with the error; none of these where the draft says what became of it. */
  async post(path, body) {
    const place = this.#place;
    this.#tell({ isSending: true });
    try {
      return await this.#send(path, body);
    } finally {
      if (this.#place === place) this.#tell({ isSending: false });
    }
  }

  async #send(path, body) {
    let key = newKey();
    if (this.#write?.sent === this.#values()) {
      key = this.#write.key;
    } else if (this.#write) {
      let fate;
      try {
        fate = await fateOf(this.#write.key);
      } catch (error) {
        return { unknown: error };
      }
      if (fate === "done") {
        this.#ends();
        this.say("earlier");
        return {};
      }
      if (fate === "unknown") {
        this.askLater();
        return {};
      }
    }
    for (;;) {
      const place = this.#place;
      this.#begins(key);
      this.say();
      try {
        return { done: await request("POST", path, { body, key }) };
      } catch (error) {
        const isMine = this.#write?.key === key;
        if (error.kind === "never-arrived" && isMine && read(this.#place)?.write?.key === key) {
          key = newKey();
          continue;
        }
        if (isMine) this.answered(error);
        else if (place && place === this.#place) return {};
        return error.isRefusal ? { refused: error } : { unknown: error };
      }
    }
  }

  askLater() {
    const key = this.#write?.key;
    if (!key) return;
    this.say("asking");
    follow(this.#place, (outcome) => {
      // It was sent again, or the form has gone on.
      if (this.#write?.key !== key) return;
      if (outcome === "done") {
        this.discard();
        this.say("saved");
      } else if (outcome === "not-done") {
        this.#ends();
        this.say("notSaved");
      } else {
        this.say("pending");
      }
    });
  }

  #begins(key) {
    this.#write = { key, sent: this.#values() };
    this.changed();
  }

  #ends() {
    this.#write = undefined;
    this.changed();
  }

  #values() {
    return JSON.stringify(this.#form.read());
  }

  #tell(told) {
    this.#told = { ...this.#told, ...told };
    this.#form.tell(this.#told);
  }
}
