// When the panel's content is there on a second visit, next to React: five runs of some visits in turns, the last with a busy loop on each
// core, since a machine with something to do shows what a quiet one hides.

import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { addressOf, slowest, visiting } from "../visit.mjs";

const rounds = 5;
const compared = ["ours", "react"];

export async function measure({ browser, host, contestants, quick, keep }) {
  const ratios = [];
  for (let round = 1; round <= rounds; round += 1) {
    const rest = round === rounds ? keepBusy() : () => {};
    const times = { ours: [], react: [] };
    try {
      for (let visit = 0; visit < (quick ? 1 : 5); visit += 1) {
        for (const name of visit % 2 === 0 ? compared : compared.toReversed()) times[name].push(await one(contestants[name]));
      }
    } finally {
      rest();
    }
    const what = `content, warm, run ${round}${round === rounds ? ", a busy loop on each core" : ""}`;
    for (const name of compared) times[name].forEach((time) => keep(what, "ms", name, time));
    ratios.push(median(times.ours) / median(times.react));
  }
  keep("content, warm: the highest ratio to React in five runs, one on a busy machine", "", "ours", Math.max(...ratios));

  function one(server) {
    return visiting(browser, host, { network: slowest, slowdown: 4 }, async ({ page }) => {
      const open = () => page.evaluate((url) => globalThis.open(url), addressOf(server, "panel"));
      await open();
      return (await open()).content;
    });
  }
}

/** @returns what ends it */
function keepBusy() {
  const loops = cpus().map(() => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
  return () => loops.forEach((loop) => loop.kill("SIGKILL"));
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
