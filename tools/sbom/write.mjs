// node tools/sbom/write.mjs FILE
//
// Writes the bill of materials of a release: the crates of its programs and the SDK.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { billOf } from "./bill.mjs";

const [file] = process.argv.slice(2);
const bill = billOf({
  metadata: JSON.parse(outputOf("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown")),
  lock: await readFile("Cargo.lock", "utf8"),
  npm: JSON.parse(outputOf("npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only")),
  scripts: ["@pipedrive/app-extensions-sdk"],
  commit: outputOf("git", "rev-parse", "HEAD").trim(),
});
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
const linked = bill.components.filter(({ scope }) => scope !== "excluded").length;
console.log(`${file}: ${linked} packages whose code can be in the release, ${bill.components.length - linked} that only its build uses.`);

function outputOf(program, ...args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });
}
