// Documents by handles of elements, as Playwright and Puppeteer have them alike.

/** @param page of Playwright or of Puppeteer */
export function pageOfHandles(page) {
  const documentOf = (frame) => ({
    run: (action, given) => frame.evaluate(action, given),
    async find(finder, given) {
      const element = (await frame.evaluateHandle(finder, given)).asElement();
      return element && { press: () => element.click({ timeout: 5_000 }), write: (text) => replaceText(page, element, text) };
    },
  });
  return {
    goto: (address) => page.goto(address),
    top: async () => documentOf(page.mainFrame()),
    async frame(selector) {
      const element = await page.$(selector);
      const frame = await element?.contentFrame();
      if (!frame) throw new Error(`there is no frame ${selector}`);
      return documentOf(frame);
    },
    picture: (path) => page.screenshot({ path }),
    close: () => page.close(),
  };
}

async function replaceText(page, element, text) {
  await element.click({ clickCount: 3, count: 3 });
  await page.keyboard.press("Backspace");
  await element.type(text);
}
