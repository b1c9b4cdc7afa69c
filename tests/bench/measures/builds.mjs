// How long a release takes after a change of one line, as tools/measure-builds.mjs has kept it for this release and for the one before.

import { readFile } from "node:fs/promises";

const kept = { ours: "target/bench/builds.json", before: "target/bench/builds-before.json" };

export async function measure({ keep }) {
  for (const [name, file] of Object.entries(kept)) {
    const builds = await readFile(file, "utf8").then(JSON.parse, () => undefined);
    if (builds) keep("release after a change of one line", "s", name, builds["the release after a change of one line, every page"]);
  }
}
