// A stand-in at a free port with the registration of a test, and what a browser would do with its pages.

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const clientId = "a-client";
export const clientSecret = "its secret";
const scopes = ["deals:full", "contacts:full", "webhooks:full"];

/** The program is built before: by the suite, or by `cargo build --package pipeframe-stand-in`. */
const program = process.env.PIPEFRAME_STAND_IN_PROGRAM ?? join(import.meta.dirname, "../../target/debug/pipeframe-stand-in");

/** @param {string} appAddress where the app's server is */
export async function startStandIn(appAddress) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-stand-in-"));
  const registration = join(folder, "registration.json");
  await writeFile(registration, JSON.stringify({ name: "A client", clientId, callbackUrl: "/callback", scopes }));
  const child = spawn(program, {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PIPEFRAME_STAND_IN_PORT: "0",
      PIPEFRAME_REGISTRATION: registration,
      PIPEFRAME_APP_ADDRESS: appAddress,
      PIPEFRAME_CLIENT_SECRET: clientSecret,
    },
  });
  const address = await Promise.race([
    firstLine(child.stdout),
    new Promise((_, reject) => child.on("error", reject).on("exit", (code) => reject(new Error(`The stand-in ended with ${code}.`)))),
  ]);
  return {
    address,
    async control(method, path, body) {
      const response = await fetch(`${address}/control/${path}`, { method, body: body && JSON.stringify(body) });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.error);
      return answer;
    },
    async stop() {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) return line.replace("listening on ", "");
}

/** What a person does who allows the app: the code, which the browser carries to the callback. */
export async function allow(authorizationUrl) {
  const page = await (await fetch(authorizationUrl)).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1];
  if (!ticket) throw new Error(`No consent page: ${page}`);
  const body = new URLSearchParams({ ticket, account: "12345:54321", decision: "allow" });
  const decided = await fetch(new URL("/oauth/authorize/decision", authorizationUrl), { method: "POST", body, redirect: "manual" });
  return new URL(decided.headers.get("location")).searchParams.get("code");
}
