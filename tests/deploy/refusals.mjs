// Who may not show the app's pages: another site, and Pipedrive's own name over http. Where they may, they say hello at once.

import { asSeen, until } from "./page.mjs";
import { app, pipedrive, stranger } from "./names.mjs";

/** What each is called in the table, and where the page with the frame is. */
export const refusals = {
  "another site": `https://${stranger}`,
  "over http": `http://${pipedrive}`,
};

/** Shows a surface in a frame of a page, until the frame has loaded or was refused. @returns {Promise<string[]>} what came from it */
async function saidIn(page, origin, surface) {
  const frame = `https://${app}/${surface}?id=1&resource=deal&view=details&selectedIds=1&userId=1&companyId=2&theme=light`;
  await page.goto(`${origin}/frame.html?frame=${encodeURIComponent(frame)}`);
  const top = asSeen(page.top);
  await until("the frame has loaded", () => top.run(() => globalThis.ended));
  return top.run(() => globalThis.said());
}

/** @throws when the surface runs in a frame of that origin */
export async function isRefused(page, name, surface) {
  const said = await saidIn(page, refusals[name], surface);
  if (said.length > 0) throw new Error(`it runs in a frame of ${refusals[name]}, and said ${said.join(", ")}`);
}

/** @throws when the surface does not run in a frame of Pipedrive's, by which a refusal means something */
export async function isAllowed(page, surface) {
  const said = await saidIn(page, `https://${pipedrive}`, surface);
  if (!said.includes("initialize")) throw new Error(`it does not say hello in a frame of https://${pipedrive}`);
}
