// The same release in other places: below a path, and with its API on another origin.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@playwright/test";
import { freePorts } from "../../tools/testing/suites.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";

const release = "target/test-dist/release";

test("a release below a path asks for nothing outside of it", async ({ page }) => {
  const host = await staticHost("--below", "/ext");
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: `${host.origin}/ext` }, "panel"));
    await expect(frame.locator(".surface svg").first()).toBeVisible();

    await expect.poll(() => host.log.map(({ path }) => path)).toEqual(expect.arrayContaining(["/ext/api/vehicles", "/ext/icons.svg"]));
    expect(host.log.filter(({ path }) => !path.startsWith("/ext/") && path !== "/bare-host")).toEqual([]);
  } finally {
    host.close();
  }
});

test("the token goes to an API of another origin and not to the host of the pages", async ({ page }) => {
  const api = await otherApi();
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  await cp(release, folder, { recursive: true });
  const html = await readFile(join(folder, "panel.html"), "utf8");
  const elsewhere = html
    .replace("content=api name=api", `content=${api.origin}/v1/ name=api`)
    .replace("connect-src 'self'", `connect-src 'self' ${api.origin}`);
  await writeFile(join(folder, "panel.html"), elsewhere);
  const host = await staticHost("--folder", folder);
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));

    await expect(frame.getByText("No vehicles")).toBeVisible();
    expect(api.asked).toEqual(["/v1/vehicles?resource=deal&record=1"]);
    expect(host.log.length).toBeGreaterThan(2);
    expect(host.log.filter(({ authorized, path }) => authorized || path.includes("vehicles"))).toEqual([]);
  } finally {
    host.close();
    api.close();
    await rm(folder, { recursive: true });
  }
});

/** The release on a host of its own, with its log. */
async function staticHost(...options) {
  const [port] = await freePorts(1);
  const command = ["tests/browser/support/server.mjs", "--folder", release, "--port", String(port), "--production", "--log"];
  const child = spawn(process.execPath, [...command, "--framed-by", `http://127.0.0.1:${port}`, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const log = [];
  createInterface({ input: child.stdout }).on("line", (line) => log.push(JSON.parse(line)));
  await expect.poll(() => fetch(`http://127.0.0.1:${port}/bare-host?frame=x`).then(({ ok }) => ok, () => false)).toBe(true);
  return { log, origin: `http://localhost:${port}`, close: () => child.kill() };
}

/** An API without vehicles, and what it was asked with a token. */
async function otherApi() {
  const asked = [];
  const server = createServer((request, response) => {
    if (request.headers.authorization) asked.push(request.url);
    response.writeHead(200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization, accept",
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ vehicles: [], follow_up_days: 7 }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
