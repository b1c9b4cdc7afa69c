// WebKit as Debian has it, WebKitGTK's MiniBrowser by its WebDriver: names by a proxy, the authority among those of the system, as this process alone sees them.

import { execFile, spawn } from "node:child_process";
import { appendFile, copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { promisify } from "node:util";
import { freePorts } from "../../../tools/testing/ports.mjs";
import { startProxy } from "./proxy.mjs";
import { openSession } from "./webdriver.mjs";

const run = promisify(execFile);
const driver = "WebKitWebDriver";
const systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

/** Its driver does not tell what the console says. */
export const isSilent = true;
/** Frames of another site never see what the site itself stored; only cookies tell whether they are partitioned from it. */
export const partitionsAlways = true;

const options = {
  whole: ["--cookies-policy=always"],
  partitioned: ["--cookies-policy=no-third-party", "--enable-itp"],
  blocked: ["--cookies-policy=never", "--enable-html5-local-storage=false"],
  full: ["--cookies-policy=always"],
};

export async function launch({ sites, condition = "whole" }) {
  const home = await mkdtemp(join(tmpdir(), "pipeframe-webkit-"));
  const authorities = join(home, "authorities.pem");
  await copyFile(systemAuthorities, authorities);
  await appendFile(authorities, await readFile(sites.authority));
  const proxy = await startProxy(sites);
  const display = await startDisplay();
  const [port] = await freePorts(1);
  const namespace = [...(process.getuid() === 0 ? [] : ["--map-root-user"]), "--mount", "sh", "-c"];
  const isTrusted = await run("unshare", [...namespace, `mount --bind "${authorities}" ${systemAuthorities}`]).then(() => true, () => false);
  const [program, words] = isTrusted
    ? ["unshare", [...namespace, `mount --bind "${authorities}" ${systemAuthorities} && exec ${driver} --port=${port}`]]
    : [driver, [`--port=${port}`]];
  const child = spawn(program, words, {
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display.name, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { said += text; });
  const address = `http://127.0.0.1:${port}`;
  for (let left = 100; !(await fetch(`${address}/status`).then(({ ok }) => ok, () => false)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error(`WebKitWebDriver did not start:\n${said}`);
    await after(100);
  }
  const session = await openSession(address, {
    acceptInsecureCerts: !isTrusted,
    "webkitgtk:browserOptions": { args: ["--automation", `--proxy=http://127.0.0.1:${proxy.port}`, ...options[condition]] },
  });
  // High enough for the longest page: its driver does not scroll the page around a frame of another site.
  await session.resize(1440, 1500);
  return {
    version: session.version,
    trust: isTrusted
      ? "the authority is among the system's, in a mount namespace of the browser's own"
      : "any certificate is taken: this machine lets nobody have a mount namespace, in which the authority would be among the system's",
    async open() {
      return { ...session.page, complaints: async () => [], close: () => session.page.goto("about:blank") };
    },
    async close() {
      await session.end().catch(() => {});
      process.kill(-child.pid, "SIGTERM");
      proxy.close();
      display.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A screen for a browser that needs one: the machine's, or one of Xvfb. */
async function startDisplay() {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].setEncoding("utf8").once("data", (text) => resolve(text.trim()));
    screen.on("error", reject);
    screen.on("close", () => reject(new Error("Xvfb did not start.")));
  });
  return { name: `:${number}`, close: () => screen.kill("SIGTERM") };
}
