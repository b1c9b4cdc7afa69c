// Runs a command beside a PostgreSQL of its own, whose address is PIPEFRAME_TEST_POSTGRES there:
// node tools/postgres/run.mjs cargo test -p car-services-server --test server_on_postgres

import { spawn } from "node:child_process";
import { once } from "node:events";
import { environmentOf, startPostgres } from "./cluster.mjs";

const [program, ...words] = process.argv.slice(2);
if (!program) {
  console.error("Say what to run: node tools/postgres/run.mjs COMMAND…");
  process.exit(2);
}
const postgres = await startPostgres({ password: "p@ss/word" });
const child = spawn(program, words, { stdio: "inherit", env: { ...process.env, ...environmentOf(postgres) } });
const [code] = await once(child, "exit");
await postgres.stop();
process.exit(code ?? 1);
