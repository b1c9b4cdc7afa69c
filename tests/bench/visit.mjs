// One visit: a fresh browser profile, the host's page, and a frame in it.

import { tellWhatIsSeen } from "./host.mjs";

export const networks = {
  "no limit": null,
  "10 Mbit/s, 40 ms": { latency: 40, throughput: 10_000_000 / 8 },
  "1.6 Mbit/s, 150 ms": { latency: 150, throughput: 1_600_000 / 8 },
};
export const slowest = "1.6 Mbit/s, 150 ms";

const record = "resource=deal&view=details&userId=1&companyId=2&selectedIds=1";
const queries = {
  panel: record,
  modal: `userId=1&companyId=2&data=${encodeURIComponent('{"vehicle":"1"}')}`,
  "floating-window": "userId=1&companyId=2",
  settings: "userId=1&companyId=2",
};

/** A surface's address as Pipedrive writes it. The landing page of link actions has neither frame nor token. */
export function addressOf(server, surface, instance = 1) {
  if (surface === "action") return `${server.address}/action?${record}`;
  return addressFor(server, surface, queries[surface], instance);
}

/** @param {string} query what Pipedrive says of the place; who frames the page comes with it */
export function addressFor(server, surface, query, instance = 1) {
  return `${server.address}/${surface}?${query}&id=bench-${instance}&theme=light&token=${token()}`;
}

/** Its signature is invalid: the servers of the comparison ask for none. */
function token() {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 1, companyId: 2, iat: now, exp: now + 3_600 })}.none`;
}

const tries = 3;

/**
 * Makes a visit and gives what `act` makes of it. On a machine at its limit the browser sometimes stops painting a frame permanently:
 * such a visit is no measurement of the page, and is repeated.
 */
export async function visiting(browser, host, condition, act) {
  for (let left = tries - 1; ; left -= 1) {
    const { end, ...visited } = await visit(browser, host, condition);
    try {
      return await act(visited);
    } catch (error) {
      if (left === 0) throw error;
      console.error(`  once more: ${error.message.split("\n")[0]}`);
    } finally {
      await end();
    }
  }
}

/** Opens the host's page in a profile with empty caches, on a network and with the CPU slowed down. */
async function visit(browser, host, condition) {
  const context = await browser.newContext();
  return { ...(await openHost(context, host, condition)), end: () => context.close() };
}

/**
 * The host's page in a profile of the browser, before any frame is in it.
 *
 * @returns {Promise<{page: import("@playwright/test").Page, session: import("@playwright/test").CDPSession, fetched: Fetched}>}
 */
export async function openHost(context, host, { network = "no limit", slowdown = 1 } = {}) {
  await context.addInitScript(tellWhatIsSeen);
  const page = await context.newPage();
  await page.goto(`${host.address}/host`);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (networks[network]) {
    const { latency, throughput } = networks[network];
    await session.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput });
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await session.send("Performance.enable");
  return { page, session, fetched: new Fetched(session) };
}

const silence = 400;
const patience = 30_000;

/** What the browser asks a server for, whatever it is called: bytes on the wire, headers among them. What it has kept is not asked for. */
class Fetched {
  #requests = new Map();

  constructor(session) {
    session.on("Network.requestWillBeSent", ({ requestId }) => this.#requests.set(requestId, { bytes: 0, isOver: false, isKept: false }));
    session.on("Network.requestServedFromCache", ({ requestId }) => this.#note(requestId, { isKept: true }));
    session.on("Network.responseReceived", ({ requestId, response }) => response.fromDiskCache && this.#note(requestId, { isKept: true }));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => this.#note(requestId, { bytes: encodedDataLength, isOver: true }));
    session.on("Network.loadingFailed", ({ requestId }) => this.#note(requestId, { isOver: true }));
  }

  #note(requestId, known) {
    Object.assign(this.#requests.get(requestId) ?? {}, known);
  }

  /** Those that were made until now, when all of them have ended: what is asked for later, while nobody waits for it, is not among them. */
  async soFar() {
    const begun = [...this.#requests.values()];
    const asked = performance.now();
    while (begun.some(({ isOver }) => !isOver)) {
      if (performance.now() - asked > patience) throw new Error("A request of the page does not end: its bytes can't be counted.");
      await pause(20);
    }
    return sumOf(begun);
  }

  /** All of them, when nothing more has come for a while. */
  async whenQuiet() {
    for (let before = -1; before !== this.#requests.size;) {
      before = this.#requests.size;
      await Promise.all([this.soFar(), pause(silence)]);
    }
    return sumOf([...this.#requests.values()]);
  }
}

function sumOf(requests) {
  return { bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0), requests: requests.filter(({ isKept }) => !isKept).length };
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What the browser counts in the page's process, host and frames together. */
export async function countersOf(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
