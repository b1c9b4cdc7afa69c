// A test's browser is an ordinary one. Playwright's own contexts are private windows, in which Chromium denies frames of
// another site all storage.

import { chromium, expect, test as base } from "@playwright/test";

export { expect };

export const test = base.extend({
  context: async ({ launchOptions, viewport, baseURL }, use) => {
    const context = await chromium.launchPersistentContext("", { ...launchOptions, viewport, baseURL });
    await use(context);
    await context.close();
  },
});
