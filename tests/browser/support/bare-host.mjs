// The least that a page needs around it: a window on another site that shows it in a frame and answers `initialize`.

/**
 * Shows a page of the app in a frame of a width in pixels. The host answers the handshake unless `silent`; `answerNow()` does
 * it later, and `initialized()` waits until it was asked for. Further commands get nothing, or what `replies` has for them.
 * `answerWith(command, reply)` changes that. `asked()` gives what was posted, `tell(event, data)` posts to each who listens to the
 * event, `tellMany(event, list, times)` the list's items in turn, its last one last.
 *
 * @returns {Promise<{frame: import("@playwright/test").FrameLocator, answerNow: () => Promise<void>, initialized: () => Promise<unknown>,
 *   asked: () => Promise<object[]>, answerWith: (command: string, reply: unknown) => Promise<void>,
 *   tell: (event: string, data: unknown) => Promise<void>, tellMany: (event: string, list: unknown[], times: number) => Promise<void>}>}
 */
export async function showInBareHost(page, address, { silent = false, width = 385, replies = {} } = {}) {
  const host = new URL(bareHostPath, address);
  host.hostname = "127.0.0.1";
  host.searchParams.set("frame", address);
  host.searchParams.set("width", width);
  if (silent) host.searchParams.set("silent", "");
  host.searchParams.set("replies", JSON.stringify(replies));
  await page.goto(host.href);
  return {
    frame: page.frameLocator('iframe[title="A page of the app"]'),
    answerNow: () => page.evaluate(() => globalThis.answerNow()),
    initialized: () => page.waitForFunction(() => globalThis.initialized),
    asked: () => page.evaluate(() => globalThis.asked),
    answerWith: (command, reply) => page.evaluate(([command, reply]) => { globalThis.replies[command] = reply; }, [command, reply]),
    tellMany: (event, data, times) => page.evaluate(([event, data, times]) => {
      for (let told = 0; told < times; told += 1) globalThis.tell(event, data[told % data.length]);
      // What counts is what was told last.
      globalThis.tell(event, data.at(-1));
    }, [event, data, times]),
    tell: (event, data) => page.evaluate(([event, data]) => globalThis.tell(event, data), [event, data]),
  };
}

/** Serves the documents with a policy that lets no script of theirs run, as a server might that knows nothing of them. */
export async function forbidScripts(page) {
  await page.route(/\/panel\?/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "script-src 'none'" } });
  });
}

/** Where the servers of the tests show the host; a page that Playwright made up itself may not load frames from this machine. */
export const bareHostPath = "/bare-host";

/** The address of a surface as Pipedrive writes it, on the frames' site of a server. */
export function surfaceAddress(server, path, query = {}) {
  const parameters = new URLSearchParams({
    resource: "deal",
    view: "details",
    userId: "12345",
    companyId: "54321",
    selectedIds: "1",
    id: "frame-1",
    theme: "light",
    token: "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOjEyMzQ1fQ.c2lnbmF0dXJlLW9mLWEtdGVzdA",
    ...query,
  });
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) parameters.delete(name);
  }
  return `${server.frames}/${path}?${parameters}`;
}

/** The host's page, for the query that `showInBareHost` asks with. */
export function bareHostPage(query) {
  const address = query.get("frame").replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const replies = (query.get("replies") ?? "{}").replaceAll("<", "\\u003c");
  return `<!doctype html>
    <html lang="en">
    <title>Bare host</title>
    <link rel="icon" href="data:,">
    <style>body { margin: 0 } h1 { position: absolute; clip-path: inset(50%) } iframe { border: 0; width: ${Number(query.get("width"))}px; height: 400px }</style>
    <script>
      const waiting = [];
      let silent = ${query.has("silent")};
      const replies = globalThis.replies = ${replies};
      const listeners = [];
      globalThis.asked = [];
      globalThis.answerNow = () => { silent = false; waiting.splice(0).forEach((port) => port.postMessage({})); };
      globalThis.tell = (event, data) => listeners.filter((listener) => listener.event === event).forEach(({ port }) => port.postMessage({ data }));
      addEventListener("message", ({ data, ports: [port] }) => {
        const { type, event, command } = data?.payload ?? {};
        if (type === "listener") listeners.push({ event, port });
        if (type !== "command") return;
        globalThis.asked.push(data.payload);
        globalThis.initialized = true;
        if (silent) waiting.push(port); else port.postMessage(replies[command] ?? {});
      });
    </script>
    <main><h1>Bare host</h1><iframe title="A page of the app" src="${address}"></iframe></main>`;
}
