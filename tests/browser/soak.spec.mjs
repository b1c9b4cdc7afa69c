// A short use of the preview, so that what grows is found early. `make soak` is the long one.

import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";
import { soak } from "../soak/drive.mjs";
import { compare } from "../soak/figures.mjs";

// A busy machine takes its time.
test.setTimeout(300_000);

test("nothing in the preview grows while an app posts and its frames are reloaded", async ({ page }) => {
  const { figures } = await soak(page, {
    preview: preview.page,
    app: `${interop.frames}/soak`,
    // The log is full by then.
    warmUp: { messages: 1_100, reloads: 8 },
    messages: 1_200,
    reloads: 12,
  });
  expect(compare(figures).filter(({ grew }) => grew)).toEqual([]);
});
