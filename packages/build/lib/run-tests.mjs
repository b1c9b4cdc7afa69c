// The app's own tests: a development build of it in the preview, and Playwright on it.

import { toolEnvironment } from "./tools.mjs";
import { runProgram } from "./program.mjs";

/** Where the build that is tested lies; `previewConfig` of pipeframe-preview/testing serves it. */
const folder = "target/test-dist";

/** @param {string[]} words what playwright test takes */
export async function runTests(words) {
  const env = await toolEnvironment();
  await runProgram("trunk", ["build", "--dist", folder], { env, quiet: true });
  await runProgram("playwright", ["test", "--config", "tests/playwright.config.mjs", ...words], { env });
}
