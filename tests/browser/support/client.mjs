// A test client of tests/interop in a frame, as its user sees it.

import { expect } from "@playwright/test";

/** @param {import("@playwright/test").FrameLocator} frame */
export function clientIn(frame) {
  // A hidden window is neither visible nor read aloud.
  const lines = frame.locator("li");
  const line = (text) => frame.locator("ol").getByText(text, { exact: true }).first();
  return {
    /** Waits until the client has said hello. */
    isReady: () => expect(line("ready")).toBeAttached(),
    /** The commands that its SDK has. */
    commands: () => frame.locator("option").allTextContents(),
    /** Posts a command by the client's form. */
    send: (command, args) => post(frame, command, args),
    /** Waits until the client shows exactly this text. */
    tells: (text) => expect(line(text)).toBeAttached(),
    /** All that the client has told so far. */
    told: () => lines.allTextContents(),
  };
}

/** A hidden window has a form too, which can't be used. */
async function post(frame, command, args) {
  await frame.locator("form").evaluate((form, { command, args }) => {
    form.elements.command.value = command;
    form.elements.args.value = args;
    form.requestSubmit();
  }, { command, args: args === undefined ? "" : JSON.stringify(args) });
}
