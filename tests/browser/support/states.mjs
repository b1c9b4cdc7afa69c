// In which of the few states that a surface can be seen in it is.

/** What a surface shows, in a few words; `undefined` while it is still on the way to something. */
export async function stateOf(page, surface) {
  const { status, asks } = await page.evaluate((surface) => {
    const { frames, confirmations } = globalThis.preview.state();
    const found = frames.find((frame) => frame.surface === surface);
    return { status: found?.status, asks: confirmations.some(({ frame }) => frame === found?.frame) };
  }, surface);
  if (asks) return "asks";
  if (status === "not-displayed") return "not displayed";
  if (status !== "initialised") return undefined;
  const html = page.frameLocator(`iframe[data-surface=${surface}]`).locator("html");
  // A frame that is just being reloaded has nothing to look at.
  return html.evaluate(shown, undefined, { timeout: 5_000 }).catch(() => undefined);
}

/** Runs in the frame. */
function shown() {
  const seen = (selector) => [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
  if (seen("#start, .skeleton")) return undefined;
  if (seen("[aria-busy=true]")) return "waits";
  const screen = seen(".screen h1");
  if (screen) return `screen: ${screen.textContent}`;
  const alert = seen("[role=alert]");
  if (alert) return `notice: ${alert.innerText.replaceAll(/\s+/g, " ").trim()}`;
  if (seen(".dialog-hint")?.textContent.startsWith("Waiting for your answer in Pipedrive.")) return "question without an answer";
  return seen(".surface") && document.body.innerText.trim().length > 0 ? "content" : undefined;
}
