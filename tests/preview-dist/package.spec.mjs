// The preview as an npm package: installed from the packed tarball into an empty folder, and run by its command.

import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { freePorts } from "../../tools/testing/ports.mjs";
import { interop } from "../browser/support/addresses.mjs";

let folder;
let openPreview;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  await writeFile(join(folder, "package.json"), '{"private":true,"type":"module"}');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", process.env.PIPEFRAME_PREVIEW_PACKAGE], { cwd: folder });
  ({ openPreview } = await import(pathToFileURL(join(folder, "node_modules/pipeframe-preview/testing.mjs"))));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the installed command, and ends it as a person does. */
async function withCommand(written, use) {
  const [port] = await freePorts(1);
  const command = spawn(join(folder, "node_modules/.bin/pipeframe-preview"), ["--port", String(port), ...written], { cwd: folder });
  const ended = new Promise((resolve) => command.on("close", resolve));
  const address = await new Promise((resolve, reject) => {
    command.stdout.setEncoding("utf8").on("data", (said) => {
      const found = /http:\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    ended.then((code) => reject(new Error(`The command ended with ${code}.`)));
  });
  try {
    await use(address);
  } finally {
    command.kill("SIGINT");
  }
  expect(await ended).toBe(0);
}

for (const client of ["script-0.15.1", "two-pages"]) {
  test(`one address of an app is enough: ${client}`, async ({ page }) => {
    await withCommand(["--app", `${interop.frames}/${client}`.replace("http://", "")], async (address) => {
      const preview = await openPreview(page, address, { surfaces: ["panel"] });
      const panel = preview.frame("panel");
      await expect(panel.getByText("ready", { exact: true })).toBeVisible();
      await panel.locator("form").evaluate((form) => {
        form.elements.command.value = "open_modal";
        form.elements.args.value = JSON.stringify({ type: "custom_modal", action_id: "anything", data: { item: "1" } });
        form.requestSubmit();
      });
      await expect(preview.frame("modal").getByText("ready", { exact: true })).toBeVisible();
      expect(await preview.refused()).toEqual([]);
    });
  });
}

test("a registration is followed while it is changed", async ({ page }) => {
  const file = join(folder, "registration.json");
  const registration = (name) => JSON.stringify({ name, panels: [{ name, url: `${interop.frames}/two-pages/panel`, locations: ["deal-details"] }] });
  await writeFile(file, registration("First"));
  await withCommand(["--registration", "registration.json"], async (address) => {
    await openPreview(page, address, { surfaces: ["panel"] });
    await expect(page.locator("iframe[data-surface=panel]")).toHaveAttribute("title", "First");
    await writeFile(file, registration("Second"));
    await expect(page.locator("iframe[data-surface=panel]")).toHaveAttribute("title", "Second");
  });
});

test("the types that come with it name what the module gives", async () => {
  const place = join(folder, "node_modules/pipeframe-preview");
  const types = await readFile(join(place, "testing.d.ts"), "utf8");
  const module = await readFile(join(place, "testing.mjs"), "utf8");
  const given = module.slice(module.indexOf("export async function openPreview"), module.indexOf("\n}", module.indexOf("export async function openPreview")));
  const methods = [...given.matchAll(/^    (?:async )?(\w+)(?:: |\()/gm)].map(([, name]) => name);
  expect(methods.length).toBeGreaterThan(5);
  expect(methods.filter((name) => !new RegExp(`^  ${name}\\(`, "m").test(types))).toEqual([]);
});
