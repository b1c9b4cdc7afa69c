// What README.md says under Troubleshooting of Pipedrive's SDK, checked with the SDK as it is published: each symptom, and what helps.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { versions } from "../interop/clients.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";

const panel = (page) => page.frameLocator("iframe[data-surface=panel]");
const tells = (page, text) => expect(panel(page).getByText(text, { exact: true })).toBeAttached();
const open = (page, name) => page.goto(`${preview.page}/?theme=light&app=${encodeURIComponent(`${interop.frames}/${name}`)}`);

test("the default import of a module is no class, in a bundle", async ({ page }) => {
  await open(page, "default-import");
  await tells(page, "as it is imported: TypeError");
  await tells(page, "started by its default");
});

test("the default import of a module is no class, in Node", () => {
  const program = `import sdk from "sdk-${versions.at(-1)}"; console.log(typeof sdk, typeof sdk.default);`;
  const cwd = fileURLToPath(new URL("../interop/", import.meta.url));
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd, encoding: "utf8" });
  expect(said).toBe("object function\n");
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
