// Each peer shows the same texts as the reference app and writes the same, step by step. The folders are those of `make bench`, which builds
// them; BENCH_PEERS=react,solid tries some.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../../tools/testing/browser-flags.mjs";
import { peers } from "../contestants.mjs";
import { serve } from "../server.mjs";
import { journeys } from "./journeys.mjs";
import { play } from "./play.mjs";

const wanted = process.env.BENCH_PEERS?.split(",") ?? peers;
const pictures = "target/bench/ours";
const servers = {};
let browser;
let host;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
  host = await serve(pictures, { pictures });
  for (const name of ["ours", ...wanted]) servers[name] = await serve(`target/bench/${name}`, { pictures });
});

after(async () => {
  await browser.close();
  await Promise.all([host, ...Object.values(servers)].map((server) => server.close()));
});

for (const journey of journeys) {
  describe(journey.name, () => {
    let expected;
    before(async () => { expected = await play({ browser, host, server: servers.ours, journey }); });
    for (const name of wanted) {
      test(name, async () => {
        const played = await play({ browser, host, server: servers[name], journey, expected });
        for (const [index, step] of played.entries()) assert.deepEqual(step, expected[index], `after step ${index + 1}`);
      });
    }
  });
}
