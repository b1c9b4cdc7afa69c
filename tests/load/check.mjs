// The app's server under load: mixed reads and writes of many companies, by two processes on PostgreSQL and by one on SQLite. A process is
// killed at work and started again, the database too. Prints a table, and fails where a write is lost or done twice, a company sees
// another's rows, memory grows, or (not with --quick, which a busy machine may run) people wait for too long.
//
// node tests/load/check.mjs [--quick] [--companies 200] [--program target/release/car-services-server] [--engines postgres,sqlite]

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startPostgres } from "../../tools/postgres/cluster.mjs";
import { Garage, secret } from "./garage.mjs";
import { highestRate, openModel, percentile } from "./models.mjs";
import { startProcesses } from "./processes.mjs";
import { faultsOf, tableOf } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    companies: { type: "string", default: "200" },
    program: { type: "string", default: "target/debug/car-services-server" },
    engines: { type: "string", default: "postgres,sqlite" },
  },
});
const companies = Number(options.companies);
const seconds = options.quick ? { highest: 1, steady: 2, storm: 3 } : { highest: 10, steady: 60, storm: 20 };

const engines = {
  async postgres() {
    const postgres = await startPostgres({ durable: true });
    const processes = await startProcesses(options.program, 2, { DATABASE_URL: await postgres.newDatabase(), PIPEFRAME_JWT_SECRET: secret });
    return { name: "PostgreSQL", count: 2, processes, restart: postgres.restart, stop: postgres.stop };
  },
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), "pipeframe-load-"));
    const database = { PIPEFRAME_DATABASE: join(folder, "backend.sqlite3"), PIPEFRAME_JWT_SECRET: secret };
    const processes = await startProcesses(options.program, 1, database);
    // Its database is a part of the process.
    return { name: "SQLite", count: 1, processes, restart: async () => {}, stop: () => rm(folder, { recursive: true, force: true }) };
  },
};

const rows = [];
for (const name of options.engines.split(",")) {
  const engine = await engines[name]();
  try {
    rows.push(await tried(engine));
  } finally {
    await engine.processes.stop();
    await engine.stop();
  }
}
console.log(tableOf(rows));
const faults = rows.flatMap((row) => faultsOf(row, options));
for (const fault of faults) console.error(fault);
console.log(`${rows.length - new Set(faults.map((fault) => fault.split(":")[0])).size} passed, ${new Set(faults.map((fault) => fault.split(":")[0])).size} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function tried({ name, count, processes, restart }) {
  const garage = new Garage(companies);
  let repeats = 0;
  const ask = async (asked = garage.next()) => {
    const answer = await processes.send(asked);
    repeats += answer.repeats;
    garage.judge(asked, answer);
  };
  // Each company comes for the first time, and every way to answer is taken: what is kept for good is in memory then.
  let company = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (company < companies) await ask(garage.list((company += 1)));
  }));
  const highest = await highestRate(ask, { seconds: seconds.highest, atOnce: 32 });
  const before = await processes.memory();
  const rate = highest / 2;
  const times = await openModel(ask, { seconds: seconds.steady, rate });
  const memory = { before, after: await processes.memory() };

  repeats = 0;
  const meanwhile = async () => {
    await after(seconds.storm * 250);
    await processes.killAtWork();
    await after(seconds.storm * 250);
    await restart();
  };
  await openModel(ask, { seconds: seconds.storm, rate: highest / 4, meanwhile });
  const writes = await garage.count(processes.send);
  const { foreign, unexpected } = garage;
  return { name, count, highest, rate, times: { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }, memory, writes, foreign, repeats, unexpected };
}
