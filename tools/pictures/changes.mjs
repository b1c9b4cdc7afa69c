// Shows which pictures of the working tree are not those of the last commit: before, after, and the difference of the two.
//
//     node tools/pictures/changes.mjs PAGE

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { changesPage } from "./changes-page.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const folders = ["tests/browser/pictures", "docs/pictures"];
const git = (...given) => execFileSync("git", given, { cwd: repository, encoding: "buffer", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });

const page = process.argv[2];
if (!page) {
  console.error("Say which file the page is written to: node tools/pictures/changes.mjs target/pictures.html");
  process.exit(2);
}

const names = git("status", "--porcelain", "--untracked-files=all", "--no-renames", "-z", "--", ...folders).toString().split("\0");
const pictures = names.map((line) => line.slice(3)).filter((name) => name.endsWith(".png"));
const changes = await Promise.all(pictures.sort().map(async (name) => ({ name, before: committed(name), after: await present(name) })));
await writeFile(page, changesPage(changes));
console.log(changes.length === 0 ? "No picture changed." : `${changes.length} ${changes.length === 1 ? "picture" : "pictures"} changed: look at ${pathToFileURL(page).href}`);

function committed(name) {
  try {
    return git("show", `HEAD:${name}`);
  } catch {
    return undefined;
  }
}

async function present(name) {
  const path = `${repository}${name}`;
  return existsSync(path) ? readFile(path) : undefined;
}
