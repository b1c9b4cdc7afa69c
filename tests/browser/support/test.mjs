// The test of a journey. Its browser is an ordinary one, opened once a worker: Playwright's own contexts are private windows,
// in which Chromium denies frames of another site all storage. What a test leaves in it is forgotten, and a test that leaves
// a complaint in the console or a token anywhere fails.

import { chromium, expect, test as base } from "@playwright/test";
import { testHeader } from "./addresses.mjs";
import { watch } from "./watch.mjs";

export { expect };

export const test = base.extend({
  /** The complaints in the console that belong to the test, as a pattern. */
  expectedComplaints: [undefined, { option: true }],

  person: [async ({ launchOptions }, use, { project }) => {
    const { viewport, baseURL } = project.use;
    const context = await chromium.launchPersistentContext("", { ...launchOptions, viewport, baseURL });
    await use(context);
    await context.close();
  }, { scope: "worker" }],

  context: async ({ person }, use) => use(person),

  page: async ({ person, expectedComplaints }, use, { testId, status, expectedStatus }) => {
    const page = await person.newPage();
    await page.setExtraHTTPHeaders({ [testHeader]: testId });
    const watched = watch(page, expectedComplaints);
    await use(page);
    if (status === expectedStatus) await watched.expectNothing();
    await Promise.all(page.frames().map(forget));
    await page.close();
  },
});

async function forget(frame) {
  const clear = () => {
    localStorage.clear();
    sessionStorage.clear();
  };
  // A frame that is gone, or shows what has no storage, has nothing to forget.
  await frame.evaluate(clear).catch(() => {});
}
