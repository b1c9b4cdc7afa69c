// The app's own tests: a development build of it in the preview, and Playwright on it.

import { readApiAddress } from "pipeframe-preview/api-proxy";
import { takeOptions } from "./options.mjs";
import { runProgram } from "./program.mjs";
import { toolEnvironment } from "./tools.mjs";

/** Where the build that is tested lies; `previewConfig` of pipeframe-preview/testing serves it. */
const folder = "target/test-dist";

export const help = `pipeframe-build test builds the extension, runs its tests with Playwright, and takes what playwright test takes.

  --api http://localhost:4000   passes what the pages ask below /api on to your server
`;

/** @param {string[]} words of our own, and what playwright test takes */
export async function runTests(words) {
  const { values: { api }, rest } = takeOptions(words, "test", { api: { type: "string" } });
  // Refused before anything is built.
  if (api !== undefined) readApiAddress(api);
  const env = { ...(await toolEnvironment()), ...(api === undefined ? {} : { API: api }) };
  await runProgram("trunk", ["build", "--dist", folder], { env, quiet: true });
  await runProgram("playwright", ["test", "--config", "tests/playwright.config.mjs", ...rest], { env });
}
