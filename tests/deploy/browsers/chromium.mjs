// Chromium: names by its resolver rules, the authority in the NSS database of a home of its own.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../../tools/testing/browser-flags.mjs";
import { app, names, pipedrive } from "../names.mjs";
import { pageOfHandles } from "./handles.mjs";

const run = promisify(execFile);

/** What a profile's preferences say for each condition. */
const preferences = {
  whole: { cookie_controls_mode: 0 },
  partitioned: { cookie_controls_mode: 0 },
  blocked: { cookie_controls_mode: 1, content_settings: { exceptions: { cookies: { [`https://${app}:443,https://${pipedrive}:443`]: { setting: 2 } } } } },
  full: { cookie_controls_mode: 0 },
};
/** What is switched off: asking for https where http is meant, and what a condition or a measurement must not have. */
function featureFlags(condition, oneProcess) {
  const off = ["HttpsUpgrades"];
  if (condition === "whole") off.push("ThirdPartyStoragePartitioning");
  if (oneProcess) off.push("IsolateOrigins", "site-per-process");
  return [`--disable-features=${off.join(",")}`, ...(oneProcess ? ["--disable-site-isolation-trials"] : [])];
}

/**
 * @param {{sites: object, condition?: string, near?: Record<string, number>, oneProcess?: boolean}} options `near`: the ports of names that
 *   lie elsewhere than at `sites.secure`; `oneProcess`: frames run in the process of their page, so that it is slowed down with them
 */
export async function launch({ sites, condition = "whole", near = {}, oneProcess = false }) {
  const home = await mkdtemp(join(tmpdir(), "pipeframe-chromium-"));
  const database = join(home, ".pki/nssdb");
  const profile = join(home, "profile");
  await mkdir(database, { recursive: true });
  await mkdir(join(profile, "Default"), { recursive: true });
  await writeFile(join(profile, "Default/Preferences"), JSON.stringify({ profile: preferences[condition] }));
  await run("certutil", ["-d", `sql:${database}`, "-N", "--empty-password"]);
  await run("certutil", ["-d", `sql:${database}`, "-A", "-t", "C,,", "-n", "deploy check", "-i", sites.authority]);
  const rules = names.flatMap((name) => [`MAP ${name}:443 127.0.0.1:${near[name] ?? sites.secure}`, `MAP ${name}:80 127.0.0.1:${sites.open}`]);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME,
    args: [...browserFlags, `--host-resolver-rules=${rules.join(",")}`, ...featureFlags(condition, oneProcess)],
    // People have scroll bars, and these take room.
    ignoreDefaultArgs: ["--hide-scrollbars"],
    env: { ...process.env, HOME: home },
    viewport: { width: 1440, height: 900 },
  });
  return {
    trust: "the authority is in the browser's own database (NSS)",
    version: context.browser()?.version() ?? "",
    async open() {
      const page = await context.newPage();
      const complaints = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(`${message.text()} (${message.location().url})`));
      page.on("pageerror", (error) => complaints.push(String(error)));
      return {
        ...pageOfHandles(page),
        complaints: async () => complaints,
        before: (script) => page.addInitScript(script),
        slowDown: async (rate) => (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate }),
      };
    },
    async close() {
      await context.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
