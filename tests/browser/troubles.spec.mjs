// What docs/troubleshooting.md says of Pipedrive's SDK, checked with the SDK as it is published: each symptom, and what helps.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { versions } from "../interop/clients.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";

const panel = (page) => page.frameLocator("iframe[data-surface=panel]");
const tells = (page, text) => expect(panel(page).getByText(text, { exact: true })).toBeAttached();
const open = (page, name) => page.goto(`${preview.page}/?theme=light&app=${encodeURIComponent(`${interop.frames}/${name}`)}`);

test("the default import of a module isn't a class, in a bundle", async ({ page }) => {
  await open(page, "default-import");
  // A bundler gives the import a name of its own.
  await expect(panel(page).getByText(/^as it is imported: TypeError: \S+ is not a constructor$/)).toBeAttached();
  await tells(page, "started by its default");
});

test("the default import of a module isn't a class, in Node", () => {
  const program = `
    import sdk from "sdk-${versions.at(-1)}";
    import * as all from "sdk-${versions.at(-1)}";
    const symptom = (make) => { try { make(); return "made"; } catch (error) { return String(error); } };
    const whatHelps = sdk.default ?? sdk;
    console.log([
      symptom(() => new sdk()),
      symptom(() => new all.default()),
      // It is a class: it misses nothing but the browser.
      symptom(() => new whatHelps()),
    ].join("\\n"));`;
  const cwd = fileURLToPath(new URL("../interop/", import.meta.url));
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd, encoding: "utf8" });
  expect(said.trim().split("\n")).toEqual(["TypeError: sdk is not a constructor", "TypeError: all.default is not a constructor", "ReferenceError: window is not defined"]);
});

test("a command before initialize is answered throws, instead of rejecting", async ({ page }) => {
  await open(page, "early-execute");
  await tells(page, "thrown: SDK is not initialized");
  await tells(page, "answered after initialize");
});

test("userSettings loses the theme with the first change, which the event has", async ({ page }) => {
  await open(page, "theme");
  await tells(page, "at first light");
  await tells(page, "started");
  await page.getByRole("contentinfo").getByRole("button", { name: "Dark", exact: true }).click();
  await tells(page, "dark by the event, still light by the settings");
  await tells(page, "then undefined");
});
