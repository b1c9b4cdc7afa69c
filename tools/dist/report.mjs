// node tools/dist/report.mjs FOLDER: prints the size of a release build and says what is wrong with it. With --keep its sizes
// become the budget.

import { writeBudget } from "./budget.mjs";
import { measureFirstLoad } from "./first-load.mjs";
import { judge } from "./judge.mjs";
import { sizeTable } from "./size-table.mjs";

if (process.argv.includes("--keep")) {
  await writeBudget(await measureFirstLoad(process.argv[2]));
}
const { sizes, complaints } = await judge(process.argv[2]);
console.log(sizeTable(sizes));
for (const complaint of Object.values(complaints).flat()) {
  console.error(complaint);
  process.exitCode = 1;
}
