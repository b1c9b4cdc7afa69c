// The pieces of a program, put together again and optimised as one.

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { binaryenTools, features, optimisations } from "../binaryen.mjs";
import { readModule, writeModule } from "./module.mjs";
import { slotName } from "./pieces.mjs";

const run = promisify(execFile);

/**
 * @param {import("./pieces.mjs").Piece[]} pieces that import from each other @param {string} folder to work in @param {(name: string) => boolean} isUsed
 *   which exports the loader uses
 * @returns {Promise<import("./module.mjs").Module>} whose functions have the names that they had in the pieces
 */
export async function joinAndOptimise(pieces, folder, isUsed) {
  const data = pieces.flatMap(({ module }, piece) => module.data.map((one) => ({ ...one, piece })));
  const inputs = await Promise.all(pieces.map(async ({ name, module }) => {
    const file = join(folder, `${name}.joined.wasm`);
    await writeFile(file, writeModule({ ...module, data: [] }));
    return [file, name];
  }));
  const [merged, pruned, optimised] = ["merged", "pruned", "optimised"].map((name) => join(folder, `${name}.wasm`));
  await run(join(binaryenTools, "wasm-merge"), [...inputs.flat(), "-o", merged, "-g", ...features]);
  const whole = readModule(await readFile(merged));
  whole.exports = whole.exports.filter(({ name }) => isUsed(name));
  await writeFile(pruned, writeModule(whole));
  await run(join(binaryenTools, "wasm-opt"), [pruned, ...optimisations, "-g", "-o", optimised, ...features]);
  return { ...readModule(await readFile(optimised)), data };
}
