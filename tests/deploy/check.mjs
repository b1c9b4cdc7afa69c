// node tests/deploy/check.mjs [--browsers chromium,firefox] [--conditions whole,blocked] [--surfaces panel] [--release FOLDER] [--preview FOLDER]
//
// The release behind nginx over TLS, framed by the preview as https://acme.pipedrive.com frames it. Prints surface × browser ×
// condition, each cell by a run of its own, and what each kind of file is sent with; ends with 1 and the reasons where something fails.

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { conditions, makeCondition } from "./conditions.mjs";
import { examine } from "./doctor.mjs";
import { checkFiles } from "./files.mjs";
import { isAllowed, isRefused, refusals } from "./refusals.mjs";
import { openSites } from "./sites.mjs";
import { tableOf } from "./table.mjs";
import { walks } from "./walks.mjs";

const { values: options } = parseArgs({
  options: {
    browsers: { type: "string", default: "chromium,firefox,webkit" },
    surfaces: { type: "string", default: Object.keys(walks).join(",") },
    conditions: { type: "string", default: Object.keys(conditions).join(",") },
    release: { type: "string", default: "target/deploy/release" },
    preview: { type: "string", default: "target/preview-dist" },
  },
});

/** What a page looked like when it failed. */
const pictures = "target/deploy/pictures";
const surfaces = options.surfaces.split(",");
const cells = [];
const files = { asked: 0, complaints: [] };
const doctor = { complaints: ["it was not asked"] };
const trust = new Set();
const refused = Object.keys(refusals).map((from) => `refused ${from}`);
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });

await Promise.all(options.browsers.split(",").map(tryBrowser));

console.log(`\n${tableOf(cells, { surfaces, columns: [...options.conditions.split(","), ...refused] })}\n`);
for (const line of trust) console.log(line);
console.log("");
console.log(`${files.asked} answers of nginx were compared with what a release needs: type, compression, cache, who may frame it, what is not there.`);
for (const complaint of files.complaints) console.log(`FAILS  ${complaint}`);
console.log(`The doctor visited the release behind nginx, its callback, its installation URL and its endpoints, and found ${doctor.complaints.length || "nothing"} wrong.`);
for (const complaint of doctor.complaints) console.log(`FAILS  ${complaint}`);
const runs = [...cells.map(({ reason }) => reason === undefined), files.asked > 0 && files.complaints.length === 0, doctor.complaints.length === 0];
const failed = runs.filter((passed) => !passed).length;
console.log(`\n${runs.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function tryBrowser(name, index) {
  const browser = await import(`./browsers/${name}.mjs`);
  const sites = await openSites({ ...options, listening: browser.isSilent });
  try {
    if (index === 0) {
      Object.assign(files, await checkFiles(sites));
      doctor.complaints = await examine(sites.release);
    }
    for (const condition of options.conditions.split(",")) {
      await withBrowser(browser, sites, name, condition, surfaces.map((surface) => ({ surface, condition })), walkedUnder);
    }
    await withBrowser(browser, sites, name, "whole", surfaces.flatMap((surface) => refused.map((condition) => ({ surface, condition }))), refusedTo);
  } finally {
    await sites.close();
  }
}

/** Starts the browser for some cells of the table. One that does not start fails them all. */
async function withBrowser(browser, sites, name, condition, wanted, fill) {
  let running;
  try {
    running = await browser.launch({ sites, condition });
    const label = `${name} ${running.version}`;
    if (condition === "whole") trust.add(`${label}: ${running.trust}`);
    await fill({ browser, running, sites, name, condition, keep: (cell) => keep({ ...cell, browser: label }) });
  } catch (error) {
    for (const cell of wanted) keep({ ...cell, browser: name, reason: error.message });
  } finally {
    await running?.close();
  }
}

async function walkedUnder({ browser, running, sites, name, condition, keep }) {
  const made = await attempt(() => onPage(running, sites, (page) => makeCondition(page, condition, { seesCookies: browser.partitionsAlways })));
  for (const surface of surfaces) {
    await sites.forgetData();
    keep({ surface, condition, reason: made ?? (await attempt(() => onPage(running, sites, walks[surface], `${name}-${condition}-${surface}`))) });
  }
}

async function refusedTo({ running, keep }) {
  for (const surface of surfaces) {
    const page = await running.open();
    const allowed = await attempt(() => isAllowed(page, surface));
    for (const from of Object.keys(refusals)) {
      keep({ surface, condition: `refused ${from}`, reason: allowed ?? (await attempt(() => isRefused(page, from, surface))) });
    }
    await page.close();
  }
}

/** A page of its own for something that is done, after which nothing may have been complained of, nor fetched twice. */
async function onPage(running, sites, act, title) {
  const from = (await sites.requests()).length;
  const page = await running.open();
  try {
    await act(page);
    const requests = (await sites.requests()).slice(from);
    const complaints = [...(await page.complaints()), ...sites.complaintsIn(requests)].filter((complaint) => !complaint.includes("/favicon.ico"));
    if (complaints.length > 0) throw new Error(`the console says: ${complaints.join("; ")}`);
    const missing = requests.filter(({ status, path }) => status >= 400 && path !== "/favicon.ico");
    if (missing.length > 0) throw new Error(`the server answered ${missing.map(({ host, path, status }) => `${host}${path} with ${status}`).join(", ")}`);
    const twice = fetchedTwice(requests);
    if (twice.length > 0) throw new Error(`fetched more than once: ${twice.join(", ")}`);
  } catch (error) {
    if (title) await page.picture(join(pictures, `${title}.png`)).catch(() => {});
    throw error;
  } finally {
    await page.close();
  }
}

function fetchedTwice(requests) {
  const hashed = requests.filter(({ path, status }) => status === 200 && /-[0-9a-f]{12,16}\.\w+$/.test(path)).map(({ host, path }) => host + path);
  return [...new Set(hashed.filter((path, index) => hashed.indexOf(path) !== index))];
}

/** @returns {Promise<string | undefined>} why it failed */
async function attempt(act) {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

function keep(cell) {
  cells.push(cell);
  console.error(`  ${cell.reason === undefined ? "ok   " : "FAILS"} ${cell.browser}, ${cell.condition}: ${cell.surface}${cell.reason === undefined ? "" : `: ${cell.reason}`}`);
}
