// The test of a journey. Its browser is an ordinary one, opened once a worker: Playwright's own contexts are private windows.
// What a test leaves in it is forgotten, and a test that leaves a complaint in the console or a token anywhere fails.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test as base } from "@playwright/test";
import { testHeader } from "./addresses.mjs";
import { record } from "./story.mjs";
import { watch } from "./watch.mjs";

export { expect };

export const test = base.extend({
  /** The complaints in the console that belong to the test, as a pattern. */
  expectedComplaints: [undefined, { option: true }],

  /** Whether frames of another site have storage, as Chrome gives it to people; under Playwright Chromium denies it. */
  framesHaveStorage: [false, { option: true, scope: "worker" }],

  person: [async ({ launchOptions, framesHaveStorage }, use, { project }) => {
    const { viewport, baseURL } = project.use;
    const profile = await mkdtemp(join(tmpdir(), "pipeframe-"));
    if (framesHaveStorage) {
      await mkdir(join(profile, "Default"));
      await writeFile(join(profile, "Default", "Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
    }
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, viewport, baseURL });
    await use(context);
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }, { scope: "worker" }],

  context: async ({ person }, use) => use(person),

  page: async ({ person, expectedComplaints }, use, testInfo) => {
    const page = await person.newPage();
    await page.setExtraHTTPHeaders({ [testHeader]: testInfo.testId });
    const watched = watch(page, expectedComplaints);
    const story = record(page);
    await use(page);
    if (testInfo.status === testInfo.expectedStatus) await watched.expectNothing();
    else await tell(story, testInfo);
    await Promise.all(page.frames().map(forget));
    await page.close();
  },
});

async function tell(story, testInfo) {
  const path = testInfo.outputPath("story.txt");
  await writeFile(path, await story());
  await testInfo.attach("story", { path, contentType: "text/plain" });
}

async function forget(frame) {
  const clear = () => {
    localStorage.clear();
    sessionStorage.clear();
  };
  // A frame that is gone, or shows what has no storage, has nothing to forget.
  await frame.evaluate(clear).catch(() => {});
}
