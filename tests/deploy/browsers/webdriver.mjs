// The words of WebDriver (https://www.w3.org/TR/webdriver2/) that the check needs.

import { writeFile } from "node:fs/promises";

const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Opens a session with a driver at this address, and gives the browser's version and what the check does with a page. */
export async function openSession(driver, capabilities) {
  const { sessionId, capabilities: given } = await command("POST", `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
  const session = `${driver}/session/${sessionId}`;
  const post = (path, body = {}) => command("POST", `${session}/${path}`, body);
  await command("POST", `${session}/timeouts`, { pageLoad: 60_000, script: 20_000 });

  const call = (action, given) => post("execute/async", { script: calling(action), args: [given ?? null] });
  const documentIn = (enter) => ({
    async run(action, given) {
      await enter();
      const { value, error } = await call(action, given);
      if (error) throw new Error(error);
      return value;
    },
    async find(finder, given) {
      await enter();
      const { value } = await call(finder, given);
      if (!value) return undefined;
      const at = `element/${value[elementKey]}`;
      return {
        press: () => post(`${at}/click`),
        async write(text) {
          await post(`${at}/click`);
          await call((element) => element.select(), value);
          await post("actions", { actions: [{ type: "key", id: "keys", actions: [...text].flatMap((key) => ["keyDown", "keyUp"].map((type) => ({ type, value: key }))) }] });
        },
      };
    },
  });
  const enterTop = () => post("frame", { id: null });
  const enterFrame = async (selector) => {
    await enterTop();
    await post("frame", { id: await post("element", { using: "css selector", value: selector }) });
  };
  return {
    version: given.browserVersion,
    page: {
      goto: (url) => post("url", { url }),
      top: async () => documentIn(enterTop),
      frame: async (selector) => documentIn(() => enterFrame(selector)),
      picture: async (path) => writeFile(path, Buffer.from(await command("GET", `${session}/screenshot`), "base64")),
    },
    resize: (width, height) => post("window/rect", { width, height }),
    end: () => command("DELETE", session),
  };
}

/** The body of a script that calls the function and gives its value or its error back. Its text stands in it: a page's policy may forbid `eval`. */
const calling = (action) => `
  const [given, done] = arguments;
  Promise.resolve(given).then(${action}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;

async function command(method, address, body) {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
