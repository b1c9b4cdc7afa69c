import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const installs = 'while [ "$1" != --root ]; do shift; done; mkdir -p "$2/bin"';
const printsVersion = (version) => `#!/bin/sh\necho "trunk ${version}"\n`;
const writesTrunk = `${installs}; printf '#!/bin/sh\\necho "trunk 0.21.14"\\n' > "$2/bin/trunk"; chmod +x "$2/bin/trunk"`;

test("a tool is built once and found by the next run", () =>
  onMachine({ cargo: writesTrunk }, async ({ install, calls, has }) => {
    assert.equal((await install("install_trunk")).code, 0);
    assert.equal((await install("install_trunk")).code, 0);
    assert.equal((await calls()).length, 1);
    assert.ok(await has("tools/trunk-0.21.14/bin/trunk"));
  }));

test("two runs at once build a tool once", () =>
  onMachine({ cargo: `sleep 0.5; ${writesTrunk}` }, async ({ install, calls }) => {
    const [one, other] = await Promise.all([install("install_trunk"), install("install_trunk")]);
    assert.deepEqual([one.code, other.code], [0, 0]);
    assert.equal((await calls()).length, 1);
  }));

test("a tool whose build broke off is not taken for whole", () =>
  onMachine({ cargo: `${writesTrunk}; exit 101` }, async ({ install, has }) => {
    const { code, said } = await install("install_trunk");
    assert.equal(code, 1);
    assert.match(said, /trunk 0\.21\.14 is missing/);
    assert.match(said, /What to do:/);
    assert.ok(!(await has("tools/trunk-0.21.14")));
  }));

test("a folder without a program that runs is built again", () =>
  onMachine({ cargo: writesTrunk }, async ({ install, calls, home }) => {
    await mkdir(join(home, "tools/trunk-0.21.14/bin"), { recursive: true });
    await writeFile(join(home, "tools/trunk-0.21.14/bin/trunk"), "half");
    assert.equal((await install("install_trunk")).code, 0);
    assert.equal((await calls()).length, 1);
  }));

test("a newer trunk on PATH is used", () =>
  onMachine({ cargo: "exit 1", programs: { trunk: printsVersion("0.22.1") } }, async ({ install, calls }) => {
    assert.equal((await install("install_trunk")).code, 0);
    assert.equal((await calls()).length, 0);
  }));

test("an older trunk on PATH is not used", () =>
  onMachine({ cargo: writesTrunk, programs: { trunk: printsVersion("0.21.5") } }, async ({ install, calls }) => {
    assert.equal((await install("install_trunk")).code, 0);
    assert.equal((await calls()).length, 1);
  }));

test("a version that the registry lacks is worked around without the tool's lock file", () =>
  onMachine({ cargo: `case "$*" in *--locked*) echo "failed to select a version"; exit 101;; esac; ${writesTrunk}` }, async ({ install, calls }) => {
    assert.equal((await install("install_trunk")).code, 0);
    assert.deepEqual((await calls()).map((call) => call.includes("--locked")), [true, false]);
  }));

test("a browser and a driver of different versions are not a pair", () =>
  onMachine({ programs: { chrome: "#!/bin/sh\necho Chromium 156.0.1\n", driver: "#!/bin/sh\necho ChromeDriver 155.0.9\n" } }, async ({ install }) => {
    assert.equal((await install("are_a_pair chrome driver")).code, 1);
    assert.equal((await install("are_a_pair chrome chrome")).code, 0);
  }));

/** Runs `use` on a machine of its own: an empty home for the tools, a pretended cargo, and what else is put on PATH. */
async function onMachine({ cargo = "exit 1", programs = {} }, use) {
  const home = await mkdtemp(join(tmpdir(), "pipeframe-"));
  const log = join(home, "calls");
  const onPath = { ...programs, cargo: `#!/usr/bin/env bash\necho "$*" >> "${log}"\n${cargo}\n` };
  await mkdir(join(home, "bin"));
  for (const [name, content] of Object.entries(onPath)) {
    await writeFile(join(home, "bin", name), content);
    await chmod(join(home, "bin", name), 0o755);
  }
  const environment = { PATH: `${home}/bin:/usr/bin:/bin`, HOME: home, PIPEFRAME_TOOLS: join(home, "tools") };
  try {
    await use({
      home,
      has: (path) => access(join(home, path)).then(() => true, () => false),
      calls: () => readFile(log, "utf8").then((text) => text.trim().split("\n"), () => []),
      install: (what) => bash(`source tools/environment.sh; source tools/report.sh; source tools/install.sh; ${what}`, environment),
    });
  } finally {
    await rm(home, { recursive: true });
  }
}

function bash(script, environment) {
  return new Promise((resolve) => {
    execFile("bash", ["-c", script], { cwd: repository, env: environment }, (error, out, said) => {
      resolve({ code: error?.code ?? 0, said });
    });
  });
}
