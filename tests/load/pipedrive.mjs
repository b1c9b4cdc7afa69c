// The stand-in for Pipedrive under load: many companies, whose tokens expire all the time.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Person, heading } from "../installation/support/person.mjs";

const clientId = "car-services-preview";
const clientSecret = "the-client-secret-of-the-load";
/** The app's server renews a token that lasts for less than this, in seconds. */
const margin = 60;
/** So many companies are connected at once. */
const atOnce = 8;

/**
 * Starts the stand-in, with companies that are numbered from 1. A token of theirs is renewed `period` seconds after it was given.
 *
 * @param {string} program @param {{app: string, companies: number, period: number}} options `app`: where the app's server will be
 */
export async function startPipedrive(program, { app, companies, period }) {
  const switches = { burst: 4_000_000_000, daily: 4_000_000_000, expires_in: margin + period };
  const child = spawn(program, {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH, PIPEFRAME_STAND_IN_PORT: "0", PIPEFRAME_APP_ADDRESS: app, PIPEFRAME_CLIENT_ID: clientId,
      PIPEFRAME_CLIENT_SECRET: clientSecret, PIPEFRAME_STAND_IN_COMPANIES: String(companies), PIPEFRAME_STAND_IN_SWITCHES: JSON.stringify(switches),
    },
  });
  const address = await addressOf(child);
  const control = async (method, path, body) => {
    const response = await fetch(`${address}/control/${path}`, { method, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    /** What the app's server has to know of it. */
    variables: {
      PIPEFRAME_PIPEDRIVE: address, PIPEFRAME_PUBLIC_URL: app, PIPEFRAME_CLIENT_ID: clientId, PIPEFRAME_CLIENT_SECRET: clientSecret,
      PIPEFRAME_TOKEN_KEYS: `load:${Buffer.alloc(32, "load").toString("base64")}`,
    },
    /** Has one person connect every company. */
    async connectAll() {
      // So that others than the developer's company may install it.
      await control("POST", "app/live");
      const person = new Person();
      await person.enter(app, "new", "load@example.com");
      const connect = async (company) => {
        const page = await person.open(await person.agree(app, { user: 1, company }));
        if (heading(page) !== "Car services is connected") throw new Error(`Company ${company} was not connected: ${page.status} ${heading(page)}`);
      };
      // The first one gives the browser the cookie that all are bound to.
      await connect(1);
      let company = 1;
      await Promise.all(Array.from({ length: atOnce }, async () => {
        while (company < companies) await connect((company += 1));
      }));
    },
    /** Makes each renewal slower, so that more of them would meet. */
    slowDown: (milliseconds) => control("POST", "faults", { target: "token", kind: "slow", milliseconds }),
    /** How many renewals there were, and how many milliseconds apart the closest two of one user were. */
    async renewals() {
      const { installations } = await control("GET", "state");
      const pauses = installations.map(({ closest_refreshes_ms: pause }) => pause ?? Infinity);
      return { count: installations.reduce((sum, { refreshes }) => sum + refreshes, 0), closest: Math.min(...pauses), period: period * 1000 };
    },
    async stop() {
      child.kill("SIGTERM");
    },
  };
}

async function addressOf(child) {
  const failed = new Promise((_, reject) => child.on("error", reject).on("exit", () => reject(new Error("The stand-in did not start."))));
  // Nobody waits for its end later.
  failed.catch(() => {});
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) return line.replace("listening on ", "");
  })();
  return Promise.race([listening, failed]);
}
