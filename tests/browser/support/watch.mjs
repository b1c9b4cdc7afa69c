// What no test may leave behind: a complaint in the console, an unhandled error, or a signed token anywhere but in
// the address that Pipedrive gives a frame.

import { expect } from "@playwright/test";

const token = /[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}/;

/** Listens from now on; `expectNothing()` looks through the frames as well. */
export function watch(page, expected) {
  const said = [];
  const complaints = [];
  page.on("console", (message) => {
    said.push(message.text());
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const unexpected = () => complaints.filter((complaint) => !expected?.test(complaint));
  return {
    async expectNothing() {
      expect(unexpected(), "complaints in the console").toEqual([]);
      // A page that is just starting has not taken it out of its address yet.
      await expect.poll(async () => {
        const kept = await Promise.all(page.frames().filter(isApp).map(whatIsKept));
        return [...said, ...kept.flat()].filter((text) => token.test(text));
      }, "texts with a token").toEqual([]);
    },
  };
}

/** The preview's own page knows tokens, as Pipedrive does: it writes them. */
function isApp(frame) {
  return frame.parentFrame() !== null;
}

/** A frame's address, storage, and what it shows. */
async function whatIsKept(frame) {
  const read = () => {
    const stored = (name) => {
      try {
        return JSON.stringify({ ...globalThis[name] });
      } catch {
        // The browser denies storage to this frame.
        return "";
      }
    };
    return [location.href, stored("localStorage"), stored("sessionStorage"), JSON.stringify(history.state), document.documentElement.outerHTML];
  };
  return frame.evaluate(read).catch((error) => {
    if (frame.isDetached()) return [];
    // A frame that goes elsewhere meanwhile is looked at where it arrives.
    if (error.message.includes("context was destroyed")) return whatIsKept(frame);
    throw error;
  });
}
