#!/usr/bin/env node
// npx pipeframe-preview --app http://localhost:3000

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NotUnderstood, help, read } from "../lib/arguments.mjs";
import { openInBrowser } from "../lib/browser.mjs";
import { PortTaken, serve } from "../lib/server.mjs";

const own = process.env.PIPEFRAME_PREVIEW_STATIC ?? fileURLToPath(new URL("../static/", import.meta.url));

try {
  const wanted = read(process.argv.slice(2));
  if (wanted.help) console.log(help);
  else await run(wanted);
} catch (error) {
  if (!(error instanceof NotUnderstood) && !(error instanceof PortTaken)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run({ port, query, registration, app, folder = own, api, standIn, opens }) {
  if (!existsSync(folder)) {
    throw new NotUnderstood(folder === own ? `The preview's files are missing at ${own}. Install the package again; in a clone of Pipeframe, run make preview-dist and take its package.` : `There is no folder ${folder}. Build your app into it first.`);
  }
  const server = await serve({ folder, port, registration, app, api, standIn });
  const address = `http://127.0.0.1:${server.port}/${query}`;
  console.log(`A simulated Pipedrive is at ${address}`);
  if (registration) console.log(`It follows ${registration}: a saved change shows at once.`);
  console.log("Ctrl-C ends it.");
  if (opens) openInBrowser(address);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.close();
      process.exitCode = 0;
    });
  }
}
