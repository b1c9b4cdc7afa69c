// Firefox: names and ports by its preferences, the authority in the certificate database of its profile.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { launch as launchBrowser } from "puppeteer-core";
import { names } from "../names.mjs";
import { pageOfHandles } from "./handles.mjs";

const run = promisify(execFile);

const preferences = {
  whole: { "network.cookie.cookieBehavior": 0 },
  partitioned: { "network.cookie.cookieBehavior": 5 },
  blocked: { "network.cookie.cookieBehavior": 1 },
  full: { "network.cookie.cookieBehavior": 5 },
};

export async function launch({ sites, condition = "whole" }) {
  const profile = await mkdtemp(join(tmpdir(), "pipeframe-firefox-"));
  await run("certutil", ["-d", `sql:${profile}`, "-N", "--empty-password"]);
  await run("certutil", ["-d", `sql:${profile}`, "-A", "-t", "C,,", "-n", "deploy check", "-i", sites.authority]);
  const browser = await launchBrowser({
    browser: "firefox",
    executablePath: process.env.FIREFOX,
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      "network.dns.localDomains": names.join(","),
      "network.socket.forcePort": `443=${sites.secure};80=${sites.open}`,
      "dom.security.https_first": false,
      ...preferences[condition],
    },
  });
  return {
    trust: "the authority is in the profile's own database (NSS)",
    version: (await browser.version()).replace(/^\w+\//, ""),
    async open() {
      const page = await browser.newPage();
      await page.setViewport({ width: 1440, height: 900 });
      const complaints = [];
      page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(`${message.text()} (${message.location().url})`));
      page.on("pageerror", (error) => complaints.push(String(error)));
      return { ...pageOfHandles(page), complaints: async () => complaints };
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
