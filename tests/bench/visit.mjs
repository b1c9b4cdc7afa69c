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
  return `${server.address}/${surface}?${queries[surface]}&id=bench-${instance}&theme=light&token=${token()}`;
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

/**
 * Opens the host's page in a profile with empty caches, on a network and with the CPU slowed down.
 *
 * @returns {Promise<{page: import("@playwright/test").Page, session: import("@playwright/test").CDPSession, fetched: {bytes: number, requests: number}, end: () => Promise<void>}>}
 */
async function visit(browser, host, { network = "no limit", slowdown = 1 }) {
  const context = await browser.newContext();
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
  const fetched = { bytes: 0, requests: 0 };
  session.on("Network.requestWillBeSent", () => { fetched.requests += 1; });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { fetched.bytes += encodedDataLength; });
  return { page, session, fetched, end: () => context.close() };
}
