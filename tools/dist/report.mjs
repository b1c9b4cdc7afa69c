// node tools/dist/report.mjs FOLDER: prints the size of a release build and says what is wrong with it.

import { judge } from "./judge.mjs";
import { sizeTable } from "./size-table.mjs";

const { sizes, complaints } = await judge(process.argv[2]);
console.log(sizeTable(sizes));
for (const complaint of Object.values(complaints).flat()) {
  console.error(complaint);
  process.exitCode = 1;
}
