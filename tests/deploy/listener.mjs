// For a browser that tells nobody outside what its console says: a script in front of all others in each page tells the server.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const complaintPath = "/deploy-check/complaint";

const script = `
(() => {
  const tell = (...words) => fetch("${complaintPath}?" + encodeURIComponent(words.map(String).join(" ")), { method: "POST", keepalive: true }).catch(() => {});
  // What an observer of sizes can't tell in one frame it tells in the next: nothing is wrong then.
  addEventListener("error", ({ message }) => message.startsWith("ResizeObserver loop") || tell(message));
  addEventListener("unhandledrejection", ({ reason }) => tell("unhandled rejection:", reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => tell("violation of", violatedDirective, "by", blockedURI));
  for (const name of ["error", "warn"]) {
    const original = console[name];
    console[name] = (...words) => { tell(...words); original.apply(console, words); };
  }
})();
`;

/** Puts the listener into every page of a folder. What was compressed beforehand of a page is taken away, as it lacks it. */
export async function listenIn(folder) {
  await writeFile(join(folder, "deploy-check.js"), script);
  for (const name of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"))) {
    const file = join(folder, name);
    const html = await readFile(file, "utf8");
    const changed = html.replace(/<meta[^>]* charset=[^>]*>/i, '$&<script src="/deploy-check.js"></script>');
    if (changed === html) continue;
    await writeFile(file, changed);
    for (const compressed of ["br", "gz"]) await rm(`${file}.${compressed}`, { force: true });
  }
}
