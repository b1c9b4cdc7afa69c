// The test clients: pages of an app that was not written for the preview, each with one published version of Pipedrive's SDK.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL(".", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));

/** The installed versions of the SDK, oldest first. */
export const versions = Object.keys(dependencies)
  .filter((name) => name.startsWith("sdk-"))
  .map((name) => name.slice("sdk-".length))
  .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));

/** Where the SDK's script for a page without a bundler is; the first versions had none. */
export function scriptOf(version) {
  const path = fileURLToPath(new URL(`node_modules/sdk-${version}/dist/index.umd.js`, folder));
  return existsSync(path) ? path : undefined;
}

/**
 * Every client: a plain page with the SDK's script, a plain page with the SDK bundled, and a React page.
 *
 * @type {{name: string, kind: "script" | "bundled" | "react", version: string}[]}
 */
export const clients = versions.flatMap((version) => [
  ...(scriptOf(version) ? [{ kind: "script", version }] : []),
  { kind: "bundled", version },
  ...(version === versions.at(-1) ? [{ kind: "react", version }] : []),
]).map((client) => ({ ...client, name: `${client.kind}-${client.version}` }));

/** An app as authors have it: React, a page for the panel and one for the modal, and 404 for everything else. */
export const twoPages = { kind: "react", version: versions.at(-1), name: "two-pages", surfaces: ["panel", "modal"] };

/** Habits of other people's apps, each a small page of its own: pages/habits. */
export const habits = [
  "strict-mode", "two-instances", "data-first", "panel-width", "selected-ids", "nested-data", "oauth-popup", "own-router", "microphone", "referrer-api",
].map((name) => ({ kind: "habit", version: versions.at(-1), name, surfaces: ["panel", "modal", "authorize"] }));

/** What goes wrong for authors of JavaScript apps, with what helps: docs/troubleshooting.md; pages/troubles. */
export const troubles = ["default-import", "early-execute", "theme"]
  .map((name) => ({ kind: "trouble", version: versions.at(-1), name, surfaces: ["panel"] }));

/** The client that talks without end: tests/soak. */
export const talker = { kind: "soak", version: versions.at(-1), name: "soak" };
