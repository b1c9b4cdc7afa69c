// Runs every suite, says how each went, and ends with one line over all: `N passed, N failed`.

import * as suites from "./suites.mjs";

const verbose = process.env.VERBOSE === "1";
const total = { passed: 0, failed: 0 };

// The release is built with another profile, mostly on one core: it runs beside the rest.
const release = report(suites.releaseBundle);
await report(suites.formatting);
await report(suites.toolTests);
await report(suites.nativeLints);
await report(suites.documentation);
await report(suites.browserLints);
await report(suites.nativeTests);
await report(suites.postgresTests);
await report(suites.clientTests);
await report(suites.loadTests);
await report(suites.browserUnitTests);
const bundles = [await report(suites.previewBundle), await release];
await report(suites.installationTests);
await report(suites.installationOnPostgres);
await report(suites.hostingTests);
await report(suites.templateTests);
for (const suite of [suites.deployTests, suites.browserTests, suites.installationInBrowserOnPostgres]) {
  await report(bundles.every(({ built }) => built) ? suite : notRun(suite, "a bundle was not built"));
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function report(suite) {
  const started = performance.now();
  const outcome = await suite.run();
  const { passed, failed, skipped, note, output, warnings = [] } = outcome;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  const counts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`, note].filter(Boolean).join(", ");
  console.log(`${failed === 0 ? "ok    " : "FAILED"}  ${suite.name.padEnd(20)} ${`${seconds} s`.padStart(8)}  ${counts}`);
  for (const warning of warnings) {
    console.log(`    passed at a second try: ${warning}`);
  }
  if (failed > 0 && !verbose) {
    console.log(output.trimEnd().replaceAll(/^/gm, "    "));
  }
  return outcome;
}

function notRun({ name }, reason) {
  return { name, run: async () => ({ passed: 0, failed: 1, skipped: 0, note: `not run: ${reason}`, output: "" }) };
}
