import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { interop } from "../browser/support/addresses.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const port = process.env.PIPEFRAME_PREVIEW_PORT ?? "8281";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: `${repository}target/test-results/preview-dist`,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.CHROME, args: browserFlags },
  },
  webServer: [
    {
      command: `node tests/preview-dist/server.mjs target/preview-dist ${port}`,
      cwd: repository,
      url: `http://127.0.0.1:${port}/`,
      reuseExistingServer: false,
    },
    { command: `node tests/interop/server.mjs --port ${interop.port}`, cwd: repository, url: `${interop.frames}/`, reuseExistingServer: false },
  ],
});
