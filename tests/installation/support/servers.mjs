// Pipedrive's stand-in and the app's own server, each a process of its own with a database that goes with it.

import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createProxy, request as ask } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** What the preview signs tokens with, and the app's client secret while developing. */
export const secret = "made-up-by-the-preview";
export const clientId = "car-services-preview";

const patience = 30_000;

/**
 * Starts the stand-in and a number of app servers that share a database. `database` is the address of a PostgreSQL database; without
 * it a file of SQLite, which one process uses. What is in `environment` is for the app servers.
 */
export async function startAll({ servers = 1, database, environment = {}, standInEnvironment = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "car-services-"));
  const ports = await freePorts(servers + 1);
  const addresses = ports.slice(1).map((port) => `http://127.0.0.1:${port}`);
  const front = await startFront(addresses);
  const standIn = await start("pipeframe-stand-in", {
    PIPEFRAME_STAND_IN_PORT: String(ports[0]),
    PIPEFRAME_APP_ADDRESS: front.address,
    PIPEFRAME_STAND_IN_SWITCHES: JSON.stringify({ retry_delays_ms: [200, 400, 800] }),
    ...standInEnvironment,
  });
  const pipedrive = `http://127.0.0.1:${ports[0]}`;
  const kept = database ? { DATABASE_URL: database } : { PIPEFRAME_DATABASE: join(folder, "backend.sqlite3") };
  const startServer = (index) => start("car-services-server", {
    PIPEFRAME_DEVELOPMENT: "1",
    PIPEFRAME_PORT: String(ports[index + 1]),
    PIPEFRAME_PIPEDRIVE: pipedrive,
    PIPEFRAME_PUBLIC_URL: front.address,
    PIPEFRAME_ADDRESS_HEADER: "x-forwarded-for",
    ...kept,
    ...environment,
  });
  const running = [];
  // In turn: the first one makes the tables.
  for (let index = 0; index < servers; index += 1) running.push(await startServer(index));
  return {
    pipedrive,
    /** The address that browsers and Pipedrive know. */
    app: front.address,
    /** Each process by its own address. */
    addresses,
    /** What the requests to a path proved themselves with, as whoever stands in front of an app sees it. */
    authorizations: front.authorizations,
    control: (method, path, body) => json(`${pipedrive}/control/${path}`, method, body),
    logs: () => running.map(({ output }) => output()).join("\n"),
    /** Stops a server, and starts it again with other variables. */
    async restart(index, changed = {}) {
      await running[index].stop();
      Object.assign(environment, changed);
      running[index] = await startServer(index);
    },
    async stop() {
      front.stop();
      await Promise.all([standIn, ...running].map((process) => process.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One address in front of all processes, each of which answers in its turn. */
async function startFront(addresses) {
  const seen = [];
  let turn = 0;
  const proxy = createProxy((request, response) => {
    seen.push({ path: request.url, authorization: request.headers.authorization });
    turn += 1;
    const to = new URL(request.url, addresses[turn % addresses.length]);
    const onward = ask(to, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${proxy.address().port}`,
    authorizations: (path) => seen.filter((request) => request.path === path).map(({ authorization }) => authorization),
    stop: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

/** Starts a program of the workspace, and waits until it says that it listens. */
async function start(name, environment) {
  const child = spawn(`target/debug/${name}`, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} does not listen:\n${text}`)), patience);
    const read = (piece) => {
      text += piece;
      if (text.includes("listening")) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => reject(new Error(`${name} has ended:\n${text}`)));
    child.once("error", reject);
  });
  return {
    output: () => text,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Asks for JSON; what is not good is an error. */
export async function json(address, method = "GET", body = undefined, headers = {}) {
  const response = await fetch(address, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

/** A token as Pipedrive signs it for a page of this user and company. */
export function signedToken({ user, company }) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const message = `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: user, companyId: company, iat: now, exp: now + 300 })}`;
  return `${message}.${createHmac("sha256", secret).update(message).digest("base64url")}`;
}

/** What a page of this user and company asks of the app's API. */
export function api(app, viewer) {
  return async (method, path, body) => {
    const response = await fetch(`${app}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${signedToken(viewer)}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}

/** Looks again until it is so. */
export async function until(what, look, patienceMs = 10_000) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}`);
    await wait(50);
  }
}

async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
  })));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
