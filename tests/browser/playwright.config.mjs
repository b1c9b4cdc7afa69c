import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { interop, preview, release } from "./support/addresses.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const serve = (folder, port, ...more) => `node tests/browser/support/server.mjs --folder ${folder} --port ${port} ${more.join(" ")}`;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: `${repository}target/test-results/browser`,
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  workers: 2,
  // A robot of two cores presses now and then what just moves away. A test that needs its second try is named where the suites are counted.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: `${repository}${process.env.PIPEFRAME_BROWSER_REPORT ?? "target/test-results/browser.json"}` }]],
  use: {
    actionTimeout: 30_000,
    baseURL: preview.page,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    // A trace makes everything take half as long again: ask for it, by --trace retain-on-failure, where one is wanted.
    trace: "off",
    launchOptions: { executablePath: process.env.CHROME, args: browserFlags },
  },
  webServer: [
    { command: serve("target/test-dist/preview", preview.port), cwd: repository, url: `${preview.page}/`, reuseExistingServer: false },
    {
      command: serve("target/test-dist/release", release.port, "--production", `--framed-by "${preview.page} ${preview.frames} ${release.page}"`),
      cwd: repository,
      url: `${release.page}/panel`,
      reuseExistingServer: false,
    },
    { command: `node tests/interop/server.mjs --port ${interop.port}`, cwd: repository, url: `${interop.frames}/`, reuseExistingServer: false },
  ],
});
