// What `make test` runs: each suite has a name, and a `run` that gives its output and counts, and for a bundle whether it was built.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { brotliLimit, judge } from "../dist/judge.mjs";
import { findPreviewTraces, previewTraces } from "../dist/preview-traces.mjs";
import { environmentOf, findPostgres, startPostgres } from "../postgres/cluster.mjs";
import { browserFlags } from "./browser-flags.mjs";
import { compilerComplaints, countBrowserTests, countCargoTests, countCheck, countDeployCheck, countNodeTests } from "./counts.mjs";
import { run } from "./command.mjs";
import { describeFailures, passedAtASecondTry } from "./failures.mjs";
import { freePorts } from "./ports.mjs";

const show = process.env.VERBOSE === "1";
const browserTarget = ["--target", "wasm32-unknown-unknown"];
const previewBuild = "target/test-dist/preview";
const releaseBuild = "target/test-dist/release";
const plain = { CARGO_TERM_COLOR: "never" };
/**
 * Clippy in place of the compiler for the workspace's own crates: the programs of the tests come out of the lints, while `cargo clippy`
 * would check every dependency once more than the tests compile it.
 */
const linting = { ...plain, RUSTC_WORKSPACE_WRAPPER: "clippy-driver" };
const nativeTestCommand = ["cargo", "test", "--locked", "--workspace"];
const installationCommand = ["node", "--test", "--test-timeout=120000", "--test-reporter=tap"];
const browserTestCommand = ["cargo", "test", "--locked", ...browserTarget, "--workspace", "--lib", "--bins", "--tests"];

export const formatting = check("formatting", ["cargo", "fmt", "--all", "--check"]);
export const nativeLints = lint("lints, native", nativeTestCommand);
export const browserLints = lint("lints, browser", browserTestCommand);
/** As docs.rs builds what is published: for the browser. One target, as each checks all dependencies; the doctor and the server are empty in a browser. */
export const documentation = check(
  "docs as on docs.rs",
  ["cargo", "doc", "--locked", ...browserTarget, "--workspace", "--exclude", "pipeframe-doctor", "--exclude", "pipeframe-stand-in", "--exclude", "car-services-server", "--no-deps"],
  { RUSTDOCFLAGS: "-D warnings --cfg docsrs", DOCS_RS: "1" },
);

export const toolTests = {
  name: "tests of the tools",
  async run() {
    const { exitCode, output } = await run(["node", "--test", "--test-reporter=tap", "tools/", "packages/", "tests/bench/figures/"], { show });
    return { output, ...countNodeTests(output, exitCode) };
  },
};

export const nativeTests = {
  name: "native tests",
  async run() {
    const { exitCode, output } = await run([...nativeTestCommand, "--no-fail-fast"], { show, environment: linting });
    return { output, ...countCargoTests(output, exitCode) };
  },
};

/** The tests of the app's server once more, on PostgreSQL, and those of what several processes share. */
export const postgresTests = {
  name: "server on PostgreSQL",
  async run() {
    if (!(await findPostgres())) return withoutPostgres();
    const postgres = await startPostgres({ password: "p@ss/word" });
    try {
      const targets = ["--bin", "car-services-server", "--test", "server_on_postgres"];
      const { exitCode, output } = await run([...nativeTestCommand, ...targets, "--no-fail-fast", "--", "--include-ignored"], {
        show,
        environment: { ...linting, ...environmentOf(postgres) },
      });
      return { output, ...countCargoTests(output, exitCode) };
    } finally {
      await postgres.stop();
    }
  },
};

/** The app's server under load for some seconds, on both databases: what is kept, not how fast; `make load` measures that too. */
export const loadTests = {
  name: "load",
  async run() {
    const hasPostgres = await findPostgres();
    const engines = hasPostgres ? "postgres,sqlite" : "sqlite";
    const { exitCode, output } = await run(["node", "tests/load/check.mjs", "--quick", "--engines", engines], { show });
    const counts = countDeployCheck(output, exitCode);
    if (hasPostgres) return { output, ...counts };
    const { note, failed, skipped } = withoutPostgres();
    return { output, note, passed: counts.passed, failed: counts.failed + failed, skipped };
  },
};

/** The native tests have built the servers with theirs; alone they would be compiled with other features of all their dependencies. */
function buildServers() {
  return run([...nativeTestCommand, "--no-run"], { show, environment: linting });
}

/** What can't be tried is said; in CI it is a failure. */
function withoutPostgres() {
  const note = "PostgreSQL is not installed: apt-get install postgresql";
  const isRequired = process.env.CI === "true";
  return { output: note, passed: 0, failed: isRequired ? 1 : 0, skipped: isRequired ? 0 : 1, note };
}

/** Others' clients of Pipedrive's API against the stand-in for it. */
export const clientTests = {
  name: "clients",
  async run() {
    const build = await buildServers();
    if (build.exitCode !== 0) return { output: build.output, ...countCheck(1) };
    const { exitCode, output } = await run(["node", "--test", "--test-timeout=60000", "--test-reporter=tap", "tests/clients/"], { show });
    return { output, ...countNodeTests(output, exitCode) };
  },
};

export const browserUnitTests = {
  name: "browser unit tests",
  async run() {
    const environment = { ...linting, ...(await webdriverEnvironment()) };
    const { exitCode, output } = await run([...browserTestCommand, "--no-fail-fast"], { show, environment });
    return { output, ...countCargoTests(output, exitCode) };
  },
};

/** Storms of writes on a simulated network: their counts, as the test prints them. */
export async function stormsOfWrites(seeds) {
  const command = ["cargo", "test", "--locked", ...browserTarget, "--bins", "storm", "--", "--nocapture"];
  const environment = { ...plain, ...(await webdriverEnvironment()), STORM_SEEDS: String(seeds) };
  const { exitCode, output } = await run(command, { show, environment });
  const counts = /^storms: (\{.*\})$/m.exec(output)?.[1];
  return { passed: exitCode === 0 && counts !== undefined, counts: counts && JSON.parse(counts), output };
}

/** Four checks: the release builds, the first load of each page is small enough, no part grew unasked, nothing of the preview is in it. */
export const releaseBundle = {
  name: "release bundle",
  async run() {
    const build = await run(["pipeframe-build", "release", "--locked", "--dist", releaseBuild], { show });
    if (build.exitCode !== 0) {
      return { output: build.output, passed: 0, failed: 4, skipped: 0 };
    }
    const { sizes, complaints } = await judge(releaseBuild);
    const failed = Object.values(complaints).filter((list) => list.length > 0).length;
    const loads = sizes.pages.map(({ page, total }) => `${page} ${total.brotli.toLocaleString("en-US")}`);
    const note = `first load in brotli: ${loads.join(", ")}; limit ${brotliLimit.toLocaleString("en-US")}`;
    return { output: Object.values(complaints).flat().join("\n"), passed: 4 - failed, failed, skipped: 0, note, built: true };
  },
};

export const previewBundle = {
  name: "preview bundle",
  async run() {
    const build = await run(["trunk", "build", "--locked", "--dist", previewBuild], { show, environment: { PIPEFRAME_COMPANION: "1" } });
    if (build.exitCode !== 0) {
      return { output: build.output, ...countCheck(1) };
    }
    const found = new Set((await findPreviewTraces(previewBuild)).map(({ trace }) => trace));
    const stale = previewTraces.filter((trace) => !found.has(trace));
    const output = stale.map((trace) => `The preview does not hold "${trace}": tools/dist/preview-traces.mjs looks for nothing.\n`).join("");
    return { output, ...countCheck(stale.length), built: true };
  },
};

/** Installations, tokens, webhooks and events: the app's server and Pipedrive's stand-in, each a process of its own; on PostgreSQL two of the server. */
export const installationTests = {
  name: "installation",
  async run() {
    const build = await buildServers();
    if (build.exitCode !== 0) return { output: build.output, ...countCheck(1) };
    const { exitCode, output } = await run([...installationCommand, "tests/installation/"], { show });
    return { output, ...countNodeTests(output, exitCode) };
  },
};

/** What becomes of a connection once more, with two processes of the server that share a PostgreSQL. The programs are built by then. */
export const installationOnPostgres = {
  name: "installation, PostgreSQL",
  async run() {
    if (!(await findPostgres())) return withoutPostgres();
    const postgres = await startPostgres({ password: "p@ss/word" });
    try {
      const command = [...installationCommand, "tests/installation/life.test.mjs"];
      const { exitCode, output } = await run(command, { show, environment: environmentOf(postgres) });
      return { output, ...countNodeTests(output, exitCode) };
    } finally {
      await postgres.stop();
    }
  },
};

/** The configurations of a release in the servers that they are for; a server that is not installed is skipped. */
export const hostingTests = {
  name: "hosting",
  async run() {
    const { exitCode, output } = await run(["node", "--test", "--test-timeout=120000", "--test-reporter=tap", "tests/hosting/"], { show });
    return { output, ...countNodeTests(output, exitCode) };
  },
};

/** An extension begun from the template, as a stranger would; each of its tests builds it in one way. */
export const templateTests = {
  name: "template",
  async run() {
    const { exitCode, output } = await run(["node", "--test", "--test-reporter=tap", "tests/template/"], { show });
    return { output, ...countNodeTests(output, exitCode) };
  },
};

/** The release behind nginx over TLS, in the browsers that are quick: `make deploy-check` tries more. */
export const deployTests = {
  name: "deployment",
  async run() {
    const backend = await buildServers();
    if (backend.exitCode !== 0) return { output: backend.output, ...countCheck(1) };
    const command = ["node", "tests/deploy/check.mjs", "--browsers", "chromium,firefox", "--conditions", "whole,blocked"];
    const { exitCode, output } = await run([...command, "--release", releaseBuild, "--preview", previewBuild], { show });
    return { output, ...countDeployCheck(output, exitCode) };
  },
};

export const browserTests = {
  name: "browser tests",
  async run() {
    return inBrowsers([], "target/test-results/browser.json");
  },
};

/** The whole life of an installation in a browser once more, with two processes of the server that share a PostgreSQL. */
export const installationInBrowserOnPostgres = {
  name: "browser, PostgreSQL",
  async run() {
    if (!(await findPostgres())) return withoutPostgres();
    const postgres = await startPostgres({ password: "p@ss/word" });
    try {
      return await inBrowsers(["installation.spec.mjs"], "target/test-results/browser-postgres.json", environmentOf(postgres));
    } finally {
      await postgres.stop();
    }
  },
};

async function inBrowsers(files, reportPath, environment = {}) {
  await rm(reportPath, { force: true });
  const [previewPort, releasePort, interopPort] = await freePorts(3);
  const { exitCode, output } = await run(["playwright", "test", "--config", "tests/browser/playwright.config.mjs", ...files], {
    show,
    environment: {
      ...environment,
      PIPEFRAME_BROWSER_REPORT: reportPath,
      PIPEFRAME_PREVIEW_PORT: String(previewPort),
      PIPEFRAME_RELEASE_PORT: String(releasePort),
      PIPEFRAME_INTEROP_PORT: String(interopPort),
    },
  });
  const report = await readReport(reportPath);
  return { output: [describeFailures(report), output].join("\n"), warnings: passedAtASecondTry(report), ...countBrowserTests(report, exitCode) };
}

function check(name, command, environment = {}) {
  return {
    name,
    async run() {
      const { exitCode, output } = await run(command, { show, environment: { ...plain, ...environment } });
      return { output, ...countCheck(exitCode) };
    },
  };
}

/** Compiles the programs of the tests. A warning is a failure, also one of a former run: cargo repeats those. */
function lint(name, command) {
  return {
    name,
    async run() {
      const { exitCode, output } = await run([...command, "--no-run", "--quiet", "--message-format=json"], { show, environment: linting });
      const complaints = compilerComplaints(output);
      return { output: exitCode !== 0 && complaints.length === 0 ? output : complaints.join("\n"), ...countCheck(complaints.length || exitCode) };
    },
  };
}

async function webdriverEnvironment() {
  const path = `${process.cwd()}/target/webdriver.json`;
  await mkdir("target", { recursive: true });
  await writeFile(path, JSON.stringify({ "goog:chromeOptions": { binary: process.env.CHROME, args: browserFlags } }));
  return { WASM_BINDGEN_TEST_WEBDRIVER_JSON: path, WASM_BINDGEN_TEST_TIMEOUT: "120", WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60" };
}

async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}
