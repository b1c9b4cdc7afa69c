// The clock of the app's frames, as a test wants it. Pipedrive's own page has the right time. Playwright's clock is of no use
// there: the numbers of its timers don't fit what WebAssembly keeps of them.

/** It is wrong by this many seconds, in the frames that are open and in those to come. */
export function shiftClock(page, seconds) {
  return inEachFrame(page, seconds, (seconds) => {
    if (window.parent === window) return;
    const RightDate = Date;
    globalThis.Date = class extends RightDate {
      static now() {
        return RightDate.now() + seconds * 1000;
      }

      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(Date.now());
      }
    };
  });
}

/** It runs this many times as fast, and so do the timers. */
export function speedUpClock(page, factor) {
  return inEachFrame(page, factor, (factor) => {
    if (window.parent === window) return;
    const RightDate = Date;
    const began = RightDate.now();
    const wait = globalThis.setTimeout.bind(globalThis);
    globalThis.setTimeout = (run, milliseconds, ...values) => wait(run, milliseconds / factor, ...values);
    globalThis.Date = class extends RightDate {
      static now() {
        return began + (RightDate.now() - began) * factor;
      }
    };
  });
}

/** The timers of Pipedrive's own page run this many times as fast, from its next load on. */
export function hurryHost(page, factor) {
  return page.addInitScript((factor) => {
    if (window.parent !== window) return;
    const wait = globalThis.setTimeout.bind(globalThis);
    globalThis.setTimeout = (run, milliseconds, ...values) => wait(run, milliseconds / factor, ...values);
  }, factor);
}

/** Waits until this many seconds have passed in a frame, by its own clock. */
export async function passInFrame(frame, seconds) {
  await frame.locator("html").evaluate((_, seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); }), seconds);
}

async function inEachFrame(page, value, run) {
  await page.addInitScript(run, value);
  await Promise.all(page.frames().map((frame) => frame.evaluate(run, value)));
}
