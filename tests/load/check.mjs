// The app's server under load: mixed reads and writes of many companies, by two processes on PostgreSQL and by one on SQLite. A process is
// killed at work and started again, the database too, while a stand-in for Pipedrive gives tokens that expire all the time. Prints a table, and
// fails where a write is lost or done twice, a token is renewed twice at once, a company sees another's rows, memory grows, or (not with
// --quick, which a busy machine may run) people wait for too long.
//
// node tests/load/check.mjs [--quick] [--companies 200] [--programs target/release] [--engines postgres,sqlite] [--write docs/deployment.md]

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startPostgres } from "../../tools/postgres/cluster.mjs";
import { freePorts } from "../../tools/testing/ports.mjs";
import { Garage, secret } from "./garage.mjs";
import { highestRate, openModel, percentile } from "./models.mjs";
import { startPipedrive } from "./pipedrive.mjs";
import { startProcesses } from "./processes.mjs";
import { faultsOf, tableOf, writeTable } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    companies: { type: "string" },
    programs: { type: "string", default: "target/debug" },
    engines: { type: "string", default: "postgres,sqlite" },
    write: { type: "string" },
  },
});
const companies = Number(options.companies ?? (options.quick ? 20 : 200));
const seconds = options.quick ? { highest: 1, steady: 2, storm: 3, renewal: 3 } : { highest: 10, steady: 60, storm: 20, renewal: 5 };

const engines = {
  async postgres() {
    const postgres = await startPostgres({ durable: true });
    const programs = await startPrograms(2, { DATABASE_URL: await postgres.newDatabase() });
    return { name: "PostgreSQL", count: 2, ...programs, restart: postgres.restart, stop: postgres.stop };
  },
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), "pipeframe-load-"));
    const programs = await startPrograms(1, { PIPEFRAME_DATABASE: join(folder, "backend.sqlite3") });
    // Its database is a part of the process.
    return { name: "SQLite", count: 1, ...programs, restart: async () => {}, stop: () => rm(folder, { recursive: true, force: true }) };
  },
};

/** Where little is asked, a larger part of it needs a token. */
const news = options.quick ? 0.1 : 0.01;

/** The stand-in, and processes of the app's server that every company is connected with. */
async function startPrograms(count, database) {
  const ports = await freePorts(count);
  const app = `http://127.0.0.1:${ports[0]}`;
  const pipedrive = await startPipedrive(`${options.programs}/pipeframe-stand-in`, { app, companies, period: seconds.renewal });
  const variables = { ...database, ...pipedrive.variables, PIPEFRAME_JWT_SECRET: secret };
  const processes = await startProcesses(`${options.programs}/car-services-server`, ports, variables);
  await pipedrive.connectAll();
  return { processes, pipedrive };
}

const rows = [];
for (const name of options.engines.split(",")) {
  const engine = await engines[name]();
  try {
    rows.push(await tried(engine));
  } finally {
    await engine.processes.stop();
    await engine.pipedrive.stop();
    await engine.stop();
  }
}
console.log(tableOf(rows));
if (options.write) await writeTable(options.write, tableOf(rows));
const faults = rows.flatMap((row) => faultsOf(row, options));
for (const fault of faults) console.error(fault);
console.log(`${rows.length - new Set(faults.map((fault) => fault.split(":")[0])).size} passed, ${new Set(faults.map((fault) => fault.split(":")[0])).size} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function tried({ name, count, processes, pipedrive, restart }) {
  const garage = new Garage(companies, news);
  let repeats = 0;
  const ask = async (page = garage.next()) => {
    const answers = page.map(async (asked) => {
      const answer = await processes.send(asked);
      repeats += answer.repeats;
      garage.judge(asked, answer);
    });
    return (await Promise.all(answers)).length;
  };
  // Each company comes for the first time, and every way to answer is taken: what is kept for good is in memory then.
  let company = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (company < companies) await ask([garage.list((company += 1))]);
  }));
  const highest = await highestRate(ask, { seconds: seconds.highest, atOnce: 32 });
  const before = await processes.memory();
  const rate = highest.asked / 2;
  const times = await openModel(ask, { seconds: seconds.steady, rate });
  const memory = { before, after: await processes.memory() };

  repeats = 0;
  const meanwhile = async () => {
    await after(seconds.storm * 250);
    await processes.killAtWork();
    await after(seconds.storm * 250);
    await restart();
  };
  await pipedrive.slowDown(200);
  await openModel(ask, { seconds: seconds.storm, rate: highest.asked / 4, meanwhile });
  const writes = await garage.count(processes.send);
  const { foreign, unexpected } = garage;
  const renewals = await pipedrive.renewals();
  return { name, count, highest: highest.requests, renewals, times: { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }, memory, writes, foreign, repeats, unexpected };
}
