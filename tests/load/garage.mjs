// What the companies ask: reads of what they see most, and writes that can be counted afterwards.

import { createHmac, randomUUID } from "node:crypto";

export const secret = "the-secret-of-the-load";
const record = 3;

/** A token as Pipedrive signs it. */
export function tokenOf(company, now = Date.now()) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const seconds = Math.floor(now / 1000);
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 1, companyId: company, iat: seconds, exp: seconds + 300 })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** Counts what is accepted and what is seen, company by company. */
export class Garage {
  #tokens = new Map();
  /** Plates of accepted vehicles, by company. */
  #accepted = new Map();
  #plates = 0;
  /** How often each company's settings were saved, and the revision that was seen last. */
  #saved = new Map();
  #revisions = new Map();
  #unknown = 1_000;
  /** Rows that a company saw of another one. */
  foreign = 0;
  /** Answers that no request should have got. */
  unexpected = [];

  /** @param {number} companies @param {number} news the share of pages that ask for records which nobody has heard of */
  constructor(companies, news) {
    this.companies = companies;
    this.news = news;
  }

  /** What a page of a company asks at once, by chance: seven of ten read. `check` takes the answer. */
  next(chance = Math.random) {
    const company = 1 + Math.floor(chance() * this.companies);
    const kind = chance();
    if (kind < this.news) return this.#names(company);
    if (kind < 0.4) return [this.list(company)];
    if (kind < 0.55) return [this.#read(company, "/contacts")];
    if (kind < 0.7) return [this.settings(company)];
    if (kind < 0.85) return [this.#add(company)];
    return [this.#save(company)];
  }

  /** Records that the app has heard nothing of: it asks Pipedrive, with a token that may have to be renewed. */
  #names(company) {
    return Array.from({ length: 6 }, () => this.#read(company, `/vehicles?resource=deal&record=${(this.#unknown += 1)}`));
  }

  /** The settings of a company. */
  settings(company) {
    const look = (text) => {
      const page = JSON.parse(text);
      this.#revisions.set(company, page.revision);
      return page;
    };
    return this.#read(company, "/settings", look);
  }

  /** Saves the settings that were seen last; another page may have saved since. */
  #save(company) {
    const settings = { sender: `Company ${company}`, reply_to: "load@example.com", follow_up_days: 7, valid_days: 14, notify_opened: true, notify_ready: true, notify_missed: false };
    const accept = (text) => {
      this.#saved.set(company, (this.#saved.get(company) ?? 0) + 1);
      this.#revisions.set(company, JSON.parse(text).revision);
    };
    return { ...this.#write(company, "PUT", "/settings", { revision: this.#revisions.get(company) ?? 1, settings }, accept), mayConflict: true };
  }

  /** The vehicles that a company has added. */
  list(company) {
    const look = (text) => {
      const plates = JSON.parse(text).vehicles.map(({ plate }) => plate);
      this.foreign += plates.filter((plate) => !plate.startsWith(`${company}-`)).length;
      return plates;
    };
    return this.#read(company, `/vehicles?resource=deal&record=${record}`, look);
  }

  /** How often each accepted vehicle is there, and how many are there that nobody was told of. */
  async count(send) {
    const counts = { accepted: 0, once: 0, lost: 0, repeated: 0, unasked: 0 };
    for (let company = 1; company <= this.companies; company += 1) {
      const asked = this.list(company);
      const { text } = await send(asked);
      const seen = asked.check(text);
      for (const plate of this.#accepted.get(company) ?? []) {
        const times = seen.filter((other) => other === plate).length;
        counts.accepted += 1;
        counts[times === 0 ? "lost" : times === 1 ? "once" : "repeated"] += 1;
      }
      counts.unasked += new Set(seen).size - new Set(this.#accepted.get(company)).size;
      const saved = this.#saved.get(company) ?? 0;
      const kept = JSON.parse((await send(this.settings(company))).text).revision - 1;
      counts.accepted += saved;
      counts.once += Math.min(saved, kept);
      counts.lost += Math.max(0, saved - kept);
      counts.unasked += Math.max(0, kept - saved);
    }
    return counts;
  }

  #add(company) {
    const plate = `${company}-${(this.#plates += 1).toString(36).toUpperCase()}`;
    const accept = () => this.#accepted.set(company, [...(this.#accepted.get(company) ?? []), plate]);
    return this.#write(company, "POST", "/vehicles", { resource: "deal", record, name: "Volvo V60", plate }, accept);
  }

  #read(company, path, look = (text) => JSON.parse(text)) {
    return { method: "GET", path, headers: this.#headers(company), check: look };
  }

  #write(company, method, path, body, accept = () => {}) {
    const headers = { ...this.#headers(company), "idempotency-key": randomUUID(), ...(body && { "content-type": "application/json" }) };
    return { method, path, headers, body: body && JSON.stringify(body), check: accept };
  }

  #headers(company) {
    const known = this.#tokens.get(company);
    if (known?.until > Date.now()) return known.headers;
    const headers = { authorization: `Bearer ${tokenOf(company)}` };
    this.#tokens.set(company, { headers, until: Date.now() + 120_000 });
    return headers;
  }

  /** Takes an answer. */
  judge(asked, { status, text }) {
    if (status === 200) asked.check(text);
    else if (status === 409 && asked.mayConflict) return;
    else this.unexpected.push(`${asked.method} ${asked.path}: ${status} ${text.slice(0, 200)}`);
  }
}
