// node tools/dist/bytes.mjs [PAGE…]: builds the programs of these pages, or of all and of all pages in one, with the names of their functions,
// and prints what their bytes are for.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bindgen, cargoWithoutClasses } from "../../packages/build/lib/compile.mjs";
import { features } from "../../packages/build/lib/binaryen.mjs";
import { readProject } from "../../packages/build/lib/project.mjs";
import { codeShares } from "./code-shares.mjs";

const ALL = "all pages in one";
const { binary, pages } = await readProject(process.cwd());
// Names with types take other options of the compiler, which would otherwise compile every crate again here and in the next release.
const target = resolve("target/bytes");
const asked = process.argv.slice(2);

const columns = [];
for (const page of asked.length > 0 ? asked : [...pages, ALL]) {
  const env = { RUSTFLAGS: "-C symbol-mangling-version=v0", CARGO_TARGET_DIR: target };
  if (page !== ALL) Object.assign(env, { PIPEFRAME_PAGE: page, PIPEFRAME_PAGES: pages.join(" ") });
  await cargoWithoutClasses(["--quiet", "--release", "--bin", binary], { cwd: process.cwd(), what: page, env });
  const { wasm } = await bindgen(join(target, `wasm32-unknown-unknown/release/${binary}.wasm`), { cwd: process.cwd(), what: page });
  columns.push({ page, shares: codeShares(optimised(wasm), binary.replaceAll("-", "_")) });
}
console.log(tableOf(columns));

/** As a release is, but with names. */
function optimised(wasm) {
  const folder = mkdtempSync(join(tmpdir(), "pipeframe-bytes-"));
  try {
    const [from, to] = ["from.wasm", "to.wasm"].map((name) => join(folder, name));
    writeFileSync(from, wasm);
    execFileSync("wasm-opt", [from, "-g", ...features, "--low-memory-unused", "-Oz", "-o", to]);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A line for each purpose, a column for each program; what is small in all of them is one line. */
function tableOf(columns) {
  const small = 1000;
  const purposes = [...new Set(columns.flatMap(({ shares }) => shares.map(({ purpose }) => purpose)))];
  const most = (purpose) => Math.max(...columns.map(({ shares }) => share(shares, [purpose]).raw));
  const lines = purposes.filter((purpose) => most(purpose) >= small).map((purpose) => [purpose, [purpose]]);
  const rest = purposes.filter((purpose) => most(purpose) < small);
  const all = [...lines, ["what is below 1 kB", rest], ["**in all**", purposes]];
  const cells = (own) => columns.map(({ shares }) => share(shares, own)).map(({ raw, brotli }) => `${kilobytes(raw)} / ${kilobytes(brotli)}`);
  return [
    `| kB before and after compression | ${columns.map(({ page }) => page).join(" | ")} |`,
    `| --- |${" --- |".repeat(columns.length)}`,
    ...all.map(([name, own]) => `| ${name} | ${cells(own).join(" | ")} |`),
  ].join("\n");
}

function share(shares, purposes) {
  const own = shares.filter(({ purpose }) => purposes.includes(purpose));
  return { raw: own.reduce((sum, { raw }) => sum + raw, 0), brotli: own.reduce((sum, { brotli }) => sum + brotli, 0) };
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
